/**
 * `migr check`: compares the models with the database or the revisions, and branches with each other.
 *
 * @module
 */
import { current, MigrError, type RevisionGraph } from "../../core/mod.ts";
import type { Input } from "../arguments.ts";
import { checkBranches } from "../branch_check.ts";
import { type Comparison, compareHistory, compareLive, isFromHistory } from "../comparing.ts";
import type { Context, Outcome } from "../context.ts";
import { operationLine } from "../output/operations.ts";
import type { Output } from "../output/output.ts";
import { count, listed } from "../output/text.ts";
import { Project } from "../project.ts";

export async function run(context: Context, input: Input): Promise<Outcome> {
  const project = await Project.open(context);
  const graph = project.graph();
  graph.assertSound();
  const compareBranches = async () =>
    input.negated("branches") ? [] : await checkBranches(project, graph, graph.heads);
  const models = await checkModels(project, graph, input).catch(async (error: unknown) => {
    // Branches that exclude each other cannot be replayed together: which ones they are is what helps.
    if (isFromHistory(input) && error instanceof MigrError && error.code === "REVISION_FAILED") await compareBranches();
    throw error;
  });
  const branches = await compareBranches();
  if (branches.length === 0) return models;
  const differ = branches.some(({ verdict }) => verdict === "differ");
  return { json: { ...(models.json as object), branches }, exitCode: differ ? 1 : (models.exitCode ?? 0) };
}

async function checkModels(project: Project, graph: RevisionGraph, input: Input): Promise<Outcome> {
  const { out } = project.context;
  // A rename or not, it is a difference; so nobody is asked.
  const answers = { noRename: true, roles: project.roles(input) };
  if (isFromHistory(input)) return differences(out, await compareHistory(project, answers), "The revisions make");
  return await project.withDatabase("read", async (database) => {
    const { connection, dialect } = database;
    const { pending } = await current(connection, graph, { dialect, ledger: project.ledger });
    if (pending.length > 0) return behind(out, pending);
    return differences(out, await compareLive(project, database, answers), "The database is");
  });
}

/** What has not run would look like a difference, so nothing is compared. */
function behind(out: Output, pending: readonly string[]): Outcome {
  out.print(`The database is behind: ${count(pending.length, "revision")} not applied: ${listed(pending)}.`);
  out.note('Run "migr upgrade heads" first.');
  return { json: { operations: [], pending }, exitCode: 1 };
}

/** @param subject how the sentence about no difference begins */
function differences(out: Output, { upgrade, unmodelled, dialect }: Comparison, subject: string): Outcome {
  for (const { kind, name } of unmodelled) out.note(out.style.dim(`not in the models, left alone: ${kind} ${name}`));
  const extra = unmodelled.length === 0 ? {} : { unmodelled };
  if (upgrade.length === 0) {
    out.note(`${subject} what the models say.`);
    return { json: { operations: [], ...extra } };
  }
  const other = subject === "The database is" ? "The database differs" : "What the revisions make differs";
  out.print(`${other} from the models (${dialect.name}):`);
  for (const operation of upgrade) out.print(`  ${operationLine(operation, out.style)}`);
  out.note('"migr revision --autogenerate" writes a revision for it.');
  return { json: { operations: upgrade, ...extra }, exitCode: 1 };
}
