/**
 * Shadow databases: PGlite or SQLite inside of this process, or a scratch database on a server that the configuration
 * names.
 *
 * @module
 */
import type { Connection, DialectName, OpenShadow, Shadow } from "../../core/mod.ts";
import { openPgliteShadow } from "./shadow_pglite.ts";
import type { ShadowPool } from "./shadow_pool.ts";

/** How a shadow for a dialect is opened. */
export function shadowOpener(dialect: DialectName, serverUrl: string | undefined, pool: ShadowPool): OpenShadow {
  if (dialect === "sqlite") return pool.opener("sqlite", openSqliteShadow, false);
  if (serverUrl === undefined) return pool.opener("pglite", openPgliteShadow, false);
  const open: OpenShadow = async () => await (await import("./shadow_server.ts")).openServerShadow(serverUrl);
  return pool.opener(serverUrl, open, true);
}

/** An empty in-memory database costs nothing, so a reset opens another one. */
async function openSqliteShadow(): Promise<Shadow> {
  const { openSqlite } = await import("./sqlite.ts");
  return await renewable("sqlite", () => openSqlite(undefined, "shadow"));
}

/**
 * A shadow that is made empty by opening another one in its place; its connection stays the same.
 *
 * @param open gives a connection to an empty database
 */
export async function renewable(dialect: DialectName, open: () => Promise<Connection>): Promise<Shadow> {
  let current = await open();
  const connection: Connection = {
    dialect,
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
