/**
 * A lock for databases that are files: a small file beside the database, locked by the operating system, which says who
 * holds it. When its holder ends, however he ends, the lock is free; nobody has to guess whether a file is stale.
 *
 * It is a SQLite database, because SQLite's locks work alike in Node, Deno and Bun and on every system.
 *
 * @module
 */
import { randomUUID } from "node:crypto";
import { rmSync, statSync } from "node:fs";
import { hostname } from "node:os";
import { DatabaseSync } from "node:sqlite";
import { type ClientLockOptions, MigrError, messageOf, waitForLock } from "../../core/mod.ts";

const PAUSES = { firstMs: 20, longestMs: 200 };

/** The file that locks a database in a file or a folder. */
export function lockFileOf(path: string): string {
  return `${path.replace(/[\\/]+$/, "")}-migr-lock`;
}

/** Who this process is, in the messages of others. */
export function selfDescription(): string {
  const since = new Date().toISOString().replace("T", " ").replace(/\..*/, " UTC");
  return `pid ${process.pid} on ${hostname()}, since ${since}`;
}

/**
 * Takes the lock, or waits for it.
 *
 * @param path the database
 * @returns what gives it back
 * @throws MigrError `LOCK_TIMEOUT` naming the holder, `ABORTED`
 */
export async function lockFile(path: string, options: ClientLockOptions): Promise<() => Promise<void>> {
  const file = lockFileOf(path);
  return await waitForLock(
    async () => {
      const attempt = tryLock(file);
      if (attempt.release !== undefined) return { lock: async () => attempt.release() };
      return {
        holder: async () => attempt.holder,
        // He writes his name just after he has the lock.
        isTaking: attempt.holder === undefined,
        hint: `Wait until it is done, or end that process if it hangs; the lock ends with it. (The lock is on ${file}.)`,
      };
    },
    options,
    PAUSES,
  );
}

/** A lock, or who has it. */
export type LockAttempt =
  | { readonly release: () => void }
  | { readonly release?: undefined; readonly holder: string | undefined };

/** Tries once to take the lock. */
export function tryLock(file: string): LockAttempt {
  const self = selfDescription();
  const token = randomUUID();
  const before = identityOf(file);
  const database = openLock(file);
  try {
    database.exec("PRAGMA synchronous=OFF");
    database.exec("BEGIN IMMEDIATE");
    database.exec("CREATE TABLE IF NOT EXISTS holder (token TEXT, name TEXT)");
    database.exec("DELETE FROM holder");
    database.prepare("INSERT INTO holder VALUES (?, ?)").run(token, self);
    // What is not committed nobody can read; then the lock must be taken again.
    database.exec("COMMIT");
    database.exec("BEGIN IMMEDIATE");
    if (readHolder(file)?.token === token) return { release: () => releaseLock(database, file) };
    // Between the two, somebody else was here, or the file was removed by its last holder.
    database.close();
    return { holder: undefined };
  } catch (error) {
    database.close();
    if (/locked|busy/i.test(messageOf(error))) return { holder: readHolder(file)?.name };
    // The last holder removed the file while it was being opened; SQLite has several words for that.
    const now = identityOf(file);
    const isAnother = now === undefined || now !== before;
    if (isAnother && /readonly|disk I\/O/i.test(messageOf(error))) return { holder: undefined };
    throw unusable(file, error);
  }
}

/** Tells a file from another of the same name. A number alone does not: it is given to the next file. */
function identityOf(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false, bigint: true });
  return found && `${found.ino} ${found.birthtimeNs}`;
}

function releaseLock(database: DatabaseSync, file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Some systems do not remove files that are open: it stays, unlocked.
  }
  database.exec("ROLLBACK");
  database.close();
}

function openLock(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file, { timeout: 0 });
  } catch (error) {
    throw unusable(file, error);
  }
}

function unusable(file: string, error: unknown): MigrError {
  return new MigrError("FILE_ERROR", `Cannot lock ${file}: ${messageOf(error)}.`, {
    hint: "Check that you may write to its folder; if the file itself is broken, remove it.",
    cause: error,
  });
}

function readHolder(file: string): { readonly token: string; readonly name: string } | undefined {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: 0, readOnly: true });
    const row = database.prepare("SELECT token, name FROM holder").get();
    return row === undefined ? undefined : { token: String(row.token), name: String(row.name) };
  } catch {
    // Gone, not written yet, or being written.
    return undefined;
  } finally {
    database?.close();
  }
}
