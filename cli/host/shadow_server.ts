/**
 * A scratch database on a real server as a shadow. It is dropped when it is closed; one that a killed process has left is
 * dropped by the next.
 *
 * @module
 */
import { randomBytes } from "node:crypto";
import { type Connection, MigrError, type Shadow } from "../../core/mod.ts";
import { connectPostgres } from "./postgres.ts";
import { renewable } from "./shadow.ts";
import { emptyPostgres } from "./shadow_postgres.ts";

const PREFIX = "migr_shadow_";

/** @param url a database of the server, whose user may create databases */
export async function openServerShadow(url: string): Promise<Shadow> {
  const admin = await connectPostgres(url, "the shadow's server");
  const names: string[] = [];
  const open = async (): Promise<Connection> => {
    const name = `${PREFIX}${randomBytes(6).toString("hex")}`;
    await createDatabase(admin, name);
    names.push(name);
    const scratch = new URL(url);
    scratch.pathname = `/${name}`;
    return await connectPostgres(scratch.href, "shadow");
  };
  const dropAll = async (): Promise<void> => {
    for (const name of names.splice(0)) await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  };
  try {
    await dropAbandoned(admin);
    const shadow = await renewable("postgres", open);
    const reset = async (): Promise<void> => {
      if (await emptyPostgres(shadow.connection)) return;
      await shadow.reset();
      const [current, ...old] = names.splice(0).reverse();
      for (const name of old) await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      if (current !== undefined) names.push(current);
    };
    const close = async (): Promise<void> => {
      try {
        // A statement that still runs there ends with its database: an interrupt does not wait for it.
        await dropAll();
      } finally {
        await Promise.all([shadow.close(), admin.close()]);
      }
    };
    return { connection: shadow.connection, reset, close };
  } catch (error) {
    await dropAll().catch(() => {});
    await admin.close();
    throw error;
  }
}

/** A lock says that the database is in use, for as long as the session that has it lives. */
function lockOf(name: string): string {
  return `hashtextextended('${name}', 0)`;
}

async function createDatabase(admin: Connection, name: string): Promise<void> {
  try {
    await admin.query(`SELECT pg_advisory_lock(${lockOf(name)})`);
    await admin.query(`CREATE DATABASE ${name} TEMPLATE template0`);
  } catch (error) {
    if (error instanceof MigrError && error.code === "CONNECTION_FAILED") throw error;
    throw new MigrError("SHADOW_FAILED", "The shadow's server does not let migr create a scratch database.", {
      hint: 'Let the user of "shadow.url" create databases: ALTER ROLE name CREATEDB.',
      cause: error,
    });
  }
}

/** Those of processes that were killed: nobody has their lock, though a statement of theirs may still run. */
async function dropAbandoned(admin: Connection): Promise<void> {
  const rows = await admin.query(
    `SELECT datname AS name FROM pg_database WHERE datname ~ '^${PREFIX}[0-9a-f]{12}$' AND pg_has_role(datdba, 'USAGE')`,
  );
  for (const row of rows) {
    const name = String(row.name);
    const [lock] = await admin.query(`SELECT pg_try_advisory_lock(${lockOf(name)}) AS taken`);
    if (lock?.taken !== true) continue;
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`).catch(() => {});
    await admin.query(`SELECT pg_advisory_unlock(${lockOf(name)})`);
  }
}
