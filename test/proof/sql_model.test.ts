import { describe, expect, it } from "vitest";
import { catalogOfSql, type SqlFile } from "../../core/proof/sql_model.ts";
import { plain } from "../support/migrate.ts";
import { FAST_TARGETS, targetNamed } from "../support/targets.ts";

async function read(target: string, ...files: SqlFile[]) {
  const found = targetNamed(target);
  const database = await found.open();
  const openShadow = async () => ({
    connection: database.connection,
    reset: () => database.reset(),
    close: () => database.dispose(),
  });
  return await catalogOfSql(files, { dialect: found.dialect, openShadow });
}

const file = (path: string, ...lines: string[]): SqlFile => ({ path, text: lines.join("\n") });

describe("catalogOfSql()", () => {
  it.each(FAST_TARGETS.map(({ name }) => name))(
    "runs statements in any order and across files, on %s",
    async (name) => {
      const tables = "CREATE TABLE p (id integer PRIMARY KEY);\nCREATE TABLE c (p_id integer REFERENCES p (id));";
      const rest = "CREATE INDEX i ON c (p_id);\nCREATE VIEW v AS SELECT p_id FROM c;";
      const inOrder = await read(name, file("all.sql", tables, rest));
      const turned = [...tables.split("\n"), ...rest.split("\n")].reverse();
      const inDisorder = await read(name, file("a.sql", ...turned.slice(0, 2)), file("b.sql", ...turned.slice(2)));
      expect(plain(inDisorder.catalog)).toEqual(plain(inOrder.catalog));
      expect(Object.keys(plain(inOrder.catalog))).toContain("index:c.i");
    },
  );

  it("tells the places of statements that need each other", async () => {
    const circle = file("v.sql", "CREATE VIEW v AS SELECT * FROM w;", "CREATE VIEW w AS SELECT * FROM v;");
    await expect(read("PGlite", circle)).rejects.toThrow("none can be first: v.sql:1 and v.sql:2.");
    const keys = file("t.sql", "CREATE TABLE a (b int REFERENCES b);", "CREATE TABLE b (a int REFERENCES a);");
    await expect(read("PGlite", keys)).rejects.toThrow("none can be first: t.sql:1 and t.sql:2.");
  });

  it("leaves out what is about the server, and tells it", async () => {
    const dump = file(
      "dump.sql",
      "CREATE DATABASE app WITH TEMPLATE = template0;",
      "\\connect app",
      "CREATE TABLE t (id int);",
      "COMMENT ON DATABASE app IS 'x';",
      "GRANT CONNECT ON DATABASE app TO somebody;",
      "GRANT SELECT ON t TO public;",
    );
    const { catalog, ignored } = await read("PGlite", dump);
    expect(ignored.map(({ line, about }) => [line, about])).toEqual([
      [1, "the server"],
      [4, "the server"],
      [5, "the server"],
    ]);
    expect(catalog.ofKind("table")).toHaveLength(1);
  });

  it.each([
    ["PGlite", "\\i tables.sql"],
    ["PGlite", "\\include_relative 'more tables.sql'"],
    ["node:sqlite in memory", ".read tables.sql"],
  ])("follows no command of a shell into another file, and says so: %s, %s", async (name, command) => {
    const main = file("main.sql", "CREATE TABLE t (id int);", "", command, "CREATE TABLE u (id int);");
    await expect(read(name, main)).rejects.toMatchObject({
      code: "MODEL_ERROR",
      message: `${command} goes on with another file, which is not followed.`,
      fields: { file: "main.sql", line: 3 },
    });
  });

  it("takes rows and psql's commands only for such where psql does", async () => {
    const dump = file(
      "dump.sql",
      "\\restrict token",
      'CREATE TABLE "a;b" (c text);',
      'COPY "a;b" (c) FROM stdin;',
      "it's \\\\. no end",
      "\\.",
      "SELECT 'DROP TABLE t' \\gexec",
      "CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$ SELECT '",
      "COPY t FROM stdin;",
      "\\d",
      "\\.",
      "' $$;",
      "COMMENT ON FUNCTION f() IS '",
      "\\connect';",
      "ALTER LARGE OBJECT 4242 OWNER TO postgres;",
      "CREATE TABLE last (id int);",
    );
    const { catalog, ignored } = await read("PGlite", dump);
    expect(ignored.map(({ line, about }) => [line, about])).toEqual([
      [3, "rows"],
      [6, "rows"],
      [14, "rows"],
    ]);
    expect(catalog.ofKind("table").map(({ id }) => id.name)).toEqual(["a;b", "last"]);
    expect(catalog.ofKind("function")[0]?.attributes).toMatchObject({
      body: expect.stringContaining("COPY t FROM stdin;\n\\d\n\\.\n"),
    });
    expect(catalog.ofKind("comment")[0]?.attributes).toEqual({ text: "\n\\connect" });
  });

  it.each(["PGlite", "node:sqlite in memory"])(
    "leaves out what takes away something before it is made, on %s",
    async (name) => {
      const dump = file(
        "clean.sql",
        "ALTER TABLE t DROP COLUMN b;",
        "DROP VIEW v;",
        "DROP TABLE IF EXISTS t;",
        "DROP TABLE t;",
        "CREATE TABLE t (a integer, b integer, c integer);",
        "CREATE VIEW v AS SELECT a FROM t;",
        "ALTER TABLE t DROP COLUMN c;",
      );
      const { catalog, ignored } = await read(name, dump);
      expect(ignored.map(({ line, about }) => [line, about])).toEqual([
        [1, "what is not there"],
        [2, "what is not there"],
        [4, "what is not there"],
      ]);
      expect(catalog.ofKind("view")).toHaveLength(1);
      expect(catalog.ofKind("column").map(({ id }) => id.name)).toEqual(["a", "b"]);
    },
  );

  it("takes the last of the views that pg_dump --clean makes in the place of one", async () => {
    const dump = file(
      "clean.sql",
      "CREATE OR REPLACE VIEW app.v AS SELECT NULL::app.name AS a;",
      "CREATE SCHEMA app;",
      "CREATE DOMAIN app.name AS text;",
      "CREATE TABLE app.t (a app.name);",
      "CREATE VIEW app.v AS SELECT NULL::app.name AS a;",
      "CREATE OR REPLACE VIEW app.v AS SELECT a FROM app.t;",
    );
    const { catalog, ignored } = await read("PGlite", dump);
    expect(ignored.map(({ line }) => line)).toEqual([1]);
    expect(catalog.ofKind("view")[0]?.attributes.definition).toContain("FROM app.t");
  });

  it("leaves roles that the server has as they are, as in the output of pg_dumpall --globals-only", async () => {
    const globals = file(
      "globals.sql",
      "CREATE ROLE app;",
      "ALTER ROLE app WITH LOGIN PASSWORD 'x';",
      "CREATE ROLE postgres;",
      "ALTER ROLE postgres WITH NOLOGIN;",
      'GRANT "app" TO postgres WITH ADMIN OPTION;',
      "DROP ROLE IF EXISTS postgres;",
      "COMMENT ON ROLE postgres IS 'x';",
      "GRANT postgres TO postgres;",
    );
    const { ignored } = await read("PGlite", globals);
    expect(ignored.map(({ line, about }) => [line, about])).toEqual(
      [3, 4, 6, 7, 8].map((line) => [line, "the server"]),
    );
  });

  it("reads what SQLite's shell writes of a database", async () => {
    const dump = file(
      "dump.sql",
      "PRAGMA foreign_keys=OFF;",
      "BEGIN TRANSACTION;",
      "CREATE TABLE sqlite_sequence(name,seq);",
      "CREATE TABLE t(id integer primary key autoincrement, a text default 'x",
      ".read y');",
      "INSERT INTO t VALUES(1,'q",
      ".quit');",
      "PRAGMA writable_schema=ON;",
      "INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','f','f',0,'CREATE VIRTUAL TABLE f using fts5(body, tokenize=''ascii'')');",
      "CREATE TABLE IF NOT EXISTS 'f_data'(id INTEGER PRIMARY KEY, block BLOB);",
      "PRAGMA writable_schema=OFF;",
      ".print done",
      "COMMIT;",
    );
    const { catalog, ignored } = await read("node:sqlite in memory", dump);
    expect(catalog.ofKind("table").map(({ id }) => id.name)).toEqual(["t"]);
    expect(catalog.unmodelled.map(({ name }) => name)).toEqual(["f"]);
    expect(catalog.ofKind("column")[1]?.attributes.default).toBe("'x\n.read y'");
    expect(ignored.map(({ line }) => line)).toEqual([6]);
  });

  it("marks the place of a fault although comments stand above the statement", async () => {
    const faulty = file("t.sql", "-- ünd", "--", "CREATE TABLE t (a integr);", "SELECT 1;");
    await expect(read("PGlite", faulty)).rejects.toMatchObject({
      fields: { line: 3, sql: "CREATE TABLE t (a integr)", position: "CREATE TABLE t (a i".length },
    });
  });

  it("tries a long chain in the wrong order twice for each statement at most", async () => {
    const views = Array.from({ length: 100 }, (_, at) => `CREATE VIEW v${at} AS SELECT * FROM v${at + 1};`);
    const found = targetNamed("PGlite");
    const database = await found.open();
    let tried = 0;
    const connection = Object.create(database.connection, {
      query: {
        value: (sql: string, params?: []) => {
          if (sql.startsWith("CREATE VIEW")) tried++;
          return database.connection.query(sql, params);
        },
      },
    });
    const openShadow = async () => ({ connection, reset: () => database.reset(), close: () => database.dispose() });
    const chain = file("chain.sql", ...views, "CREATE TABLE v100 (id int);");
    const { catalog } = await catalogOfSql([chain], { dialect: found.dialect, openShadow });
    expect(catalog.ofKind("view")).toHaveLength(100);
    expect(tried).toBe(200);
  });

  it("believes the bodies of functions that need what needs them", async () => {
    const { catalog } = await read(
      "PGlite",
      file(
        "a.sql",
        "CREATE FUNCTION counted() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM t';",
        "CREATE TABLE t (id bigint DEFAULT counted());",
      ),
    );
    expect(catalog.has({ kind: "column", schema: "", table: "t", name: "id" })).toBe(true);
  });

  it("names file, line and statement of what cannot be resolved, and not what waits for it", async () => {
    const files = [
      file("views.sql", "CREATE VIEW top AS", "  SELECT id FROM middle;"),
      file("more.sql", "", "-- a comment", "CREATE VIEW middle AS SELECT id FROM nowhere;"),
    ];
    await expect(read("PGlite", ...files)).rejects.toMatchObject({
      code: "MODEL_ERROR",
      message: expect.stringContaining('relation "nowhere" does not exist'),
      hint: expect.stringContaining("one more statement waits"),
      fields: { file: "more.sql", line: 3, sql: expect.stringContaining("VIEW middle") },
    });
  });

  it.each(["PGlite", "node:sqlite in memory"])("stops at a syntax error with its place, on %s", async (name) => {
    const broken = file("schema.sql", "CREATE TABLE a (id integer);", "CREATE TABLE b (id integer,);");
    await expect(read(name, broken)).rejects.toMatchObject({ fields: { file: "schema.sql", line: 2 } });
  });

  it("refuses what is declared twice", async () => {
    const twice = file("schema.sql", "CREATE TABLE a (id integer);", "CREATE TABLE a (id integer);");
    await expect(read("node:sqlite in memory", twice)).rejects.toMatchObject({
      message: expect.stringContaining("already exists"),
      fields: { line: 2 },
    });
  });

  it("reports statements about rows with their places and does not run them", async () => {
    const { ignored, catalog } = await read(
      "node:sqlite in memory",
      file("a.sql", "CREATE TABLE t (a integer);", "INSERT INTO t VALUES (1);", "UPDATE t SET a = 2;"),
    );
    expect(ignored.map(({ file, line }) => `${file}:${line}`)).toEqual(["a.sql:2", "a.sql:3"]);
    expect(catalog.has({ kind: "table", schema: "", name: "t" })).toBe(true);
  });

  it("reads what pg_dump writes", async () => {
    const { catalog, ignored } = await read(
      "PGlite",
      file(
        "dump.sql",
        "\\restrict abc",
        "SET statement_timeout = 0;",
        "SELECT pg_catalog.set_config('search_path', '', false);",
        "CREATE TABLE public.t (a integer, b text);",
        "COPY public.t (a, b) FROM stdin;",
        "1\tit's; odd",
        "\\.",
        "ALTER TABLE ONLY public.t ADD CONSTRAINT t_pkey PRIMARY KEY (a);",
        "\\unrestrict abc",
      ),
    );
    expect(Object.keys(plain(catalog))).toEqual(["column:t.a", "column:t.b", "primaryKey:t.t_pkey", "table:t"]);
    expect(ignored.map(({ line }) => line)).toEqual([5]);
  });

  it("takes what each database has from the start as it is, and shows a faulty statement without what is above it", async () => {
    const given = ["CREATE SCHEMA public;", "CREATE TRUSTED PROCEDURAL LANGUAGE plpgsql;"];
    const head = ['/* Made by a tool. */ CREATE EXTENSION IF NOT EXISTS "plpgsql";', ...given];
    const { catalog } = await read("PGlite", file("a.sql", ...head, "CREATE TABLE t (id integer);"));
    expect(catalog.has({ kind: "table", schema: "", name: "t" })).toBe(true);
    const faulty = file("a.sql", "-- A heading.", "--", "", "/* of two kinds */ CREATE EXTENSION nowhere;");
    await expect(read("PGlite", faulty)).rejects.toMatchObject({ fields: { sql: "CREATE EXTENSION nowhere" } });
  });

  it("obeys the settings of each file for its own statements only", async () => {
    const { catalog } = await read(
      "PGlite",
      file("a.sql", "CREATE SCHEMA audit;", "SET search_path = audit;", "CREATE TABLE t (a integer);"),
      file("b.sql", "CREATE TABLE t (a integer);"),
    );
    expect(catalog.ofKind("table").map(({ id }) => id.schema)).toEqual(["audit", ""]);
  });
});
