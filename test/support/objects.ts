/**
 * Short ways to write schema objects in tests, without migr's own models.
 *
 * @module
 */
import {
  type Attributes,
  type ObjectId,
  type ObjectKind,
  type SchemaObject,
  schemaObject,
} from "../../core/catalog/object.ts";

/** `audit.users` is the table users of the schema audit. */
function split(qualified: string): { schema: string; name: string } {
  const [first = "", second] = qualified.split(".");
  return second === undefined ? { schema: "", name: first } : { schema: first, name: second };
}

/** An object that lives in a schema: `object("enum", "mood", { values: ["sad"] })`. */
export function object<K extends ObjectKind>(
  kind: K,
  qualified: string,
  attributes: Attributes<K>,
  dependsOn: readonly ObjectId[] = [],
): SchemaObject<K> {
  const id: ObjectId<K> = kind === "schema" ? { kind, schema: "", name: qualified } : { kind, ...split(qualified) };
  return schemaObject(id, attributes, dependsOn);
}

/** An object that lives in a table: `member("unique", "users", "users_email_key", { columns: ["email"] })`. */
export function member<K extends ObjectKind>(
  kind: K,
  table: string,
  name: string,
  attributes: Attributes<K>,
): SchemaObject<K> {
  const { schema, name: tableName } = split(table);
  return schemaObject({ kind, schema, table: tableName, name }, attributes);
}

/** A column's attributes, or just its type. */
export type ColumnSpec = string | Attributes<"column">;

/** A table with its columns, and what else is in it. */
export function table(
  name: string,
  columns: Readonly<Record<string, ColumnSpec>>,
  attributes: Attributes<"table"> = {},
): SchemaObject[] {
  const members = Object.entries(columns).map(([column, spec]) =>
    member("column", name, column, typeof spec === "string" ? { type: spec } : spec),
  );
  return [object("table", name, attributes), ...members];
}

/** A table with the key column `id` and the given columns. */
export function keyedTable(
  name: string,
  columns: Readonly<Record<string, ColumnSpec>> = {},
  attributes: Attributes<"table"> = {},
): SchemaObject[] {
  return [
    ...table(name, { id: { type: "integer", notNull: true }, ...columns }, attributes),
    member("primaryKey", name, `${split(name).name}_pkey`, { columns: ["id"] }),
  ];
}

/** A comment on any object. */
export function comment(target: Omit<ObjectId, "on">, text: string): SchemaObject<"comment"> {
  return schemaObject({ ...target, kind: "comment", on: target.kind }, { text });
}

/** The id of a table. */
export function tableId(qualified: string): ObjectId<"table"> {
  return { kind: "table", ...split(qualified) };
}

/** The id of a column. */
export function columnId(qualified: string, name: string): ObjectId<"column"> {
  const { schema, name: tableName } = split(qualified);
  return { kind: "column", schema, table: tableName, name };
}
