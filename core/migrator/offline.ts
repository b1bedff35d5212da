/**
 * Offline: a run as a script for the engine's own shell, with the ledger's statements included, made without the
 * database that it is for.
 *
 * @module
 */
import type { Catalog } from "../catalog/catalog.ts";
import type { Dialect, Statement } from "../dialects/dialect.ts";
import type { Query } from "../drivers/driver.ts";
import { MigrError } from "../errors.ts";
import type { OpenShadow, Shadow } from "../proof/shadow.ts";
import { RevisionGraph } from "../revisions/graph.ts";
import { type OfflinePlan, planOffline, planStamp } from "../revisions/plan.ts";
import type { Direction, Step } from "../revisions/revision.ts";
import { Ledger, ledgerName } from "./ledger.ts";
import type { RunOptions } from "./options.ts";
import { recordOf } from "./record.ts";
import { type CodeHost, runRevision, SchemaTracker } from "./revision_code.ts";
import { named } from "./revision_module.ts";
import { upgrade } from "./run.ts";

export interface OfflineOptions extends RunOptions {
  /** For what needs to know the schema (SQLite's table rebuild): the revisions before are replayed in it. */
  readonly openShadow?: OpenShadow | undefined;
}

/**
 * The script of an upgrade or downgrade. Run by hand it leaves schema and ledger as the run itself would.
 *
 * @param range `A:B`, or for an upgrade just the target (from nothing)
 * @throws MigrError `OFFLINE` when a revision asks the database something, `INVALID_TARGET` for a reversed range
 * @example await offline(graph, "upgrade", "base:head", { dialect: sqlite }) // "BEGIN IMMEDIATE;\n\nCREATE TABLE …"
 */
export async function offline(
  graph: RevisionGraph,
  direction: Direction,
  range: string,
  options: OfflineOptions,
): Promise<string> {
  graph.assertSound();
  const plan = planOffline(graph, direction, range);
  const script = new Script(graph, plan, options);
  try {
    return await script.write();
  } finally {
    await script.close();
  }
}

/** The script of a stamp from nothing, or from `A` with `A:B`. */
export async function offlineStamp(
  graph: RevisionGraph,
  targets: readonly string[],
  options: OfflineOptions & { readonly purge?: boolean },
): Promise<string> {
  graph.assertSound();
  const ledger = new Ledger(options.dialect, ledgerName(options.ledger));
  const { mark } = planStamp(graph, new Set(), targets, { purge: true });
  const revisions = mark.flatMap((id) => graph.get(id) ?? []);
  const records = await Promise.all(revisions.map(async (revision) => await recordOf(revision, graph, options)));
  const lines = records.map(({ id, appliedAt, appliedBy }) => {
    return { at: appliedAt, action: "stamp" as const, revision: id, durationMs: 0, appliedBy };
  });
  const queries = [...ledger.createTables(), ledger.eraseAll(), ...ledger.write(records), ...ledger.log(lines)];
  const { begin } = options.dialect.session;
  const body = queries.map((query) => terminated(inlined(query, options.dialect)));
  return `${[`${begin};`, ...body, "COMMIT;"].join("\n\n")}\n`;
}

class Script {
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

  constructor(graph: RevisionGraph, plan: OfflinePlan, options: OfflineOptions) {
    this.#graph = graph;
    this.#plan = plan;
    this.#options = options;
    this.#ledger = new Ledger(options.dialect, ledgerName(options.ledger));
    this.#schema = new SchemaTracker(async () => await this.#readSchema());
  }

  async write(): Promise<string> {
    const { script } = this.#options.dialect.session;
    for (const sql of script.before) this.#parts.push(terminated(sql));
    if (this.#plan.applied.size === 0) this.#begin();
    if (this.#plan.applied.size === 0) for (const query of this.#ledger.createTables()) this.#emit(query);
    for (const step of this.#plan.steps) await this.#step(step);
    this.#commit();
    for (const sql of script.after) this.#parts.push(terminated(sql));
    return `${this.#parts.join("\n\n")}\n`;
  }

  async close(): Promise<void> {
    await this.#shadow?.close();
  }

  async #step(step: Step): Promise<void> {
    const { revision, direction } = step;
    this.#begin();
    this.#parts.push(`-- ${direction} ${revision.id}: ${revision.message.replaceAll(/\s+/g, " ")}`);
    await runRevision(step, this.#host(step));
    const record = await recordOf(revision, this.#graph, this.#options);
    const line = {
      at: record.appliedAt,
      action: direction,
      revision: record.id,
      durationMs: 0,
      appliedBy: record.appliedBy,
    };
    this.#begin();
    const rows = direction === "upgrade" ? this.#ledger.write([record]) : this.#ledger.erase([record.id]);
    for (const query of [...rows, ...this.#ledger.log([line])]) this.#emit(query);
    if (this.#options.transaction === "each") this.#commit();
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
    else this.#commit();
    this.#emit(statement);
    this.#emitted.push(statement);
    if (this.#shadow !== undefined) await this.#shadow.connection.query(statement.sql, statement.params);
  }

  #emit(query: Query): void {
    this.#parts.push(terminated(inlined(query, this.#options.dialect)));
  }

  #begin(): void {
    if (this.#inTransaction || this.#options.transaction === "none") return;
    this.#parts.push(`${this.#options.dialect.session.begin};`);
    this.#inTransaction = true;
  }

  #commit(): void {
    if (this.#inTransaction) this.#parts.push("COMMIT;");
    this.#inTransaction = false;
  }

  /** The schema where the script is, from a shadow in which everything before is replayed. */
  async #readSchema(): Promise<Catalog> {
    const { dialect, openShadow } = this.#options;
    if (openShadow === undefined) {
      throw new MigrError(
        "OFFLINE",
        "A step needs to know the schema, and there is no shadow database to learn it from.",
        {
          hint: "Give openShadow in the options, or run it online.",
        },
      );
    }
    if (this.#shadow === undefined) {
      this.#shadow = await openShadow();
      await this.#replay(this.#shadow);
    }
    return await dialect.introspect(this.#shadow.connection, { schemas: "all", ledger: this.#ledger.name });
  }

  async #replay(shadow: Shadow): Promise<void> {
    const before = RevisionGraph.of([...this.#plan.applied].flatMap((id) => this.#graph.get(id) ?? []));
    const { dialect, arguments: args } = this.#options;
    await upgrade(shadow.connection, before, "heads", { dialect, arguments: args });
    for (const query of this.#emitted) await shadow.connection.query(query.sql, query.params);
  }
}

function inlined({ sql, params }: Query, dialect: Dialect): string {
  return params === undefined ? sql : dialect.inline(sql, params);
}

/** With its semicolon, which a comment on the last line must not swallow. */
function terminated(sql: string): string {
  const lastLine = sql.slice(sql.lastIndexOf("\n") + 1);
  return lastLine.includes("--") ? `${sql}\n;` : `${sql};`;
}
