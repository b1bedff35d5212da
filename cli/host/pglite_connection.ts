/**
 * A connection to PostgreSQL inside of this process.
 *
 * @module
 */
import { pglite } from "../../core/drivers/pglite.ts";
import { type Connection, MigrError, messageOf } from "../../core/mod.ts";
import { closing } from "./closing.ts";
import { openPglite } from "./pglite.ts";

/**
 * Opens a data folder, or an empty database in memory.
 *
 * @throws MigrError `CONNECTION_FAILED`
 */
export async function connectPglite(folder: string | undefined, label: string): Promise<Connection> {
  try {
    const client = await openPglite(folder);
    return closing(pglite(client, label), () => client.close());
  } catch (error) {
    throw new MigrError("CONNECTION_FAILED", `Cannot open ${label}: ${messageOf(error)}.`, {
      hint: "Check the path, that you may write to it, and that no other program has it open.",
      cause: error,
    });
  }
}
