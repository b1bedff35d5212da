/**
 * Pieces of source that all declarations of models are made of.
 *
 * @module
 */
import type { Catalog } from "../catalog/catalog.ts";
import type { ObjectId, SchemaObject } from "../catalog/object.ts";
import { flat, isIdentifier, keyText, layOut } from "./literal.ts";

/** What a part needs of the module that it is in. */
export interface ModuleContext {
  readonly catalog: Catalog;
  /** Imports a function of `migr/schema`. */
  use(name: string): string;
  /** The constant of an object. */
  constant(id: ObjectId): string;
  /** It stands above what is being printed. */
  isDeclared(id: ObjectId): boolean;
  /** The comment on an object, which is printed with it. */
  comment(id: ObjectId): string | undefined;
  /** The type of a column as a model must name it, so that the column gets this one. */
  typeName(column: SchemaObject<"column">): string;
  /** It may be NULL although it is in the primary key. */
  isNullableKey(column: SchemaObject<"column">): boolean;
  /** Models that an object needs, as source; nothing where there are none. */
  needs(ids: readonly ObjectId[] | undefined): string | undefined;
}

/** Properties with source as their values; absent ones are left out. */
export type Properties = Readonly<Record<string, string | undefined>>;

/** A literal of an object whose values are source already. */
export function record(properties: Properties): string {
  const said = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined ? [] : [`${keyText(key)}: ${value}`],
  );
  const line = `{ ${said.join(", ")} }`;
  if (said.length === 0) return "{}";
  return line.length <= 90 && !line.includes("\n") ? line : `{\n${said.map((item) => `  ${item},\n`).join("")}}`;
}

/** A list whose items are source already. */
export function sourceList(items: readonly string[]): string {
  return `[${items.join(", ")}]`;
}

/** Options as the last argument of a call: nothing where there are none. */
export function lastArgument(properties: Properties): string {
  const text = record(properties);
  return text === "{}" ? "" : `, ${text}`;
}

/** A value as source; `undefined` stays. */
export function valueText(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  return flat(value) ?? layOut(value, 0, 0, 2);
}

/** A text as source. */
export function quoted(text: string): string {
  return valueText(text) as string;
}

/** SQL as a template. */
export function sqlText(text: string, context: Pick<ModuleContext, "use">): string {
  const tag = context.use("sql");
  if (/\\(?:`|\$\{|$)/.test(text) || /[\r\0\u2028\u2029]/.test(text)) return `${tag}.raw(${JSON.stringify(text)})`;
  return `${tag}\`${text.replaceAll("`", "\\`").replaceAll("${", "\\${")}\``;
}

/** A column's property: numbers would come before all other properties, whatever the order they are written in. */
export function propertyOf(column: string): string {
  return /^\d+$/.test(column) ? `_${column}` : column;
}

/** How a column's property is asked for. */
export function access(column: string): string {
  const name = propertyOf(column);
  return isIdentifier(name) ? `.${name}` : `[${quoted(name)}]`;
}

/** What stands behind an object that has a schema. */
export function placeOf(id: ObjectId, context: ModuleContext): { schema?: string; comment?: string } {
  const comment = context.comment(id);
  return {
    ...(id.schema === "" ? {} : { schema: quoted(id.schema) }),
    ...(comment === undefined ? {} : { comment: quoted(comment) }),
  };
}
