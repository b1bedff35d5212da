/**
 * The driver of bun:sqlite.
 *
 * @module
 */
import type { Connection, Row } from "./driver.ts";
import { bindable, sqliteConnection, withNumbers } from "./sqlite_common.ts";

/** As much of Bun's `Database` as this driver uses. */
export interface BunSqliteLike {
  prepare(sql: string): {
    // biome-ignore lint/suspicious/noExplicitAny: the runtime's own type
    all(...params: any[]): unknown[];
    finalize(): void;
  };
}

/**
 * A connection over an open `Database` of bun:sqlite, which stays open when the connection is closed.
 *
 * Integers beyond 2^53 are exact when the database was opened with `safeIntegers: true`.
 *
 * @param label what people call the database.
 * @example
 * import { Database } from "bun:sqlite";
 * const connection = bunSqlite(new Database("app.db", { safeIntegers: true }), "sqlite:app.db");
 */
export function bunSqlite(database: BunSqliteLike, label = "sqlite:"): Connection {
  return sqliteConnection(label, (sql, params) => {
    const statement = database.prepare(sql);
    try {
      return statement.all(...bindable(params)).map((row) => withNumbers(row as Row));
    } finally {
      // Otherwise a table that it has read stays locked.
      statement.finalize();
    }
  });
}
