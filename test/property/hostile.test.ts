/** Names, comments and values that would like to be SQL, on real engines, online and as scripts. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import postgresClient from "postgres";
import { afterAll, describe, expect, it } from "vitest";
import type { Dialect } from "../../core/dialects/dialect.ts";
import { postgres } from "../../core/dialects/postgres/mod.ts";
import { sqlite } from "../../core/dialects/sqlite/mod.ts";
import type { Connection } from "../../core/drivers/driver.ts";
import { nodeSqlite } from "../../core/drivers/node_sqlite.ts";
import { pglite } from "../../core/drivers/pglite.ts";
import { postgresJs } from "../../core/drivers/postgres_js.ts";
import { offline } from "../../core/migrator/offline.ts";
import { downgrade, upgrade } from "../../core/migrator/run.ts";
import type { Operations } from "../../core/operations/facade.ts";
import { RevisionGraph } from "../../core/revisions/graph.ts";
import { tsFile } from "../migrator/support.ts";
import { openPGlite } from "../support/pglite.ts";
import { sharedPostgres } from "../support/servers.ts";

const ATTACKS = [
  `a"; DROP TABLE canary; --`,
  `a'; DROP TABLE canary; --`,
  "a`; DROP TABLE canary; --",
  "a]; DROP TABLE canary; --",
  "a\\'; DROP TABLE canary; --",
  `a\\"; DROP TABLE canary; --`,
  "a$$; DROP TABLE canary; --",
  "a */ DROP TABLE canary; /*",
  "a\nDROP TABLE canary;\n--",
  "a\r\n\\! touch /tmp/migr-owned",
  "$1",
  "?",
  ":name",
  "%s",
  "select",
  "Ünï cødé ☃",
  "\u202Ereversed",
  " ",
];

/** A name with something hostile in it; short enough for every engine, and never the same twice. */
const hostile = fc.oneof(
  fc.constantFrom(...ATTACKS),
  fc
    .array(
      fc.constantFrom(
        `"`,
        `'`,
        "`",
        "[",
        "]",
        ";",
        "--",
        "/*",
        "*/",
        "\\",
        "$$",
        "$a$",
        "\n",
        "%",
        "DROP TABLE canary",
      ),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    .map((parts) => parts.join("")),
);

interface Names {
  readonly table: string;
  readonly column: string;
  readonly index: string;
  readonly check: string;
  readonly value: string;
  readonly label: string;
}

const names: fc.Arbitrary<Names> = fc
  .record({ table: hostile, column: hostile, index: hostile, check: hostile, value: hostile, label: hostile })
  .map((all) => ({
    ...all,
    table: `t${all.table}`,
    column: `c${all.column}`,
    index: `i${all.index}`,
    check: `k${all.check}`,
  }));

/** A revision that puts each of them where it may do harm. */
function graphOf({ table, column, index, check, value }: Names, dialect: Dialect): RevisionGraph {
  const up = (op: Operations): void => {
    op.createTable(
      table,
      [
        { name: "id", type: "integer", notNull: true },
        { name: column, type: "text", default: dialect.literal(value) },
      ],
      { primaryKey: { name: `p${index}`, columns: ["id"] }, unique: [{ name: check, columns: [column] }] },
    );
    op.createIndex(index, table, [column]);
    op.insert(table, [{ id: 1, [column]: value }]);
    if (dialect.name === "postgres") op.comment("table", table, value);
  };
  const file = tsFile("aaaa", null, { upgrade: up, downgrade: (op) => op.dropTable(table) });
  return RevisionGraph.fromFiles([
    { ...file, text: file.text.replace("Revision aaaa.", "Revision '; DROP TABLE canary; --") },
  ]);
}

interface Engine {
  readonly dialect: Dialect;
  readonly connection: Connection;
  /** What the engine's own catalog says of tables, columns and indexes. */
  catalog(): Promise<string[]>;
}

const client = await openPGlite();
afterAll(() => client.close());

const server = await sharedPostgres(18);
const serverUrl = (await server?.createDatabase()) ?? "";
const overNetwork = postgresClient(serverUrl, { max: 1, onnotice: () => {} });
afterAll(() => overNetwork.end({ timeout: 0 }));

const POSTGRES_NAMES = `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public'
UNION SELECT column_name FROM information_schema.columns WHERE table_schema = 'public'
UNION SELECT indexname FROM pg_indexes WHERE schemaname = 'public'`;

function postgresEngine(connection: Connection): Engine {
  return {
    dialect: postgres,
    connection,
    catalog: async () => (await connection.query(POSTGRES_NAMES)).map(({ name }) => String(name)),
  };
}

const engines: Readonly<Record<string, () => Engine>> = {
  PGlite: () => postgresEngine(pglite(client)),
  ...(server === undefined ? {} : { "a PostgreSQL server": () => postgresEngine(postgresJs(overNetwork)) }),
  "node:sqlite": () => {
    const connection = nodeSqlite(new DatabaseSync(":memory:"));
    return {
      dialect: sqlite,
      connection,
      catalog: async () => {
        const rows = await connection.query(
          "SELECT name FROM sqlite_master UNION SELECT c.name FROM sqlite_master AS m, pragma_table_info(m.name) AS c",
        );
        return rows.map(({ name }) => String(name));
      },
    };
  },
};

describe.each(Object.entries(engines))("hostile names on %s", (_, open) => {
  it("arrive as they are, do nothing else, and go again", async () => {
    const { dialect, connection, catalog } = open();
    await connection.query("CREATE TABLE canary (sings text)");
    await fc.assert(
      fc.asyncProperty(names, async (all) => {
        const graph = graphOf(all, dialect);
        await upgrade(connection, graph, "head", { dialect, appliedBy: all.label });
        const after = await catalog();
        for (const name of [all.table, all.column, all.index]) expect(after).toContain(name);
        const rows = await connection.query(`SELECT * FROM ${dialect.quote(all.table)}`);
        expect(rows).toEqual([{ id: 1, [all.column]: all.value }]);
        const [line] = await connection.query("SELECT applied_by FROM migr_revisions");
        expect(line).toEqual({ applied_by: all.label });
        await downgrade(connection, graph, "base", { dialect, appliedBy: all.label });
        const left = await catalog();
        expect(left).not.toContain(all.table);
        expect(left).toContain("canary");
      }),
      { numRuns: 40 },
    );
  });
});

/** The shell itself reads the line ends of Windows as line ends. */
function inLines(all: Names): Names {
  return Object.fromEntries(
    Object.entries(all).map(([key, text]) => [key, text.replaceAll("\r", "")]),
  ) as unknown as Names;
}

describe("hostile names in a script that sqlite3 runs", () => {
  const folder = mkdtempSync(join(tmpdir(), "migr-hostile-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("arrive as they are and do nothing else", async () => {
    let count = 0;
    await fc.assert(
      fc.asyncProperty(names.map(inLines), async (all) => {
        const file = join(folder, `${++count}.db`);
        const db = new DatabaseSync(file);
        db.exec("CREATE TABLE canary (sings text)");
        const script = join(folder, `${count}.sql`);
        writeFileSync(
          script,
          await offline(graphOf(all, sqlite), "upgrade", "head", { dialect: sqlite, appliedBy: all.label }),
        );
        execFileSync("sqlite3", ["-bail", file, `.read ${script}`]);
        const found = db
          .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
          .all()
          .map(({ name }) => name);
        expect(found).toEqual(expect.arrayContaining(["canary", all.table]));
        expect(db.prepare(`SELECT * FROM ${sqlite.quote(all.table)}`).all()).toEqual([
          { id: 1, [all.column]: all.value },
        ]);
        expect({ ...db.prepare("SELECT applied_by FROM migr_revisions").get() }).toEqual({ applied_by: all.label });
        db.close();
      }),
      { numRuns: 25 },
    );
  });
});

const hasPsql = spawnSync("psql", ["--version"]).status === 0;
if (!hasPsql && process.env.CI === "true") throw new Error("psql is missing: install postgresql-client.");
if (!hasPsql) console.log("Scripts are not tried with psql: install postgresql-client.");

describe.skipIf(server === undefined || !hasPsql)("hostile names in a script that psql runs", () => {
  const folder = mkdtempSync(join(tmpdir(), "migr-hostile-psql-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const run = async (all: Names, settings: string): Promise<void> => {
    const url = (await server?.createDatabase()) ?? "";
    const sql = postgresClient(url, { max: 1, onnotice: () => {} });
    try {
      await sql.unsafe(`CREATE TABLE canary (sings text); ${settings}`);
      const script = join(folder, "script.sql");
      writeFileSync(
        script,
        await offline(graphOf(all, postgres), "upgrade", "head", { dialect: postgres, appliedBy: all.label }),
      );
      execFileSync("psql", ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", script, url], { stdio: "pipe" });
      const found = await sql.unsafe(
        "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
      );
      expect(found.map(({ name }) => name)).toEqual(expect.arrayContaining(["canary", all.table]));
      expect([...(await sql.unsafe(`SELECT * FROM ${postgres.quote(all.table)}`))]).toEqual([
        { id: 1, [all.column]: all.value },
      ]);
      const [comment] = await sql.unsafe("SELECT obj_description(to_regclass($1), 'pg_class') AS text", [
        postgres.quote(all.table),
      ]);
      expect(comment).toEqual({ text: all.value });
      expect([...(await sql.unsafe("SELECT applied_by FROM migr_revisions"))]).toEqual([{ applied_by: all.label }]);
    } finally {
      await sql.end({ timeout: 0 });
    }
  };

  it("arrive as they are and do nothing else", async () => {
    await fc.assert(
      fc.asyncProperty(names, (all) => run(all, "")),
      { numRuns: 25 },
    );
  });

  it("also where backslashes in literals are escapes", async () => {
    const database = "current_database()";
    const off = `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET standard_conforming_strings = off', ${database}); END $$`;
    await fc.assert(
      fc.asyncProperty(names, (all) => run(all, off)),
      { numRuns: 10 },
    );
  });
});
