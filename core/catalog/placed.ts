/**
 * Where new partitions and their indexes are stored: as those above say, so what is stored otherwise moves afterwards.
 *
 * @module
 */
import type { AlterOperation } from "../operations/operation.ts";
import type { Catalog } from "./catalog.ts";
import type { Change } from "./inherit.ts";
import { type AnyObject, keyOf } from "./object.ts";

interface Placed {
  readonly tablespace?: string;
  readonly accessMethod?: string;
}

/** Alterations of what is made with the place of its parent and shall have the usual one. */
export function placedElsewhere(changes: ReadonlyMap<string, Change>, base: Catalog, to: Catalog): AlterOperation[] {
  const found: AlterOperation[] = [];
  for (const after of to) {
    const above = isNew(after, changes, base) ? aboveOf(after, to) : undefined;
    if (above === undefined) continue;
    const [given, wanted] = [above.attributes, after.attributes] as Placed[];
    // The statement that makes a table says its own place; that which makes an index below another one does not.
    const isSaid = after.managedBy === undefined;
    for (const name of ["tablespace", "accessMethod"] as const) {
      const value = wanted?.[name];
      if (given?.[name] === value || (isSaid && value !== undefined)) continue;
      const from = given?.[name] === undefined ? {} : { [name]: given[name] };
      found.push({ verb: "alter", id: after.id, from, to: value === undefined ? {} : { [name]: value } });
    }
  }
  return found;
}

function isNew(after: AnyObject, changes: ReadonlyMap<string, Change>, base: Catalog): boolean {
  const change = changes.get(keyOf(after.id));
  return change === undefined ? !base.has(after.id) : change.after !== undefined && change.alter === undefined;
}

function aboveOf(object: AnyObject, to: Catalog): AnyObject | undefined {
  switch (object.kind) {
    case "table": {
      const { partitionOf } = object.attributes;
      if (partitionOf === undefined) return undefined;
      return to.get({ kind: "table", schema: partitionOf.schema, name: partitionOf.table }) as AnyObject | undefined;
    }
    case "index":
    case "primaryKey":
    case "unique":
    case "exclusion":
      return object.managedBy === undefined ? undefined : (to.get(object.managedBy) as AnyObject | undefined);
    default:
      return undefined;
  }
}
