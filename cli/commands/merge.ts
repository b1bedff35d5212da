/**
 * `migr merge`: joins heads.
 *
 * @module
 */
import { planMerge, planRevision, renderRevision } from "../../core/mod.ts";
import type { Input } from "../arguments.ts";
import { FORMATS, folderFor, namesFrom, saveRevision } from "../authoring.ts";
import { checkBranches } from "../branch_check.ts";
import type { Context, Outcome } from "../context.ts";
import { Project } from "../project.ts";

export async function run(context: Context, input: Input): Promise<Outcome> {
  const project = await Project.open(context);
  const graph = project.graph();
  const downRevisions = planMerge(graph, input.args);
  const message = input.text("message") ?? `merge ${downRevisions.join(" and ")}`;
  const folder = folderFor(project, input, graph, downRevisions);
  const planned = planRevision(graph, { ...namesFrom(input), head: "heads" });
  const header = { ...planned, downRevisions, message, folder };
  const format = input.choice("format", FORMATS) ?? "ts";
  const empty = format === "sql" ? { statements: [] } : { operations: [] };
  // Without a database nobody knows which language the revisions are in.
  const isChecked = !input.negated("branches") && project.knowsDialect;
  const branches = isChecked ? await checkBranches(project, graph, downRevisions) : [];
  const text = renderRevision({ ...header, format, upgrade: empty, downgrade: empty });
  const outcome = await saveRevision(project, header, format, text);
  return { json: { ...(outcome.json as object), ...(isChecked ? { branches } : {}) } };
}
