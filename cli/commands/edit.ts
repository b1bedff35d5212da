/**
 * `migr edit`: opens a revision's file in the person's editor.
 *
 * @module
 */
import { resolveRevision } from "../../core/mod.ts";
import type { Input } from "../arguments.ts";
import type { Context, Outcome } from "../context.ts";
import { openInEditor } from "../host/editor.ts";
import { resolve } from "../host/files.ts";
import { faultsDocument, reportFaults } from "../output/revisions.ts";
import { Project } from "../project.ts";

export async function run(context: Context, input: Input): Promise<Outcome> {
  const project = await Project.open(context);
  const { id, file } = resolveRevision(project.graph(), input.args[0] ?? "");
  openInEditor(resolve(context.host.cwd, file.path), context.host, context.out.json ? "stderr" : "stdout");
  // What was broken is said while the person still knows what they did.
  const graph = project.graph();
  const isChanged = graph.original(id)?.file.text !== file.text;
  context.out.note(isChanged ? `${context.out.style.green("edited")} ${file.path}` : `${file.path} is as it was.`);
  const json = { revision: id, file: file.path, changed: isChanged, ...faultsDocument(graph) };
  return { json, exitCode: reportFaults(graph, context.out) };
}
