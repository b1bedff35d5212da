/**
 * What a table belongs to: the table that it is a partition of, those that it inherits from, the type that it is of. To
 * change that takes several steps, between which the table stands alone and other things happen.
 *
 * @module
 */
import type { AlterOperation } from "../operations/operation.ts";
import type { Catalog } from "./catalog.ts";
import { canonical, type ObjectId, type SchemaObject } from "./object.ts";

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
