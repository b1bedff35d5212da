/**
 * Stamp: changes what the ledger says, and nothing else.
 *
 * @module
 */
import type { Connection } from "../drivers/driver.ts";
import type { RevisionGraph } from "../revisions/graph.ts";
import { planStamp } from "../revisions/plan.ts";
import { adapted } from "./adapt.ts";
import { Ledger, ledgerName } from "./ledger.ts";
import type { RanStep, RunOptions, RunResult } from "./options.ts";
import { adoptionQueries, recordOf, stampLines } from "./record.ts";
import { withLock } from "./run.ts";
import { headsOf, readState, seenBy } from "./state.ts";

/** Options of a stamp. */
export interface StampOptions extends RunOptions {
  /** Forget everything first, also revisions that no file has, and record all files as they are now. */
  readonly purge?: boolean;
}

/**
 * Records that a database stands at some revisions without running them.
 *
 * @param targets one or more identifiers; several name several heads
 * @example await stamp(connection, graph, ["head"], { dialect: postgres }); // the schema exists already
 */
export async function stamp(
  database: Connection,
  graph: RevisionGraph,
  targets: readonly string[],
  given: StampOptions,
): Promise<RunResult> {
  graph.assertSound();
  const { connection, options } = adapted(database, graph, given);
  const ledger = new Ledger(options.dialect, ledgerName(options.ledger));
  // Shows whether an early version made the tables.
  await ledger.read(connection);
  return await withLock(connection, ledger, options, async () => {
    await connection.query(options.dialect.session.begin);
    try {
      const ran = await stampInTransaction(connection, graph, targets, options, ledger);
      await connection.query("COMMIT");
      return { ran, heads: headsOf(graph, await readState(connection, ledger, graph)) };
    } catch (error) {
      await connection.query("ROLLBACK").catch(() => undefined);
      throw error;
    }
  });
}

async function stampInTransaction(
  connection: Connection,
  graph: RevisionGraph,
  targets: readonly string[],
  options: StampOptions,
  ledger: Ledger,
): Promise<RanStep[]> {
  const purge = options.purge === true;
  // Made before it is read: a question for a missing table ends PostgreSQL's transaction.
  await connection.batch(ledger.createTables());
  const state = await readState(connection, ledger, graph);
  const seen = purge ? graph : seenBy(graph, state);
  const { mark, unmark } = planStamp(seen, state.applied, targets, { purge });
  const revisions = mark.flatMap((id) => seen.get(id) ?? []);
  const records = await Promise.all(revisions.map(async (revision) => await recordOf(revision, seen, options)));
  const queries = [
    ...(await adoptionQueries(state.adoptions, seen, ledger, options)),
    ...(purge ? [ledger.eraseAll()] : ledger.erase([...unmark, ...mark])),
    ...ledger.write(records),
    ...ledger.log(stampLines(mark, unmark, options)),
  ];
  await connection.batch(queries);
  return mark.map((revision) => ({ revision, direction: "stamp", durationMs: 0 }));
}
