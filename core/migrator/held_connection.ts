/**
 * A connection under a lease: every transaction begins by making sure of the lease, and so does every write to the ledger
 * outside of one. So a runner who lost his lease while he slept writes nothing.
 *
 * @module
 */
import type { Connection, Query, Row } from "../drivers/driver.ts";
import { connectionOver } from "./connection_over.ts";
import type { Lease } from "./lease.ts";
import type { RunLedger } from "./run_ledger.ts";

/**
 * @param begin opens a transaction
 * @param lease the lease, while it is held; before and after, the connection is as it was
 */
export function heldConnection(
  inner: Connection,
  begin: string,
  ledger: RunLedger,
  lease: () => Lease | undefined,
): Connection {
  let inTransaction = false;

  /** What is sent for one query, so that the lease is made sure of where it must be. */
  const withGuard = ({ sql, params }: Query, held: Lease): Query[] => {
    const query = { sql, params };
    const word = /^\s*(BEGIN|COMMIT|ROLLBACK)\b/i.exec(sql)?.[1]?.toUpperCase();
    if (word !== undefined) inTransaction = word === "BEGIN";
    if (word === "BEGIN") return [query, held.guard];
    if (inTransaction || !ledger.isWrite(sql)) return [query];
    const alone = [held.guard, query];
    return inner.atomicBatch ? alone : [{ sql: begin }, ...alone, { sql: "COMMIT" }];
  };
  const send = async (queries: readonly Query[], held: Lease): Promise<readonly Row[]> => {
    const [only] = queries;
    try {
      if (queries.length === 1 && only !== undefined) return await inner.query(only.sql, only.params);
      await inner.batch(queries);
      held.noteRenewal();
      return [];
    } catch (error) {
      // Whoever called knows of no transaction yet.
      if (/^\s*BEGIN\b/i.test(queries[0]?.sql ?? "")) {
        inTransaction = false;
        await inner.query("ROLLBACK").catch(() => undefined);
      }
      throw await held.explain(error, inner);
    }
  };
  const run = async (query: Query): Promise<readonly Row[]> => {
    const held = lease();
    if (held === undefined) return await inner.query(query.sql, query.params);
    if (!inTransaction && held.isStale) await held.renew(inner);
    return await send(withGuard(query, held), held);
  };
  return connectionOver(inner, {
    query: (sql, params) => run({ sql, params }),
    async batch(queries) {
      const held = lease();
      if (held === undefined) return await inner.batch(queries);
      // Anything in a transaction stays in one round trip.
      const plain = inTransaction && !queries.some(({ sql }) => /^\s*(?:BEGIN|ROLLBACK)\b/i.test(sql));
      if (!plain) {
        for (const query of queries) await run(query);
        return;
      }
      if (queries.some(({ sql }) => /^\s*COMMIT\b/i.test(sql))) inTransaction = false;
      await inner.batch(queries).catch(async (error: unknown) => {
        throw await held.explain(error, inner);
      });
    },
  });
}
