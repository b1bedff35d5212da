/**
 * The result of a round trip in a few words.
 *
 * @module
 */
import type { RoundTrip, StatementRecord } from "../../engine/protocol.ts";
import { lossWords } from "../loss/words.ts";

/** `unknown`: it could not be found out, or nobody has tried. */
export type Verdict = "good" | "bad" | "unknown";

export const VERDICT_GLYPHS: Readonly<Record<Verdict, string>> = { good: "✓", bad: "✗", unknown: "?" };

/** What a badge says: the schema, and the rows. */
export interface RoundTripVerdict {
  readonly schema: Verdict;
  readonly rows: Verdict;
  /** The whole of it in a sentence. */
  readonly sentence: string;
}

/** @example verdictOf(roundTrip).sentence // "Up, down and up again: the same schema, but 12 values of users.age are lost." */
export function verdictOf(trip: RoundTrip): RoundTripVerdict {
  const schema = { same: "good", different: "bad", unknown: "unknown" } as const;
  const rows = { same: "good", lost: "bad", unknown: "unknown" } as const;
  return { schema: schema[trip.schema], rows: rows[trip.rows], sentence: sentenceOf(trip) };
}

function sentenceOf(trip: RoundTrip): string {
  if (trip.problem !== undefined) return trip.problem.message;
  if (!trip.reversible) return "It has no downgrade, so there is no way back.";
  const schema = { same: "the same schema", different: "another schema", unknown: "a schema that is unknown" };
  const losses = trip.losses.map(lossWords).join(", ");
  const rows = { same: "and all rows", lost: `but ${losses === "" ? "values" : losses} lost`, unknown: "rows unknown" };
  return `Up, down and up again: ${schema[trip.schema]}, ${rows[trip.rows]}.`;
}

/** The strongest lock of a list of statements, with how many others there are; `none` where nothing is locked. */
export function locksOf(statements: readonly StatementRecord[]): readonly string[] {
  const modes = statements.flatMap(({ impact }) => (impact?.locks ?? []).map(({ mode }) => mode));
  return [...new Set(modes)].sort((a, b) => strength(b) - strength(a));
}

/** PostgreSQL's table locks, weakest first, and SQLite's. */
const STRENGTHS = [
  "AccessShareLock",
  "RowShareLock",
  "RowExclusiveLock",
  "ShareUpdateExclusiveLock",
  "ShareLock",
  "ShareRowExclusiveLock",
  "ExclusiveLock",
  "AccessExclusiveLock",
];

function strength(mode: string): number {
  return STRENGTHS.indexOf(mode);
}

/** Tables that statements write anew. */
export function rewritesOf(statements: readonly StatementRecord[]): string[] {
  return [...new Set(statements.flatMap(({ impact }) => impact?.rewrites ?? []))];
}
