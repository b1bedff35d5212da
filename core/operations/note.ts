/**
 * From checked arguments to operations: what all verbs share.
 *
 * @module
 */
import {
  type Attributes,
  type ColumnAttributes,
  KINDS,
  type ObjectId,
  type ObjectKind,
  type SchemaObject,
  schemaObject,
} from "../catalog/object.ts";
import { ATTRIBUTES, readAttributes, readChange } from "./attributes.ts";
import type { Operation, OperationOptions } from "./operation.ts";
import { anyText, assertKnown, flag, oneOf, plainObject, refuse, show, text } from "./read.ts";
import type { Target } from "./specs.ts";

/** Takes the operations of a revision, in order. */
export type Sink = (operation: Operation) => void;

/** The options of a verb that are not attributes. */
const HINTS = ["concurrently", "using", "cascade", "ifExists", "ifNotExists"] as const;
type Hint = (typeof HINTS)[number];

/** A verb's options, sorted into where, how and what. */
export interface Sorted {
  readonly schema: string;
  readonly hints: { readonly options?: OperationOptions };
  /** Everything else, not yet checked. */
  readonly rest: Readonly<Record<string, unknown>>;
}

/** Takes `schema` and the hints that a verb knows out of its options. */
export function sortOptions(options: unknown, hints: readonly Hint[], place: string): Sorted {
  const { schema, ...given } = plainObject(options ?? {}, place);
  const rest: Record<string, unknown> = {};
  const found: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    if (!hints.some((hint) => hint === name)) rest[name] = value;
    else if (value !== undefined) found[name] = (name === "using" ? text : flag)(value, `${place}.${name}`);
  }
  const set = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
  return {
    schema: schema === undefined ? "" : (anyText(schema, `${place}.schema`) as string),
    hints: Object.keys(set).length === 0 ? {} : { options: set as OperationOptions },
    rest,
  };
}

/** The same for a verb that knows no other options than these hints and `also`; refuses any other. */
export function sortExactly(
  options: unknown,
  hints: readonly Hint[],
  place: string,
  also: readonly string[] = [],
): Sorted {
  assertKnown(Object.keys(plainObject(options ?? {}, place)), ["schema", ...hints, ...also], place);
  return sortOptions(options, hints, place);
}

/** The names of a kind's attributes, without those that a verb takes as arguments. */
export function attributeNames(kind: ObjectKind, ...taken: readonly string[]): string[] {
  return Object.keys(ATTRIBUTES[kind]).filter((name) => !taken.includes(name));
}

/** A checked name. */
export function nameOf(value: unknown, place: string, what = "the name"): string {
  return text(value, `${place}: ${what}`) as string;
}

export function kindOf(value: unknown, place: string): ObjectKind {
  return oneOf(...KINDS)(value, `${place}: the kind`) as ObjectKind;
}

/** The id that a target addresses. */
export function idOf<K extends ObjectKind>(kind: K, target: Target, place: string): ObjectId<K> {
  const given = plainObject(typeof target === "string" ? { name: target } : target, `${place}: the target`);
  assertKnown(Object.keys(given), ["name", "schema", "table", "arguments", "on", "role"], `${place}: the target`);
  const { schema, table, on, role } = given;
  return {
    kind,
    schema: schema === undefined ? "" : (anyText(schema, `${place}: the schema`) as string),
    ...(table === undefined ? {} : { table: nameOf(table, place, "the table") }),
    name: nameOf(given.name, place),
    ...(given.arguments === undefined
      ? {}
      : { arguments: anyText(given.arguments, `${place}: the arguments`) as string }),
    ...(on === undefined ? {} : { on: kindOf(on, place) }),
    ...(role === undefined ? {} : { role: anyText(role, `${place}: the role`) as string }),
  };
}

/** A new object with checked attributes. */
export function newObject<K extends ObjectKind>(id: ObjectId<K>, attributes: unknown, place: string): SchemaObject<K> {
  return schemaObject(id, readAttributes(id.kind, attributes, place));
}

/** An object of which only the address is known: what a drop says. */
export function namedObject<K extends ObjectKind>(id: ObjectId<K>): SchemaObject<K> {
  return schemaObject(id, {} as Attributes<K>);
}

/** What a column may have been before it went back to a default, when the revision does not say. */
const BEFORE: Partial<ColumnAttributes> = {
  type: "text",
  notNull: true,
  default: "NULL",
  identity: { generated: "byDefault" },
  generated: { expression: "NULL", stored: true },
  collation: "default",
  notNullOnConflict: "fail",
  storage: "plain",
  compression: "pglz",
  statistics: "0",
};

/**
 * The two sides of an alteration. An attribute that goes back to its default is one that `from` has and `to` lacks.
 *
 * @throws MigrError `REVISION_INVALID` when nothing changes, or a reset attribute's old value is needed but not given.
 */
export function alteration<K extends ObjectKind>(
  kind: K,
  to: unknown,
  from: unknown,
  place: string,
): { readonly from: Partial<Attributes<K>>; readonly to: Partial<Attributes<K>> } {
  const change = readChange(kind, to, place);
  const before = from === undefined ? {} : readChange(kind, from, `${place}.from`).to;
  const old: Record<string, unknown> = { ...before };
  for (const name of change.reset) {
    if (name in old) continue;
    const guess = kind === "column" ? BEFORE[name as keyof ColumnAttributes] : undefined;
    if (guess !== undefined) old[name] = guess;
    else refuse(`${place}.${name}`, "goes back to its default, so its old value is needed", "Give it in `from`.");
  }
  for (const name of Object.keys(old)) {
    const mentioned = name in change.to || change.reset.some((reset) => reset === name);
    if (!mentioned) refuse(`${place}.from.${name}`, `is ${show(old[name])}, but what becomes of it is not said`);
  }
  if (Object.keys(old).length + Object.keys(change.to).length === 0) refuse(place, "changes nothing");
  return { from: old as Partial<Attributes<K>>, to: change.to };
}
