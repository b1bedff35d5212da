/**
 * What forbids to rebuild a table.
 *
 * @module
 */
import type { Catalog } from "../../catalog/catalog.ts";
import type { ObjectId } from "../../catalog/object.ts";
import { MigrError } from "../../errors.ts";

/** In `Catalog.unmodelled`: a table with a trigger whose text only SQLite knows since a column was renamed. */
export const RENAMED_TRIGGER = "trigger changed by a rename";

/** What a table is called in `Catalog.unmodelled` when migr cannot tell all of its definition. */
export const UNREADABLE = "unreadable table definition";

const REASONS: Readonly<Record<string, readonly [string, string]>> = {
  [UNREADABLE]: [
    "migr cannot read all of its definition",
    "Write the change as SQL by SQLite's procedure (https://sqlite.org/lang_altertable.html#otheralter).",
  ],
  [RENAMED_TRIGGER]: [
    "a column that one of its triggers names was renamed just before",
    "Put the rename and this change into two revisions, or drop and create the trigger.",
  ],
};

/** @throws MigrError `OPERATION_UNSUPPORTED` when the catalog does not know everything about the table. */
export function refuseLoss(catalog: Catalog, table: ObjectId<"table">): void {
  for (const { kind, name } of catalog.unmodelled) {
    const reason = REASONS[kind];
    if (reason === undefined || name !== table.name) continue;
    throw new MigrError("OPERATION_UNSUPPORTED", `The table ${name} must be rebuilt, but ${reason[0]}.`, {
      hint: reason[1],
    });
  }
}
