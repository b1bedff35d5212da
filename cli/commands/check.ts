/**
 * `migr check`: compares the models with the database.
 *
 * @module
 */
import { autogenerate, current, type Dialect, type Operation, type Unmodelled } from "../../core/mod.ts";
import type { Context, Outcome } from "../context.ts";
import { operationLine } from "../output/operations.ts";
import type { Output } from "../output/output.ts";
import { count, listed } from "../output/text.ts";
import { type Database, Project } from "../project.ts";

export async function run(context: Context): Promise<Outcome> {
  const project = await Project.open(context);
  return await project.withDatabase("read", async (database) => {
    const pending = await pendingRevisions(project, database);
    if (pending.length > 0) return behind(context.out, pending);
    const { upgrade, unmodelled } = await compare(project, database);
    return differences(context.out, upgrade, unmodelled, database.dialect);
  });
}

async function pendingRevisions(project: Project, { connection, dialect }: Database): Promise<readonly string[]> {
  const graph = project.graph();
  graph.assertSound();
  return (await current(connection, graph, { dialect, ledger: project.ledger })).pending;
}

/** A rename or not, it is a difference; so nobody is asked. */
async function compare(
  project: Project,
  { connection, dialect }: Database,
): Promise<{ upgrade: readonly Operation[]; unmodelled: readonly Unmodelled[] }> {
  const model = await project.model(dialect);
  const { ledger } = project;
  const { schemas } = project.config;
  const openShadow = await project.shadow(dialect);
  return await autogenerate(connection, model, { dialect, openShadow, ledger, schemas, noRename: true });
}

/** What has not run would look like a difference, so nothing is compared. */
function behind(out: Output, pending: readonly string[]): Outcome {
  out.print(`The database is behind: ${count(pending.length, "revision")} not applied: ${listed(pending)}.`);
  out.note('Run "migr upgrade heads" first.');
  return { json: { operations: [], pending }, exitCode: 1 };
}

function differences(
  out: Output,
  operations: readonly Operation[],
  unmodelled: readonly Unmodelled[],
  dialect: Dialect,
): Outcome {
  for (const { kind, name } of unmodelled) out.note(out.style.dim(`not in the models, left alone: ${kind} ${name}`));
  const extra = unmodelled.length === 0 ? {} : { unmodelled };
  if (operations.length === 0) {
    out.note("The database is what the models say.");
    return { json: { operations: [], ...extra } };
  }
  out.print(`The database differs from the models (${dialect.name}):`);
  for (const operation of operations) out.print(`  ${operationLine(operation, out.style)}`);
  out.note('"migr revision --autogenerate" writes a revision for it.');
  return { json: { operations, ...extra }, exitCode: 1 };
}
