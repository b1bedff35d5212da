/**
 * `migr show`: one revision with its file.
 *
 * @module
 */
import { current, type RevisionGraph, resolveRevision } from "../../core/mod.ts";
import type { Input } from "../arguments.ts";
import type { Context, Outcome } from "../context.ts";
import { reportFaults, revisionDetails, revisionDocument, revisionLine } from "../output/revisions.ts";
import { Project } from "../project.ts";

export async function run(context: Context, input: Input): Promise<Outcome> {
  const { out } = context;
  const project = await Project.open(context);
  const graph = project.graph();
  const text = input.args[0] ?? "";
  const applied = text.includes("current") ? await appliedRevisions(project, graph) : undefined;
  const revision = resolveRevision(graph, text, { applied });
  out.print(revisionLine(revision, graph, out));
  for (const line of revisionDetails(revision, graph, out)) out.print(line);
  out.print();
  out.print(revision.file.text.trimEnd());
  return { json: { ...revisionDocument(revision), text: revision.file.text }, exitCode: reportFaults(graph, out) };
}

async function appliedRevisions(project: Project, graph: RevisionGraph): Promise<ReadonlySet<string>> {
  return await project.withDatabase("read", async ({ connection, dialect }) => {
    return new Set((await current(connection, graph, { dialect, ledger: project.ledger })).applied);
  });
}
