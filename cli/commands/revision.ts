/**
 * `migr revision`: writes a new revision.
 *
 * @module
 */
import { planRevision, renderRevision } from "../../core/mod.ts";
import { type Input, usage } from "../arguments.ts";
import { FORMATS, folderFor, namesFrom, saveRevision } from "../authoring.ts";
import type { Context, Outcome } from "../context.ts";
import { generate } from "../generating.ts";
import { Project } from "../project.ts";

export async function run(context: Context, input: Input): Promise<Outcome> {
  const format = input.choice("format", FORMATS) ?? "ts";
  const message = input.text("message");
  if (message === undefined || message.trim() === "") {
    throw usage("A revision needs a message.", 'For example: migr revision -m "add age to users"');
  }
  const project = await Project.open(context);
  const graph = project.graph();
  const place = { head: input.text("head"), splice: input.flag("splice"), dependsOn: input.list("depends-on") };
  const planned = planRevision(graph, { ...namesFrom(input), ...place });
  const header = { ...planned, message, folder: folderFor(project, input, graph, planned.downRevisions) };
  if (input.flag("autogenerate")) return await generate(project, input, graph, header, format);
  assertEmpty(input);
  const empty = format === "sql" ? { statements: [] } : { operations: [] };
  return await saveRevision(
    project,
    header,
    format,
    renderRevision({ ...header, format, upgrade: empty, downgrade: empty }),
  );
}

/** Options that say how to compare mean nothing where nothing is compared. */
function assertEmpty(input: Input): void {
  if (input.text("from") !== undefined) {
    throw usage("--from says what --autogenerate compares the models with.", "Add --autogenerate.");
  }
  if (input.list("rename").length === 0 && !input.negated("rename")) return;
  throw usage("--rename and --no-rename answer questions of --autogenerate.", "Add --autogenerate.");
}
