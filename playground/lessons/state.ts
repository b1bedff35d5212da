/**
 * What checks look at, asked of a running engine.
 *
 * @module
 */
import type { Catalog, RevisionGraph } from "../../core/mod.ts";
import type { Params, RequestName, Result, RoundTrip, StatementRecord } from "../engine/protocol.ts";
import type { LessonState } from "./evaluate.ts";

/** A project and its database at a moment. */
export interface Moment {
  readonly graph: RevisionGraph;
  readonly files: Readonly<Record<string, string>>;
  readonly start: readonly string[];
  readonly heads: readonly string[];
  readonly applied: ReadonlySet<string>;
  readonly catalog: Catalog;
  readonly rowCounts: Readonly<Record<string, number>>;
  /** The statements of each revision's last upgrade, where they were watched. */
  readonly watched: ReadonlyMap<string, readonly StatementRecord[]>;
}

/** Asks the engine something that changes nothing. */
export type Ask = <N extends RequestName>(name: N, params: Params<N>) => Promise<Result<N>>;

/** A lesson's state; what was asked once is not asked again. */
export function lessonState(moment: Moment, ask: Ask): LessonState {
  const trips = new Map<string, Promise<RoundTrip | undefined>>();
  const trip = (revision: string): Promise<RoundTrip | undefined> => {
    const known = trips.get(revision) ?? ask("roundTrip", { revisions: [revision] }).then(([found]) => found);
    trips.set(revision, known);
    return known;
  };
  return {
    ...moment,
    query: async (sql) => {
      const { results, problem } = await ask("console", { sql });
      return problem === undefined ? (results.at(-1)?.rows.rows[0]?.[0] ?? null) : null;
    },
    modelMatches: async () => {
      const { empty, questions, problem } = await ask("autogenerate", { answers: {}, message: "" });
      return problem === undefined && empty && questions.length === 0;
    },
    roundTrip: async (revision) => (await trip(revision)) ?? { schema: "unknown", rows: "unknown", problem: undefined },
    statements: async (revision) => {
      const watched = moment.watched.get(revision);
      if (watched !== undefined) return watched;
      const again = await trip(revision);
      return again?.statements.filter((record) => record.direction === "upgrade") ?? [];
    },
  };
}
