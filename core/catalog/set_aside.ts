/**
 * Types and collations that must be made anew while columns are of them: the old one steps aside under another name, the new one
 * is made, everything moves over, and the old one goes. So what stands on a type, near or far, is seen to by the same graph as
 * everything else: its old self needs the type that goes, its new self the one that comes.
 *
 * @module
 */
import { type AlterOperation, alterationOf, type RenameOperation } from "../operations/operation.ts";
import { apply } from "./apply.ts";
import type { Catalog } from "./catalog.ts";
import { dependants, dependencies, type Edges } from "./dependencies.ts";
import type { DiffRules, Held } from "./diff_rules.ts";
import { identifiersIn } from "./identifiers.ts";
import {
  type AnyObject,
  HELD_KINDS,
  isKind,
  isSame,
  keyOf,
  type ObjectId,
  type ObjectKind,
  RELATION_KINDS,
  TYPE_KINDS,
} from "./object.ts";
import { multirangeOf } from "./renamed.ts";

/** Kinds of which one operation can put a new one in the place of an old one, as long as nothing but columns stands on that. */
const SWAPPED_IN_ONE: readonly ObjectKind[] = ["enum", "domain", "compositeType"];

/** Who stands on what, on both sides. */
interface Sides {
  readonly base: Catalog;
  readonly to: Catalog;
  readonly needers: ReadonlyMap<string, readonly string[]>;
  readonly edgesTo: Edges;
}

/** The old schema with types and collations under other names, and the renames that make it so. */
export interface Aside {
  readonly base: Catalog;
  readonly renames: readonly RenameOperation[];
}

/**
 * Sets all types and collations aside of which that is necessary.
 *
 * @throws MigrError `OPERATION_UNSUPPORTED` for a type whose values no new type can take over
 */
export function setAside(base: Catalog, to: Catalog, rules: DiffRules): Aside {
  const renames: RenameOperation[] = [];
  if (!HELD_KINDS.some((kind) => base.ofKind(kind).some((type) => isDifferent(type as AnyObject, to)))) {
    return { base, renames };
  }
  const edgesTo = dependencies(to, rules);
  for (let current = base; ; ) {
    const edges = dependencies(current, rules);
    const sides = { base: current, to, needers: dependants(edges), edgesTo };
    const next = HELD_KINDS.flatMap((kind) => current.ofKind(kind) as AnyObject[]).find((type) =>
      isSetAside(type, sides, rules, new Set(renames.map((rename) => keyOf(rename.to)))),
    );
    if (next === undefined) return { base: current, renames };
    for (const from of [...comesWith(next, to), next.id]) {
      const own = { ...from, name: freeName(from, current, to) };
      renames.push({ verb: "rename", from, to: own });
      current = moved(current, { from, to: own, type: next.id }, dependencies(current, rules));
    }
  }
}

/** The type of several ranges, where a new range type comes with one of that name. */
function comesWith(type: AnyObject, to: Catalog): ObjectId[] {
  return isKind(type, "rangeType") && to.has(type.id) ? multirangeOf(type) : [];
}

/** Whether columns that stay hold values of a type: as they are, or inside of arrays and values of other types. */
export function heldBy(type: ObjectId, { base, to, needers, edgesTo }: Sides): Held {
  const own = keyOf(type);
  const successors = new Set([
    own,
    ...(type.kind === "collation" ? [] : TYPE_KINDS.map((kind) => keyOf({ ...type, kind }))),
  ]);
  const pending = [own];
  const seen = new Set(pending);
  let held: Held = "not";
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const key of needers.get(next) ?? []) {
      const object = base.getByKey(key);
      if (object === undefined || seen.has(key)) continue;
      seen.add(key);
      if (TYPE_KINDS.includes(object.kind)) pending.push(key);
      const after = object.kind === "column" && !isComputed(object) ? to.getByKey(key) : undefined;
      if (after === undefined || isComputed(after) || !stands(key, successors, to, edgesTo)) continue;
      if (next !== own || (object.kind === "column" && object.attributes.type.endsWith("]"))) return "inside";
      held = "directly";
    }
  }
  return held;
}

function isComputed(object: AnyObject): boolean {
  return object.kind === "column" && object.attributes.generated !== undefined;
}

/** A column is of one of some types, by way of other types. */
function stands(key: string, types: ReadonlySet<string>, catalog: Catalog, edges: Edges): boolean {
  return [...(edges.get(key) ?? [])].some((need) => {
    if (types.has(need)) return true;
    const kind = catalog.getByKey(need)?.kind;
    return kind !== undefined && TYPE_KINDS.includes(kind) && stands(need, types, catalog, edges);
  });
}

function isDifferent(type: AnyObject, to: Catalog): boolean {
  const after = to.get(type.id);
  return after === undefined ? kindNow(type.id, to) !== undefined : !isEqual(type, after as AnyObject);
}

function isEqual(a: AnyObject, b: AnyObject): boolean {
  return isSame(a.attributes, b.attributes);
}

/** The kind of the type that has its name now, where that is another one. */
function kindNow(id: ObjectId, to: Catalog): ObjectKind | undefined {
  return id.kind === "collation" ? undefined : TYPE_KINDS.find((kind) => kind !== id.kind && to.has({ ...id, kind }));
}

function isSetAside(before: AnyObject, sides: Sides, rules: DiffRules, aside: ReadonlySet<string>): boolean {
  if (before.managedBy !== undefined || !isDifferent(before, sides.to)) return false;
  const after = sides.to.get(before.id) as AnyObject | undefined;
  if (after === undefined) return heldBy(before.id, sides) !== "not";
  const operation = alterationOf(before, after);
  const held = (): Held => heldBy(before.id, sides);
  const { base } = sides;
  if (rules.alteration(operation, { before, after, base, version: base.version ?? sides.to.version, held }) !== "swap")
    return false;
  if (held() === "not") return false;
  const isMadeOf = [...aside].some((key) => sides.needers.get(key)?.includes(keyOf(before.id)));
  return isMadeOf || !isAlone(before.id, operation, sides, rules);
}

/** Nothing stands on it but columns, what is said of it, and what is out of the way while it changes. */
function isAlone(id: ObjectId, operation: AlterOperation, { base, needers }: Sides, rules: DiffRules): boolean {
  if (!SWAPPED_IN_ONE.includes(id.kind)) return false;
  const detached = rules.detachedBy(operation);
  return (needers.get(keyOf(id)) ?? []).every((key) => {
    const object = base.getByKey(key);
    if (object === undefined || object.kind === "comment") return true;
    if (object.kind !== "column") return detached.includes(object.kind);
    const isArray = id.kind === "domain" && object.attributes.type.endsWith("]");
    return !isArray && !isInPartitionKey(object.id, base);
  });
}

function isInPartitionKey({ schema, table = "", name }: ObjectId, base: Catalog): boolean {
  const home = base.get({ kind: "table", schema, name: table });
  const { partitionBy } = home?.attributes ?? {};
  return partitionBy !== undefined && identifiersIn(partitionBy).has(name);
}

/** `mood_old`, or with a number where there is one already. */
function freeName({ schema, name }: ObjectId, base: Catalog, to: Catalog): string {
  const isTaken = (candidate: string): boolean =>
    [...HELD_KINDS, ...RELATION_KINDS].some((kind) => {
      const id = { kind, schema, name: candidate };
      return base.has(id) || to.has(id);
    });
  let free = `${name.slice(0, 55)}_old`;
  for (let number = 2; isTaken(free); number++) free = `${name.slice(0, 55)}_old${number}`;
  return free;
}

/**
 * The schema after the rename: only what needs the type itself says so, and what is said of the type goes with it. What a view
 * shows is then for the new one to say.
 */
function moved(
  catalog: Catalog,
  { from, to, type }: { readonly from: ObjectId; readonly to: ObjectId; readonly type: ObjectId },
  edges: Edges,
): Catalog {
  const key = keyOf(type);
  const before = [...catalog];
  let place = 0;
  const renamed = apply(catalog, { verb: "rename", from, to }).map((object) => {
    const old = before[place++] as AnyObject;
    if (edges.get(keyOf(old.id))?.has(key) !== true && keyOf(old.id) !== key) {
      return { ...object, attributes: old.attributes };
    }
    const { shape: _, ...rest } = object;
    return rest;
  });
  const isSaid = ({ on, table, schema, name }: ObjectId): boolean =>
    on !== undefined &&
    schema === from.schema &&
    (table === undefined
      ? on === from.kind && (name === from.name || name === to.name)
      : on === "column" && table === from.name && from.kind === "compositeType");
  return renamed.filter(({ id }) => !isSaid(id));
}
