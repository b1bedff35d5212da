/**
 * The databases that the conformance suite and the property tests run on. Each target opens an empty database and comes
 * with an observer that is independent of migr: pg_dump, or `sqlite_master` and SQLite's own pragmas.
 *
 * @module
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { PGlite } from "@electric-sql/pglite";
import postgresClient, { type Sql } from "postgres";
import initSqlJs, { type SqlJsStatic } from "sql.js";
import type { Dialect } from "../../core/dialects/dialect.ts";
import { postgres } from "../../core/dialects/postgres/mod.ts";
import { sqlite } from "../../core/dialects/sqlite/mod.ts";
import type { Connection } from "../../core/drivers/driver.ts";
import { nodeSqlite } from "../../core/drivers/node_sqlite.ts";
import { pglite } from "../../core/drivers/pglite.ts";
import { postgresJs } from "../../core/drivers/postgres_js.ts";
import { sqlJs } from "../../core/drivers/sql_js.ts";
import { normalDump } from "./normal_dump.ts";
import { pgDump } from "./pg_dump.ts";
import { openPGlite } from "./pglite.ts";
import type { PostgresMajor } from "./postgres_server.ts";
import { sharedPostgres } from "./servers.ts";
import { observeSqlite } from "./sqlite_observer.ts";

/** An empty database. */
export interface TestDatabase {
  readonly connection: Connection;
  readonly dialect: Dialect;
  /** The schema as the observer sees it, in an order that does not depend on how it came about. */
  dump(): Promise<string>;
  /** Makes it empty again. */
  reset(): Promise<void>;
  dispose(): Promise<void>;
}

export interface Target {
  readonly name: string;
  readonly dialect: Dialect;
  /** The engine's major version, where tests depend on it. */
  readonly major: number;
  /** Its observer is slow and another target with the same engine has it, too: suites may leave it out. */
  readonly spareDumps?: true;
  /** Why it cannot be opened here; undefined when it can. */
  unavailable(): Promise<string | undefined>;
  open(): Promise<TestDatabase>;
}

/** Removes every schema and starts `public` anew. */
const RESET_POSTGRES = `DO $$ DECLARE name text; BEGIN
  FOR name IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
    EXECUTE format('DROP SCHEMA %I CASCADE', name);
  END LOOP;
  CREATE SCHEMA public;
END $$`;

const pgliteTarget: Target = {
  name: "PGlite",
  dialect: postgres,
  major: 18,
  spareDumps: true,
  unavailable: async () => undefined,
  async open() {
    const client = await openPGlite();
    return {
      connection: pglite(client),
      dialect: postgres,
      dump: async () => normalDump(await pgDump(client)),
      reset: () => resetPGlite(client),
      dispose: () => client.close(),
    };
  },
};

async function resetPGlite(client: PGlite): Promise<void> {
  await client.exec("ROLLBACK");
  await client.exec(RESET_POSTGRES);
}

function serverTarget(major: PostgresMajor): Target {
  return {
    name: `PostgreSQL ${major}`,
    dialect: postgres,
    major,
    unavailable: async () =>
      (await sharedPostgres(major)) === undefined ? `PostgreSQL ${major} cannot be started here` : undefined,
    async open() {
      const server = await sharedPostgres(major);
      if (server === undefined) throw new Error(`PostgreSQL ${major} cannot be started here.`);
      const url = await server.createDatabase();
      return serverDatabase(url, postgresClient(url, { max: 1, onnotice: () => {} }));
    },
  };
}

function serverDatabase(url: string, sql: Sql): TestDatabase {
  const connection = postgresJs(sql);
  return {
    connection,
    dialect: postgres,
    dump: async () => normalDump(await pgDump(url)),
    async reset() {
      await connection.query("ROLLBACK");
      await connection.query(RESET_POSTGRES);
    },
    async dispose() {
      await connection.close();
      await sql.end({ timeout: 5 });
    },
  };
}

/** A SQLite client of any make, as a test database. */
function sqliteDatabase(open: () => { connection: Connection; close: () => void }): TestDatabase {
  let current = open();
  return {
    get connection() {
      return current.connection;
    },
    dialect: sqlite,
    dump: () => observeSqlite(current.connection),
    async reset() {
      current.close();
      current = open();
    },
    async dispose() {
      await current.connection.close();
      current.close();
    },
  };
}

const nodeSqliteMemory: Target = {
  name: "node:sqlite in memory",
  dialect: sqlite,
  major: 3,
  unavailable: async () => undefined,
  async open() {
    return sqliteDatabase(() => {
      const db = new DatabaseSync(":memory:");
      return { connection: nodeSqlite(db), close: () => db.close() };
    });
  },
};

const nodeSqliteFile: Target = {
  name: "node:sqlite in a file",
  dialect: sqlite,
  major: 3,
  unavailable: async () => undefined,
  async open() {
    const directory = await mkdtemp(join(tmpdir(), "migr-sqlite-"));
    let count = 0;
    const database = sqliteDatabase(() => {
      const db = new DatabaseSync(join(directory, `${++count}.db`));
      return { connection: nodeSqlite(db), close: () => db.close() };
    });
    const removeFiles = (): Promise<void> => rm(directory, { recursive: true, force: true });
    // Not a spread: it would freeze the getter.
    return Object.assign(Object.create(database) as TestDatabase, {
      dispose: () => database.dispose().finally(removeFiles),
    });
  },
};

let sqlJsModule: Promise<SqlJsStatic> | undefined;

const sqlJsTarget: Target = {
  name: "sql.js",
  dialect: sqlite,
  major: 3,
  unavailable: async () => undefined,
  async open() {
    sqlJsModule ??= initSqlJs();
    const module = await sqlJsModule;
    return sqliteDatabase(() => {
      const db = new module.Database();
      return { connection: sqlJs(db), close: () => db.close() };
    });
  },
};

/** All of them. */
export const TARGETS: readonly Target[] = [
  pgliteTarget,
  serverTarget(14),
  serverTarget(18),
  nodeSqliteMemory,
  nodeSqliteFile,
  sqlJsTarget,
];

/** A target by its name. */
export function targetNamed(name: string): Target {
  const target = TARGETS.find((candidate) => candidate.name === name);
  if (target === undefined) throw new Error(`No target is called ${name}.`);
  return target;
}

/** One per dialect that starts fast, for tests with many runs. */
export const FAST_TARGETS: readonly Target[] = [pgliteTarget, nodeSqliteMemory, sqlJsTarget];
