/**
 * Raw SQL and rows, as statements.
 *
 * @module
 */
import type { ExecuteOperation, InsertOperation, SqlValue } from "../../operations/operation.ts";
import type { Statement } from "../dialect.ts";
import { isWord, tokens } from "./ddl/lexer.ts";
import { quote, quoteAll } from "./quote.ts";
import { split } from "./split.ts";

/** Raw SQL that changes rows and no schema. */
export function isData(sql: string): boolean {
  return split(sql).every((statement) => {
    const first = tokens(statement.sql)[0];
    return ["INSERT", "UPDATE", "DELETE", "REPLACE", "SELECT", "WITH", "VALUES"].some((word) => isWord(first, word));
  });
}

/** Raw SQL, one statement at a time; its changes of rows went past the foreign keys, which are off during a run. */
export function execute(operation: ExecuteOperation): Statement[] {
  const { params, transactional } = operation;
  return split(operation.sql).map(({ sql }) => ({
    sql,
    ...(params === undefined ? {} : { params }),
    transactional: transactional ?? true,
    ...(isData(sql) ? { verifyForeignKeys: true } : {}),
  }));
}

/** SQLite's own limit on parameters was 999 for long. */
const MAX_PARAMETERS = 900;

/** One INSERT for consecutive rows with the same columns. */
export function insert({ table, rows }: InsertOperation): Statement[] {
  const statements: Statement[] = [];
  let batch: (readonly SqlValue[])[] = [];
  let columns: readonly string[] = [];
  const flush = (): void => {
    if (batch.length > 0) statements.push(insertStatement(table, columns, batch));
    batch = [];
  };
  for (const row of rows) {
    const names = Object.keys(row);
    const isSame = names.length > 0 && names.join("\0") === columns.join("\0");
    if (!isSame || (batch.length + 1) * names.length > MAX_PARAMETERS) flush();
    columns = names;
    batch.push(Object.values(row));
  }
  flush();
  return statements;
}

function insertStatement(table: string, columns: readonly string[], rows: readonly (readonly SqlValue[])[]): Statement {
  const rules = { transactional: true, verifyForeignKeys: true } as const;
  if (columns.length === 0) return { sql: `INSERT INTO ${quote(table)} DEFAULT VALUES`, ...rules };
  const row = `(${columns.map(() => "?").join(", ")})`;
  const sql = `INSERT INTO ${quote(table)} (${quoteAll(columns)}) VALUES ${rows.map(() => row).join(", ")}`;
  return { sql, params: rows.flat(), ...rules };
}
