/**
 * How a run lives in a SQLite session.
 *
 * @module
 */
import type { Connection } from "../../drivers/driver.ts";
import { DatabaseError, MigrError } from "../../errors.ts";
import type { LockOptions, RunSession } from "../dialect.ts";

/** How long a statement waits for another connection's write lock, unless the connection has its own opinion. */
const BUSY_TIMEOUT_MS = 60_000;

/** SQLite's sessions: the write lock that BEGIN IMMEDIATE takes keeps other runners out. */
export const session: RunSession = {
  lease: { now: "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)", skipLocked: "" },
  begin: "BEGIN IMMEDIATE",
  async tryBegin(connection) {
    const patience = await pragma(connection, "busy_timeout");
    await connection.query("PRAGMA busy_timeout=0");
    try {
      await connection.query("BEGIN IMMEDIATE");
    } finally {
      await connection.query(`PRAGMA busy_timeout=${patience}`);
    }
  },
  transactionalDdl: true,
  transactionLocks: true,
  lock,
  open,
  readOnly: { before: ["PRAGMA query_only=ON"], after: ["PRAGMA query_only=OFF"] },
  danglingReferences,
  isMissingTable: (error) => error instanceof DatabaseError && /no such table/i.test(error.message),
  version: async (connection) => {
    const [row] = await connection.query("SELECT sqlite_version() AS version");
    return String(row?.version);
  },
};

/**
 * The client's own lock, which says who holds it, where it has one. What keeps others out in any case is BEGIN IMMEDIATE,
 * whose patience is set here.
 */
async function lock(connection: Connection, _ledger: unknown, options: LockOptions): Promise<() => Promise<void>> {
  const release = await connection.lock?.(options);
  const before = await pragma(connection, "busy_timeout");
  await connection.query(`PRAGMA busy_timeout=${Math.max(0, Math.round(options.timeoutMs))}`);
  return async () => {
    await connection.query(`PRAGMA busy_timeout=${before}`);
    await release?.();
  };
}

/**
 * Switches foreign keys off, because a rebuild drops a table that others refer to: their rows would be deleted with it.
 * That is possible outside of a transaction only.
 */
async function open(connection: Connection): Promise<() => Promise<void>> {
  const foreignKeys = await pragma(connection, "foreign_keys");
  const legacy = await pragma(connection, "legacy_alter_table");
  const timeout = await pragma(connection, "busy_timeout");
  await connection.query("PRAGMA foreign_keys=OFF");
  if ((await pragma(connection, "foreign_keys")) !== 0) throw foreignKeysStayOn();
  await connection.query("PRAGMA legacy_alter_table=OFF");
  if (timeout === 0) await connection.query(`PRAGMA busy_timeout=${BUSY_TIMEOUT_MS}`);
  return async () => {
    await connection.query(`PRAGMA busy_timeout=${timeout}`);
    await connection.query(`PRAGMA legacy_alter_table=${legacy}`);
    await connection.query(`PRAGMA foreign_keys=${foreignKeys}`);
  };
}

async function pragma(connection: Connection, name: string): Promise<number> {
  const [row] = await connection.query(`PRAGMA ${name}`);
  return Number(Object.values(row ?? {})[0] ?? 0);
}

function foreignKeysStayOn(): MigrError {
  return new MigrError("OPERATION_UNSUPPORTED", "SQLite's foreign keys cannot be switched off for the run.", {
    hint: "Start the run outside of any transaction, on a database that obeys PRAGMA foreign_keys.",
  });
}

/** More are not worth reading. */
const MAX_SENTENCES = 50;

const DANGLING = `SELECT c."table" AS child, c.rowid AS row, c.parent AS parent,
  (SELECT group_concat(k."from", ', ') FROM pragma_foreign_key_list(c."table") AS k WHERE k.id = c.fkid) AS columns
FROM pragma_foreign_key_check AS c LIMIT ${MAX_SENTENCES}`;

/** Rows that point nowhere; also foreign keys that no row could satisfy, which SQLite reports as an error. */
async function danglingReferences(connection: Connection): Promise<readonly string[]> {
  try {
    const rows = await connection.query(DANGLING);
    return rows.map(({ child, row, parent, columns }) => {
      const which = row === null ? `A row of ${child}` : `Row ${row} of ${child}`;
      return `${which} refers to a row of ${parent} that does not exist (${columns}).`;
    });
  } catch (error) {
    if (error instanceof DatabaseError && /foreign key mismatch/i.test(error.message)) return [mismatch(error)];
    throw error;
  }
}

function mismatch(error: DatabaseError): string {
  const names = /"(.*)" referencing "(.*)"/.exec(error.message);
  if (names === null) return error.message;
  return `A foreign key of ${names[1]} refers to columns of ${names[2]} that are neither its primary key nor unique.`;
}
