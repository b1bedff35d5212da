/**
 * `migr bundle`: all revisions as one module.
 *
 * @module
 */
import { bundleText, checksumOf, MigrError } from "../../core/mod.ts";
import { type Input, usage } from "../arguments.ts";
import type { Context, Outcome } from "../context.ts";
import { fileExists, readText, resolve, writeGenerated } from "../host/files.ts";
import { stripTypes } from "../host/strip_types.ts";
import { count } from "../output/text.ts";
import { Project } from "../project.ts";

/** How a bundle begins; another file is not overwritten. */
const FIRST_LINE = '// Written by "migr bundle".';

export async function run(context: Context, input: Input): Promise<Outcome> {
  const { out, host } = context;
  const file = input.text("out");
  if (input.flag("check") && file === undefined) throw usage("--check needs a file to look at.", "Add --out <file>.");
  const project = await Project.open(context);
  const graph = project.graph();
  const text = await bundleText(graph, { stripTypes, checksum: checksumOf });
  if (file === undefined) {
    out.print(text.trimEnd());
    return { json: { text, revisions: graph.order }, verbatim: true };
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
  return { json: { file: shown, revisions: graph.order } };
}
