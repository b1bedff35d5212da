/**
 * A connection to PostgreSQL inside of this process.
 *
 * @module
 */
import { mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { pglite } from "../../core/drivers/pglite.ts";
import { type Connection, MigrError, messageOf } from "../../core/mod.ts";
import { closing } from "./closing.ts";
import { openPglite } from "./pglite.ts";

/**
 * Opens a data folder, or an empty database in memory.
 *
 * @param extensions to be available, of those that come with PGlite
 * @throws MigrError `CONNECTION_FAILED`
 */
export async function connectPglite(
  folder: string | undefined,
  label: string,
  extensions: readonly string[] = [],
): Promise<Connection> {
  const release = folder === undefined ? undefined : await takeFolder(folder, label);
  try {
    const client = await openPglite(folder, extensions);
    return closing(pglite(client, label), async () => {
      await client.close();
      release?.();
    });
  } catch (error) {
    release?.();
    throw new MigrError("CONNECTION_FAILED", `Cannot open ${label}: ${messageOf(error)}.`, {
      hint: "Check the path, that you may write to it, and that no other program has it open.",
      cause: error,
    });
  }
}

/**
 * Two programs in one folder would destroy each other's data, and PGlite itself does not look. So whoever comes second is
 * refused at once.
 */
async function takeFolder(folder: string, label: string): Promise<() => void> {
  const { lockFileOf, tryLock } = await import("./file_lock.ts");
  mkdirSync(dirname(resolve(folder)), { recursive: true });
  for (let attempt = 0; attempt < 10; attempt++) {
    const lock = tryLock(lockFileOf(folder));
    if (lock.release !== undefined) return lock.release;
    // Without a name it is being taken or given back at this moment.
    if (lock.holder !== undefined) throw inUse(label, lock.holder);
    await new Promise((done) => setTimeout(done, 20 + Math.random() * 50));
  }
  throw inUse(label, undefined);
}

function inUse(label: string, holder: string | undefined): MigrError {
  const who = holder === undefined ? "another process" : `another process (${holder})`;
  return new MigrError("CONNECTION_FAILED", `${label} is open in ${who}, and only one at a time can use it.`, {
    hint: "Run it again when that one is done. Where several programs need the database at once, use a server.",
    fields: { holder },
  });
}
