/**
 * `migr branches`: the forks, and the labelled branches.
 *
 * @module
 */
import type { Input } from "../arguments.ts";
import type { Context, Outcome } from "../context.ts";
import { faultsDocument, printRevisions, reportFaults, revisionLine } from "../output/revisions.ts";
import { Project } from "../project.ts";

export async function run(context: Context, input: Input): Promise<Outcome> {
  const { out } = context;
  const graph = (await Project.open(context)).graph();
  const points = graph.order.filter((id) => graph.isBranchPoint(id));
  const labels = [...graph.labels].map(([label, id]) => {
    return { label, revision: id, heads: graph.heads.filter((head) => graph.branchOf(id).has(head)) };
  });
  for (const id of points) {
    printRevisions([graph.require(id)], graph, out, { verbose: input.flag("verbose") });
    for (const child of graph.childrenOf(id)) out.print(`  → ${revisionLine(graph.require(child), graph, out)}`);
  }
  for (const { label, revision, heads } of labels) {
    out.print(`${out.style.green(label)}  from ${revision}, at ${heads.join(", ")}`);
  }
  if (points.length === 0 && labels.length === 0) out.note("There are no branches.");
  const branches = points.map((id) => ({ revision: id, children: graph.childrenOf(id) }));
  return { json: { branches, labels, ...faultsDocument(graph) }, exitCode: reportFaults(graph, out) };
}
