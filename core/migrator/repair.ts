/**
 * Repair: what is wrong between a database, its ledger and the revision files, and what a person decides about it. It
 * changes what the ledger says and nothing else.
 *
 * @module
 */
import type { Connection, Query } from "../drivers/driver.ts";
import { MigrError, nearest } from "../errors.ts";
import type { RevisionGraph } from "../revisions/graph.ts";
import type { Direction, Revision } from "../revisions/revision.ts";
import { adapted } from "./adapt.ts";
import { checksumOf } from "./checksum.ts";
import { Ledger, type LedgerEntry, type LogRecord, ledgerName } from "./ledger.ts";
import type { RunOptions } from "./options.ts";
import { recordOf } from "./record.ts";
import { named } from "./revision_module.ts";
import { withLock } from "./run.ts";
import { storedDowngrade } from "./stored_downgrade.ts";

/**
 * - `files`: the revision files do not form a graph
 * - `interrupted`: a revision was left half-way, between two statements; the next run goes on there
 * - `uncertain`: a revision was left while a statement ran of which nobody can tell whether it took effect
 * - `edited`: the file of an applied revision is not what ran
 * - `unknown`: the ledger has a revision that no file has
 * - `orphan`: a revision is applied, and one that it builds on is not
 * - `leftover`: something that a failed statement left in the database, such as an invalid index
 */
export type ProblemKind = "files" | "interrupted" | "uncertain" | "edited" | "unknown" | "orphan" | "leftover";

/** Something that is wrong, and the ways out. */
export interface Problem {
  readonly kind: ProblemKind;
  /** Absent where it is about no single revision. */
  readonly revision?: string;
  readonly message: string;
  readonly remedies: readonly string[];
}

/** What a person says about revisions, by their ids in the ledger. */
export type RepairAction = "done" | "redo" | "applied" | "forget" | "accept";

/** Decisions; each list may name revisions by the first characters of their ids, and `accept` may say `all`. */
export type Repairs = Readonly<Partial<Record<RepairAction, readonly string[]>>>;

export interface RepairResult {
  readonly mended: readonly { readonly action: RepairAction; readonly revision: string }[];
  /** What is still wrong. */
  readonly problems: readonly Problem[];
}

/**
 * What is wrong; changes nothing.
 *
 * @example
 * for (const { message, remedies } of await findProblems(connection, graph, { dialect: postgres })) console.log(message, remedies);
 */
export async function findProblems(
  database: Connection,
  graph: RevisionGraph,
  given: RunOptions,
): Promise<readonly Problem[]> {
  const { connection, options } = adapted(database, graph, given);
  const ledger = new Ledger(options.dialect, ledgerName(options.ledger));
  const entries = (await ledger.read(connection)) ?? new Map<string, LedgerEntry>();
  return await problemsOf(connection, graph, entries, options);
}

/**
 * Does what a person has decided, all of it or nothing, under the lock of a run.
 *
 * - `done`: the statement that was under way took effect
 * - `redo`: it did not; the next run makes it again
 * - `applied`: the rest of an interrupted upgrade was made by hand, or its downgrade was undone
 * - `forget`: the revision is not in the database: an unknown one, or an interrupted one that was taken back by hand
 * - `accept`: what an edited file says now is what the database has
 *
 * @throws MigrError `INVALID_TARGET` when a revision has no such problem; nothing has changed then
 * @example await repair(connection, graph, { accept: ["ae10"] }, { dialect: postgres });
 */
export async function repair(
  database: Connection,
  graph: RevisionGraph,
  repairs: Repairs,
  given: RunOptions,
): Promise<RepairResult> {
  const { connection, options } = adapted(database, graph, given);
  const ledger = new Ledger(options.dialect, ledgerName(options.ledger));
  return await withLock(connection, ledger, options, async () => {
    const entries = (await ledger.read(connection)) ?? new Map<string, LedgerEntry>();
    await ledger.bringUpToDate(connection);
    const mending = new Mending(graph, ledger, entries, options);
    const mended = await mending.decide(repairs);
    await writeTogether(connection, mending.queries, options);
    const after = (await ledger.read(connection)) ?? new Map<string, LedgerEntry>();
    return { mended, problems: await problemsOf(connection, graph, after, options) };
  });
}

async function writeTogether(connection: Connection, queries: readonly Query[], options: RunOptions): Promise<void> {
  if (queries.length === 0) return;
  if (connection.atomicBatch === true) return await connection.batch(queries);
  await connection.query(options.dialect.session.begin);
  try {
    await connection.batch(queries);
    await connection.query("COMMIT");
  } catch (error) {
    await connection.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}

async function problemsOf(
  connection: Connection,
  graph: RevisionGraph,
  entries: ReadonlyMap<string, LedgerEntry>,
  options: RunOptions,
): Promise<readonly Problem[]> {
  const faults = graph.faults.map(({ message, hint }): Problem => ({ kind: "files", message, remedies: [hint] }));
  const found = await Promise.all(
    [...entries.values()].map(async (entry) => await problemsOfEntry(entry, graph, entries)),
  );
  const leftovers = (await options.dialect.session.recovery?.leftovers?.(connection)) ?? [];
  return [
    ...faults,
    ...found.flat(),
    ...leftovers.map(({ message, remedies }): Problem => ({ kind: "leftover", message, remedies })),
  ];
}

async function problemsOfEntry(
  entry: LedgerEntry,
  graph: RevisionGraph,
  entries: ReadonlyMap<string, LedgerEntry>,
): Promise<Problem[]> {
  const revision = graph.get(entry.id);
  const isKnown = revision !== undefined || graph.standIns.has(entry.id);
  const problems: Problem[] = [];
  if (!isKnown) problems.push(unknown(entry.id));
  if (entry.state !== "applied") problems.push(halfWay(entry, revision));
  else if (revision !== undefined && (await isEdited(entry, revision))) problems.push(edited(revision));
  const missing = entry.downRevisions.filter((id) => !entries.has(id) && graph.has(id));
  if (missing.length > 0 && entry.state !== "upgrade") problems.push(orphan(entry.id, missing));
  return problems;
}

async function isEdited({ checksum }: LedgerEntry, revision: Revision): Promise<boolean> {
  return (await checksumOf(revision.file)) !== checksum;
}

function unknown(id: string): Problem {
  return {
    kind: "unknown",
    revision: id,
    message: `The ledger has ${id}, and no file has it.`,
    remedies: [
      "Go to the checkout that has its file.",
      "migr switch takes it back with the downgrade that the ledger stores.",
      `migr repair --forget ${id} if the database has nothing of it.`,
    ],
  };
}

function halfWay({ id, state, statementsDone, progress }: LedgerEntry, revision: Revision | undefined): Problem {
  const name = revision === undefined ? `revision ${id}` : named(revision);
  const direction = state as Direction;
  const [byHand, back] = direction === "upgrade" ? ["applied", "forget"] : ["forget", "applied"];
  const end = [
    `migr repair --${byHand} ${id} if you have made the rest by hand.`,
    `migr repair --${back} ${id} if you have taken back by hand what it did.`,
  ];
  const again = `migr ${direction} ${direction === "upgrade" ? "heads" : `${id}@-1`} goes on there.`;
  if (progress?.underWay !== true) {
    const message = `The ${direction} of ${name} was interrupted after ${count(statementsDone)}.`;
    return { kind: "interrupted", revision: id, message, remedies: [again, ...end] };
  }
  return {
    kind: "uncertain",
    revision: id,
    message: `The ${direction} of ${name} was interrupted while its statement ${statementsDone + 1} ran outside of a transaction.`,
    remedies: [
      `${again.replace(/\.$/, "")}, and asks the engine what became of the statement where it can tell.`,
      `migr repair --done ${id} if the statement took effect.`,
      `migr repair --redo ${id} if it did not.`,
      ...end,
    ],
  };
}

function count(statements: number): string {
  return statements === 1 ? "1 statement" : `${statements} statements`;
}

function edited(revision: Revision): Problem {
  return {
    kind: "edited",
    revision: revision.id,
    message: `The ${named(revision)} was edited since it ran.`,
    remedies: [
      "Restore the file, and put the change into a new revision.",
      `migr repair --accept ${revision.id} if the database has what the file says now.`,
    ],
  };
}

function orphan(id: string, missing: readonly string[]): Problem {
  const list = missing.join(", ");
  return {
    kind: "orphan",
    revision: id,
    message: `${id} is applied, but ${list}, on which it builds, ${missing.length === 1 ? "is" : "are"} not.`,
    remedies: ["migr upgrade heads runs what is missing.", `migr stamp ${id} if the database has it already.`],
  };
}

/** Decisions, checked against what the ledger says, as queries. */
class Mending {
  readonly queries: Query[] = [];
  readonly #graph: RevisionGraph;
  readonly #ledger: Ledger;
  readonly #entries: ReadonlyMap<string, LedgerEntry>;
  readonly #options: RunOptions;

  constructor(graph: RevisionGraph, ledger: Ledger, entries: ReadonlyMap<string, LedgerEntry>, options: RunOptions) {
    this.#graph = graph;
    this.#ledger = ledger;
    this.#entries = entries;
    this.#options = options;
  }

  async decide(repairs: Repairs): Promise<RepairResult["mended"]> {
    const mended: { action: RepairAction; revision: string }[] = [];
    const log: LogRecord[] = [];
    for (const [action, names] of Object.entries(repairs) as [RepairAction, readonly string[]][]) {
      for (const entry of await this.#named(action, names)) {
        if (mended.some(({ revision }) => revision === entry.id)) throw decidedTwice(entry.id);
        this.queries.push(...(await this.#mend(action, entry)));
        mended.push({ action, revision: entry.id });
        const { appliedBy = "" } = this.#options;
        log.push({ at: new Date().toISOString(), action: "repair", revision: entry.id, durationMs: 0, appliedBy });
      }
    }
    this.queries.push(...this.#ledger.log(log));
    return mended;
  }

  /** The entries that names mean. */
  async #named(action: RepairAction, names: readonly string[]): Promise<LedgerEntry[]> {
    if (action === "accept" && names.includes("all")) {
      const isNamed = await Promise.all([...this.#entries.values()].map(async (entry) => await this.#isEdited(entry)));
      return [...this.#entries.values()].filter((_, index) => isNamed[index]);
    }
    return names.map((name) => this.#find(name));
  }

  #find(name: string): LedgerEntry {
    const exact = this.#entries.get(name);
    const starting = [...this.#entries.values()].filter(({ id }) => name.length >= 4 && id.startsWith(name));
    const [found, second] = exact === undefined ? starting : [exact];
    if (found !== undefined && second === undefined) return found;
    const [suggestion] = nearest(name, this.#entries.keys());
    const hint = suggestion === undefined ? '"migr repair" lists what is wrong.' : `Did you mean ${suggestion}?`;
    if (found === undefined) throw new MigrError("REVISION_UNKNOWN", `The ledger has no revision "${name}".`, { hint });
    throw new MigrError("AMBIGUOUS_IDENTIFIER", `"${name}" may be ${starting.map(({ id }) => id).join(", ")}.`);
  }

  async #isEdited(entry: LedgerEntry): Promise<boolean> {
    const revision = this.#graph.get(entry.id);
    return entry.state === "applied" && revision !== undefined && (await isEdited(entry, revision));
  }

  async #mend(action: RepairAction, entry: LedgerEntry): Promise<Query[]> {
    const { id, statementsDone, progress, state } = entry;
    const revision = this.#graph.get(id);
    switch (action) {
      case "done":
        if (progress?.underWay !== true) throw noSuchProblem(entry, "has no statement that was under way");
        // What the statement was only the revision's code knows; so the next run does not compare.
        return [this.#ledger.settle(id, statementsDone + 1)];
      case "redo":
        if (progress?.underWay !== true) throw noSuchProblem(entry, "has no statement that was under way");
        return [this.#ledger.progress(id, statementsDone, { ...progress, underWay: false })];
      case "accept":
        if (revision === undefined || !(await this.#isEdited(entry))) throw noSuchProblem(entry, "was not edited");
        return [await this.#accepted(revision)];
      case "applied":
        if (state === "applied") throw noSuchProblem(entry, "is applied already");
        if (state === "downgrade") return [this.#ledger.settle(id, 0, "applied")];
        if (revision === undefined) throw noSuchProblem(entry, "has no file to be recorded from");
        return [
          ...this.#ledger.erase([id]),
          ...this.#ledger.write([await recordOf(revision, this.#graph, this.#options)]),
        ];
      case "forget":
        if (state === "applied" && revision !== undefined) {
          throw noSuchProblem(entry, "is applied and has its file", "To record that it is not: migr stamp.");
        }
        return this.#ledger.erase([id]);
    }
  }

  async #accepted(revision: Revision): Promise<Query> {
    const { dialect, arguments: args } = this.#options;
    const downgrade = await storedDowngrade(revision, dialect, args);
    return this.#ledger.accept(revision.id, await checksumOf(revision.file), downgrade);
  }
}

function noSuchProblem({ id }: LedgerEntry, why: string, hint = '"migr repair" lists what is wrong.'): MigrError {
  return new MigrError("INVALID_TARGET", `Revision ${id} ${why}.`, { hint, fields: { revision: id } });
}

function decidedTwice(id: string): MigrError {
  return new MigrError("USAGE", `Revision ${id} is named twice.`, { hint: "Say one thing about each revision." });
}
