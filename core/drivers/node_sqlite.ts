/**
 * The driver of node:sqlite, in Node, Deno and Bun.
 *
 * @module
 */
import type { Connection, Row } from "./driver.ts";
import { bindable, type SqliteValue, sqliteConnection, withNumbers } from "./sqlite_common.ts";

/** As much of `DatabaseSync` as this driver uses. */
export interface DatabaseSyncLike {
  prepare(sql: string): StatementSyncLike;
}

/** As much of `StatementSync` as this driver uses. */
export interface StatementSyncLike {
  all(...params: SqliteValue[]): unknown[];
  setReadBigInts(enabled: boolean): unknown;
}

/**
 * A connection over an open `DatabaseSync`, which stays open when the connection is closed.
 *
 * @param label what people call the database.
 * @example
 * import { DatabaseSync } from "node:sqlite";
 * const connection = nodeSqlite(new DatabaseSync("app.db"), "sqlite:app.db");
 */
export function nodeSqlite(database: DatabaseSyncLike, label = "sqlite:"): Connection {
  return sqliteConnection(label, (sql, params) => {
    const statement = database.prepare(sql);
    // Otherwise integers beyond 2^53 throw.
    statement.setReadBigInts(true);
    return statement.all(...bindable(params)).map((row) => withNumbers(row as Row));
  });
}
