/**
 * How the diff may change things in SQLite.
 *
 * @module
 */
import type { Catalog } from "../../catalog/catalog.ts";
import { foldName } from "../../catalog/identifiers.ts";
import type { AnyObject } from "../../catalog/object.ts";
import type { DiffRules } from "../dialect.ts";
import { calledAnew } from "./introspect/names.ts";
import { affinity, declaredWords, portableType } from "./types.ts";

/** What has no ALTER and no rows of its own is made again; tables and all that is in them can be rebuilt. */
const REPLACED: readonly string[] = ["index", "view", "trigger"];

/** A rebuild needs nothing to be out of its way, and a foreign key may name a table that does not exist yet. */
export const diffRules: DiffRules = {
  alteration: (operation) => (REPLACED.includes(operation.id.kind) ? "replace" : "inPlace"),
  detachedBy: () => [],
  tablesChangeAtOnce: true,
  readsWholeTables: true,
  foreignKeysNeedTarget: false,
  // SQLite follows a rename into a view, but not from there into a view on that view, and then refuses it.
  remadeByRename: ["view"],
  calledAnew,
  implied: (object, catalog, other) => [
    ...(isNeverNull(object, catalog) ? ["notNull"] : []),
    ...(other !== undefined && isSameType(object, other) ? ["type"] : []),
  ],
};

/** Two words for one type: `character(3)` and `char(3)`. */
function isSameType(object: AnyObject, other: AnyObject): boolean {
  if (object.kind !== "column" || other.kind !== "column") return false;
  const [own, theirs] = [object.attributes.type, other.attributes.type];
  return affinity(own) === affinity(theirs) && portableType(declaredWords(own)) === portableType(declaredWords(theirs));
}

/**
 * A column of a primary key is never NULL where the table is STRICT or WITHOUT ROWID, or where it is the rowid. In other
 * tables it may be, unless it says NOT NULL.
 */
function isNeverNull({ kind, id, attributes }: AnyObject, catalog: Catalog): boolean {
  if (kind !== "column") return false;
  const table = { kind: "table", schema: "", name: id.table ?? "" } as const;
  const { strict, withoutRowid } = catalog.get(table)?.attributes ?? {};
  const [key] = catalog.membersOfKind(table, "primaryKey");
  if (key === undefined) return false;
  const { columns, columnOptions } = key.attributes;
  if (!columns.some((column) => foldName(column) === foldName(id.name))) return false;
  if (strict === true || withoutRowid === true) return true;
  const isAlone = columns.length === 1 && foldName((attributes as { type: string }).type) === "integer";
  return isAlone && !Object.values(columnOptions ?? {}).some((option) => /\bDESC$/.test(option));
}
