/**
 * The modules of migr that a project's files may import, for projects where migr is not installed (the standalone
 * binary, a global installation, this repository).
 *
 * @module
 */

/** Loads each public module; the keys are what people import. */
export const OWN_MODULES: Readonly<Record<string, () => Promise<object>>> = {
  migr: () => import("../../../core/mod.ts"),
  "migr/schema": () => import("../../../core/models/mod.ts"),
  "migr/postgres": () => import("../../../core/dialects/postgres/mod.ts"),
  "migr/sqlite": () => import("../../../core/dialects/sqlite/mod.ts"),
  "migr/drivers/pglite": () => import("../../../core/drivers/pglite.ts"),
  "migr/drivers/postgres-js": () => import("../../../core/drivers/postgres_js.ts"),
  "migr/drivers/node-sqlite": () => import("../../../core/drivers/node_sqlite.ts"),
  "migr/drivers/sql-js": () => import("../../../core/drivers/sql_js.ts"),
};
