/**
 * `migr rebase`: moves revisions on top of another head.
 *
 * @module
 */
import { current, MigrError, planRebase, type RebasePlan, type RevisionGraph } from "../../core/mod.ts";
import type { Input } from "../arguments.ts";
import type { Context, Outcome } from "../context.ts";
import { replaceFiles, resolve } from "../host/files.ts";
import { count, listed } from "../output/text.ts";
import { Project } from "../project.ts";

export async function run(context: Context, input: Input): Promise<Outcome> {
  const project = await Project.open(context);
  const graph = project.graph();
  const plan = planRebase(graph, input.args, input.text("onto"));
  if (!input.flag("skip-database")) await assertNotApplied(project, graph, plan);
  const isDry = input.flag("dry-run");
  if (!isDry) replaceFiles(plan.files.map(({ file, text }) => ({ path: resolve(context.host.cwd, file.path), text })));
  tell(context, plan, isDry);
  const files = plan.files.map(({ revision, file, from, to }) => ({
    revision,
    file: file.path,
    from: from ?? null,
    to,
  }));
  return { json: { onto: plan.onto, moved: plan.moved, files, heads: plan.graph.heads } };
}

/** Under an applied revision nothing may be slipped in: the database would never run it where it now belongs. */
async function assertNotApplied(project: Project, graph: RevisionGraph, plan: RebasePlan): Promise<void> {
  if (plan.files.length === 0) return;
  const applied = await appliedRevisions(project, graph);
  const ran = plan.moved.filter((id) => applied?.has(id));
  if (ran.length === 0) return;
  const where = project.target().label;
  throw new MigrError("INVALID_TARGET", `The database ${where} has ${listed(ran)} applied already.`, {
    hint: `Join the branches instead: "migr merge ${plan.onto} ${plan.moved.at(-1)}". Or take it back first: "migr downgrade ${ran[0]}-1". --skip-database skips this question.`,
    fields: { revisions: ran },
  });
}

/** What the database has; `undefined` where none is named, or where the configured one cannot be asked. */
async function appliedRevisions(project: Project, graph: RevisionGraph): Promise<ReadonlySet<string> | undefined> {
  if (!project.namesDatabase) return undefined;
  try {
    return await project.withDatabase("read", async ({ connection, dialect }) => {
      return new Set((await current(connection, graph, { dialect, ledger: project.ledger })).applied);
    });
  } catch (error) {
    const isOptional = project.context.globals.url === undefined;
    if (!isOptional || !(error instanceof MigrError) || error.code !== "CONNECTION_FAILED") throw error;
    project.context.out.warn(`${error.message} Nobody knows whether it has the revisions applied that move.`);
    return undefined;
  }
}

function tell({ out }: Context, { files, moved, onto }: RebasePlan, isDry: boolean): void {
  if (files.length === 0)
    out.note(`Nothing to do: ${listed(moved)} ${moved.length === 1 ? "is" : "are"} on top of ${onto} already.`);
  for (const { file, from, to } of files) {
    const verb = isDry ? "would rewrite" : "rewrote";
    out.note(`${out.style.green(verb)} ${file.path}: ${from ?? "base"} → ${to}`);
  }
  if (files.length > 0) out.note(`${count(moved.length, "revision")} on top of ${onto}: ${listed(moved)}.`);
}
