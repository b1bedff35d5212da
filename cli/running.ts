/**
 * What `upgrade` and `downgrade` share: running, showing what would run, and writing a script.
 *
 * @module
 */
import {
  type Direction,
  downgrade,
  dryRun,
  offline,
  type PlannedStep,
  type RanStep,
  type RunResult,
  upgrade,
} from "../core/mod.ts";
import { type Input, usage } from "./arguments.ts";
import type { Context, Outcome } from "./context.ts";
import type { Output } from "./output/output.ts";
import { Progress } from "./output/progress.ts";
import { count, duration, listed } from "./output/text.ts";
import { Project } from "./project.ts";

/** Runs one direction as the options say. */
export async function runDirection(
  context: Context,
  input: Input,
  direction: Direction,
  target: string,
): Promise<Outcome> {
  if (input.flag("sql") && input.flag("dry-run")) throw usage("--sql and --dry-run exclude each other.");
  const project = await Project.open(context);
  if (input.flag("sql")) return await script(project, input, direction, target);
  if (input.flag("dry-run")) return await plan(project, input, direction, target);
  return await execute(project, input, direction, target);
}

async function execute(project: Project, input: Input, direction: Direction, target: string): Promise<Outcome> {
  const { out } = project.context;
  return await project.withDatabase("write", async ({ connection, dialect }) => {
    const progress = new Progress(out, connection.label);
    const started = performance.now();
    const options = project.runOptions(dialect, input, (event) => progress.show(event));
    try {
      const work = direction === "upgrade" ? upgrade : downgrade;
      const result = await work(connection, project.graph(), target, options);
      sayDone(out, result, performance.now() - started);
      return { json: { ...result, ran: result.ran.map(rounded) } };
    } finally {
      progress.stop();
    }
  });
}

/** To the microsecond: what is beyond is noise. */
export function rounded(step: RanStep): RanStep {
  return { ...step, durationMs: Math.round(step.durationMs * 1000) / 1000 };
}

/** Says what a run has done. */
export function sayDone(out: Output, { ran, heads }: RunResult, ms: number): void {
  const place = heads.length === 0 ? "nothing is applied" : `now at ${listed(heads)}`;
  if (ran.length === 0) out.note(heads.length === 0 ? "Nothing to do." : `Nothing to do: at ${listed(heads)}.`);
  else out.note(`${count(ran.length, "revision")} in ${duration(ms)}, ${place}.`);
}

async function plan(project: Project, input: Input, direction: Direction, target: string): Promise<Outcome> {
  const { out } = project.context;
  const steps = await project.withDatabase("read", async ({ connection, dialect }) =>
    dryRun(connection, project.graph(), direction, target, project.runOptions(dialect, input)),
  );
  printPlan(out, steps);
  return { json: { plan: steps } };
}

/** Prints every statement of a dry run. */
export function printPlan(out: Output, steps: readonly PlannedStep[]): void {
  if (steps.length === 0) out.print("Nothing to do.");
  for (const { revision, direction, statements } of steps) {
    out.print(out.style.bold(`-- ${direction} ${revision}`));
    for (const statement of statements) out.print(`${statement};`);
    if (statements.length === 0) out.print(out.style.dim("-- no statements"));
    out.print();
  }
}

async function script(project: Project, input: Input, direction: Direction, range: string): Promise<Outcome> {
  const dialect = await project.dialect();
  const options = { ...project.runOptions(dialect, input), openShadow: await project.shadow(dialect) };
  const text = await offline(project.graph(), direction, range, options);
  project.context.out.script(text, dialect);
  return { json: { sql: text }, verbatim: true };
}
