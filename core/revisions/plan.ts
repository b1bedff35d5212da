/**
 * What a command does to a database: pure functions from the graph, the applied revisions and a target to steps.
 *
 * @module
 */
import { MigrError } from "../errors.ts";
import { appliedHeads, assertKnown, lineageTips } from "./applied.ts";
import type { RevisionGraph } from "./graph.ts";
import { ambiguous, type Branch, climb, listed, type Place, resolvePlace, theOne, within } from "./resolve.ts";
import type { Direction, Step } from "./revision.ts";

export { appliedHeads, assertKnown } from "./applied.ts";

/** What a stamp changes in the ledger. */
export interface StampPlan {
  /** To be recorded as applied, in the order of an upgrade. */
  readonly mark: string[];
  /** To be forgotten, in the order of a downgrade; ids that no file has come first. */
  readonly unmark: string[];
}

/** A question about a database, as it was asked. */
interface Question {
  readonly graph: RevisionGraph;
  readonly applied: ReadonlySet<string>;
  readonly text: string;
}

/**
 * The revisions that an upgrade runs: the target and everything that it needs and is not applied, in order.
 *
 * @param applied the applied revisions
 * @param target `head`, `heads`, `+2`, `billing@head`, an id …
 * @throws MigrError `BROKEN_GRAPH`, `UNKNOWN_APPLIED`, `INVALID_TARGET`, and whatever is wrong with the identifier
 * @example planUpgrade(graph, new Set(), "heads").map((step) => step.revision.id)
 */
export function planUpgrade(graph: RevisionGraph, applied: ReadonlySet<string>, target: string): Step[] {
  assertReady(graph, applied);
  const goals = upgradeGoals({ graph, applied, text: target });
  const needed = graph.ancestors(goals, { dependencies: true });
  const missing = graph.order.filter((id) => needed.has(id) && !applied.has(id));
  const [goal] = goals;
  if (missing.length === 0 && goals.length === 1 && goal !== undefined) assertNotBehind(graph, applied, goal);
  return toSteps(graph, missing, "upgrade");
}

/**
 * The revisions that a downgrade takes back: everything applied above the target, and what depends on that, in order.
 *
 * @param target what stays: an id, `-1`, `base`, `billing@-1` …
 * @throws MigrError like {@link planUpgrade}
 * @example planDowngrade(graph, applied, "-1").map((step) => step.revision.id)
 */
export function planDowngrade(graph: RevisionGraph, applied: ReadonlySet<string>, target: string): Step[] {
  assertReady(graph, applied);
  const roots = downgradeRoots({ graph, applied, text: target });
  const removed = graph.descendants(roots, { dependencies: true });
  const ids = graph.downgradeOrder.filter((id) => removed.has(id) && applied.has(id));
  return toSteps(graph, ids, "downgrade");
}

/**
 * What a stamp records. A revision is marked with everything that it needs, and what lies above it is unmarked; other
 * branches stay as they are.
 *
 * @param targets several name several heads; `base` unmarks everything
 * @param options `purge`: nothing counts as applied before, so `mark` is the whole new state
 * @throws MigrError like {@link planUpgrade}; with `purge` applied revisions may be unknown.
 */
export function planStamp(
  graph: RevisionGraph,
  applied: ReadonlySet<string>,
  targets: readonly string[],
  options: { readonly purge?: boolean } = {},
): StampPlan {
  if (options.purge === true) graph.assertSound();
  else assertReady(graph, applied);
  if (targets.length === 0) {
    throw new MigrError("INVALID_TARGET", "A stamp needs at least one target.", { hint: `Try "migr stamp head".` });
  }
  const known = new Set([...applied].filter((id) => graph.has(id)));
  const places = targets.map((text) => stampPlace({ graph, applied: known, text }));
  const marked = graph.ancestors(
    places.flatMap((place) => place.at),
    { dependencies: true },
  );
  const removed = graph.descendants(
    places.flatMap((place) => place.above),
    { dependencies: true },
  );
  const before = options.purge === true ? new Set<string>() : known;
  const stays = (id: string): boolean => marked.has(id) || (before.has(id) && !removed.has(id));
  return {
    mark: graph.order.filter((id) => stays(id) && !before.has(id)),
    unmark: [
      ...[...applied].filter((id) => !graph.has(id)).sort(),
      ...graph.downgradeOrder.filter((id) => applied.has(id) && !stays(id)),
    ],
  };
}

function assertReady(graph: RevisionGraph, applied: ReadonlySet<string>): void {
  graph.assertSound();
  assertKnown(graph, applied);
}

function toSteps(graph: RevisionGraph, ids: readonly string[], direction: Direction): Step[] {
  return ids.map((id) => ({ revision: graph.require(id), direction }));
}

function upgradeGoals(question: Question): readonly string[] {
  const { graph, applied, text } = question;
  const place = resolvePlace(graph, text, { applied, label: "head" });
  switch (place.kind) {
    case "revisions":
      return place.ids;
    case "base":
      throw invalidTarget(text, "base is beneath all revisions", `Going down is "migr downgrade ${text}".`);
    case "relative":
      if (place.offset > 0) return [ahead(question, place.offset, place.branch)];
      throw invalidTarget(text, "an upgrade goes up", `Going down is "migr downgrade ${text}".`);
  }
}

function assertNotBehind(graph: RevisionGraph, applied: ReadonlySet<string>, goal: string): void {
  const above = graph.descendants([goal]);
  above.delete(goal);
  if (![...above].some((id) => applied.has(id))) return;
  throw new MigrError("INVALID_TARGET", `Revision ${goal} is already applied and behind the database's head.`, {
    hint: `To go back to it, use "migr downgrade ${goal}".`,
    fields: { revision: goal, heads: appliedHeads(graph, applied) },
  });
}

/** The revision that lies a number of steps above what is applied. */
function ahead({ graph, applied, text }: Question, steps: number, branch: Branch | undefined): string {
  const lineage = branch?.lineage;
  const inside = new Set([...applied].filter((id) => lineage?.has(id) ?? true));
  const children = (id: string): readonly string[] => within(graph.childrenOf(id), lineage);
  const tips = lineageTips(graph, inside);
  const first =
    tips.length === 0
      ? within(graph.bases, lineage)
      : [...new Set(tips.flatMap(children))].filter((id) => !applied.has(id)).sort();
  const where = tips.length === 0 ? "ahead" : `ahead of ${listed(graph, tips)}`;
  return climb(graph, first, steps, children, text, where);
}

/** The lowest revisions that a downgrade takes back. */
function downgradeRoots(question: Question): readonly string[] {
  const { graph, applied, text } = question;
  const place = resolvePlace(graph, text, { applied });
  if (place.kind === "relative" && place.offset > 0) {
    throw invalidTarget(text, "a downgrade goes down", `Going up is "migr upgrade ${text}".`);
  }
  if (place.kind !== "revisions") return rootsAbove(question, place);
  const target = theOne(graph, text, place.ids);
  if (target !== undefined && !applied.has(target)) {
    const heads = appliedHeads(graph, applied);
    const where = heads.length === 0 ? "Nothing is applied." : `The database is at ${listed(graph, heads)}.`;
    const fields = { revision: target, heads };
    throw new MigrError("INVALID_TARGET", `Revision ${target} is not applied.`, { hint: where, fields });
  }
  return rootsAbove(question, place);
}

/** The revisions that come directly above a place. */
function rootsAbove(question: Question, place: Place): readonly string[] {
  switch (place.kind) {
    case "base":
      return place.above;
    case "relative":
      return [behind(question, -place.offset, place.branch)];
    case "revisions":
      return place.ids.flatMap((id) => within(question.graph.childrenOf(id), place.branch?.lineage));
  }
}

/** The last revision that is taken back when so many applied ones are, from the head downwards. */
function behind(question: Question, steps: number, branch: Branch | undefined): string {
  const { graph, applied, text } = question;
  const inside = branch === undefined ? applied : new Set([...applied].filter((id) => branch.members.has(id)));
  const heads = branch === undefined ? appliedHeads(graph, applied) : lineageTips(graph, inside);
  const where = branch === undefined ? "" : ` in branch ${branch.name}`;
  if (heads.length === 0)
    throw invalidTarget(text, `nothing is applied${where}`, `"migr current" shows what is applied.`);
  if (heads.length > 1)
    throw ambiguous(graph, `"${text}" is ambiguous, because several heads are applied${where}`, heads, text);
  let id = heads[0] as string;
  for (let step = 1; step < steps; step++) {
    const parents = appliedParents(graph, inside, id);
    const [parent] = parents;
    if (parent === undefined) {
      const count = step === 1 ? "only 1 revision is" : `only ${step} revisions are`;
      throw invalidTarget(
        text,
        `${count} applied${where}`,
        `To take back all of them, use "${branch ? `${branch.name}@` : ""}base".`,
      );
    }
    if (parents.length > 1) {
      throw ambiguous(graph, `"${text}" is ambiguous, because ${id} merges several revisions`, parents, text);
    }
    id = parent;
  }
  return id;
}

/** The nearest applied revisions beneath one; a late file in between may be unapplied. */
function appliedParents(graph: RevisionGraph, applied: ReadonlySet<string>, id: string): string[] {
  const beneath = graph.ancestors([id]);
  beneath.delete(id);
  const direct = graph.parentsOf(id).filter((parent) => applied.has(parent));
  if (direct.length === graph.parentsOf(id).length) return direct;
  return lineageTips(graph, new Set([...beneath].filter((ancestor) => applied.has(ancestor))));
}

/** The revisions that a stamp's target marks, and those directly above that it unmarks. */
function stampPlace(question: Question): { at: readonly string[]; above: readonly string[] } {
  const { graph, applied, text } = question;
  const place = resolvePlace(graph, text, { applied });
  if (place.kind === "relative" && place.offset > 0) {
    const id = ahead(question, place.offset, place.branch);
    return { at: [id], above: graph.childrenOf(id) };
  }
  return { at: place.kind === "revisions" ? place.ids : [], above: rootsAbove(question, place) };
}

function invalidTarget(text: string, reason: string, hint: string): MigrError {
  return new MigrError("INVALID_TARGET", `"${text}" is no target here: ${reason}.`, { hint, fields: { target: text } });
}
