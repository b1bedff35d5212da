/**
 * Saying for whom a command waits: reading a schema takes the weakest of locks, and still waits for `ALTER TABLE`s of
 * others whose transactions are open.
 *
 * @module
 */
import { connect, type Target } from "./connect.ts";
import type { Output } from "./output/output.ts";

/** Only what takes longer than any reading of a small schema is looked into; each look comes twice as late as the one before. */
const FIRST_LOOK_MS = 3_000;

/** Sessions of this process that wait for a lock, and who has it. */
const BLOCKERS = `SELECT coalesce(l.relation::regclass::text, l.locktype) AS relation, b.pid, b.application_name AS application,
  left(regexp_replace(b.query, '\\s+', ' ', 'g'), 60) AS query
FROM pg_stat_activity a JOIN pg_locks l ON l.pid = a.pid AND NOT l.granted
CROSS JOIN unnest(pg_blocking_pids(a.pid)) AS blocking(pid) JOIN pg_stat_activity b ON b.pid = blocking.pid
WHERE a.application_name = current_setting('application_name') AND a.datname = current_database() AND a.pid <> pg_backend_pid()
LIMIT 1`;

/** Does some reading of a database; when it is kept waiting there, says by whom, once. */
export async function noteWaits<T>(target: Target, out: Output, work: () => Promise<T>): Promise<T> {
  if (target.client !== "postgres") return await work();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDone = false;
  const lookAfter = (ms: number): void => {
    timer = setTimeout(async () => {
      const found = await blockerOf(target).catch(() => undefined);
      if (isDone) return;
      if (found === undefined) lookAfter(2 * ms);
      else out.warn(`${target.label}: ${found}`);
    }, ms);
    timer.unref();
  };
  lookAfter(FIRST_LOOK_MS);
  try {
    return await work();
  } finally {
    isDone = true;
    clearTimeout(timer);
  }
}

async function blockerOf(target: Target): Promise<string | undefined> {
  const connection = await connect(target, "read");
  try {
    const [row] = await connection.query(BLOCKERS);
    if (row === undefined) return undefined;
    const { relation, pid, application, query } = row as Readonly<Record<string, string>>;
    const who = application === "" ? `pid ${pid}` : `pid ${pid}, ${application}`;
    return `waiting for a lock on ${relation}, which another session has (${who}; its last statement: ${query}).`;
  } finally {
    await connection.close();
  }
}
