/**
 * Databases for the tools: SQLite files, and databases of one PostgreSQL server.
 *
 * @module
 */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import postgres from "postgres";
import { type PostgresServer, startPostgres } from "../support/postgres_server.ts";
import type { Engine } from "./schema.ts";
import type { Database } from "./tools/tool.ts";

let server: Promise<PostgresServer> | undefined;

/** Opens databases; {@link close} stops the server. */
export const databases = {
  /** An empty database for a tool whose project is in a folder. */
  async open(engine: Engine, folder: string): Promise<Database> {
    return engine === "sqlite" ? sqliteFile(join(folder, "app.db")) : await serverDatabase();
  },
  async close(): Promise<void> {
    await (await server)?.stop();
  },
};

function sqliteFile(address: string): Database {
  return {
    engine: "sqlite",
    address,
    async empty() {
      for (const suffix of ["", "-wal", "-shm", "-journal"]) await rm(`${address}${suffix}`, { force: true });
    },
  };
}

async function serverDatabase(): Promise<Database> {
  server ??= startPostgres(18);
  const { url, createDatabase } = await server;
  const address = await createDatabase();
  const name = new URL(address).pathname.slice(1);
  return {
    engine: "postgres",
    address,
    async empty() {
      const sql = postgres(url, { max: 1, onnotice: () => {} });
      await sql.unsafe(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await sql.unsafe(`CREATE DATABASE ${name} TEMPLATE template0 STRATEGY file_copy`);
      await sql.end();
    },
  };
}
