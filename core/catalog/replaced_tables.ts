/**
 * Tables that must be made again, since the engine has no statement for how they change: rows lie in partitions by a key, whose
 * columns keep their types and whose functions stay; and another kind of table cannot have the rows at all.
 *
 * @module
 */
import { type AlterOperation, alterationOf } from "../operations/operation.ts";
import type { Catalog } from "./catalog.ts";
import type { DiffRules } from "./diff_rules.ts";
import { identifiersIn } from "./identifiers.ts";
import type { Change } from "./inherit.ts";
import { type AnyObject, isSame, keyOf, type ObjectId, type SchemaObject } from "./object.ts";

/** Whether a change is made in place. */
export type Decide = (operation: AlterOperation, before: AnyObject, after: AnyObject) => "inPlace" | "replace";

/** The keys of tables that no rule can alter, with their partitions, which go when they go. */
export function replacedTables(base: Catalog, to: Catalog, decide: Decide): Set<string> {
  const found = new Set<string>(HOMES.flatMap((kind) => changedKinds(kind, base, to)));
  const tables = homesIn(base);
  for (const before of tables) {
    const after = to.get(before.id);
    if (after === undefined) continue;
    const isEqual = isSame(before.attributes, after.attributes);
    const [old, fresh] = [before, after] as AnyObject[] as [AnyObject, AnyObject];
    const isReplaced = !isEqual && decide(alterationOf(old, fresh), old, fresh) === "replace";
    if (isReplaced || changesKey(before, base, to)) for (const key of homeKeys(before.id)) found.add(key);
  }
  addPartitions(found, tables);
  return found;
}

/** Partitions go when what they are a part of goes. */
function addPartitions(found: Set<string>, tables: readonly Home[]): void {
  for (let size = -1; size < found.size; ) {
    size = found.size;
    for (const { id, attributes } of size === 0 ? [] : tables) {
      const parent = attributes.partitionOf;
      const key = parent && keyOf({ kind: "table", schema: parent.schema, name: parent.table });
      if (key !== undefined && found.has(key)) for (const own of homeKeys(id)) found.add(own);
    }
  }
}

/**
 * Adds the tables whose key of partitioning needs something that goes, or that is put in the place of something else.
 *
 * @returns whether there are any
 */
export function addKeysOnGone(
  found: Set<string>,
  changes: ReadonlyMap<string, Change>,
  base: Catalog,
  to: Catalog,
  rules: DiffRules,
): boolean {
  const isGone = (id: ObjectId): boolean => {
    const change = changes.get(keyOf(id));
    if (change?.alter === undefined) return change !== undefined;
    return rules.detachedBy(change.alter).includes("table");
  };
  const { size } = found;
  for (const { id, dependsOn } of base.ofKind("table")) {
    const isStanding = dependsOn !== undefined && to.has(id) && !found.has(keyOf(id));
    if (isStanding && dependsOn.some(isGone)) for (const key of homeKeys(id)) found.add(key);
  }
  if (found.size === size) return false;
  addPartitions(found, homesIn(base));
  return true;
}

/** What has columns of its own, which would be taken for those of a table of another kind. */
const HOMES = ["table", "foreignTable"] as const;
type Home = SchemaObject<"table"> | SchemaObject<"foreignTable">;

function homesIn(catalog: Catalog): readonly Home[] {
  return HOMES.flatMap((kind) => catalog.ofKind(kind) as readonly Home[]);
}

/** Its own key, and the one that what is in it says. */
function homeKeys(id: ObjectId): string[] {
  return [keyOf(id), keyOf({ ...id, kind: "table" })];
}

/** The keys of tables of a kind that another one's name is now. */
function changedKinds(kind: (typeof HOMES)[number], base: Catalog, to: Catalog): string[] {
  return base.ofKind(kind).flatMap(({ id }) => {
    const isOther = HOMES.some((other) => other !== kind && to.has({ ...id, kind: other }));
    return isOther ? homeKeys(id) : [];
  });
}

/** Rows lie in partitions by the values of columns, whose types cannot change then. */
function changesKey({ id, attributes }: Home, base: Catalog, to: Catalog): boolean {
  if (!("partitionBy" in attributes) || attributes.partitionBy === undefined) return false;
  return [...identifiersIn(attributes.partitionBy)].some((name) => {
    const column: ObjectId<"column"> = { kind: "column", schema: id.schema, table: id.name, name };
    const [before, after] = [base.get(column)?.attributes, to.get(column)?.attributes];
    if (before === undefined || after === undefined) return false;
    return before.type !== after.type || before.collation !== after.collation;
  });
}

/** The key of the table that an object is, or is in. */
export function homeOf({ id }: AnyObject): string {
  return keyOf(id.table === undefined ? id : { kind: "table", schema: id.schema, name: id.table });
}

/** What a table that is replaced has goes with it, besides what comes from others. */
export function dropReplaced(changes: Map<string, Change>, base: Catalog, replaced: ReadonlySet<string>): void {
  for (const before of base) {
    if (!replaced.has(homeOf(before)) || before.managedBy !== undefined) continue;
    const key = keyOf(before.id);
    const after = changes.get(key)?.after;
    changes.set(key, after === undefined ? { before } : { before, after });
  }
}
