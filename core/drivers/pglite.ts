/**
 * PGlite: PostgreSQL in the process.
 *
 * @module
 */
import type { SqlValue } from "../operations/operation.ts";
import type { Connection, Query, Row } from "./driver.ts";
import { atStatement, databaseError } from "./postgres_errors.ts";

/** What the driver uses of a `PGlite` from `@electric-sql/pglite`. */
export interface PGliteLike {
  query(
    sql: string,
    // biome-ignore lint/suspicious/noExplicitAny: the client's own type
    params?: any[],
  ): Promise<{ rows: unknown[] }>;
  exec(sql: string): Promise<{ rows: unknown[] }[]>;
  readonly dataDir?: string | undefined;
}

/**
 * Parameters with which PGlite starts sooner and in less memory, besides its own: there is one session and no other process, but
 * tables in shared memory would be made for as many as there may be. The table of locks holds those of ten thousand tables.
 *
 * @example
 * await PGlite.create({ startParams: [...PGlite.defaultStartParams, ...PGLITE_PARAMETERS] });
 */
export const PGLITE_PARAMETERS: readonly string[] = [
  "shared_buffers=8MB",
  "max_connections=1",
  "superuser_reserved_connections=0",
  "max_wal_senders=0",
  "autovacuum_worker_slots=1",
  "autovacuum_max_workers=1",
  "max_locks_per_transaction=32768",
].flatMap((setting) => ["-c", setting]);

/**
 * A connection over a PGlite that the caller made, and closes.
 *
 * @example const connection = pglite(await PGlite.create("memory://"));
 */
export function pglite(client: PGliteLike, label: string = labelOf(client)): Connection {
  const run = async (sql: string, params?: readonly SqlValue[]): Promise<readonly Row[]> => {
    try {
      if (params !== undefined && params.length > 0) return (await client.query(sql, [...params])).rows as Row[];
      return ((await client.exec(sql)).at(-1)?.rows ?? []) as Row[];
    } catch (error) {
      throw databaseError(error, sql, label);
    }
  };
  return {
    dialect: "postgres",
    label,
    query: run,
    async batch(queries: readonly Query[]): Promise<void> {
      for (const [statementIndex, { sql, params }] of queries.entries()) {
        await run(sql, params).catch((error: unknown) => {
          throw atStatement(error, statementIndex);
        });
      }
    },
    async close(): Promise<void> {},
  };
}

function labelOf(client: PGliteLike): string {
  return client.dataDir === undefined || client.dataDir === "" ? "pglite:memory" : `pglite:${client.dataDir}`;
}
