/**
 * `migr squash`: writes one revision that stands for a range of them.
 *
 * @module
 */
import {
  MigrError,
  planRevision,
  planSquash,
  proveSquash,
  RevisionGraph,
  type SquashContents,
  type SquashOptions,
  type SquashPlan,
  squashContents,
  squashText,
} from "../../core/mod.ts";
import { type Input, usage } from "../arguments.ts";
import { FORMATS, type Format, folderFor, type Header, namesFrom, pathFor, writeFormatted } from "../authoring.ts";
import type { Context, Outcome } from "../context.ts";
import { basename, join, withTemporaryFolder, writeNewFile } from "../host/files.ts";
import { operationLine } from "../output/operations.ts";
import { count, listed } from "../output/text.ts";
import { Project } from "../project.ts";

export async function run(context: Context, input: Input): Promise<Outcome> {
  const { out } = context;
  const project = await Project.open(context);
  const graph = project.graph();
  const plan = planSquash(graph, input.args[0] ?? "");
  const format = input.choice("format", FORMATS) ?? "ts";
  const header = headerFor(project, input, graph, plan);
  const dialect = await project.dialect();
  const options: SquashOptions = {
    dialect,
    openShadow: await project.shadow(dialect),
    arguments: context.globals.x,
    renames: input.list("rename"),
    noRename: input.negated("rename"),
    keepData: input.flag("keep-data"),
  };
  const contents = await squashContents(graph, plan, options);
  const text = await squashText({ ...header, format, replaces: plan.replaces }, contents, dialect);
  for (const operation of contents.upgrade) out.note(`  ${operationLine(operation, out.style)}`);
  const path = await prove(project, { graph, plan, contents, options, header, format, text });
  await writeFormatted(project, path, text);
  out.note(
    `${out.style.green("proved")} on a shadow database: the same schema as ${count(plan.replaces.length, "revision")}`,
  );
  out.note(`${out.style.green("wrote")} ${project.shown(path)}`);
  explain(project, graph, plan, contents);
  const { id, downRevisions } = header;
  const json = { revision: id, downRevisions, replaces: plan.replaces, file: project.shown(path) };
  return { json: { ...json, operations: contents.upgrade, reversible: contents.downgrade !== undefined } };
}

function headerFor(project: Project, input: Input, graph: RevisionGraph, plan: SquashPlan): Header {
  const { id, branchLabels } = namesFrom(input);
  // Asked for its checks of the id and the new labels; where it goes, the range says.
  planRevision(graph, { id, branchLabels, head: "base" });
  const [first = "", last = ""] = [plan.replaces[0], plan.replaces.at(-1)];
  const message = input.text("message") ?? `squash ${first} to ${last}`;
  if (message.trim() === "") throw usage("A revision needs a message.", 'For example: -m "the schema of 2025"');
  return {
    id,
    message,
    downRevisions: plan.downRevisions,
    dependsOn: plan.dependsOn,
    branchLabels: [...new Set([...plan.branchLabels, ...branchLabels])],
    folder: folderFor(project, input, graph, [first]),
  };
}

interface Draft {
  readonly graph: RevisionGraph;
  readonly plan: SquashPlan;
  readonly contents: SquashContents;
  readonly options: SquashOptions;
  readonly header: Header;
  readonly format: Format;
  readonly text: string;
}

/** Runs the text as it will be written, from a folder of its own; returns where it belongs. */
async function prove(project: Project, draft: Draft): Promise<string> {
  const { graph, plan, contents, options, header, format, text } = draft;
  const path = pathFor(project, header, format);
  await withTemporaryFolder(async (folder) => {
    const temporary = join(folder, basename(path));
    writeNewFile(temporary, text);
    const file = project.revisionFile(temporary);
    RevisionGraph.fromFiles([...graph.files, { ...file, path: project.shown(path) }]).assertSound();
    const [revision] = [...RevisionGraph.fromFiles([file]).squashed.values()];
    if (revision === undefined) throw new MigrError("REVISION_INVALID", "The squashed revision cannot be read back.");
    await proveSquash(graph, plan, revision, contents, options);
  });
  return path;
}

function explain(
  { context: { out } }: Project,
  graph: RevisionGraph,
  plan: SquashPlan,
  contents: SquashContents,
): void {
  const files = plan.replaces.flatMap((id) => graph.get(id)?.file.path ?? []);
  if (contents.downgrade === undefined) {
    out.warn("A revision of the range has no downgrade, so the squashed one has none.");
  }
  out.note();
  out.note("Empty databases run the new revision. Those that have the whole range record it with their next upgrade;");
  out.note("those that have a part of it run the rest of the old files first. So keep these until every database has");
  out.note("upgraded, then remove all of them:");
  out.note(`  ${listed(files, 10)}`);
}
