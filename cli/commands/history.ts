/**
 * `migr history`: the revisions, newest first.
 *
 * @module
 */
import { current, type RevisionGraph, revisionHistory } from "../../core/mod.ts";
import type { Input } from "../arguments.ts";
import type { Context, Outcome } from "../context.ts";
import { faultsDocument, reportFaults, revisionDetails, revisionDocument, revisionLine } from "../output/revisions.ts";
import { Project } from "../project.ts";

export async function run(context: Context, input: Input): Promise<Outcome> {
  const { out } = context;
  const project = await Project.open(context);
  const graph = project.graph();
  const [range] = input.args;
  const applied = await appliedRevisions(project, graph, input, range);
  const revisions = revisionHistory(graph, range, applied);
  for (const revision of revisions) {
    const mark = input.flag("indicate-current") && applied?.has(revision.id) ? ["applied"] : [];
    out.print(revisionLine(revision, graph, out, mark));
    if (input.flag("verbose")) for (const line of revisionDetails(revision, graph, out)) out.print(line);
  }
  if (graph.size === 0) out.note('There are no revisions yet. "migr revision" writes one.');
  const documents = revisions.map((revision) => {
    return { ...revisionDocument(revision), applied: applied?.has(revision.id) ?? null };
  });
  return { json: { revisions: documents, ...faultsDocument(graph) }, exitCode: reportFaults(graph, out) };
}

/** The database is asked only when the answer needs it. `undefined`: not asked, or there is none to ask. */
async function appliedRevisions(
  project: Project,
  graph: RevisionGraph,
  input: Input,
  range: string | undefined,
): Promise<ReadonlySet<string> | undefined> {
  const needed = input.flag("indicate-current") || /current|(^|:)([^:]*@)?[+-]/.test(range ?? "");
  const wanted = needed || (project.context.out.json && project.namesDatabase);
  if (!wanted) return undefined;
  return await project.withDatabase("read", async ({ connection, dialect }) => {
    const { applied } = await current(connection, graph, { dialect, ledger: project.ledger });
    return new Set(applied);
  });
}
