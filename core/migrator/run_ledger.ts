/**
 * What running needs of the ledger: where a database stands, and the rows that a run writes.
 *
 * @module
 */
import type { LedgerName, RunDialect } from "../dialects/dialect.ts";
import type { Connection, Query, Row } from "../drivers/driver.ts";
import { DatabaseError, MigrError } from "../errors.ts";
import type { SqlValue } from "../operations/operation.ts";
import type { Direction } from "../revisions/revision.ts";

/** What the ledger says about one revision. */
export interface LedgerEntry {
  readonly id: string;
  /** `upgrade` and `downgrade`: the revision was left in the middle of that. */
  readonly state: "applied" | Direction;
  readonly downRevisions: readonly string[];
  readonly dependsOn: readonly string[];
  /** SHA-256 of the revision's file with its line endings normalised. */
  readonly checksum: string;
  /** How many statements of a half-applied revision are done. */
  readonly statementsDone: number;
  /** Of a half-applied revision: what its statements were, and whether one more was under way. */
  readonly progress?: Progress | undefined;
}

/** How far a revision is that runs outside of a transaction. */
export interface Progress {
  /** A hash of the statements that are done, so that a resumed run skips those and no others. */
  readonly fingerprint: string;
  /** The next statement was begun and cannot be in a transaction, so it may have happened. */
  readonly underWay: boolean;
}

/** A row of the ledger as it is written. */
export interface LedgerRecord extends LedgerEntry {
  readonly message: string;
  /** ISO 8601, UTC. */
  readonly appliedAt: string;
  readonly durationMs: number;
  readonly appliedBy: string;
  /** What takes the revision back without its file, as JSON; `null` when nothing can. */
  readonly downgrade: string | null;
}

/** A line of the log. */
export interface LogRecord {
  readonly at: string;
  readonly action: Direction | "stamp" | "unstamp" | "repair";
  readonly revision: string;
  readonly durationMs: number;
  readonly appliedBy: string;
}

const DEFAULT_LEDGER: LedgerName = { schema: "", revisions: "migr_revisions", log: "migr_log", lock: "migr_lock" };

/** Rows for each INSERT: far below every engine's limit on parameters. */
const ROWS_PER_INSERT = 200;

const COLUMNS = [
  "id",
  "state",
  "down_revisions",
  "depends_on",
  "checksum",
  "statements_done",
  "message",
  "applied_at",
  "duration_ms",
  "applied_by",
  "downgrade",
  "progress",
] as const;

/** The column that ledgers of early versions lack. */
const YOUNGEST = "progress";
const YOUNGEST_COLUMN = "progress varchar(64)";

const UNDER_WAY = " under way";

/** The configured names, completed by the defaults. */
export function ledgerName(partial: Partial<LedgerName> | undefined): LedgerName {
  return { ...DEFAULT_LEDGER, ...partial };
}

/**
 * The ledger of one database. Reading costs one query; writing is given as queries, so that the runner decides in which
 * transaction and with which round trip they travel.
 */
export class RunLedger {
  readonly name: LedgerName;
  protected readonly dialect: RunDialect;
  /** The tables, as SQL names them. */
  protected readonly revisions: string;
  protected readonly logs: string;
  /** An early version made the tables. */
  #isOld = false;

  constructor(dialect: RunDialect, name: LedgerName) {
    this.dialect = dialect;
    this.name = name;
    this.revisions = this.#qualified(name.revisions);
    this.logs = this.#qualified(name.log);
  }

  #qualified(table: string): string {
    const { schema } = this.name;
    return schema === "" ? this.dialect.quote(table) : `${this.dialect.quote(schema)}.${this.dialect.quote(table)}`;
  }

  /** All entries by id, or `undefined` when there is no ledger yet. */
  async read(connection: Connection): Promise<ReadonlyMap<string, LedgerEntry> | undefined> {
    const columns = "id, state, down_revisions, depends_on, checksum, statements_done";
    const select = async (list: string): Promise<readonly Row[]> =>
      await connection.query(`SELECT ${list} FROM ${this.revisions} ORDER BY id`);
    let rows: readonly Row[];
    try {
      rows = await select(`${columns}, ${YOUNGEST}`);
    } catch (error) {
      if (this.dialect.session.isMissingTable(error)) return undefined;
      if (!(error instanceof DatabaseError && error.message.includes(YOUNGEST))) throw error;
      rows = await select(columns);
      this.#isOld = true;
    }
    return new Map(rows.map((row) => [String(row.id), this.#entry(row)]));
  }

  /**
   * Adds what the tables of an early version lack, when reading has shown that. The lock is held and no transaction is
   * open; whoever reads the ledger in the meantime finds it whole before and after.
   */
  async bringUpToDate(connection: Connection): Promise<void> {
    if (!this.#isOld) return;
    try {
      await connection.query(`ALTER TABLE ${this.revisions} ADD COLUMN ${YOUNGEST_COLUMN}`);
    } catch (error) {
      // Another runner may have been quicker, before the lock was ours.
      await connection.query(`SELECT ${YOUNGEST} FROM ${this.revisions} WHERE 1 = 0`).catch(() => {
        throw error;
      });
    }
    this.#isOld = false;
  }

  #entry(row: Row): LedgerEntry {
    const state = String(row.state);
    if (state !== "applied" && state !== "upgrade" && state !== "downgrade") {
      throw new MigrError(
        "LEDGER_TOO_NEW",
        `The ledger ${this.revisions} has a row in the state "${state}", which this version of migr does not know.`,
        {
          hint: "A newer version of migr wrote it: use that version for this database.",
          fields: { revision: String(row.id), state },
        },
      );
    }
    return {
      id: String(row.id),
      state,
      downRevisions: words(row.down_revisions),
      dependsOn: words(row.depends_on),
      checksum: String(row.checksum),
      statementsDone: Number(row.statements_done),
      progress: typeof row.progress === "string" ? readProgress(row.progress) : undefined,
    };
  }

  /** Whether a statement is one of those that write rows of the ledger. */
  isWrite(sql: string): boolean {
    return [this.revisions, this.logs].some((table) =>
      ["INSERT INTO", "UPDATE", "DELETE FROM"].some((verb) => `${sql} `.startsWith(`${verb} ${table} `)),
    );
  }

  /** The statements that make the ledger's tables. */
  createTables(): Query[] {
    const { schema } = this.name;
    const columns = [
      "id varchar(128) NOT NULL PRIMARY KEY",
      "state varchar(16) NOT NULL",
      "down_revisions text NOT NULL",
      "depends_on text NOT NULL",
      "checksum varchar(64) NOT NULL",
      "statements_done integer NOT NULL",
      "message text NOT NULL",
      "applied_at varchar(32) NOT NULL",
      "duration_ms bigint NOT NULL",
      "applied_by text NOT NULL",
      "downgrade text",
      YOUNGEST_COLUMN,
    ];
    const log = [
      "seq bigint NOT NULL PRIMARY KEY",
      "at varchar(32) NOT NULL",
      "action varchar(16) NOT NULL",
      "revision varchar(128) NOT NULL",
      "duration_ms bigint NOT NULL",
      "applied_by text NOT NULL",
    ];
    return [
      ...(schema === "" ? [] : [{ sql: `CREATE SCHEMA IF NOT EXISTS ${this.dialect.quote(schema)}` }]),
      // Where there are revisions there is a ledger, so they come last: a run may be killed in between.
      { sql: `CREATE TABLE IF NOT EXISTS ${this.logs} (\n  ${log.join(",\n  ")}\n)` },
      { sql: `CREATE TABLE IF NOT EXISTS ${this.revisions} (\n  ${columns.join(",\n  ")}\n)` },
    ];
  }

  /** Replaces the rows of some revisions. */
  write(records: readonly LedgerRecord[]): Query[] {
    const values = records.map((record): SqlValue[] => [
      record.id,
      record.state,
      record.downRevisions.join(" "),
      record.dependsOn.join(" "),
      record.checksum,
      record.statementsDone,
      record.message,
      record.appliedAt,
      Math.round(record.durationMs),
      record.appliedBy,
      record.downgrade,
      record.progress === undefined ? null : progressText(record.progress),
    ]);
    return this.#insert(this.revisions, COLUMNS, values);
  }

  /** Asks for the state of one revision and how many of its statements are done. */
  place(id: string): Query {
    return {
      sql: `SELECT state, statements_done FROM ${this.revisions} WHERE id = ${this.dialect.placeholder(1)}`,
      params: [id],
    };
  }

  /** Appends to the log; the numbers go on from the last line. */
  log(records: readonly LogRecord[]): Query[] {
    return chunks(records).map((part) => {
      const params: SqlValue[] = [];
      const bind = (value: SqlValue): string => this.dialect.placeholder(params.push(value));
      // The numbers are written out, because engines number parameters and rows in ways of their own.
      const next = `(SELECT coalesce(max(seq), 0) FROM ${this.logs})`;
      const rows = part.map((line, index) => {
        const values = [line.at, line.action, line.revision, Math.round(line.durationMs), line.appliedBy].map(bind);
        return `(${next} + ${index + 1}, ${values.join(", ")})`;
      });
      const columns = "seq, at, action, revision, duration_ms, applied_by";
      return { sql: `INSERT INTO ${this.logs} (${columns}) VALUES\n  ${rows.join(",\n  ")}`, params };
    });
  }

  #insert(table: string, columns: readonly string[], rows: readonly (readonly SqlValue[])[]): Query[] {
    return chunks(rows).map((part) => {
      const params: SqlValue[] = [];
      const tuples = part.map(
        (row) => `(${row.map((value) => this.dialect.placeholder(params.push(value))).join(", ")})`,
      );
      return { sql: `INSERT INTO ${table} (${columns.join(", ")}) VALUES\n  ${tuples.join(",\n  ")}`, params };
    });
  }
}

export function progressText({ fingerprint, underWay }: Progress): string {
  return fingerprint + (underWay ? UNDER_WAY : "");
}

function readProgress(text: string): Progress {
  return { fingerprint: text.replace(UNDER_WAY, ""), underWay: text.endsWith(UNDER_WAY) };
}

/** Ids and labels hold no white space, so a space separates them. */
function words(value: unknown): string[] {
  return String(value ?? "")
    .split(" ")
    .filter((word) => word !== "");
}

export function chunks<T>(items: readonly T[]): T[][] {
  const result: T[][] = [];
  for (let start = 0; start < items.length; start += ROWS_PER_INSERT)
    result.push(items.slice(start, start + ROWS_PER_INSERT));
  return result;
}
