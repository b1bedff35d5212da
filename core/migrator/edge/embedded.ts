/**
 * The small runner: brings a database to the heads of the revisions that a program carries with it, when it starts.
 *
 * It does less than `upgrade` of `migr` and is a fifth of its size: no targets, no downgrades, no hooks, no statements
 * outside of transactions. Each revision is one transaction together with its row in the ledger. Lock, ledger, checksums
 * and statements are those of the whole migrator, so both can work on the same database.
 *
 * @module
 */
import type { RunDialect, Statement } from "../../dialects/dialect.ts";
import type { Connection, Query } from "../../drivers/driver.ts";
import { DatabaseError, MigrError } from "../../errors.ts";
import type { Revision, RevisionLimits } from "../../revisions/revision.ts";
import { adapted } from "../adapt.ts";
import { checksumOf } from "../checksum.ts";
import { statementFailure } from "../failure.ts";
import type { RunOptions, RunResult } from "../options.ts";
import { named } from "../revision_module.ts";
import { withLock } from "../run.ts";
import { type LedgerEntry, type LedgerRecord, ledgerName, RunLedger } from "../run_ledger.ts";

/** Options of the small runner. */
export type EmbeddedOptions<D extends RunDialect = RunDialect> = Pick<
  RunOptions,
  "ledger" | "lock" | "lockTimeoutMs" | "leaseMs" | "holder" | "signal" | "onEvent" | "arguments" | "appliedBy"
> &
  RevisionLimits & { readonly dialect: D };

/** How revisions become statements. */
export interface RevisionCode<D extends RunDialect> {
  /** Hands the statements of a revision to the host, in order. */
  run(revision: Revision, host: CodeDestination<D>): Promise<void>;
  /** What takes the revision back, for the ledger. */
  stored(revision: Revision, options: EmbeddedOptions<D>): Promise<string | null>;
}

/** Where a revision's statements go and where its questions are answered, in its transaction. */
export interface CodeDestination<D extends RunDialect> {
  readonly connection: Connection;
  readonly options: EmbeddedOptions<D>;
  run(statements: readonly Statement[]): Promise<void>;
}

/**
 * Applies all revisions that a database has not. When there are none it costs one query.
 *
 * A database that has revisions which the program does not know is ahead of it: nothing is done then, unless something
 * of the program's is missing, which is an error.
 *
 * @param revisions in an order in which they can run, as `migr bundle` writes them
 */
export async function runEmbedded<D extends RunDialect>(
  database: Connection,
  revisions: readonly Revision[],
  given: EmbeddedOptions<D>,
  code: RevisionCode<D>,
): Promise<RunResult> {
  assertOrdered(revisions);
  const ledger = new RunLedger(given.dialect, ledgerName(given.ledger));
  const before = await ledger.read(database);
  if ((await pendingOf(revisions, before)).length === 0) return { ran: [], heads: headsOf(before, []) };
  const files = { original: (id: string): Revision | undefined => revisions.find((revision) => revision.id === id) };
  const { connection, options } = adapted(database, files, given);
  return await withLock(connection, ledger, options, async () => {
    // Whoever had the lock before may have done it all; and there is a ledger from here on.
    if (before === undefined) for (const { sql } of ledger.createTables()) await connection.query(sql);
    const state = await ledger.read(connection);
    const pending = await pendingOf(revisions, state);
    const ran: RunResult["ran"][number][] = [];
    for (const revision of pending) {
      const durationMs = await new Unit(connection, ledger, options, revision).run(code);
      if (durationMs !== undefined) ran.push({ revision: revision.id, direction: "upgrade", durationMs });
    }
    return { ran, heads: headsOf(state, pending) };
  });
}

/** One revision in one transaction. */
class Unit<D extends RunDialect> {
  readonly #connection: Connection;
  readonly #ledger: RunLedger;
  readonly #options: EmbeddedOptions<D>;
  readonly #revision: Revision;
  #dangling: readonly string[] | undefined;

  constructor(connection: Connection, ledger: RunLedger, options: EmbeddedOptions<D>, revision: Revision) {
    this.#connection = connection;
    this.#ledger = ledger;
    this.#options = options;
    this.#revision = revision;
  }

  /** Gives the milliseconds that it took; `undefined` when another runner had done it meanwhile. */
  async run(code: RevisionCode<D>): Promise<number | undefined> {
    const { id, message } = this.#revision;
    const { session } = this.#options.dialect;
    const about = { revision: id, direction: "upgrade", message } as const;
    const started = performance.now();
    this.#options.onEvent?.({ type: "started", ...about });
    const stored = await code.stored(this.#revision, this.#options);
    const limits = session.limits?.inTransaction({ ...this.#options, ...this.#revision.limits }) ?? [];
    await this.#connection.batch([session.begin, ...limits].map((sql) => ({ sql })));
    try {
      if (session.transactionLocks && (await this.#isDone())) {
        await this.#connection.query("ROLLBACK");
        return undefined;
      }
      await code.run(this.#revision, {
        connection: this.#connection,
        options: this.#options,
        run: (statements) => this.#statements(statements),
      });
      await this.#verifyReferences();
      const durationMs = performance.now() - started;
      await this.#connection.batch([...(await this.#rows(durationMs, stored)), { sql: "COMMIT" }]);
      this.#options.onEvent?.({ type: "finished", ...about, durationMs });
      return durationMs;
    } catch (error) {
      // The engine may have rolled back by itself, and a connection may be gone; both leave nothing open.
      await this.#connection.query("ROLLBACK").catch(() => undefined);
      this.#options.onEvent?.({ type: "failed", revision: id, direction: "upgrade", error });
      throw error;
    }
  }

  /** Where the transaction is the lock, another runner may have been quicker. */
  async #isDone(): Promise<boolean> {
    const { sql, params } = this.#ledger.place(this.#revision.id);
    return (await this.#connection.query(sql, params)).some((row) => row.state === "applied");
  }

  async #statements(statements: readonly Statement[]): Promise<void> {
    const { signal, onEvent, dialect } = this.#options;
    if (signal?.aborted === true) throw new MigrError("ABORTED", "The run was aborted.", { cause: signal.reason });
    const revision = this.#revision;
    for (const statement of statements) {
      if (!statement.transactional) throw needsNoTransaction(revision);
      onEvent?.({ type: "statement", revision: revision.id, direction: "upgrade", statement });
    }
    if (statements.some((statement) => statement.verifyForeignKeys)) {
      this.#dangling ??= await dialect.session.danglingReferences(this.#connection);
    }
    try {
      await this.#connection.batch(statements);
    } catch (error) {
      const index = error instanceof DatabaseError ? Number(error.fields.statementIndex ?? 0) : 0;
      throw statementFailure(error, { revision, direction: "upgrade" }, statements[index]);
    }
  }

  /** Rows that point nowhere and did not before fail the revision. */
  async #verifyReferences(): Promise<void> {
    if (this.#dangling === undefined) return;
    const dangling = await this.#options.dialect.session.danglingReferences(this.#connection);
    const fresh = dangling.filter((sentence) => this.#dangling?.includes(sentence) !== true);
    if (fresh.length === 0) return;
    throw new MigrError("FOREIGN_KEY_VIOLATION", `Rows would point nowhere: ${fresh.slice(0, 5).join(" ")}`, {
      hint: "Delete or update the child rows in the revision itself.",
      fields: { violations: fresh, revision: this.#revision.id },
    });
  }

  async #rows(durationMs: number, downgrade: string | null): Promise<Query[]> {
    const { dialect, appliedBy = "" } = this.#options;
    const { id, downRevisions, dependsOn, message, file } = this.#revision;
    const at = new Date().toISOString();
    const record: LedgerRecord = {
      id,
      state: "applied",
      downRevisions,
      dependsOn,
      checksum: await checksumOf(file),
      statementsDone: 0,
      message,
      appliedAt: at,
      durationMs,
      appliedBy,
      downgrade,
    };
    const line = { at, action: "upgrade", revision: id, durationMs, appliedBy } as const;
    const queries = [...this.#ledger.write([record]), ...this.#ledger.log([line])];
    return queries.map(({ sql, params }) => ({ sql: dialect.inline(sql, params ?? []) }));
  }
}

function needsNoTransaction(revision: Revision): MigrError {
  return new MigrError(
    "OPERATION_UNSUPPORTED",
    `The ${named(revision)} has statements that can be in no transaction, which this small runner has not.`,
    { hint: `Run it with "migr upgrade", or with upgrade from "migr".`, fields: { revision: revision.id } },
  );
}

function assertOrdered(revisions: readonly Revision[]): void {
  const seen = new Set<string>();
  for (const { id, downRevisions } of revisions) {
    const missing = downRevisions.find((down) => !seen.has(down));
    if (missing !== undefined) {
      throw new MigrError("BROKEN_GRAPH", `Revision ${id} comes before its down revision ${missing}, or without it.`, {
        hint: 'Take the revisions as "migr bundle" writes them.',
      });
    }
    seen.add(id);
  }
}

type Entries = ReadonlyMap<string, LedgerEntry> | undefined;

/** @throws MigrError `CHECKSUM_MISMATCH`, `REVISION_PARTIAL`, `UNKNOWN_APPLIED` */
async function pendingOf(revisions: readonly Revision[], entries: Entries): Promise<Revision[]> {
  if (entries === undefined) return [...revisions];
  const pending: Revision[] = [];
  for (const revision of revisions) {
    const entry = entries.get(revision.id);
    if (entry === undefined) pending.push(revision);
    else if (entry.state !== "applied") throw leftHalfWay(entry);
    else if (entry.checksum !== (await checksumOf(revision.file))) throw edited(revision);
  }
  const known = new Set(revisions.map(({ id }) => id));
  const unknown = [...entries.keys()].filter((id) => !known.has(id));
  if (pending.length > 0 && unknown.length > 0) throw unknownApplied(unknown, pending);
  return pending;
}

function leftHalfWay({ id, state }: LedgerEntry): MigrError {
  return new MigrError("REVISION_PARTIAL", `Revision ${id} was left in the middle of its ${state}.`, {
    hint: `Finish it with "migr ${state}".`,
    fields: { revision: id },
  });
}

function edited(revision: Revision): MigrError {
  return new MigrError("CHECKSUM_MISMATCH", `The ${named(revision)} was edited since it ran.`, {
    hint: 'Restore the file and bundle again; put the change into a new revision. "migr repair" accepts an edit.',
    fields: { revisions: [revision.id] },
  });
}

function unknownApplied(unknown: readonly string[], pending: readonly Revision[]): MigrError {
  const message = `The database has ${unknown.join(", ")} applied, which this program does not have, and lacks ${pending.map(({ id }) => id).join(", ")}.`;
  return new MigrError("UNKNOWN_APPLIED", message, {
    hint: 'Merge the branches ("migr merge heads") and bundle again. If they were squashed, run "migr upgrade" once.',
    fields: { revisions: unknown },
  });
}

/** The applied revisions that no other is built on. */
function headsOf(entries: Entries, ran: readonly Revision[]): string[] {
  const applied = [...(entries?.values() ?? []), ...ran];
  const needed = new Set(applied.flatMap(({ downRevisions, dependsOn }) => [...downRevisions, ...dependsOn]));
  return applied.map(({ id }) => id).filter((id) => !needed.has(id));
}
