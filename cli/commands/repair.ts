/**
 * `migr repair`: lists what is wrong, and mends what it is told to.
 *
 * @module
 */
import { findProblems, type Problem, type RepairAction, type Repairs, repair } from "../../core/mod.ts";
import type { Input } from "../arguments.ts";
import type { Context, Outcome } from "../context.ts";
import type { Output } from "../output/output.ts";
import { count } from "../output/text.ts";
import { Project } from "../project.ts";

const ACTIONS: readonly RepairAction[] = ["done", "redo", "applied", "forget", "accept"];

const DONE: Readonly<Record<RepairAction, string>> = {
  done: "its interrupted statement is recorded as done",
  redo: "its interrupted statement will run again",
  applied: "recorded as applied",
  forget: "forgotten",
  accept: "its file is accepted as it is",
};

export async function run(context: Context, input: Input): Promise<Outcome> {
  const { out } = context;
  const project = await Project.open(context);
  const repairs: Repairs = Object.fromEntries(
    ACTIONS.map((action) => [action, input.list(action)] as const).filter(([, ids]) => ids.length > 0),
  );
  const isTold = Object.keys(repairs).length > 0;
  return await project.withDatabase(isTold ? "write" : "read", async ({ connection, dialect }) => {
    const options = project.runOptions(dialect, input);
    const graph = project.graph();
    const { mended, problems } = isTold
      ? await repair(connection, graph, repairs, options)
      : { mended: [], problems: await findProblems(connection, graph, options) };
    for (const { action, revision } of mended) {
      out.note(`${out.style.green("✓")} ${out.style.cyan(revision)}  ${DONE[action]}`);
    }
    printProblems(problems, out);
    return { json: { mended, problems }, exitCode: isTold || problems.length === 0 ? 0 : 1 };
  });
}

function printProblems(problems: readonly Problem[], out: Output): void {
  if (problems.length === 0) {
    out.note("Nothing is wrong.");
    return;
  }
  for (const { message, remedies } of problems) {
    out.print(`${out.style.yellow("•")} ${message}`);
    for (const remedy of remedies) out.print(`    ${remedy}`);
  }
  out.note(`${count(problems.length, "problem")}. Nothing is mended without being told.`);
}
