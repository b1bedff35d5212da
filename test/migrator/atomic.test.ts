/**
 * Runs on a database that has only batches, as D1 and Durable Objects are. SQLite in the process stands in for it: what
 * it could do besides is refused.
 */
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { sqlite } from "../../core/dialects/sqlite/mod.ts";
import type { Connection } from "../../core/drivers/driver.ts";
import { durableObject } from "../../core/drivers/durable_object.ts";
import { isQuestion } from "../../core/migrator/atomic_connection.ts";
import { dryRun } from "../../core/migrator/dry_run.ts";
import type { RunEvent } from "../../core/migrator/options.ts";
import { downgrade, upgrade } from "../../core/migrator/run.ts";
import { stamp } from "../../core/migrator/stamp.ts";
import { switchDatabase } from "../../core/migrator/switch.ts";
import { RevisionGraph } from "../../core/revisions/graph.ts";
import { columns, sqlFile, tsFile } from "./support.ts";

/** SQLite as a Durable Object shows it. */
function open(): { db: DatabaseSync; connection: Connection; sent: string[] } {
  const db = new DatabaseSync(":memory:");
  db.exec("PRAGMA foreign_keys=ON");
  const sent: string[] = [];
  const connection = durableObject({
    sql: {
      exec(sql, ...bindings) {
        if (/^\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|PRAGMA (foreign_keys|query_only|busy))/i.test(sql)) {
          throw new Error(`not authorized: ${sql}`);
        }
        sent.push(sql);
        const rows = db.prepare(sql).all(...bindings);
        return { toArray: () => rows };
      },
    },
    transactionSync(work) {
      db.exec("BEGIN");
      try {
        const result = work();
        db.exec("COMMIT");
        return result;
      } catch (error) {
        if (db.isTransaction) db.exec("ROLLBACK");
        throw error;
      }
    },
  });
  return { db, connection, sent };
}

const users = sqlFile("aaaa", "", "CREATE TABLE users (id integer PRIMARY KEY, name text);", "DROP TABLE users;");
const posts = sqlFile(
  "bbbb",
  "aaaa",
  "CREATE TABLE posts (id integer PRIMARY KEY, user_id integer REFERENCES users (id) ON DELETE CASCADE);\nINSERT INTO users VALUES (1, 'Ada');\nINSERT INTO posts VALUES (7, 1);",
  "DROP TABLE posts;",
);
const required = tsFile("cccc", "bbbb", {
  upgrade: async (op) => {
    const [row] = await op.query<{ n: number }>("SELECT count(*) AS n FROM users WHERE name IS NULL");
    if (row?.n === 0) op.alterColumn("users", "name", { type: "varchar(50)", notNull: true });
  },
  downgrade: (op) => op.alterColumn("users", "name", { type: "text", notNull: false }),
});
const options = { dialect: sqlite };

const applied = (db: DatabaseSync): unknown[] =>
  db
    .prepare("SELECT id FROM migr_revisions WHERE state = 'applied' ORDER BY id")
    .all()
    .map(({ id }) => id);

describe("on a database without transactions", () => {
  it("a run goes up and down, asks, rebuilds, and keeps child rows", async () => {
    const { db, connection } = open();
    const graph = RevisionGraph.fromFiles([users, posts, required]);
    expect((await upgrade(connection, graph, "head", options)).heads).toEqual(["cccc"]);
    expect(() => db.exec("INSERT INTO users VALUES (2, NULL)")).toThrow(/NOT NULL/);
    expect(db.prepare("SELECT * FROM posts").all()).toEqual([{ id: 7, user_id: 1 }]);
    await downgrade(connection, graph, "aaaa", options);
    expect(applied(db)).toEqual(["aaaa"]);
    db.exec("INSERT INTO users VALUES (2, NULL)");
    await stamp(connection, graph, ["bbbb"], options);
    expect(applied(db)).toEqual(["aaaa", "bbbb"]);
    expect(
      await switchDatabase(connection, RevisionGraph.fromFiles([users]), { ...options, allowLoss: true }).catch(
        (error: unknown) => error,
      ),
    ).toMatchObject({ code: "REVISION_FAILED" });
    await stamp(connection, graph, ["aaaa"], options);
  });

  it("a run that has nothing to do costs one query", async () => {
    const { connection, sent } = open();
    const graph = RevisionGraph.fromFiles([users, posts]);
    await upgrade(connection, graph, "head", options);
    sent.length = 0;
    await upgrade(connection, graph, "head", options);
    expect(sent).toHaveLength(1);
  });

  it("a failing statement takes its revision back, and is named with its line; what ran before stays", async () => {
    const { db, connection } = open();
    const broken = sqlFile("bbbb", "aaaa", "CREATE TABLE t (a);\nINSERT INTO nowhere VALUES (1);\nCREATE TABLE u (a);");
    const graph = RevisionGraph.fromFiles([users, broken]);
    await expect(upgrade(connection, graph, "head", options)).rejects.toMatchObject({
      code: "REVISION_FAILED",
      fields: { revision: "bbbb", path: "versions/bbbb.sql", line: 7, sql: "INSERT INTO nowhere VALUES (1)" },
    });
    expect(applied(db)).toEqual(["aaaa"]);
    expect(db.prepare("SELECT name FROM sqlite_schema WHERE name IN ('t', 'u')").all()).toEqual([]);
    expect(db.prepare("SELECT expires_at FROM migr_lock").all()).toEqual([{ expires_at: 0 }]);
  });

  it("a question after a write is refused by name, and nothing of the revision has run", async () => {
    const { db, connection } = open();
    const late = tsFile("bbbb", "aaaa", {
      upgrade: async (op) => {
        op.insert("users", [{ id: 1, name: "Ada" }]);
        await op.query("SELECT count(*) AS n FROM users");
      },
    });
    await expect(upgrade(connection, RevisionGraph.fromFiles([users, late]), "head", options)).rejects.toMatchObject({
      code: "OPERATION_UNSUPPORTED",
      message: expect.stringContaining("SELECT count(*) AS n FROM users"),
      hint: expect.stringContaining("revision of its own"),
    });
    expect(db.prepare("SELECT * FROM users").all()).toEqual([]);
    expect(applied(db)).toEqual(["aaaa"]);
  });

  it("one transaction for the whole run takes all of it back", async () => {
    const { db, connection } = open();
    const graph = RevisionGraph.fromFiles([users, sqlFile("bbbb", "aaaa", "INSERT INTO nowhere VALUES (1);")]);
    const events: RunEvent[] = [];
    const all = { ...options, transaction: "all", onEvent: (event: RunEvent) => void events.push(event) } as const;
    await expect(upgrade(connection, graph, "head", all)).rejects.toMatchObject({ fields: { revision: "bbbb" } });
    expect(applied(db)).toEqual([]);
    expect(events).toContainEqual({ type: "rolledBack", revisions: ["aaaa", "bbbb"] });
  });

  it("a dry run shows what a run would send, and writes nothing", async () => {
    const { db, connection } = open();
    const graph = RevisionGraph.fromFiles([users, posts]);
    await upgrade(connection, graph, "head", options);
    const next = tsFile("cccc", "bbbb", { upgrade: (op) => op.alterColumn("users", "name", { type: "varchar(5)" }) });
    const steps = await dryRun(connection, RevisionGraph.fromFiles([users, posts, next]), "upgrade", "head", options);
    expect(steps[0]?.statements).toContain("DROP TABLE posts");
    expect(columns(db, "users")).toEqual(["id", "name"]);
    const writes = tsFile("cccc", "bbbb", { upgrade: async (op) => void (await op.query("DELETE FROM posts")) });
    await expect(
      dryRun(connection, RevisionGraph.fromFiles([users, posts, writes]), "upgrade", "head", options),
    ).rejects.toMatchObject({ code: "OFFLINE" });
    expect(db.prepare("SELECT count(*) AS n FROM posts").all()).toEqual([{ n: 1 }]);
  });
});

describe("isQuestion()", () => {
  it.each([
    ["SELECT 1", true],
    [" (VALUES (1))", true],
    ["WITH t AS (SELECT 'DELETE FROM x' AS a) SELECT * FROM t", true],
    ["SELECT replace(a, 'x', 'y') FROM t -- UPDATE t SET a", true],
    ["PRAGMA table_info(users)", true],
    ["PRAGMA foreign_keys=OFF", false],
    ["WITH t AS (SELECT 1) INSERT INTO u SELECT * FROM t", false],
    ["WITH t AS (SELECT 1) DELETE FROM u", false],
    ["WITH t AS (SELECT 1) UPDATE u SET a = 1", false],
    ["WITH t AS (SELECT 1) REPLACE INTO u SELECT 1", false],
    ['WITH t AS (SELECT 1) UPDATE "u" SET a = 1', false],
    ["INSERT INTO t VALUES (1) RETURNING a", false],
    ["DELETE FROM t", false],
  ])("%s: %s", (sql, expected) => expect(isQuestion(sql)).toBe(expected));
});
