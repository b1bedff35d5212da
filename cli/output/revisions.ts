/**
 * Revisions as text and as JSON.
 *
 * @module
 */
import type { Revision, RevisionGraph } from "../../core/mod.ts";
import type { Output } from "./output.ts";

/** A revision in a JSON document. */
export function revisionDocument(revision: Revision): Record<string, unknown> {
  const { id, downRevisions, branchLabels, dependsOn, message, file } = revision;
  return { revision: id, downRevisions, branchLabels, dependsOn, message, file: file.path };
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
  const marks: string[] = [];
  if (graph.childrenOf(id).length === 0) marks.push("head");
  if (graph.isBranchPoint(id)) marks.push("branch point");
  if (graph.isMergePoint(id)) marks.push("merge");
  return marks;
}

/** What a verbose listing adds, indented. */
export function revisionDetails(revision: Revision, graph: RevisionGraph, out: Output): string[] {
  const rows: [string, readonly string[]][] = [
    ["file", [revision.file.path]],
    ["builds on", revision.downRevisions.length === 0 ? ["nothing (a base)"] : revision.downRevisions],
    ["needs", revision.dependsOn],
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
