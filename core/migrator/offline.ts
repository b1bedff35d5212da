/**
 * Offline: a run as a script for the engine's own shell, with the ledger's statements included, made without the
 * database that it is for.
 *
 * @module
 */
import type { RevisionGraph } from "../revisions/graph.ts";
import { planOffline, planOfflineStamp } from "../revisions/plan.ts";
import type { Direction, Step } from "../revisions/revision.ts";
import { Ledger, ledgerName } from "./ledger.ts";
import { type OfflineOptions, placeGuard, Script, scriptText } from "./offline_script.ts";
import { recordOf, stampLines } from "./record.ts";

export type { OfflineOptions } from "./offline_script.ts";

/**
 * The script of an upgrade or downgrade. Run by hand it leaves schema and ledger as the run itself would. Hooks are not
 * called, because what they would ask has no answer.
 *
 * @param range `A:B`, or for an upgrade just the target (from nothing)
 * @throws MigrError `OFFLINE` when a revision asks the database something, `INVALID_TARGET` for a reversed range
 * @example await offline(graph, "upgrade", "base:head", { dialect: sqlite }) // "BEGIN IMMEDIATE;\n\nCREATE TABLE …"
 */
export async function offline(
  graph: RevisionGraph,
  direction: Direction,
  range: string,
  options: OfflineOptions,
): Promise<string> {
  graph.assertSound();
  const plan = planOffline(graph, direction, range);
  const script = new Script(graph, plan, options);
  try {
    return await script.write();
  } finally {
    await script.close();
  }
}

/**
 * The script of a stamp.
 *
 * @param targets one range `A:B` for a database that stands at `A`, or the places of a database that has no ledger yet,
 * so that the script fails where there is one
 * @param options `purge`: the database's whole record is replaced
 * @example await offlineStamp(graph, ["ae10:head"], { dialect: postgres })
 */
export async function offlineStamp(
  graph: RevisionGraph,
  targets: readonly string[],
  options: OfflineOptions & { readonly purge?: boolean },
): Promise<string> {
  const purge = options.purge === true;
  const { applied, mark, unmark } = planOfflineStamp(graph, targets, { purge });
  const ledger = new Ledger(options.dialect, ledgerName(options.ledger));
  const revisions = mark.flatMap((id) => graph.get(id) ?? []);
  const records = await Promise.all(revisions.map(async (revision) => await recordOf(revision, graph, options)));
  const marked = revisions.map((revision): Step => ({ revision, direction: "upgrade" }));
  const queries = [
    ...(applied.size === 0 ? ledger.createTables() : []),
    ...(purge ? [ledger.eraseAll()] : placeGuard(graph, ledger, options.dialect, applied, marked)),
    ...ledger.erase(purge ? [] : unmark),
    ...ledger.write(records),
    ...ledger.log(stampLines(mark, unmark, options)),
  ];
  return scriptText(options.dialect, [{ sql: options.dialect.session.begin }, ...queries, { sql: "COMMIT" }]);
}
