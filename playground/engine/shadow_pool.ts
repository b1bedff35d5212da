/**
 * Throw-away databases: one is kept and emptied, because starting PostgreSQL takes longer than dropping what is in it.
 *
 * @module
 */
import type { Connection, Shadow } from "../../core/mod.ts";
import type { EngineHost, OpenDatabase } from "./host.ts";

export class ShadowPool {
  readonly #host: EngineHost;
  #idle: OpenDatabase | undefined;

  constructor(host: EngineHost) {
    this.#host = host;
  }

  /** An empty database; closing it gives it back. */
  async open(): Promise<Shadow> {
    const database = this.#idle ?? (await this.#host.open());
    this.#idle = undefined;
    return {
      connection: database.connection,
      reset: () => this.#empty(database),
      close: async () => {
        await this.#keep(database);
      },
    };
  }

  async close(): Promise<void> {
    await this.#idle?.close();
    this.#idle = undefined;
  }

  async #keep(database: OpenDatabase): Promise<void> {
    if (this.#host.dialect.name === "sqlite" || this.#idle !== undefined) return await database.close();
    await this.#empty(database);
    this.#idle = database;
  }

  async #empty({ connection }: OpenDatabase): Promise<void> {
    if (connection.dialect === "sqlite") await emptySqlite(connection);
    else await emptyPostgres(connection);
  }
}

async function emptyPostgres(connection: Connection): Promise<void> {
  await connection.query("ROLLBACK").catch(() => []);
  const rows = await connection.query(
    "SELECT quote_ident(nspname) AS name FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'",
  );
  for (const row of rows) await connection.query(`DROP SCHEMA ${String(row.name)} CASCADE`);
  await connection.query("CREATE SCHEMA public");
}

async function emptySqlite(connection: Connection): Promise<void> {
  await connection.query("PRAGMA foreign_keys=OFF");
  const rows = await connection.query(
    "SELECT type, name FROM sqlite_schema WHERE type IN ('view', 'table') AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY type DESC",
  );
  for (const { type, name } of rows) {
    await connection.query(`DROP ${String(type)} IF EXISTS "${String(name).replaceAll('"', '""')}"`);
  }
  await connection.query("PRAGMA foreign_keys=ON");
}
