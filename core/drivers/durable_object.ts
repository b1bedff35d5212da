/**
 * The driver of the SQLite storage of Cloudflare's Durable Objects.
 *
 * @module
 */
import type { SqlValue } from "../operations/operation.ts";
import type { Connection, Row } from "./driver.ts";
import { atStatement, bindable, boundInteger, isBlank, toDatabaseError, withBytes } from "./sqlite_common.ts";

/** As much of `ctx.storage` as this driver uses. */
export interface DurableObjectStorageLike {
  readonly sql: {
    exec(
      sql: string,
      // biome-ignore lint/suspicious/noExplicitAny: the platform's own type
      ...bindings: any[]
    ): { toArray(): unknown[] };
  };
  transactionSync<T>(work: () => T): T;
}

/**
 * A connection over the storage of a Durable Object. A batch is one `transactionSync`: BEGIN is not allowed there, and
 * foreign keys stay enforced.
 *
 * @param label what people call the database.
 * @example
 * constructor(ctx: DurableObjectState, env: Env) {
 *   super(ctx, env);
 *   ctx.blockConcurrencyWhile(() => upgrade(durableObject(ctx.storage), revisions, { dialect: sqlite }));
 * }
 */
export function durableObject(storage: DurableObjectStorageLike, label = "durable-object:"): Connection {
  const run = (sql: string, params: readonly SqlValue[] = []): readonly Row[] => {
    if (isBlank(sql)) return [];
    try {
      return storage.sql
        .exec(sql, ...bindable(params).map((value) => (typeof value === "bigint" ? boundInteger(value) : value)))
        .toArray()
        .map((row) => withBytes(row as Row));
    } catch (error) {
      throw toDatabaseError(error, sql);
    }
  };
  return {
    dialect: "sqlite",
    label,
    atomicBatch: true,
    fixedSettings: true,
    query: async (sql, params) => run(sql, params),
    async batch(queries) {
      storage.transactionSync(() => {
        for (const [index, { sql, params }] of queries.entries()) {
          try {
            run(sql, params);
          } catch (error) {
            throw atStatement(error, index);
          }
        }
      });
    },
    close: async () => {},
  };
}
