/**
 * The contract of a dialect: everything that migr knows about one database language.
 *
 * It comes in two layers. {@link RunDialect} is what running SQL revisions needs: quoting, splitting, locking,
 * transactions. {@link Dialect} adds what schemas need: normal forms, compilation, introspection. A bundle that only
 * runs SQL revisions is built from the first layer alone.
 *
 * @module
 */
import type { Catalog } from "../catalog/catalog.ts";
import type { DiffRules } from "../catalog/diff_rules.ts";
import type { ObjectKind, SchemaObject, TableAttributes } from "../catalog/object.ts";
import type { ClientLockOptions, Connection, DialectName } from "../drivers/driver.ts";
import type { Operation, SqlValue } from "../operations/operation.ts";

/** One statement of a script. */
export interface ScriptStatement {
  /** Without its terminator and without surrounding white space; comments inside and before it are kept. */
  readonly sql: string;
  /** 1-based line of the script on which the statement's first token stands. */
  readonly line: number;
}

/** SQL text with what the runner must know about it. */
export interface Statement {
  readonly sql: string;
  readonly params?: readonly SqlValue[] | undefined;
  /** `false`: cannot run inside a transaction. */
  readonly transactional: boolean;
  /** 1-based line in the revision's file, for statements that come from a script. */
  readonly line?: number | undefined;
  /**
   * The statement may leave rows that point nowhere, so the run verifies foreign keys before it commits (SQLite, where
   * they are switched off during a run).
   */
  readonly verifyForeignKeys?: true;
}

export type { DiffRules };

export type LockOptions = ClientLockOptions;

/** How a run lives in a session of this engine. */
export interface SessionRules {
  /** Opens a transaction that may change the schema: `BEGIN`, `BEGIN IMMEDIATE`. */
  readonly begin: string;
  /** `begin` that gives up at once when another session is in the way, where it would block the whole process. */
  tryBegin?(connection: Connection): Promise<void>;
  /** DDL is rolled back with the transaction. */
  readonly transactionalDdl: boolean;
  /**
   * `true`: `begin` itself keeps other runners out and `lock` does nothing, so the ledger is read again inside each
   * transaction.
   */
  readonly transactionLocks: boolean;
  /**
   * Keeps other runners out of this database until the returned function is called.
   *
   * @throws MigrError `LOCK_TIMEOUT`, naming the holder where the engine tells.
   */
  lock(connection: Connection, ledger: LedgerName, options: LockOptions): Promise<() => Promise<void>>;
  /** Prepares the session, outside of any transaction; the returned function restores it. */
  open(connection: Connection): Promise<() => Promise<void>>;
  /** Statements that make the session refuse writes (for a dry run's questions), and those that end that. */
  readonly readOnly: { readonly before: readonly string[]; readonly after: readonly string[] };
  /** Rows that point nowhere, one sentence each; called inside the transaction. */
  danglingReferences(connection: Connection): Promise<readonly string[]>;
  /** The error says that a table does not exist. */
  isMissingTable(error: unknown): boolean;
  /** The version of the server, as people write it: `18.4`, `3.53.4`. */
  version(connection: Connection): Promise<string>;
  readonly script: ScriptRules;
  /** For a lock that is a row in a table; absent where the engine's sessions can always hold one. */
  readonly lease?: LeaseRules;
  /** How statements outside of transactions survive a run that is killed; absent: each is run again where it stopped. */
  readonly recovery?: RecoveryRules;
  /** How long statements may wait and run; absent where the engine has no such settings. */
  readonly limits?: LimitRules;
  /** The engine gave up because other sessions were in the way: the same statement may succeed a moment later. */
  isContention?(error: unknown): boolean;
  /** Who may be in the way: the session with the oldest open transaction, as far as the server tells. */
  oldestTransaction?(connection: Connection): Promise<string | undefined>;
}

/**
 * What a statement is to a run that has no transaction around it.
 *
 * - `atomic`: may run in a transaction of its own, together with the ledger's note that it is done
 * - `session`: changes the session only, so a resumed run makes it again
 * - `transaction`: begins or ends a transaction of the revision's own
 * - `repeatable`: running it twice is the same as once
 * - `inspectable`: cannot be in a transaction, but whether it has happened can be seen
 * - `opaque`: cannot be in a transaction, and nobody can tell
 */
export type StatementNature = "atomic" | "session" | "transaction" | "repeatable" | "inspectable" | "opaque";

/** How statements that run outside of a transaction are found again after a run was killed. */
export interface RecoveryRules {
  natureOf(sql: string): StatementNature;
  /** The engine says that the statement it was given cannot be in a transaction; nothing of it has happened. */
  refusesTransaction(error: unknown): boolean;
  /** Whether an `inspectable` statement has happened: not, wholly, or in a way that is of no use (an invalid index). */
  effectOf(connection: Connection, sql: string): Promise<"absent" | "present" | "broken">;
  /** Removes what a `broken` statement left, so that it can run again. */
  mend(connection: Connection, sql: string): Promise<void>;
  /** What broken statements have left anywhere, and what a person can do about it. */
  leftovers?(
    connection: Connection,
  ): Promise<readonly { readonly message: string; readonly remedies: readonly string[] }[]>;
}

/** Limits of statements, in milliseconds; 0 is none, absent leaves the choice to the engine's rules. */
export interface StatementLimits {
  /** How long a statement may wait for a lock. */
  readonly ddlLockTimeoutMs?: number | undefined;
  /** How long a statement may run. */
  readonly statementTimeoutMs?: number | undefined;
}

/** Statements that set limits. */
export interface LimitRules {
  /** For the open transaction, in which `before` holds so far; they end with it. */
  inTransaction(limits: StatementLimits, before?: StatementLimits): readonly string[];
  /** For one statement outside of a transaction: before it and after it. */
  around(
    sql: string,
    limits: StatementLimits,
  ): { readonly before: readonly string[]; readonly after: readonly string[] };
}

/** What of a session running needs. */
export type RunSession = Omit<SessionRules, "script">;

/** What a script for the engine's own shell needs (offline mode), besides BEGIN and COMMIT. */
export interface ScriptRules {
  /** How it is run so that it stops at the first error: `sqlite3 -bail app.db <`. */
  readonly command: string;
  /**
   * A line for the shell itself, which does the same for those who run the script in another way: `.bail on`. It is no
   * SQL, so only what is printed for a person has it.
   */
  readonly stopAtErrors: string;
  /** Statements that it starts and ends with. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Statements that fail, with the sentence, unless an SQL condition holds. */
  require(condition: string, sentence: string): string[];
  /**
   * Statements around those that may leave rows that point nowhere: `before` notes the rows that did already, `after`
   * fails when there are others. Both run inside the transaction. Empty where the engine itself sees to it.
   */
  readonly references: { readonly before: readonly string[]; readonly after: readonly string[] };
}

/** SQL for a lock that is a row in a table. */
export interface LeaseRules {
  /** The clock of the database, as an expression: milliseconds since 1970, as an integer. */
  readonly now: string;
  /** Behind a subquery that finds the row to update: does not wait for somebody who is at it. Empty where nobody can be. */
  readonly skipLocked: string;
}

/** Where the ledger's tables are. */
export interface LedgerName {
  /** Empty: the default schema. */
  readonly schema: string;
  /** `migr_revisions` unless configured. */
  readonly revisions: string;
  /** `migr_log` unless configured. */
  readonly log: string;
  /** `migr_lock` unless configured; only there where a row in a table is the lock. */
  readonly lock?: string | undefined;
}

/** What running SQL revisions needs. */
export interface RunDialect {
  readonly name: DialectName;
  /** Quotes an identifier where it needs to be. */
  quote(identifier: string): string;
  /** A value as an SQL literal. */
  literal(value: SqlValue): string;
  /** The n-th parameter (1-based): `$1`, `?`. */
  placeholder(index: number): string;
  /** Splits a script into its statements, knowing strings, comments and bodies; throws on an unterminated one. */
  split(script: string): ScriptStatement[];
  /** Puts literals in the place of parameters, for offline scripts. */
  inline(sql: string, params: readonly SqlValue[]): string;
  readonly session: RunSession;
}

/** What compiling may ask about the database that the statements are for. */
export interface CompileContext {
  /** Not everything that the operations mention exists, nor will: what only mentions it is not checked. */
  readonly isPartial?: boolean;
  /** The schema as it is before the operations; called only when a rule needs it (SQLite's table rebuild). */
  catalog(): Promise<Catalog>;
  /** The catalog is exactly what the statements will meet, so it may be asked for what they would leave behind, too. */
  readonly isExact?: boolean | undefined;
  /** The version of the engine that will run the statements, where that is known. A script may run anywhere. */
  readonly version?: (() => Promise<string>) | undefined;
  /** Foreign keys are enforced while the statements run, and cannot be switched off. */
  readonly foreignKeysStayOn?: boolean | undefined;
}

/** The comment on a role that a shadow has made only because a statement named it: introspection passes over it. */
export const STAND_IN = "migr: stand-in";

export interface IntrospectOptions {
  /** Schemas besides the default one. `"all"`: every schema that is not the engine's own. */
  readonly schemas?: readonly string[] | "all";
  /** PostgreSQL: roles of the server to read, by names that may hold `*` and begin with `!`. Default: none. */
  readonly roles?: readonly string[] | undefined;
  /** Left out of the catalog. */
  readonly ledger?: LedgerName;
}

/** Something a person should know before running an operation: printed as a comment above it in the revision file. */
export interface Hazard {
  readonly level: "lossy" | "blocking" | "caution";
  /** What may happen, and what to do. One or two sentences. */
  readonly message: string;
}

/** What some statements did to relations that existed before them, as the engine itself tells. Names as people write them. */
export interface Observation {
  /** The strongest lock on each table, view and sequence; on SQLite there is one, on the whole database. */
  readonly locks: readonly { readonly relation: string; readonly mode: string }[];
  /** Tables and materialized views that were written anew. */
  readonly rewrites: readonly string[];
  /** Indexes that were built anew. */
  readonly rebuilds: readonly string[];
  /** Tables that were read from beginning to end. */
  readonly scans: readonly string[];
}

/** How the impact of statements on a database that is in use is found out. */
export interface ImpactRules {
  /** Lock modes, weakest first. */
  readonly modes: readonly string[];
  /** The changes of one table are made together, so that only all of them can be measured. */
  readonly together: boolean;
  /**
   * Runs statements in the open transaction and watches. Locks that the transaction has already are not seen again.
   *
   * @throws DatabaseError when the engine refuses a statement.
   */
  observe(connection: Connection, statements: readonly Statement[]): Promise<Observation>;
  /** What the manual says of a statement that cannot run in a transaction, and so cannot be watched. */
  documented(sql: string): Observation;
}

/**
 * `setting`: holds for what follows it in its file; `data`: is about rows; `server`: is about more than one database;
 * `given`: makes what every database has from the start; `removal`: takes something away.
 */
export type ModelStatementKind = "schema" | "removal" | "setting" | "transaction" | "data" | "server" | "given";

/** What must be known to run the statements of SQL models in any order. */
export interface ModelRules {
  /** A script without what only the engine's shell understands; lines keep their numbers. */
  prepare(script: string): string;
  kindOf(sql: string): ModelStatementKind;
  /** Ends all settings. */
  readonly reset: readonly string[];
  /** Settings with which functions may be made before what their bodies need. */
  readonly lenient: readonly string[];
  /** No other statement can make this error go away. */
  isFinal(error: unknown): boolean;
  /** Something that the statement names is not there. */
  isAbsence(error: unknown): boolean;
  /** The statement makes what the engine makes for itself. */
  isGiven?(error: unknown): boolean;
  /** What belongs to the whole server: where it is there before, it stays as it is. */
  readonly server?: {
    /** Gives the `name` of all that there is. */
    readonly names: string;
    /** What a statement is about; empty for one that is about something else. */
    namedBy(sql: string): readonly string[];
  };
}

/** What running revisions in TypeScript needs besides; reading the schema only where compiling asks for it. */
export type CodeDialect = RunDialect & Pick<Dialect, "compile"> & Partial<Pick<Dialect, "introspect">>;

/** Everything migr knows about one database language. */
export interface Dialect extends RunDialect {
  readonly session: SessionRules;
  /** Bytes; longer names of constraints and indexes are shortened by the naming convention. */
  readonly maxIdentifierLength: number;
  readonly diffRules: DiffRules;
  /**
   * Puts an object into the form in which this engine's introspection would print it, as far as that needs no
   * engine: spelling of types, cast of literal defaults, order and absence of options. Idempotent.
   *
   * @throws MigrError `OPERATION_UNSUPPORTED` when the engine has no such thing.
   */
  normalize<K extends ObjectKind>(object: SchemaObject<K>): SchemaObject<K>;
  /**
   * The type under which a column of this table holds what a model's type holds, where that depends on the table
   * (SQLite's STRICT tables know only six types).
   */
  typeIn?(type: string, table: TableAttributes): string;
  /**
   * Attributes whose text only the engine can bring into normal form: when nothing but these differ, the model is
   * resolved in a shadow before the difference is believed.
   */
  readonly elaborated: Readonly<Partial<Record<ObjectKind, readonly string[]>>>;
  /** Turns operations into statements, in order. */
  compile(operations: readonly Operation[], context: CompileContext): Promise<Statement[]>;
  /** Reads a schema with a fixed number of queries, consistently. */
  introspect(connection: Connection, options?: IntrospectOptions): Promise<Catalog>;
  /** What a person should know about an operation. */
  hazards(operation: Operation): readonly Hazard[];
  /** How locks, rewrites and scans are measured. */
  readonly impact: ImpactRules;
  /** How models in SQL are read. */
  readonly models: ModelRules;
}
