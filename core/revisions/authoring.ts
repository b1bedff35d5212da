/**
 * Where a new revision goes in the graph; everything is validated before a file is written.
 *
 * @module
 */
import { MigrError } from "../errors.ts";
import type { RevisionGraph } from "./graph.ts";
import { assertBranchLabel, assertRevisionId } from "./ids.ts";
import { listed, resolvePlace, resolveRevision } from "./resolve.ts";

/** What a person asks for. */
export interface NewRevision {
  readonly id: string;
  /**
   * An identifier; default `head`. `base` begins a new lineage, `heads` merges; a label is the head of its branch,
   * because that is where a new revision can go.
   */
  readonly head?: string | undefined;
  /** Allows a `head` that is not a head, which makes a branch. */
  readonly splice?: boolean | undefined;
  readonly branchLabels?: readonly string[] | undefined;
  /** Identifiers and labels. */
  readonly dependsOn?: readonly string[] | undefined;
}

/** The header of a new revision. */
export interface NewHeader {
  readonly id: string;
  readonly downRevisions: readonly string[];
  readonly branchLabels: readonly string[];
  readonly dependsOn: readonly string[];
}

/**
 * The header of a new revision.
 *
 * @throws MigrError `BROKEN_GRAPH`, `INVALID_IDENTIFIER` (id, label), `AMBIGUOUS_IDENTIFIER` (several heads),
 * `INVALID_TARGET` (an id or label that exists, a `head` that is none), and whatever is wrong with an identifier
 * @example planRevision(graph, { id: newRevisionId() }).downRevisions // the head
 */
export function planRevision(graph: RevisionGraph, wanted: NewRevision): NewHeader {
  graph.assertSound();
  const branchLabels = [...new Set(wanted.branchLabels)];
  assertNewId(graph, wanted.id);
  for (const label of branchLabels) assertNewLabel(graph, label, wanted.id);
  const downRevisions = parentsFor(graph, wanted.head ?? "head", wanted.splice === true);
  const dependsOn = [...new Set(wanted.dependsOn)].map((name) => dependency(graph, name));
  return { id: wanted.id, downRevisions, branchLabels, dependsOn };
}

/**
 * The revisions that a merge joins.
 *
 * @param targets identifiers; `heads` names all heads, a label the head of its branch
 * @throws MigrError `INVALID_TARGET` when there are fewer than two, or one lies beneath another.
 * @example planMerge(graph, ["heads"]) // ["ae1027a6acf0", "b2c09f11a3d4"]
 */
export function planMerge(graph: RevisionGraph, targets: readonly string[]): readonly string[] {
  graph.assertSound();
  const ids = [...new Set(targets.flatMap((text) => revisionsAt(graph, text)))];
  if (ids.length < 2) {
    const message = `There is nothing to merge: ${ids.length === 0 ? "no revision is" : `only ${ids[0]} is`} named.`;
    throw new MigrError("INVALID_TARGET", message, { hint: `A merge joins two or more: "migr merge heads".` });
  }
  for (const id of ids) {
    const beneath = graph.ancestors([id]);
    const redundant = ids.find((other) => other !== id && beneath.has(other));
    if (redundant === undefined) continue;
    throw new MigrError("INVALID_TARGET", `${redundant} is beneath ${id} already; there is nothing to merge.`, {
      hint: "Merge revisions of different branches.",
      fields: { revisions: ids },
    });
  }
  assertNotMerged(graph, ids);
  return ids;
}

function assertNotMerged(graph: RevisionGraph, ids: readonly string[]): void {
  const above = ids.map((id) => graph.descendants([id]));
  const merge = graph.order.find((id) => above.every((descendants) => descendants.has(id)));
  if (merge === undefined) return;
  throw new MigrError("INVALID_TARGET", `${listed(graph, ids)} are joined already, by ${merge}.`, {
    hint: graph.heads.length > 1 ? `The heads are ${listed(graph, graph.heads)}.` : "There is one head only.",
    fields: { revisions: ids, merge },
  });
}

function revisionsAt(graph: RevisionGraph, text: string): readonly string[] {
  const place = resolvePlace(graph, text, { label: "head" });
  return place.kind === "revisions" ? place.ids : [resolveRevision(graph, text).id];
}

function parentsFor(graph: RevisionGraph, head: string, splice: boolean): readonly string[] {
  if (head === "head" && graph.heads.length > 1) throw severalHeads(graph);
  const place = resolvePlace(graph, head, { label: "head" });
  if (place.kind === "beneath") return [];
  const ids = place.kind === "revisions" ? place.ids : [resolveRevision(graph, head).id];
  const inner = ids.find((id) => graph.childrenOf(id).length > 0);
  if (inner === undefined || splice) return ids;
  throw new MigrError(
    "INVALID_TARGET",
    `Revision ${inner} is not a head: ${listed(graph, graph.childrenOf(inner))} follows it.`,
    {
      hint: "Use --splice to make a branch there.",
      fields: { revision: inner },
    },
  );
}

function severalHeads(graph: RevisionGraph): MigrError {
  return new MigrError("AMBIGUOUS_IDENTIFIER", `There are several heads: ${listed(graph, graph.heads)}.`, {
    hint: `Name the one that the new revision follows, as in "--head ${graph.heads[0]}", or merge them with "--head heads".`,
    fields: { identifier: "head", candidates: graph.heads },
  });
}

function assertNewId(graph: RevisionGraph, id: string): void {
  assertRevisionId(id);
  const label = [...graph.labels.keys()].find((name) => name === id || name.replace(/-\d+$/, "") === id);
  const existing = graph.get(id);
  if (existing === undefined && label === undefined) return;
  const reason =
    existing === undefined ? `could be read as the branch label "${label}"` : `exists already: ${existing.file.path}`;
  throw new MigrError("INVALID_TARGET", `Revision ${id} ${reason}.`, {
    hint: "Choose another id, or leave it out to get a generated one.",
    fields: { revision: id },
  });
}

function assertNewLabel(graph: RevisionGraph, label: string, id: string): void {
  assertBranchLabel(label);
  const declaring = graph.labels.get(label);
  const revision = label.replace(/-\d+$/, "");
  const reason =
    declaring !== undefined
      ? `is declared already, by revision ${declaring}`
      : graph.has(revision) || revision === id
        ? `could be read as revision ${revision}`
        : undefined;
  if (reason === undefined) return;
  throw new MigrError("INVALID_TARGET", `The branch label "${label}" ${reason}.`, {
    hint: "Choose another label.",
    fields: { label },
  });
}

/** A dependency as it is written in the header: a label stays a label, a prefix becomes the id. */
function dependency(graph: RevisionGraph, name: string): string {
  return graph.labels.has(name) ? name : resolveRevision(graph, name).id;
}
