/**
 * The errors of migr: one base class, a stable `code` for programs, a `message` for people and a `hint`
 * that says what to do. Everything that is a user's mistake is a {@link MigrError}; any other exception
 * is a bug in migr and may show a stack trace.
 *
 * @module
 */

/** Machine-readable names of what went wrong; `--json` prints them as `error.code`. */
export type ErrorCode =
  | "ABORTED" // the caller's AbortSignal fired
  | "AMBIGUOUS_IDENTIFIER" // a prefix or target that names several revisions
  | "BROKEN_GRAPH" // the revision files do not form a graph
  | "CATALOG_INVALID" // a model contradicts itself (duplicate table, unknown column …)
  | "CHECKSUM_MISMATCH" // an applied revision was edited
  | "CONFIG_INVALID" // migr.config.ts is missing, broken or incomplete
  | "CONNECTION_FAILED" // no database, wrong password, unreadable file
  | "DATABASE_ERROR" // the engine refused a statement
  | "DIFFERENCES_FOUND" // `check` found something to do
  | "FILE_ERROR" // a file or folder cannot be read or written
  | "FOREIGN_KEY_VIOLATION" // rows would point nowhere after the run
  | "HOOK_FAILED" // a hook of the configuration threw
  | "INVALID_IDENTIFIER" // text that cannot be a revision identifier
  | "INVALID_TARGET" // a target that this database cannot reach
  | "IRREVERSIBLE" // a downgrade that does not exist
  | "LEDGER_TOO_NEW" // a newer version of migr wrote the ledger
  | "LOCK_LOST" // another runner took over a lock that was not renewed in time
  | "LOCK_TIMEOUT" // another runner holds the lock
  | "LOSSY" // a step may lose data, and nobody has allowed it
  | "MODEL_ERROR" // schema.ts cannot be loaded or says something impossible
  | "OFFLINE" // something needs a database, but the run is offline
  | "OPERATION_UNSUPPORTED" // an engine has no such thing
  | "PROJECT_EXISTS" // `init` in a folder that has a project
  | "RENAME_UNANSWERED" // a drop and an add that may be a rename
  | "REVISION_FAILED" // a revision's own code threw, or its statement failed
  | "REVISION_INVALID" // a revision file's header or code cannot be read
  | "REVISION_PARTIAL" // a revision was left in the middle of the other direction
  | "REVISION_UNKNOWN" // an identifier that matches nothing
  | "SHADOW_FAILED" // the shadow database refused a model
  | "SQUASH_REFUSED" // revisions that one revision cannot stand for
  | "UNKNOWN_APPLIED" // the ledger names a revision that no file has
  | "USAGE"; // wrong command line

/** What an error may carry besides its message; all of it is plain data. */
export type ErrorFields = Readonly<Record<string, unknown>>;

/**
 * An error that a person can act on.
 *
 * @example
 * throw new MigrError("REVISION_UNKNOWN", `No revision matches "ae10".`, {
 *   hint: `Did you mean ae1027a6acf0? "migr history" lists all revisions.`,
 * });
 */
export class MigrError extends Error {
  override readonly name: string = "MigrError";
  readonly code: ErrorCode;
  /** What to do about it, as a sentence. */
  readonly hint: string | undefined;
  /** The parts of the message as data, for tools. */
  readonly fields: ErrorFields;

  constructor(
    code: ErrorCode,
    message: string,
    options: { hint?: string | undefined; fields?: ErrorFields; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.hint = options.hint;
    this.fields = options.fields ?? {};
  }
}

/** What an engine says about a statement that it refused. */
export interface DatabaseErrorFields {
  /** The statement as it was sent. */
  readonly sql: string;
  /** The engine's own code: a SQLSTATE such as `42P01`, or SQLite's `SQLITE_CONSTRAINT`. */
  readonly engineCode?: string | undefined;
  /** 1-based offset in characters into `sql`. */
  readonly position?: number | undefined;
  readonly detail?: string | undefined;
  /** The engine's own hint. */
  readonly engineHint?: string | undefined;
}

/** A statement that the engine refused, with everything the engine said about it. */
export class DatabaseError extends MigrError {
  override readonly name: string = "DatabaseError";
  declare readonly fields: DatabaseErrorFields & ErrorFields;

  constructor(message: string, fields: DatabaseErrorFields, options: { hint?: string; cause?: unknown } = {}) {
    super("DATABASE_ERROR", message, { ...options, fields: { ...fields } });
  }
}

/** The sentence of any thrown value, whatever it is: WebAssembly programs throw plain objects. */
export function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  if (typeof error !== "object" || error === null) return String(error);
  const { message } = error as { readonly message?: unknown };
  return typeof message === "string" && message !== "" ? message : JSON.stringify(error);
}

/** Greedy up to the last `@`, so that a password with an `@` of its own is hidden whole. */
const SECRET_IN_URL = /\b([a-z][a-z0-9+.-]*:\/\/[^\s:/@]*):([^\s]+)@/gi;
const SECRET_IN_QUERY = /([?&](?:password|sslpassword|authToken)=)[^&\s"']+/gi;

/**
 * Replaces the passwords of every URL in a text by `***`. Applied to everything that is printed or thrown.
 *
 * @example maskSecrets("postgres://me:secret@db/app") // "postgres://me:***@db/app"
 */
export function maskSecrets(text: string): string {
  return text.replace(SECRET_IN_URL, "$1:***@").replace(SECRET_IN_QUERY, "$1***");
}

/**
 * The candidates that a mistyped word was probably meant to be, nearest first.
 *
 * @param limit how many at most
 * @example nearest("upgarde", ["upgrade", "downgrade", "check"]) // ["upgrade"]
 */
export function nearest(word: string, candidates: Iterable<string>, limit = 3): string[] {
  const allowed = Math.max(1, Math.min(3, Math.floor(word.length / 3)));
  const wanted = word.toLowerCase();
  const scored: { candidate: string; distance: number }[] = [];
  for (const candidate of new Set(candidates)) {
    const text = candidate.toLowerCase();
    const distance = wanted.length > 1 && text.startsWith(wanted) ? 0 : editDistance(wanted, text);
    if (distance <= allowed) scored.push({ candidate, distance });
  }
  scored.sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1));
  return scored.slice(0, limit).map((item) => item.candidate);
}

/** Insertions, deletions, replacements and swaps of neighbours that turn one word into the other. */
function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (beforePrevious[j - 2] ?? 0) + 1 : replaced;
      row.push(Math.min(replaced, swapped, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    beforePrevious = previous;
    previous = row;
  }
  return previous[b.length] ?? 0;
}
