/**
 * Squash: which revisions one revision can stand for, and where it goes.
 *
 * @module
 */
import { MigrError } from "../errors.ts";
import type { RevisionGraph } from "./graph.ts";
import { parseRange } from "./identifier.ts";
import { listed, resolvePlace, resolveRevision } from "./resolve.ts";
import { invalidTarget } from "./targets.ts";
import { compareText } from "./walk.ts";

/** A range of revisions and what a revision in its place says in its header. */
export interface SquashPlan {
  /** The range, in the order of an upgrade. */
  readonly replaces: readonly string[];
  readonly downRevisions: readonly string[];
  /** All labels of the range: they go on to name the same branches. */
  readonly branchLabels: readonly string[];
  /** What the range needs from outside. */
  readonly dependsOn: readonly string[];
  /** Everything that runs before the range, in order. */
  readonly before: readonly string[];
}

/**
 * What a squash of a range replaces.
 *
 * @param range `A:B`, both ends included; `base:B` or `:B` from the very beginning
 * @throws MigrError `BROKEN_GRAPH`, `INVALID_TARGET` (a single revision, a reversed range, a branch that begins inside)
 * @example planSquash(graph, "1975:ae10").replaces // ["1975ea83b712", "27c6f0b1e8aa", "ae1027a6acf0"]
 */
export function planSquash(graph: RevisionGraph, range: string): SquashPlan {
  graph.assertSound();
  const inside = insideOf(graph, range);
  const replaces = graph.order.filter((id) => inside.has(id));
  const top = replaces.at(-1) ?? "";
  if (replaces.length < 2) {
    throw invalidTarget(range, "a squash joins two revisions or more", 'Write "<first>:<last>", as in "base:head".');
  }
  assertNothingBranchesOff(graph, inside, top);
  const before = graph.ancestors(inside, { dependencies: true });
  for (const id of inside) before.delete(id);
  assertNothingBetween(graph, inside, before);
  return {
    replaces,
    downRevisions: withoutAncestors(
      graph,
      outside(replaces, inside, (id) => graph.parentsOf(id)),
    ),
    branchLabels: replaces.flatMap((id) => graph.require(id).branchLabels),
    dependsOn: outside(replaces, inside, (id) => graph.require(id).dependsOn).filter(
      (name) => !inside.has(graph.labels.get(name) ?? ""),
    ),
    before: graph.order.filter((id) => before.has(id)),
  };
}

function insideOf(graph: RevisionGraph, text: string): ReadonlySet<string> {
  const range = parseRange(text);
  if (range === undefined) {
    throw invalidTarget(text, "a squash needs two ends", 'Write "<first>:<last>", both included, as in "base:head".');
  }
  const to = resolveRevision(graph, range.to ?? "head", { label: "head" }).id;
  const beneath = graph.ancestors([to]);
  const start = resolvePlace(graph, range.from ?? "base");
  if (start.kind === "beneath" && start.branch === undefined) return beneath;
  const from = start.kind === "beneath" ? start.above : [resolveRevision(graph, range.from ?? "base").id];
  const inside = new Set([...graph.descendants(from)].filter((id) => beneath.has(id)));
  if (inside.size > 0) return inside;
  const reversed = from.some((id) => graph.ancestors([id]).has(to));
  if (reversed) throw invalidTarget(text, "the range is reversed", `Write "${range.to ?? "head"}:${range.from}".`);
  throw invalidTarget(text, `${to} does not descend from ${from.join(", ")}`, "Choose two revisions of one lineage.");
}

/** What builds on the middle of a range would suddenly build on all of it. */
function assertNothingBranchesOff(graph: RevisionGraph, inside: ReadonlySet<string>, top: string): void {
  for (const id of inside) {
    const [branch] = graph.childrenOf(id).filter((child) => !inside.has(child));
    if (branch === undefined || id === top) continue;
    throw new MigrError("INVALID_TARGET", `A branch begins inside of the range: ${branch} builds on ${id}.`, {
      hint: `Squash up to ${id}, or squash what comes after it; or "migr rebase ${branch} --onto <head>" first.`,
      fields: { revision: id, branch },
    });
  }
}

/** Something outside that needs a part of the range and is needed by another part of it. */
function assertNothingBetween(graph: RevisionGraph, inside: ReadonlySet<string>, before: ReadonlySet<string>): void {
  const above = graph.descendants(inside, { dependencies: true });
  const between = graph.order.filter((id) => before.has(id) && above.has(id));
  if (between.length === 0) return;
  throw new MigrError("INVALID_TARGET", `${listed(graph, between)} must run in the middle of the range.`, {
    hint: "Squash what lies before it and what lies after it, each for itself.",
    fields: { revisions: between },
  });
}

function outside(
  ids: readonly string[],
  inside: ReadonlySet<string>,
  namesOf: (id: string) => readonly string[],
): string[] {
  return [...new Set(ids.flatMap(namesOf))].filter((name) => !inside.has(name)).sort(compareText);
}

/** A down revision that another one descends from says nothing. */
function withoutAncestors(graph: RevisionGraph, ids: readonly string[]): string[] {
  return ids.filter((id) => !ids.some((other) => other !== id && graph.ancestors([other]).has(id)));
}
