/**
 * The names that objects take, of which no two can have one at a time.
 *
 * @module
 */
import {
  CONSTRAINT_KINDS,
  keyOf,
  type ObjectId,
  type ObjectKind,
  parentOf,
  RELATION_KINDS,
  TYPE_KINDS,
} from "./object.ts";

/** Tables, views, indexes and the indexes behind keys share one namespace. */
const RELATIONS: ReadonlySet<ObjectKind> = new Set([
  "table",
  "foreignTable",
  "view",
  "materializedView",
  "sequence",
  "index",
  "primaryKey",
  "unique",
  "exclusion",
]);

/** Types, and what has rows, which are of a type of its name. */
const TYPES: ReadonlySet<ObjectKind> = new Set([...TYPE_KINDS, "shellType", ...RELATION_KINDS]);

/** What is called by its name and arguments shares one namespace. */
const ROUTINES: ReadonlySet<ObjectKind> = new Set(["function", "procedure", "aggregate"]);

/** The names that an object takes, so that two cannot have one at a time. */
export function slotsOf(id: ObjectId): string[] {
  const slots = [keyOf(id)];
  // What is said of a thing of one kind goes before the like is said of one of another kind in its place.
  const target = id.on === undefined ? undefined : parentOf(id);
  if (target !== undefined) {
    // The name of a base type, which is there before, is the type itself to whoever says something of it.
    const said = slotsOf(target.kind === "baseType" ? { ...target, kind: "shellType" } : target);
    slots.push(...said.map((slot) => `${id.kind} @${id.role ?? ""} ${slot}`));
  }
  if (TYPES.has(id.kind)) slots.push(`type ${keyOf({ kind: "table", schema: id.schema, name: id.name })}`);
  if (RELATIONS.has(id.kind)) slots.push(`relation ${keyOf({ kind: "table", schema: id.schema, name: id.name })}`);
  if (ROUTINES.has(id.kind)) slots.push(`routine ${keyOf({ ...id, kind: "function", arguments: argumentsOf(id) })}`);
  if (id.table !== undefined && (id.kind === "trigger" || CONSTRAINT_KINDS.some((kind) => kind === id.kind))) {
    slots.push(`constraint ${keyOf({ ...id, kind: "check" })}`);
  }
  // A table has one primary key, whatever it is called; on SQLite a trigger's name is the schema's.
  if (id.kind === "primaryKey") slots.push(`key ${keyOf({ kind: "table", schema: id.schema, name: id.table ?? "" })}`);
  if (id.kind === "trigger") slots.push(`trigger ${keyOf({ kind: "table", schema: id.schema, name: id.name })}`);
  return slots;
}

/** An aggregate of rows, `count(*)`, has none. */
function argumentsOf({ arguments: types = "" }: ObjectId): string {
  return types === "*" ? "" : types;
}
