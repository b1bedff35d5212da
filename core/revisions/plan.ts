/**
 * What a command does to a database: pure functions from the graph, the applied revisions and a target to steps.
 *
 * @module
 */
import { MigrError } from "../errors.ts";
import { appliedHeads, assertKnown } from "./applied.ts";
import type { RevisionGraph } from "./graph.ts";
import { parseRange } from "./identifier.ts";
import type { Direction, Step } from "./revision.ts";
import { downgradeRoots, idsAt, invalidTarget, placeOf, stampPlace, upgradeGoals } from "./targets.ts";

export { appliedHeads, assertKnown } from "./applied.ts";

/** What a stamp changes in the ledger. */
export interface StampPlan {
  /** To be recorded as applied, in the order of an upgrade. */
  readonly mark: string[];
  /** To be forgotten, in the order of a downgrade; ids that no file has come first. */
  readonly unmark: string[];
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

function assertNotBehind(graph: RevisionGraph, applied: ReadonlySet<string>, goal: string): void {
  const above = graph.descendants([goal]);
  above.delete(goal);
  if (![...above].some((id) => applied.has(id))) return;
  throw new MigrError("INVALID_TARGET", `Revision ${goal} is already applied and behind the database's head.`, {
    hint: `To go back to it, use "migr downgrade ${goal}".`,
    fields: { revision: goal, heads: appliedHeads(graph, applied) },
  });
}

/** A run without a database: where it is taken to stand, and what then runs. */
export interface OfflinePlan {
  readonly applied: ReadonlySet<string>;
  readonly steps: readonly Step[];
}

/**
 * The steps of an offline run.
 *
 * @param range `A:B`, or `A,C:B` for a database that stands at several heads; for an upgrade also `A:` (to the heads), `:B` or just `B` (from nothing)
 * @throws MigrError `INVALID_TARGET` for a reversed range or a downgrade that does not say both ends; `OFFLINE` for
 * `current`
 * @example planOffline(graph, "upgrade", "base:head").steps
 */
export function planOffline(graph: RevisionGraph, direction: Direction, range: string): OfflinePlan {
  graph.assertSound();
  const parsed = parseRange(range) ?? { text: range, to: range };
  const { from, to } = direction === "upgrade" ? { from: "base", to: "heads", ...parsed } : parsed;
  if (from === undefined || to === undefined) {
    throw invalidTarget(range, "offline, a downgrade needs both ends", `Write "<from>:<to>", as in "head:base".`);
  }
  const applied = stateAt(graph, from);
  assertForward(graph, direction, { text: range, from, to }, applied);
  const steps = direction === "upgrade" ? planUpgrade(graph, applied, to) : planDowngrade(graph, applied, to);
  return { applied, steps };
}

/**
 * What the script of a stamp changes.
 *
 * @param targets one range `A:B`, or the places of a database that has no ledger yet
 * @throws MigrError `INVALID_TARGET` for a range among several targets
 * @example planOfflineStamp(graph, ["ae10:head"], {}).mark
 */
export function planOfflineStamp(
  graph: RevisionGraph,
  targets: readonly string[],
  options: { readonly purge?: boolean },
): StampPlan & { readonly applied: ReadonlySet<string> } {
  graph.assertSound();
  const [first = ""] = targets;
  const range = parseRange(first);
  const mixed = targets.length > 1 ? targets.find((text) => parseRange(text) !== undefined) : undefined;
  if (mixed !== undefined) {
    throw invalidTarget(mixed, "a range stands alone", `Write one range, as in "ae10:head", or only targets.`);
  }
  if (range === undefined) return { applied: new Set(), ...planStamp(graph, new Set(), targets, options) };
  const { from = "base", to = "heads" } = range;
  const applied = stateAt(graph, from);
  return { applied, ...planStamp(graph, applied, [to], options) };
}

/** What is applied in a database that stands at a place, or at several that commas separate: before a merge. */
function stateAt(graph: RevisionGraph, text: string): ReadonlySet<string> {
  const places = text.split(",").map((place) => placeOf({ graph, applied: undefined, text: place.trim() }));
  return graph.ancestors(
    places.flatMap((place) => [...idsAt(graph, place)]),
    { dependencies: true },
  );
}

/** A range whose end lies on the wrong side of its beginning. */
function assertForward(
  graph: RevisionGraph,
  direction: Direction,
  range: { readonly text: string; readonly from: string; readonly to: string },
  applied: ReadonlySet<string>,
): void {
  const label = direction === "upgrade" ? "head" : "declaration";
  const place = placeOf({ graph, applied, text: range.to }, label);
  const end = graph.ancestors(idsAt(graph, place), { dependencies: true });
  const upwards = [...end].some((id) => !applied.has(id));
  const downwards = [...applied].some((id) => !end.has(id));
  const reversed = direction === "upgrade" ? downwards && !upwards : upwards && !downwards;
  if (!reversed) return;
  const reason = `the range is reversed for ${direction === "upgrade" ? "an upgrade" : "a downgrade"}`;
  throw invalidTarget(range.text, reason, `Write "${range.to}:${range.from}".`);
}
