/**
 * Shadow databases: PGlite or SQLite inside of this process, or a scratch database on a server that the configuration
 * names.
 *
 * @module
 */
import { randomBytes } from "node:crypto";
import type { Connection, DialectName, OpenShadow, Shadow } from "../../core/mod.ts";
import { MigrError } from "../../core/mod.ts";

/** How a shadow for a dialect is opened. */
export function shadowOpener(dialect: DialectName, serverUrl: string | undefined): OpenShadow {
  if (dialect === "sqlite") return openSqliteShadow;
  return serverUrl === undefined ? openPgliteShadow : () => openServerShadow(serverUrl);
}

/** An empty in-memory database costs nothing, so a reset opens another one. */
async function openSqliteShadow(): Promise<Shadow> {
  const { openSqlite } = await import("./sqlite.ts");
  const open = (): Promise<Connection> => openSqlite(undefined, "shadow");
  let current = await open();
  const connection: Connection = {
    dialect: "sqlite",
    label: "shadow",
    query: (sql, params) => current.query(sql, params),
    batch: (queries) => current.batch(queries),
    close: () => current.close(),
  };
  const reset = async (): Promise<void> => {
    await current.close();
    current = await open();
  };
  return { connection, reset, close: () => current.close() };
}

async function openPgliteShadow(): Promise<Shadow> {
  const { connectPglite } = await import("./pglite_connection.ts");
  const connection = await connectPglite(undefined, "shadow");
  return { connection, reset: () => emptyPostgres(connection), close: () => connection.close() };
}

/** A database of its own on a real server, dropped when it is closed. */
async function openServerShadow(url: string): Promise<Shadow> {
  const { connectPostgres } = await import("./postgres.ts");
  const name = `migr_shadow_${randomBytes(6).toString("hex")}`;
  const admin = await connectPostgres(url, "the shadow's server");
  try {
    await admin.query(`CREATE DATABASE ${name} TEMPLATE template0`);
  } catch (error) {
    await admin.close();
    if (error instanceof MigrError && error.code === "CONNECTION_FAILED") throw error;
    throw new MigrError("SHADOW_FAILED", "The shadow's server does not let migr create a scratch database.", {
      hint: 'Let the user of "shadow.url" create databases: ALTER ROLE name CREATEDB.',
      cause: error,
    });
  }
  const scratchUrl = new URL(url);
  scratchUrl.pathname = `/${name}`;
  const connection = await connectPostgres(scratchUrl.href, "shadow");
  const close = async (): Promise<void> => {
    await connection.close();
    try {
      await admin.query(`DROP DATABASE IF EXISTS ${name}`);
    } finally {
      await admin.close();
    }
  };
  return { connection, reset: () => emptyPostgres(connection), close };
}

/** Drops every schema that is not the engine's own, and makes the default one again. */
async function emptyPostgres(connection: Connection): Promise<void> {
  const rows = await connection.query(
    "SELECT quote_ident(nspname) AS name FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'",
  );
  for (const row of rows) await connection.query(`DROP SCHEMA ${String(row.name)} CASCADE`);
  await connection.query("CREATE SCHEMA public");
}
