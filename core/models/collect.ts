/**
 * Which model objects a module declares.
 *
 * @module
 */
import { KIND_LABELS } from "../catalog/object.ts";
import { MigrError } from "../errors.ts";
import { definitionOf, type ObjectDefinition } from "./definition.ts";

const OBJECT_KINDS = [
  "role",
  "schema",
  "extension",
  "enum",
  "domain",
  "compositeType",
  "sequence",
  "table",
  "view",
  "materializedView",
  "function",
  "procedure",
  "trigger",
  "policy",
  "grant",
  "owner",
  "object",
] as const;

/**
 * All objects that a module exports, also in lists, in object literals and in modules that it exports as a whole, each
 * once, in the order in which they were declared. Enums and sequences come along when something uses them.
 *
 * Columns and the like may be exported, too, for other modules to use.
 *
 * @throws MigrError `CATALOG_INVALID` when two objects have the same name.
 */
export function collect(exports: Readonly<Record<string, unknown>> | readonly unknown[]): ObjectDefinition[] {
  const found = new Map<ObjectDefinition, string>();
  const seen = new Set<unknown>();
  const visit = (value: unknown, name: string): void => {
    if (seen.has(value)) return;
    const definition = definitionOf(value);
    if (definition !== undefined) return void (isObject(definition) && found.set(definition, name));
    if (!Array.isArray(value) && !isModule(value) && !isPlain(value)) return;
    seen.add(value);
    for (const [key, item] of Object.entries(value)) visit(item, key);
  };
  for (const [name, value] of Object.entries(exports)) visit(value, name);
  for (const definition of [...found.keys()]) for (const used of usedBy(definition)) found.set(used, used.name);
  const sorted = [...found.keys()].sort((a, b) => a.order - b.order);
  return withoutCopies(sorted);
}

function isObject(definition: NonNullable<ReturnType<typeof definitionOf>>): definition is ObjectDefinition {
  return OBJECT_KINDS.some((kind) => kind === definition.kind);
}

function isModule(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && Reflect.get(value, Symbol.toStringTag) === "Module";
}

/** An object literal, as a default export may be. */
function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Enums of columns, sequences in defaults and functions of triggers need not be exported. */
function usedBy(definition: ObjectDefinition): ObjectDefinition[] {
  if (definition.kind === "trigger") {
    const called = definitionOf(definition.execute);
    return called?.kind === "function" ? [called] : [];
  }
  if (definition.kind !== "table") return [];
  const used: ObjectDefinition[] = [];
  for (const column of definition.columns.values()) {
    if (typeof column.type !== "string") used.push(column.type);
    const expression = definitionOf(column.default?.value);
    if (expression?.kind !== "sql") continue;
    for (const chunk of expression.chunks) {
      const value = typeof chunk === "string" ? undefined : definitionOf(chunk.value);
      if (
        value?.kind === "sequence" ||
        value?.kind === "enum" ||
        value?.kind === "domain" ||
        value?.kind === "function"
      )
        used.push(value);
    }
  }
  return used;
}

/** Relations share their names; so do enums, and schemas. A definition that two modules made alike counts once. */
function withoutCopies(definitions: readonly ObjectDefinition[]): ObjectDefinition[] {
  const taken = new Map<string, ObjectDefinition>();
  for (const definition of definitions) {
    const key = JSON.stringify([...spaceOf(definition), definition.schema, definition.name]);
    const other = taken.get(key);
    if (other === undefined) taken.set(key, definition);
    else if (!isSameEnum(other, definition)) throw sameName(other, definition);
  }
  return [...taken.values()];
}

/** Functions may share a name, and what is on a table shares it only there: the catalog tells these apart. */
function spaceOf({ kind, order }: ObjectDefinition): readonly unknown[] {
  if (kind === "enum" || kind === "domain" || kind === "compositeType") return ["type"];
  if (kind === "role" || kind === "schema" || kind === "extension") return [kind];
  const isRelation = kind === "table" || kind === "sequence" || kind === "view" || kind === "materializedView";
  return isRelation ? ["relation"] : [kind, order];
}

function isSameEnum(a: ObjectDefinition, b: ObjectDefinition): boolean {
  return a.kind === "enum" && b.kind === "enum" && a.values.join("\0") === b.values.join("\0");
}

function sameName(first: ObjectDefinition, second: ObjectDefinition): MigrError {
  const label = ({ kind }: ObjectDefinition): string => (kind === "object" ? kind : KIND_LABELS[kind]);
  const [a, b] = [label(first), label(second)];
  const what = a === b ? `Two ${a === "index" ? "indexes" : `${a}s`} are` : `A ${a} and a ${b} are both`;
  return new MigrError("CATALOG_INVALID", `${what} named "${second.name}".`, {
    hint: "Rename one of the two, or export only one of them.",
  });
}
