/**
 * postgres.js: real PostgreSQL servers, from Node, Deno, Bun and workers.
 *
 * @module
 */
import type { SqlValue } from "../operations/operation.ts";
import type { Connection, Query, Row } from "./driver.ts";
import { atStatement, databaseError } from "./postgres_errors.ts";

/** What the driver uses of one session of postgres.js. */
interface SessionLike {
  // biome-ignore lint/suspicious/noExplicitAny: the client's own type
  unsafe(sql: string, params?: any[]): PromiseLike<unknown>;
  // biome-ignore lint/suspicious/noExplicitAny: the client's own type
  typed(value: any, type: number): unknown;
}

/** What the driver uses of the `sql` that `postgres()` gives. */
export interface PostgresJsLike {
  reserve(): Promise<SessionLike & { release(): void }>;
  readonly options: {
    readonly host?: readonly string[] | string;
    readonly port?: readonly number[] | number;
    readonly database?: string;
    readonly user?: string;
    readonly path?: unknown;
  };
}

export interface PostgresJsOptions {
  /** What people call the database; by default its URL without the password. */
  readonly label?: string;
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
  let session: ReturnType<PostgresJsLike["reserve"]> | undefined;

  /** A session that could not be had is asked for again by the next query. */
  const reserve = (): ReturnType<PostgresJsLike["reserve"]> => {
    session ??= sql.reserve().catch((error: unknown) => {
      session = undefined;
      throw error;
    });
    return session;
  };
  const run = async (text: string, params: readonly SqlValue[] = []): Promise<readonly Row[]> => {
    try {
      const reserved = await reserve();
      const rows = await reserved.unsafe(
        text,
        params.map((value) => reserved.typed(textOf(value), UNKNOWN_TYPE)),
      );
      return [...(rows as Row[])];
    } catch (error) {
      throw databaseError(error, text, label);
    }
  };
  return {
    dialect: "postgres",
    label,
    query: run,
    batch: (queries) => pipeline(run, queries),
    async close(): Promise<void> {
      const open = session;
      session = undefined;
      await open?.then(
        (reserved) => reserved.release(),
        () => {}, // it could not be opened, which whoever used it has been told
      );
    },
  };
}

/** Sends all statements before the first has answered; the first that fails is the reason for what follows. */
async function pipeline(
  run: (sql: string, params?: readonly SqlValue[]) => Promise<readonly Row[]>,
  queries: readonly Query[],
): Promise<void> {
  const results = await Promise.allSettled(queries.map(({ sql, params }) => run(sql, params)));
  for (const [index, result] of results.entries()) {
    if (result.status === "rejected") throw atStatement(result.reason, index);
  }
}

/** A value in PostgreSQL's text format. */
function textOf(value: SqlValue): string | null {
  if (value === null) return null;
  if (value instanceof Uint8Array) {
    return `\\x${Array.from(value, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
  }
  return String(value);
}

function labelOf({ user, host, port, database }: PostgresJsLike["options"]): string {
  const [server = "localhost", at] = [[host].flat()[0], [port].flat()[0]];
  const address = at === undefined || at === 5432 ? server : `${server}:${at}`;
  return `postgres://${user === undefined ? "" : `${user}@`}${address}/${database ?? ""}`;
}
