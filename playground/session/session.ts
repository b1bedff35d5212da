/**
 * The state of the page and everything that can be done to it. Views read the signals and call the actions; only this
 * folder talks to the engine.
 *
 * @module
 */
import type { ReadonlySignal, Signal } from "@preact/signals";
import type { Catalog, RevisionGraph } from "../../core/mod.ts";
import type {
  CatalogData,
  ConsoleResult,
  Direction,
  DryRunReport,
  ForkReport,
  Loss,
  Params,
  Problem,
  Proposal,
  RenameAnswers,
  RequestName,
  Result,
  RoundTrip,
  StatementRecord,
  TableRows,
} from "../engine/protocol.ts";
import type { EngineName, Project } from "../project/project.ts";

/** How far the engine is. */
export type EngineStatus =
  | { readonly phase: "off" }
  /** `progress`: from 0 to 1. */
  | { readonly phase: "loading"; readonly step: string; readonly progress: number }
  | { readonly phase: "ready"; readonly version: string; readonly startMs: number; readonly cached: boolean }
  | { readonly phase: "failed"; readonly problem: Problem };

/** The database as the page knows it; before the engine has started, from bundled data. */
export interface DatabaseView {
  readonly heads: readonly string[];
  readonly applied: ReadonlySet<string>;
  readonly unknown: readonly string[];
  readonly catalog: Catalog;
  readonly rowCounts: Readonly<Record<string, number>>;
}

/** What goes on; *Stop* ends it. */
export interface Activity {
  readonly label: string;
  readonly startedAt: number;
  readonly done?: number;
  readonly of?: number;
}

/** One run in the ledger. */
export interface LedgerRun {
  readonly id: number;
  readonly title: string;
  readonly statements: readonly StatementRecord[];
  readonly losses: readonly Loss[];
  readonly durationMs: number;
  readonly problem?: Problem | undefined;
}

export interface LogLine {
  readonly at: number;
  readonly level: "info" | "done" | "warning" | "error";
  readonly text: string;
  /** The revision that the line is about. */
  readonly revision?: string | undefined;
  readonly direction?: Direction | undefined;
}

/** Everything that the page shows. */
export interface Session {
  readonly project: Signal<Project>;
  /** From the files as they are edited; none of their code is run for it. */
  readonly graph: ReadonlySignal<RevisionGraph>;
  readonly engine: ReadonlySignal<EngineStatus>;
  readonly database: ReadonlySignal<DatabaseView>;
  /** The schema before the last run, for what was added, removed and changed; `undefined`: nothing to compare. */
  readonly previous: ReadonlySignal<Catalog | undefined>;
  readonly activity: ReadonlySignal<Activity | undefined>;
  /** The last thing that went wrong, until the next action or {@link Session.dismiss}. */
  readonly problem: ReadonlySignal<Problem | undefined>;
  readonly runs: ReadonlySignal<readonly LedgerRun[]>;
  readonly log: ReadonlySignal<readonly LogLine[]>;
  readonly proposal: ReadonlySignal<Proposal | undefined>;
  readonly roundTrips: ReadonlySignal<readonly RoundTrip[]>;
  readonly fork: ReadonlySignal<ForkReport | undefined>;
  /** Tables with their rows before and after the last run. */
  readonly data: ReadonlySignal<readonly TableRows[]>;
  /** The file that is open in the editor. */
  readonly openFile: Signal<string>;
  /** The files that the database was made with. */
  readonly baseFiles: ReadonlySignal<Readonly<Record<string, string>>>;
  /** Files whose text differs from what the database was made with. */
  readonly edited: ReadonlySignal<readonly string[]>;

  /** Replaces the project: replays it where it may run, and waits for *Run* where not. */
  openProject(
    project: Project,
    initial?: { readonly catalog?: CatalogData; readonly rowCounts?: Readonly<Record<string, number>> },
  ): Promise<void>;
  /** Starts the engine of a trusted project and replays to where it stands. */
  start(): Promise<void>;
  /** *Run*: the visitor lets a foreign project's code run. */
  trust(): Promise<void>;
  /** Takes an edit; the graph follows at once, the proposal a moment later. `undefined` removes the file. */
  edit(path: string, text: string | undefined): void;
  switchEngine(engine: EngineName): Promise<void>;
  /** Runs to a revision or target; see `Requests.run`. */
  runTo(target: string, direction?: Direction): Promise<void>;
  /** Up (one revision), Down (one), Head and Reset. */
  up(): Promise<void>;
  down(): Promise<void>;
  toHead(): Promise<void>;
  reset(): Promise<void>;
  /** What a run would do and lose. */
  preview(target: string, direction?: Direction): Promise<DryRunReport>;
  /** Ends the worker, starts another and replays to where the database stood. */
  stop(): Promise<void>;
  console(sql: string): Promise<ConsoleResult>;
  /** Makes the proposal anew, with answers to its questions. */
  propose(answers: RenameAnswers): Promise<void>;
  /** Writes the proposed revision into the project, under a message of the visitor's own, and opens it. */
  acceptProposal(message?: string): Promise<void>;
  /** Joins all heads with a new revision. */
  mergeHeads(): Promise<void>;
  newRevision(message: string, format: "ts" | "sql"): Promise<void>;
  roundTrip(revisions: readonly string[]): Promise<void>;
  /** Replays the edited files beside what the database was made with. */
  replayFork(revision: string): Promise<void>;
  /** The edits become the project: the database is made anew from them. */
  adoptEdits(): Promise<void>;
  /** The edits are taken back. */
  discardEdits(): void;
  dismiss(): void;
  /** Asks the engine something that changes nothing; it is started and has the files as they are. */
  ask<N extends RequestName>(name: N, params: Params<N>): Promise<Result<N>>;
}
