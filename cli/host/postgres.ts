/**
 * A connection to a PostgreSQL server, through postgres.js.
 *
 * @module
 */
import postgres from "postgres";
import { postgresJs } from "../../core/drivers/postgres_js.ts";
import type { Connection } from "../../core/mod.ts";
import { closing } from "./closing.ts";

const CONNECT_SECONDS = 15;
const CLOSE_SECONDS = 5;

/** Prepares a session; the server is reached with the first query. */
export async function connectPostgres(url: string, label: string): Promise<Connection> {
  const client = postgres(url, {
    max: 1,
    connect_timeout: CONNECT_SECONDS,
    // The session holds the lock and the transaction, so it must not be replaced while nothing is sent.
    idle_timeout: 0,
    max_lifetime: null,
    // One round trip less at the start; migr casts in SQL what it wants to have typed.
    fetch_types: false,
    onnotice: () => {},
    connection: { application_name: "migr" },
  });
  return closing(postgresJs(client, { label }), () => client.end({ timeout: CLOSE_SECONDS }));
}
