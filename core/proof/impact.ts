/**
 * Measured impact: what statements would do to a database that people are using. Nothing is guessed from their text:
 * they run, on a shadow or in a transaction that is rolled back, and the engine tells what they locked and touched.
 * Tables need no rows for that.
 *
 * @module
 */
import type { Dialect, Observation, Statement } from "../dialects/dialect.ts";
import type { Connection } from "../drivers/driver.ts";

/**
 * How long statements keep what they lock: `metadata` for a moment, `scan` for as long as a table is read, `rewrite`
 * for as long as it is written anew.
 */
export type ImpactClass = "metadata" | "scan" | "rewrite";

/** What statements do, together. */
export interface Impact extends Observation {
  readonly class: ImpactClass;
  /** `false`: (part of) it is what the manual says, because it cannot run in a transaction. */
  readonly measured: boolean;
  /** Why it could not be measured. */
  readonly note?: string;
}

const NOTHING: Observation = { locks: [], rewrites: [], rebuilds: [], scans: [] };

/**
 * Runs statements inside the connection's open transaction and says what they did to relations that were there before.
 * A lock that the transaction holds already is not seen again, so each unit of interest gets a transaction of its own.
 * Statements that cannot run in one are not run: what the manual says of them is returned, with a note.
 *
 * @throws DatabaseError when the engine refuses a statement; the transaction is then broken
 * @example
 * await connection.query("BEGIN");
 * const impact = await measureImpact(connection, postgres, [{ sql: "ALTER TABLE t ALTER a TYPE bigint", transactional: true }]);
 * await connection.query("ROLLBACK");
 * // { class: "rewrite", locks: [{ relation: "t", mode: "AccessExclusive" }], rewrites: ["t"], … }
 */
export async function measureImpact(
  connection: Connection,
  dialect: Pick<Dialect, "impact">,
  statements: readonly Statement[],
): Promise<Impact> {
  const others = statements.filter(({ transactional }) => !transactional);
  const own = statements.filter(({ transactional }) => transactional);
  const observed = own.length === 0 ? NOTHING : await dialect.impact.observe(connection, own);
  return impactOf([observed, ...others.map(({ sql }) => dialect.impact.documented(sql))], dialect, others.length === 0);
}

/**
 * Several observations as one impact: the strongest lock on each relation.
 *
 * @param measured whether all of them were
 */
export function impactOf(
  observations: readonly Observation[],
  { impact: { modes } }: Pick<Dialect, "impact">,
  measured: boolean,
): Impact {
  const strongest = new Map<string, string>();
  for (const { relation, mode } of observations.flatMap(({ locks }) => locks)) {
    const known = strongest.get(relation);
    if (known === undefined || modes.indexOf(known) < modes.indexOf(mode)) strongest.set(relation, mode);
  }
  const all = (names: (observation: Observation) => readonly string[]): string[] => [
    ...new Set(observations.flatMap(names)),
  ];
  const [rewrites, rebuilds, scans] = [all((one) => one.rewrites), all((one) => one.rebuilds), all((one) => one.scans)];
  return {
    class: rewrites.length > 0 ? "rewrite" : rebuilds.length + scans.length > 0 ? "scan" : "metadata",
    locks: [...strongest].map(([relation, mode]) => ({ relation, mode })),
    rewrites,
    rebuilds,
    scans,
    measured,
    ...(measured ? {} : { note: "It cannot run in a transaction: this is what the manual says." }),
  };
}
