/**
 * What the tables of Drizzle's dialects have in common.
 *
 * @module
 */
import type { Column, SQL } from "drizzle-orm";
import type { AttributesByKind, Dialect, ObjectId, SchemaObject } from "../../core/mod.ts";
import { schemaObject } from "../../core/mod.ts";

/** Prints Drizzle's SQL; the reader of a dialect gives it. */
export type Print = (sql: SQL) => string;

type Action = "cascade" | "restrict" | "no action" | "set null" | "set default";

const ACTIONS: Readonly<Record<Action, "cascade" | "restrict" | "setNull" | "setDefault" | undefined>> = {
  cascade: "cascade",
  restrict: "restrict",
  "no action": undefined,
  "set null": "setNull",
  "set default": "setDefault",
};

/** An action of a foreign key as a catalog names it. */
export function actionOf(action: string | undefined): "cascade" | "restrict" | "setNull" | "setDefault" | undefined {
  return action === undefined ? undefined : ACTIONS[action as Action];
}

/** Without properties that say nothing. */
export function said<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as never;
}

/** Makes an object in the normal form. */
export function normal<K extends keyof AttributesByKind>(
  dialect: Dialect,
  id: ObjectId<K>,
  attributes: AttributesByKind[K],
  dependsOn: readonly ObjectId[] = [],
): SchemaObject {
  return dialect.normalize(
    schemaObject(id, said(attributes) as AttributesByKind[K], dependsOn),
  ) as unknown as SchemaObject;
}

/** Whether a value is Drizzle's SQL, of whatever copy. */
export function isSql(value: unknown): value is SQL {
  return typeof value === "object" && value !== null && "queryChunks" in value;
}

/** An expression of a table: its own columns need no table's name, and in places must have none. */
export function expressionIn(table: string, text: string, schema = ""): string {
  const own = `"${table}".`;
  return text.replaceAll(`"${schema}".${own}`, "").replaceAll(own, "");
}

/** How names that columns have from their properties alone are spelled. */
export type Casing = "snake_case" | "camelCase" | undefined;

/**
 * What a column is called in the database.
 *
 * @param printer Drizzle's dialect, which knows the casing
 */
export function nameIn(printer: object, column: Column): string {
  const { casing } = printer as { casing?: { getColumnCasing?(column: Column): string } };
  return casing?.getColumnCasing?.(column) ?? column.name;
}

/** The name that Drizzle makes of columns' names, after these are spelled otherwise: each once, in order, as it does. */
export function respelled(name: string, columns: readonly Column[], spell: (column: Column) => string): string {
  return columns.reduce((text, column) => text.replace(column.name, spell(column)), name);
}

/**
 * A key of an index that is written as SQL: what stands behind an expression or a column says how it is sorted.
 *
 * @example keyIn('"at" desc') // { column: "at", order: "desc" }
 */
export function keyIn(text: string): AttributesByKind["index"]["keys"][number] {
  const end = /^(.*?)(?:\s+collate\s+("[^"]+"|\w+))?(?:\s+(asc|desc))?(?:\s+nulls\s+(first|last))?$/is.exec(
    text.trim(),
  );
  const [, expression = text, collation, order, nulls] = end ?? [];
  const column = /^(?:"((?:[^"]|"")+)"|`([^`]+)`)$/.exec(expression);
  const isDown = order?.toLowerCase() === "desc";
  const place = nulls?.toLowerCase() as "first" | "last" | undefined;
  return said({
    ...(column === null ? { expression } : { column: column[1]?.replaceAll('""', '"') ?? column[2] }),
    collation: collation?.replaceAll('"', ""),
    order: isDown ? ("desc" as const) : undefined,
    nulls: place === (isDown ? "first" : "last") ? undefined : place,
  });
}

/** A default value as SQL; what only the client fills in is no default of the database. */
export function defaultOf(column: Column, dialect: Dialect, print: Print): string | undefined {
  const value = column.default as unknown;
  if (value === undefined) return undefined;
  if (isSql(value)) return print(value);
  // Numbers are written as they are, whatever the client sends.
  if (typeof value === "number" || (typeof value === "bigint" && column.getSQLType() !== "blob")) {
    return dialect.literal(value);
  }
  const sent = value === null ? null : column.mapToDriverValue(value);
  return dialect.literal(
    typeof sent === "object" && sent !== null && !(sent instanceof Uint8Array) ? JSON.stringify(sent) : (sent as never),
  );
}

/** The expression of a generated column; a text is SQL, too. */
export function generatedOf(
  column: Column,
  print: Print,
  mode: "stored" | "virtual",
): { expression: string; stored: boolean } | undefined {
  const { generated } = column;
  if (generated === undefined) return undefined;
  const made: unknown = typeof generated.as === "function" ? (generated.as as () => unknown)() : generated.as;
  return { expression: isSql(made) ? print(made) : String(made), stored: (generated.mode ?? mode) === "stored" };
}

/**
 * Views after those that they read: exports come by their names. Drizzle quotes every name.
 *
 * @param views objects with a `definition`
 */
export function inReadingOrder<V extends SchemaObject>(views: readonly V[]): V[] {
  const done = new Set<V>();
  const found: V[] = [];
  const visit = (view: V): void => {
    if (done.has(view)) return;
    done.add(view);
    const { definition } = view.attributes as { readonly definition: string };
    for (const other of views) if (other !== view && definition.includes(`"${other.id.name}"`)) visit(other);
    found.push(view);
  };
  views.forEach(visit);
  return found;
}
