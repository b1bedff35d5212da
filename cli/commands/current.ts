/**
 * `migr current`: where the database stands.
 *
 * @module
 */
import { type CurrentState, current, type RevisionGraph } from "../../core/mod.ts";
import type { Input } from "../arguments.ts";
import type { Context, Outcome } from "../context.ts";
import type { Output } from "../output/output.ts";
import { revisionDetails, revisionLine } from "../output/revisions.ts";
import { count, listed } from "../output/text.ts";
import { Project } from "../project.ts";

export async function run(context: Context, input: Input): Promise<Outcome> {
  const { out } = context;
  const project = await Project.open(context);
  const graph = project.graph();
  return await project.withDatabase("read", async ({ connection, dialect }) => {
    const state = await current(connection, graph, { dialect, ledger: project.ledger });
    if (input.flag("verbose")) out.print(out.style.dim(`database: ${connection.label}`));
    printHeads(state, graph, out, input.flag("verbose"));
    const { pending } = state;
    const behind = input.flag("check-heads") && pending.length > 0;
    if (behind) out.fail(`${count(pending.length, "revision")} not applied: ${listed(pending)}.`);
    const { heads, applied, unknown, partial } = state;
    return { json: { heads, applied, ...present({ pending, unknown, partial }) }, exitCode: behind ? 1 : 0 };
  });
}

function printHeads(state: CurrentState, graph: RevisionGraph, out: Output, verbose: boolean): void {
  if (state.heads.length === 0) out.print("Nothing is applied.");
  for (const id of verbose ? state.applied : state.heads) {
    const revision = graph.original(id);
    const marks = verbose && state.heads.includes(id) ? ["current"] : [];
    out.print(
      revision === undefined ? `${out.style.cyan(id)}  (no file has it)` : revisionLine(revision, graph, out, marks),
    );
    if (verbose && revision !== undefined) {
      for (const line of revisionDetails(revision, graph, out)) out.print(line);
    }
  }
  if (state.unknown.length > 0) out.note('"migr switch" walks the database to the files of this checkout.');
  for (const { revision, direction, statementsDone } of state.partial) {
    out.warn(`${revision} was left in the middle of its ${direction}, after ${count(statementsDone, "statement")}.`);
  }
}

/** Only the lists that have something in them. */
function present(lists: Readonly<Record<string, readonly unknown[]>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));
}
