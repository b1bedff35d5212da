/**
 * Rows of the ledger for revisions that did not run here: stamped, scripted, or adopted by a squashed revision.
 *
 * @module
 */
import type { Query } from "../drivers/driver.ts";
import type { Adoption } from "../revisions/database_view.ts";
import type { RevisionGraph } from "../revisions/graph.ts";
import type { Revision } from "../revisions/revision.ts";
import { checksumOf } from "./checksum.ts";
import type { Ledger, LedgerRecord, LogRecord } from "./ledger.ts";
import type { RunOptions } from "./options.ts";
import { storedDowngrade } from "./stored_downgrade.ts";

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
