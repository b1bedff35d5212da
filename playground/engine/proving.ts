/**
 * Proof in a throw-away database: up, down and up again; and one history beside another.
 *
 * @module
 */
import { type Catalog, type Dialect, diff, type Operation, RevisionGraph, schemaOfHistory } from "../../core/mod.ts";
import type { EngineHost } from "./host.ts";
import { dataOf, schemaOf } from "./looking.ts";
import type { ProjectCode } from "./project_code.ts";
import type { EngineEvent, ForkReport, RoundTrip } from "./protocol.ts";
import { type Run, runRevisions } from "./running.ts";
import type { ShadowPool } from "./shadow_pool.ts";
import { lossesBetween, type Survey, sameRows, surveyOf } from "./survey.ts";

/** A schema and its rows. */
interface Moment {
  readonly catalog: Catalog;
  readonly survey: Survey;
}

/** What the trips of all revisions need. */
interface Trip {
  readonly host: EngineHost;
  readonly code: ProjectCode;
  readonly pool: ShadowPool;
  readonly emit: (event: EngineEvent) => void;
}

/**
 * Takes revisions up, down and up again, each on top of everything that comes before it, in one pass over the history.
 *
 * @param wanted ids; the others are only applied
 */
export async function roundTrips(trip: Trip, wanted: ReadonlySet<string>): Promise<RoundTrip[]> {
  const { code, pool, emit } = trip;
  code.graph.assertSound();
  const found: RoundTrip[] = [];
  const shadow = await pool.open();
  const seeded = new Set<string>();
  try {
    const below: string[] = [];
    for (const id of code.graph.order) {
      below.push(id);
      const result = await roundTrip(trip, shadow.connection, id, below, wanted.has(id), seeded);
      if (wanted.has(id)) {
        found.push(result);
        emit({ type: "roundTrip", done: found.length, of: wanted.size, result });
      }
      // What comes after it cannot run.
      if (result.problem !== undefined && result.schema === "unknown") break;
      if (found.length === wanted.size) break;
    }
    return found;
  } finally {
    await shadow.close();
  }
}

async function roundTrip(
  { host: { dialect }, code }: Trip,
  connection: Parameters<typeof schemaOf>[0],
  id: string,
  below: readonly string[],
  wanted: boolean,
  seeded: Set<string>,
): Promise<RoundTrip> {
  // Only what has run and this one: its head is this one, and taking back one takes back this one.
  const part = code.upTo(RevisionGraph.of(below.map((item) => code.graph.require(item))));
  const moment = async (): Promise<Moment> => {
    const catalog = await schemaOf(connection, dialect);
    return { catalog, survey: wanted ? await surveyOf(connection, dialect, catalog) : new Map() };
  };
  const up = (): Promise<Run> =>
    runRevisions(connection, part, { dialect, target: id, direction: "upgrade", measure: wanted, seeded });
  const before = await moment();
  const first = await up();
  const nothing: RoundTrip = {
    revision: id,
    reversible: true,
    schema: "unknown",
    rows: "unknown",
    losses: [],
    statements: first.statements,
    differences: [],
  };
  if (first.problem !== undefined || !wanted) return { ...nothing, problem: first.problem };
  const above = await moment();
  const down = await runRevisions(connection, part, {
    dialect,
    target: `${id}@-1`,
    direction: "downgrade",
    measure: true,
  });
  const statements = [...first.statements, ...down.statements];
  if (down.problem !== undefined) {
    return {
      ...nothing,
      statements,
      reversible: down.problem.code !== "IRREVERSIBLE",
      problem: down.problem,
      schema: "different",
    };
  }
  const after = await moment();
  const again = await up();
  if (again.problem !== undefined) return { ...nothing, statements, problem: again.problem };
  return verdict(nothing, dialect, statements, before, above, after, await moment());
}

function verdict(
  about: RoundTrip,
  dialect: Dialect,
  statements: RoundTrip["statements"],
  before: Moment,
  above: Moment,
  after: Moment,
  again: Moment,
): RoundTrip {
  const differences: readonly Operation[] = [
    ...diff(after.catalog, before.catalog, dialect.diffRules),
    ...diff(again.catalog, above.catalog, dialect.diffRules),
  ];
  const same = sameRows(before.survey, after.survey) && sameRows(above.survey, again.survey);
  const losses = [...lossesBetween(before.survey, after.survey), ...lossesBetween(above.survey, again.survey)];
  const schema = differences.length === 0 ? "same" : "different";
  return { ...about, schema, rows: same ? "same" : "lost", losses: unique(losses), statements, differences };
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

/** The schema at some revisions, from a throw-away database. */
export async function catalogAt(
  host: EngineHost,
  code: ProjectCode,
  pool: ShadowPool,
  heads: readonly string[],
): Promise<Catalog> {
  const ids = code.graph.ancestors(heads, { dependencies: true });
  return await schemaOfHistory(code.graph, { dialect: host.dialect, openShadow: () => pool.open() }, ids);
}

/** Replays to a revision with the original files and with edited ones. */
export async function fork(
  host: EngineHost,
  original: ProjectCode,
  edited: ProjectCode,
  pool: ShadowPool,
  revision: string,
): Promise<ForkReport> {
  const before = await catalogAt(
    host,
    original,
    pool,
    original.graph.has(revision) ? [revision] : original.graph.heads,
  );
  const shadow = await pool.open();
  try {
    const target = edited.graph.has(revision) ? revision : "heads";
    const settings = { dialect: host.dialect, target, direction: "upgrade", measure: true } as const;
    const run = await runRevisions(shadow.connection, edited, settings);
    const after = await schemaOf(shadow.connection, host.dialect);
    return {
      revision,
      original: dataOf(before),
      edited: dataOf(after),
      operations: diff(before, after, host.dialect.diffRules),
      statements: run.statements,
      problem: run.problem,
    };
  } finally {
    await shadow.close();
  }
}
