/**
 * The verbs for tables and columns.
 *
 * @module
 */
import { type ObjectId, type SchemaObject, schemaObject } from "../catalog/object.ts";
import { ATTRIBUTES } from "./attributes.ts";
import type { Operations } from "./facade.ts";
import { alteration, attributeNames, namedObject, nameOf, newObject, type Sink, sortExactly } from "./note.ts";
import { list, object, plainObject, required, show, text } from "./read.ts";
import type { ColumnSpec } from "./specs.ts";

type TableVerb =
  | "createTable"
  | "dropTable"
  | "renameTable"
  | "alterTable"
  | "addColumn"
  | "dropColumn"
  | "alterColumn"
  | "renameColumn";

/** The constraints that `createTable` takes, in the order in which they are written into the statement. */
const CONSTRAINTS = {
  unique: "unique",
  checks: "check",
  exclusions: "exclusion",
  foreignKeys: "foreignKey",
} as const;

/** The verbs for tables and columns; each notes into `sink`. */
export function tableVerbs(sink: Sink): Pick<Operations, TableVerb> {
  return {
    createTable(name, columns, options) {
      const place = `op.createTable(${show(name)})`;
      const names = [...attributeNames("table"), "primaryKey", ...Object.keys(CONSTRAINTS), "comment"];
      const { schema, hints, rest } = sortExactly(options, ["ifNotExists"], place, names);
      const table = { schema, name: nameOf(name, place) };
      const parts = [...readColumns(columns, table, place), ...readConstraints(rest, table, place)];
      const attributes = pick(rest, attributeNames("table"));
      const created = newObject({ kind: "table", ...table }, attributes, place);
      sink({ verb: "create", object: created, ...(parts.length > 0 ? { parts } : {}), ...hints });
      noteComment(sink, created.id, rest.comment, place);
      for (const column of columns) noteColumnComment(sink, column, table, place);
    },
    dropTable(name, options) {
      const place = `op.dropTable(${show(name)})`;
      const { schema, hints } = sortExactly(options, ["ifExists", "cascade"], place);
      sink({ verb: "drop", object: namedObject({ kind: "table", schema, name: nameOf(name, place) }), ...hints });
    },
    renameTable(from, to, options) {
      const place = `op.renameTable(${show(from)})`;
      const { schema } = sortExactly(options, [], place);
      const id = (name: string): ObjectId => ({ kind: "table", schema, name: nameOf(name, place) });
      sink({ verb: "rename", from: id(from), to: id(to) });
    },
    alterTable(name, to, options) {
      const place = `op.alterTable(${show(name)})`;
      const { schema, rest } = sortExactly(options, [], place, ["from"]);
      const id: ObjectId = { kind: "table", schema, name: nameOf(name, place) };
      sink({ verb: "alter", id, ...alteration("table", to, rest.from, place) });
    },
    addColumn(table, column, options) {
      const place = `op.addColumn(${show(table)})`;
      const { schema, hints } = sortExactly(options, ["ifNotExists"], place);
      const home = { schema, name: nameOf(table, place, "the table") };
      sink({ verb: "create", object: readColumn(column, home, place), ...hints });
      noteColumnComment(sink, column, home, place);
    },
    dropColumn(table, column, options) {
      const place = `op.dropColumn(${show(table)})`;
      const { schema, hints } = sortExactly(options, ["ifExists", "cascade"], place);
      sink({ verb: "drop", object: namedObject(columnId(table, column, schema, place)), ...hints });
    },
    alterColumn(table, column, to, options) {
      const place = `op.alterColumn(${show(table)}, ${show(column)})`;
      const { schema, hints, rest } = sortExactly(options, ["using"], place, ["from"]);
      const id = columnId(table, column, schema, place);
      sink({ verb: "alter", id, ...alteration("column", to, rest.from, place), ...hints });
    },
    renameColumn(table, from, to, options) {
      const place = `op.renameColumn(${show(table)})`;
      const { schema } = sortExactly(options, [], place);
      const id = (name: string): ObjectId => columnId(table, name, schema, place);
      sink({ verb: "rename", from: id(from), to: id(to) });
    },
  };
}

interface Home {
  readonly schema: string;
  readonly name: string;
}

function columnId(table: string, name: string, schema: string, place: string): ObjectId<"column"> {
  return { kind: "column", schema, table: nameOf(table, place, "the table"), name: nameOf(name, place, "the column") };
}

function readColumns(columns: unknown, table: Home, place: string): SchemaObject[] {
  const read = list((column, at) => readColumn(column, table, at), 0);
  return [...(read(columns, `${place}: columns`) ?? [])];
}

function readColumn(value: unknown, table: Home, place: string): SchemaObject<"column"> {
  const { comment: _, ...column } = plainObject(value, place);
  return readNamed("column", column, table, place);
}

function noteColumnComment(sink: Sink, { name, comment }: ColumnSpec, table: Home, place: string): void {
  noteComment(sink, { kind: "column", schema: table.schema, table: table.name, name }, comment, place);
}

/** A comment is an object of its own, created after what it is about. */
function noteComment(sink: Sink, target: ObjectId, comment: unknown, place: string): void {
  if (comment === undefined || comment === null) return;
  const id = { ...target, kind: "comment" as const, on: target.kind };
  sink({ verb: "create", object: newObject(id, { text: comment }, `${place}: comment`) });
}

function readConstraints(options: Readonly<Record<string, unknown>>, table: Home, place: string): SchemaObject[] {
  const found: SchemaObject[] = [];
  const key = options.primaryKey;
  if (key !== undefined) {
    const spec = Array.isArray(key) ? { name: `${table.name}_pkey`, columns: key } : key;
    found.push(readNamed("primaryKey", spec, table, `${place}.primaryKey`));
  }
  for (const [option, kind] of Object.entries(CONSTRAINTS)) {
    if (options[option] === undefined) continue;
    const read = list((item, at) => readNamed(kind, item, table, at), 0);
    found.push(...(read(options[option], `${place}.${option}`) ?? []));
  }
  return found;
}

/** A part of a table from an object that holds its name beside its attributes. */
function readNamed<K extends "column" | "primaryKey" | "unique" | "check" | "exclusion" | "foreignKey">(
  kind: K,
  value: unknown,
  table: Home,
  place: string,
): SchemaObject<K> {
  const given = plainObject(value, place);
  const label = typeof given.name === "string" ? `${place} ${show(given.name)}` : place;
  const fields = { name: required(text), ...ATTRIBUTES[kind] } as never;
  const { name, ...attributes } = object<{ name: string }>(fields)(given, label) ?? { name: "" };
  return schemaObject({ kind, schema: table.schema, table: table.name, name }, attributes as never);
}

function pick(from: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])));
}
