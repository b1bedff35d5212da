/**
 * What a declared table has from another one: where a model says something about such a column or check, that object
 * comes and goes with the one above it, as it does in a database.
 *
 * @module
 */
import { type AnyObject, keyOf, type ObjectId, type SchemaObject } from "../catalog/object.ts";

type AnyTable = Extract<AnyObject, { readonly kind: "table" | "foreignTable" }>;

/** The objects with what they come from. */
export function withManagers(objects: readonly SchemaObject[]): SchemaObject[] {
  const all = objects as readonly AnyObject[];
  const tables = all.filter((object) => object.kind === "table" || object.kind === "foreignTable");
  if (!tables.some(isChild)) return [...objects];
  const finder = new ManagerFinder(all, tables);
  return objects.map((object) => {
    if ((object.kind !== "column" && object.kind !== "check") || object.managedBy !== undefined) return object;
    const managedBy = finder.of(object.id);
    if (managedBy === undefined) return object;
    // What a child says itself it keeps when its parent goes; partitions have nothing but their parents' columns.
    return { ...object, managedBy, ...(finder.isPartition(object.id) ? {} : { own: ["object"] as const }) };
  });
}

function isChild({ attributes }: AnyTable): boolean {
  const { partitionOf, inherits, of } = attributes as { partitionOf?: unknown; inherits?: unknown; of?: unknown };
  return (partitionOf ?? inherits ?? of) !== undefined;
}

class ManagerFinder {
  readonly #known: ReadonlySet<string>;
  readonly #tables: ReadonlyMap<string, AnyTable>;
  readonly #types: readonly ObjectId[];

  constructor(objects: readonly AnyObject[], tables: readonly AnyTable[]) {
    this.#known = new Set(objects.map(({ id }) => keyOf(id)));
    this.#tables = new Map(tables.map((table) => [placeOf(table.id.schema, table.id.name), table]));
    this.#types = objects.filter(({ kind }) => kind === "compositeType").map(({ id }) => id);
  }

  isPartition(id: ObjectId): boolean {
    return this.#tables.get(placeOf(id.schema, id.table))?.attributes.partitionOf !== undefined;
  }

  /** The object of the parent, or the type, that a column or check comes from. */
  of(id: ObjectId): ObjectId | undefined {
    const table = this.#tables.get(placeOf(id.schema, id.table));
    if (table === undefined) return undefined;
    const { partitionOf, inherits = [] } = table.attributes;
    const of = "of" in table.attributes ? table.attributes.of?.replaceAll('"', "") : undefined;
    if (of !== undefined && id.kind === "column") return this.#types.find(({ name }) => of.endsWith(name));
    for (const parent of [...(partitionOf === undefined ? [] : [partitionOf]), ...inherits]) {
      const above: ObjectId = { ...id, schema: parent.schema, table: parent.table };
      const isThere = this.#known.has(keyOf(above)) || this.of(above) !== undefined;
      if (isThere || (parent === partitionOf && id.kind === "column")) return above;
    }
    return undefined;
  }
}

function placeOf(schema: string, name: string | undefined): string {
  return JSON.stringify([schema, name]);
}
