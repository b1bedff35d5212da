/**
 * The driver of Cloudflare D1.
 *
 * @module
 */
import type { DatabaseError } from "../errors.ts";
import type { SqlValue } from "../operations/operation.ts";
import type { Connection, Query, Row } from "./driver.ts";
import { atStatement, bindable, boundInteger, isBlank, toDatabaseError, withBytes } from "./sqlite_common.ts";

/** As much of a `D1Database` as this driver uses. */
export interface D1Like {
  prepare(sql: string): D1StatementLike;
  // biome-ignore lint/suspicious/noExplicitAny: the platform's own type
  batch(statements: any[]): Promise<unknown>;
}

/** As much of a `D1PreparedStatement` as this driver uses. */
export interface D1StatementLike {
  // biome-ignore lint/suspicious/noExplicitAny: the platform's own type
  bind(...values: any[]): D1StatementLike;
  all(): Promise<{ results: unknown[] }>;
}

/**
 * A connection over a D1 database. Only a batch is a transaction there, and foreign keys stay enforced.
 *
 * @param label what people call the database.
 * @example await upgrade(d1(env.DB), revisions, { dialect: sqlite });
 */
export function d1(database: D1Like, label = "d1:"): Connection {
  const prepared = ({ sql, params = [] }: Query): D1StatementLike => {
    const statement = database.prepare(sql);
    return params.length === 0 ? statement : statement.bind(...bindable(params).map(plain));
  };
  const runBatch = async (queries: readonly Query[]): Promise<unknown> => await database.batch(queries.map(prepared));
  return {
    dialect: "sqlite",
    label,
    atomicBatch: true,
    fixedSettings: true,
    async query(sql: string, params: readonly SqlValue[] = []): Promise<readonly Row[]> {
      if (isBlank(sql)) return [];
      try {
        return (await prepared({ sql, params }).all()).results.map((row) => withBytes(row as Row));
      } catch (error) {
        throw d1Error(error, sql);
      }
    },
    async batch(queries: readonly Query[]): Promise<void> {
      const sent = [...queries.entries()].filter(([, { sql }]) => !isBlank(sql));
      if (sent.length === 0) return;
      const list = sent.map(([, query]) => query);
      try {
        await runBatch(list);
      } catch (error) {
        const [index, query] = sent[await failingAt(list, runBatch)] ?? [0, { sql: "" }];
        throw atStatement(d1Error(error, query.sql), index);
      }
    },
    close: async () => {},
  };
}

/** Refers to nothing, so a batch that ends with it changes nothing. */
const REFUSED = "SELECT * FROM migr_takes_this_batch_back";

/**
 * Which statement of a failed batch is the one that fails: D1 does not tell. The beginnings of the batch are tried, each
 * with a last statement that takes all of it back. When none of them fails, the end did (a check that was put off).
 */
async function failingAt(
  queries: readonly Query[],
  runBatch: (queries: readonly Query[]) => Promise<unknown>,
): Promise<number> {
  let [works, fails] = [0, queries.length];
  while (works < fails) {
    const count = Math.floor((works + fails) / 2) + 1;
    const passes = await runBatch([...queries.slice(0, count), { sql: REFUSED }]).then(
      () => true,
      (error: unknown) => String(error).includes("migr_takes_this_batch_back"),
    );
    if (passes) works = count;
    else fails = count - 1;
  }
  return Math.min(works, queries.length - 1);
}

/** The message without the wrapping that D1 puts around the engine's. */
function d1Error(error: unknown, sql: string): DatabaseError {
  const message = error instanceof Error ? error.message : String(error);
  const [, text = message, code] =
    /^(?:D1_[A-Z_]*ERROR: )?([\s\S]*?)(?:: (SQLITE_[A-Z_]+)(?: \([\s\S]*\))?)?$/.exec(message) ?? [];
  const known = code === undefined || code === "SQLITE_ERROR" ? {} : { engineCode: code };
  return toDatabaseError(Object.assign(new Error(text, { cause: error }), known), sql);
}

/** D1 binds no `bigint`. */
function plain(value: unknown): unknown {
  return typeof value === "bigint" ? boundInteger(value) : value;
}
