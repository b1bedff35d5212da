/**
 * `migr revision --autogenerate`: from what was found to files.
 *
 * @module
 */
import {
  apply,
  type Catalog,
  current,
  type Dialect,
  describe,
  hazardsOf,
  MigrError,
  newRevisionId,
  type Operation,
  processDraft,
  qualifiedName,
  type RenameCandidate,
  type RevisionDraft,
  type RevisionGraph,
  renderRevision,
} from "../core/mod.ts";
import type { Input } from "./arguments.ts";
import { type Format, type Header, saveRevision } from "./authoring.ts";
import { type Answers, type Comparison, compareHistory, compareLive, isFromHistory } from "./comparing.ts";
import type { Outcome } from "./context.ts";
import { removeFile, resolve } from "./host/files.ts";
import { operationLine } from "./output/operations.ts";
import { listed } from "./output/text.ts";
import type { Database, Project } from "./project.ts";

/** Compares, and writes the difference. */
export async function generate(
  project: Project,
  input: Input,
  graph: RevisionGraph,
  header: Header,
  format: Format,
): Promise<Outcome> {
  const answers = answersFrom(project, input);
  if (isFromHistory(input)) {
    return await write(project, header, format, await compareHistory(project, answers));
  }
  return await project.withDatabase("read", async (database) => {
    await assertAtHeads(project, graph, database);
    return await write(project, header, format, await compareLive(project, database, answers));
  });
}

/** What has not run yet would be written a second time. */
async function assertAtHeads(project: Project, graph: RevisionGraph, { connection, dialect }: Database): Promise<void> {
  const { pending } = await current(connection, graph, { dialect, ledger: project.ledger });
  if (pending.length === 0) return;
  throw new MigrError("INVALID_TARGET", `The database is behind: ${listed(pending)} not applied.`, {
    hint: 'Run "migr upgrade heads" first, so that the difference is that of the models alone, or compare with the revisions: --from history.',
  });
}

/** What the command line says about renames; on a terminal the rest is asked. */
export function answersFrom(project: Project, input: Input): Answers {
  const { terminal } = project.context.host;
  const canAsk = terminal.canAsk && !project.context.out.json;
  return {
    renames: input.list("rename"),
    noRename: input.negated("rename"),
    roles: project.roles(input),
    ...(canAsk ? { askRename: (candidate: RenameCandidate) => askRename(project, candidate) } : {}),
  };
}

async function askRename({ context }: Project, { from, to }: RenameCandidate): Promise<boolean> {
  const { bold, dim } = context.out.style;
  const question = `Is the ${bold(describe(from))} now called ${bold(qualifiedName(to))}? ${dim("A rename keeps the data; otherwise it is dropped.")} [y/n] `;
  for (;;) {
    const answer = (await context.host.terminal.ask(question, context.host.onInterrupt())).toLowerCase();
    if (answer === "y" || answer === "yes") return true;
    if (answer === "n" || answer === "no") return false;
    if (answer === "") throw new MigrError("ABORTED", "No answer: nothing is written.");
  }
}

async function write(project: Project, header: Header, format: Format, found: Comparison): Promise<Outcome> {
  const { out } = project.context;
  for (const { kind, name } of found.unmodelled) {
    out.note(out.style.dim(`not in the models, left alone: ${kind} ${name}`));
  }
  const { upgrade, downgrade } = found;
  if (upgrade.length === 0) {
    out.note("Nothing has changed: no file is written.");
    return { json: { revision: null, operations: [] } };
  }
  const drafts = await processDraft({ message: header.message, upgrade, downgrade }, project.config.processRevision);
  if (drafts.length === 0) {
    out.note("processRevision dropped what was found: no file is written.");
    return { json: { revision: null, operations: [] } };
  }
  const written = await saveDrafts(project, header, format, drafts, found);
  const operations = drafts.flatMap((draft) => draft.upgrade);
  const [first, ...others] = written;
  return { json: { ...(first as object), operations, ...(others.length === 0 ? {} : { revisions: written }) } };
}

/** Several drafts build on each other. When one cannot be written, none is. */
async function saveDrafts(
  project: Project,
  header: Header,
  format: Format,
  drafts: readonly RevisionDraft[],
  found: Comparison,
): Promise<unknown[]> {
  const { out, host } = project.context;
  const written: { file: string }[] = [];
  let schema: Catalog | undefined;
  let next = header;
  try {
    for (const draft of drafts) {
      for (const operation of draft.upgrade) out.note(`  ${operationLine(operation, out.style)}`);
      if (format === "sql") schema ??= await found.schema();
      const named = { ...next, message: draft.message };
      const text = await render(named, format, draft, found.dialect, schema);
      written.push((await saveRevision(project, named, format, text)).json as { file: string });
      schema = schema === undefined ? undefined : draft.upgrade.reduce(apply, schema);
      next = { ...next, id: newRevisionId(), downRevisions: [next.id], branchLabels: [], dependsOn: [] };
    }
    return written;
  } catch (error) {
    for (const { file } of written) removeFile(resolve(host.cwd, file));
    throw error;
  }
}

/** @param schema before the draft; only SQL needs it */
async function render(
  header: Header,
  format: Format,
  { upgrade, downgrade }: RevisionDraft,
  dialect: Dialect,
  schema: Catalog | undefined,
): Promise<string> {
  if (schema === undefined) {
    const hazards: Dialect["hazards"] = (operation) => dialect.hazards(operation);
    const body = (operations: readonly Operation[]): { operations: readonly Operation[]; hazards: typeof hazards } => {
      return { operations, hazards };
    };
    return renderRevision({ ...header, format, upgrade: body(upgrade), downgrade: body(downgrade) });
  }
  const statements = async (operations: readonly Operation[], catalog: Catalog): Promise<string[]> => {
    const compiled = await dialect.compile(operations, { catalog: async () => catalog, isExact: true });
    const outside = compiled.find(({ transactional }) => !transactional);
    if (outside !== undefined) throw needsTypeScript(outside.sql);
    return compiled.map(({ sql, params }) => (params === undefined ? sql : dialect.inline(sql, params)));
  };
  return renderRevision({
    ...header,
    format,
    upgrade: { statements: await statements(upgrade, schema), risks: hazardsOf(upgrade, dialect.hazards).flat() },
    downgrade: {
      statements: await statements(downgrade, upgrade.reduce(apply, schema)),
      risks: hazardsOf(downgrade, dialect.hazards).flat(),
    },
  });
}

/** A section of an SQL file runs in a transaction or outside of one as a whole. */
function needsTypeScript(sql: string): MigrError {
  return new MigrError(
    "OPERATION_UNSUPPORTED",
    `A statement must run outside of the transaction of the others: ${sql}`,
    {
      hint: "Write this revision in TypeScript, where the run is split around it: --format ts.",
    },
  );
}
