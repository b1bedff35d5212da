/**
 * `migr revision`: writes a new revision.
 *
 * @module
 */
import {
  type AutogenerateResult,
  apply,
  autogenerate,
  current,
  type Dialect,
  describe,
  ledgerName,
  MigrError,
  type Operation,
  planRevision,
  qualifiedName,
  type RenameCandidate,
  type RevisionGraph,
  renderRevision,
} from "../../core/mod.ts";
import { type Input, usage } from "../arguments.ts";
import { FORMATS, type Format, folderFor, type Header, namesFrom, saveRevision } from "../authoring.ts";
import type { Context, Outcome } from "../context.ts";
import { operationLine } from "../output/operations.ts";
import { listed } from "../output/text.ts";
import { type Database, Project } from "../project.ts";

export async function run(context: Context, input: Input): Promise<Outcome> {
  const format = input.choice("format", FORMATS) ?? "ts";
  const message = input.text("message");
  if (message === undefined || message.trim() === "") {
    throw usage("A revision needs a message.", 'For example: migr revision -m "add age to users"');
  }
  const project = await Project.open(context);
  const graph = project.graph();
  const place = { head: input.text("head"), splice: input.flag("splice"), dependsOn: input.list("depends-on") };
  const planned = planRevision(graph, { ...namesFrom(input), ...place });
  const header = { ...planned, message, folder: folderFor(project, input, graph, planned.downRevisions) };
  if (input.flag("autogenerate")) return await generated(project, input, graph, header, format);
  assertNoRenames(input);
  const empty = format === "sql" ? { statements: [] } : { operations: [] };
  return saveRevision(project, header, format, renderRevision({ ...header, format, upgrade: empty, downgrade: empty }));
}

function assertNoRenames(input: Input): void {
  if (input.list("rename").length === 0 && !input.negated("rename")) return;
  throw usage("--rename and --no-rename answer questions of --autogenerate.", "Add --autogenerate.");
}

async function generated(
  project: Project,
  input: Input,
  graph: RevisionGraph,
  header: Header,
  format: Format,
): Promise<Outcome> {
  const { out } = project.context;
  return await project.withDatabase("read", async (database) => {
    await assertAtHeads(project, graph, database);
    const result = await compare(project, input, database);
    for (const { kind, name } of result.unmodelled) {
      out.note(out.style.dim(`not in the models, left alone: ${kind} ${name}`));
    }
    if (result.upgrade.length === 0) {
      out.note("Nothing has changed: no file is written.");
      return { json: { revision: null, operations: [] } };
    }
    for (const operation of result.upgrade) out.note(`  ${operationLine(operation, out.style)}`);
    const outcome = saveRevision(project, header, format, await render(project, header, format, result, database));
    return { json: { ...(outcome.json as object), operations: result.upgrade } };
  });
}

/** What has not run yet would be written a second time. */
async function assertAtHeads(project: Project, graph: RevisionGraph, { connection, dialect }: Database): Promise<void> {
  const { pending } = await current(connection, graph, { dialect, ledger: project.ledger });
  if (pending.length === 0) return;
  throw new MigrError("INVALID_TARGET", `The database is behind: ${listed(pending)} not applied.`, {
    hint: 'Run "migr upgrade heads" first, so that the difference is that of the models alone.',
  });
}

async function compare(project: Project, input: Input, { connection, dialect }: Database): Promise<AutogenerateResult> {
  const noRename = input.negated("rename");
  const { terminal } = project.context.host;
  return await autogenerate(connection, await project.model(dialect), {
    dialect,
    openShadow: await project.shadow(dialect),
    ledger: project.ledger,
    schemas: project.config.schemas,
    renames: noRename ? [] : input.list("rename"),
    noRename,
    ...(terminal.canAsk && !project.context.out.json
      ? { askRename: (candidate: RenameCandidate) => askRename(project, candidate) }
      : {}),
  });
}

async function askRename({ context }: Project, { from, to }: RenameCandidate): Promise<boolean> {
  const { bold, dim } = context.out.style;
  const choice = dim("y: rename it and keep the data, n: drop the one and add the other");
  const question = `Is ${bold(describe(from))} now called ${bold(qualifiedName(to))}?\n${choice} `;
  for (;;) {
    const answer = (await context.host.terminal.ask(question)).toLowerCase();
    if (answer === "y" || answer === "yes") return true;
    if (answer === "n" || answer === "no") return false;
    if (answer === "") throw new MigrError("ABORTED", "No answer: nothing is written.");
  }
}

async function render(
  project: Project,
  header: Header,
  format: Format,
  { upgrade, downgrade }: AutogenerateResult,
  database: Database,
): Promise<string> {
  const { dialect } = database;
  if (format === "ts") {
    const body = (
      operations: readonly Operation[],
    ): { operations: readonly Operation[]; hazards: Dialect["hazards"] } => {
      return { operations, hazards: (operation) => dialect.hazards(operation) };
    };
    return renderRevision({ ...header, format, upgrade: body(upgrade), downgrade: body(downgrade) });
  }
  const before = await dialect.introspect(database.connection, { schemas: "all", ledger: ledgerName(project.ledger) });
  const after = upgrade.reduce(apply, before);
  const statements = async (operations: readonly Operation[], catalog: typeof before): Promise<string[]> => {
    const compiled = await dialect.compile(operations, { catalog: async () => catalog });
    return compiled.map(({ sql, params }) => (params === undefined ? sql : dialect.inline(sql, params)));
  };
  return renderRevision({
    ...header,
    format,
    upgrade: { statements: await statements(upgrade, before) },
    downgrade: { statements: await statements(downgrade, after) },
  });
}
