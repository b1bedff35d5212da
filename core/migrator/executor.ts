/**
 * The executor: runs statements and keeps the ledger in step with them, whatever the transactions.
 *
 * In a transaction nothing needs to be noted until the commit: the ledger's rows travel with it. Outside of one, each
 * finished statement is noted, so that a run that is killed anywhere goes on at the exact statement.
 *
 * @module
 */
import type { Statement, StatementLimits } from "../dialects/dialect.ts";
import type { Connection, Query } from "../drivers/driver.ts";
import { DatabaseError, MigrError } from "../errors.ts";
import type { Step } from "../revisions/revision.ts";
import { statementFailure } from "./failure.ts";
import { extendFingerprint, NO_STATEMENTS } from "./fingerprint.ts";
import type { Ledger, LedgerEntry, LedgerRecord, LogRecord } from "./ledger.ts";
import type { RunOptions } from "./options.ts";
import { Patience, yieldNow } from "./patience.ts";
import { changedSince, Standalone } from "./standalone.ts";

/** What the ledger will say about a revision that is being run. */
export type StepRecord = Omit<LedgerRecord, "state" | "statementsDone" | "progress" | "durationMs" | "appliedAt">;

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
  /** Statements of the current revision that were handed over, and what an earlier run has done of them. */
  #handed = 0;
  #fingerprint = NO_STATEMENTS;
  #earlier: LedgerEntry | undefined;
  /** What the open transaction, or the next one, is limited by. */
  #limits: StatementLimits;
  /** The transaction is being committed: when that fails nobody knows whether it was. */
  #committing = false;
  readonly #standalone: Standalone;

  constructor(connection: Connection, ledger: Ledger, options: RunOptions) {
    this.#connection = connection;
    this.#ledger = ledger;
    this.#options = options;
    this.#transactional = options.dialect.session.transactionalDdl && options.transaction !== "none";
    this.#limits = options;
    this.#standalone = new Standalone(connection, ledger, options, () => this.#beginWhenFree());
  }

  get inTransaction(): boolean {
    return this.#inTransaction;
  }

  /** Opens a transaction, unless one is open or none is wanted. */
  async begin(): Promise<void> {
    if (this.#inTransaction || !this.#transactional) return;
    const { session } = this.#options.dialect;
    const limits = session.limits?.inTransaction(this.#limits) ?? [];
    if (limits.length === 0) await this.#beginWhenFree();
    else await this.#connection.batch([session.begin, ...limits].map((sql) => ({ sql })));
    this.#inTransaction = true;
  }

  /** Waits for a session that is in the way without blocking the process, so that the wait can be seen and ended. */
  async #beginWhenFree(): Promise<void> {
    const { session } = this.#options.dialect;
    if (session.tryBegin === undefined) {
      await this.#connection.query(session.begin);
      return;
    }
    const patience = new Patience(this.#options);
    for (;;) {
      try {
        return await session.tryBegin(this.#connection);
      } catch (error) {
        if (session.isContention?.(error) !== true) throw error;
        await patience.wait();
      }
    }
  }

  /** Starts a revision; it may have a row in the ledger, of an earlier run that has done a part of it. */
  async start(step: Step, record: StepRecord, earlier: LedgerEntry | undefined): Promise<void> {
    // A revision that this run has taken back comes up again: its old row must be gone before there is a new one.
    if (this.#unsentIds.has(record.id)) await this.#connection.batch(this.#ledgerQueries());
    if (earlier !== undefined) this.#noted.add(record.id);
    this.#step = step;
    this.#record = record;
    this.#handed = 0;
    this.#fingerprint = NO_STATEMENTS;
    this.#earlier = earlier?.state === step.direction ? earlier : undefined;
    this.#started = performance.now();
    this.#standalone.reset();
    await this.#limit(step);
    if (!this.#transactional && this.#earlier === undefined) await this.#note(0, NO_STATEMENTS);
  }

  /** What the revision says of its own limits goes before what the run says. */
  async #limit({ revision: { limits } }: Step): Promise<void> {
    const before = this.#limits;
    const { ddlLockTimeoutMs, statementTimeoutMs } = this.#options;
    this.#limits = { ddlLockTimeoutMs, statementTimeoutMs, ...limits };
    const isSame =
      before.ddlLockTimeoutMs === this.#limits.ddlLockTimeoutMs &&
      before.statementTimeoutMs === this.#limits.statementTimeoutMs;
    if (isSame || !this.#inTransaction) return;
    for (const sql of this.#options.dialect.session.limits?.inTransaction(this.#limits, before) ?? []) {
      await this.#connection.query(sql);
    }
  }

  /** Runs statements of the current revision. */
  async run(statements: readonly Statement[]): Promise<void> {
    let group: Statement[] = [];
    for (const statement of statements) {
      const before = this.#fingerprint;
      this.#fingerprint = extendFingerprint(before, statement);
      if (this.#handed++ < (this.#earlier?.statementsDone ?? 0)) await this.#skip(statement);
      else if (this.#transactional && statement.transactional) group.push(statement);
      else {
        await this.#runGroup(group);
        group = [];
        await this.#runAlone(statement, before);
      }
    }
    await this.#runGroup(group);
  }

  /** An earlier run has done it. */
  async #skip(statement: Statement): Promise<void> {
    if (this.#standalone.isForSession(statement)) {
      await this.commit();
      await this.#standalone.repeatForSession(statement);
    }
    const { statementsDone = 0, progress } = this.#earlier ?? {};
    const isLast = this.#handed === statementsDone;
    if (isLast && progress !== undefined && progress.fingerprint !== this.#fingerprint) throw this.#changed();
  }

  #changed(): unknown {
    return this.#step === undefined ? undefined : changedSince(this.#step, this.#earlier?.statementsDone ?? 0);
  }

  /** Ends the current revision; its ledger row goes with the commit. Returns how long it took, in milliseconds. */
  async finish(): Promise<number> {
    const durationMs = performance.now() - this.#started;
    if (this.#step === undefined || this.#record === undefined) return durationMs;
    if (this.#handed < (this.#earlier?.statementsDone ?? 0)) throw this.#changed();
    this.#unsent.push({ record: this.#record, step: this.#step, durationMs });
    this.#unsentIds.add(this.#record.id);
    if (!this.#inTransaction) {
      await this.#verifyReferences();
      await this.#writeTogether(this.#ledgerQueries(), this.#step);
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
    const unsent = this.#unsent;
    const writes = this.#ledgerQueries().map(({ sql, params }) => ({ sql: dialect.inline(sql, params ?? []) }));
    this.#committing = true;
    try {
      await this.#connection.batch([...writes, { sql: "COMMIT" }]);
    } catch (error) {
      // What the rollback takes back.
      this.#unsent = unsent;
      throw error;
    }
    this.#committing = false;
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
      // The engine has rolled back by itself, or the connection is gone. In the middle of a commit nobody can tell.
      if (this.#committing) return undefined;
    }
    return undone;
  }

  async #runGroup(group: readonly Statement[]): Promise<void> {
    const { signal, dialect } = this.#options;
    // A client that answers at once keeps the process busy: who wants to stop it must be heard between two statements.
    const isDeaf = dialect.session.transactionLocks && this.#connection.cancel === undefined && signal !== undefined;
    if (isDeaf) for (const statement of group) await this.#runBatch([statement]);
    else await this.#runBatch(group);
  }

  async #runBatch(group: readonly Statement[]): Promise<void> {
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
  async #runAlone(statement: Statement, fingerprint: string): Promise<void> {
    const [step, before] = [this.#step, this.#handed - 1];
    if (step === undefined) return;
    await this.#prepare([statement]);
    const wasUnderWay = this.#earlier?.progress?.underWay === true && this.#earlier.statementsDone === before;
    if (this.#inTransaction) {
      await this.#connection.batch(wasUnderWay ? [] : this.#noteQueries(before, fingerprint));
      await this.commit();
    } else if (this.#record !== undefined && !this.#noted.has(this.#record.id)) await this.#note(before, fingerprint);
    const fingerprints = [fingerprint, this.#fingerprint] as const;
    try {
      await this.#standalone.run({ statement, step, before, fingerprints, wasUnderWay, limits: this.#limits });
    } catch (error) {
      throw this.#failure(error, statement);
    }
  }

  async #prepare(statements: readonly Statement[]): Promise<void> {
    await yieldNow(this.#options.signal);
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
  async #note(statementsDone: number, fingerprint: string): Promise<void> {
    await this.#writeTogether(this.#noteQueries(statementsDone, fingerprint));
  }

  /**
   * Rows of the ledger that must all be there or none, outside of the run's transaction.
   *
   * @param finished the step that they end; where transactions are the only lock another runner may have ended it
   */
  async #writeTogether(queries: readonly Query[], finished?: Step): Promise<void> {
    const { dialect } = this.#options;
    const { begin, transactionLocks } = dialect.session;
    const inlined = queries.map(({ sql, params = [] }) => ({ sql: dialect.inline(sql, params) }));
    if (transactionLocks) await this.#beginWhenFree();
    try {
      const isTold = transactionLocks && finished !== undefined && (await this.#isTold(finished));
      const rows = isTold ? [] : inlined;
      await this.#connection.batch([...(transactionLocks ? [] : [{ sql: begin }]), ...rows, { sql: "COMMIT" }]);
    } catch (error) {
      await this.#connection.query("ROLLBACK").catch(() => undefined);
      throw error;
    }
  }

  /** The ledger says already that a step is done. */
  async #isTold({ revision, direction }: Step): Promise<boolean> {
    const { sql, params } = this.#ledger.place(revision.id);
    const [row] = await this.#connection.query(sql, params);
    return direction === "upgrade" ? row?.state === "applied" : row === undefined;
  }

  #noteQueries(statementsDone: number, fingerprint: string): Query[] {
    const [record, step] = [this.#record, this.#step];
    if (record === undefined || step === undefined) return [];
    const appliedAt = new Date().toISOString();
    const progress = { fingerprint, underWay: false };
    return this.#replace([{ ...record, state: step.direction, statementsDone, durationMs: 0, appliedAt, progress }]);
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
    return this.#step === undefined ? error : statementFailure(error, this.#step, statement);
  }
}
