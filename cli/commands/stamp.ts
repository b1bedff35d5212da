/**
 * `migr stamp`: changes what the ledger says without running anything.
 *
 * @module
 */
import { offlineStamp, stamp } from "../../core/mod.ts";
import type { Input } from "../arguments.ts";
import type { Context, Outcome } from "../context.ts";
import { listed } from "../output/text.ts";
import { Project } from "../project.ts";

export async function run(context: Context, input: Input): Promise<Outcome> {
  const project = await Project.open(context);
  const purge = input.flag("purge");
  if (input.flag("sql")) return await script(project, input);
  return await project.withDatabase("write", async ({ connection, dialect }) => {
    const options = { ...project.runOptions(dialect, input), purge };
    const result = await stamp(connection, project.graph(), input.args, options);
    const { heads } = result;
    context.out.note(heads.length === 0 ? "Stamped: nothing is applied." : `Stamped: at ${listed(heads)}.`);
    return { json: result };
  });
}

async function script(project: Project, input: Input): Promise<Outcome> {
  const dialect = await project.dialect();
  const text = await offlineStamp(project.graph(), input.args, project.runOptions(dialect, input));
  project.context.out.script(text, dialect);
  return { json: { sql: text }, verbatim: true };
}
