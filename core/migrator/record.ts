/**
 * Rows of the ledger for revisions: those that run, and those that are stamped, scripted, or adopted by a squashed one.
 *
 * @module
 */
import type { Query } from "../drivers/driver.ts";
import type { Adoption } from "../revisions/database_view.ts";
import type { RevisionGraph } from "../revisions/graph.ts";
import type { Direction, Revision } from "../revisions/revision.ts";
import { checksumOf } from "./checksum.ts";
import type { StepRecord } from "./executor.ts";
import type { Ledger, LedgerRecord, LogRecord } from "./ledger.ts";
import type { RunOptions } from "./options.ts";
import { storedDowngrade } from "./stored_downgrade.ts";

/** What a revision's row says that its file and the options tell; `downgrade` is only stored when it goes up. */
export async function stepRecordOf(
  revision: Revision,
  direction: Direction,
  graph: RevisionGraph,
  options: RunOptions,
): Promise<StepRecord> {
  const { dialect, arguments: args, appliedBy = "" } = options;
  return {
    id: revision.id,
    downRevisions: revision.downRevisions,
    dependsOn: graph.dependenciesOf(revision.id),
    checksum: await checksumOf(revision.file),
    message: revision.message,
    appliedBy,
    downgrade: direction === "upgrade" ? await storedDowngrade(revision, dialect, args) : null,
  };
}

/** The row of a revision that is recorded as applied without having run. */
export async function recordOf(revision: Revision, graph: RevisionGraph, options: RunOptions): Promise<LedgerRecord> {
  const record = await stepRecordOf(revision, "upgrade", graph, options);
  return { ...record, state: "applied", statementsDone: 0, appliedAt: new Date().toISOString(), durationMs: 0 };
}

/** Lines of the log for what is recorded and forgotten without running. */
export function stampLines(
  mark: readonly string[],
  unmark: readonly string[],
  { appliedBy = "" }: Pick<RunOptions, "appliedBy">,
): LogRecord[] {
  const at = new Date().toISOString();
  const line =
    (action: LogRecord["action"]) =>
    (revision: string): LogRecord => ({ at, action, revision, durationMs: 0, appliedBy });
  return [...unmark.map(line("unstamp")), ...mark.map(line("stamp"))];
}

/** What writes squashed revisions into the ledger in the place of the originals that a database has. */
export async function adoptionQueries(
  adoptions: readonly Adoption[],
  graph: RevisionGraph,
  ledger: Ledger,
  options: RunOptions,
): Promise<Query[]> {
  const rows = adoptions.flatMap((adoption) => adoption.rows);
  const ids = adoptions.map(({ revision }) => revision.id);
  const records = await Promise.all(adoptions.map(async ({ revision }) => await recordOf(revision, graph, options)));
  return [...ledger.erase([...rows, ...ids]), ...ledger.write(records), ...ledger.log(stampLines(ids, rows, options))];
}
