/**
 * What the parts of a partitioned table's keys and indexes are called in its partitions: the engine chooses names for them, and they
 * can be renamed.
 *
 * @module
 */
import type { RenameOperation } from "../operations/operation.ts";
import type { Catalog } from "./catalog.ts";
import type { Change } from "./inherit.ts";
import { type AnyObject, INDEXED_KINDS, keyOf, type ObjectId, parentOf } from "./object.ts";

/** Renames of the parts that are there under other names. */
export function partRenames(base: Catalog, to: Catalog): RenameOperation[] {
  const wanted = partsIn(to).filter(({ id }) => !base.has(id) && homeIn(base, id));
  if (wanted.length === 0) return [];
  const gone = partsIn(base).filter(({ id }) => !to.has(id));
  const taken = new Set(gone.map(({ id }) => placeOf(id)));
  return wanted.flatMap(({ id, kind, managedBy }) => {
    const isSame = (other: AnyObject): boolean =>
      other.kind === kind && keyOf(homeOf(other.id)) === keyOf(homeOf(id)) && isSameId(other.managedBy, managedBy);
    const before = gone.filter(isSame);
    const isTaken = taken.has(placeOf(id)) || base.members(homeOf(id)).some(({ id: own }) => own.name === id.name);
    return before.length !== 1 || before[0] === undefined || isTaken
      ? []
      : [{ verb: "rename", from: before[0].id, to: id } as const];
  });
}

/** Renames of the parts that the engine makes by itself, where their names are not those that it chooses. */
export function namesOfNewParts(changes: ReadonlyMap<string, Change>, base: Catalog, to: Catalog): RenameOperation[] {
  const isMade = (id: ObjectId): boolean => {
    const change = changes.get(keyOf(id));
    return change?.after !== undefined && change.alter === undefined;
  };
  const comesAnew = ({ id, managedBy }: AnyObject): boolean => {
    if (!base.has(id) || isMade(homeOf(id))) return true;
    const manager = managedBy === undefined ? undefined : to.get(managedBy);
    return (
      managedBy !== undefined &&
      (isMade(managedBy) || (manager?.managedBy !== undefined && comesAnew(manager as AnyObject)))
    );
  };
  return partsIn(to).flatMap((part) => {
    const chosen = isMade(part.id) ? undefined : chosenName(part);
    if (chosen === undefined || !comesAnew(part) || isNumbered(part.id.name, chosen)) return [];
    const isTaken = base.members(homeOf(part.id)).some(({ id }) => id.name === chosen && to.has(id));
    return isTaken ? [] : [{ verb: "rename", from: { ...part.id, name: chosen }, to: part.id } as const];
  });
}

/** Indexes share the names of a schema. */
function placeOf({ schema, name }: ObjectId): string {
  return JSON.stringify([schema, name]);
}

/** A part that is called otherwise than the engine would call it. */
export function hasOwnName(part: AnyObject): boolean {
  const chosen = part.managedBy === undefined ? undefined : chosenName(part);
  return chosen !== undefined && !isNumbered(part.id.name, chosen);
}

function partsIn(catalog: Catalog): AnyObject[] {
  return catalog.managed().filter(({ kind }) => INDEXED_KINDS.includes(kind));
}

function homeOf(id: ObjectId): ObjectId {
  return parentOf(id) as ObjectId;
}

function homeIn(catalog: Catalog, id: ObjectId): boolean {
  return catalog.has(homeOf(id));
}

function isSameId(a: ObjectId | undefined, b: ObjectId | undefined): boolean {
  return a !== undefined && b !== undefined && keyOf(a) === keyOf(b);
}

/** The longest name that PostgreSQL gives as it is. */
const LONGEST = 63;

/** The name that the engine gives, where that can be told. */
function chosenName({ kind, id, attributes }: AnyObject): string | undefined {
  const { columns, keys, elements } = attributes as Partial<Listed>;
  const names: readonly (string | undefined)[] | undefined = columns ?? (keys ?? elements)?.map(({ column }) => column);
  const suffix = SUFFIXES[kind];
  if (names === undefined || suffix === undefined || names.some((name) => name === undefined)) return undefined;
  const name = [id.table, ...(kind === "primaryKey" ? [] : names), suffix].join("_");
  return name.length > LONGEST ? undefined : name;
}

interface Listed {
  readonly columns: readonly string[];
  readonly keys: readonly { readonly column?: string }[];
  readonly elements: readonly { readonly column?: string }[];
}

const SUFFIXES: Readonly<Record<string, string>> = {
  index: "idx",
  primaryKey: "pkey",
  unique: "key",
  exclusion: "excl",
};

/** The name, or with a number where there were others. */
function isNumbered(name: string, chosen: string): boolean {
  return name.startsWith(chosen) && /^\d*$/.test(name.slice(chosen.length));
}
