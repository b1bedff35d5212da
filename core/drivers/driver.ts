/**
 * The contract between migr and a database client. A driver is an adapter of a hundred lines: it takes a client that
 * the caller made and gives back a {@link Connection}. It imports no package.
 *
 * @module
 */
import type { SqlValue } from "../operations/operation.ts";

export type DialectName = "postgres" | "sqlite" | "mysql";

/** A row by column name. Engines' 64-bit integers may be `number`, `bigint` or decimal `string`: cast in SQL when it matters. */
export type Row = Readonly<Record<string, unknown>>;

/** One statement with its parameters. */
export interface Query {
  readonly sql: string;
  readonly params?: readonly SqlValue[] | undefined;
}

/** How to wait for another run. */
export interface ClientLockOptions {
  /** Milliseconds to wait for another runner. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Called once, when the lock is found taken; `holder` says who has it where the engine tells. */
  readonly onWait?: (holder: string | undefined) => void;
}

/**
 * One session with one database. All calls of a connection run in the order in which they are made, in the same
 * session, so that `BEGIN`, locks and settings hold.
 *
 * Every error of the engine is thrown as a `DatabaseError` with the statement and the engine's own fields.
 */
export interface Connection {
  readonly dialect: DialectName;
  /** What people call this database, without a password: `sqlite:./app.db`, `postgres://me@db/app`. */
  readonly label: string;
  /**
   * There is no BEGIN: `batch` is a transaction of its own, all of it or nothing, and nothing can be asked in the middle
   * (D1, Durable Objects).
   */
  readonly atomicBatch?: boolean | undefined;
  /**
   * Settings cannot be changed, or do not hold from one call to the next: foreign keys stay enforced, and what keeps
   * other runners out is a row in a table (D1, Durable Objects, libSQL).
   */
  readonly fixedSettings?: boolean | undefined;
  /** Runs one statement and returns its rows (none for DDL). */
  query(sql: string, params?: readonly SqlValue[]): Promise<readonly Row[]>;
  /**
   * Runs one statement after another, in one round trip where the client can pipeline. Call it inside a transaction
   * (unless it is one itself, see `atomicBatch`): outside, statements after a failing one may have run. The error is
   * that of the first failing statement and carries its index as `fields.statementIndex`.
   */
  batch(queries: readonly Query[]): Promise<void>;
  /**
   * Keeps other runs out of the database until the returned function is called; of clients that know how, where the
   * engine has no lock that outlives a transaction (a file that is locked).
   *
   * @throws MigrError `LOCK_TIMEOUT` naming the holder
   */
  lock?(options: ClientLockOptions): Promise<() => Promise<void>>;
  /** Asks the server to stop the statement that is running, which then fails; absent where the client cannot ask. */
  cancel?(): Promise<void>;
  /** Ends the session. Idempotent. A driver that was handed a client leaves the client open. */
  close(): Promise<void>;
}
