import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { Catalog } from "../../../core/catalog/catalog.ts";
import { diff } from "../../../core/catalog/diff.ts";
import { keyOf } from "../../../core/catalog/object.ts";
import { sqlite } from "../../../core/dialects/sqlite/mod.ts";
import { nodeSqlite } from "../../../core/drivers/node_sqlite.ts";
import { sandbox } from "./database.ts";

function attributes(catalog: Catalog): Record<string, unknown> {
  return Object.fromEntries([...catalog].map((object) => [keyOf(object.id), object.attributes]));
}

describe("introspect()", () => {
  it.each([
    "json",
    "uuid",
    "point",
    "character (3)",
    "TIMESTAMP WITH TIME ZONE",
    "odd  type",
    '"json"',
    "varchar(9)",
    "",
  ])("keeps the type %j when its table is made again, and differs from no other spelling of it", async (type) => {
    const [before, after] = [sandbox(`CREATE TABLE t (c ${type});`), sandbox("")];
    const catalog = await before.introspect();
    const operations = diff((await after.introspect()) as Catalog, catalog, sqlite.diffRules);
    for (const { sql } of await sqlite.compile(operations, { catalog: () => after.introspect() })) after.db.exec(sql);
    const typeOf = "SELECT lower(replace(replace(type, '  ', ' '), ' (', '(')) AS type FROM pragma_table_info('t')";
    expect(after.all(typeOf)).toEqual(before.all(typeOf));
  });

  it.each([
    ["character(3)", "char(3)", true],
    ["timestamp with time zone", "timestamptz", true],
    ["money", "numeric", true],
    ["json", "text", false],
    ["point", "text", false],
  ])("finds %s and %s alike: %s", async (one, other, isSame) => {
    const [from, to] = [sandbox(`CREATE TABLE t (c ${one});`), sandbox(`CREATE TABLE t (c ${other});`)];
    expect(diff(await from.introspect(), await to.introspect(), sqlite.diffRules).length === 0).toBe(isSame);
  });

  it("names nameless constraints by PostgreSQL's convention, with a number where a name is taken", async () => {
    const it = sandbox(`CREATE TABLE orgs (id INTEGER PRIMARY KEY, UNIQUE (id));
      CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT UNIQUE CHECK (email <> '') CHECK (length(email) < 99),
      age INT, org_id REFERENCES orgs, CHECK (age > id), CONSTRAINT users_age_key CHECK (age > 0), UNIQUE (age));`);
    const found = attributes(await it.introspect());
    expect(Object.keys(found).filter((key) => !/^(?:column|table):/.test(key))).toEqual([
      "primaryKey:orgs.orgs_pkey",
      "unique:orgs.orgs_id_key",
      "primaryKey:users.users_pkey",
      "unique:users.users_email_key",
      "check:users.users_email_check",
      "check:users.users_email_check1",
      "foreignKey:users.users_org_id_fkey",
      "check:users.users_check",
      "check:users.users_age_key",
      "unique:users.users_age_key1",
    ]);
    expect(found["foreignKey:users.users_org_id_fkey"]).toEqual({
      columns: ["org_id"],
      references: { schema: "", table: "orgs", columns: ["id"] },
    });
  });

  it("reads what SQLite keeps only in the text", async () => {
    const it = sandbox(`CREATE TABLE T (
        Id INTEGER CONSTRAINT pk PRIMARY KEY ON CONFLICT REPLACE AUTOINCREMENT,
        a VARCHAR (20) NOT NULL ON CONFLICT IGNORE DEFAULT word COLLATE nocase, -- first
        b INT GENERATED ALWAYS AS ( id *\n 2 ) STORED,
        c DEFAULT (( datetime( 'now' ) )),
        d DEFAULT -1,
        FOREIGN KEY (ID) REFERENCES t (ID) ON DELETE SET NULL ON UPDATE NO ACTION MATCH full
          DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT u UNIQUE (A COLLATE rtrim DESC, b) ON CONFLICT FAIL);
      CREATE UNIQUE INDEX i ON t (a COLLATE BINARY DESC, (b + 1), [c]) WHERE ( "b" IS NOT NULL );
      CREATE VIEW v (x, "y z") AS SELECT a, b -- why
        FROM T;`);
    expect(attributes(await it.introspect())).toEqual({
      "table:T": {},
      "column:T.Id": { type: "integer", identity: { generated: "byDefault" } },
      "column:T.a": {
        type: "varchar(20)",
        notNull: true,
        notNullOnConflict: "ignore",
        default: "'word'",
        collation: "NOCASE",
      },
      "column:T.b": { type: "int", generated: { expression: "id * 2", stored: true } },
      "column:T.c": { type: "", default: "datetime('now')" },
      "column:T.d": { type: "", default: "-1" },
      "primaryKey:T.pk": { columns: ["Id"], onConflict: "replace" },
      "foreignKey:T.T_Id_fkey": {
        columns: ["Id"],
        references: { schema: "", table: "T", columns: ["Id"] },
        onDelete: "setNull",
        match: "full",
        deferrable: true,
        initiallyDeferred: true,
      },
      "unique:T.u": { columns: ["a", "b"], onConflict: "fail", columnOptions: { a: "COLLATE RTRIM DESC" } },
      "index:T.i": {
        unique: true,
        keys: [{ column: "a", collation: "BINARY", order: "desc" }, { expression: "b + 1" }, { column: "c" }],
        where: "b IS NOT NULL",
      },
      "view:v": { definition: "SELECT a, b -- why\n        FROM T", with: { columns: 'x, "y z"' } },
    });
  });

  it("leaves out the engine's and the ledger's tables, and reports what it does not model", async () => {
    const it = sandbox(`CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, x REFERENCES nowhere);
      CREATE INDEX i ON t (id); ANALYZE; CREATE TABLE migr_revisions (id); CREATE INDEX l ON migr_revisions (id);
      CREATE TABLE migr_log (id); CREATE VIRTUAL TABLE f USING fts5(a); CREATE VIRTUAL TABLE r USING rtree(id, a, b);`);
    const ledger = { schema: "", revisions: "migr_revisions", log: "migr_log" };
    const catalog = await sqlite.introspect(it.connection, { ledger });
    expect(Object.keys(attributes(catalog))).toEqual([
      "table:t",
      "column:t.id",
      "column:t.x",
      "primaryKey:t.t_pkey",
      "index:t.i",
    ]);
    expect(catalog.unmodelled.map(({ kind, name }) => ({ kind, name }))).toEqual([
      { kind: "virtual table", name: "f" },
      { kind: "virtual table", name: "r" },
      { kind: "unreadable table definition", name: "t" },
      { kind: "foreign key without a target", name: "t.t_x_fkey" },
    ]);
  });

  it("finds the tables that views and triggers read", async () => {
    const it = sandbox(`CREATE TABLE a (b, c); CREATE TABLE b (a); CREATE TABLE c (a); CREATE TABLE d (a);
      CREATE VIEW v AS WITH x AS (SELECT b FROM main.a) SELECT c FROM x, (b JOIN "c" USING (a)) WHERE c IN (SELECT 1);
      CREATE VIEW w AS SELECT a.b, d FROM a, (SELECT a AS d FROM v);
      CREATE TRIGGER t AFTER INSERT ON a BEGIN INSERT OR IGNORE INTO d SELECT b FROM c; UPDATE OR FAIL b SET a = 1; END;`);
    const catalog = await it.introspect();
    const reads = (kind: "view" | "trigger"): unknown =>
      catalog.ofKind(kind).map(({ id, dependsOn }) => [id.name, dependsOn?.map((need) => need.name).sort()]);
    expect(reads("view")).toEqual([
      ["v", ["a", "b", "c"]],
      ["w", ["a", "v"]],
    ]);
    expect(reads("trigger")).toEqual([["t", ["b", "c", "d"]]]);
  });

  it("leaves out what stands behind a view's query", async () => {
    const it = sandbox("CREATE VIEW v AS SELECT 1 AS a -- note\n /* more */ ; CREATE VIEW w AS SELECT '--' AS b");
    const definitions = (await it.introspect()).ofKind("view").map((view) => view.attributes.definition);
    expect(definitions).toEqual(["SELECT 1 AS a", "SELECT '--' AS b"]);
  });

  it("takes for a text what no column is called in double quotes, as SQLite does, and rebuilds it anywhere", async () => {
    const script = (quote: string): string => {
      const text = (value: string): string => quote + value + quote;
      return `CREATE TABLE t ("a" TEXT CHECK ("A" <> ${text("none")} AND "a" COLLATE "NOCASE" <> ${text("bb")}),
        b TEXT DEFAULT ${text("it")}, c TEXT AS ("upper"(a) || ${text("x")}), CHECK (t."b" IN (${text("p")}, 'q')));
        CREATE INDEX i ON t (("a" || ${text("y")})) WHERE "b" <> ${text("z")};`;
    };
    const read = async (quote: string): Promise<Catalog> => {
      const db = new DatabaseSync(":memory:", { enableDoubleQuotedStringLiterals: true });
      db.exec(script(quote));
      return await sqlite.introspect(nodeSqlite(db));
    };
    const [single, double] = [await read("'"), await read('"')];
    expect(attributes(double)).toEqual(attributes(single));
    const checks = single.ofKind("check").map((check) => check.attributes.expression);
    expect(checks).toContain("b IN ('p', 'q')");
    const elsewhere = sandbox("");
    await elsewhere.run(...diff(Catalog.EMPTY, double, sqlite.diffRules));
    expect(attributes(await elsewhere.introspect())).toEqual(attributes(single));
  });

  it("reads a thousand tables with one query", async () => {
    const it = sandbox("BEGIN");
    const columns = Array.from({ length: 8 }, (_, index) => `c${index} VARCHAR(20) NOT NULL DEFAULT 'x'`).join(", ");
    for (let n = 0; n < 1000; n++) {
      it.db.exec(`CREATE TABLE t${n} (id INTEGER PRIMARY KEY, parent INT REFERENCES t0 (id), ${columns});
        CREATE INDEX i${n} ON t${n} (c1, c2 DESC); CREATE UNIQUE INDEX j${n} ON t${n} (lower(c3)) WHERE c4 <> '';`);
    }
    let queries = 0;
    const catalog = await sqlite.introspect({
      ...it.connection,
      query: (sql, params) => {
        queries += 1;
        return it.connection.query(sql, params);
      },
    });
    expect(queries).toBe(1);
    expect(catalog.size).toBe(1000 * (1 + 10 + 2 + 2));
  });

  it("refuses other schemas", async () => {
    const it = sandbox("");
    await expect(sqlite.introspect(it.connection, { schemas: ["audit"] })).rejects.toThrow("SQLite has no schemas");
  });
});
