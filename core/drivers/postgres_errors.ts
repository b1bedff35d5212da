/**
 * Errors of PostgreSQL's clients as errors of migr. Both clients copy the server's message into the same fields.
 *
 * @module
 */
import { DatabaseError, MigrError, maskSecrets, messageOf } from "../errors.ts";

/** The fields of an error that PGlite and postgres.js took from the server. */
interface ServerError {
  readonly code?: unknown;
  readonly severity?: unknown;
  readonly position?: unknown;
  readonly detail?: unknown;
  readonly hint?: unknown;
}

/** Classes of SQLSTATE that mean that there is no session: wrong role or password, no such database, no slots left. */
const NO_SESSION = /^(?:28|08|3D000|53300|57P0[1-3])/;

/**
 * What went wrong with a statement.
 *
 * @returns a `DatabaseError` when the server refused it, a `MigrError` `CONNECTION_FAILED` when there is no server to
 * ask, and the error itself when it is neither.
 */
export function databaseError(error: unknown, sql: string, label: string): unknown {
  if (!(error instanceof Error)) return error;
  const { code, severity, position, detail, hint } = error as ServerError;
  if (typeof code !== "string") return error;
  if (severity === undefined || NO_SESSION.test(code)) return connectionError(error, code, label);
  const fields = {
    sql,
    engineCode: code,
    position: position === undefined || position === "" ? undefined : Number(position),
    detail: optionalText(detail),
    engineHint: optionalText(hint),
    severity: String(severity),
  };
  return new DatabaseError(messageOf(error), fields, { cause: error });
}

function optionalText(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function connectionError(error: Error, code: string, label: string): MigrError {
  const reason = maskSecrets(error.message || code);
  return new MigrError("CONNECTION_FAILED", `Cannot use ${label}: ${reason}`, {
    hint: connectionHint(code),
    fields: { engineCode: code },
    cause: error,
  });
}

function connectionHint(code: string): string {
  if (code.startsWith("28")) return "Check the user and the password of the database URL.";
  if (code === "3D000") return "Create the database first, or correct its name in the database URL.";
  if (code === "53300") return "The server has no connection left; close some, or raise max_connections.";
  return "Check that the server runs and that the host and the port of the database URL are right.";
}

/** The error with the place of its statement in a batch. */
export function atStatement(error: unknown, statementIndex: number): unknown {
  if (error instanceof Error && "fields" in error) Object.assign(error.fields as object, { statementIndex });
  return error;
}
