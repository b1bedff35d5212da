/**
 * node-postgres (`pg`): real PostgreSQL servers, from Node, Deno, Bun and workers.
 *
 * @module
 */
import type { SqlValue } from "../operations/operation.ts";
import type { Connection, Query, Row } from "./driver.ts";
import { oneAfterAnother } from "./in_order.ts";
import { pipeline, textOf } from "./postgres_common.ts";
import { atStatement, databaseError } from "./postgres_errors.ts";

/** What the driver uses of a `Client` (or of the client that `pool.connect()` gives). */
export interface PgLike {
  // biome-ignore lint/suspicious/noExplicitAny: the client's own type
  query(config: { text: string; values: any[] }): Promise<unknown>;
  /** It was made with `pipeline: true`, so it takes a query while another one runs. */
  readonly pipeline?: boolean | undefined;
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly user?: string | undefined;
  readonly database?: string | undefined;
}

/**
 * A connection over a connected client of node-postgres, which the caller ends. A `Pool` is none: its queries go to any
 * of its sessions.
 *
 * @param label what people call the database; by default its URL without the password.
 * @example
 * const client = new Client(url);
 * await client.connect();
 * const connection = pg(client);
 */
export function pg(client: PgLike, label: string = labelOf(client)): Connection {
  const run = async (text: string, params: readonly SqlValue[] = []): Promise<readonly Row[]> => {
    try {
      const result = await client.query({ text, values: params.map(textOf) });
      // Several statements in one text give several results.
      const last = Array.isArray(result) ? (result.at(-1) as unknown) : result;
      return [...((last as { readonly rows?: readonly Row[] } | undefined)?.rows ?? [])];
    } catch (error) {
      throw databaseError(error, text, label);
    }
  };
  if (client.pipeline === true) return pgConnection(label, run, (queries) => pipeline(run, queries));
  const next = oneAfterAnother();
  return pgConnection(
    label,
    (sql, params) => next(() => run(sql, params)),
    (queries) => next(() => inTurn(run, queries)),
  );
}

type Run = (sql: string, params?: readonly SqlValue[]) => Promise<readonly Row[]>;

function pgConnection(label: string, query: Run, batch: Connection["batch"]): Connection {
  return {
    dialect: "postgres",
    label,
    query,
    batch,
    async close(): Promise<void> {},
  };
}

/** Without pipelining nothing after a failing statement needs to be sent. */
async function inTurn(run: Run, queries: readonly Query[]): Promise<void> {
  for (const [index, { sql, params }] of queries.entries()) {
    await run(sql, params).catch((error: unknown) => {
      throw atStatement(error, index);
    });
  }
}

function labelOf({ user, host = "localhost", port = 5432, database }: PgLike): string {
  const address = port === 5432 ? host : `${host}:${port}`;
  return `postgres://${user === undefined ? "" : `${user}@`}${address}/${database ?? ""}`;
}
