/**
 * Kinds that SQLite does not have.
 *
 * @module
 */
import { describe, KIND_LABELS, type ObjectId, type ObjectKind } from "../../../catalog/object.ts";
import { MigrError } from "../../../errors.ts";
import type { Rule } from "./rule.ts";

/** What to use instead. */
const HINTS: Readonly<Partial<Record<ObjectKind, string>>> = {
  schema: "One SQLite database is one file: leave the schema out.",
  enum: "Use a text column with a CHECK constraint.",
  sequence: 'Let an integer primary key number the rows: .generated("always").',
  sequenceOwner: 'Let an integer primary key number the rows: .generated("always").',
  exclusion: "Enforce it with a trigger that calls RAISE(ABORT, '...').",
  materializedView: "Use a view, or a table that triggers keep up to date.",
  comment: "Leave the comment out.",
};

/** The error for an object of a kind that SQLite does not have. */
export function unsupportedKind(id: ObjectId): MigrError {
  const label = KIND_LABELS[id.kind];
  return new MigrError("OPERATION_UNSUPPORTED", `SQLite has no ${label}s, so it cannot have the ${describe(id)}.`, {
    hint: HINTS[id.kind],
  });
}

/** A rule that refuses everything. */
export const unsupportedRule: Rule<ObjectKind> = {
  create: (operation) => refuse(operation.object.id),
  drop: (operation) => refuse(operation.object.id),
  rename: (from) => refuse(from),
  alter: (operation) => refuse(operation.id),
};

function refuse(id: ObjectId): never {
  throw unsupportedKind(id);
}
