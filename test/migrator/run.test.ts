import type { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { sqlite } from "../../core/dialects/sqlite/mod.ts";
import type { Row } from "../../core/drivers/driver.ts";
import { nodeSqlite } from "../../core/drivers/node_sqlite.ts";
import { MigrError } from "../../core/errors.ts";
import { current } from "../../core/migrator/current.ts";
import { dryRun } from "../../core/migrator/dry_run.ts";
import type { RunHooks } from "../../core/migrator/hooks.ts";
import { offline } from "../../core/migrator/offline.ts";
import type { RunEvent } from "../../core/migrator/options.ts";
import { downgrade, upgrade } from "../../core/migrator/run.ts";
import { stamp } from "../../core/migrator/stamp.ts";
import { RevisionGraph } from "../../core/revisions/graph.ts";
import { columns, openSqlite as open, openShadow, sqlFile, tsFile } from "./support.ts";

const options = { dialect: sqlite };

const one = sqlFile("aaaa", "", "CREATE TABLE users (id integer PRIMARY KEY, name text);", "DROP TABLE users;");
const two = tsFile("bbbb", "aaaa", {
  upgrade: (op) => op.addColumn("users", { name: "age", type: "integer" }),
  downgrade: (op) => op.dropColumn("users", "age"),
});

describe("upgrade()", () => {
  it("runs what is missing, records it, and costs one query when there is nothing to do", async () => {
    const { db } = open();
    const connection = nodeSqlite(db);
    const graph = RevisionGraph.fromFiles([two, one]);
    const result = await upgrade(connection, graph, "head", options);
    expect(result.ran.map((step) => step.revision)).toEqual(["aaaa", "bbbb"]);
    expect(result.heads).toEqual(["bbbb"]);
    expect(columns(db, "users")).toEqual(["id", "name", "age"]);
    const asked: string[] = [];
    const query = (sql: string): Promise<readonly Row[]> => {
      asked.push(sql);
      return connection.query(sql);
    };
    const counted = { ...connection, query };
    expect((await upgrade(counted, graph, "head", options)).ran).toEqual([]);
    expect(asked).toHaveLength(1);
    expect(
      db
        .prepare("SELECT action, revision FROM migr_log ORDER BY seq")
        .all()
        .map((row) => ({ ...row })),
    ).toEqual([
      { action: "upgrade", revision: "aaaa" },
      { action: "upgrade", revision: "bbbb" },
    ]);
  });

  it("takes everything back when a statement fails, and names file, line and statement", async () => {
    const { db, tables } = open();
    const bad = sqlFile("cccc", "bbbb", "CREATE TABLE a (id integer);\n\nINSERT INTO nowhere VALUES (1);");
    const events: RunEvent[] = [];
    const run = upgrade(nodeSqlite(db), RevisionGraph.fromFiles([one, two, bad]), "head", {
      ...options,
      onEvent: (event) => events.push(event),
    });
    const error = await run.catch((thrown: unknown) => thrown);
    expect(events.at(-1)).toEqual({ type: "rolledBack", revisions: ["aaaa", "bbbb"] });
    expect(error).toBeInstanceOf(MigrError);
    expect(error).toMatchObject({
      code: "REVISION_FAILED",
      fields: { revision: "cccc", path: "versions/cccc.sql", line: 8, sql: "INSERT INTO nowhere VALUES (1)" },
    });
    expect(tables()).toEqual([]);
    expect(db.isTransaction).toBe(false);
  });

  it("keeps the revisions before the failing one with a transaction for each", async () => {
    const { db, tables } = open();
    const bad = sqlFile("cccc", "bbbb", "CREATE TABLE a (id integer);\nINSERT INTO nowhere VALUES (1);");
    const graph = RevisionGraph.fromFiles([one, two, bad]);
    await expect(upgrade(nodeSqlite(db), graph, "head", { ...options, transaction: "each" })).rejects.toThrow();
    expect(tables()).toEqual(["users"]);
    expect((await current(nodeSqlite(db), graph, options)).heads).toEqual(["bbbb"]);
  });

  it("without a transaction resumes at the statement after the last recorded one", async () => {
    const { db, tables } = open();
    const bad = sqlFile(
      "cccc",
      "",
      "CREATE TABLE a (id integer);\nINSERT INTO later VALUES (1);\nCREATE TABLE b (id integer);",
    );
    const graph = RevisionGraph.fromFiles([bad]);
    const none = { ...options, transaction: "none" } as const;
    await expect(upgrade(nodeSqlite(db), graph, "head", none)).rejects.toThrow("later");
    expect(tables()).toEqual(["a"]);
    expect((await current(nodeSqlite(db), graph, options)).partial).toEqual([
      { revision: "cccc", direction: "upgrade", statementsDone: 1 },
    ]);
    await expect(downgrade(nodeSqlite(db), graph, "base", none)).rejects.toMatchObject({ code: "REVISION_PARTIAL" });
    db.exec("CREATE TABLE later (id integer)");
    expect((await upgrade(nodeSqlite(db), graph, "head", none)).heads).toEqual(["cccc"]);
    expect(tables()).toEqual(["a", "b", "later"]);
  });

  it("refuses applied revisions that were edited, and ignores line endings", async () => {
    const { db } = open();
    await upgrade(nodeSqlite(db), RevisionGraph.fromFiles([one]), "head", options);
    const windows = { ...one, text: one.text.replaceAll("\n", "\r\n") };
    await upgrade(nodeSqlite(db), RevisionGraph.fromFiles([windows]), "head", options);
    const edited = { ...one, text: one.text.replace("name text", "name varchar") };
    await expect(upgrade(nodeSqlite(db), RevisionGraph.fromFiles([edited]), "head", options)).rejects.toMatchObject({
      code: "CHECKSUM_MISMATCH",
      message: expect.stringContaining("versions/aaaa.sql"),
    });
  });

  it("answers op.query with what the operations before it made", async () => {
    const { db } = open();
    const file = tsFile("dddd", "aaaa", {
      upgrade: async (op) => {
        op.insert("users", [{ id: 1, name: "Ada" }]);
        const rows = await op.query("SELECT name FROM users");
        op.execute("UPDATE users SET name = ? WHERE id = 1", [`${String(rows[0]?.name)} L.`]);
      },
    });
    await upgrade(nodeSqlite(db), RevisionGraph.fromFiles([one, file]), "head", options);
    expect(
      db
        .prepare("SELECT name FROM users")
        .all()
        .map((row) => row.name),
    ).toEqual(["Ada L."]);
  });

  it("fails before the commit when rows would point nowhere", async () => {
    const { db, tables } = open();
    const child = sqlFile(
      "eeee",
      "aaaa",
      "CREATE TABLE posts (id integer PRIMARY KEY, user_id integer REFERENCES users (id));\nINSERT INTO posts VALUES (1, 99);",
    );
    const graph = RevisionGraph.fromFiles([one, child]);
    await expect(upgrade(nodeSqlite(db), graph, "head", options)).rejects.toMatchObject({
      code: "FOREIGN_KEY_VIOLATION",
    });
    expect(tables()).toEqual([]);
  });

  it("tells what happens as typed events, in order", async () => {
    const { db } = open();
    const events: RunEvent[] = [];
    const graph = RevisionGraph.fromFiles([one, two]);
    await upgrade(nodeSqlite(db), graph, "head", { ...options, onEvent: (event) => events.push(event) });
    expect(events.map((event) => event.type)).toEqual([
      "planned",
      "started",
      "statement",
      "finished",
      "started",
      "statement",
      "finished",
    ]);
  });

  it("is stopped by a signal, with nothing left behind", async () => {
    const { db, tables } = open();
    const stop = new AbortController();
    const onEvent = (event: RunEvent): void => {
      if (event.type === "finished") stop.abort();
    };
    const graph = RevisionGraph.fromFiles([one, two]);
    const run = upgrade(nodeSqlite(db), graph, "head", { ...options, onEvent, signal: stop.signal });
    await expect(run).rejects.toMatchObject({ code: "ABORTED" });
    expect(tables()).toEqual([]);
  });
});

describe("hooks", () => {
  it("may change the schema between revisions, and a rebuild after them keeps what they made", async () => {
    const { db } = open();
    const first = tsFile("bbbb", "aaaa", { upgrade: (op) => op.alterColumn("users", "name", { type: "char(9)" }) });
    const second = tsFile("cccc", "bbbb", { upgrade: (op) => op.alterColumn("users", "name", { type: "text" }) });
    const hooks: RunHooks = {
      afterRevision: async ({ query, revision }) => {
        if (revision.id === "bbbb") await query("CREATE INDEX by_hook ON users (name)");
      },
    };
    await upgrade(nodeSqlite(db), RevisionGraph.fromFiles([one, first, second]), "head", { ...options, hooks });
    expect(db.prepare("SELECT sql FROM sqlite_master WHERE name = 'by_hook'").get()).toBeDefined();
  });
});

describe("downgrade()", () => {
  it("walks back in reverse and forgets the revisions", async () => {
    const { db, tables } = open();
    const graph = RevisionGraph.fromFiles([one, two]);
    await upgrade(nodeSqlite(db), graph, "head", options);
    const result = await downgrade(nodeSqlite(db), graph, "base", options);
    expect(result.ran.map((step) => step.revision)).toEqual(["bbbb", "aaaa"]);
    expect(result.heads).toEqual([]);
    expect(tables()).toEqual([]);
    expect(db.prepare("SELECT count(*) AS n FROM migr_revisions").get()?.n).toBe(0);
  });

  it("refuses a revision without a downgrade and leaves the others applied", async () => {
    const { db, tables } = open();
    const graph = RevisionGraph.fromFiles([sqlFile("aaaa", "", "CREATE TABLE a (id integer);")]);
    await upgrade(nodeSqlite(db), graph, "head", options);
    await expect(downgrade(nodeSqlite(db), graph, "-1", options)).rejects.toMatchObject({ code: "IRREVERSIBLE" });
    expect(tables()).toEqual(["a"]);
  });
});

describe("stamp()", () => {
  it("changes the record only", async () => {
    const { db, tables } = open();
    const graph = RevisionGraph.fromFiles([one, two]);
    expect((await stamp(nodeSqlite(db), graph, ["head"], options)).heads).toEqual(["bbbb"]);
    expect(tables()).toEqual([]);
    expect((await stamp(nodeSqlite(db), graph, ["base"], options)).heads).toEqual([]);
  });

  it("with purge forgets revisions that no file has", async () => {
    const { db } = open();
    await upgrade(nodeSqlite(db), RevisionGraph.fromFiles([one, two]), "head", options);
    const graph = RevisionGraph.fromFiles([one]);
    await expect(upgrade(nodeSqlite(db), graph, "head", options)).rejects.toMatchObject({ code: "UNKNOWN_APPLIED" });
    expect((await stamp(nodeSqlite(db), graph, ["head"], { ...options, purge: true })).heads).toEqual(["aaaa"]);
  });
});

describe("dryRun()", () => {
  it("lists every statement and changes nothing", async () => {
    const { db, tables } = open();
    const [first, second] = await dryRun(
      nodeSqlite(db),
      RevisionGraph.fromFiles([one, two]),
      "upgrade",
      "head",
      options,
    );
    expect(first?.statements).toEqual(["CREATE TABLE users (id integer PRIMARY KEY, name text)"]);
    expect(second?.statements[0]).toMatch(/^ALTER TABLE users ADD COLUMN age integer/);
    expect(tables()).toEqual([]);
  });
});

describe("offline()", () => {
  it("writes a script that leaves schema and ledger as the run itself does", async () => {
    const graph = RevisionGraph.fromFiles([one, two]);
    const [online, byHand] = [open(), open()];
    const scripted = { ...options, openShadow };
    await upgrade(nodeSqlite(online.db), graph, "head", options);
    byHand.db.exec(await offline(graph, "upgrade", "head", scripted));
    const schema = (db: DatabaseSync): unknown =>
      db.prepare("SELECT type, name, sql FROM sqlite_master ORDER BY name").all();
    const ledger = (db: DatabaseSync): unknown =>
      db
        .prepare("SELECT id, state, down_revisions, checksum, message, downgrade FROM migr_revisions ORDER BY id")
        .all();
    expect(schema(byHand.db)).toEqual(schema(online.db));
    expect(ledger(byHand.db)).toEqual(ledger(online.db));
    byHand.db.exec(await offline(graph, "downgrade", "bbbb:base", scripted));
    expect(byHand.tables()).toEqual([]);
  });
});
