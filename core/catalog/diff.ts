/**
 * The difference between two catalogs as operations: object by object, attribute by attribute, with no code per kind.
 *
 * @module
 */
import { MigrError } from "../errors.ts";
import { alterationOf, type Operation, type RenameOperation } from "../operations/operation.ts";
import { renameAll } from "./apply.ts";
import type { Catalog } from "./catalog.ts";
import { dependants, dependencies, dependenciesOnDemand, type Edges, reachable } from "./dependencies.ts";
import type { DiffRules, Held, SettledViews } from "./diff_rules.ts";
import { followExtensions } from "./extension_moves.ts";
import { refuseParts } from "./extension_parts.ts";
import { fold } from "./fold.ts";
import { takenFromNew } from "./given.ts";
import { type Change, comesAlong, settleInherited, withoutManager } from "./inherit.ts";
import { type AnyObject, describe, isKind, isSame, keyOf, type ObjectId, type ObjectKind } from "./object.ts";
import { orderOperations } from "./order.ts";
import { namesOfNewParts, partRenames } from "./part_names.ts";
import { operationsOf, partsOf, paused } from "./pause.ts";
import { placedElsewhere } from "./placed.ts";
import { automaticRenames, type Rename } from "./rename.ts";
import { multirangeRenames } from "./renamed.ts";
import { addKeysOnGone, type Decide, dropReplaced, homeOf, replacedTables } from "./replaced_tables.ts";
import { givesRowsOf } from "./row_functions.ts";
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
  const views = settledViews(from, named, to, rules);
  const { base, renames: aside } = setAside(rules.spelledLike?.(views.base, to) ?? views.base, to, rules);
  let known: SidesEdges | undefined;
  const edgesOf = (): SidesEdges =>
    (known ??= { base: dependencies(base, rules), to: dependenciesOnDemand(to, rules) });
  const decide = decider(base, to, rules, edgesOf);
  const renamedKeys = rules.remadeByRename === undefined ? [] : renamedColumns(from, named);
  const replaced = replacedTables(base, to, decide);
  const isNamed = decided.length + automatic.length + views.renames.length + aside.length > 0;
  let changes = changesBetween(base, to, rules, replaced);
  if (changes.size === 0 && !isNamed) return [];
  const edges = edgesOf();
  for (let isSettled = false; !isSettled; ) {
    sayAnew(changes, base, to, rules);
    replaceWithDependants(changes, base, to, { rules, decide, settled: views.settled }, edges, renamedKeys);
    isSettled = !addKeysOnGone(replaced, changes, base, to, rules);
    if (!isSettled) changes = changesBetween(base, to, rules, replaced);
  }
  refuseParts(changes, base, to);
  const givenWith = options.keepsGiven === true ? undefined : rules.givenWith?.(base, to);
  const taken = givenWith === undefined ? [] : takenFromNew(changes.values(), to, givenWith);
  const own = operationsOf(changes.values(), edges);
  const parts = namesOfNewParts(changes, base, to);
  const operations = [
    ...decided,
    ...automatic,
    ...views.renames,
    ...aside,
    ...parts,
    ...own.operations,
    ...taken.map(({ operation }) => operation),
    ...placedElsewhere(changes, base, to),
  ];
  const needs = { ...edges, to: withNeeds(edges.to, taken) };
  return fold(
    orderOperations(operations, { base, to, edges: needs, halves: own.halves, parts: new Set(parts), rules }),
  );
}

/** What differs, with tables that are made again in whole. */
function changesBetween(
  base: Catalog,
  to: Catalog,
  rules: DiffRules,
  replaced: ReadonlySet<string>,
): Map<string, Change> {
  const kept = replaced.size === 0 ? base : base.filter((object) => !replaced.has(homeOf(object)));
  const changes = compare(kept, to, rules);
  settleInherited(changes, kept, to);
  if (replaced.size > 0) dropReplaced(changes, base, replaced);
  return changes;
}

/** Views that stay, under which indexes may be called after other columns. */
function settledViews(from: Catalog, named: Catalog, to: Catalog, rules: DiffRules): SettledViews {
  const views = rules.settleViews?.(from, named, to) ?? { base: named, renames: [], settled: new Set() };
  if (views.renames.length === 0) return views;
  const { named: base, renames } = settleNames(views.base, to, rules);
  return { ...views, base, renames: [...views.renames, ...renames] };
}

/** Renames without a question; those of what is in a renamed object show when that has its name. */
function settleNames(
  from: Catalog,
  to: Catalog,
  { renamable }: DiffRules,
): { readonly named: Catalog; readonly renames: readonly RenameOperation[] } {
  const renames: RenameOperation[] = [];
  let named = from;
  const nextFor = (catalog: Catalog): RenameOperation[] => {
    const found = automaticRenames(catalog, to, renamable);
    return found.length > 0 ? found : [...partRenames(catalog, to), ...multirangeRenames(catalog, to)];
  };
  for (let next = nextFor(named); next.length > 0; next = nextFor(named)) {
    renames.push(...next);
    named = renameAll(named, next);
  }
  return { named, renames };
}

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

/** What decides about the fate of objects. */
interface Decisions {
  readonly rules: DiffRules;
  readonly decide: Decide;
  /** Views that stay although a column below them is renamed. */
  readonly settled: ReadonlySet<string>;
}

/** What waits for its dependants to be looked at. */
interface Queued {
  readonly key: string;
  /** Absent: all must go. */
  readonly kinds?: readonly ObjectKind[];
  readonly spared?: ReadonlySet<string>;
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
  { rules, decide, settled }: Decisions,
  edges: { readonly base: Edges; readonly to: Edges },
  renamedKeys: readonly string[],
): void {
  const needers = dependants(edges.base);
  const queue: Queued[] = [];
  for (const key of renamedKeys) queue.push({ key, kinds: rules.remadeByRename ?? [], spared: settled });
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
    for (const key of next.kinds === undefined ? partsOf(next.key, edges.base) : []) {
      const [before, after, change] = [base.getByKey(key), to.getByKey(key), changes.get(key)];
      if (before === undefined || (change !== undefined && change.alter === undefined)) continue;
      changes.set(key, { before, ...(after === undefined ? {} : { after }) });
      queue.push({ key });
    }
    for (const key of needers.get(next.key) ?? []) {
      const before = base.getByKey(key);
      const after = to.getByKey(key);
      const change = changes.get(key);
      const goes = change !== undefined && change.alter === undefined;
      if (goes || before === undefined || after === undefined || next.spared?.has(key) === true) continue;
      const fate = fateOf({ key, before, after, change }, next, { base, changes, edges, decide, rules });
      if (fate === "passOn") queue.push({ ...next, key });
      else if (fate === "replace") {
        refuseHeld(before, after, base.getByKey(next.key), decide);
        changes.set(key, { before, after });
        queue.push({ key });
      } else if (fate !== "stay") changes.set(key, fate);
    }
  }
}

/** What is said of a thing that comes with an object goes with it, and is said again of the one in its place. */
function sayAnew(changes: Map<string, Change>, base: Catalog, to: Catalog, rules: DiffRules): void {
  for (const change of [...changes.values()]) {
    const made = rules.madeBeside?.(change);
    for (const before of made === undefined ? [] : base.members(made)) {
      const after = to.get(before.id) as AnyObject | undefined;
      if (after !== undefined) changes.set(keyOf(before.id), { before, after });
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

/** The function of a range type cannot be made again, since a new range type would need the new one while columns have the old one. */
function refuseHeld(before: AnyObject, after: AnyObject, needed: AnyObject | undefined, decide: Decide): void {
  if (
    before.kind !== "rangeType" ||
    needed === undefined ||
    decide(alterationOf(before, after), before, after) !== "inPlace"
  )
    return;
  throw new MigrError(
    "OPERATION_UNSUPPORTED",
    `The ${describe(before.id)}, of which columns are, needs the ${describe(needed.id)}, which must be made again.`,
    { hint: "Give the new one another name, and let the range type be of it; or change its body alone." },
  );
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
    const isHindered =
      waitsFor(key, needed?.id, changes, edges.to) || needsAlteredBelow(key, next.key, { base, changes, edges, rules });
    return letsGo && !isHindered ? "stay" : "replace";
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

/** It is, or needs, what gives rows of a table as they are when a column is gone. */
function waitsFor(key: string, column: ObjectId | undefined, changes: ReadonlyMap<string, Change>, to: Edges): boolean {
  if (column?.kind !== "column") return false;
  return [key, ...reachable(key, to)].some((need) => givesRowsOf(changes.get(need)?.after, column));
}

/** It needs, near or far, what can only be altered when the object that goes is gone. */
function needsAlteredBelow(
  key: string,
  gone: string,
  { base, changes, edges, rules }: Pick<Surroundings, "base" | "changes" | "edges" | "rules">,
): boolean {
  const kind = base.getByKey(gone)?.kind;
  const altered = [...reachable(gone, edges.base)].filter((need) => {
    const alter = changes.get(need)?.alter;
    return alter !== undefined && kind !== undefined && rules.detachedBy(alter).includes(kind);
  });
  if (altered.length === 0) return false;
  const needs = reachable(key, edges.to);
  return altered.some((need) => needs.has(need));
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
