/**
 * What a table belongs to: the table that it is a partition of, those that it inherits from, the type that it is of. To
 * change that takes several steps, between which the table stands alone and other things happen.
 *
 * @module
 */
import type { AlterOperation, ObjectOperation } from "../operations/operation.ts";
import type { Catalog } from "./catalog.ts";
import { canonical, keyOf, type ObjectId, type SchemaObject, type TableAttributes } from "./object.ts";

/** Kinds of tables that can belong to others. */
export type MemberKind = "table" | "foreignTable";
export type Member = SchemaObject<MemberKind>;

const MEMBERSHIP: readonly string[] = ["partitionOf", "inherits", "of"];

/** The table that an object is in. */
export function homeIn(catalog: Catalog, { schema, table, name }: ObjectId): Member | undefined {
  const id = { schema, name: table ?? name };
  return catalog.get({ ...id, kind: "table" }) ?? catalog.get({ ...id, kind: "foreignTable" });
}

/** A table that is in both catalogs leaves what it belongs to, and so stands alone for a while. */
export function standsAlone(id: ObjectId, base: Catalog, to: Catalog): boolean {
  const [before, after] = [homeIn(base, id), homeIn(to, id)];
  return before !== undefined && after !== undefined && membership(before) !== membership(after);
}

function membership({ attributes }: Member): string {
  return canonical(Object.entries(attributes).filter(([name]) => MEMBERSHIP.includes(name)));
}

/**
 * The steps of an alteration, where it takes several: a table leaves what it belongs to, changes, is stored otherwise, and
 * joins others.
 */
export function stepsOf(alter: AlterOperation): AlterOperation[] {
  if (alter.id.kind !== "table" && alter.id.kind !== "foreignTable") return [alter];
  const steps = [
    { ...alter, from: only(alter.from, isMembership), to: {} },
    { ...alter, from: only(alter.from, isPlain), to: only(alter.to, isPlain) },
    { ...alter, from: only(alter.from, isStorage), to: only(alter.to, isStorage) },
    { ...alter, from: {}, to: only(alter.to, isMembership) },
  ].filter(({ from, to }) => Object.keys({ ...from, ...to }).length > 0);
  return steps.length < 2 ? [alter] : steps;
}

function isMembership(name: string): boolean {
  return MEMBERSHIP.includes(name);
}

function isStorage(name: string): boolean {
  return name === "with";
}

function isPlain(name: string): boolean {
  return !isMembership(name) && !isStorage(name);
}

function only(attributes: object, isMeant: (name: string) => boolean): object {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => isMeant(name)));
}

/** A table is altered, perhaps in what it belongs to. */
export function isMemberAlteration(node: ObjectOperation): node is AlterOperation<"table"> {
  return node.verb === "alter" && (node.id.kind === "table" || node.id.kind === "foreignTable");
}

/** The table that a partition becomes one of (`to`), or ceases to be one of (`from`). */
export function partitionPlace(node: ObjectOperation, side: "from" | "to"): string | undefined {
  if (node.verb === "rename") return undefined;
  const isMeant = node.verb === "alter" || (node.verb === "create") === (side === "to");
  const attributes = node.verb === "alter" ? node[side] : node.object.attributes;
  const { partitionOf } = attributes as Partial<TableAttributes>;
  if (!isMeant || partitionOf === undefined) return undefined;
  return keyOf({ kind: "table", schema: partitionOf.schema, name: partitionOf.table });
}

/** A table is attached to others, or to a type: what is in it is ready by then. */
export function joins(node: ObjectOperation): boolean {
  return isMemberAlteration(node) && belongs(node.to);
}

/** A table is detached from others, and from then on on its own. */
export function leaves(node: ObjectOperation): boolean {
  return isMemberAlteration(node) && !joins(node) && belongs(node.from);
}

function belongs(attributes: Partial<TableAttributes>): boolean {
  return parentKeys(attributes).length > 0 || attributes.of !== undefined;
}

/** The tables that table attributes name as partition or inheritance parents. */
function parentKeys({ partitionOf, inherits = [] }: Partial<TableAttributes>): string[] {
  const parents = [...inherits, ...(partitionOf === undefined ? [] : [partitionOf])];
  return parents.map(({ schema, table }) => keyOf({ kind: "table", schema, name: table }));
}

/** The same with the parents of the parents. */
export function ancestorKeys(attributes: Partial<TableAttributes>, catalog: Catalog): string[] {
  return parentKeys(attributes).flatMap((key) => {
    const parent = catalog.getByKey(key);
    return parent?.kind === "table" ? [key, ...ancestorKeys(parent.attributes, catalog)] : [key];
  });
}
