/**
 * `migr diff`: the SQL that turns one schema into another, wherever the two come from.
 *
 * @module
 */
import {
  changeScript,
  compareSchemas,
  type Dialect,
  hazardLines,
  hazardsOf,
  type Impact,
  isSilentAbout,
  MigrError,
  measureChange,
  messageOf,
  type OpenShadow,
  type Operation,
  type Unmodelled,
} from "../../core/mod.ts";
import { type Input, usage } from "../arguments.ts";
import type { Context, Outcome } from "../context.ts";
import { answersFrom } from "../generating.ts";
import { leftOut } from "../output/ignored.ts";
import { summaryLines } from "../output/summary.ts";
import { Project } from "../project.ts";
import { commonDialect, namedSource, type ReadSource, readSources, sourceNotes, watchedShadow } from "../sources.ts";

/** Two schemas and what lies between them. */
interface Difference {
  readonly from: ReadSource;
  readonly to: ReadSource;
  readonly operations: readonly Operation[];
  readonly unmodelled: readonly Unmodelled[];
  readonly dialect: Dialect;
}

export async function run(context: Context, input: Input): Promise<Outcome> {
  const { out } = context;
  const isSummary = input.flag("summary");
  const project = await Project.openIfAny(context);
  const [first = "", second = ""] = input.args;
  const sources = [await namedSource(project, first), await namedSource(project, second)];
  const dialect = await commonDialect(project, sources, input.choice("dialect", ["postgres", "sqlite"]));
  const shadow = watchedShadow(await project.shadow(dialect), dialect);
  const [from, to] = await readSources(project, sources, {
    dialect,
    openShadow: shadow.open,
    roles: project.roles(input),
  });
  if (from === undefined || to === undefined) throw usage("Two sources are compared.");
  const found = await compare(project, input, from, to, dialect, shadow.open);
  const wantsImpact = out.json || isSummary;
  const impacts = wantsImpact ? await impactsOf(found, shadow.open) : { impacts: [] };
  const notes = [...sourceNotes([from, to], shadow.version()), ...unmodelledNotes(found)];
  if ("note" in impacts && impacts.note !== undefined) notes.push(impacts.note);
  for (const note of notes) out.warn(note);
  const script = await scriptOf(found);
  if (isSummary) printSummary(context, found, impacts.impacts);
  else if (script === "") out.print(`-- ${from.label} and ${to.label} are the same.`);
  else out.script(script, dialect);
  const exitCode = input.flag("exit-code") && found.operations.length > 0 ? 1 : 0;
  return { json: documentOf(found, impacts.impacts, script, notes), verbatim: true, exitCode };
}

async function compare(
  project: Project,
  input: Input,
  from: ReadSource,
  to: ReadSource,
  dialect: Dialect,
  openShadow: OpenShadow,
): Promise<Difference> {
  const isSilent = isSilentAbout(from.catalog, from.complete);
  const { upgrade, unmodelled } = await compareSchemas(
    from.catalog,
    to.catalog.filter((object) => !isSilent(object)),
    {
      dialect,
      openShadow,
      complete: to.complete,
      include: project.config.include,
      ...answersFrom(project, input),
      // A rename or not, it is a difference; so whoever only looks is not asked.
      ...(input.flag("summary") ? { noRename: true } : {}),
    },
  );
  return { from, to, operations: upgrade, unmodelled: oneSided(unmodelled, to.catalog.unmodelled), dialect };
}

/** What either side has of kinds that migr does not model. */
function oneSided(before: readonly Unmodelled[], after: readonly Unmodelled[]): Unmodelled[] {
  const seen = new Map([...before, ...after].map((item) => [`${item.kind} ${item.name}`, item]));
  return [...seen.values()];
}

function unmodelledNotes({ unmodelled }: Difference): string[] {
  return unmodelled.map((item) => `not compared: ${leftOut(item)}`);
}

/** Each operation, measured on a shadow that is given the first schema; without one, what it would do is not known. */
async function impactsOf(
  { from, operations, dialect }: Difference,
  openShadow: OpenShadow,
): Promise<{ impacts: readonly Impact[]; note?: string }> {
  try {
    return { impacts: await measureChange(from.catalog, operations, { dialect, openShadow }) };
  } catch (error) {
    if (!(error instanceof MigrError)) throw error;
    return { impacts: [], note: `Locks and rewrites could not be measured: ${messageOf(error)}` };
  }
}

async function scriptOf({ from, operations, dialect }: Difference): Promise<string> {
  const statements = await dialect.compile(operations, { catalog: async () => from.catalog, isExact: true });
  const warnings = hazardLines(hazardsOf(operations, dialect.hazards).flat(), "-- ").map((line) => `${line}\n`);
  const script = changeScript(statements, dialect);
  return script === "" ? "" : warnings.join("") + script;
}

function isLossy(operation: Operation, dialect: Dialect): boolean {
  return dialect.hazards(operation).some(({ level }) => level === "lossy");
}

function printSummary(
  { out }: Context,
  { from, to, operations, dialect }: Difference,
  impacts: readonly Impact[],
): void {
  out.print(out.style.bold(`${from.label} → ${to.label}`));
  if (operations.length === 0) {
    out.print("They are the same.");
    return;
  }
  const changes = operations.map((operation, at) => ({
    operation,
    impact: impacts[at],
    lossy: isLossy(operation, dialect),
  }));
  for (const line of summaryLines(changes, out.style)) out.print(line);
}

function documentOf(
  { from, to, operations, unmodelled, dialect }: Difference,
  impacts: readonly Impact[],
  sql: string,
  notes: readonly string[],
): Record<string, unknown> {
  const hazards = hazardsOf(operations, dialect.hazards);
  return {
    from: from.label,
    to: to.label,
    dialect: dialect.name,
    operations: operations.map((operation, at) => ({
      ...operation,
      impact: impacts[at] ?? null,
      dataLoss: isLossy(operation, dialect) ? "lossy" : "none",
      hazards: hazards[at] ?? [],
    })),
    sql,
    ...(unmodelled.length === 0 ? {} : { unmodelled }),
    ...(notes.length === 0 ? {} : { notes }),
  };
}
