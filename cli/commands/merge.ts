/**
 * `migr merge`: joins heads.
 *
 * @module
 */
import { planMerge, planRevision, renderRevision } from "../../core/mod.ts";
import type { Input } from "../arguments.ts";
import { namesFrom, saveRevision } from "../authoring.ts";
import type { Context, Outcome } from "../context.ts";
import { Project } from "../project.ts";

export async function run(context: Context, input: Input): Promise<Outcome> {
  const project = await Project.open(context);
  const graph = project.graph();
  const downRevisions = planMerge(graph, input.args);
  const message = input.text("message") ?? `merge ${downRevisions.join(" and ")}`;
  const header = { ...planRevision(graph, { ...namesFrom(input), head: "heads" }), downRevisions, message };
  const text = renderRevision({ ...header, format: "ts", upgrade: { operations: [] }, downgrade: { operations: [] } });
  return saveRevision(project, header, "ts", text);
}
