/**
 * What a revision file is rendered from.
 *
 * @module
 */
import type { Hazard } from "../dialects/dialect.ts";
import type { Operation } from "../operations/operation.ts";

/** What a revision does in one direction. */
export interface RenderedBody {
  /** For TypeScript: in the order in which they run. */
  readonly operations?: readonly Operation[];
  /** What people should know about an operation; above the upgrade's calls all of it, in the downgrade what is lossy. */
  readonly hazards?: (operation: Operation) => readonly Hazard[];
  /** For SQL: the statements, with or without terminators. */
  readonly statements?: readonly string[];
  /** For SQL: what people should know about the whole section. */
  readonly risks?: readonly Hazard[];
  /** For SQL: `false` when the statements cannot run in a transaction. */
  readonly transactional?: boolean;
}

export interface RenderedRevision {
  readonly format: "ts" | "sql";
  readonly id: string;
  /** One line or several; the first paragraph is what `history` shows. */
  readonly message: string;
  /** Empty: a base. Several: a merge. */
  readonly downRevisions: readonly string[];
  readonly branchLabels: readonly string[];
  readonly dependsOn: readonly string[];
  /** Of a squashed revision: in whose place it stands. */
  readonly replaces?: readonly string[];
  readonly upgrade: RenderedBody;
  /** Absent: the revision cannot be taken back. */
  readonly downgrade?: RenderedBody;
}
