/**
 * Drafts: what autogenerate would write, before it is written, so that a project can edit, split or drop it.
 *
 * @module
 */
import { MigrError, messageOf } from "../errors.ts";
import type { Operation } from "../operations/operation.ts";

/** A revision that autogenerate is about to write. */
export interface RevisionDraft {
  readonly message: string;
  readonly upgrade: readonly Operation[];
  readonly downgrade: readonly Operation[];
}

/**
 * Gives back what shall be written instead: one draft, several (each is a revision that builds on the one before), or
 * nothing.
 *
 * @example
 * // Indexes in a revision of their own, so that it can be run at night.
 * const splitIndexes: ProcessRevision = ({ message, upgrade, downgrade }) => {
 *   const isIndex = (operation: Operation) => operation.verb === "create" && operation.object.kind === "index";
 *   …
 * };
 */
export type ProcessRevision = (
  draft: RevisionDraft,
) =>
  | RevisionDraft
  | readonly RevisionDraft[]
  | null
  | undefined
  | Promise<RevisionDraft | readonly RevisionDraft[] | null | undefined>;

/**
 * Lets a project's function work on a draft. Drafts without operations are dropped.
 *
 * @throws MigrError `HOOK_FAILED` when it throws or gives back something else
 */
export async function processDraft(draft: RevisionDraft, work: ProcessRevision | undefined): Promise<RevisionDraft[]> {
  const result = work === undefined ? draft : await called(work, draft);
  const drafts = result === null || result === undefined ? [] : "upgrade" in result ? [result] : [...result];
  for (const item of drafts) assertDraft(item);
  return drafts.filter(({ upgrade, downgrade }) => upgrade.length > 0 || downgrade.length > 0);
}

async function called(work: ProcessRevision, draft: RevisionDraft): Promise<Awaited<ReturnType<ProcessRevision>>> {
  try {
    const result = await work(draft);
    if (result === null || result === undefined || typeof result === "object") return result;
  } catch (error) {
    if (error instanceof MigrError) throw error;
    throw failed(`threw: ${messageOf(error)}`, error);
  }
  throw failed("gave back something that is no draft");
}

function assertDraft(draft: RevisionDraft): void {
  const isDraft =
    typeof draft === "object" &&
    draft !== null &&
    typeof draft.message === "string" &&
    draft.message.trim() !== "" &&
    Array.isArray(draft.upgrade) &&
    Array.isArray(draft.downgrade);
  if (!isDraft) throw failed("gave back something that is no draft");
}

function failed(what: string, cause?: unknown): MigrError {
  return new MigrError("HOOK_FAILED", `The hook processRevision ${what}.`, {
    cause,
    hint: "It takes { message, upgrade, downgrade } and gives back one such draft, a list of them, or null to write nothing.",
    fields: { hook: "processRevision" },
  });
}
