/**
 * `migr history`: the revisions, newest first.
 *
 * @module
 */
import {
  type CurrentState,
  current,
  drawLanes,
  type LaneRow,
  MigrError,
  type Revision,
  type RevisionGraph,
  revisionHistory,
} from "../../core/mod.ts";
import { type Input, usage } from "../arguments.ts";
import type { Context, Outcome } from "../context.ts";
import { faultsDocument, printRevisions, reportFaults, revisionDocument } from "../output/revisions.ts";
import { Project } from "../project.ts";

export async function run(context: Context, input: Input): Promise<Outcome> {
  const { out } = context;
  const limit = limitOf(input);
  const project = await Project.open(context);
  const graph = project.graph();
  const [range] = input.args;
  const state = await databaseState(project, graph, input, range);
  const applied = state === undefined ? undefined : new Set(state.applied);
  const newest = revisionHistory(graph, range, applied).slice(0, limit);
  const rows = input.flag("graph") ? drawn(context, input, newest, graph, applied) : undefined;
  const revisions = input.flag("reverse") ? newest.reverse() : newest;
  const marks = input.flag("indicate-current") ? state : undefined;
  printRevisions(revisions, graph, out, {
    verbose: input.flag("verbose"),
    marksOf: (id) => marksOf(id, graph, marks?.heads, applied),
    rows,
  });
  if (graph.size === 0) out.note('There are no revisions yet. "migr revision" writes one.');
  const documents = revisions.map((revision, index) => {
    const lanes = rows === undefined ? {} : { lanes: rows[index]?.lanes };
    return { ...revisionDocument(revision), applied: applied?.has(revision.id) ?? null, ...lanes };
  });
  return { json: { revisions: documents, ...faultsDocument(graph) }, exitCode: reportFaults(graph, out) };
}

function limitOf(input: Input): number | undefined {
  const text = input.text("limit");
  if (text === undefined) return undefined;
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw usage(`--limit cannot be "${text}".`, "Give a number of revisions, as in --limit 20.");
}

/** Where the database is, and what has not run there; what lies beneath is plain. */
function marksOf(
  id: string,
  graph: RevisionGraph,
  heads: readonly string[] | undefined,
  applied: ReadonlySet<string> | undefined,
): readonly string[] {
  if (heads === undefined || applied === undefined) return [];
  if (heads.includes(id)) return ["current"];
  if (applied.has(id)) return [];
  const hasBegun = [...graph.standIns].some(([old, standIns]) => applied.has(old) && standIns.includes(id));
  return [hasBegun ? "applied in part" : "pending"];
}

function drawn(
  { host }: Context,
  input: Input,
  newest: readonly Revision[],
  graph: RevisionGraph,
  applied: ReadonlySet<string> | undefined,
): LaneRow[] {
  const nodes = newest.map(({ id }) => ({ id, parents: graph.parentsOf(id) }));
  return drawLanes(nodes, {
    reverse: input.flag("reverse"),
    ascii: input.flag("ascii") || knowsOnlyAscii(host.env),
    ...(applied === undefined ? {} : { open: (id: string) => !applied.has(id) }),
  });
}

/** Old consoles, and environments that say they have no other characters. */
function knowsOnlyAscii({ TERM, LC_ALL, LC_CTYPE, LANG }: Readonly<Record<string, string | undefined>>): boolean {
  return TERM === "linux" || TERM === "dumb" || /^(C|POSIX)$/.test(LC_ALL || LC_CTYPE || LANG || "");
}

/** The database is asked only when the answer needs it. `undefined`: not asked, or there is none to ask. */
async function databaseState(
  project: Project,
  graph: RevisionGraph,
  input: Input,
  range: string | undefined,
): Promise<CurrentState | undefined> {
  const needed = input.flag("indicate-current") || /current|(^|:)([^:]*@)?[+-]/.test(range ?? "");
  const wanted = needed || (project.context.out.json && project.namesDatabase);
  if (!wanted) return undefined;
  try {
    return await project.withDatabase("read", async ({ connection, dialect }) => {
      return await current(connection, graph, { dialect, ledger: project.ledger });
    });
  } catch (error) {
    // The document tells what is applied where that can be known; the revisions themselves are told in any case.
    const isOptional = !needed && project.context.globals.url === undefined;
    if (!isOptional || !(error instanceof MigrError) || error.code !== "CONNECTION_FAILED") throw error;
    project.context.out.warn(`${error.message} Nobody knows what is applied there.`);
    return undefined;
  }
}
