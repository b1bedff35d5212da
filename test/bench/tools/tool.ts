/**
 * What a tool must be able to do to take part.
 *
 * @module
 */
import type { Command } from "../measure.ts";
import type { Engine } from "../schema.ts";

/** What is measured. */
export type Scenario =
  | { readonly kind: "version" }
  /** Asking for the state of a database to which so many revisions were applied. */
  | { readonly kind: "current"; readonly engine: Engine; readonly size: number }
  /** Applying so many revisions, of one table each, to an empty database. */
  | { readonly kind: "upgrade"; readonly engine: Engine; readonly size: number }
  /** Comparing models of so many tables with a database (or a snapshot) that has them; `changed`: 5 % differ. */
  | { readonly kind: "autogenerate"; readonly engine: Engine; readonly size: number; readonly changed: boolean };

/** A scenario, ready to run as often as wanted. */
export interface Job {
  readonly command: Command;
  /** Runs before each measured run and is not measured. */
  before?(): Promise<void>;
}

/** A place for one tool's project and its database. */
export interface Place {
  readonly folder: string;
  readonly database: Database;
}

/** A database that can be made empty again. */
export interface Database {
  readonly engine: Engine;
  /** `postgres://…` or the path of a SQLite file. */
  readonly address: string;
  empty(): Promise<void>;
}

export interface Tool {
  readonly name: string;
  /** Why it cannot take part on this machine; undefined when it can. */
  missing(): string | undefined;
  /** Undefined: the tool has no such thing. */
  prepare(scenario: Scenario, place: Place): Promise<Job | undefined>;
}
