/**
 * The difference between two catalogs as operations: object by object, attribute by attribute, with no code per kind.
 *
 * @module
 */
import { type AlterOperation, alterationOf, type Operation, type RenameOperation } from "../operations/operation.ts";
import { renameAll } from "./apply.ts";
import type { Catalog } from "./catalog.ts";
import { dependants, dependencies, type Edges, reachable } from "./dependencies.ts";
import type { DiffRules, Held } from "./diff_rules.ts";
import { followExtensions } from "./extension_moves.ts";
import { fold } from "./fold.ts";
import { takenFromNew } from "./given.ts";
import { identifiersIn } from "./identifiers.ts";
import { type Change, comesAlong, settleInherited, withoutManager } from "./inherit.ts";
import { type AnyObject, isKind, isSame, keyOf, type ObjectId, type ObjectKind, type SchemaObject } from "./object.ts";
import { orderOperations } from "./order.ts";
import { operationsOf, paused } from "./pause.ts";
import { placedElsewhere } from "./placed.ts";
import { automaticRenames, type Rename } from "./rename.ts";
import { heldBy, setAside } from "./set_aside.ts";
import { slotsOf } from "./slots.ts";

export interface DiffOptions {
  /** Decided renames; see `rename.ts`. */
  readonly renames?: readonly Rename[];
  /** Nothing is said about who may do what: new objects keep what they come with. */
  readonly keepsGiven?: boolean;
}

/**
 * The operations that turn one schema into another, in an order in which they can run, folded for reading.
 *
 * @example
 * const up = diff(database, models, postgres.diffRules);
 * const down = diff(models, database, postgres.diffRules);
 */
export function diff(from: Catalog, goal: Catalog, rules: DiffRules, options: DiffOptions = {}): Operation[] {
  const decided = (options.renames ?? []).map((rename): RenameOperation => ({ verb: "rename", ...rename }));
  const applied = renameAll(from, decided);
  const renamed = decided.length === 0 ? applied : (rules.calledAnew?.(applied) ?? applied);
  const { named, renames: automatic } = settleNames(followExtensions(renamed, goal), goal, rules);
  const to = rules.spelledLike?.(goal, named) ?? goal;
  const { base, renames: aside } = setAside(rules.spelledLike?.(named, to) ?? named, to, rules);
  let known: SidesEdges | undefined;
  const edgesOf = (): SidesEdges => (known ??= { base: dependencies(base, rules), to: dependencies(to, rules) });
  const decide = decider(base, to, rules, edgesOf);
  const replaced = replacedTables(base, to, decide);
  const kept = replaced.size === 0 ? base : base.filter((object) => !replaced.has(homeOf(object)));
  const changes = compare(kept, to, rules);
  settleInherited(changes, kept, to);
  if (replaced.size > 0) dropReplaced(changes, base, replaced);
  if (changes.size === 0 && decided.length === 0 && automatic.length === 0 && aside.length === 0) return [];
  const edges = edgesOf();
  const renamedKeys = rules.remadeByRename === undefined ? [] : renamedColumns(from, named);
  replaceWithDependants(changes, base, to, { rules, decide }, edges, renamedKeys);
  const givenWith = options.keepsGiven === true ? undefined : rules.givenWith?.(base, to);
  const taken = givenWith === undefined ? [] : takenFromNew(changes.values(), to, givenWith);
  const own = operationsOf(changes.values(), edges);
  const operations = [
    ...decided,
    ...automatic,
    ...aside,
    ...own.operations,
    ...taken.map(({ operation }) => operation),
    ...placedElsewhere(changes, base, to),
  ];
  const needs = { ...edges, to: withNeeds(edges.to, taken) };
  return fold(orderOperations(operations, { base, to, edges: needs, halves: own.halves }));
}

/** Renames without a question; those of what is in a renamed object show when that has its name. */
function settleNames(
  from: Catalog,
  to: Catalog,
  { renamable }: DiffRules,
): { readonly named: Catalog; readonly renames: readonly RenameOperation[] } {
  const renames: RenameOperation[] = [];
  let named = from;
  for (let next = automaticRenames(named, to, renamable); next.length > 0; ) {
    renames.push(...next);
    named = renameAll(named, next);
    next = automaticRenames(named, to, renamable);
  }
  return { named, renames };
}

/** Whether a change is made in place. */
type Decide = (operation: AlterOperation, before: AnyObject, after: AnyObject) => "inPlace" | "replace";

/** Who stands on what, on both sides. */
interface SidesEdges {
  readonly base: Edges;
  readonly to: Edges;
}

/** @param edgesOf asked only where a type is in question: most comparisons end without it */
function decider(base: Catalog, to: Catalog, rules: DiffRules, edgesOf: () => SidesEdges): Decide {
  let sides: Parameters<typeof heldBy>[1] | undefined;
  return (operation, before, after) => {
    const held = (): Held => {
      sides ??= { base, to, needers: dependants(edgesOf().base), edgesTo: edgesOf().to };
      return heldBy(before.id, sides);
    };
    const decision = rules.alteration(operation, { before, after, base, version: base.version ?? to.version, held });
    if (decision !== "swap") return decision;
    return held() === "not" ? "replace" : "inPlace";
  };
}

/** What is taken from an object needs that object. */
function withNeeds(edges: Edges, taken: ReturnType<typeof takenFromNew>): Edges {
  if (taken.length === 0) return edges;
  const all = new Map(edges);
  for (const { operation, of } of taken) {
    const key = keyOf(operation.id);
    all.set(key, new Set([...(all.get(key) ?? []), keyOf(of)]));
  }
  return all;
}

function compare(base: Catalog, to: Catalog, rules: DiffRules): Map<string, Change> {
  const changes = new Map<string, Change>();
  for (const wanted of to) {
    const before = base.get(wanted.id) as AnyObject | undefined;
    if (before === undefined) {
      if (!comesAlong(wanted, to, base, true)) changes.set(keyOf(wanted.id), { after: wanted });
    } else if (!isSame(before.attributes, wanted.attributes)) {
      const after = withImplied(wanted, before, [base, to], rules);
      if (isSame(before.attributes, after.attributes)) continue;
      changes.set(keyOf(after.id), { before, after, alter: alterationOf(before, after) });
    }
  }
  for (const before of base) {
    if (!to.has(before.id) && !comesAlong(before, base, to, false))
      changes.set(keyOf(before.id), { before: withoutManager(before) });
  }
  return changes;
}

/** What both sides mean anyway stays as it is said before. */
function withImplied(after: AnyObject, before: AnyObject, [base, to]: [Catalog, Catalog], rules: DiffRules): AnyObject {
  const meant = rules.implied?.(before, base, after) ?? [];
  if (meant.length === 0) return after;
  const names = (rules.implied?.(after, to, before) ?? []).filter((name) => meant.includes(name));
  if (names.length === 0) return after;
  const said = Object.entries(before.attributes).filter(([name]) => names.includes(name));
  const others = Object.entries(after.attributes).filter(([name]) => !names.includes(name));
  return { ...after, attributes: Object.fromEntries([...others, ...said]) } as AnyObject;
}

/** The keys of tables that no rule can alter, with their partitions, which go when they go. */
function replacedTables(base: Catalog, to: Catalog, decide: Decide): Set<string> {
  const found = new Set<string>(HOMES.flatMap((kind) => changedKinds(kind, base, to)));
  const tables = HOMES.flatMap((kind) => base.ofKind(kind) as readonly Home[]);
  for (const before of tables) {
    const after = to.get(before.id);
    if (after === undefined) continue;
    const isEqual = isSame(before.attributes, after.attributes);
    const [old, fresh] = [before, after] as AnyObject[] as [AnyObject, AnyObject];
    const isReplaced = !isEqual && decide(alterationOf(old, fresh), old, fresh) === "replace";
    if (isReplaced || changesKey(before, base, to)) for (const key of homeKeys(before.id)) found.add(key);
  }
  for (let size = -1; size < found.size; ) {
    size = found.size;
    for (const { id, attributes } of size === 0 ? [] : tables) {
      const parent = attributes.partitionOf;
      const key = parent && keyOf({ kind: "table", schema: parent.schema, name: parent.table });
      if (key !== undefined && found.has(key)) for (const own of homeKeys(id)) found.add(own);
    }
  }
  return found;
}

/** What has columns of its own, which would be taken for those of a table of another kind. */
const HOMES = ["table", "foreignTable"] as const;
type Home = SchemaObject<"table"> | SchemaObject<"foreignTable">;

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
function homeOf({ id }: AnyObject): string {
  return keyOf(id.table === undefined ? id : { kind: "table", schema: id.schema, name: id.table });
}

/** What a table that is replaced has goes with it, besides what comes from others. */
function dropReplaced(changes: Map<string, Change>, base: Catalog, replaced: ReadonlySet<string>): void {
  for (const before of base) {
    if (!replaced.has(homeOf(before)) || before.managedBy !== undefined) continue;
    const key = keyOf(before.id);
    const after = changes.get(key)?.after;
    changes.set(key, after === undefined ? { before } : { before, after });
  }
}

/**
 * Marks what must be replaced: what a rule cannot alter, and whatever depends on something that goes away or that must
 * be absent while something else is altered. Follows the dependants of what it marks, and of what stays: a view reads
 * an enum by way of a column.
 */
function replaceWithDependants(
  changes: Map<string, Change>,
  base: Catalog,
  to: Catalog,
  { rules, decide }: { readonly rules: DiffRules; readonly decide: Decide },
  edges: { readonly base: Edges; readonly to: Edges },
  renamedKeys: readonly string[],
): void {
  const needers = dependants(edges.base);
  const queue: { readonly key: string; readonly kinds?: readonly ObjectKind[] }[] = [];
  for (const key of renamedKeys) queue.push({ key, kinds: rules.remadeByRename ?? [] });
  for (const [key, change] of changes) {
    const { alter, before, after } = change;
    if (alter !== undefined && before !== undefined && after !== undefined) {
      if (decide(alter, before, after) === "replace") changes.set(key, { before, after });
    }
    const settled = changes.get(key) ?? change;
    if (settled.alter !== undefined) queue.push({ key, kinds: rules.detachedBy(settled.alter) });
    else if (settled.before !== undefined) queue.push({ key });
  }
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const key of needers.get(next.key) ?? []) {
      const before = base.getByKey(key);
      const after = to.getByKey(key);
      const change = changes.get(key);
      const goes = change !== undefined && change.alter === undefined;
      if (goes || before === undefined || after === undefined) continue;
      const fate = fateOf({ key, before, after, change }, next, { base, changes, edges, decide, rules });
      if (fate === "passOn") queue.push(next.kinds === undefined ? { key } : { key, kinds: next.kinds });
      else if (fate === "replace") {
        changes.set(key, { before, after });
        queue.push({ key });
      } else if (fate !== "stay") changes.set(key, fate);
    }
  }
}

interface Dependant {
  readonly key: string;
  readonly before: AnyObject;
  readonly after: AnyObject;
  readonly change: Change | undefined;
}

interface Surroundings {
  readonly base: Catalog;
  readonly changes: ReadonlyMap<string, Change>;
  readonly edges: SidesEdges;
  readonly decide: Decide;
  readonly rules: DiffRules;
}

/**
 * What happens to an object that stays when something that it needs goes, or is altered while objects of some kinds must be
 * absent. `passOn`: not to it, but to those that need it.
 */
function fateOf(
  dependant: Dependant,
  next: { readonly key: string; readonly kinds?: readonly ObjectKind[] },
  { base, changes, edges, decide, rules }: Surroundings,
): "stay" | "replace" | "passOn" | Change {
  const { key, before, after, change } = dependant;
  const { kinds } = next;
  if (after.managedBy !== undefined) return "passOn";
  const needed = base.getByKey(next.key);
  const isKept = edges.to.get(key)?.has(next.key) === true;
  const isPaused = before.kind === "domain" || (before.kind === "column" && kinds === undefined && isKept);
  if (isPaused && isCode(needed) && change?.lets === undefined) {
    const pause = paused(before, after);
    if (pause !== undefined && decide(alterationOf(before, after), before, after) === "inPlace") return pause;
  }
  const isHome = needed?.kind === "foreignTable" && before.id.table !== undefined;
  if (holdsData(before) && !(isHome && kinds === undefined)) {
    if (kinds === undefined) return (isKept || change !== undefined ? undefined : restated(before, after)) ?? "stay";
    return kinds.length > 0 && needed?.kind !== "function" ? "passOn" : "stay";
  }
  if (kinds === undefined) {
    // What changes in place lets go of what it no longer needs before that is dropped, unless it needs what follows that.
    const letsGo = change?.alter !== undefined && !isKept && !needsSuccessor(key, next.key, changes, edges.to);
    return letsGo ? "stay" : "replace";
  }
  if (kinds.includes(before.kind) || (kinds.length > 0 && rules.forgets?.(before) === true)) return "replace";
  return kinds.length > 0 ? "passOn" : "stay";
}

/** It changes in place whatever happens to what it needs: another type, default or parent. */
function holdsData(object: AnyObject): boolean {
  if (object.kind === "column") return object.attributes.generated === undefined;
  return object.kind === "table" || object.kind === "sequence";
}

function isCode(object: AnyObject | undefined): boolean {
  return object?.kind === "function" || object?.kind === "operator";
}

/** A default that reads the same means something else when what it calls goes: it is set again. */
function restated(before: AnyObject, after: AnyObject): Change | undefined {
  const text = isKind(after, "column") ? after.attributes.default : undefined;
  if (text === undefined) return undefined;
  return { before, after, alter: { verb: "alter", id: after.id, from: {}, to: { default: text } } };
}

/** The columns that have another name after renames, under that name. A catalog keeps its order when it is renamed. */
function renamedColumns(from: Catalog, renamed: Catalog): string[] {
  const after = [...renamed];
  return [...from].flatMap(({ kind, id }, place) => {
    const newId = after[place]?.id ?? id;
    return kind === "column" && newId.name !== id.name ? [keyOf(newId)] : [];
  });
}

/** Something that comes in the place of an object that goes is needed, near or far. */
function needsSuccessor(key: string, gone: string, changes: ReadonlyMap<string, Change>, edges: Edges): boolean {
  const id = changes.get(gone)?.before?.id;
  const home: ObjectId[] = id?.table === undefined ? [] : [{ kind: "table", schema: id.schema, name: id.table }];
  const freed = new Set([...home, ...(id === undefined ? [] : [id])].flatMap(slotsOf));
  return [...reachable(key, edges)].some((need) => {
    const change = changes.get(need);
    const made = change?.alter === undefined ? change?.after : undefined;
    return made !== undefined && slotsOf(made.id).some((slot) => freed.has(slot));
  });
}
