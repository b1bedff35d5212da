/**
 * What a declared table has from another one: where a model says something about such a column or check, that object
 * comes and goes with the one above it, as it does in a database.
 *
 * @module
 */
import { type AnyObject, keyOf, type ObjectId, type SchemaObject } from "../catalog/object.ts";

/** The objects with what they come from. */
export function withManagers(objects: readonly SchemaObject[]): SchemaObject[] {
  const all = objects as readonly AnyObject[];
  const known = new Set(all.map(({ id }) => keyOf(id)));
  const homes = new Map<string, readonly ((id: ObjectId) => ObjectId)[]>();
  const types = all.filter(({ kind }) => kind === "compositeType").map(({ id }) => id);
  for (const object of all) {
    if (object.kind !== "table" && object.kind !== "foreignTable") continue;
    const { schema, name } = object.id;
    const above = parentsOf(object, types);
    if (above.length > 0) homes.set(JSON.stringify([schema, name]), above);
  }
  if (homes.size === 0) return [...objects];
  return objects.map((object) => {
    if (object.kind !== "column" && object.kind !== "check") return object;
    const above = homes.get(JSON.stringify([object.id.schema, object.id.table])) ?? [];
    const managedBy = above.map((parent) => parent(object.id)).find((id) => known.has(keyOf(id)));
    return managedBy === undefined ? object : { ...object, managedBy };
  });
}

/** For a member, what it may come from. */
function parentsOf(
  { attributes }: Extract<AnyObject, { kind: "table" | "foreignTable" }>,
  types: readonly ObjectId[],
): ((id: ObjectId) => ObjectId)[] {
  const { partitionOf, inherits = [] } = attributes;
  const tables = [...(partitionOf === undefined ? [] : [partitionOf]), ...inherits];
  const of = "of" in attributes ? attributes.of : undefined;
  const type = of === undefined ? undefined : types.find(({ name }) => of.replaceAll('"', "").endsWith(name));
  return [
    ...tables.map(({ schema, table }) => (id: ObjectId) => ({ ...id, schema, table })),
    ...(type === undefined ? [] : [() => type]),
  ];
}
