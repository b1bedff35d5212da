/**
 * postgres.js: real PostgreSQL servers, from Node, Deno, Bun and workers.
 *
 * @module
 */
import type { SqlValue } from "../operations/operation.ts";
import type { Connection, Row } from "./driver.ts";
import { pipeline, textOf } from "./postgres_common.ts";
import { databaseError } from "./postgres_errors.ts";

/** What the driver uses of one session of postgres.js. */
export interface PostgresJsSession {
  // biome-ignore lint/suspicious/noExplicitAny: the client's own type
  unsafe(sql: string, params?: any[]): PromiseLike<unknown>;
  // biome-ignore lint/suspicious/noExplicitAny: the client's own type
  typed(value: any, type: number): unknown;
}

/** What the driver uses of the `sql` that `postgres()` gives. */
export interface PostgresJsLike extends PostgresJsSession {
  reserve(): Promise<PostgresJsSession & { release(): void }>;
  readonly options: {
    readonly host?: readonly string[] | string;
    readonly port?: readonly number[] | number;
    readonly database?: string;
    readonly user?: string;
    readonly path?: unknown;
    readonly fetch_types?: boolean;
  };
}

export interface PostgresJsOptions {
  /** What people call the database; by default its URL without the password. */
  readonly label?: string;
  /** A session that the caller has already, and keeps; without it one is reserved. */
  readonly session?: PostgresJsSession;
}

/** The type `unknown`: the server infers the parameter's type, and the client sends the text as it is. */
const UNKNOWN_TYPE = 705;

/**
 * A connection over a postgres.js client that the caller made, and ends. It reserves one session when it is first
 * used and gives it back when it is closed.
 *
 * Notices go to the `onnotice` of the client; hand in a function that does nothing to silence them.
 *
 * @example
 * const sql = postgres(url, { max: 1, onnotice: () => {} });
 * const connection = postgresJs(sql);
 */
export function postgresJs(sql: PostgresJsLike, options: PostgresJsOptions = {}): Connection {
  const label = options.label ?? labelOf(sql.options);
  let reserved: ReturnType<PostgresJsLike["reserve"]> | undefined;

  /** A session that could not be had is asked for again by the next query. */
  const session = async (): Promise<PostgresJsSession> => {
    if (options.session !== undefined) return options.session;
    reserved ??= reserve(sql).catch((error: unknown) => {
      reserved = undefined;
      throw error;
    });
    return await reserved;
  };
  const running = new Set<PromiseLike<unknown>>();
  const run = async (text: string, params: readonly SqlValue[] = []): Promise<readonly Row[]> => {
    let query: PromiseLike<unknown> | undefined;
    try {
      const { unsafe, typed } = await session();
      query = unsafe(
        text,
        params.map((value) => typed(textOf(value), UNKNOWN_TYPE)),
      );
      running.add(query);
      return [...((await query) as Row[])];
    } catch (error) {
      throw databaseError(error, text, label);
    } finally {
      if (query !== undefined) running.delete(query);
    }
  };
  return {
    dialect: "postgres",
    label,
    query: run,
    batch: (queries) => pipeline(run, queries),
    async cancel(): Promise<void> {
      // The others wait for the first, and fail with it where they are in its transaction.
      const [first] = running as Set<PromiseLike<unknown> & { readonly cancel?: () => unknown }>;
      await first?.cancel?.();
    },
    async close(): Promise<void> {
      const open = reserved;
      reserved = undefined;
      await open?.then(
        (own) => own.release(),
        () => {}, // it could not be opened, which whoever used it has been told
      );
    },
  };
}

/** Without types to fetch, the client reserves only a session that is open already; so a query opens one. */
async function reserve(sql: PostgresJsLike): ReturnType<PostgresJsLike["reserve"]> {
  if (sql.options.fetch_types === false) await sql.unsafe("SELECT 1");
  return await sql.reserve();
}

function labelOf({ user, host, port, database }: PostgresJsLike["options"]): string {
  const [server = "localhost", at] = [[host].flat()[0], [port].flat()[0]];
  const address = at === undefined || at === 5432 ? server : `${server}:${at}`;
  return `postgres://${user === undefined ? "" : `${user}@`}${address}/${database ?? ""}`;
}
