/**
 * What a rename means inside of other objects, for kinds that others name in a way of their own: values of enums, types of
 * several ranges, triggers, schemas.
 *
 * @module
 */
import type { RenameOperation } from "../operations/operation.ts";
import type { Catalog } from "./catalog.ts";
import { collationParts, collationText, quotedName, replaceIdentifiers, unquotedName } from "./identifiers.ts";
import { isCall, visitNames } from "./names.ts";
import { type AnyObject, isKind, keyOf, type ObjectId, type SchemaObject } from "./object.ts";

/** A value of an enum is addressed like something that lives in it: `{ kind: "enum", schema: "", table: "mood", name: "sad" }`. */
export function isEnumValue({ kind, table }: ObjectId): boolean {
  return kind === "enum" && table !== undefined;
}

/** The enum says its new value, and so does every expression that has it as a literal. */
export function renameEnumValue(object: AnyObject, from: ObjectId, to: ObjectId): SchemaObject {
  const { schema, table = "" } = from;
  if (isKind(object, "enum") && object.id.schema === schema && object.id.name === table) {
    const values = object.attributes.values.map((value) => (value === from.name ? to.name : value));
    return { ...object, attributes: { values } };
  }
  const type = [...(schema === "" ? [] : [schema]), table].map(quotedName).join(".");
  const literal = (value: string): string => `'${value.replaceAll("'", "''")}'::${type}`;
  const rename = (text: string): string => text.replaceAll(literal(from.name), () => literal(to.name));
  return visitNames(object as SchemaObject, {
    relation: ({ name }) => name,
    column: (_, name) => name,
    type: (name) => name,
    expression: rename,
  });
}

const MULTIRANGE = /\bMULTIRANGE_TYPE_NAME = (?:("(?:[^"]|"")+"|[^\s",.)]+)\.)?("(?:[^"]|"")+"|[^\s",.)]+)/;

/**
 * The type of several ranges that comes with a range type, if its definition names one. It is addressed like something that lives
 * in it: `{ kind: "rangeType", schema: "", table: "floats", name: "floats_multirange" }`.
 */
export function multirangeOf({ id, attributes }: SchemaObject<"rangeType">): ObjectId<"rangeType">[] {
  const [, schema = "", name] = MULTIRANGE.exec(attributes.definition) ?? [];
  if (name === undefined) return [];
  return [{ kind: "rangeType", schema: unquotedName(schema), table: id.name, name: unquotedName(name) }];
}

/** What a range type says besides that name. */
export function withoutMultirange({ attributes }: SchemaObject<"rangeType">): string {
  return attributes.definition.replace(MULTIRANGE, "");
}

/** Renames of types of several ranges whose range types are the same otherwise. */
export function multirangeRenames(base: Catalog, to: Catalog): RenameOperation[] {
  return base.ofKind("rangeType").flatMap((before) => {
    const after = to.get(before.id);
    if (after === undefined || withoutMultirange(before) !== withoutMultirange(after)) return [];
    const [[from], [other]] = [multirangeOf(before), multirangeOf(after)];
    const isOther =
      from !== undefined && other !== undefined && from.schema === other.schema && from.name !== other.name;
    return isOther ? [{ verb: "rename", from, to: other } as const] : [];
  });
}

const COLLATED = /\b(COLLATE |COLLATION = )((?:"(?:[^"]|"")+"|[a-z_][\w$]*)(?:\.(?:"(?:[^"]|"")+"|[a-z_][\w$]*))?)/g;

/** An expression in which a collation has another name. */
export function withCollation(expression: string, from: ObjectId, to: ObjectId): string {
  const printed = ({ schema, name }: ObjectId): string =>
    (schema === "" ? [name] : [schema, name]).map(quotedName).join(".");
  return expression.replace(COLLATED, (all: string, word: string, name: string) =>
    name === printed(from) ? word + printed(to) : all,
  );
}

const TRIGGER = /^(CREATE (?:CONSTRAINT )?TRIGGER )("(?:[^"]|"")*"|\S+)/;

/** PostgreSQL's statement of a trigger under another name; SQLite's triggers are programs, which cannot be renamed. */
export function triggerCalled(definition: string, name: string): string {
  return isCall(definition) ? definition.replace(TRIGGER, (_, words: string) => words + quotedName(name)) : definition;
}

export function renameTrigger(object: AnyObject, from: ObjectId, to: ObjectId): SchemaObject {
  if (!isKind(object, "trigger") || keyOf(object.id) !== keyOf(from)) return object as SchemaObject;
  return {
    ...object,
    attributes: { ...object.attributes, definition: triggerCalled(object.attributes.definition, to.name) },
  };
}

/** The id of something in a schema that has another name. */
export function idInSchema<K extends ObjectId>(id: K, from: string, to: string): K {
  const name = id.kind === "schema" && id.name === from ? to : id.name;
  const types = id.arguments === undefined ? {} : { arguments: withSchema(id.arguments, from, to) };
  return { ...id, name, schema: id.schema === from ? to : id.schema, ...types };
}

/** Everything that says in which schema something is. */
export function renameSchema(object: AnyObject, from: string, to: string): SchemaObject {
  const rename = (text: string): string => withSchema(text, from, to);
  const visited = visitNames(object as SchemaObject, {
    relation: ({ name }) => name,
    column: (_, name) => name,
    type: rename,
    expression: rename,
    collation: (collation) => {
      const parts = collationParts(collation);
      return parts.schema === from ? collationText({ ...parts, schema: to }) : collation;
    },
  });
  return { ...visited, attributes: referring(visited.attributes, from, to) } as SchemaObject;
}

function withSchema(text: string, from: string, to: string): string {
  return replaceIdentifiers(text, (name) => (name === from ? to : undefined));
}

/** What refers to tables does so by `{ schema, table }`; publications and extensions name schemas alone. */
function referring(value: unknown, from: string, to: string): unknown {
  if (Array.isArray(value)) return value.map((item) => referring(item, from, to));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      if (key === "schema") return [key, item === from ? to : item];
      if (key === "schemas" && Array.isArray(item)) return [key, item.map((name) => (name === from ? to : name))];
      return [key, referring(item, from, to)];
    }),
  );
}
