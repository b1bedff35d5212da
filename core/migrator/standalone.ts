/**
 * Statements outside of the run's transaction, so that a run that is killed anywhere goes on at the exact statement.
 *
 * What can be in a transaction gets one of its own, in which the ledger notes that it is done: both happen or neither.
 * What cannot is announced in the ledger before it runs. When it was announced and is not noted as done, the engine is
 * asked whether it has happened; where nobody can tell, a person must say.
 *
 * @module
 */
import type { RecoveryRules, Statement, StatementLimits, StatementNature } from "../dialects/dialect.ts";
import type { Connection, Query } from "../drivers/driver.ts";
import { DatabaseError, MigrError } from "../errors.ts";
import type { Step } from "../revisions/revision.ts";
import type { Ledger } from "./ledger.ts";
import type { RunOptions } from "./options.ts";
import { named } from "./revision_module.ts";

/** A statement with its place in its revision. */
export interface Placed {
  readonly statement: Statement;
  readonly step: Step;
  /** How many statements of the revision are done before it. */
  readonly before: number;
  /** Fingerprints of the statements before it, and with it. */
  readonly fingerprints: readonly [before: string, after: string];
  /** An earlier run began it and did not note its end. */
  readonly wasUnderWay: boolean;
  readonly limits: StatementLimits;
}

/** What runs statements one by one, each with its note in the ledger. */
export class Standalone {
  readonly #connection: Connection;
  readonly #ledger: Ledger;
  readonly #options: RunOptions;
  readonly #begin: () => Promise<void>;
  /** The revision has begun a transaction of its own. */
  #ownTransaction = false;

  /** @param begin opens a transaction, and waits where another session is in the way */
  constructor(connection: Connection, ledger: Ledger, options: RunOptions, begin: () => Promise<void>) {
    this.#connection = connection;
    this.#ledger = ledger;
    this.#options = options;
    this.#begin = begin;
  }

  /** A new revision starts. */
  reset(): void {
    this.#ownTransaction = false;
  }

  /** Runs one statement and notes it. The revision has its row in the ledger, and no transaction of the run is open. */
  async run(placed: Placed): Promise<void> {
    const { recovery } = this.#options.dialect.session;
    if (recovery === undefined) {
      await this.#bare(placed);
      return;
    }
    const { sql } = placed.statement;
    let nature = recovery.natureOf(sql);
    if (placed.wasUnderWay && (await this.#hasHappened(placed, nature, recovery))) return;
    if (nature === "transaction") this.#ownTransaction = true;
    if (nature === "atomic" && !this.#ownTransaction) {
      if (await this.#atomically(placed, recovery)) return;
      nature = "opaque";
    }
    if (nature === "inspectable" || nature === "opaque") await this.#announced(placed, nature, recovery);
    else await this.#bare(placed);
  }

  /** A statement of an earlier run, whose effect on the session this run lacks. */
  async repeatForSession(statement: Statement): Promise<void> {
    const nature = this.#options.dialect.session.recovery?.natureOf(statement.sql);
    if (nature === "session") await this.#connection.query(statement.sql, statement.params);
  }

  /** Whether a statement only changes the session. */
  isForSession({ sql }: Statement): boolean {
    return this.#options.dialect.session.recovery?.natureOf(sql) === "session";
  }

  /** Finds out what became of a statement that an earlier run began; `true`: it is done, and noted. */
  async #hasHappened(placed: Placed, nature: StatementNature, recovery: RecoveryRules): Promise<boolean> {
    if (nature !== "inspectable") {
      if (nature === "repeatable" || nature === "session" || nature === "transaction") return false;
      throw nobodyKnows(placed);
    }
    const { sql } = placed.statement;
    const effect = await recovery.effectOf(this.#connection, sql);
    if (effect === "broken") await recovery.mend(this.#connection, sql);
    if (effect !== "present") return false;
    await this.#query(this.#done(placed));
    return true;
  }

  /** The statement and its note in one transaction; `false`: the engine wants no transaction around it. */
  async #atomically(placed: Placed, recovery: RecoveryRules): Promise<boolean> {
    const { session } = this.#options.dialect;
    const limits = session.limits?.inTransaction(placed.limits) ?? [];
    if (session.transactionLocks) await this.#begin();
    try {
      if (session.transactionLocks) {
        if (!(await this.#isNext(placed))) return true;
        await this.#query(placed.statement);
        await this.#query(this.#done(placed));
        await this.#query({ sql: "COMMIT" });
      } else {
        const around = [session.begin, ...limits].map((sql) => ({ sql }));
        const rest = [placed.statement, this.#inlined(this.#done(placed)), { sql: "COMMIT" }];
        await this.#connection.batch([...around, ...rest]);
      }
      return true;
    } catch (error) {
      await this.#query({ sql: "ROLLBACK" }).catch(() => undefined);
      if (recovery.refusesTransaction(error)) return false;
      throw error;
    }
  }

  /** Where transactions are the only lock, another runner may have run the statement since; then nothing is left to do. */
  async #isNext({ before, step }: Placed): Promise<boolean> {
    const { sql, params } = this.#ledger.place(step.revision.id);
    const [row] = await this.#connection.query(sql, params);
    if (row !== undefined && row.state === step.direction && Number(row.statements_done) === before) return true;
    await this.#query({ sql: "COMMIT" });
    return false;
  }

  /** A statement that no transaction can hold: first the announcement, then the statement, then the note. */
  async #announced(placed: Placed, nature: StatementNature, recovery: RecoveryRules): Promise<void> {
    const { sql } = placed.statement;
    const inspected = nature === "inspectable";
    const effect = inspected ? await recovery.effectOf(this.#connection, sql) : "absent";
    if (effect === "broken") await recovery.mend(this.#connection, sql);
    // What is there before it runs says nothing afterwards; the engine will tell what it thinks of it.
    if (effect !== "present") await this.#query(this.#note(placed, true));
    try {
      await this.#limited(placed);
    } catch (error) {
      const isOver = error instanceof DatabaseError && effect !== "present";
      if (isOver && (!inspected || (await recovery.effectOf(this.#connection, sql)) === "absent")) {
        await this.#query(this.#note(placed, false));
      }
      throw error;
    }
    await this.#query(this.#done(placed));
  }

  async #bare(placed: Placed): Promise<void> {
    await this.#limited(placed);
    await this.#query(this.#done(placed));
  }

  async #limited({ statement, limits }: Placed): Promise<void> {
    const { before = [], after = [] } = this.#options.dialect.session.limits?.around(statement.sql, limits) ?? {};
    const isWithin = this.#ownTransaction ? [] : before;
    for (const sql of isWithin) await this.#query({ sql });
    try {
      await this.#query(statement);
    } finally {
      if (isWithin.length > 0) for (const sql of after) await this.#query({ sql }).catch(() => undefined);
    }
  }

  #done({ step, before, fingerprints }: Placed): Query {
    return this.#ledger.progress(step.revision.id, before + 1, { fingerprint: fingerprints[1], underWay: false });
  }

  #note({ step, before, fingerprints }: Placed, underWay: boolean): Query {
    return this.#ledger.progress(step.revision.id, before, { fingerprint: fingerprints[0], underWay });
  }

  /** Literals instead of parameters: clients that prepare statements would wait for each. */
  #inlined({ sql, params = [] }: Query): Query {
    return { sql: this.#options.dialect.inline(sql, params) };
  }

  async #query({ sql, params }: Query): Promise<void> {
    await this.#connection.query(sql, params);
  }
}

function nobodyKnows({ statement, step, before }: Placed): MigrError {
  const { revision, direction } = step;
  return new MigrError(
    "REVISION_PARTIAL",
    `The ${direction} of ${named(revision)} was interrupted while its statement ${before + 1} ran, which can be in no transaction; nobody can tell whether it took effect.`,
    {
      hint: `Look whether it did. If so: migr repair --done ${revision.id}. If not: migr repair --redo ${revision.id}. Then run the ${direction} again.`,
      fields: { revision: revision.id, path: revision.file.path, direction, sql: statement.sql, line: statement.line },
    },
  );
}

/**
 * The statements that an earlier run has done are not those that this one would skip.
 *
 * @param done how many an earlier run has done
 */
export function changedSince({ revision, direction }: Step, done: number): MigrError {
  return new MigrError(
    "REVISION_PARTIAL",
    `The ${direction} of ${named(revision)} was interrupted after ${done} statement${done === 1 ? "" : "s"}, and these are not what the revision begins with now.`,
    {
      hint: `Restore the statements that have run (later ones may change), or take them back by hand and forget them: migr repair --forget ${revision.id}. A revision whose statements depend on what op.query finds must be finished by hand: migr repair --applied ${revision.id}.`,
      fields: { revision: revision.id, path: revision.file.path, direction, statementsDone: done },
    },
  );
}
