/**
 * SQLite: sql.js.
 *
 * @module
 */
import initSqlJs from "sql.js";
import { sqlite } from "../../core/dialects/sqlite/mod.ts";
import { sqlJs } from "../../core/drivers/sql_js.ts";
import { MigrError } from "../../core/mod.ts";
import type { EngineHost } from "./host.ts";

/** @param assets `sqlite.wasm` */
export async function startSqlite(assets: Readonly<Record<string, ArrayBuffer>>): Promise<EngineHost> {
  const wasmBinary = assets["sqlite.wasm"];
  if (wasmBinary === undefined) throw new MigrError("SHADOW_FAILED", "SQLite's program is missing.");
  const engine = await initSqlJs({ wasmBinary });
  return {
    dialect: sqlite,
    open: async () => {
      const database = new engine.Database();
      database.run("PRAGMA foreign_keys=ON");
      return { connection: sqlJs(database, "sqlite in this page"), close: async () => database.close() };
    },
  };
}
