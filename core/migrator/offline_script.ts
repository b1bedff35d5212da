/**
 * Writing the script of an offline run: statements, transactions, and the ledger in step with them.
 *
 * @module
 */
import type { Catalog } from "../catalog/catalog.ts";
import type { Dialect, Statement, StatementLimits } from "../dialects/dialect.ts";
import type { Query } from "../drivers/driver.ts";
import { MigrError } from "../errors.ts";
import type { OpenShadow, Shadow } from "../proof/shadow.ts";
import { RevisionGraph } from "../revisions/graph.ts";
import { appliedHeads, type OfflinePlan } from "../revisions/plan.ts";
import type { Step } from "../revisions/revision.ts";
import { extendFingerprint, NO_STATEMENTS } from "./fingerprint.ts";
import { Ledger, type LedgerRecord, ledgerName } from "./ledger.ts";
import type { RunOptions } from "./options.ts";
import { recordOf } from "./record.ts";
import { type CodeHost, runRevision, SchemaTracker } from "./revision_code.ts";
import { named } from "./revision_module.ts";
import { upgrade } from "./run.ts";

export interface OfflineOptions extends RunOptions {
  /** For what needs to know the schema (SQLite's table rebuild): the revisions before are replayed in it. */
  readonly openShadow?: OpenShadow | undefined;
}

/** A whole script of some statements. */
export function scriptText(dialect: Dialect, queries: readonly Query[]): string {
  return joined(
    dialect,
    queries.map((query) => terminated(inlined(query, dialect))),
  );
}

function joined(dialect: Dialect, parts: readonly string[]): string {
  return `${[`-- Run it with: ${dialect.session.script.command} <this file>`, ...parts].join("\n\n")}\n`;
}

/**
 * Statements that fail where a database does not stand at the beginning of a range, so that a script cannot run on the
 * wrong one, or twice.
 *
 * @param applied what the range begins with
 * @param steps what must not be there before an upgrade; what is taken back must have nothing above it
 */
export function placeGuard(
  graph: RevisionGraph,
  ledger: Ledger,
  dialect: Dialect,
  applied: ReadonlySet<string>,
  steps: readonly Step[],
): Query[] {
  const ids = steps.map(({ revision }) => revision.id);
  const above = [...graph.descendants(ids, { dependencies: true })].filter((id) => !applied.has(id));
  const heads = appliedHeads(graph, applied);
  const place = heads.length === 0 ? "base" : heads.join(" and ");
  const condition = ledger.standsAt(heads, above);
  return dialect.session.script.require(condition, `the database is not at ${place}`).map((sql) => ({ sql }));
}

/** The script of one plan. */
export class Script {
  readonly #graph: RevisionGraph;
  readonly #plan: OfflinePlan;
  readonly #options: OfflineOptions;
  readonly #ledger: Ledger;
  readonly #parts: string[] = [];
  readonly #schema: SchemaTracker;
  /** What the script does so far, for a shadow that is opened later. */
  readonly #emitted: Query[] = [];
  #shadow: Shadow | undefined;
  #inTransaction = false;
  /** The transaction has noted which rows pointed nowhere before. */
  #guarded = false;
  /** The revision that is being written, how many of its statements are, and whether the ledger has its row. */
  #record: LedgerRecord | undefined;
  #handed = 0;
  #fingerprint = NO_STATEMENTS;
  #limits: StatementLimits = {};
  #noted = false;

  constructor(graph: RevisionGraph, plan: OfflinePlan, options: OfflineOptions) {
    this.#graph = graph;
    this.#plan = plan;
    this.#options = options;
    this.#ledger = new Ledger(options.dialect, ledgerName(options.ledger));
    this.#schema = new SchemaTracker(async () => await this.#readSchema(), options.dialect);
  }

  /** The whole text. */
  async write(): Promise<string> {
    const { dialect } = this.#options;
    const { script } = dialect.session;
    for (const sql of script.before) this.#emit({ sql });
    if (this.#plan.applied.size === 0) {
      this.#begin();
      for (const query of this.#ledger.createTables()) this.#emit(query);
    }
    const { applied, steps } = this.#plan;
    this.#begin();
    for (const query of placeGuard(this.#graph, this.#ledger, dialect, applied, steps)) this.#emit(query);
    for (const step of steps) await this.#step(step);
    this.#commit();
    for (const sql of script.after) this.#emit({ sql });
    return joined(dialect, this.#parts);
  }

  async close(): Promise<void> {
    await this.#shadow?.close();
  }

  async #step(step: Step): Promise<void> {
    const { revision, direction } = step;
    const record = await recordOf(revision, this.#graph, this.#options);
    this.#record = { ...record, state: direction };
    this.#handed = 0;
    this.#fingerprint = NO_STATEMENTS;
    this.#noted = false;
    this.#begin();
    this.#parts.push(`-- ${direction} ${revision.id}: ${revision.message.replaceAll(/\s+/g, " ")}`);
    this.#limit(step);
    if (!this.#inTransaction) this.#note();
    await runRevision(step, this.#host(step));
    this.#begin();
    this.#finish(step, record);
    if (this.#options.transaction === "each") this.#commit();
  }

  /** Only what somebody has asked for: who runs a script by hand sees what it waits for. */
  #limit({ revision: { limits } }: Step): void {
    const before = this.#limits;
    const { ddlLockTimeoutMs, statementTimeoutMs } = this.#options;
    this.#limits = { ddlLockTimeoutMs, statementTimeoutMs, ...limits };
    const isSame = [before, this.#limits].every((one) => Object.values(one).every((ms) => ms === undefined));
    if (isSame || !this.#inTransaction) return;
    const statements = this.#options.dialect.session.limits?.inTransaction(this.#limits, before) ?? [];
    for (const sql of statements) this.#emit({ sql });
  }

  #finish({ direction }: Step, record: LedgerRecord): void {
    const { id, appliedAt: at, appliedBy } = record;
    const isUp = direction === "upgrade";
    const queries = [
      ...(isUp && !this.#noted ? [] : this.#ledger.erase([id])),
      ...(isUp ? this.#ledger.write([record]) : []),
      ...this.#ledger.log([{ at, action: direction, revision: id, durationMs: 0, appliedBy }]),
    ];
    for (const query of queries) this.#emit(query);
  }

  #host(step: Step): CodeHost {
    return {
      dialect: this.#options.dialect,
      arguments: this.#options.arguments ?? {},
      schema: this.#schema,
      run: async (statements) => {
        for (const statement of statements) await this.#statement(statement);
      },
      query: () => {
        const message = `The ${named(step.revision)} asks the database something (op.query), and a script has no database.`;
        throw new MigrError("OFFLINE", message, {
          hint: "Run it online, or write the change as SQL that needs no answer.",
        });
      },
    };
  }

  async #statement(statement: Statement): Promise<void> {
    if (statement.transactional) this.#begin();
    else {
      this.#note();
      this.#commit();
    }
    if (statement.verifyForeignKeys === true) this.#guard();
    this.#emit(statement);
    this.#handed++;
    this.#fingerprint = extendFingerprint(this.#fingerprint, statement);
    if (!this.#inTransaction) this.#progress();
    this.#emitted.push(statement);
    if (this.#shadow !== undefined) await this.#shadow.connection.query(statement.sql, statement.params);
  }

  /**
   * Notes, as a run does, that the revision is under way before something runs outside of a transaction: where the script
   * stops there, `migr` can go on.
   */
  #note(): void {
    const record = this.#record;
    if (record === undefined || this.#noted) return;
    const isDown = record.state === "downgrade";
    const progress = { fingerprint: this.#fingerprint, underWay: false };
    const rows = this.#ledger.write([{ ...record, statementsDone: this.#handed, progress }]);
    for (const query of [...(isDown ? this.#ledger.erase([record.id]) : []), ...rows]) this.#emit(query);
    this.#noted = true;
  }

  #progress(): void {
    if (this.#record === undefined) return;
    const progress = { fingerprint: this.#fingerprint, underWay: false };
    this.#emit(this.#ledger.progress(this.#record.id, this.#handed, progress));
  }

  #guard(): void {
    if (this.#guarded || !this.#inTransaction) return;
    this.#guarded = true;
    for (const sql of this.#options.dialect.session.script.references.before) this.#emit({ sql });
  }

  #emit(query: Query): void {
    this.#parts.push(terminated(inlined(query, this.#options.dialect)));
  }

  #begin(): void {
    if (this.#inTransaction || this.#options.transaction === "none") return;
    this.#emit({ sql: this.#options.dialect.session.begin });
    this.#inTransaction = true;
  }

  #commit(): void {
    if (!this.#inTransaction) return;
    if (this.#guarded) for (const sql of this.#options.dialect.session.script.references.after) this.#emit({ sql });
    this.#guarded = false;
    this.#emit({ sql: "COMMIT" });
    this.#inTransaction = false;
  }

  /** The schema where the script is, from a shadow in which everything before is replayed. */
  async #readSchema(): Promise<Catalog> {
    const { dialect, openShadow } = this.#options;
    if (openShadow === undefined) throw noShadow();
    if (this.#shadow === undefined) {
      this.#shadow = await openShadow();
      await this.#replay(this.#shadow);
    }
    return await dialect.introspect(this.#shadow.connection, { schemas: "all", ledger: this.#ledger.name });
  }

  async #replay({ connection }: Shadow): Promise<void> {
    const before = RevisionGraph.of([...this.#plan.applied].flatMap((id) => this.#graph.get(id) ?? []));
    const { dialect, arguments: args } = this.#options;
    if (before.size > 0) await upgrade(connection, before, "heads", { dialect, arguments: args });
    // For as long as the shadow lives: as in a run, foreign keys are looked at when everything is done.
    await dialect.session.open(connection);
    for (const query of this.#emitted) await connection.query(query.sql, query.params);
  }
}

function noShadow(): MigrError {
  return new MigrError(
    "OFFLINE",
    "A step needs to know the schema, and there is no shadow database to learn it from.",
    { hint: "Give openShadow in the options, or run it online." },
  );
}

function inlined({ sql, params }: Query, dialect: Dialect): string {
  return params === undefined ? sql : dialect.inline(sql, params);
}

/** With its semicolon, which a comment on the last line must not swallow. */
function terminated(sql: string): string {
  const lastLine = sql.slice(sql.lastIndexOf("\n") + 1);
  return lastLine.includes("--") ? `${sql}\n;` : `${sql};`;
}
