/**
 * Stamp: changes what the ledger says, and nothing else.
 *
 * @module
 */
import type { Connection } from "../drivers/driver.ts";
import type { RevisionGraph } from "../revisions/graph.ts";
import { planStamp } from "../revisions/plan.ts";
import type { Revision } from "../revisions/revision.ts";
import { checksumOf } from "./checksum.ts";
import { Ledger, type LedgerRecord, type LogRecord, ledgerName } from "./ledger.ts";
import type { RanStep, RunOptions, RunResult } from "./options.ts";
import { withLock } from "./run.ts";
import { headsOf, readState } from "./state.ts";
import { storedDowngrade } from "./stored_downgrade.ts";

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
  connection: Connection,
  graph: RevisionGraph,
  targets: readonly string[],
  options: StampOptions,
): Promise<RunResult> {
  graph.assertSound();
  const ledger = new Ledger(options.dialect, ledgerName(options.ledger));
  return await withLock(connection, ledger, options, async () => {
    await connection.query(options.dialect.session.begin);
    try {
      const result = await stampInTransaction(connection, graph, targets, options, ledger);
      await connection.query("COMMIT");
      return result;
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
): Promise<RunResult> {
  const purge = options.purge === true;
  // Made before it is read: a question for a missing table ends PostgreSQL's transaction.
  await connection.batch(ledger.createTables());
  const state = await readState(connection, ledger);
  const { mark, unmark } = planStamp(graph, state.applied, targets, { purge });
  const revisions = mark.flatMap((id) => graph.get(id) ?? []);
  const records = await Promise.all(revisions.map(async (revision) => await recordOf(revision, graph, options)));
  const queries = [
    ...(purge ? [ledger.eraseAll()] : ledger.erase([...unmark, ...mark])),
    ...ledger.write(records),
    ...ledger.log(logOf(mark, unmark, options)),
  ];
  await connection.batch(queries);
  const after = await readState(connection, ledger);
  const ran = mark.map((revision): RanStep => ({ revision, direction: "stamp", durationMs: 0 }));
  return { ran, heads: headsOf(graph, after) };
}

/** The row of a revision that is recorded as applied without having run. */
export async function recordOf(revision: Revision, graph: RevisionGraph, options: RunOptions): Promise<LedgerRecord> {
  return {
    id: revision.id,
    state: "applied",
    downRevisions: revision.downRevisions,
    dependsOn: graph.dependenciesOf(revision.id),
    checksum: await checksumOf(revision.file.text),
    statementsDone: 0,
    message: revision.message,
    appliedAt: new Date().toISOString(),
    durationMs: 0,
    appliedBy: options.appliedBy ?? "",
    downgrade: await storedDowngrade(revision, options.dialect, options.arguments),
  };
}

function logOf(mark: readonly string[], unmark: readonly string[], options: RunOptions): LogRecord[] {
  const line =
    (action: LogRecord["action"]) =>
    (revision: string): LogRecord => {
      return { at: new Date().toISOString(), action, revision, durationMs: 0, appliedBy: options.appliedBy ?? "" };
    };
  return [...unmark.map(line("unstamp")), ...mark.map(line("stamp"))];
}
