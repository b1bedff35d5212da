/**
 * SQLite through `node:sqlite`, which Node, Deno and Bun have.
 *
 * @module
 */
import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { nodeSqlite } from "../../core/drivers/node_sqlite.ts";
import { type Connection, MigrError, messageOf } from "../../core/mod.ts";
import { closing } from "./closing.ts";

/**
 * Opens a file, or an empty database in memory.
 *
 * @throws MigrError `CONNECTION_FAILED`
 */
export async function openSqlite(file: string | undefined, label: string): Promise<Connection> {
  const database = openDatabase(file, label);
  return closing(nodeSqlite(database, label), async () => database.close());
}

function openDatabase(file: string | undefined, label: string): DatabaseSync {
  try {
    const database = new DatabaseSync(file ?? ":memory:");
    // SQLite looks into the file only when it must; a file that is no database is found out here.
    database.prepare("PRAGMA schema_version").get();
    return database;
  } catch (error) {
    const missing = file !== undefined && !existsSync(dirname(file));
    throw new MigrError("CONNECTION_FAILED", `Cannot open ${label}: ${messageOf(error)}.`, {
      hint: missing
        ? `The folder ${dirname(file)} does not exist.`
        : "Check the path, and that you may read and write the file and its folder.",
      cause: error,
    });
  }
}
