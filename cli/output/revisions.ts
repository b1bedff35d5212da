/**
 * Revisions as text and as JSON.
 *
 * @module
 */
import type { LaneRow, Revision, RevisionGraph } from "../../core/mod.ts";
import type { Output } from "./output.ts";

/** A revision in a JSON document. */
export function revisionDocument(revision: Revision): Record<string, unknown> {
  const { id, downRevisions, branchLabels, dependsOn, replaces, message, file } = revision;
  const squashed = replaces.length === 0 ? {} : { replaces };
  return { revision: id, downRevisions, branchLabels, dependsOn, ...squashed, message, file: file.path };
}

/** One line: `ae1027a6acf0  Add age to users.  (head) [billing]`. */
export function revisionLine(
  revision: Revision,
  graph: RevisionGraph,
  out: Output,
  marks: readonly string[] = [],
): string {
  const { style } = out;
  const notes = [...marks, ...placeMarks(revision, graph)].map((mark) => style.yellow(` (${mark})`));
  const labels = revision.branchLabels.map((label) => style.green(` [${label}]`));
  return `${style.cyan(revision.id)}  ${revision.message}${notes.join("")}${labels.join("")}`;
}

function placeMarks({ id }: Revision, graph: RevisionGraph): string[] {
  const replacedBy = graph.standIns.get(id);
  if (replacedBy !== undefined) return [`squashed into ${replacedBy.join(", ")}`];
  const marks: string[] = [];
  if (graph.childrenOf(id).length === 0) marks.push("head");
  if (graph.isBranchPoint(id)) marks.push("branch point");
  if (graph.isMergePoint(id)) marks.push("merge");
  if (graph.squashed.has(id)) marks.push("squashed");
  return marks;
}

/**
 * The revisions of a listing, with their details and a drawing beside them when that is asked for.
 *
 * @param rows the drawing, in the same order
 */
export function printRevisions(
  revisions: readonly Revision[],
  graph: RevisionGraph,
  out: Output,
  options: {
    readonly verbose: boolean;
    readonly marksOf?: (id: string) => readonly string[];
    readonly rows?: readonly LaneRow[] | undefined;
  },
): void {
  const { verbose, marksOf, rows } = options;
  const width = Math.min(MAX_DRAWING, Math.max(0, ...(rows ?? []).map((row) => row.lanes.length)));
  const drawn = (lanes: string | undefined): string => {
    return lanes === undefined ? "" : `${out.style.dim(lanes)}${" ".repeat(Math.max(0, width - lanes.length))}  `;
  };
  for (const [index, revision] of revisions.entries()) {
    const row = rows?.[index];
    out.print(drawn(row?.lanes) + revisionLine(revision, graph, out, marksOf?.(revision.id) ?? []));
    if (!verbose) continue;
    for (const detail of revisionDetails(revision, graph, out)) out.print(drawn(row?.below) + detail);
  }
}

/** Wide graphs push their revisions to the right; the others stand in one column. */
const MAX_DRAWING = 24;

/** What a verbose listing adds, indented. */
export function revisionDetails(revision: Revision, graph: RevisionGraph, out: Output): string[] {
  const rows: [string, readonly string[]][] = [
    ["file", [revision.file.path]],
    ["builds on", revision.downRevisions.length === 0 ? ["nothing (a base)"] : revision.downRevisions],
    ["needs", revision.dependsOn],
    ["needed by", graph.dependantsOf(revision.id)],
    ["replaces", revision.replaces],
    ["followed by", graph.childrenOf(revision.id)],
    ["branches", graph.labelsOf(revision.id)],
  ];
  return rows
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => `    ${out.style.dim(`${name}:`)} ${values.join(", ")}`);
}

/**
 * Shows what is wrong with the revision files, for commands that print what they can.
 *
 * @returns the exit code that belongs to it
 */
export function reportFaults(graph: RevisionGraph, out: Output): 0 | 1 {
  for (const fault of graph.faults) out.fail(`${out.style.red("fault:")} ${fault.message}`);
  return graph.faults.length === 0 ? 0 : 1;
}

/** The faults in a JSON document; the key is there only when something is wrong. */
export function faultsDocument(graph: RevisionGraph): Record<string, unknown> {
  if (graph.faults.length === 0) return {};
  return { faults: graph.faults.map((fault) => fault.message) };
}
