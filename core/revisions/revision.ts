/**
 * A revision as data: what its file's header says, and what it contains.
 *
 * @module
 */
import type { Operations } from "../operations/facade.ts";

/** The statements of one direction, as they stand in a `.sql` file. */
export interface SqlSection {
  readonly sql: string;
  /** 1-based line in the file on which `sql` begins. */
  readonly line: number;
  /** `false`: `-- migr: upgrade no-transaction`. */
  readonly transactional: boolean;
}

/** What a `.sql` revision contains besides its header. */
export interface SqlRevision {
  readonly upgrade: SqlSection;
  /** Absent: the revision cannot be taken back. */
  readonly downgrade?: SqlSection;
}

/** A file as it was found; how it is read and imported is the host's business. */
export interface RevisionFile {
  /** The path that messages show, relative to the project: `migrations/versions/ae10_create_users.ts`. */
  readonly path: string;
  readonly text: string;
  /** The checksum of the file as it was written, where `text` is not that: in a bundle. */
  readonly checksum?: string | undefined;
  /** What a `.sql` file contains, where it was read before: in a bundle. */
  readonly sections?: SqlRevision | undefined;
  /** Imports a `.ts`/`.js` revision; never called for `.sql`, nor before the revision must run. */
  readonly load?: () => Promise<RevisionModule>;
}

/** What a `.ts` revision exports besides its header. */
export interface RevisionModule {
  readonly upgrade: (op: Operations) => void | Promise<void>;
  /** Absent: the revision cannot be taken back. */
  readonly downgrade?: (op: Operations) => void | Promise<void>;
}

/** How long a revision's statements may wait for locks, and run; in milliseconds, 0 is none. */
export interface RevisionLimits {
  readonly ddlLockTimeoutMs?: number;
  readonly statementTimeoutMs?: number;
}

/** What the header of a revision's file says. */
export interface Revision {
  readonly id: string;
  /** Empty: a base. Several: a merge. */
  readonly downRevisions: readonly string[];
  readonly branchLabels: readonly string[];
  /** Ids or labels that must run before it without being its lineage. */
  readonly dependsOn: readonly string[];
  /** Of a squashed revision: the ids of those in whose place it stands. Mostly empty. */
  readonly replaces: readonly string[];
  /** Absent: it says nothing of its own. */
  readonly limits?: RevisionLimits;
  /** The first paragraph of the file's leading comment, on one line. */
  readonly message: string;
  readonly format: "ts" | "sql";
  readonly file: RevisionFile;
}

export type Direction = "upgrade" | "downgrade";

/** One revision to run in one direction. */
export interface Step {
  readonly revision: Revision;
  readonly direction: Direction;
}
