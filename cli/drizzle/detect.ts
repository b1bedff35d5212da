/**
 * Telling Drizzle's objects from others, without loading Drizzle.
 *
 * @module
 */
import { type DialectName, MigrError } from "../../core/mod.ts";

const ENTITY_KIND = Symbol.for("drizzle:entityKind");
const IS_ENUM = Symbol.for("drizzle:isPgEnum");

const DIALECTS: Readonly<Record<string, DialectName>> = {
  PgTable: "postgres",
  PgView: "postgres",
  PgMaterializedView: "postgres",
  PgSequence: "postgres",
  PgSchema: "postgres",
  SQLiteTable: "sqlite",
  SQLiteView: "sqlite",
};

/** What Drizzle calls a value and what it is derived from; enums are functions with a mark. */
export function drizzleKinds(value: unknown): string[] {
  if (typeof value === "function" && (value as { [IS_ENUM]?: unknown })[IS_ENUM] === true) return ["PgEnum"];
  if (typeof value !== "object" || value === null) return [];
  if ((value as { [IS_ENUM]?: unknown })[IS_ENUM] === true) return ["PgEnum"];
  const kinds: string[] = [];
  let type: unknown = (Object.getPrototypeOf(value) as { constructor?: unknown } | null)?.constructor;
  while (typeof type === "function") {
    if (Object.hasOwn(type, ENTITY_KIND)) kinds.push(String((type as unknown as Record<symbol, unknown>)[ENTITY_KIND]));
    type = Object.getPrototypeOf(type);
  }
  return kinds;
}

/**
 * The language that a module's Drizzle objects are for; `undefined`: it exports none.
 *
 * @throws MigrError `MODEL_ERROR` for languages that migr does not know yet, or several at once
 */
export function drizzleDialect(values: readonly unknown[]): DialectName | undefined {
  const found = new Set<DialectName>();
  for (const kind of values.flatMap(drizzleKinds)) {
    if (/^(MySql|SingleStore)/.test(kind)) {
      throw new MigrError("MODEL_ERROR", `Drizzle's ${kind} is for a database that migr does not know yet.`, {
        hint: "Tables of drizzle-orm/pg-core and drizzle-orm/sqlite-core are models.",
      });
    }
    const dialect = DIALECTS[kind];
    if (dialect !== undefined) found.add(dialect);
  }
  if (found.size > 1) {
    throw new MigrError("MODEL_ERROR", "One module has Drizzle's tables for PostgreSQL and for SQLite.", {
      hint: "Put them into modules of their own.",
    });
  }
  return [...found][0];
}
