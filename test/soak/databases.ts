/**
 * Empty databases for the soak, with their observers.
 *
 * @module
 */
import { DatabaseSync } from "node:sqlite";
import { PGlite } from "@electric-sql/pglite";
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";
import { citext } from "@electric-sql/pglite/contrib/citext";
import { cube } from "@electric-sql/pglite/contrib/cube";
import { hstore } from "@electric-sql/pglite/contrib/hstore";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import postgresClient from "postgres";
import { postgres } from "../../core/dialects/postgres/mod.ts";
import { sqlite } from "../../core/dialects/sqlite/mod.ts";
import { nodeSqlite } from "../../core/drivers/node_sqlite.ts";
import { pglite } from "../../core/drivers/pglite.ts";
import { postgresJs } from "../../core/drivers/postgres_js.ts";
import { normalDump } from "../support/normal_dump.ts";
import { pgDump } from "../support/pg_dump.ts";
import { DROP_SUBSCRIPTIONS, type PostgresMajor, startPostgres } from "../support/postgres_server.ts";
import { observeSqlite } from "../support/sqlite_observer.ts";
import type { OpenDatabase } from "./oracle.ts";

export interface Engine {
  readonly open: OpenDatabase;
  stop(): Promise<void>;
}

/** Roles belong to the server, so they are there before and after. */
const ROLES = "CREATE ROLE soak_owner; CREATE ROLE soak_reader";

/** A place for tables, of the server, too, and a second way to keep them. */
const TABLESPACE = "CREATE TABLESPACE soak_fast LOCATION ''";
const ACCESS_METHOD = "CREATE ACCESS METHOD soak_heap TYPE TABLE HANDLER heap_tableam_handler";

/** A PostgreSQL server; each database is new, because publications, casts and the like belong to no schema. */
export async function postgresEngine(major: PostgresMajor): Promise<Engine> {
  const server = await startPostgres(major);
  const admin = postgresClient(server.url, { max: 1, onnotice: () => {} });
  await admin.unsafe(ROLES);
  await admin.unsafe("SET allow_in_place_tablespaces = on");
  await admin.unsafe(TABLESPACE);
  const open: OpenDatabase = async () => {
    const url = await server.createDatabase();
    const sql = postgresClient(url, { max: 1, onnotice: () => {} });
    const connection = postgresJs(sql);
    await sql.unsafe(ACCESS_METHOD);
    return {
      connection,
      dialect: postgres,
      run: async (script) => void (await sql.unsafe(script)),
      dump: async () => normalDump(await pgDump(url)),
      reset: async () => {},
      dispose: async () => {
        await connection.query(DROP_SUBSCRIPTIONS);
        await connection.close();
        await sql.end({ timeout: 5 });
        await admin.unsafe(`DROP DATABASE "${new URL(url).pathname.slice(1)}" WITH (FORCE)`);
      },
    };
  };
  const stop = async (): Promise<void> => {
    await admin.end({ timeout: 5 });
    await server.stop();
  };
  return { open, stop };
}

/** What scenarios have of what comes with PGlite; the rest of the extensions it refuses. */
const EXTENSIONS = { btree_gist, citext, cube, hstore, pg_trgm };

/** Small buffers make an instance start several times faster. */
const PARAMETERS = ["-c", "shared_buffers=8MB", "-c", "max_locks_per_transaction=1024"];

/**
 * PGlite, each database an instance of its own. Nobody else looks at it, because that takes longer than all the rest: the
 * same engine is observed as a server.
 */
export async function pgliteEngine(): Promise<Engine> {
  const first = await PGlite.create({ extensions: EXTENSIONS });
  await first.exec(`${ROLES}; ${ACCESS_METHOD}`);
  await first.exec("SET allow_in_place_tablespaces = on");
  await first.exec(TABLESPACE);
  const loadDataDir = await first.dumpDataDir("none");
  await first.close();
  const startParams = [...PGlite.defaultStartParams, ...PARAMETERS];
  const open: OpenDatabase = async () => {
    const client = await PGlite.create({ loadDataDir, extensions: EXTENSIONS, startParams });
    return {
      connection: pglite(client),
      dialect: postgres,
      run: async (script) => void (await client.exec(script)),
      dump: async () => "",
      reset: async () => {},
      dispose: () => client.close(),
    };
  };
  return { open, stop: async () => {} };
}

/**
 * SQLite keeps the text of tables and indexes as somebody wrote it, and another text may say the same: there only what
 * the pragmas tell is compared.
 */
function withoutWriting(dump: string): string {
  const lines = dump.split("\n").filter((line) => !/^text: type=(table|index)/.test(line));
  return lines.join("\n");
}

export function sqliteEngine(): Engine {
  const open: OpenDatabase = async () => {
    const db = new DatabaseSync(":memory:");
    const connection = nodeSqlite(db);
    return {
      connection,
      dialect: sqlite,
      run: async (script) => db.exec(script),
      dump: async () => withoutWriting(await observeSqlite(connection)),
      reset: async () => {},
      dispose: async () => db.close(),
    };
  };
  return { open, stop: async () => {} };
}
