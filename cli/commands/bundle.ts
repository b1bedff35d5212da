/**
 * `migr bundle`: all revisions as one module.
 *
 * @module
 */
import { bundleText, checksumOf, MigrError, type Runner, runnerFor } from "../../core/mod.ts";
import { type Input, usage } from "../arguments.ts";
import type { Context, Outcome } from "../context.ts";
import { fileExists, readText, resolve, writeGenerated } from "../host/files.ts";
import { stripTypes } from "../host/strip_types.ts";
import type { Output } from "../output/output.ts";
import { count, listed } from "../output/text.ts";
import { Project } from "../project.ts";

/** How a bundle begins; another file is not overwritten. */
const FIRST_LINE = '// Written by "migr bundle".';

export async function run(context: Context, input: Input): Promise<Outcome> {
  const { out, host } = context;
  const file = input.text("out");
  if (input.flag("check") && file === undefined) throw usage("--check needs a file to look at.", "Add --out <file>.");
  const project = await Project.open(context);
  const graph = project.graph();
  graph.assertSound();
  const runner = input.flag("runner") ? runnerFor(graph, (await project.dialect()).name) : undefined;
  const text = await bundleText(graph, { stripTypes, checksum: checksumOf, runner });
  const about = runner === undefined ? {} : { runner: { modules: runner.modules, kinds: runner.kinds ?? null } };
  if (file === undefined) {
    out.print(text.trimEnd());
    return { json: { text, revisions: graph.order, ...about }, verbatim: true };
  }
  const path = resolve(host.cwd, file);
  const shown = project.shown(path);
  const before = fileExists(path) ? readText(path) : undefined;
  if (input.flag("check")) {
    const isCurrent = before === text;
    out.note(isCurrent ? `${shown} is up to date.` : `${shown} is not what the revisions give: run migr bundle again.`);
    return { json: { file: shown, current: isCurrent }, exitCode: isCurrent ? 0 : 1 };
  }
  if (before !== undefined && !before.startsWith(FIRST_LINE)) {
    throw new MigrError("FILE_ERROR", `${shown} exists, and is no bundle.`, {
      hint: "Name another file, or remove it.",
    });
  }
  writeGenerated(path, text);
  out.note(`wrote ${shown} with ${count(graph.size, "revision")}`);
  if (runner !== undefined) explain(out, runner);
  return { json: { file: shown, revisions: graph.order, ...about } };
}

/** What the program gets, and why it may be more than it needs. */
function explain(out: Output, { modules, kinds, open }: Runner): void {
  const rules = kinds === undefined ? "" : `, with the rules of ${listed(kinds, 12)}`;
  out.note(`  upgrade and dialect are those of ${modules.join(" and ")}${rules}`);
  if (open.length > 0) out.note("  Everything is in it, because what the revisions need cannot be read from them:");
  for (const sentence of open) out.note(`    ${sentence}`);
}
