/**
 * Drizzle's tables, views, enums and sequences as models, through its own `getTableConfig`. Relations are ignored: they
 * are no part of a schema. Drizzle is the project's copy; migr has none.
 *
 * @module
 */
import type { Dialect, SchemaObject } from "../../core/mod.ts";
import { loadPeer } from "../host/loader/peer.ts";
import { drizzleKinds } from "./detect.ts";
import { PostgresReader } from "./postgres.ts";
import type { Casing } from "./shared.ts";
import { SqliteReader } from "./sqlite.ts";

/**
 * The objects that exported Drizzle objects declare, in the dialect's normal form.
 *
 * @param module the file that exports them, from which Drizzle is looked for
 * @param casing as the project gives it to `drizzle()`
 * @throws MigrError `MODEL_ERROR`
 */
export async function drizzleObjects(
  exported: readonly unknown[],
  dialect: Dialect,
  module: string,
  casing?: Casing,
): Promise<SchemaObject[]> {
  const all = exported.flatMap((value) => drizzleKinds(value).map((kind) => [kind, value] as const));
  const of = <T>(kind: string): T[] => [
    ...new Set(all.filter(([name]) => name === kind).map(([, value]) => value as T)),
  ];
  if (dialect.name === "sqlite") {
    const library = await loadPeer<typeof import("drizzle-orm/sqlite-core")>("drizzle-orm/sqlite-core", module);
    return new SqliteReader(library, dialect, casing).read(of("SQLiteTable"), of("SQLiteView"));
  }
  const library = await loadPeer<typeof import("drizzle-orm/pg-core")>("drizzle-orm/pg-core", module);
  return new PostgresReader(library, dialect, casing).read({
    schemas: of("PgSchema"),
    enums: of("PgEnum"),
    sequences: of("PgSequence"),
    tables: of("PgTable"),
    views: of("PgView"),
    materializedViews: of("PgMaterializedView"),
    policies: of("PgPolicy"),
  });
}
