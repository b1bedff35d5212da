/**
 * What the targets of upgrade, downgrade and stamp mean for a database: from identifiers to revisions.
 *
 * @module
 */
import { MigrError } from "../errors.ts";
import { appliedHeads, lineageTips } from "./applied.ts";
import type { RevisionGraph } from "./graph.ts";
import {
  ambiguous,
  type Branch,
  climb,
  listed,
  needsDatabase,
  type Place,
  type ResolveContext,
  resolvePlace,
  theOne,
  within,
} from "./resolve.ts";

/** A target, as it was typed, for a database. */
export interface Target {
  readonly graph: RevisionGraph;
  /** Absent: there is no database. */
  readonly applied: ReadonlySet<string> | undefined;
  readonly text: string;
}

/** A place that no longer depends on what is applied. */
export type FixedPlace = Exclude<Place, { kind: "relative" }>;

/**
 * The place that a target means for a database: `+N` is a revision, `-N` is beneath the last one that is taken back.
 *
 * @throws MigrError like `resolvePlace`
 */
export function placeOf(target: Target, label: ResolveContext["label"] = "declaration"): FixedPlace {
  const { graph, applied, text } = target;
  const place = resolvePlace(graph, text, { applied, label });
  if (place.kind !== "relative") return place;
  if (applied === undefined) throw needsDatabase(text);
  const { offset, branch } = place;
  const database = { graph, applied, text };
  if (offset > 0) return { kind: "revisions", ids: [ahead(database, offset, branch)], branch };
  return { kind: "beneath", above: [behind(database, -offset, branch)], branch };
}

/** The revisions that a database at a place has as its highest. */
export function idsAt(graph: RevisionGraph, place: FixedPlace): readonly string[] {
  return place.kind === "revisions" ? place.ids : place.above.flatMap((id) => graph.parentsOf(id));
}

/** The revisions that an upgrade shall reach. */
export function upgradeGoals(target: Target): readonly string[] {
  const { text } = target;
  const down = `Going down is "migr downgrade ${text}".`;
  if (isBareOffset(text, "-")) throw invalidTarget(text, "an upgrade goes up", down);
  const place = placeOf(target, "head");
  if (place.kind === "revisions") return place.ids;
  throw invalidTarget(text, "it is beneath all revisions, and an upgrade goes up", down);
}

/** The lowest revisions that a downgrade takes back. */
export function downgradeRoots(target: Target & { readonly applied: ReadonlySet<string> }): readonly string[] {
  const { graph, applied, text } = target;
  if (isBareOffset(text, "+")) {
    throw invalidTarget(text, "a downgrade goes down", `Going up is "migr upgrade ${text}".`);
  }
  const place = placeOf(target);
  const stays = place.kind === "revisions" ? theOne(graph, text, place.ids) : undefined;
  if (stays === undefined || applied.has(stays)) return rootsAbove(graph, place);
  const heads = appliedHeads(graph, applied);
  const hint = heads.length === 0 ? "Nothing is applied." : `The database is at ${listed(graph, heads)}.`;
  throw new MigrError("INVALID_TARGET", `Revision ${stays} is not applied.`, {
    hint,
    fields: { revision: stays, heads },
  });
}

/** The revisions that a stamp's target marks, and those directly above that it unmarks. */
export function stampPlace(target: Target & { readonly applied: ReadonlySet<string> }): {
  readonly at: readonly string[];
  readonly above: readonly string[];
} {
  const { graph, applied } = target;
  const place = placeOf(target);
  const above = rootsAbove(graph, place);
  if (place.kind === "revisions") return { at: place.ids, above };
  return { at: above.flatMap((id) => appliedParents(graph, applied, id)), above };
}

/** The revisions that come directly above a place. */
function rootsAbove(graph: RevisionGraph, place: FixedPlace): readonly string[] {
  if (place.kind === "beneath") return place.above;
  return place.ids.flatMap((id) => within(graph.childrenOf(id), place.branch?.lineage));
}

function isBareOffset(text: string, sign: "+" | "-"): boolean {
  return /^[+-]\d+$/.test(text.slice(text.indexOf("@") + 1)) && text.startsWith(sign, text.indexOf("@") + 1);
}

interface Walk {
  readonly graph: RevisionGraph;
  readonly applied: ReadonlySet<string>;
  readonly text: string;
}

/** The revision that lies a number of steps above what is applied. */
function ahead({ graph, applied, text }: Walk, steps: number, branch: Branch | undefined): string {
  const lineage = branch?.lineage;
  const children = (id: string): readonly string[] => within(graph.childrenOf(id), lineage);
  const tips = lineageTips(graph, new Set(within([...applied], lineage)));
  const next = new Set(tips.length === 0 ? within(graph.bases, lineage) : tips.flatMap(children));
  const first = [...next].filter((id) => !applied.has(id)).sort();
  const where = tips.length === 0 ? "ahead" : `ahead of ${listed(graph, tips)}`;
  return climb(graph, first, steps, children, text, where);
}

/** The last revision that is taken back when so many applied ones are, from the head downwards. */
function behind({ graph, applied, text }: Walk, steps: number, branch: Branch | undefined): string {
  const inside = branch === undefined ? applied : new Set(within([...applied], branch.members));
  const heads = branch === undefined ? appliedHeads(graph, applied) : lineageTips(graph, inside);
  const where = branch === undefined ? "applied" : `applied in branch ${branch.name}`;
  let candidates: readonly string[] = heads;
  let reason = "several heads are applied";
  for (let step = 1; ; step++) {
    const [id] = candidates;
    if (id === undefined) throw tooFar(text, step - 1, where, branch);
    if (candidates.length > 1) throw ambiguous(graph, `"${text}" is ambiguous, because ${reason}`, candidates, text);
    if (step === steps) return id;
    candidates = appliedParents(graph, inside, id);
    reason = `${id} merges several revisions`;
  }
}

function tooFar(text: string, count: number, where: string, branch: Branch | undefined): MigrError {
  if (count === 0) return invalidTarget(text, `nothing is ${where}`, `"migr current" shows what is applied.`);
  const base = branch === undefined ? "base" : `${branch.name}@base`;
  const only = count === 1 ? "only 1 revision is" : `only ${count} revisions are`;
  return invalidTarget(text, `${only} ${where}`, `To take back all of them, use "${base}".`);
}

/** The nearest applied revisions beneath one; a late file in between may not be applied. */
function appliedParents(graph: RevisionGraph, applied: ReadonlySet<string>, id: string): readonly string[] {
  const parents = graph.parentsOf(id);
  if (parents.every((parent) => applied.has(parent))) return parents;
  const beneath = graph.ancestors(parents);
  return lineageTips(graph, new Set(within([...beneath], applied)));
}

/** A target that can be read, but not be reached. */
export function invalidTarget(text: string, reason: string, hint: string): MigrError {
  return new MigrError("INVALID_TARGET", `"${text}" is no target here: ${reason}.`, { hint, fields: { target: text } });
}
