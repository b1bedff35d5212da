/**
 * The databases that scenarios run on: two at a time, one that changes and one that shows what shall come out; and the
 * engine's own shell, which runs the printed script.
 *
 * @module
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { sqlite } from "../../../core/dialects/sqlite/mod.ts";
import type { Connection } from "../../../core/drivers/driver.ts";
import { nodeSqlite } from "../../../core/drivers/node_sqlite.ts";
import { normalDump } from "../../support/normal_dump.ts";
import { observeSqlite } from "../../support/sqlite_observer.ts";
import { type Target, type TestDatabase, targetNamed } from "../../support/targets.ts";
import { withoutPlaces } from "./sqlite_text.ts";

/** A database with the program of its engine. */
export interface CaseDatabase extends TestDatabase {
  /** Its dump is slow; of the way back another engine's says as much. */
  readonly sparesDumps: boolean;
  /** Runs a script as a person would. */
  runScript(script: string): Promise<void>;
}

export interface CaseEngine {
  readonly name: string;
  readonly folder: "postgres" | "sqlite";
  readonly major: number;
  unavailable(): Promise<string | undefined>;
  open(): Promise<CaseDatabase>;
}

/** What belongs to no schema, and so survives their end; roles of cases begin with `case_`. */
const RESET_GLOBALS = `DO $$ DECLARE command text; BEGIN
  FOR command IN
    SELECT format('DROP EVENT TRIGGER %I', evtname) FROM pg_event_trigger
    UNION ALL SELECT format('ALTER SUBSCRIPTION %I DISABLE', subname) FROM pg_subscription
      WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())
    UNION ALL SELECT format('ALTER SUBSCRIPTION %I SET (slot_name = NONE)', subname) FROM pg_subscription
      WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())
    UNION ALL SELECT format('DROP SUBSCRIPTION %I', subname) FROM pg_subscription
      WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())
    UNION ALL SELECT format('DROP PUBLICATION %I', pubname) FROM pg_publication
    UNION ALL SELECT format('DROP EXTENSION %I CASCADE', extname) FROM pg_extension WHERE extname <> 'plpgsql'
    UNION ALL SELECT format('DROP FOREIGN DATA WRAPPER %I CASCADE', fdwname) FROM pg_foreign_data_wrapper
    UNION ALL SELECT format('DROP CAST (%s AS %s)', castsource::regtype, casttarget::regtype) FROM pg_cast WHERE oid >= 16384
    UNION ALL SELECT format('DROP OWNED BY %I CASCADE', rolname) FROM pg_roles WHERE rolname LIKE 'case\\_%'
  LOOP EXECUTE command; END LOOP;
END $$`;

function postgresEngine(target: Target, apply: (database: TestDatabase, script: string) => Promise<void>): CaseEngine {
  return {
    name: target.name,
    folder: "postgres",
    major: target.major,
    unavailable: () => target.unavailable(),
    async open() {
      const database = await target.open();
      const reset = async (): Promise<void> => {
        await database.reset();
        await database.connection.query(RESET_GLOBALS);
        await database.connection.query("RESET ALL");
      };
      const sparesDumps = target.major > 14;
      return { ...database, reset, sparesDumps, runScript: (script) => apply(database, script) };
    },
  };
}

/** The program of PostgreSQL 15 dumps a 14 faster than the one in WebAssembly; it cannot read newer servers. */
const hasPrograms = ["psql", "pg_dump"].every((name) => spawnSync(name, ["--version"]).status === 0);

function serverEngine(major: 14 | 18): CaseEngine {
  const target = targetNamed(`PostgreSQL ${major}`);
  return postgresEngine(
    {
      ...target,
      unavailable: async () => (hasPrograms ? await target.unavailable() : "psql is not installed (postgresql-client)"),
      async open() {
        const database = await target.open();
        const url = await urlOf(database.connection);
        return { ...database, ...(major === 14 ? { dump: async () => normalDump(dumpWith(url)) } : {}) };
      },
    },
    async ({ connection }, script) => {
      run("psql", ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", await urlOf(connection)], script);
    },
  );
}

/** Servers of tests have one user, whose password is its name, and listen on one port. */
async function urlOf(connection: Connection): Promise<string> {
  const [row] = await connection.query(
    "SELECT current_user AS name, current_setting('port') AS port, current_database() AS database",
  );
  return `postgres://${row?.name}:postgres@127.0.0.1:${row?.port}/${row?.database}`;
}

function dumpWith(url: string): string {
  const text = execFileSync("pg_dump", ["--schema-only", "--no-owner", "-d", url], { encoding: "utf8" });
  // Each dump begins and ends with a word of its own.
  return text.replace(/^\\(un)?restrict .*$/gm, "");
}

function run(program: string, args: readonly string[], input: string): void {
  const { status, stderr, stdout } = spawnSync(program, args, { input, encoding: "utf8" });
  if (status !== 0) throw new Error(`${program} exits with ${status}: ${stderr}${stdout}\n${input}`);
}

/** The same engine is dumped as a server, which is faster. */
const pglite: Target = {
  ...targetNamed("PGlite"),
  open: async () => ({ ...(await targetNamed("PGlite").open()), dump: async () => "" }),
};

const pgliteEngine = postgresEngine(pglite, async ({ connection, dialect }, script) => {
  for (const { sql } of dialect.split(script)) await connection.query(sql);
});

const sqliteEngine: CaseEngine = {
  name: "SQLite",
  folder: "sqlite",
  major: 3,
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
      runScript: async (script) => run("sqlite3", ["-bail", path()], script),
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
