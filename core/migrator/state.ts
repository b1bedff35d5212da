/**
 * Where a database stands: what its ledger says, held against the revision files.
 *
 * @module
 */
import type { Connection } from "../drivers/driver.ts";
import { MigrError } from "../errors.ts";
import type { RevisionGraph } from "../revisions/graph.ts";
import { appliedHeads } from "../revisions/plan.ts";
import type { Direction } from "../revisions/revision.ts";
import { checksumOf } from "./checksum.ts";
import type { Ledger, LedgerEntry } from "./ledger.ts";
import { named } from "./revision_module.ts";

/** A database's place in the graph. */
export interface DatabaseState {
  /** `false`: no ledger yet, so nothing was ever applied. */
  readonly hasLedger: boolean;
  readonly entries: ReadonlyMap<string, LedgerEntry>;
  /** Ids of the applied revisions, those in the middle of a downgrade included. */
  readonly applied: ReadonlySet<string>;
}

/** Reads the ledger: one query. */
export async function readState(connection: Connection, ledger: Ledger): Promise<DatabaseState> {
  const entries = await ledger.read(connection);
  const rows = entries ?? new Map<string, LedgerEntry>();
  const applied = [...rows.values()].filter((entry) => entry.state !== "upgrade").map((entry) => entry.id);
  return { hasLedger: entries !== undefined, entries: rows, applied: new Set(applied) };
}

/** The heads among the applied revisions, also those whose files are absent. */
export function headsOf(graph: RevisionGraph, state: DatabaseState): string[] {
  const needed = new Set([...state.entries.values()].flatMap((entry) => [...entry.downRevisions, ...entry.dependsOn]));
  const unknown = [...state.applied].filter((id) => !graph.has(id) && !needed.has(id));
  const known = new Set([...state.applied].filter((id) => graph.has(id)));
  const descended = new Set(
    [...state.entries.values()].filter((e) => !graph.has(e.id)).flatMap((e) => e.downRevisions),
  );
  return [...appliedHeads(graph, known).filter((id) => !descended.has(id)), ...unknown];
}

/**
 * Compares the files of applied revisions with what was applied.
 *
 * @throws MigrError `CHECKSUM_MISMATCH` naming every file that was edited since.
 */
export async function verifyChecksums(graph: RevisionGraph, state: DatabaseState): Promise<void> {
  const edited = await Promise.all(
    [...state.entries.values()].map(async (entry) => {
      const revision = graph.get(entry.id);
      if (revision === undefined || entry.state !== "applied") return [];
      return (await checksumOf(revision.file.text)) === entry.checksum ? [] : [revision];
    }),
  );
  const revisions = edited.flat();
  if (revisions.length === 0) return;
  const list = revisions.map(named).join(", ");
  throw new MigrError("CHECKSUM_MISMATCH", `Applied revisions were edited since they ran: ${list}.`, {
    hint: "Restore the files and put the change into a new revision. If the edit changes nothing that matters, record it: migr stamp --purge heads.",
    fields: { revisions: revisions.map((revision) => revision.id) },
  });
}

/**
 * A revision that was left half-way can only go on in the same direction.
 *
 * @throws MigrError `REVISION_PARTIAL`
 */
export function assertNotHalfWay(state: DatabaseState, direction: Direction): void {
  for (const entry of state.entries.values()) {
    if (entry.state === "applied" || entry.state === direction) continue;
    throw new MigrError(
      "REVISION_PARTIAL",
      `Revision ${entry.id} was left in the middle of its ${entry.state}, after ${entry.statementsDone} statements.`,
      {
        hint: `Finish that first: migr ${entry.state} ${entry.state === "upgrade" ? "heads" : `${entry.id}@-1`}.`,
        fields: { revision: entry.id },
      },
    );
  }
}
