/**
 * `migr switch`: walks the database to what the files of this checkout say.
 *
 * @module
 */
import { dryRunSwitch, planSwitch, type SwitchOptions, type SwitchStep, switchDatabase } from "../../core/mod.ts";
import type { Input } from "../arguments.ts";
import type { Context, Outcome } from "../context.ts";
import type { Output } from "../output/output.ts";
import { Progress } from "../output/progress.ts";
import { count } from "../output/text.ts";
import { type Database, Project } from "../project.ts";
import { printPlan, rounded, sayDone } from "../running.ts";

export async function run(context: Context, input: Input): Promise<Outcome> {
  const project = await Project.open(context);
  const dry = input.flag("dry-run");
  return await project.withDatabase(dry ? "read" : "write", async (database) => {
    const options = { ...(await project.runOptions(database.dialect, input)), allowLoss: input.flag("allow-loss") };
    const steps = await planSwitch(database.connection, project.graph(), options);
    if (steps.length > 0) printSteps(context.out, database.connection.label, steps);
    return await (dry ? show : execute)(project, database, options, steps);
  });
}

async function show(
  project: Project,
  { connection }: Database,
  options: SwitchOptions,
  steps: readonly SwitchStep[],
): Promise<Outcome> {
  const plan = await dryRunSwitch(connection, project.graph(), options);
  printPlan(project.context.out, plan);
  return { json: { plan, steps } };
}

async function execute(
  project: Project,
  { connection }: Database,
  options: SwitchOptions,
  steps: readonly SwitchStep[],
): Promise<Outcome> {
  const { out } = project.context;
  const progress = new Progress(out, connection.label);
  const started = performance.now();
  try {
    const onEvent: SwitchOptions["onEvent"] = (event) => {
      // The plan is on the screen already, with more than its ids.
      if (event.type !== "planned") progress.show(event);
    };
    const result = await switchDatabase(connection, project.graph(), { ...options, onEvent });
    sayDone(out, result, performance.now() - started);
    return { json: { ...result, ran: result.ran.map(rounded), steps } };
  } finally {
    progress.stop();
  }
}

function printSteps(out: Output, database: string, steps: readonly SwitchStep[]): void {
  const { style } = out;
  out.note(`${style.bold(`Switching ${database}`)}: ${count(steps.length, "step")}`);
  for (const { revision, direction, message, source, losses } of steps) {
    const arrow = direction === "upgrade" ? style.green("↑") : style.red("↓");
    out.note(`  ${arrow} ${style.cyan(revision)}  ${message}${style.dim(SOURCES[source])}`);
    for (const loss of losses) out.note(style.yellow(`      ${loss}`));
  }
}

const SOURCES: Readonly<Record<SwitchStep["source"], string>> = {
  file: "",
  ledger: "  (downgrade stored in the ledger)",
  missing: "  (no downgrade is stored)",
};
