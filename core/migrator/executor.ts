/**
 * The executor: runs statements and keeps the ledger in step with them, whatever the transactions.
 *
 * In a transaction nothing needs to be noted until the commit: the ledger's rows travel with it. Outside of one, each
 * finished statement is noted, so that a run that is killed anywhere goes on at the exact statement.
 *
 * @module
 */
import type { Statement } from "../dialects/dialect.ts";
import type { Connection, Query } from "../drivers/driver.ts";
import { DatabaseError, MigrError, messageOf } from "../errors.ts";
import type { Step } from "../revisions/revision.ts";
import type { Ledger, LedgerRecord, LogRecord } from "./ledger.ts";
import type { RunOptions } from "./options.ts";
import { named } from "./revision_module.ts";

/** What the ledger will say about a revision that is being run. */
export type StepRecord = Omit<LedgerRecord, "state" | "statementsDone" | "durationMs" | "appliedAt">;

/** Runs the steps of one run on one connection, after the lock was taken. */
export class Executor {
  readonly #connection: Connection;
  readonly #ledger: Ledger;
  readonly #options: RunOptions;
  readonly #transactional: boolean;
  #inTransaction = false;
  /** Revisions that are done but whose ledger rows are not sent yet, because the transaction is still open. */
  #unsent: { readonly record: StepRecord; readonly step: Step; readonly durationMs: number }[] = [];
  readonly #unsentIds = new Set<string>();
  /** Revisions that have a row already, which is to be replaced. */
  readonly #noted = new Set<string>();
  /** References that were dangling before this run did anything. */
  #dangling: ReadonlySet<string> | undefined;
  #verify = false;
  #step: Step | undefined;
  #record: StepRecord | undefined;
  #started = 0;
  /** Statements of the current revision that were handed over, and how many of them an earlier run has done. */
  #handed = 0;
  #skip = 0;

  constructor(connection: Connection, ledger: Ledger, options: RunOptions) {
    this.#connection = connection;
    this.#ledger = ledger;
    this.#options = options;
    this.#transactional = options.dialect.session.transactionalDdl && options.transaction !== "none";
  }

  get inTransaction(): boolean {
    return this.#inTransaction;
  }

  /** Opens a transaction, unless one is open or none is wanted. */
  async begin(): Promise<void> {
    if (this.#inTransaction || !this.#transactional) return;
    await this.#connection.query(this.#options.dialect.session.begin);
    this.#inTransaction = true;
  }

  /** Starts a revision; its ledger row may exist, and its first `statementsDone` statements be done by an earlier run. */
  async start(
    step: Step,
    record: StepRecord,
    { noted, statementsDone }: { readonly noted: boolean; readonly statementsDone: number },
  ): Promise<void> {
    // A revision that this run has taken back comes up again: its old row must be gone before there is a new one.
    if (this.#unsentIds.has(record.id)) await this.#connection.batch(this.#ledgerQueries());
    if (noted) this.#noted.add(record.id);
    this.#step = step;
    this.#record = record;
    this.#handed = 0;
    this.#skip = statementsDone;
    this.#started = performance.now();
    if (!this.#transactional && statementsDone === 0) await this.#note(0);
  }

  /** Runs statements of the current revision. */
  async run(statements: readonly Statement[]): Promise<void> {
    let group: Statement[] = [];
    for (const statement of statements) {
      if (this.#handed++ < this.#skip) continue;
      if (this.#transactional && statement.transactional) group.push(statement);
      else {
        await this.#runGroup(group);
        group = [];
        await this.#runAlone(statement);
      }
    }
    await this.#runGroup(group);
  }

  /** Ends the current revision; its ledger row goes with the commit. Returns how long it took, in milliseconds. */
  async finish(): Promise<number> {
    const durationMs = performance.now() - this.#started;
    if (this.#step === undefined || this.#record === undefined) return durationMs;
    this.#unsent.push({ record: this.#record, step: this.#step, durationMs });
    this.#unsentIds.add(this.#record.id);
    if (!this.#inTransaction) {
      await this.#verifyReferences();
      for (const query of this.#ledgerQueries()) await this.#connection.query(query.sql, query.params);
    }
    this.#step = undefined;
    return durationMs;
  }

  /** Commits what is open, with the ledger's rows. */
  async commit(): Promise<void> {
    if (!this.#inTransaction) return;
    await this.#verifyReferences();
    // Literals instead of parameters: clients that prepare statements would wait for each.
    const { dialect } = this.#options;
    const writes = this.#ledgerQueries().map(({ sql, params }) => ({ sql: dialect.inline(sql, params ?? []) }));
    await this.#connection.batch([...writes, { sql: "COMMIT" }]);
    this.#inTransaction = false;
  }

  /**
   * Takes back what is open, and gives the finished revisions that went with it; `undefined` when nothing was open. Never
   * throws, because it is called when something failed already.
   */
  async rollback(): Promise<readonly string[] | undefined> {
    const undone = this.#unsent.map(({ record }) => record.id);
    this.#unsent = [];
    if (!this.#inTransaction) return undefined;
    this.#inTransaction = false;
    try {
      await this.#connection.query("ROLLBACK");
    } catch {
      // The engine has rolled back by itself, or the connection is gone; both leave nothing open.
    }
    return undone;
  }

  async #runGroup(group: readonly Statement[]): Promise<void> {
    if (group.length === 0) return;
    await this.#prepare(group);
    await this.begin();
    try {
      await this.#connection.batch(group);
    } catch (error) {
      const index = error instanceof DatabaseError ? Number(error.fields.statementIndex ?? 0) : 0;
      throw this.#failure(error, group[index]);
    }
  }

  /** A statement outside of a transaction: what came before is committed first, and the statement is noted when done. */
  async #runAlone(statement: Statement): Promise<void> {
    const before = this.#handed - 1;
    await this.#prepare([statement]);
    if (this.#inTransaction) {
      await this.#noteWithin(before);
      await this.commit();
    } else if (this.#record !== undefined && !this.#noted.has(this.#record.id)) await this.#note(before);
    try {
      await this.#connection.query(statement.sql, statement.params);
    } catch (error) {
      throw this.#failure(error, statement);
    }
    const { sql, params } = this.#ledger.progress(this.#record?.id ?? "", this.#handed);
    await this.#connection.query(sql, params);
  }

  async #prepare(statements: readonly Statement[]): Promise<void> {
    if (this.#options.signal?.aborted === true) {
      throw new MigrError("ABORTED", "The run was aborted; its open transaction was rolled back.", {
        cause: this.#options.signal.reason,
      });
    }
    const [step, onEvent] = [this.#step, this.#options.onEvent];
    if (step !== undefined && onEvent !== undefined) {
      const { revision, direction } = step;
      for (const statement of statements) onEvent({ type: "statement", revision: revision.id, direction, statement });
    }
    if (statements.some((statement) => statement.verifyForeignKeys)) {
      this.#dangling ??= new Set(await this.#options.dialect.session.danglingReferences(this.#connection));
      this.#verify = true;
    }
  }

  /** Notes that the current revision is under way, outside of a transaction. */
  async #note(statementsDone: number): Promise<void> {
    for (const { sql, params } of this.#noteQueries(statementsDone)) await this.#connection.query(sql, params);
  }

  async #noteWithin(statementsDone: number): Promise<void> {
    await this.#connection.batch(this.#noteQueries(statementsDone));
  }

  #noteQueries(statementsDone: number): Query[] {
    const [record, step] = [this.#record, this.#step];
    if (record === undefined || step === undefined) return [];
    const appliedAt = new Date().toISOString();
    return this.#replace([{ ...record, state: step.direction, statementsDone, durationMs: 0, appliedAt }]);
  }

  #replace(records: readonly LedgerRecord[]): Query[] {
    const old = records.filter((record) => this.#noted.has(record.id)).map((record) => record.id);
    for (const record of records) this.#noted.add(record.id);
    return [...this.#ledger.erase(old), ...this.#ledger.write(records)];
  }

  #ledgerQueries(): Query[] {
    const done = this.#unsent;
    this.#unsent = [];
    this.#unsentIds.clear();
    const at = new Date().toISOString();
    const up = done.filter(({ step }) => step.direction === "upgrade");
    const down = done.filter(({ step }) => step.direction === "downgrade").map(({ record }) => record.id);
    const rows = up.map(
      ({ record, durationMs }): LedgerRecord => ({
        ...record,
        state: "applied",
        statementsDone: 0,
        durationMs,
        appliedAt: at,
      }),
    );
    const lines = done.map(({ record, step, durationMs }): LogRecord => {
      return { at, action: step.direction, revision: record.id, durationMs, appliedBy: record.appliedBy };
    });
    const queries = [...this.#ledger.erase(down), ...this.#replace(rows), ...this.#ledger.log(lines)];
    for (const id of down) this.#noted.delete(id);
    return queries;
  }

  /** Rows that point nowhere and did not before fail the run. */
  async #verifyReferences(): Promise<void> {
    if (!this.#verify) return;
    const dangling = await this.#options.dialect.session.danglingReferences(this.#connection);
    const fresh = dangling.filter((sentence) => !this.#dangling?.has(sentence));
    this.#verify = false;
    if (fresh.length === 0) return;
    const more = fresh.length > 5 ? ` And ${fresh.length - 5} more.` : "";
    throw new MigrError("FOREIGN_KEY_VIOLATION", `Rows would point nowhere: ${fresh.slice(0, 5).join(" ")}${more}`, {
      hint: "Foreign keys are checked once, before the commit, and their actions (such as ON DELETE CASCADE) do not fire in a revision: delete or update the child rows in the revision itself.",
      fields: { violations: fresh },
    });
  }

  #failure(error: unknown, statement: Statement | undefined): unknown {
    const step = this.#step;
    if (!(error instanceof DatabaseError) || step === undefined) return error;
    const { revision, direction } = step;
    return new MigrError("REVISION_FAILED", `The ${direction} of ${named(revision)} failed: ${messageOf(error)}`, {
      cause: error,
      hint: error.hint,
      fields: {
        ...error.fields,
        revision: revision.id,
        path: revision.file.path,
        direction,
        ...(statement === undefined ? {} : { sql: statement.sql }),
        ...(statement?.line === undefined ? {} : { line: statement.line }),
      },
    });
  }
}
