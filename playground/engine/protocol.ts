/**
 * What the page and the engine's worker say to each other. Everything is plain data: it crosses from a sandboxed frame,
 * and because the worker runs other people's code, the page treats what comes back as text to be shown and no more.
 *
 * @module
 */
import type { Hazard, ObjectId, Operation, SchemaObject, Unmodelled } from "../../core/mod.ts";
import type { EngineName, Layout } from "../project/project.ts";

export type Direction = "upgrade" | "downgrade";

/** A catalog in transit; `Catalog.of(objects, unmodelled)` makes it whole. */
export interface CatalogData {
  readonly objects: readonly SchemaObject[];
  readonly unmodelled: readonly Unmodelled[];
}

/** An error in transit: a `MigrError`, or what the engine or the user's code threw. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly hint?: string | undefined;
  /** The file and line that are to blame, as far as they are known. */
  readonly path?: string | undefined;
  readonly line?: number | undefined;
  readonly revision?: string | undefined;
  readonly direction?: Direction | undefined;
  /** The statement that failed. */
  readonly sql?: string | undefined;
  /** What an ambiguous name may mean: the heads. */
  readonly candidates?: readonly string[] | undefined;
}

/** The files that the worker works with. */
export interface ProjectData {
  readonly files: Readonly<Record<string, string>>;
  readonly layout: Layout;
}

/** Where the database stands. */
export interface DatabaseState {
  readonly heads: readonly string[];
  /** In the order in which they were applied. */
  readonly applied: readonly string[];
  readonly pending: readonly string[];
  /** Applied ids that no file has (any more). */
  readonly unknown: readonly string[];
  readonly catalog: CatalogData;
  /** Each table's number of rows. */
  readonly rowCounts: Readonly<Record<string, number>>;
}

export interface TableName {
  readonly schema: string;
  readonly name: string;
}

/** Rows as text: what a person would see. `null` is NULL. */
export interface Rows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** All rows that there are; `rows` may hold fewer. */
  readonly total: number;
  /** Names of the columns that tell rows apart; empty: none do. */
  readonly key: readonly string[];
}

/** What a statement did to the rest of the world. */
export interface StatementImpact {
  /** `documented`: it could not be measured, and `note` says why; the manual's word stands in for it. */
  readonly source: "measured" | "documented";
  /** Metadata only; every row was read; the table was written anew; only rows were changed. */
  readonly effect: "metadata" | "scan" | "rewrite" | "data";
  readonly locks: readonly { readonly relation: string; readonly mode: string }[];
  readonly rewrites: readonly string[];
  readonly scans: readonly string[];
  readonly note?: string | undefined;
}

/** One line of the statement ledger. */
export interface StatementRecord {
  readonly revision: string;
  readonly direction: Direction;
  readonly sql: string;
  /** Of the revision's file, where it is SQL. */
  readonly line?: number | undefined;
  /** Milliseconds of WebAssembly: good for comparing statements, not for predicting a server. */
  readonly durationMs: number;
  readonly impact?: StatementImpact | undefined;
  readonly failed?: boolean | undefined;
}

export interface RanRevision {
  readonly revision: string;
  readonly direction: Direction;
  readonly durationMs: number;
}

/** What the values of a table or column became: nothing is here that came through. */
export interface Loss {
  readonly table: string;
  /** Absent: whole rows. */
  readonly column?: string | undefined;
  /** Rows, or values that are not NULL. */
  readonly count: number;
}

/** A table's first rows before and after a run. */
export interface TableRows {
  readonly table: TableName;
  /** Absent: there was no such table. */
  readonly before: Rows | undefined;
  readonly after: Rows | undefined;
}

export interface RunReport {
  readonly ran: readonly RanRevision[];
  readonly state: DatabaseState;
  /** What was there before and is nowhere now. */
  readonly losses: readonly Loss[];
  /** Every table with its first rows before and after. */
  readonly data: readonly TableRows[];
  readonly durationMs: number;
  /** Present: the run failed and the database is where `state` says. */
  readonly problem?: Problem | undefined;
}

export interface DryRunReport {
  readonly steps: readonly {
    readonly revision: string;
    readonly direction: Direction;
    readonly statements: readonly string[];
  }[];
  readonly losses: readonly Loss[];
  /** Why the losses could not be counted. */
  readonly note?: string | undefined;
}

export interface ConsoleResult {
  readonly results: readonly { readonly sql: string; readonly rows: Rows; readonly durationMs: number }[];
  readonly state: DatabaseState;
  readonly problem?: Problem | undefined;
}

/** Something that may be a rename; answered by its key. */
export interface RenameQuestion {
  readonly key: string;
  readonly from: ObjectId;
  readonly to: ObjectId;
  /** As a sentence names them: `column users.name`. */
  readonly fromLabel: string;
  readonly toLabel: string;
}

/** By the question's key: is it a rename? */
export type RenameAnswers = Readonly<Record<string, boolean>>;

/** What autogenerate found. */
export interface Proposal {
  /** No difference. */
  readonly empty: boolean;
  /** Unanswered: the rest is absent until they are. */
  readonly questions: readonly RenameQuestion[];
  readonly revision?: { readonly id: string; readonly path: string; readonly text: string } | undefined;
  readonly upgrade: readonly Operation[];
  readonly downgrade: readonly Operation[];
  readonly hazards: readonly Hazard[];
  readonly unmodelled: readonly Unmodelled[];
  readonly problem?: Problem | undefined;
}

/** Up, down and up again, in a throw-away database with rows in its tables. */
export interface RoundTrip {
  readonly revision: string;
  /** The revision has a downgrade. */
  readonly reversible: boolean;
  /** The schema after up, down is that before; after up, down, up that after up. */
  readonly schema: "same" | "different" | "unknown";
  readonly rows: "same" | "lost" | "unknown";
  readonly losses: readonly Loss[];
  readonly statements: readonly StatementRecord[];
  /** What the schema has too much or too little of after the way back. */
  readonly differences: readonly Operation[];
  readonly problem?: Problem | undefined;
}

/** The original history beside one with edited files. */
export interface ForkReport {
  readonly revision: string;
  readonly original: CatalogData;
  readonly edited: CatalogData;
  readonly operations: readonly Operation[];
  readonly statements: readonly StatementRecord[];
  readonly problem?: Problem | undefined;
}

/** A file that the engine has written for the project. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
  readonly revision: string;
}

/** Everything that the page can ask for: parameters and answer by name. */
export interface Requests {
  /** Starts an empty database. `assets`: the bytes that the engine is made of, by name. */
  open: { params: { readonly assets: Readonly<Record<string, ArrayBuffer>> }; result: { readonly version: string } };
  /** Hands over files. None of their code runs. */
  load: { params: ProjectData; result: DatabaseState };
  /** Runs to a target: `head`, `heads`, `base`, `+1`, `-1`, an id (up to it, or down to it when it is applied). */
  run: { params: { readonly target: string; readonly direction?: Direction | undefined }; result: RunReport };
  /** Throws the database away and, when heads are given, replays up to them; `measure`: as slowly as `run` does. */
  reset: {
    params: { readonly position: readonly string[]; readonly measure?: boolean | undefined };
    result: RunReport;
  };
  state: { params: Record<never, never>; result: DatabaseState };
  /** The schema at some heads, from a throw-away database. */
  catalogAt: { params: { readonly heads: readonly string[] }; result: CatalogData };
  /** What a run would do and lose; it is rolled back. */
  dryRun: { params: { readonly target: string; readonly direction?: Direction | undefined }; result: DryRunReport };
  rows: { params: { readonly table: TableName; readonly limit: number }; result: Rows };
  console: { params: { readonly sql: string }; result: ConsoleResult };
  autogenerate: {
    params: { readonly answers: RenameAnswers; readonly message: string };
    result: Proposal;
  };
  roundTrip: { params: { readonly revisions: readonly string[] }; result: readonly RoundTrip[] };
  /** Replays to a revision twice: with the loaded files, and with others. */
  fork: {
    params: { readonly original: Readonly<Record<string, string>>; readonly revision: string };
    result: ForkReport;
  };
  /** A revision that joins heads; the page adds the file. */
  merge: { params: { readonly heads: readonly string[]; readonly message: string }; result: NewFile };
  /** An empty revision on a head. */
  newRevision: {
    params: { readonly message: string; readonly format: "ts" | "sql"; readonly head: string };
    result: NewFile;
  };
}

export type RequestName = keyof Requests;
export type Params<N extends RequestName> = Requests[N]["params"];
export type Result<N extends RequestName> = Requests[N]["result"];

/** What the worker tells while it answers. */
export type EngineEvent =
  | {
      readonly type: "planned";
      readonly steps: readonly { readonly revision: string; readonly direction: Direction }[];
    }
  | { readonly type: "started"; readonly revision: string; readonly direction: Direction }
  | { readonly type: "statement"; readonly record: StatementRecord }
  | { readonly type: "finished"; readonly revision: string; readonly direction: Direction; readonly durationMs: number }
  | { readonly type: "rolledBack"; readonly revisions: readonly string[] }
  | { readonly type: "roundTrip"; readonly done: number; readonly of: number; readonly result: RoundTrip };

/** Page → worker. */
export interface RequestMessage<N extends RequestName = RequestName> {
  readonly id: number;
  readonly name: N;
  readonly params: Params<N>;
}

/** Worker → page. */
export type WorkerMessage =
  | { readonly type: "event"; readonly id: number; readonly event: EngineEvent }
  | { readonly type: "result"; readonly id: number; readonly result: unknown }
  | { readonly type: "error"; readonly id: number; readonly problem: Problem };

/** The page's hold on a running engine. */
export interface Engine {
  readonly name: EngineName;
  readonly version: string;
  /** @throws EngineError with the worker's problem; `STOPPED` when the engine was stopped meanwhile */
  request<N extends RequestName>(
    name: N,
    params: Params<N>,
    onEvent?: (event: EngineEvent) => void,
  ): Promise<Result<N>>;
  /** Ends the worker at once, whatever it does. */
  stop(): void;
}

/** A {@link Problem} that was thrown. */
export class EngineError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.name = "EngineError";
    this.problem = problem;
  }
}
