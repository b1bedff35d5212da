/**
 * What is said when a statement of a revision fails.
 *
 * @module
 */
import type { Statement } from "../dialects/dialect.ts";
import { DatabaseError, MigrError, messageOf } from "../errors.ts";
import type { Step } from "../revisions/revision.ts";
import { named } from "./revision_module.ts";

/** The engine's error as that of a revision, with the statement and its place; anything else as it is. */
export function statementFailure(error: unknown, step: Step, statement: Statement | undefined): unknown {
  if (!(error instanceof DatabaseError)) return error;
  const { revision, direction } = step;
  return new MigrError("REVISION_FAILED", `The ${direction} of ${named(revision)} failed: ${messageOf(error)}`, {
    cause: error,
    hint: error.hint,
    fields: {
      ...error.fields,
      revision: revision.id,
      path: revision.file.path,
      direction,
      ...(statement === undefined ? {} : { sql: statement.sql }),
      ...(statement?.line === undefined ? {} : { line: statement.line }),
    },
  });
}
