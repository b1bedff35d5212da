/**
 * What the drivers of SQLite share: values, blank statements, errors.
 *
 * @module
 */
import { DatabaseError, messageOf } from "../errors.ts";
import type { SqlValue } from "../operations/operation.ts";
import type { Connection, Query, Row } from "./driver.ts";

/** A value that every SQLite client binds. */
export type SqliteValue = string | number | bigint | null | Uint8Array;

/** SQLite has no booleans: they are 1 and 0. */
export function bindable(params: readonly SqlValue[] = []): SqliteValue[] {
  return params.map((value) => (typeof value === "boolean" ? Number(value) : value));
}

/** A row with numbers where they are exact, and `bigint` only beyond. */
export function withNumbers(row: Row): Row {
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) {
    const isSmall = typeof value === "bigint" && Number.isSafeInteger(Number(value));
    result[name] = isSmall ? Number(value) : value;
  }
  return result;
}

/** A row with bytes for its blobs: D1 gives a list of numbers (and has no other lists), Durable Objects an `ArrayBuffer`. */
export function withBytes(row: Row): Row {
  const bytes = (value: unknown): unknown =>
    Array.isArray(value) || value instanceof ArrayBuffer ? new Uint8Array(value) : value;
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, bytes(value)]));
}

/** Each alternative can match in one way only, so that many comments before a statement cost no more than they are long. */
const BLANK = /^(?:[\s;]|--[^\n]*(?:\n|$)|\/\*(?:[^*]|\*(?!\/))*\*\/)*$/;

/** The text has no statement. Deno's client crashes on one. */
export function isBlank(sql: string): boolean {
  return BLANK.test(sql);
}

/** Primary result codes that a caller may want to tell apart. */
const CODES: Readonly<Record<number, string>> = {
  1: "SQLITE_ERROR",
  3: "SQLITE_PERM",
  4: "SQLITE_ABORT",
  5: "SQLITE_BUSY",
  6: "SQLITE_LOCKED",
  7: "SQLITE_NOMEM",
  8: "SQLITE_READONLY",
  9: "SQLITE_INTERRUPT",
  10: "SQLITE_IOERR",
  11: "SQLITE_CORRUPT",
  13: "SQLITE_FULL",
  14: "SQLITE_CANTOPEN",
  17: "SQLITE_SCHEMA",
  18: "SQLITE_TOOBIG",
  19: "SQLITE_CONSTRAINT",
  20: "SQLITE_MISMATCH",
  21: "SQLITE_MISUSE",
  23: "SQLITE_AUTH",
  25: "SQLITE_RANGE",
  26: "SQLITE_NOTADB",
};

/** For clients that tell the message alone. */
const MESSAGES: readonly (readonly [RegExp, string])[] = [
  [/database is locked/i, "SQLITE_BUSY"],
  [/table is locked/i, "SQLITE_LOCKED"],
  [/constraint failed|cannot store/i, "SQLITE_CONSTRAINT"],
  [/readonly database/i, "SQLITE_READONLY"],
  [/unable to open/i, "SQLITE_CANTOPEN"],
  [/disk is full/i, "SQLITE_FULL"],
  [/disk I\/O error/i, "SQLITE_IOERR"],
  [/malformed/i, "SQLITE_CORRUPT"],
  [/not a database/i, "SQLITE_NOTADB"],
  [/datatype mismatch/i, "SQLITE_MISMATCH"],
  [/not authorized/i, "SQLITE_AUTH"],
];

/** A client's error as a {@link DatabaseError} with the statement. */
export function toDatabaseError(error: unknown, sql: string): DatabaseError {
  const message = messageOf(error);
  const { errcode, engineCode } = error as { readonly errcode?: unknown; readonly engineCode?: unknown };
  const told = typeof engineCode === "string" ? engineCode : undefined;
  const byNumber = typeof errcode === "number" ? CODES[errcode & 0xff] : undefined;
  const byMessage = MESSAGES.find(([pattern]) => pattern.test(message))?.[1] ?? "SQLITE_ERROR";
  return new DatabaseError(message, { sql, engineCode: told ?? byNumber ?? byMessage }, { cause: error });
}

/**
 * A connection over a client that answers at once.
 *
 * @param read runs one statement that is not blank; what it throws becomes a `DatabaseError`
 */
export function sqliteConnection(
  label: string,
  read: (sql: string, params: readonly SqlValue[]) => readonly Row[],
): Connection {
  const run = (sql: string, params: readonly SqlValue[] = []): readonly Row[] => {
    if (isBlank(sql)) return [];
    try {
      return read(sql, params);
    } catch (error) {
      throw toDatabaseError(error, sql);
    }
  };
  return {
    dialect: "sqlite",
    label,
    query: async (sql, params) => run(sql, params),
    batch: (queries) => runAll(queries, ({ sql, params }) => run(sql, params)),
    close: async () => {},
  };
}

/** Runs queries one after another; the error of the first that fails carries its index. */
export async function runAll(queries: readonly Query[], run: (query: Query) => unknown): Promise<void> {
  for (const [statementIndex, query] of queries.entries()) {
    try {
      await run(query);
    } catch (error) {
      throw atStatement(error, statementIndex);
    }
  }
}

/** The error with the place of its statement in a batch. */
export function atStatement(error: unknown, statementIndex: number): unknown {
  if (!(error instanceof DatabaseError)) return error;
  const { hint, cause, fields, message } = error;
  const options = { ...(hint === undefined ? {} : { hint }), cause };
  return new DatabaseError(message, { ...fields, statementIndex } as DatabaseError["fields"], options);
}

/**
 * An integer for a client that binds no `bigint`: a number where that is exact, else its digits, which a column of
 * integers takes for the number.
 */
export function boundInteger(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}
