/**
 * How a run lives in a PostgreSQL session.
 *
 * @module
 */
import type { Connection, Row } from "../../drivers/driver.ts";
import { DatabaseError } from "../../errors.ts";
import { waitForLock } from "../../waiting.ts";
import type { LedgerName, LockOptions, RunSession } from "../dialect.ts";
import { text } from "./quote.ts";
import { limits } from "./recovery.ts";

const PAUSES = { firstMs: 50, longestMs: 500 };
const HINT = "Wait until it is done, or end its session with pg_terminate_backend if it hangs.";

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
  return await waitForLock(
    async () => {
      const [row] = await connection.query(`SELECT pg_try_advisory_lock(${key}) AS taken`);
      if (row?.taken === true) return { lock: () => unlock(connection, key) };
      return { holder: () => holderOf(connection, key), hint: HINT };
    },
    options,
    PAUSES,
  );
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
