/**
 * Switch: walks a database to what the revision files of the current checkout say. Applied revisions whose files are
 * absent are taken back with the downgrades that the ledger stored; then everything runs that the files have.
 *
 * @module
 */
import type { Dialect } from "../dialects/dialect.ts";
import type { Connection } from "../drivers/driver.ts";
import { MigrError } from "../errors.ts";
import type { RevisionGraph } from "../revisions/graph.ts";
import type { Direction, Revision } from "../revisions/revision.ts";
import { compareText, topologicalOrder } from "../revisions/walk.ts";
import { checksumOf } from "./checksum.ts";
import { showSteps } from "./dry_run.ts";
import { Ledger, type LedgerEntry, ledgerName, type StoredEntry } from "./ledger.ts";
import type { PlannedStep, RunOptions, RunResult } from "./options.ts";
import type { RunStep } from "./revision_code.ts";
import { planSteps, run } from "./run.ts";
import { type DatabaseState, readState } from "./state.ts";
import { lossesOf, readStoredDowngrade } from "./stored_downgrade.ts";

export interface SwitchOptions extends RunOptions {
  /** Run stored downgrades that may lose rows or values. */
  readonly allowLoss?: boolean | undefined;
}

/** One step of a switch, for people to look at before it runs. */
export interface SwitchStep {
  readonly revision: string;
  readonly direction: Direction;
  readonly message: string;
  /** Where its code comes from: its file, what the ledger stored, or nowhere, so that it cannot be taken back. */
  readonly source: "file" | "ledger" | "missing";
  /** What may be lost, one sentence each. */
  readonly losses: readonly string[];
}

/**
 * What a switch would do; refuses nothing, so that people see all of it.
 *
 * @example
 * for (const { direction, revision, losses } of await planSwitch(connection, graph, { dialect: sqlite })) { … }
 */
export async function planSwitch(
  connection: Connection,
  graph: RevisionGraph,
  options: SwitchOptions,
): Promise<SwitchStep[]> {
  graph.assertSound();
  const ledger = new Ledger(options.dialect, ledgerName(options.ledger));
  const state = await readState(connection, ledger, graph);
  const { down, up } = await plan(connection, ledger, graph, state, options.dialect);
  return [...down.map(shown), ...up.map(({ revision }) => shownUp(revision))];
}

/**
 * Walks a database to the heads of the files: takes back what has no file, runs what has not run, in one run.
 *
 * A revision that builds on an absent one is taken back, too, and runs again from its file.
 *
 * @param graph the revision files of the current checkout
 * @throws MigrError `IRREVERSIBLE` when the ledger stores no downgrade of an absent revision, `LOSSY` when one may lose
 * something and `allowLoss` is not set, and everything that `upgrade` throws; nothing has changed then
 * @example
 * await switchDatabase(connection, RevisionGraph.fromFiles(files), { dialect: postgres, allowLoss: true });
 */
export async function switchDatabase(
  connection: Connection,
  graph: RevisionGraph,
  options: SwitchOptions,
): Promise<RunResult> {
  const ledger = new Ledger(options.dialect, ledgerName(options.ledger));
  const planner = async (state: DatabaseState): Promise<readonly RunStep[]> => {
    const { down, up } = await plan(connection, ledger, graph, state, options.dialect);
    return [...allowed(down, options.allowLoss === true), ...up];
  };
  return await run(connection, graph, planner, options);
}

/** The statements that {@link switchDatabase} would execute; refuses what it would refuse. */
export async function dryRunSwitch(
  connection: Connection,
  graph: RevisionGraph,
  options: SwitchOptions,
): Promise<PlannedStep[]> {
  graph.assertSound();
  const ledger = new Ledger(options.dialect, ledgerName(options.ledger));
  const { down, up } = await plan(
    connection,
    ledger,
    graph,
    await readState(connection, ledger, graph),
    options.dialect,
  );
  return await showSteps(connection, graph, [...allowed(down, options.allowLoss === true), ...up], options);
}

/** A revision to take back, with what is wrong with that. */
interface Removal {
  readonly revision: Revision;
  /** Absent: nothing can take it back. */
  readonly step: RunStep | undefined;
  readonly losses: readonly string[];
}

async function plan(
  connection: Connection,
  ledger: Ledger,
  graph: RevisionGraph,
  state: DatabaseState,
  dialect: Dialect,
): Promise<{ readonly down: readonly Removal[]; readonly up: readonly RunStep[] }> {
  const ids = removedIds(graph, state);
  const stored = ids.length === 0 ? new Map<string, StoredEntry>() : await ledger.readStored(connection, ids);
  const entries = ids.flatMap((id) => state.entries.get(id) ?? []);
  const down = await Promise.all(entries.map((entry) => removal(entry, stored.get(entry.id), graph, dialect)));
  const left = without(state, new Set(ids));
  const up = graph.size === 0 ? [] : await planSteps("upgrade", graph, "heads", left);
  return { down, up };
}

/**
 * The revisions without files and all that build on them, in the order in which they are taken back. One that a squashed
 * revision stands for is not absent.
 */
function removedIds(graph: RevisionGraph, { entries }: DatabaseState): string[] {
  const absent = [...entries.keys()].filter((id) => !graph.has(id) && !graph.standIns.has(id));
  const needers = neededBy(entries.values());
  const removed = new Set(absent);
  const open = [...absent];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const needer of needers.get(id) ?? []) {
      if (removed.has(needer)) continue;
      removed.add(needer);
      open.push(needer);
    }
  }
  const inside = (ids: readonly string[]): string[] => ids.filter((id) => removed.has(id));
  return topologicalOrder(
    [...removed].sort(compareText),
    (id) => inside(needers.get(id) ?? []),
    (id) => inside(needsOf(entries.get(id))),
  );
}

function needsOf(entry: LedgerEntry | undefined): string[] {
  return entry === undefined ? [] : [...new Set([...entry.downRevisions, ...entry.dependsOn])];
}

/** For each revision those that the ledger says to build on it. */
function neededBy(entries: Iterable<LedgerEntry>): ReadonlyMap<string, readonly string[]> {
  const needers = new Map<string, string[]>();
  for (const entry of entries) {
    for (const need of needsOf(entry)) needers.set(need, [...(needers.get(need) ?? []), entry.id]);
  }
  return needers;
}

function without(state: DatabaseState, removed: ReadonlySet<string>): DatabaseState {
  return {
    ...state,
    entries: new Map([...state.entries].filter(([id]) => !removed.has(id))),
    applied: new Set([...state.applied].filter((id) => !removed.has(id))),
  };
}

async function removal(
  entry: LedgerEntry,
  stored: StoredEntry | undefined,
  graph: RevisionGraph,
  dialect: Dialect,
): Promise<Removal> {
  const { id, checksum, downRevisions, dependsOn } = entry;
  if (entry.state === "upgrade") throw halfUp(entry);
  const file = graph.get(id);
  const revision = file ?? absentRevision(entry, stored?.message ?? "");
  const text = stored?.downgrade ?? null;
  if (text !== null) {
    const code = readStoredDowngrade(text);
    const step: RunStep = {
      revision,
      direction: "downgrade",
      stored: { code, text, checksum, downRevisions, dependsOn },
    };
    return { revision, step, losses: lossesOf(code, dialect) };
  }
  // Its downgrade asks the database questions, so it was not stored; but the file is the one that ran.
  if (file !== undefined && (await checksumOf(file.file)) === checksum) {
    return { revision, step: { revision, direction: "downgrade" }, losses: [UNKNOWN_LOSS] };
  }
  return { revision, step: undefined, losses: [] };
}

const UNKNOWN_LOSS = "Its downgrade decides while it runs, so nobody can tell what it deletes.";

/** What is known of a revision that has no file. */
function absentRevision({ id, downRevisions, dependsOn }: LedgerEntry, message: string): Revision {
  const file = { path: "its downgrade in the ledger", text: "" };
  return { id, downRevisions, branchLabels: [], dependsOn, replaces: [], message, format: "sql", file };
}

function halfUp({ id, statementsDone }: LedgerEntry): MigrError {
  return new MigrError(
    "REVISION_PARTIAL",
    `Revision ${id} was left in the middle of its upgrade, after ${statementsDone} statements, and has no file here.`,
    {
      hint: `Go back to the checkout that has its file and finish it there: "migr upgrade ${id}".`,
      fields: { revision: id },
    },
  );
}

/** The steps, when all can run and may. */
function allowed(removals: readonly Removal[], allowLoss: boolean): RunStep[] {
  const missing = removals.filter(({ step }) => step === undefined).map(({ revision }) => revision);
  if (missing.length > 0) throw irreversible(missing);
  const lossy = removals.filter(({ losses }) => losses.length > 0);
  if (lossy.length > 0 && !allowLoss) throw lossyError(lossy);
  return removals.flatMap(({ step }) => step ?? []);
}

function irreversible(revisions: readonly Revision[]): MigrError {
  const list = revisions.map(({ id, message }) => (message === "" ? id : `${id} (${message})`)).join(", ");
  return new MigrError("IRREVERSIBLE", `The ledger stores no downgrade of ${list}, and no file has it.`, {
    hint:
      "It has none, or one that asks the database questions (op.query). Take it back in the checkout that has its file; " +
      'or change the schema by hand and record where the database stands: "migr stamp --purge <revision>".',
    fields: { revisions: revisions.map(({ id }) => id) },
  });
}

function lossyError(removals: readonly Removal[]): MigrError {
  const list = removals.map(({ revision, losses }) => `${revision.id}: ${losses.join(" ")}`).join(" ");
  return new MigrError("LOSSY", `Taking revisions back may lose data. ${list}`, {
    hint: "Nothing has run. If that data does not matter, or is backed up: migr switch --allow-loss.",
    fields: { losses: removals.map(({ revision, losses }) => ({ revision: revision.id, losses })) },
  });
}

function shown({ revision, step, losses }: Removal): SwitchStep {
  const source = step === undefined ? "missing" : step.stored === undefined ? "file" : "ledger";
  return { revision: revision.id, direction: "downgrade", message: revision.message, source, losses };
}

function shownUp({ id, message }: Revision): SwitchStep {
  return { revision: id, direction: "upgrade", message, source: "file", losses: [] };
}
