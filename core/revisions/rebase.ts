/**
 * Rebase: moves revisions on top of another head by rewriting their down revisions.
 *
 * @module
 */
import { MigrError } from "../errors.ts";
import { RevisionGraph } from "./graph.ts";
import { readHeader } from "./header.ts";
import { listed, resolvePlace, resolveRevision } from "./resolve.ts";
import type { Revision, RevisionFile } from "./revision.ts";
import { withDownRevision } from "./rewrite.ts";

/** A file with its new text. */
export interface RewrittenFile {
  readonly revision: string;
  readonly file: RevisionFile;
  /** The down revision that is replaced; `undefined`: the revision was a base. */
  readonly from: string | undefined;
  readonly to: string;
  readonly text: string;
}

export interface RebasePlan {
  /** The revision that everything is put on. */
  readonly onto: string;
  /** The files to be written; empty when everything is where it should be. */
  readonly files: readonly RewrittenFile[];
  /** The revisions that move: those of the files, and all that follow them. */
  readonly moved: readonly string[];
  /** The graph as it will be. */
  readonly graph: RevisionGraph;
}

/**
 * What a rebase writes. Among several revisions that follow each other only the lowest is rewritten; what follows a
 * moved revision moves along. The new graph is built and checked here, before anything is written.
 *
 * @param targets identifiers of the revisions to move
 * @param onto an identifier of the head to put them on; default: the only head that does not move
 * @throws MigrError `BROKEN_GRAPH`, `INVALID_TARGET` (onto itself, a merge, no head), and what is wrong with an identifier
 * @example planRebase(graph, ["b2c09f11a3d4"], "ae1027a6acf0").files[0].text
 */
export function planRebase(graph: RevisionGraph, targets: readonly string[], onto: string | undefined): RebasePlan {
  graph.assertSound();
  const ids = new Set(targets.map((text) => resolveRevision(graph, text).id));
  const moved = graph.descendants(ids);
  const goal = goalOf(graph, onto, moved);
  const files = [...ids].sort().flatMap((id) => rewritten(graph, graph.require(id), moved, goal));
  const after = files.length === 0 ? graph : graphAfter(graph, files);
  after.assertSound();
  return { onto: goal, files, moved: graph.order.filter((id) => moved.has(id)), graph: after };
}

function goalOf(graph: RevisionGraph, onto: string | undefined, moved: ReadonlySet<string>): string {
  // What is a head once the others are gone.
  const heads = graph.ids.filter((id) => !moved.has(id) && graph.childrenOf(id).every((child) => moved.has(child)));
  if (onto === undefined) {
    // Where it stands already becomes a head only by its going.
    const others = heads.filter((id) => graph.childrenOf(id).length === 0);
    return theOtherHead(graph, others.length === 0 ? heads : others);
  }
  const place = resolvePlace(graph, onto, { label: "head" });
  const goal = place.kind === "revisions" && place.ids.length === 1 ? place.ids[0] : resolveRevision(graph, onto).id;
  if (goal === undefined || moved.has(goal)) {
    throw new MigrError("INVALID_TARGET", `${goal ?? onto} is among the revisions that move.`, {
      hint: "Name a head of another branch with --onto.",
      fields: { revision: goal },
    });
  }
  const staying = graph.childrenOf(goal).filter((id) => !moved.has(id));
  if (staying.length === 0) return goal;
  throw new MigrError("INVALID_TARGET", `Revision ${goal} is not a head: ${listed(graph, staying)} follows it.`, {
    hint: `Name a head: ${listed(graph, heads)}.`,
    fields: { revision: goal, heads },
  });
}

function theOtherHead(graph: RevisionGraph, heads: readonly string[]): string {
  const [head] = heads;
  if (head !== undefined && heads.length === 1) return head;
  const message = head === undefined ? "There is no other head." : `There are several heads: ${listed(graph, heads)}.`;
  throw new MigrError("AMBIGUOUS_IDENTIFIER", message, {
    hint: head === undefined ? "Name the first revision of one branch." : `Name one, as in "--onto ${head}".`,
    fields: { identifier: "--onto", candidates: heads },
  });
}

/** The one down revision that changes, if any: those that move as well stay. */
function rewritten(
  graph: RevisionGraph,
  revision: Revision,
  moved: ReadonlySet<string>,
  goal: string,
): RewrittenFile[] {
  // The file may name a revision in whose place a squashed one stands.
  const { downRevisions } = readHeader(revision.file);
  const outside = downRevisions.filter((id) => !(graph.standIns.get(id) ?? [id]).some((other) => moved.has(other)));
  const [from] = outside;
  if (from === undefined && downRevisions.length > 0) return [];
  if (from === goal && outside.length === 1) return [];
  if (outside.length > 1) {
    throw new MigrError("INVALID_TARGET", `Revision ${revision.id} is a merge of ${listed(graph, outside)}.`, {
      hint: "A merge cannot be moved. Move what it joins; when one head is left, the merge can be removed.",
      fields: { revision: revision.id },
    });
  }
  const { file, id } = revision;
  return [{ revision: id, file, from, to: goal, text: withDownRevision(file, { from, to: goal }) }];
}

function graphAfter(graph: RevisionGraph, files: readonly RewrittenFile[]): RevisionGraph {
  const texts = new Map(files.map(({ file, text }) => [file.path, text]));
  return RevisionGraph.fromFiles(graph.files.map((file) => ({ ...file, text: texts.get(file.path) ?? file.text })));
}
