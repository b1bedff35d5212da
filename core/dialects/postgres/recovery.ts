/**
 * Statements that cannot be in a transaction: which they are, whether they have happened, and what they may wait for.
 *
 * Nothing rests on the list of words alone: a statement that is thought to be atomic is tried in a transaction, and the
 * server says when it does not want one.
 *
 * @module
 */
import type { Connection } from "../../drivers/driver.ts";
import { DatabaseError } from "../../errors.ts";
import type { LimitRules, RecoveryRules, StatementNature } from "../dialect.ts";
import { isWord, type Token, tokens } from "./lexer.ts";
import { text } from "./quote.ts";

export const recovery: RecoveryRules = {
  natureOf,
  refusesTransaction,
  effectOf,
  async mend(connection, sql) {
    const index = createdIndex(sql);
    const found = index === undefined ? undefined : await findIndex(connection, index);
    if (found !== undefined) await connection.query(`DROP INDEX CONCURRENTLY ${found.name}`);
  },
  leftovers: invalidIndexes,
};

/** Indexes that a broken CREATE or REINDEX … CONCURRENTLY left, but not those that are being built at this moment. */
async function invalidIndexes(connection: Connection): Promise<{ message: string; remedies: string[] }[]> {
  const rows = await connection.query(`SELECT format('%I.%I', n.nspname, c.relname) AS name,
  i.indrelid::regclass::text AS home, c.relname ~ '_cc(new|old)[0-9]*$' AS spare
FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE NOT i.indisvalid AND c.relkind = 'i' AND n.nspname !~ '^pg_' AND NOT EXISTS (
  SELECT 1 FROM pg_stat_progress_create_index AS p WHERE p.index_relid = i.indexrelid)
ORDER BY 1`);
  return rows.map(({ name, home, spare }) => ({
    message: `The index ${name} of ${home} is invalid: it costs every write and serves no query.`,
    remedies: [...(spare === true ? [] : [`REINDEX INDEX CONCURRENTLY ${name};`]), `DROP INDEX CONCURRENTLY ${name};`],
  }));
}

const NATURES: Readonly<Record<string, StatementNature>> = {
  ABORT: "transaction",
  BEGIN: "transaction",
  COMMIT: "transaction",
  END: "transaction",
  RELEASE: "transaction",
  ROLLBACK: "transaction",
  SAVEPOINT: "transaction",
  START: "transaction",
  DISCARD: "session",
  LOAD: "session",
  RESET: "session",
  ANALYZE: "repeatable",
  CHECKPOINT: "repeatable",
  CLUSTER: "repeatable",
  REINDEX: "repeatable",
  VACUUM: "repeatable",
};

function natureOf(sql: string): StatementNature {
  const list = tokens(sql);
  const [first, second] = list;
  const known = NATURES[first?.text.toUpperCase() ?? ""];
  if (isWord(first, "SET")) return setNature(second);
  if (isWord(first, "PREPARE") && isWord(second, "TRANSACTION")) return "transaction";
  if (isWord(first, "SELECT") && list.some((token) => isWord(token, "SET_CONFIG"))) return "session";
  if (isWord(first, "ALTER") && isWord(second, "SYSTEM")) return "repeatable";
  if (known !== undefined) return known;
  if (!list.some((token) => isWord(token, "CONCURRENTLY"))) return "atomic";
  return createdIndex(sql) === undefined && droppedIndex(sql) === undefined ? "opaque" : "inspectable";
}

/** `SET LOCAL` and `SET TRANSACTION` are about a transaction, which there is none. */
function setNature(second: Token | undefined): StatementNature {
  return isWord(second, "TRANSACTION") || isWord(second, "CONSTRAINTS") ? "transaction" : "session";
}

/** `active_sql_transaction` and `invalid_transaction_termination`: a procedure that commits. */
function refusesTransaction(error: unknown): boolean {
  return error instanceof DatabaseError && ["25001", "2D000"].includes(error.fields.engineCode ?? "");
}

/** An index as a statement names it, both names as they are written there. */
interface NamedIndex {
  readonly name: string;
  /** The table: the index is in the table's schema. Absent where the name may have a schema of its own. */
  readonly table?: string;
}

/** `CREATE [UNIQUE] INDEX CONCURRENTLY [IF NOT EXISTS] name ON [ONLY] table`; an index without a name is not found. */
function createdIndex(sql: string): NamedIndex | undefined {
  const list = tokens(sql);
  const words = list.slice(0, 12).map((token) => (token.kind === "word" ? token.text.toUpperCase() : "*"));
  const start = words[0] === "CREATE" ? (words[1] === "UNIQUE" ? 2 : 1) : -1;
  if (start < 0 || words[start] !== "INDEX" || words[start + 1] !== "CONCURRENTLY") return undefined;
  let at = start + 2;
  if (words[at] === "IF" && words[at + 1] === "NOT" && words[at + 2] === "EXISTS") at += 3;
  const name = list[at];
  if (words[at] === "ON" || words[at + 1] !== "ON" || name === undefined) return undefined;
  const table = qualifiedAt(list, words[at + 2] === "ONLY" ? at + 3 : at + 2);
  return table === undefined || !isPlainName(name) ? undefined : { name: name.text, table };
}

/** `DROP INDEX CONCURRENTLY [IF EXISTS] name`: the server takes one name only. */
function droppedIndex(sql: string): NamedIndex | undefined {
  const list = tokens(sql);
  if (!isWord(list[0], "DROP") || !isWord(list[1], "INDEX") || !isWord(list[2], "CONCURRENTLY")) return undefined;
  const name = qualifiedAt(list, isWord(list[3], "IF") && isWord(list[4], "EXISTS") ? 5 : 3);
  return name === undefined ? undefined : { name };
}

/** `name` or `schema.name`, as written. */
function qualifiedAt(list: readonly Token[], at: number): string | undefined {
  const [first, dot, second] = list.slice(at, at + 3);
  if (!isPlainName(first)) return undefined;
  if (dot?.text !== ".") return first.text;
  return isPlainName(second) ? `${first.text}.${second.text}` : undefined;
}

/** A name that the server's own functions read: all but `U&"…"`. */
function isPlainName(token: Token | undefined): token is Token {
  return token?.kind === "word" || (token?.kind === "name" && token.text.startsWith('"'));
}

interface FoundIndex {
  /** Quoted, with its schema. */
  readonly name: string;
  readonly isValid: boolean;
}

/** Looks an index up as the server itself reads the names. */
async function findIndex(connection: Connection, { name, table }: NamedIndex): Promise<FoundIndex | undefined> {
  const home =
    table === undefined
      ? `i.indexrelid = to_regclass(${text(name)})`
      : `c.relname = (parse_ident(${text(name)}))[1] AND i.indrelid = to_regclass(${text(table)})`;
  const [row] = await connection.query(`SELECT format('%I.%I', n.nspname, c.relname) AS name,
  i.indisvalid AND i.indisready AS valid
FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${home}`);
  return row === undefined ? undefined : { name: String(row.name), isValid: row.valid === true };
}

async function effectOf(connection: Connection, sql: string): Promise<"absent" | "present" | "broken"> {
  const created = createdIndex(sql);
  if (created !== undefined) {
    const found = await findIndex(connection, created);
    return found === undefined ? "absent" : found.isValid ? "present" : "broken";
  }
  const dropped = droppedIndex(sql);
  const found = dropped === undefined ? undefined : await findIndex(connection, dropped);
  return dropped !== undefined && found === undefined ? "present" : "absent";
}

/** A person who waits for a lock may be told so; a queue of other sessions behind the wait is what must not be. */
const DEFAULT_LOCK_TIMEOUT_MS = 2_000;

export const limits: LimitRules = {
  inTransaction: (limits, before = {}) => [
    ...local("lock_timeout", limits.ddlLockTimeoutMs, before.ddlLockTimeoutMs),
    ...(limits.ddlLockTimeoutMs === undefined ? [DEFAULT_LOCK_TIMEOUT] : []),
    ...local("statement_timeout", limits.statementTimeoutMs, before.statementTimeoutMs),
  ],
  around(sql, { ddlLockTimeoutMs, statementTimeoutMs }) {
    // What is done concurrently waits without blocking anyone, and breaking it off leaves an invalid index.
    const isQuiet = tokens(sql).some((token) => isWord(token, "CONCURRENTLY"));
    const lock = ddlLockTimeoutMs ?? (isQuiet ? undefined : DEFAULT_LOCK_TIMEOUT_MS);
    const settings = [
      ...(lock === undefined ? [] : [["lock_timeout", lock] as const]),
      ...(statementTimeoutMs === undefined ? [] : [["statement_timeout", statementTimeoutMs] as const]),
    ];
    return {
      before: settings.map(([name, ms]) => `SET ${name} = ${ms}`),
      after: settings.map(([name]) => `RESET ${name}`),
    };
  },
};

/** A limit that the role, the database or the URL sets is somebody's choice. */
const DEFAULT_LOCK_TIMEOUT = `SELECT set_config('lock_timeout', '${DEFAULT_LOCK_TIMEOUT_MS}ms', true) WHERE current_setting('lock_timeout') = '0'`;

function local(setting: string, ms: number | undefined, before: number | undefined): string[] {
  if (ms !== undefined) return [`SET LOCAL ${setting} = ${ms}`];
  return before === undefined ? [] : [`SET LOCAL ${setting} TO DEFAULT`];
}

/** `lock_not_available`, `deadlock_detected`, `serialization_failure`. */
export function isContention(error: unknown): boolean {
  return error instanceof DatabaseError && ["55P03", "40P01", "40001"].includes(error.fields.engineCode ?? "");
}

/** Not what it runs: statements may hold secrets. */
export async function oldestTransaction(connection: Connection): Promise<string | undefined> {
  const [row] = await connection.query(`SELECT pid, application_name AS application, state,
  to_char(xact_start, 'YYYY-MM-DD HH24:MI:SS') AS since
FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL
  AND backend_type = 'client backend' ORDER BY xact_start LIMIT 1`);
  if (row === undefined) return undefined;
  const parts = [`pid ${row.pid}`, row.application, row.state, `since ${row.since}`];
  return parts.filter((part) => typeof part === "string" && part !== "").join(", ");
}
