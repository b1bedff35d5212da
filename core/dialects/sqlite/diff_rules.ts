/**
 * How the diff may change things in SQLite.
 *
 * @module
 */
import type { DiffRules } from "../dialect.ts";

/** What has no ALTER and no rows of its own is made again; tables and all that is in them can be rebuilt. */
const REPLACED: readonly string[] = ["index", "view", "trigger"];

/** A rebuild needs nothing to be out of its way, and a foreign key may name a table that does not exist yet. */
export const diffRules: DiffRules = {
  alteration: (operation) => (REPLACED.includes(operation.id.kind) ? "replace" : "inPlace"),
  detachedBy: () => [],
  foreignKeysNeedTarget: false,
  // SQLite follows a rename into a view, but not from there into a view on that view, and then refuses it.
  remadeByRename: ["view"],
};
