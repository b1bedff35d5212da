/**
 * How a run lives in a PostgreSQL session.
 *
 * @module
 */
import type { Connection, Row } from "../../drivers/driver.ts";
import { DatabaseError, MigrError } from "../../errors.ts";
import type { LedgerName, LockOptions, RunSession } from "../dialect.ts";
import { text } from "./quote.ts";
import { limits } from "./recovery.ts";

/** Milliseconds between two attempts to get the lock: the first, and the longest. */
const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 500;

export const session: RunSession = {
  lease: {
    now: "floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint",
    skipLocked: " FOR UPDATE SKIP LOCKED",
  },
  begin: "BEGIN",
  transactionalDdl: true,
  transactionLocks: false,
  lock,
  open: async () => async () => {},
  readOnly: {
    before: ["SET default_transaction_read_only = on"],
    after: ["RESET default_transaction_read_only"],
  },
  danglingReferences: async () => [],
  isMissingTable: (error) =>
    error instanceof DatabaseError && (error.fields.engineCode === "42P01" || error.fields.engineCode === "3F000"),
  async version(connection) {
    const [row] = await connection.query("SELECT current_setting('server_version') AS version");
    return String(row?.version).split(" ")[0] ?? "";
  },
  limits,
};

/**
 * An advisory lock of the session, one for each ledger. It is tried again and again instead of waited for, because a
 * waiting statement holds a snapshot, for which CREATE INDEX CONCURRENTLY would wait in turn.
 */
async function lock(connection: Connection, ledger: LedgerName, options: LockOptions): Promise<() => Promise<void>> {
  const key = keyOf(ledger);
  const deadline = Date.now() + options.timeoutMs;
  let pause = FIRST_PAUSE;
  let waited = false;
  for (;;) {
    throwIfAborted(options.signal);
    const [row] = await connection.query(`SELECT pg_try_advisory_lock(${key}) AS taken`);
    if (row?.taken === true) return () => unlock(connection, key);
    const left = deadline - Date.now();
    if (left <= 0) throw timedOut(options.timeoutMs, await holderOf(connection, key));
    if (!waited) options.onWait?.(await holderOf(connection, key));
    waited = true;
    await sleep(Math.min(pause, left), options.signal);
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }
}

/** A number for the ledger's full name; advisory locks are per database already. */
function keyOf({ schema, revisions }: LedgerName): string {
  const home = schema === "" ? "coalesce(current_schema(), '')" : text(schema);
  return `hashtextextended('migr:' || current_database() || ':' || ${home} || '.' || ${text(revisions)}, 0)`;
}

async function unlock(connection: Connection, key: string): Promise<void> {
  await connection.query(`SELECT pg_advisory_unlock(${key})`);
}

/** Who has the lock, as far as the server tells: `pid 123, migr, from 10.0.0.5, connected since 12:00:00`. */
async function holderOf(connection: Connection, key: string): Promise<string | undefined> {
  const [row] = await connection.query(`
SELECT a.pid, a.application_name AS application, host(a.client_addr) AS address,
  to_char(a.backend_start, 'YYYY-MM-DD HH24:MI:SS') AS since
FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid, ${key} AS key
WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
  AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
  AND l.classid::bigint = (key >> 32) & 4294967295 AND l.objid::bigint = key & 4294967295`);
  return row === undefined ? undefined : describeHolder(row);
}

function describeHolder(row: Row): string {
  const parts = [`pid ${row.pid}`];
  if (typeof row.application === "string" && row.application !== "") parts.push(row.application);
  if (typeof row.address === "string") parts.push(`from ${row.address}`);
  if (typeof row.since === "string") parts.push(`connected since ${row.since}`);
  return parts.join(", ");
}

function timedOut(timeoutMs: number, holder: string | undefined): MigrError {
  const who = holder === undefined ? "Another runner" : `Another runner (${holder})`;
  return new MigrError("LOCK_TIMEOUT", `${who} still holds the lock after ${timeoutMs / 1000} s.`, {
    hint: "Wait until it is done, or end its session with pg_terminate_backend if it hangs.",
    fields: { holder },
  });
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw aborted();
}

function aborted(): MigrError {
  return new MigrError("ABORTED", "The run was aborted while it waited for the lock.");
}

function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(aborted());
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener("abort", stop, { once: true });
  });
}
