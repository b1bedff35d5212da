/**
 * `migr heads`: the newest revision of each branch.
 *
 * @module
 */
import type { Input } from "../arguments.ts";
import type { Context, Outcome } from "../context.ts";
import { faultsDocument, reportFaults, revisionDetails, revisionLine } from "../output/revisions.ts";
import { Project } from "../project.ts";

export async function run(context: Context, input: Input): Promise<Outcome> {
  const { out } = context;
  const graph = (await Project.open(context)).graph();
  for (const id of graph.heads) {
    const revision = graph.require(id);
    out.print(revisionLine(revision, graph, out));
    if (input.flag("verbose")) for (const line of revisionDetails(revision, graph, out)) out.print(line);
  }
  if (graph.size === 0) out.note('There are no revisions yet. "migr revision" writes one.');
  const exitCode = reportFaults(graph, out);
  return { json: { heads: graph.heads, ...faultsDocument(graph) }, exitCode };
}
