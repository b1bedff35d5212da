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
  const connection = closing(nodeSqlite(database, label), async () => database.close());
  if (file === undefined) return connection;
  return {
    ...connection,
    lock: async (options) => {
      const { lockFile } = await import("./file_lock.ts");
      return await lockFile(file, options);
    },
  };
}

/** Readers wait as long for a writer that is just committing. */
const BUSY_TIMEOUT_MS = 5_000;

function openDatabase(file: string | undefined, label: string): DatabaseSync {
  try {
    const database = new DatabaseSync(file ?? ":memory:", { timeout: BUSY_TIMEOUT_MS });
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
