/** Rebuilds where foreign keys stay on: rows of other tables must survive what the engine would do to them. */
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { sqlite } from "../../../core/dialects/sqlite/mod.ts";
import { nodeSqlite } from "../../../core/drivers/node_sqlite.ts";
import type { Operations } from "../../../core/operations/facade.ts";
import type { Operation } from "../../../core/operations/operation.ts";
import { createOperations } from "../../../core/operations/recorder.ts";

/** Runs verbs as on D1: one transaction, foreign keys on. */
async function run(db: DatabaseSync, verbs: (op: Operations) => void, foreignKeysStayOn = true): Promise<void> {
  const operations: Operation[] = [];
  verbs(
    createOperations((operation) => operations.push(operation), {
      dialect: "sqlite",
      query: () => Promise.reject(new Error("asked")),
    }),
  );
  const connection = nodeSqlite(db);
  const statements = await sqlite.compile(operations, {
    catalog: () => sqlite.introspect(connection),
    foreignKeysStayOn,
  });
  db.exec("BEGIN");
  try {
    for (const { sql } of statements) await connection.query(sql);
    db.exec("COMMIT");
  } catch (error) {
    db.exec("ROLLBACK");
    throw error;
  }
}

function open(...sql: readonly string[]): DatabaseSync {
  const db = new DatabaseSync(":memory:");
  db.exec("PRAGMA foreign_keys=ON");
  for (const statement of sql) db.exec(statement);
  return db;
}

const all = (db: DatabaseSync, sql: string): unknown[] =>
  db
    .prepare(sql)
    .all()
    .map((row) => Object.values(row));

const setNotNull = (op: Operations): void => op.alterColumn("users", "name", { notNull: true });

describe("a rebuild where foreign keys stay on", () => {
  it.each(["CASCADE", "SET NULL", "SET DEFAULT", "RESTRICT", "NO ACTION"])(
    "keeps the rows of tables that refer to it with ON DELETE %s, down to grandchildren",
    async (action) => {
      const db = open(
        "CREATE TABLE users (id integer PRIMARY KEY, name text)",
        `CREATE TABLE posts (id integer PRIMARY KEY AUTOINCREMENT, user_id integer REFERENCES users (id) ON DELETE ${action})`,
        `CREATE TABLE likes (post_id integer NOT NULL REFERENCES posts (id) ON DELETE CASCADE, who text)`,
        "INSERT INTO users VALUES (1, 'a'), (2, 'b')",
        "INSERT INTO posts VALUES (7, 1), (9, 2), (99, 2)",
        "DELETE FROM posts WHERE id = 99",
        "INSERT INTO likes (rowid, post_id, who) VALUES (5, 7, 'x'), (6, 9, 'y')",
      );
      await run(db, setNotNull);
      expect(all(db, "SELECT * FROM posts")).toEqual([
        [7, 1],
        [9, 2],
      ]);
      expect(all(db, "SELECT rowid, * FROM likes")).toEqual([
        [5, 7, "x"],
        [6, 9, "y"],
      ]);
      expect(all(db, "PRAGMA foreign_key_check")).toEqual([]);
      expect(all(db, "SELECT name FROM sqlite_schema WHERE name LIKE 'migr%'")).toEqual([]);
      expect(() => db.exec("INSERT INTO users VALUES (3, NULL)")).toThrow(/NOT NULL/);
      // The counter goes on behind the row that was deleted.
      db.exec("INSERT INTO posts (user_id) VALUES (1)");
      expect(all(db, "SELECT max(id) FROM posts")).toEqual([[100]]);
    },
  );

  it("keeps what ANALYZE found in all of them", async () => {
    const db = open(
      "CREATE TABLE users (id integer PRIMARY KEY, name text UNIQUE)",
      "CREATE TABLE posts (user_id integer REFERENCES users (id))",
      "CREATE INDEX posts_user ON posts (user_id)",
      "INSERT INTO users VALUES (1, 'a'), (2, 'b')",
      "INSERT INTO posts VALUES (1), (1)",
      "ANALYZE",
    );
    const found = (): unknown[] => all(db, "SELECT tbl, idx, stat FROM sqlite_stat1 ORDER BY idx");
    const before = found();
    expect(before).toHaveLength(2);
    await run(db, setNotNull);
    expect(found()).toEqual(before);
  });

  it("shows that the usual rebuild would lose them", async () => {
    const db = open(
      "CREATE TABLE users (id integer PRIMARY KEY, name text)",
      "CREATE TABLE posts (id integer PRIMARY KEY, user_id integer REFERENCES users (id) ON DELETE CASCADE)",
      "INSERT INTO users VALUES (1, 'a')",
      "INSERT INTO posts VALUES (7, 1)",
    );
    await run(db, setNotNull, false);
    expect(all(db, "SELECT * FROM posts")).toEqual([]);
  });

  it("keeps rows that refer to their own table, and tables that refer to each other", async () => {
    const db = open(
      "CREATE TABLE users (id integer PRIMARY KEY, name text, boss integer REFERENCES users (id) ON DELETE CASCADE, team integer REFERENCES teams (id) ON DELETE RESTRICT)",
      "CREATE TABLE teams (id integer PRIMARY KEY, lead integer REFERENCES users (id) ON DELETE RESTRICT)",
      "INSERT INTO teams VALUES (1, NULL)",
      "INSERT INTO users VALUES (1, 'a', NULL, 1), (2, 'b', 1, 1)",
      "UPDATE teams SET lead = 1",
    );
    await run(db, setNotNull);
    expect(all(db, "SELECT * FROM users")).toEqual([
      [1, "a", null, 1],
      [2, "b", 1, 1],
    ]);
    expect(all(db, "SELECT * FROM teams")).toEqual([[1, 1]]);
  });

  it("keeps indexes, triggers and views, and a foreign key to a unique index", async () => {
    const db = open(
      "CREATE TABLE users (id integer PRIMARY KEY, name text, email text)",
      "CREATE UNIQUE INDEX users_email ON users (email)",
      "CREATE TABLE posts (id integer PRIMARY KEY, email text REFERENCES users (email) ON DELETE CASCADE)",
      "CREATE INDEX posts_email ON posts (email)",
      "CREATE TABLE log (what text)",
      "CREATE TRIGGER posts_gone AFTER DELETE ON posts BEGIN INSERT INTO log VALUES (old.id); END",
      "CREATE TRIGGER log_users AFTER INSERT ON log BEGIN UPDATE users SET name = name; END",
      "CREATE VIEW named AS SELECT p.id, u.name FROM posts p JOIN users u USING (email)",
      "INSERT INTO users VALUES (1, 'a', 'a@x')",
      "INSERT INTO posts VALUES (7, 'a@x')",
    );
    const names = all(db, "SELECT type, name FROM sqlite_schema ORDER BY 1, 2");
    await run(db, setNotNull);
    expect(all(db, "SELECT type, name FROM sqlite_schema ORDER BY 1, 2")).toEqual(names);
    expect(all(db, "SELECT * FROM named")).toEqual([[7, "a"]]);
    expect(all(db, "SELECT * FROM log")).toEqual([]);
  });

  it("changes a table and the one that refers to it in the same revision", async () => {
    const db = open(
      "CREATE TABLE users (id integer PRIMARY KEY, name text)",
      "CREATE TABLE posts (id integer PRIMARY KEY, user_id integer REFERENCES users (id) ON DELETE CASCADE, title text)",
      "INSERT INTO users VALUES (1, 'a')",
      "INSERT INTO posts VALUES (7, 1, 't')",
    );
    await run(db, (op) => {
      op.alterColumn("posts", "title", { notNull: true });
      setNotNull(op);
      op.addColumn("posts", { name: "body", type: "text" });
      op.createCheck("posts_title", "posts", "length(title) > 0");
    });
    expect(all(db, "SELECT * FROM posts")).toEqual([[7, 1, "t", null]]);
    expect(() => db.exec("INSERT INTO posts VALUES (8, 1, NULL, NULL)")).toThrow(/NOT NULL/);
    expect(() => db.exec("INSERT INTO posts VALUES (8, 1, '', NULL)")).toThrow(/posts_title/);
    expect(() => db.exec("INSERT INTO users VALUES (2, NULL)")).toThrow(/NOT NULL/);
  });

  it("refuses to drop a table whose rows others lose with it", async () => {
    const db = open(
      "CREATE TABLE users (id integer PRIMARY KEY, name text)",
      "CREATE TABLE posts (id integer PRIMARY KEY, user_id integer REFERENCES users (id) ON DELETE CASCADE)",
      "INSERT INTO users VALUES (1, 'a')",
      "INSERT INTO posts VALUES (7, 1)",
    );
    await expect(run(db, (op) => op.dropTable("users"))).rejects.toThrow(/rows of another table would be lost/);
    expect(all(db, "SELECT * FROM posts")).toEqual([[7, 1]]);
    await run(db, (op) => {
      op.dropTable("posts");
      op.dropTable("users");
    });
    expect(all(db, "SELECT name FROM sqlite_schema")).toEqual([]);
  });
});
