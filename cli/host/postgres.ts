/**
 * A connection to a PostgreSQL server, through postgres.js.
 *
 * @module
 */
import { hostname } from "node:os";
import postgres from "postgres";
import { type PostgresJsSession, postgresJs } from "../../core/drivers/postgres_js.ts";
import type { Connection } from "../../core/mod.ts";
import { closing } from "./closing.ts";
import { tlsOf } from "./postgres_tls.ts";

const CONNECT_SECONDS = 15;
const CLOSE_SECONDS = 5;

/** Prepares a session; the server is reached with the first query. */
export async function connectPostgres(url: string, label: string): Promise<Connection> {
  let opened = false;
  let lost = false;
  const tls = tlsOf(url, process.env);
  const client = postgres(tls.url, {
    ssl: tls.ssl,
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
    // What others are told of who holds the lock; the server cuts it at 63 bytes.
    // Without standard_conforming_strings a backslash in a literal could end it.
    connection: {
      application_name: `migr, pid ${process.pid} on ${hostname()}`,
      standard_conforming_strings: "on",
    },
  });
  /**
   * The client has one connection, which is the session. It would open another one after a loss, without our transaction
   * and our lock; so a lost one stays lost.
   */
  const session: PostgresJsSession = {
    unsafe: (sql, params) => {
      if (lost) {
        return Promise.reject(Object.assign(new Error("the connection was lost"), { code: "CONNECTION_CLOSED" }));
      }
      const query = client.unsafe(sql, params);
      const rows = query.then((found) => {
        opened = true;
        return found;
      });
      return Object.assign(rows, { cancel: () => query.cancel() });
    },
    typed: (value, type) => client.typed(value, type),
  };
  return closing(postgresJs(client, { label, session }), () => client.end({ timeout: lost ? 0 : CLOSE_SECONDS }));
}
