/**
 * A connection to a PostgreSQL server, through postgres.js.
 *
 * @module
 */
import postgres from "postgres";
import { type PostgresJsSession, postgresJs } from "../../core/drivers/postgres_js.ts";
import type { Connection } from "../../core/mod.ts";
import { closing } from "./closing.ts";

const CONNECT_SECONDS = 15;
const CLOSE_SECONDS = 5;

/** Prepares a session; the server is reached with the first query. */
export async function connectPostgres(url: string, label: string): Promise<Connection> {
  let opened = false;
  let lost = false;
  const client = postgres(url, {
    max: 1,
    connect_timeout: CONNECT_SECONDS,
    idle_timeout: 0,
    max_lifetime: null,
    // One round trip less at the start; migr casts in SQL what it wants to have typed.
    fetch_types: false,
    onnotice: () => {},
    onclose: () => {
      lost = opened;
    },
    connection: { application_name: "migr" },
  });
  /**
   * The client has one connection, which is the session. It would open another one after a loss, without our transaction
   * and our lock; so a lost one stays lost.
   */
  const session: PostgresJsSession = {
    unsafe: async (sql, params) => {
      if (lost) throw Object.assign(new Error("the connection was lost"), { code: "CONNECTION_CLOSED" });
      const rows = await client.unsafe(sql, params);
      opened = true;
      return rows;
    },
    typed: (value, type) => client.typed(value, type),
  };
  return closing(postgresJs(client, { label, session }), () => client.end({ timeout: CLOSE_SECONDS }));
}
