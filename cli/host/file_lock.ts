/**
 * A lock for databases that are files: a small file beside the database, locked by the operating system, which says who
 * holds it. When its holder ends, however he ends, the lock is free; nobody has to guess whether a file is stale.
 *
 * It is a SQLite database, because SQLite's locks work alike in Node, Deno and Bun and on every system.
 *
 * @module
 */
import { randomUUID } from "node:crypto";
import { existsSync, rmSync } from "node:fs";
import { hostname } from "node:os";
import { DatabaseSync } from "node:sqlite";
import { type ClientLockOptions, MigrError, messageOf } from "../../core/mod.ts";

const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 200;

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
  const deadline = Date.now() + options.timeoutMs;
  let pause = FIRST_PAUSE_MS;
  for (let waited = false; ; ) {
    const attempt = tryLock(lockFileOf(path));
    if (attempt.release !== undefined) return async () => attempt.release();
    if (options.signal?.aborted === true) {
      throw new MigrError("ABORTED", "The run was aborted while it waited for the lock.");
    }
    const left = deadline - Date.now();
    if (left <= 0) throw timedOut(options.timeoutMs, attempt.holder, path);
    // The holder writes his name just after he has the lock.
    if (!waited && attempt.holder !== undefined) {
      options.onWait?.(attempt.holder);
      waited = true;
    }
    await new Promise((resolve) => setTimeout(resolve, Math.min(pause * (0.5 + Math.random()), left)));
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  }
}

function timedOut(timeoutMs: number, holder: string | undefined, path: string): MigrError {
  const who = holder === undefined ? "Another runner" : `Another runner (${holder})`;
  return new MigrError("LOCK_TIMEOUT", `${who} still holds the lock after ${timeoutMs / 1000} s.`, {
    hint: `Wait until it is done, or end that process if it hangs; the lock ends with it. (The lock is on ${lockFileOf(path)}.)`,
    fields: { holder },
  });
}

/** A lock, or who has it. */
export type LockAttempt =
  | { readonly release: () => void }
  | { readonly release?: undefined; readonly holder: string | undefined };

/** Tries once to take the lock. */
export function tryLock(file: string): LockAttempt {
  const self = selfDescription();
  const token = randomUUID();
  const database = openLock(file);
  try {
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
    throw unusable(file, error);
  }
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
    const database = new DatabaseSync(file, { timeout: 0 });
    database.exec("PRAGMA synchronous=OFF");
    return database;
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
  if (!existsSync(file)) return undefined;
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    const row = database.prepare("SELECT token, name FROM holder").get();
    return row === undefined ? undefined : { token: String(row.token), name: String(row.name) };
  } catch {
    // Not written yet, or being written.
    return undefined;
  } finally {
    database.close();
  }
}
