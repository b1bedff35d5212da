/**
 * A revision's code: how it is imported, and what sentences call it.
 *
 * @module
 */
import { MigrError } from "../errors.ts";
import type { Revision, RevisionModule } from "../revisions/revision.ts";

/** A revision in a sentence. */
export function named(revision: Revision): string {
  return `revision ${revision.id} (${revision.file.path})`;
}

/**
 * Imports the code of a `.ts` revision.
 *
 * @throws MigrError `REVISION_INVALID` where nothing can import it, and whatever the import throws.
 */
export async function loadModule(revision: Revision): Promise<RevisionModule> {
  if (revision.file.load === undefined) {
    throw new MigrError("REVISION_INVALID", `The code of ${named(revision)} cannot be loaded here.`, {
      hint: "Give the revision a load function, or write it in SQL.",
    });
  }
  return await revision.file.load();
}
