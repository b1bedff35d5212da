/**
 * Scripts against runs: what `psql` and `sqlite3` make of a script is what migr makes of the revisions.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import postgresClient from "postgres";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Dialect } from "../../core/dialects/dialect.ts";
import { postgres } from "../../core/dialects/postgres/mod.ts";
import { sqlite } from "../../core/dialects/sqlite/mod.ts";
import type { Connection } from "../../core/drivers/driver.ts";
import { nodeSqlite } from "../../core/drivers/node_sqlite.ts";
import { postgresJs } from "../../core/drivers/postgres_js.ts";
import { offline, offlineStamp } from "../../core/migrator/offline.ts";
import type { RunOptions } from "../../core/migrator/options.ts";
import { downgrade, upgrade } from "../../core/migrator/run.ts";
import { stamp } from "../../core/migrator/stamp.ts";
import { RevisionGraph } from "../../core/revisions/graph.ts";
import type { RevisionFile } from "../../core/revisions/revision.ts";
import { normalDump } from "../support/normal_dump.ts";
import { sharedPostgres } from "../support/servers.ts";
import { openShadow as openSqliteShadow, sqlFile, tsFile } from "./support.ts";

/** Text that a careless writer of scripts would break: quotes, comments, semicolons, psql's variables and backslashes. */
const AWKWARD = "it's -- a 'test'; :name \\n \\gx $1 ?\n.quit\nline /* three";

/** A database, the engine's own shell for it, and what the engine says is in it. */
interface Side {
  readonly connection: Connection;
  /** Runs a script; gives the shell's exit code and what it complained about. */
  shell(script: string): { code: number | null; stderr: string };
  schema(): Promise<unknown>;
}

interface Engine {
  readonly dialect: Dialect;
  open(): Promise<Side>;
  readonly files: readonly RevisionFile[];
  readonly openShadow?: typeof openSqliteShadow;
}

/** The parts of the graph that every engine has: aaaa → bbbb → cccc → { dddd, eeee } → ffff. */
function files(special: readonly [up: string, down: string], alone: string): RevisionFile[] {
  return [
    tsFile("aaaa", null, {
      upgrade: (op) => {
        op.createTable(
          "users",
          [
            { name: "id", type: "integer", notNull: true },
            { name: "name", type: "text" },
          ],
          { primaryKey: { name: "users_pkey", columns: ["id"] } },
        );
        op.createTable(
          "posts",
          [
            { name: "id", type: "integer" },
            { name: "user_id", type: "integer" },
          ],
          {
            foreignKeys: [
              { name: "posts_user", columns: ["user_id"], references: { table: "users", columns: ["id"] } },
            ],
          },
        );
      },
      downgrade: (op) => {
        op.dropTable("posts");
        op.dropTable("users");
      },
    }),
    tsFile("bbbb", "aaaa", {
      upgrade: (op) => {
        op.insert("users", [
          { id: 1, name: AWKWARD },
          { id: 2, name: null },
        ]);
        op.execute(`UPDATE users SET name = 'O''Reilly; -- no comment' WHERE id = 2 -- a comment`);
        op.insert("posts", [{ id: 1, user_id: 1 }]);
      },
      downgrade: (op) => {
        op.execute("DELETE FROM posts");
        op.execute("DELETE FROM users WHERE id IN (1, 2)");
      },
    }),
    sqlFile("cccc", "bbbb", special[0], special[1]),
    tsFile("dddd", "cccc", {
      upgrade: (op) => op.alterColumn("users", "name", { notNull: true, default: "'nobody'" }),
      downgrade: (op) => op.alterColumn("users", "name", { notNull: false, default: null }),
    }),
    {
      ...sqlFile("eeee", "cccc", "", ""),
      text: `-- Revision eeee.\n-- revision: eeee\n-- down-revision: cccc\n\n-- migr: upgrade no-transaction\n${alone}\n\n-- migr: downgrade\nDROP INDEX posts_user_id;\n`,
    },
    tsFile("ffff", ["dddd", "eeee"], {
      upgrade: (op) => op.addColumn("posts", { name: "title", type: "text" }),
      downgrade: (op) => op.dropColumn("posts", "title"),
    }),
  ];
}

const SQLITE: Engine = {
  dialect: sqlite,
  openShadow: openSqliteShadow,
  files: files(
    [
      "CREATE TRIGGER loud AFTER INSERT ON posts BEGIN\n  UPDATE users SET name = 'a;b' WHERE id = 99;\n  SELECT 1;\nEND;",
      "DROP TRIGGER loud;",
    ],
    "CREATE INDEX posts_user_id ON posts (user_id);\nVACUUM;",
  ),
  async open() {
    const folder = mkdtempSync(join(tmpdir(), "migr-offline-"));
    const file = join(folder, "app.db");
    const db = new DatabaseSync(file);
    onTestFinished(() => {
      db.close();
      rmSync(folder, { recursive: true, force: true });
    });
    return {
      connection: nodeSqlite(db),
      shell: (script) => {
        const { status, stderr } = spawnSync("sqlite3", ["-bail", file], { input: script, encoding: "utf8" });
        return { code: status, stderr };
      },
      schema: async () =>
        execFileSync("sqlite3", [file, "SELECT type, name, sql FROM sqlite_master ORDER BY 2"], { encoding: "utf8" }),
    };
  },
};

const server = await sharedPostgres(14);

const POSTGRES: Engine = {
  dialect: postgres,
  files: files(
    [
      "CREATE FUNCTION loud() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.id := NEW.id; -- ;\n  RETURN NEW; END $$;\nCREATE TRIGGER loud BEFORE INSERT ON posts FOR EACH ROW EXECUTE FUNCTION loud();",
      "DROP TRIGGER loud ON posts;\nDROP FUNCTION loud();",
    ],
    "CREATE INDEX CONCURRENTLY posts_user_id ON posts (user_id);",
  ),
  async open() {
    const url = (await server?.createDatabase()) ?? "";
    const sql = postgresClient(url, { max: 1, onnotice: () => {} });
    const connection = postgresJs(sql);
    onTestFinished(async () => {
      await connection.close();
      await sql.end({ timeout: 5 });
    });
    return {
      connection,
      shell: (script) => {
        const args = ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", "-", url];
        const { status, stderr } = spawnSync("psql", args, { input: script, encoding: "utf8" });
        const errors = stderr.split("\n").filter((line) => !line.includes("NOTICE:"));
        return { code: status, stderr: errors.join("\n") };
      },
      schema: async () => {
        const dump = execFileSync("pg_dump", ["--schema-only", "--no-owner", url], { encoding: "utf8" });
        // New versions guard their output with a key that is different each time.
        return normalDump(dump.replace(/^\\(un)?restrict .*$/gm, ""));
      },
    };
  },
};

const LEDGER = `SELECT id, state, down_revisions, depends_on, checksum, statements_done, message, applied_by, downgrade
  FROM migr_revisions ORDER BY id`;
const LOG = "SELECT seq, action, revision, applied_by FROM migr_log ORDER BY seq";
const ROWS = ["SELECT id, name FROM users ORDER BY id", "SELECT * FROM posts ORDER BY id"];

/** Everything that must be the same on both sides. */
async function contents({ connection, schema }: Side): Promise<unknown> {
  const tables = await Promise.all(ROWS.map(async (sql) => await connection.query(sql).catch(() => "no such table")));
  const texts = [LEDGER, LOG].map(async (sql) =>
    (await connection.query(sql)).map((row) => JSON.stringify({ ...row, seq: String(row.seq) })),
  );
  return { schema: await schema(), tables: JSON.stringify(tables), ledger: await Promise.all(texts) };
}

/** In CI a shell that is not there is a failure; elsewhere its tests are skipped. */
const isMissing = (shell: string): boolean => !process.env.CI && spawnSync(shell, ["--version"]).status !== 0;

describe.each([
  ["sqlite3", SQLITE, isMissing("sqlite3")],
  ["psql", POSTGRES, server === undefined || isMissing("psql") || isMissing("pg_dump")],
] as const)("a script that %s runs", (_, engine, isAbsent) => {
  const { dialect } = engine;
  const graph = RevisionGraph.fromFiles(engine.files);
  const options: RunOptions & { openShadow?: typeof openSqliteShadow } = {
    dialect,
    appliedBy: "o'tester",
    ...(engine.openShadow === undefined ? {} : { openShadow: engine.openShadow }),
  };

  /** Does the same on two databases, once with migr and once with the shell. */
  async function both(): Promise<{
    upgrade(from: string, to: string, more?: Partial<RunOptions>): Promise<void>;
    downgrade(from: string, to: string): Promise<void>;
    stamp(range: string, target: string, purge?: boolean): Promise<void>;
    same(): Promise<void>;
  }> {
    const [online, byHand] = [await engine.open(), await engine.open()];
    const shell = (script: string): void => expect(byHand.shell(script)).toEqual({ code: 0, stderr: "" });
    return {
      upgrade: async (from, to, more = {}) => {
        await upgrade(online.connection, graph, to, { ...options, ...more });
        shell(await offline(graph, "upgrade", from === "" ? to : `${from}:${to}`, { ...options, ...more }));
      },
      downgrade: async (from, to) => {
        await downgrade(online.connection, graph, to, options);
        shell(await offline(graph, "downgrade", `${from}:${to}`, options));
      },
      stamp: async (range, target, purge = false) => {
        await stamp(online.connection, graph, [target], { ...options, purge });
        shell(await offlineStamp(graph, [range], { ...options, purge }));
      },
      same: async () => expect(await contents(byHand)).toEqual(await contents(online)),
    };
  }

  it.skipIf(isAbsent)("leaves schema, rows, ledger and log as the run does, all the way up and down", async () => {
    const sides = await both();
    await sides.upgrade("", "heads");
    await sides.same();
    await sides.downgrade("ffff", "bbbb");
    await sides.same();
    await sides.downgrade("bbbb", "base");
    await sides.same();
  });

  it.skipIf(isAbsent)("goes on from where a database stands, also on one of two branches", async () => {
    const sides = await both();
    await sides.upgrade("base", "bbbb");
    await sides.upgrade("bbbb", "dddd");
    await sides.same();
    await sides.upgrade("dddd", "ffff");
    await sides.same();
  });

  it.skipIf(isAbsent).each(["each", "none"] as const)("does the same with transaction %s", async (transaction) => {
    const sides = await both();
    await sides.upgrade("", "heads", { transaction });
    await sides.same();
  });

  it.skipIf(isAbsent)("stamps as the command does", async () => {
    const sides = await both();
    await sides.stamp("cccc", "cccc");
    await sides.same();
    await sides.stamp("cccc:head", "head");
    await sides.same();
    await sides.stamp("head:bbbb", "bbbb");
    await sides.same();
    await sides.stamp("head", "head", true);
    await sides.same();
  });

  it.skipIf(isAbsent)("fails whole where the database is not where it was said to be", async () => {
    const side = await engine.open();
    expect(side.shell(await offline(graph, "upgrade", "aaaa", options)).code).toBe(0);
    const before = await contents(side);
    expect(side.shell(await offlineStamp(graph, ["head"], options)).code).not.toBe(0);
    for (const script of [
      await offline(graph, "upgrade", "bbbb:dddd", options),
      await offline(graph, "upgrade", "aaaa", options),
      await offline(graph, "downgrade", "cccc:bbbb", options),
    ]) {
      const { code, stderr } = side.shell(script);
      expect(code).not.toBe(0);
      expect(stderr).toMatch(/the database is not at (bbbb|base|cccc)/);
    }
    expect(await contents(side)).toEqual(before);
  });

  it.skipIf(isAbsent)("that stops outside of a transaction lets migr go on at the exact statement", async () => {
    const side = await engine.open();
    const text = `-- Alone.\n-- revision: bbbb\n-- down-revision: aaaa\n\n-- migr: upgrade no-transaction\nCREATE TABLE one (id integer);\nINSERT INTO two VALUES (1);\nCREATE TABLE three (id integer);\n`;
    const broken = RevisionGraph.fromFiles([engine.files[0] as RevisionFile, { path: "bbbb.sql", text }]);
    expect(side.shell(await offline(broken, "upgrade", "head", options)).code).not.toBe(0);
    const entry = "SELECT state, statements_done FROM migr_revisions WHERE id = 'bbbb'";
    expect(await side.connection.query(entry)).toEqual([{ state: "upgrade", statements_done: 1 }]);
    await side.connection.query("CREATE TABLE two (id integer)");
    await upgrade(side.connection, broken, "head", options);
    expect(await side.connection.query("SELECT id FROM two")).toEqual([{ id: 1 }]);
  });
});

describe("a script that sqlite3 runs", () => {
  it.skipIf(isMissing("sqlite3"))(
    "fails before the commit when rows would point nowhere that did not before",
    async () => {
      const side = await SQLITE.open();
      const options = { dialect: sqlite, openShadow: openSqliteShadow };
      const [first] = SQLITE.files;
      const dangle = (id: string, row: number): RevisionFile =>
        sqlFile(id, "aaaa", `INSERT INTO posts (id, user_id) VALUES (${row}, 99);`);
      const graph = RevisionGraph.fromFiles([first as RevisionFile, dangle("bbbb", 1)]);
      expect(side.shell(await offline(graph, "upgrade", "aaaa", options)).code).toBe(0);
      const { code, stderr } = side.shell(await offline(graph, "upgrade", "aaaa:head", options));
      expect(code).not.toBe(0);
      expect(stderr).toContain("rows would point nowhere");
      expect(await side.connection.query("SELECT * FROM posts")).toEqual([]);
      await side.connection.query("PRAGMA foreign_keys=OFF");
      await side.connection.query("INSERT INTO posts (id, user_id) VALUES (5, 77)");
      const harmless = RevisionGraph.fromFiles([first as RevisionFile, sqlFile("bbbb", "aaaa", "SELECT 1;")]);
      expect(side.shell(await offline(harmless, "upgrade", "aaaa:head", options)).code).toBe(0);
    },
  );
});

describe("offline()", () => {
  it("refuses op.query, saying which revision asks", async () => {
    const asking = tsFile("bbbb", "aaaa", { upgrade: async (op) => void (await op.query("SELECT 1")) });
    const graph = RevisionGraph.fromFiles([SQLITE.files[0] as RevisionFile, asking]);
    await expect(offline(graph, "upgrade", "head", { dialect: sqlite })).rejects.toMatchObject({
      code: "OFFLINE",
      message: expect.stringContaining("bbbb (versions/bbbb.ts)"),
    });
  });

  it("refuses a reversed range and a stamp of mixed targets", async () => {
    const graph = RevisionGraph.fromFiles(SQLITE.files);
    const options = { dialect: sqlite };
    await expect(offline(graph, "upgrade", "ffff:aaaa", options)).rejects.toMatchObject({ code: "INVALID_TARGET" });
    await expect(offlineStamp(graph, ["aaaa", "bbbb:cccc"], options)).rejects.toMatchObject({ code: "INVALID_TARGET" });
  });
});
