/**
 * Where a database stands: what its ledger says, held against the revision files.
 *
 * @module
 */
import type { Connection } from "../drivers/driver.ts";
import { MigrError } from "../errors.ts";
import { type Adoption, viewFor } from "../revisions/database_view.ts";
import type { RevisionGraph } from "../revisions/graph.ts";
import { appliedHeads } from "../revisions/plan.ts";
import type { Direction, Revision } from "../revisions/revision.ts";
import { compareText } from "../revisions/walk.ts";
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
  /** Squashed revisions that stand in `entries` and `applied`, while the ledger has the rows of their originals still. */
  readonly adoptions: readonly Adoption[];
}

/**
 * Reads the ledger: one query. A database that has all of what a squashed revision replaces counts as having the
 * squashed revision.
 */
export async function readState(connection: Connection, ledger: Ledger, graph: RevisionGraph): Promise<DatabaseState> {
  const entries = await ledger.read(connection);
  const rows = entries ?? new Map<string, LedgerEntry>();
  const state = { hasLedger: entries !== undefined, entries: rows, applied: appliedOf(rows.values()), adoptions: [] };
  const { applied, adoptions } = viewFor(graph, state.applied, startedOf(state));
  if (adoptions.length === 0) return state;
  const gone = new Set(adoptions.flatMap((adoption) => adoption.rows));
  const adopted = await Promise.all(adoptions.map(async ({ revision }) => await entryOf(revision)));
  const seen = [...rows].filter(([id]) => !gone.has(id));
  return {
    ...state,
    entries: new Map([...seen, ...adopted.map((entry) => [entry.id, entry] as const)]),
    applied,
    adoptions,
  };
}

function appliedOf(entries: Iterable<LedgerEntry>): ReadonlySet<string> {
  return new Set([...entries].filter((entry) => entry.state !== "upgrade").map((entry) => entry.id));
}

function startedOf({ entries }: Pick<DatabaseState, "entries">): ReadonlySet<string> {
  return new Set([...entries.values()].filter((entry) => entry.state === "upgrade").map((entry) => entry.id));
}

async function entryOf(revision: Revision): Promise<LedgerEntry> {
  const { id, downRevisions, dependsOn, file } = revision;
  return { id, state: "applied", downRevisions, dependsOn, checksum: await checksumOf(file), statementsDone: 0 };
}

/**
 * The graph as the database sees it: with the originals of a squashed revision where the database has only a part of
 * them.
 */
export function seenBy(graph: RevisionGraph, state: DatabaseState): RevisionGraph {
  return viewFor(graph, state.applied, startedOf(state)).graph;
}

/** Whether a revision is applied, be it as a part of a squashed one. */
export function isApplied(graph: RevisionGraph, state: Pick<DatabaseState, "entries">, id: string): boolean {
  if (state.entries.get(id)?.state === "applied") return true;
  const standing = [...graph.squashed.values()].filter((squashed) => squashed.replaces.includes(id));
  return standing.some((squashed) => isApplied(graph, state, squashed.id));
}

/** The heads among the applied revisions, also those whose files are absent. */
export function headsOf(files: RevisionGraph, state: DatabaseState): string[] {
  const graph = seenBy(files, state);
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
      return (await checksumOf(revision.file)) === entry.checksum ? [] : [revision];
    }),
  );
  const revisions = edited.flat();
  if (revisions.length === 0) return;
  const list = revisions.map(named).join(", ");
  throw new MigrError("CHECKSUM_MISMATCH", `Applied revisions were edited since they ran: ${list}.`, {
    hint: hintForEdited(graph, state, revisions),
    fields: { revisions: revisions.map((revision) => revision.id) },
  });
}

/**
 * What to do about edited files. They can be accepted where the database stands, not at the heads of the files: what has
 * not run would be recorded and never run. So nothing can be accepted where a file was moved on top of others.
 */
function hintForEdited(graph: RevisionGraph, state: DatabaseState, revisions: readonly Revision[]): string {
  const heads = headsOf(graph, state);
  const below = [
    ...graph.ancestors(
      heads.filter((id) => graph.has(id)),
      { dependencies: true },
    ),
  ];
  const missing = below.filter((id) => !state.applied.has(id)).sort(compareText);
  const places = heads.join(" ");
  return missing.length === 0
    ? `Restore the files and put the change into a new revision. If the edit changes nothing that matters, record it: migr repair --accept ${revisions.length === 1 ? revisions[0]?.id : "all"}.`
    : `Restore the files. As they are now, ${places} would stand on ${missing.join(", ")}, which has not run here: what a database has is not moved, but joined with "migr merge".`;
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
        hint: `Finish that first: migr ${entry.state} ${entry.state === "upgrade" ? "heads" : `${entry.id}@-1`}. "migr repair" shows the other ways out.`,
        fields: { revision: entry.id },
      },
    );
  }
}
