/**
 * What a table has from another one that it is a partition or a child of: columns, checks, keys, indexes. These objects
 * are managed: they come and go with the ones that they come from, and change along with them, so the diff says of them
 * only what is different.
 *
 * @module
 */
import type { AlterOperation } from "../operations/operation.ts";
import type { Catalog } from "./catalog.ts";
import { homeIn, type Member, standsAlone } from "./membership.ts";
import {
  type AnyObject,
  canonical,
  INDEXED_KINDS,
  isKind,
  keyOf,
  type ObjectId,
  type SchemaObject,
  type TableAttributes,
} from "./object.ts";

/** What happens to one object: at least one side is there; with both and no alteration it is replaced. */
export interface Change {
  readonly before?: AnyObject;
  readonly after?: AnyObject;
  readonly alter?: AlterOperation;
  /** The first half of an alteration in two halves; see `pause.ts`. */
  readonly lets?: AlterOperation;
}

/**
 * An object that one catalog has and the other has not comes or goes without an operation of its own.
 *
 * @param own the catalog that has it
 * @param other the catalog that lacks it
 * @param joins it is `other` that is there first
 */
export function comesAlong(object: SchemaObject, own: Catalog, other: Catalog, joins: boolean): boolean {
  const { managedBy, id } = object;
  if (managedBy === undefined) return false;
  const home = homeIn(other, id);
  if (home === undefined) return true;
  const isOutlived = !joins && object.own?.includes("object") === true;
  if (isChild(home, managedBy) && !standsAlone(id, own, other)) return !isOutlived;
  // A table that is attached must have its columns and checks before; keys and indexes it gets.
  return object.kind === "trigger" || (joins && object.kind !== "column" && object.kind !== "check");
}

/** An index that goes by itself: its table is no partition any more. */
export function withoutManager(object: AnyObject): AnyObject {
  if (!INDEXED_KINDS.includes(object.kind)) return object;
  const { managedBy: _, ...rest } = object;
  return rest as AnyObject;
}

function isChild({ attributes }: Member, { schema, table, name }: ObjectId): boolean {
  const { partitionOf, inherits = [], of } = attributes as Partial<TableAttributes>;
  if (table === undefined) return of?.endsWith(name) === true;
  return [...inherits, ...(partitionOf === undefined ? [] : [partitionOf])].some(
    (parent) => parent.schema === schema && parent.table === table,
  );
}

/** Attributes that a new child does not take over, and those that do not follow later. */
const NOT_COPIED: readonly string[] = ["statistics", "with", "options"];
const NOT_PASSED_ON: readonly string[] = ["compression", "with", "options", "tablespace"];
/** Attributes that are the parent's business alone. */
const NOT_OWN: readonly string[] = ["generated", "identity"];
/** The same where a table stands alone while its parent changes. */
const NOT_OWN_ALONE: readonly string[] = ["identity"];

/** Replaces the alterations of managed objects by what is left to do after the objects that they come from changed. */
export function settleInherited(changes: Map<string, Change>, base: Catalog, to: Catalog): void {
  // What happens to an object far above reaches one below by all those between them.
  const all = new Map(changes);
  for (const after of to) {
    if (after.managedBy === undefined) continue;
    const key = keyOf(after.id);
    const change = changes.get(key);
    const before = base.get(after.id) as AnyObject | undefined;
    if ((change !== undefined && change.alter === undefined) || (before === undefined && after.kind !== "column"))
      continue;
    // Another index has its name, and would not be taken for the one that comes from above.
    if (change !== undefined && before?.managedBy === undefined && INDEXED_KINDS.includes(after.kind)) {
      changes.set(key, { before: before as AnyObject });
      continue;
    }
    const manager = managerIn(to, after.managedBy);
    const isAlone = before !== undefined && standsAlone(after.id, base, to);
    const start = isAlone
      ? (before.attributes as Values)
      : startOf(before, after, manager, all.get(keyOf(after.managedBy)));
    const passed = passesNotNull(manager) ? ["notNullConstraint"] : [];
    const alter = alterationFrom(start, after, manager, isAlone ? NOT_OWN_ALONE : [...NOT_OWN, ...passed]);
    if (alter === undefined) changes.delete(key);
    else changes.set(key, { before: { ...after, attributes: start } as AnyObject, after, alter });
  }
}

/** The nearest object above that is said: a model leaves out what a partition has just as its parent has it. */
function managerIn(catalog: Catalog, id: ObjectId): AnyObject | undefined {
  const found = catalog.get(id) as AnyObject | undefined;
  if (found !== undefined || id.table === undefined) return found;
  const above = catalog.get({ kind: "table", schema: id.schema, name: id.table })?.attributes.partitionOf;
  return above === undefined ? undefined : managerIn(catalog, { ...id, schema: above.schema, table: above.table });
}

type Values = Readonly<Record<string, unknown>>;

/** The attributes that it has when the object that it comes from is as it shall be. */
function startOf(
  before: AnyObject | undefined,
  after: AnyObject,
  manager: AnyObject | undefined,
  change: Change | undefined,
): Values {
  const isNew = before === undefined || (change !== undefined && change.alter === undefined);
  if (isNew) {
    if (!isKind(after, "column") || manager?.kind !== "column") return shape(after.attributes as Values);
    const isCopied = (name: string): boolean =>
      !NOT_COPIED.includes(name) && name !== "notNullConstraint" && (name !== "notNull" || passesNotNull(manager));
    return Object.fromEntries(Object.entries(manager.attributes).filter(([name]) => isCopied(name)));
  }
  const result: Record<string, unknown> = { ...before.attributes };
  if (change?.alter === undefined || before.managedBy === undefined) return result;
  const [from, to] = [passedOn(change.before), passedOn(change.after)];
  for (const name of Object.keys({ ...from, ...to })) {
    if (canonical(from[name]) === canonical(to[name])) continue;
    if (NOT_PASSED_ON.includes(name) || (name === "notNull" && keepsNotNull(before, change))) continue;
    const value = to[name];
    if (value === undefined) delete result[name];
    else result[name] = value;
  }
  return result;
}

/** It has NOT NULL of its own, or gets it when that of the column above is no longer for those below. */
function keepsNotNull({ own }: AnyObject, { after }: Change): boolean {
  return own?.includes("notNull") === true || (after?.kind === "column" && isForOne(after));
}

/** What those below have of an object. */
function passedOn(object: AnyObject | undefined): Values {
  const { notNull, notNullConstraint: _, ...rest } = (object?.attributes ?? {}) as Values;
  return notNull === true && passesNotNull(object) ? { ...rest, notNull } : rest;
}

/** Since PostgreSQL 18 NOT NULL may be for one table alone. */
export function passesNotNull(object: AnyObject | undefined): boolean {
  return object?.kind === "column" && object.attributes.notNull === true && !isForOne(object);
}

function isForOne({ attributes }: SchemaObject<"column">): boolean {
  return attributes.notNullConstraint?.noInherit === true;
}

/** What a column of a typed table has from its type. */
function shape({ type, collation }: Values): Values {
  return { type, ...(collation === undefined ? {} : { collation }) };
}

function alterationFrom(
  start: Values,
  after: AnyObject,
  manager: AnyObject | undefined,
  notOwn: readonly string[],
): AlterOperation | undefined {
  const wanted = after.attributes as Values;
  const numbered = manager?.kind === "column" && manager.attributes.identity !== undefined;
  const isOwn = (name: string): boolean => !notOwn.includes(name) && !(numbered && name === "default");
  const names = Object.keys({ ...start, ...wanted }).filter(
    (name) => isOwn(name) && canonical(start[name]) !== canonical(wanted[name]),
  );
  if (names.length === 0) return undefined;
  const pick = (values: Values): Values =>
    Object.fromEntries(names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])));
  return { verb: "alter", id: after.id, from: pick(start), to: pick(wanted) };
}

/** Keys of everything that comes from an object, near or far. */
export function heirsOf(catalog: Catalog, id: ObjectId): SchemaObject[] {
  const found: SchemaObject[] = [];
  let keys = new Set([keyOf(id)]);
  while (keys.size > 0) {
    const next = catalog.managed().filter(({ managedBy }) => managedBy !== undefined && keys.has(keyOf(managedBy)));
    found.push(...next);
    keys = new Set(next.map((object) => keyOf(object.id)));
  }
  return found;
}
