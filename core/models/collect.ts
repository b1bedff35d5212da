/**
 * Which model objects a module declares.
 *
 * @module
 */
import { KIND_LABELS } from "../catalog/object.ts";
import { MigrError } from "../errors.ts";
import { definitionOf, type EnumDefinition, type ObjectDefinition, type SequenceDefinition } from "./definition.ts";

const OBJECT_KINDS = ["schema", "enum", "sequence", "table", "view", "materializedView"] as const;

/**
 * All objects that a module exports, also in lists and in modules that it exports as a whole, each once, in the order in
 * which they were declared. Enums and sequences come along when something uses them.
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
    if (!Array.isArray(value) && !isModule(value)) return;
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

/** Enums of columns and sequences in defaults need not be exported. */
function usedBy(definition: ObjectDefinition): (EnumDefinition | SequenceDefinition)[] {
  if (definition.kind !== "table") return [];
  const used: (EnumDefinition | SequenceDefinition)[] = [];
  for (const column of definition.columns.values()) {
    if (typeof column.type !== "string") used.push(column.type);
    const expression = definitionOf(column.default?.value);
    if (expression?.kind !== "sql") continue;
    for (const chunk of expression.chunks) {
      const value = typeof chunk === "string" ? undefined : definitionOf(chunk.value);
      if (value?.kind === "sequence" || value?.kind === "enum") used.push(value);
    }
  }
  return used;
}

/** Relations share their names; so do enums, and schemas. A definition that two modules made alike counts once. */
function withoutCopies(definitions: readonly ObjectDefinition[]): ObjectDefinition[] {
  const taken = new Map<string, ObjectDefinition>();
  for (const definition of definitions) {
    const space = definition.kind === "enum" || definition.kind === "schema" ? definition.kind : "relation";
    const key = JSON.stringify([space, definition.schema, definition.name]);
    const other = taken.get(key);
    if (other === undefined) taken.set(key, definition);
    else if (!isSameEnum(other, definition)) throw sameName(other, definition);
  }
  return [...taken.values()];
}

function isSameEnum(a: ObjectDefinition, b: ObjectDefinition): boolean {
  return a.kind === "enum" && b.kind === "enum" && a.values.join("\0") === b.values.join("\0");
}

function sameName(first: ObjectDefinition, second: ObjectDefinition): MigrError {
  const [a, b] = [KIND_LABELS[first.kind], KIND_LABELS[second.kind]];
  const what = a === b ? `Two ${a === "index" ? "indexes" : `${a}s`} are` : `A ${a} and a ${b} are both`;
  return new MigrError("CATALOG_INVALID", `${what} named "${second.name}".`, {
    hint: "Rename one of the two, or export only one of them.",
  });
}
