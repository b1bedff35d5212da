/**
 * The driver of sql.js: SQLite in the browser.
 *
 * @module
 */
import type { SqlValue } from "../operations/operation.ts";
import type { Connection, Row } from "./driver.ts";
import { bindable, sqliteConnection, withNumbers } from "./sqlite_common.ts";

/** As much of sql.js' `Database` as this driver uses. */
export interface SqlJsLike {
  prepare(sql: string): SqlJsStatementLike;
}

/** As much of sql.js' `Statement` as this driver uses. */
export interface SqlJsStatementLike {
  // biome-ignore lint/suspicious/noExplicitAny: the package's types leave out bigints, which it does bind
  bind(values: any[]): boolean;
  step(): boolean;
  getColumnNames(): string[];
  // biome-ignore lint/suspicious/noExplicitAny: the package's types leave out its second parameter
  get(params?: any, config?: any): unknown[];
  free(): boolean;
}

/**
 * A connection over an open `Database` of sql.js, which stays open when the connection is closed.
 *
 * @param label what people call the database.
 * @example
 * const SQL = await initSqlJs();
 * const connection = sqlJs(new SQL.Database());
 */
export function sqlJs(database: SqlJsLike, label = "sqlite:memory"): Connection {
  return sqliteConnection(label, (sql, params) => readRows(database.prepare(sql), params));
}

function readRows(statement: SqlJsStatementLike, params: readonly SqlValue[]): Row[] {
  try {
    if (params.length > 0) statement.bind(bindable(params));
    const rows: Row[] = [];
    let names: readonly string[] | undefined;
    while (statement.step()) {
      names ??= statement.getColumnNames();
      const values = statement.get(null, { useBigInt: true });
      rows.push(withNumbers(Object.fromEntries(names.map((name, index) => [name, values[index]]))));
    }
    return rows;
  } finally {
    statement.free();
  }
}
