import { spawnSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { sharedPostgres } from "../support/servers.ts";
import { TestProject } from "./project.ts";

const OLD = "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);";
const NEW = `CREATE INDEX users_name_idx ON users (name);
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE posts (id INTEGER PRIMARY KEY, author INTEGER REFERENCES users (id));`;

/** A SQLite file with a schema. */
function database(project: TestProject, file: string, sql: string): void {
  const client = new DatabaseSync(project.path(file));
  client.exec(sql);
  client.close();
}

function schemaOf(project: TestProject, file: string): unknown[] {
  return project.sql("SELECT type, name FROM sqlite_schema ORDER BY 1, 2", file);
}

describe("migr diff", () => {
  it("prints a script that SQLite's shell runs as it is, and that leaves no difference", async () => {
    const project = new TestProject();
    project.write("new.sql", NEW);
    database(project, "old.db", `${OLD} INSERT INTO users VALUES (1, 'Ada');`);
    const { stdout, code } = await project.run(["diff", "old.db", "new.sql"]);
    expect(code).toBe(0);
    const shell = spawnSync("sqlite3", [project.path("old.db")], { input: stdout, encoding: "utf8" });
    expect(shell.stderr + shell.stdout).toBe("");
    expect(project.sql("SELECT * FROM users", "old.db")).toEqual([{ id: 1, name: "Ada" }]);
    expect(await project.json("diff", "old.db", "new.sql", "--exit-code")).toMatchObject({ operations: [], sql: "" });
  });

  it("writes nothing when both sides are databases", async () => {
    const project = new TestProject();
    database(project, "a.db", OLD);
    database(project, "b.db", NEW.split("\n").reverse().join("\n"));
    const before = [project.read("a.db"), project.read("b.db")];
    await project.json("diff", "a.db", "sqlite:./b.db");
    expect([project.read("a.db"), project.read("b.db")]).toEqual(before);
    expect(schemaOf(project, "a.db")).toEqual([{ type: "table", name: "users" }]);
  });

  it("tells for each operation what it locks, writes anew and loses", async () => {
    const project = new TestProject();
    project.write("old.sql", "CREATE TABLE t (a integer, b text);");
    project.write("new.sql", "CREATE TABLE t (a bigint);");
    const { operations } = await project.json<{ operations: Record<string, unknown>[] }>(
      ...["diff", "old.sql", "new.sql", "--dialect", "postgres"],
    );
    const locks = [{ relation: "t", mode: "AccessExclusive" }];
    expect(operations).toMatchObject([
      { verb: "alter", dataLoss: "none", impact: { class: "rewrite", locks, rewrites: ["t"] } },
      { verb: "drop", dataLoss: "lossy", impact: { class: "metadata", locks, measured: true } },
    ]);
  });

  it("measures beside an event trigger that lets nobody change anything, and does not ask it", async () => {
    const project = new TestProject();
    const guard = "CREATE FUNCTION no() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN RAISE 'no'; END$$;";
    project.write("old.sql", `CREATE TABLE t (a integer); ${guard}`);
    const event = "CREATE EVENT TRIGGER guard ON ddl_command_end EXECUTE FUNCTION no();";
    project.write("new.sql", `CREATE TABLE t (a bigint); ${guard} ${event}`);
    for (const [from, to, verb] of [
      ["old.sql", "new.sql", "create"],
      ["new.sql", "old.sql", "drop"],
    ] as const) {
      const { operations } = await project.json<{ operations: Record<string, unknown>[] }>(
        ...["diff", from, to, "--dialect", "postgres"],
      );
      expect(operations.map(({ impact }) => impact)).toMatchObject(
        operations.map((operation) => ({ class: operation.verb === verb ? "metadata" : "rewrite", measured: true })),
      );
      expect(operations).toHaveLength(2);
    }
  });

  it("exits with 1 when told to and there is a difference, which --summary shows as a tree", async () => {
    const project = new TestProject();
    project.write("old.sql", OLD);
    project.write("new.sql", NEW);
    const { stdout, code } = await project.run(["diff", "old.sql", "new.sql", "--summary", "--exit-code"]);
    expect(code).toBe(1);
    expect(stdout).toMatchInlineSnapshot(`
      "old.sql → new.sql
        + table posts  · locks main Exclusive
            column posts.id
            column posts.author
            primary key posts.posts_pkey
            foreign key posts.posts_author_fkey
        ~ table users
            ~ column users.name (notNull)  · rewrites users · locks main Exclusive
            + index users.users_name_idx  · rewrites users · locks main Exclusive

      3 changes: 2 added, 1 changed.
      "
    `);
  });

  it("shows what names have in the way of control characters, and lets no terminal obey them", async () => {
    const project = new TestProject();
    project.write("old.sql", 'CREATE TABLE "a\nb" (id integer PRIMARY KEY);');
    const odd = 'CREATE TABLE "a\nb" (id integer PRIMARY KEY, "\u001b[2Jx\u009b" text);';
    project.write("new.sql", `${odd} COMMENT ON TABLE "a\nb" IS 'x';`);
    const args = ["diff", "old.sql", "new.sql", "--dialect", "postgres", "--summary"];
    const { stdout } = await project.run(args, { interactive: true, env: { NO_COLOR: "1" } });
    expect(stdout.split("\n").slice(1, 4)).toEqual([
      '  ~ table "a\\nb"',
      '      + column "a\\nb".\\u001b[2Jx\\u009b  · locks "a\\nb" AccessExclusive',
      '      + comment on table "a\\nb"  · locks "a\\nb" ShareUpdateExclusive',
    ]);
  });

  it("asks for renames as revisions do, and takes the answer", async () => {
    const project = new TestProject();
    project.write("old.sql", "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);");
    project.write("new.sql", "CREATE TABLE users (id INTEGER PRIMARY KEY, full_name TEXT);");
    expect((await project.error("diff", "old.sql", "new.sql")).code).toBe("RENAME_UNANSWERED");
    const { sql } = await project.json<{ sql: string }>(
      ...["diff", "old.sql", "new.sql", "--rename", "users.name:users.full_name"],
    );
    expect(sql).toContain("RENAME COLUMN name TO full_name");
  });

  it("compares the revisions with models in SQL, in folders and in any order", async () => {
    const project = new TestProject(`dialect: "sqlite", models: "./schema"`);
    project.write("schema/a/posts.sql", NEW.split("\n")[2] ?? "");
    project.write("schema/b.sql", NEW.split("\n").slice(0, 2).join("\n"));
    await project.json("revision", "--autogenerate", "-m", "first");
    expect(await project.json("diff", "history", "models")).toMatchObject({ operations: [] });
    expect(await project.json("check", "--from", "history")).toMatchObject({ operations: [] });
  });

  it("reads what links lead to once, even a folder around them", async () => {
    const project = new TestProject();
    project.write("schema/a/a.sql", "CREATE TABLE a (x INTEGER);");
    project.write("elsewhere/b.sql", "CREATE TABLE b (x INTEGER);");
    symlinkSync("..", project.path("schema/a/loop"));
    symlinkSync("a.sql", project.path("schema/a/again.sql"));
    symlinkSync("../elsewhere", project.path("schema/out"));
    project.write("same.sql", "CREATE TABLE a (x INTEGER); CREATE TABLE b (x INTEGER);");
    const { operations } = await project.json<{ operations: [] }>("diff", "schema", "same.sql", "--dialect", "sqlite");
    expect(operations).toEqual([]);
  });

  it("takes the files that a pattern matches as one model", async () => {
    const project = new TestProject('models: "./db/**/*.{sql,ts}"');
    project.write("db/a.sql", "CREATE TABLE a (x INTEGER);");
    project.write("db/deep/er/b.sql", "CREATE INDEX i ON a (x);");
    project.write("db/deep/notes.md", "CREATE TABLE no (x INTEGER);");
    project.write("db/.hidden/c.sql", "CREATE TABLE no (x INTEGER);");
    project.write("same.sql", "CREATE TABLE a (x INTEGER); CREATE INDEX i ON a (x);");
    expect(await project.json("diff", "models", "same.sql")).toMatchObject({ operations: [] });
    expect(await project.json("diff", "db/*/e?/b.sql", "db/deep/**/b.sql").catch(String)).toContain("no such table");
    expect((await project.error("diff", "db/x*.sql", "same.sql")).message).toContain("No model matches db/x*.sql");
  });

  it("names file and line of what cannot be, and reports what is about rows", async () => {
    const project = new TestProject();
    project.write("old.sql", `${OLD}\nINSERT INTO users VALUES (1, 'x');`);
    project.write("new.sql", "\nCREATE INDEX i ON nowhere (a);");
    expect(await project.error("diff", "old.sql", "new.sql")).toMatchObject({
      code: "MODEL_ERROR",
      file: "new.sql",
      line: 2,
      message: expect.stringContaining("nowhere"),
    });
    const { notes } = await project.json<{ notes: string[] }>("diff", "old.sql", "old.sql");
    expect(notes[0]).toContain("old.sql:2 is about rows");
    const rows = Array.from({ length: 1000 }, (_, id) => `INSERT INTO users VALUES (${id}, 'x');`);
    project.write("dump.sql", [OLD, ...rows].join("\n"));
    const { notes: few } = await project.json<{ notes: string[] }>("diff", "dump.sql", "dump.sql");
    expect(few[0]).toContain("dump.sql:2, 3, 4, 5, 6 and 995 more are about rows");
    expect(few).toHaveLength(2);
  });

  it.each([
    [["old.sql", "nothing.sql"], "There is no file or folder nothing.sql"],
    [["old.sql", "missing.db"], "There is no file"],
    [["postgres://me:secret@localhost:1/x", "sqlite:./a.db"], "is postgres, and sqlite:./a.db is sqlite"],
    [["old.sql", "old.txt"], "neither TypeScript, JavaScript nor SQL"],
    [["old.sql", "empty"], "no file of SQL in empty"],
  ])("says what is wrong with %j", async (args, message) => {
    const project = new TestProject();
    project.write("old.sql", OLD);
    project.write("old.txt", "");
    project.write("empty/readme.md", "");
    const error = await project.error("diff", ...args);
    expect(error.message).toContain(message);
    expect(JSON.stringify(error)).not.toContain("secret");
  });
});

describe("A source that is not there", () => {
  it.each([
    ["schma.sql", "schema.sql"],
    ["./folder/schma.sql", "folder/schema.sql"],
    ["histroy", "history"],
  ])("%s brings the nearest one to mind", async (word, meant) => {
    const project = new TestProject();
    project.write("schema.sql", OLD);
    project.write("folder/schema.sql", OLD);
    expect((await project.error("inspect", word)).hint).toBe(`Did you mean ${meant}?`);
  });
});

describe("migr diff on PostgreSQL", () => {
  it("prints a script for psql between two servers' databases, and a TypeScript model is as good as one", async (context) => {
    const server = await sharedPostgres(18);
    if (server === undefined) return context.skip();
    const [from, to] = [await server.createDatabase(), await server.createDatabase()];
    const psql = (url: string, input: string): void => {
      const { status, stderr } = spawnSync("psql", ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", url], {
        input,
        encoding: "utf8",
      });
      expect(stderr).toBe("");
      expect(status).toBe(0);
    };
    psql(to, "CREATE TYPE mood AS ENUM ('a'); CREATE TABLE t (id int PRIMARY KEY, m mood NOT NULL DEFAULT 'a');");
    const project = new TestProject();
    const model =
      'import { enumType, integer, table } from "migr/schema";\nexport const mood = enumType("mood", ["a"]);';
    project.write(
      "schema.ts",
      `${model}\nexport const t = table("t", { id: integer().primaryKey(), m: mood().notNull().default("a") });`,
    );
    psql(from, (await project.run(["diff", from, to])).stdout);
    for (const sides of [
      [from, to],
      [from, "schema.ts"],
      ["schema.ts", to],
    ]) {
      expect(await project.json("diff", ...sides)).toMatchObject({ operations: [] });
    }
  });
});

describe("migr inspect", () => {
  const SCHEMA = `CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, email TEXT NOT NULL UNIQUE, age INTEGER DEFAULT 7 CHECK (age > 0));
CREATE TABLE "Odd ones" (a INTEGER NOT NULL, b INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE, PRIMARY KEY (a, b));
CREATE INDEX "by email" ON users (lower(email)) WHERE age > 5;
CREATE VIEW v AS SELECT id FROM users;`;

  it.each(["sql", "ts"])("prints %s that declares the same schema", async (format) => {
    const project = new TestProject();
    project.write("schema.sql", SCHEMA);
    const { stdout } = await project.run(["inspect", "schema.sql", "--format", format]);
    project.write(`again.${format}`, stdout);
    expect(await project.json("diff", "schema.sql", `again.${format}`, "--no-rename")).toMatchObject({
      operations: [],
    });
  });

  it("prints a diagram, and the catalog as JSON", async () => {
    const project = new TestProject();
    project.write("schema.sql", SCHEMA);
    const { stdout } = await project.run(["inspect", "schema.sql", "--format", "mermaid"]);
    expect(stdout).toContain('"Odd ones" }o--|| users : "b"');
    expect(stdout).toContain("    integer id PK");
    const { objects } = await project.json<{ objects: { kind: string }[] }>("inspect", "schema.sql");
    expect(objects.filter(({ kind }) => kind === "table")).toHaveLength(2);
  });
});
