/**
 * The databases that scenarios run on: two at a time, one that changes and one that shows what shall come out; and the
 * engine's own shell, which runs the printed script.
 *
 * @module
 */
import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { promisify } from "node:util";
import { sqlite } from "../../../core/dialects/sqlite/mod.ts";
import type { Connection } from "../../../core/drivers/driver.ts";
import { nodeSqlite } from "../../../core/drivers/node_sqlite.ts";
import { normalDump } from "../../support/normal_dump.ts";
import { observeSqlite } from "../../support/sqlite_observer.ts";
import { type Target, type TestDatabase, targetNamed } from "../../support/targets.ts";
import { prepared } from "./prepared.ts";
import { Psql, programNamed } from "./psql.ts";
import { withoutPlaces } from "./sqlite_text.ts";

/** A database with the program of its engine. */
export interface CaseDatabase extends TestDatabase {
  /** Its dump is slow; of the way back another engine's says as much. */
  readonly sparesDumps: boolean;
  /** Runs a script as people would. */
  runScript(script: string): Promise<void>;
}

export interface CaseEngine {
  readonly name: string;
  readonly folder: "postgres" | "sqlite";
  readonly major: number;
  /** It has everything that scenarios change: what none of them changes is missing. */
  readonly covers: boolean;
  unavailable(): Promise<string | undefined>;
  open(): Promise<CaseDatabase>;
}

/**
 * Empties a database. What belongs to no schema survives their end, so it goes first; roles of cases begin with `case_`.
 * The schema `public` stays when it is as it was, because prepared questions are planned again for another one.
 */
const RESET = `DO $$ DECLARE command text; BEGIN
  DELETE FROM pg_shdepend WHERE classid = 'pg_default_acl'::regclass
    AND dbid = (SELECT oid FROM pg_database WHERE datname = current_database());
  DELETE FROM pg_depend WHERE classid = 'pg_default_acl'::regclass;
  DELETE FROM pg_default_acl;
  FOR command IN
    SELECT format('DROP EVENT TRIGGER %I', evtname) FROM pg_event_trigger
    UNION ALL SELECT format('DROP CAST (%s AS %s)', castsource::regtype, casttarget::regtype) FROM pg_cast c WHERE oid >= 16384
      AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_cast'::regclass AND objid = c.oid AND deptype IN ('e', 'i'))
    UNION ALL SELECT format('ALTER SUBSCRIPTION %I DISABLE', subname) FROM pg_subscription
      WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())
    UNION ALL SELECT format('ALTER SUBSCRIPTION %I SET (slot_name = NONE)', subname) FROM pg_subscription
      WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())
    UNION ALL SELECT format('DROP SUBSCRIPTION %I', subname) FROM pg_subscription
      WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())
    UNION ALL SELECT format('DROP PUBLICATION %I', pubname) FROM pg_publication
    UNION ALL SELECT format('DROP TRANSFORM FOR %s LANGUAGE %I CASCADE', trftype::regtype, lanname)
      FROM pg_transform t JOIN pg_language l ON l.oid = trflang WHERE t.oid >= 16384
      AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_transform'::regclass AND objid = t.oid AND deptype = 'e')
    UNION ALL SELECT format('DROP SCHEMA IF EXISTS %I CASCADE', nspname) FROM pg_namespace
      WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'public')
    UNION ALL SELECT format('DROP EXTENSION IF EXISTS %I CASCADE', extname) FROM pg_extension WHERE extname <> 'plpgsql'
    UNION ALL SELECT format('DROP FOREIGN DATA WRAPPER IF EXISTS %I CASCADE', fdwname) FROM pg_foreign_data_wrapper
    UNION ALL SELECT format('DROP LANGUAGE IF EXISTS %I CASCADE', lanname) FROM pg_language WHERE oid >= 16384
    UNION ALL SELECT format('DROP ACCESS METHOD IF EXISTS %I CASCADE', amname) FROM pg_am WHERE oid >= 16384
    UNION ALL SELECT format('DROP OWNED BY %I CASCADE', rolname) FROM pg_roles WHERE rolname LIKE 'case\\_%'
  LOOP EXECUTE command; END LOOP;
  BEGIN
    PERFORM FROM pg_namespace WHERE nspname = 'public' AND nspacl IS NULL
      AND pg_get_userbyid(nspowner) = current_user AND obj_description(oid, 'pg_namespace') IS NULL;
    IF NOT FOUND THEN RAISE EXCEPTION 'it is not as it was'; END IF;
    LOOP
      SELECT format('DROP %s %s CASCADE', replace(replace(type, ' object', ''), 'composite ', ''), identity) INTO command
      FROM pg_depend d, pg_identify_object(d.classid, d.objid, 0)
      WHERE d.refclassid = 'pg_namespace'::regclass AND d.refobjid = 'public'::regnamespace AND d.deptype = 'n'
        AND NOT EXISTS (SELECT FROM pg_depend o WHERE o.classid = d.classid AND o.objid = d.objid AND o.objsubid = 0
          AND o.deptype IN ('i', 'P', 'S'))
      LIMIT 1;
      EXIT WHEN NOT FOUND;
      EXECUTE command;
    END LOOP;
    PERFORM FROM pg_depend WHERE refclassid = 'pg_namespace'::regclass AND refobjid = 'public'::regnamespace;
    IF FOUND THEN RAISE EXCEPTION 'something is left'; END IF;
  EXCEPTION WHEN OTHERS THEN
    DROP SCHEMA IF EXISTS public CASCADE;
    CREATE SCHEMA public;
  END;
END $$`;

/** A target with its program, and with an observer where its own is slow. */
interface Tools {
  readonly dump?: () => Promise<string>;
  readonly runScript: (script: string) => Promise<void>;
  readonly dispose?: () => void;
}

function postgresEngine(target: Target, toolsFor: (database: TestDatabase) => Promise<Tools>): CaseEngine {
  return {
    name: target.name,
    folder: "postgres",
    major: target.major,
    covers: target.name === "PostgreSQL 18",
    unavailable: () => target.unavailable(),
    async open() {
      const database = await target.open();
      await makeTablespaces(database.connection);
      const tools = await toolsFor(database);
      const connection = prepared(database.connection);
      return {
        ...database,
        ...tools,
        connection,
        sparesDumps: target.major > 14,
        reset: async () => {
          await connection.query("ROLLBACK");
          await connection.query("RESET ROLE");
          await connection.query(RESET);
          await connection.query("RESET ALL");
        },
        dispose: async () => {
          tools.dispose?.();
          await database.dispose();
        },
      };
    },
  };
}

/** Two places for tables, of the whole server; in 14 only its later releases can have them without a folder of their own. */
async function makeTablespaces(connection: Connection): Promise<void> {
  await connection.query("SET allow_in_place_tablespaces = on");
  for (const name of ["case_fast", "case_slow"]) {
    const found = await connection.query(`SELECT FROM pg_tablespace WHERE spcname = '${name}'`);
    if (found.length === 0) await connection.query(`CREATE TABLESPACE ${name} LOCATION ''`);
  }
}

const hasPrograms = ["psql", "pg_dump"].every((name) => spawnSync(programNamed(name), ["--version"]).status === 0);

function serverEngine(major: 14 | 18): CaseEngine {
  const target = targetNamed(`PostgreSQL ${major}`);
  const unavailable = async (): Promise<string | undefined> =>
    hasPrograms ? await target.unavailable() : "psql is not installed (postgresql-client)";
  return postgresEngine({ ...target, unavailable }, async ({ connection }) => {
    const url = await urlOf(connection);
    const psql = new Psql(url);
    return {
      runScript: (script) => psql.run(script),
      dispose: () => psql.stop(),
      // PostgreSQL 15's dumps a 14 faster than the one in WebAssembly; it cannot read newer servers.
      ...(major === 14 ? { dump: async () => normalDump(await dumpWith(url)) } : {}),
    };
  });
}

/** Servers of tests have one user, whose password is its name, and listen on one port. */
async function urlOf(connection: Connection): Promise<string> {
  const [row] = await connection.query(
    "SELECT current_user AS name, current_setting('port') AS port, current_database() AS database",
  );
  return `postgres://${row?.name}:postgres@127.0.0.1:${row?.port}/${row?.database}`;
}

async function dumpWith(url: string): Promise<string> {
  const { stdout } = await promisify(execFile)(programNamed("pg_dump"), ["--schema-only", "--no-owner", "-d", url], {
    maxBuffer: 2 ** 26,
  });
  // Each dump begins and ends with a word of its own.
  return stdout.replace(/^\\(un)?restrict .*$/gm, "");
}

/** It has no program of its own; the same engine is dumped as a server, which is faster. */
const pgliteEngine = postgresEngine(targetNamed("PGlite"), async ({ connection, dialect }) => ({
  dump: async () => "",
  runScript: async (script) => {
    for (const { sql } of dialect.split(script)) await connection.query(sql);
  },
}));

const sqliteEngine: CaseEngine = {
  name: "SQLite",
  folder: "sqlite",
  major: 3,
  covers: true,
  unavailable: async () =>
    spawnSync("sqlite3", ["--version"]).status === 0 ? undefined : "sqlite3 is not installed (sqlite3)",
  async open() {
    const folder = mkdtempSync(join(tmpdir(), "migr-cases-"));
    let count = 0;
    let client: DatabaseSync;
    let connection: Connection;
    const path = (): string => join(folder, `${count}.db`);
    const reset = async (): Promise<void> => {
      client?.close();
      count += 1;
      client = new DatabaseSync(path());
      connection = nodeSqlite(client);
    };
    await reset();
    return {
      get connection() {
        return connection;
      },
      dialect: sqlite,
      sparesDumps: false,
      dump: async () => withoutPlaces(await observeSqlite(connection)),
      reset,
      runScript: async (script) => {
        const { status, stderr, stdout } = spawnSync("sqlite3", ["-bail", path()], { input: script, encoding: "utf8" });
        if (status !== 0) throw new Error(`sqlite3 exits with ${status}: ${stderr}${stdout}\n${script}`);
      },
      dispose: async () => {
        client.close();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  },
};

export const ENGINES = {
  postgres14: serverEngine(14),
  postgres18: serverEngine(18),
  pglite: pgliteEngine,
  sqlite: sqliteEngine,
} as const;
