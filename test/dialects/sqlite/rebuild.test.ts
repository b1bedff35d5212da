import { describe, expect, it } from "vitest";
import type { Row } from "../../../core/drivers/driver.ts";
import type { AlterOperation, Operation } from "../../../core/operations/operation.ts";
import { columnId, member, object } from "../../support/objects.ts";
import { sandbox } from "./database.ts";

/** An alteration that only a rebuild can make. */
function alterColumn(
  table: string,
  column: string,
  to: AlterOperation<"column">["to"],
  from: AlterOperation<"column">["from"] = {},
): Operation {
  return { verb: "alter", id: columnId(table, column), from, to } as Operation;
}

/** A check that all rows satisfy: the cheapest reason for a rebuild. */
function addCheck(table: string): Operation {
  return { verb: "create", object: member("check", table, "always", { expression: "1 = 1" }) };
}

function dropCheck(table: string): Operation {
  return { verb: "drop", object: member("check", table, "always", { expression: "1 = 1" }) };
}

describe("a rebuild keeps", () => {
  /** Tables as people write them, each with everything that SQLite lets a table have. */
  const TABLES: Readonly<Record<string, string>> = {
    "an implicit rowid key": "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT)",
    "a descending integer key, which is not the rowid": "CREATE TABLE t (id INTEGER PRIMARY KEY DESC, a TEXT)",
    "a descending integer key in a constraint, which is": "CREATE TABLE t (id INTEGER, a, PRIMARY KEY (id DESC))",
    "autoincrement behind a column": "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT)",
    "autoincrement in a constraint": "CREATE TABLE t (id INTEGER, a, PRIMARY KEY (id AUTOINCREMENT))",
    "constraints without commas": "CREATE TABLE t (id INTEGER, a INT, PRIMARY KEY (id) CHECK (a > 0) UNIQUE (a))",
    "without rowid and strict": "CREATE TABLE t (k TEXT, v ANY, n INT, PRIMARY KEY (k, n DESC)) WITHOUT ROWID, STRICT",
    "collations and conflict clauses": `CREATE TABLE t (a TEXT COLLATE NOCASE NOT NULL ON CONFLICT IGNORE,
      b TEXT COLLATE RTRIM UNIQUE ON CONFLICT REPLACE, UNIQUE (a COLLATE BINARY DESC, b) ON CONFLICT FAIL)`,
    "defaults of every form": `CREATE TABLE t (a DEFAULT 1, b DEFAULT -1.5e3, c DEFAULT 'it''s', d DEFAULT x'00',
      e DEFAULT +2, f DEFAULT TRUE, g DEFAULT CURRENT_TIMESTAMP, h DEFAULT (1 + 2), 
      k DEFAULT (json_array(1, ')')))`,
    "generated columns": `CREATE TABLE t (a INT, b INT AS (a * 2), c TEXT GENERATED ALWAYS AS (a || ')') STORED NOT NULL,
      d GENERATED ALWAYS AS (abs(a)) VIRTUAL UNIQUE)`,
    "foreign keys": `CREATE TABLE p (x INTEGER PRIMARY KEY, y UNIQUE); CREATE TABLE t (a REFERENCES p (x), b REFERENCES p (y)
      ON DELETE SET NULL ON UPDATE CASCADE MATCH FULL DEFERRABLE INITIALLY DEFERRED, c INT REFERENCES t (d), d UNIQUE,
      FOREIGN KEY (a) REFERENCES p (x) ON DELETE RESTRICT NOT DEFERRABLE)`,
    "checks that name their table": `CREATE TABLE t (a INT CHECK (t.a > 0 AND "t".a < 10), CHECK (a <> ')' /* ) */ ))`,
    "indexes of every form": `CREATE TABLE t (a INT, "b c" TEXT, "order" TEXT); CREATE UNIQUE INDEX i1 ON t (a DESC, "b c"
      COLLATE NOCASE) WHERE a > 0 AND "b c" <> 'where'; CREATE INDEX i2 ON t (lower("order"), a + 1 DESC, (a) COLLATE RTRIM)`,
    "odd names and comments": `CREATE TABLE t ([a b] INT /* first, */, \`c"d\` "odd type" (3, 4), -- second
      'e' VARCHAR(10) NULL, "" TEXT, é NUMERIC(10, 2), CONSTRAINT "no comma" CHECK (é > 0)) -- end`,
    "columns called like keywords": `CREATE TABLE t (key TEXT, "check" INT, abort, action, "unique" INT UNIQUE,
      generated TEXT, always INT)`,
    "no types at all": "CREATE TABLE t (a, b, c PRIMARY KEY)",
  };

  it.each(Object.entries(TABLES))("%s", async (_name, script) => {
    const it = sandbox(`${script};`);
    const before = it.pragmas();
    const catalog = [...(await it.introspect())];
    await it.run(addCheck("t"));
    expect(it.pragmas()).toEqual(before);
    await it.run(dropCheck("t"));
    expect(it.pragmas()).toEqual(before);
    const sorted = (objects: readonly object[]): string[] => objects.map((item) => JSON.stringify(item)).sort();
    expect(sorted([...(await it.introspect())])).toEqual(sorted(catalog));
    expect(it.complaints()).toEqual([]);
  });

  it("rows, rowids and the rows of children that would be deleted with them", async () => {
    const it = sandbox(`
      CREATE TABLE parents (name TEXT UNIQUE, age INT);
      CREATE TABLE children (id INTEGER PRIMARY KEY, parent REFERENCES parents (name) ON DELETE CASCADE);
      CREATE TABLE grandchildren (child REFERENCES children (id) ON DELETE SET NULL);
      INSERT INTO parents (rowid, name, age) VALUES (7, 'a', 1), (3, 'b', 2), (99, 'c', NULL);
      INSERT INTO children VALUES (1, 'a'), (2, 'a'), (3, 'b');
      INSERT INTO grandchildren VALUES (1), (3);`);
    await it.run(alterColumn("parents", "age", { type: "text" }, { type: "int" }));
    expect(it.all("SELECT rowid, name, age, typeof(age) AS type FROM parents ORDER BY name")).toEqual([
      { rowid: 7, name: "a", age: "1", type: "text" },
      { rowid: 3, name: "b", age: "2", type: "text" },
      { rowid: 99, name: "c", age: null, type: "null" },
    ]);
    expect(it.all("SELECT * FROM children")).toHaveLength(3);
    expect(it.all("SELECT child FROM grandchildren")).toEqual([{ child: 1 }, { child: 3 }]);
    expect(it.complaints()).toEqual([]);
    it.db.exec("DELETE FROM parents WHERE name = 'a'");
    expect(it.all("SELECT id FROM children")).toEqual([{ id: 3 }]);
  });

  it("rowids when a column hides the name rowid", async () => {
    const it = sandbox("CREATE TABLE t (rowid TEXT, a); INSERT INTO t (oid, rowid, a) VALUES (5, 'x', 1);");
    await it.run(addCheck("t"));
    expect(it.all("SELECT oid AS id, rowid, a FROM t")).toEqual([{ id: 5, rowid: "x", a: 1 }]);
  });

  it("the counter of AUTOINCREMENT, also when the table is empty", async () => {
    const it = sandbox(`
      CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a);
      INSERT INTO t (id) VALUES (41); DELETE FROM t;`);
    await it.run(addCheck("t"));
    it.db.exec("INSERT INTO t (a) VALUES ('next')");
    expect(it.all("SELECT id FROM t")).toEqual([{ id: 42 }]);
    expect(it.all("SELECT * FROM sqlite_sequence")).toEqual([{ name: "t", seq: 42 }]);
  });

  it("what ANALYZE found in it and its indexes, but for those that change", async () => {
    const it = sandbox(`
      CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b TEXT UNIQUE, c INT); CREATE INDEX i ON t (a); CREATE INDEX j ON t (c);
      CREATE TABLE w (k TEXT PRIMARY KEY, a INT) WITHOUT ROWID;
      CREATE TABLE other (a INT UNIQUE);
      INSERT INTO t VALUES (1, 'x', 'y', 1), (2, 'x', 'z', 2); INSERT INTO w VALUES ('a', 1); INSERT INTO other VALUES (1);
      ANALYZE;`);
    const found = (): Row[] => it.all("SELECT tbl, idx, stat FROM sqlite_stat1 ORDER BY tbl, idx");
    const before = found();
    expect(before.map(({ idx }) => idx)).toEqual(["sqlite_autoindex_other_1", "i", "j", "sqlite_autoindex_t_1", "w"]);
    await it.run(addCheck("t"), addCheck("w"));
    expect(found()).toEqual(before);
    const j = (await it.introspect()).ofKind("index").find(({ id }) => id.name === "j");
    if (j === undefined) throw new Error("the index is gone");
    const unique: Operation = { verb: "create", object: member("unique", "t", "t_a_key", { columns: ["id"] }) };
    const other = { ...j, attributes: { keys: [{ column: "c", order: "desc" }] } } as typeof j;
    await it.run({ verb: "drop", object: j }, { verb: "create", object: other }, unique);
    expect(found()).toEqual(before.filter(({ idx }) => idx !== "j" && idx !== "sqlite_autoindex_t_1"));
  });

  it("triggers on it, triggers elsewhere that name it, views on it and their triggers", async () => {
    const script = `
      CREATE TABLE t (id INTEGER PRIMARY KEY, a INT);
      CREATE TABLE log (text TEXT);
      CREATE TABLE other (id INTEGER PRIMARY KEY);
      CREATE VIEW v (number) AS SELECT a FROM t;
      CREATE VIEW w AS SELECT number FROM v;
      CREATE TRIGGER t_log AFTER UPDATE OF a ON t WHEN NEW.a > 0
        BEGIN INSERT INTO log VALUES (CASE WHEN OLD.a THEN 'was' ELSE 'new' END); END;
      CREATE TRIGGER other_t AFTER INSERT ON other BEGIN UPDATE t SET a = a + 1; END;
      CREATE TRIGGER v_insert INSTEAD OF INSERT ON v BEGIN INSERT INTO t (a) VALUES (NEW.number); END;`;
    const it = sandbox(script);
    const texts = (): unknown =>
      it.all("SELECT name, sql FROM sqlite_master WHERE type IN ('view', 'trigger') ORDER BY name");
    const before = texts();
    await it.run(alterColumn("t", "a", { default: "5" }));
    expect(texts()).toEqual(before);
    it.db.exec("INSERT INTO v VALUES (10); INSERT INTO other DEFAULT VALUES;");
    expect(it.all("SELECT number FROM w")).toEqual([{ number: 11 }]);
    expect(it.all("SELECT text FROM log")).toEqual([{ text: "was" }]);
  });

  it("what an FTS5 table that follows it by triggers and rowids finds", async () => {
    const it = sandbox(`
      CREATE TABLE notes (body TEXT);
      CREATE VIRTUAL TABLE search USING fts5(body, content='notes', content_rowid='rowid');
      CREATE TRIGGER notes_ai AFTER INSERT ON notes
        BEGIN INSERT INTO search (rowid, body) VALUES (NEW.rowid, NEW.body); END;
      INSERT INTO notes (rowid, body) VALUES (5, 'hello'), (9, 'world'); DELETE FROM notes WHERE rowid = 100;`);
    await it.run(alterColumn("notes", "body", { notNull: true }));
    it.db.exec("INSERT INTO notes (body) VALUES ('brave')");
    expect(it.all("SELECT rowid, body FROM search WHERE search MATCH 'world OR brave' ORDER BY rowid")).toEqual([
      { rowid: 9, body: "world" },
      { rowid: 10, body: "brave" },
    ]);
    expect((await it.introspect()).unmodelled).toMatchObject([{ kind: "virtual table", name: "search" }]);
  });
});

describe("a rebuild", () => {
  it("happens once for consecutive operations on a table", async () => {
    const it = sandbox("CREATE TABLE t (a INT); CREATE TABLE u (a INT); INSERT INTO t VALUES (1);");
    const statements = await it.run(
      { verb: "create", object: member("column", "t", "b", { type: "text", notNull: true, default: "'x'" }) },
      addCheck("t"),
      { verb: "create", object: member("column", "u", "b", { type: "text" }) },
      { verb: "create", object: member("unique", "t", "t_b_key", { columns: ["b"] }) },
      { verb: "create", object: member("index", "t", "t_a_idx", { keys: [{ column: "a" }] }) },
    );
    expect(statements.filter((sql) => sql.startsWith("DROP TABLE"))).toEqual(["DROP TABLE t"]);
    expect(it.all("SELECT a, b FROM t")).toEqual([{ a: 1, b: "x" }]);
    expect(it.all("SELECT name FROM pragma_index_list('t') WHERE origin = 'c'")).toEqual([{ name: "t_a_idx" }]);
  });

  it("does not let a conflict clause of the new table skip rows", async () => {
    const it = sandbox("CREATE TABLE t (a INT); INSERT INTO t VALUES (1), (1);");
    const unique = member("unique", "t", "t_a_key", { columns: ["a"], onConflict: "ignore" });
    await expect(it.run({ verb: "create", object: unique })).rejects.toThrow("UNIQUE constraint failed");
    expect(it.all("SELECT a FROM t")).toHaveLength(2);
  });

  it("fails and changes nothing when rows do not fit", async () => {
    const it = sandbox("CREATE TABLE t (a INT); INSERT INTO t VALUES (NULL);");
    await expect(it.run(alterColumn("t", "a", { notNull: true }))).rejects.toThrow("NOT NULL constraint failed");
    expect(it.all("SELECT sql FROM sqlite_master")).toEqual([{ sql: "CREATE TABLE t (a INT)" }]);
    expect(it.all("PRAGMA legacy_alter_table")).toEqual([{ legacy_alter_table: 0 }]);
    expect(it.all("PRAGMA foreign_keys")).toEqual([{ foreign_keys: 1 }]);
  });

  it("fails when a row of another table would point nowhere", async () => {
    const it = sandbox("CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p INT); INSERT INTO c VALUES (1);");
    const key = member("foreignKey", "c", "c_p_fkey", {
      columns: ["p"],
      references: { schema: "", table: "p", columns: ["id"] },
    });
    await expect(it.run({ verb: "create", object: key })).rejects.toThrow(
      "Row 1 of c refers to a row of p that does not exist (p).",
    );
  });

  it("converts values by `using`, and blobs to text", async () => {
    const it = sandbox("CREATE TABLE t (a TEXT, b BLOB); INSERT INTO t VALUES ('12 kg', x'6869');");
    await it.run(
      {
        verb: "alter",
        id: columnId("t", "a"),
        from: {},
        to: { type: "integer" },
        options: { using: "CAST(a AS INT)" },
      },
      alterColumn("t", "b", { type: "text" }),
    );
    expect(it.all("SELECT a, b FROM t")).toEqual([{ a: 12, b: "hi" }]);
  });

  it("never turns text into 0", async () => {
    const it = sandbox("CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('12'), ('twelve');");
    await it.run(alterColumn("t", "a", { type: "integer" }));
    expect(it.all("SELECT a FROM t")).toEqual([{ a: 12 }, { a: "twelve" }]);
  });

  it("follows renames of the same revision into checks and triggers", async () => {
    const it = sandbox(`
      CREATE TABLE t (Age INT CHECK (Age > 0), b INT);
      CREATE TRIGGER tr AFTER UPDATE OF age ON t BEGIN INSERT INTO t (b) VALUES (NEW.age); END;
      INSERT INTO t VALUES (1, 2);`);
    await it.run(
      { verb: "rename", from: columnId("t", "Age"), to: columnId("t", "years") },
      {
        verb: "rename",
        from: { kind: "table", schema: "", name: "t" },
        to: { kind: "table", schema: "", name: "people" },
      },
      alterColumn("people", "b", { type: "text" }),
    );
    it.db.exec("UPDATE people SET years = 3 WHERE years = 1");
    expect(it.all("SELECT * FROM people")).toEqual([
      { years: 3, b: "2" },
      { years: null, b: "3" },
    ]);
    expect(() => it.db.exec("INSERT INTO people VALUES (-1, '')")).toThrow("CHECK constraint failed");
  });

  it("refuses when a rename left a trigger whose text only SQLite knows", async () => {
    const it = sandbox(`
      CREATE TABLE t (a INT, b INT);
      CREATE TRIGGER tr AFTER INSERT ON t BEGIN UPDATE t SET a = (SELECT x.a FROM (SELECT 1 AS a) AS x); END;`);
    const rename: Operation = { verb: "rename", from: columnId("t", "a"), to: columnId("t", "c") };
    const message = "a column that one of its triggers names was renamed just before";
    await expect(it.run(rename, alterColumn("t", "b", { type: "text" }))).rejects.toThrow(message);
    const table = { kind: "table", schema: "", name: "t" } as const;
    const called: Operation = { verb: "rename", from: table, to: { ...table, name: "u" } };
    await expect(it.run(rename, called, alterColumn("u", "b", { type: "text" }))).rejects.toThrow(message);
  });

  it("follows the rename of a column into triggers of other tables", async () => {
    const it = sandbox(`
      CREATE TABLE t (a INT); CREATE TABLE u (v INT); CREATE TABLE w (v INT, x INT);
      CREATE TRIGGER one AFTER INSERT ON t BEGIN INSERT INTO u (v) SELECT v + 1 FROM u AS o WHERE o.v = NEW.a; UPDATE u SET v = 5 WHERE v > 9; END;
      CREATE TRIGGER two AFTER INSERT ON w BEGIN UPDATE u SET v = NEW.v WHERE u.v = NEW.x; END;`);
    const rename: Operation = { verb: "rename", from: columnId("u", "v"), to: columnId("u", "val ue") };
    await it.run(rename, addCheck("t"), addCheck("w"));
    it.db.exec("INSERT INTO u VALUES (1); INSERT INTO t VALUES (1); INSERT INTO w VALUES (7, 1);");
    expect(it.all('SELECT "val ue" FROM u')).toEqual([{ "val ue": 7 }, { "val ue": 2 }]);
  });

  it("refuses after raw SQL on the same table in the same piece, which it would undo", async () => {
    const it = sandbox("CREATE TABLE t (a INT);");
    const sql: Operation = { verb: "execute", sql: "ALTER TABLE t ADD COLUMN lost INT" };
    await expect(it.run(sql, addCheck("t"))).rejects.toThrow("raw SQL in the same revision may have changed it");
  });

  it("says when a view names a column that it drops", async () => {
    const it = sandbox("CREATE TABLE t (a INT UNIQUE, b INT); CREATE VIEW v AS SELECT a FROM t;");
    const drop: Operation = { verb: "drop", object: member("column", "t", "a", { type: "int" }) };
    await expect(it.run(drop)).rejects.toThrow("no such column: a");
    await it.run({ verb: "drop", object: object("view", "v", { definition: "" }) }, drop);
    expect(it.all("SELECT name FROM sqlite_master")).toEqual([{ name: "t" }]);
  });

  it("makes a table STRICT or WITHOUT ROWID, and takes no type that STRICT refuses", async () => {
    const it = sandbox("CREATE TABLE t (k TEXT PRIMARY KEY, v TEXT) ; INSERT INTO t VALUES ('b', 1), ('a', 2);");
    const id = { kind: "table", schema: "", name: "t" } as const;
    await it.run({ verb: "alter", id, from: {}, to: { strict: true, withoutRowid: true } });
    expect(it.all("SELECT wr, strict FROM pragma_table_list('t')")).toEqual([{ wr: 1, strict: 1 }]);
    expect(it.all("SELECT * FROM t")).toEqual([
      { k: "a", v: "2" },
      { k: "b", v: "1" },
    ]);
    await expect(it.run(alterColumn("t", "v", { type: "varchar(5)" }))).rejects.toThrow(
      'The column t.v has the type "varchar(5)", which a STRICT table does not take.',
    );
  });

  it("keeps one row for each, even when no column stays", async () => {
    const it = sandbox("CREATE TABLE t (a TEXT PRIMARY KEY) WITHOUT ROWID; INSERT INTO t VALUES ('x');");
    await it.run(
      { verb: "drop", object: member("column", "t", "a", { type: "text" }) },
      { verb: "create", object: member("column", "t", "b", { type: "text", default: "'new'" }) },
      { verb: "create", object: member("primaryKey", "t", "t_pkey", { columns: ["b"] }) },
    );
    expect(it.all("SELECT * FROM t")).toEqual([{ b: "new" }]);
  });

  it("says when a view or trigger that is made again names a column that is gone", async () => {
    const it = sandbox(`
      CREATE TABLE t (a INT, b INT); CREATE TABLE u (a INT); CREATE VIEW v AS SELECT b FROM t;
      CREATE TRIGGER tr AFTER INSERT ON u BEGIN UPDATE t SET b = 1; END;`);
    const catalog = await it.introspect();
    const [view, trigger] = [catalog.ofKind("view")[0], catalog.ofKind("trigger")[0]];
    if (view === undefined || trigger === undefined) throw new Error("the view or the trigger is not there");
    const drop: Operation = { verb: "drop", object: member("column", "t", "b", { type: "int" }) };
    const without = (object: typeof view | typeof trigger): Operation => ({ verb: "drop", object });
    const again = (object: typeof view | typeof trigger): Operation => ({ verb: "create", object });
    const changes = [without(view), without(trigger), drop];
    await expect(it.run(...changes, again(view))).rejects.toThrow("no such column: b");
    await expect(it.run(...changes, again(trigger))).rejects.toThrow("no such column: b");
    expect(it.all("SELECT a, b FROM t")).toEqual([]);
    await it.run(...changes);
  });

  it("says when a trigger names a column that it drops", async () => {
    const it = sandbox(`
      CREATE TABLE t (a INT UNIQUE, b INT);
      CREATE TRIGGER tr AFTER INSERT ON t BEGIN SELECT NEW.a; END;`);
    const drop: Operation = { verb: "drop", object: member("column", "t", "a", { type: "int" }) };
    await expect(it.run(drop)).rejects.toThrow("no such column: NEW.a");
    expect(it.all("SELECT a, b FROM t")).toEqual([]);
  });
});

describe("without a rebuild, compile()", () => {
  it("adds a column with its foreign key and check", async () => {
    const it = sandbox("CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE t (a INT); INSERT INTO t VALUES (1);");
    const statements = await it.run(
      { verb: "create", object: member("column", "t", "p", { type: "integer" }) },
      {
        verb: "create",
        object: member("foreignKey", "t", "t_p_fkey", {
          columns: ["p"],
          references: { schema: "", table: "p", columns: ["id"] },
          onDelete: "cascade",
        }),
      },
      { verb: "create", object: member("check", "t", "t_p_check", { expression: "p > 0" }) },
    );
    expect(statements).toEqual([
      "ALTER TABLE t ADD COLUMN p integer CONSTRAINT t_p_fkey REFERENCES p (id) ON DELETE CASCADE CONSTRAINT t_p_check CHECK (p > 0)",
    ]);
  });

  it("adds columns that are never NULL, where rows allow it", async () => {
    const it = sandbox("CREATE TABLE t (a INT); INSERT INTO t VALUES (1);");
    const add = (name: string, more: object): Operation => ({
      verb: "create",
      object: member("column", "t", name, { type: "int", notNull: true, ...more }),
    });
    const made = add("b", { generated: { expression: "a + 1", stored: false } });
    expect(await it.run(made)).toEqual(["ALTER TABLE t ADD COLUMN b int NOT NULL GENERATED ALWAYS AS (a + 1) VIRTUAL"]);
    await expect(it.run(add("c", {}))).rejects.toThrow("Cannot add a NOT NULL column with default value NULL");
    await expect(it.run(add("c", {}), addCheck("t"))).rejects.toThrow("NOT NULL constraint failed");
    it.db.exec("DELETE FROM t");
    expect(await it.run(add("c", {}))).toEqual(["ALTER TABLE t ADD COLUMN c int NOT NULL"]);
  });

  it("lets a constraint take the name of one that is dropped first", async () => {
    const it = sandbox("CREATE TABLE t (a INT, CONSTRAINT c CHECK (a > 0)); INSERT INTO t VALUES (1);");
    await it.run(
      { verb: "create", object: member("column", "t", "b", { type: "integer" }) },
      { verb: "drop", object: member("check", "t", "c", { expression: "a > 0" }) },
      { verb: "create", object: member("check", "t", "c", { expression: "b > 0" }) },
    );
    it.db.exec("INSERT INTO t VALUES (-1, 1)");
    expect(() => it.db.exec("INSERT INTO t VALUES (1, -1)")).toThrow("CHECK constraint failed: c");
  });

  it("puts constraints of a table that it just created into the CREATE TABLE", async () => {
    const it = sandbox("");
    const statements = await it.run(
      { verb: "create", object: object("table", "t", {}), parts: [member("column", "t", "a", { type: "integer" })] },
      { verb: "create", object: member("check", "t", "t_a_check", { expression: "a > 0" }) },
    );
    expect(statements).toEqual(["CREATE TABLE t (\n  a integer,\n  CONSTRAINT t_a_check CHECK (a > 0)\n)"]);
  });

  it("drops columns with their indexes, and with what stands in their definition", async () => {
    const it = sandbox(`
      CREATE TABLE p (id INTEGER PRIMARY KEY);
      CREATE TABLE t (a INT, b INT, c INT, d INT CHECK (d > 0) CONSTRAINT few CHECK (d < a), e INT REFERENCES p (id));
      CREATE INDEX i ON t (b);
      CREATE INDEX j ON t (c) WHERE b > 1;
      INSERT INTO t VALUES (5, 2, 3, 4, NULL);`);
    const drop = (name: string): Operation => ({ verb: "drop", object: member("column", "t", name, { type: "int" }) });
    const few: Operation = { verb: "drop", object: member("check", "t", "few", { expression: "d < a" }) };
    expect(await it.run(few, drop("d"))).toEqual(["ALTER TABLE t DROP COLUMN d"]);
    expect(await it.run(drop("e"))).toEqual(["ALTER TABLE t DROP COLUMN e"]);
    expect(await it.run(drop("b"))).toEqual(["DROP INDEX i", "DROP INDEX j", "ALTER TABLE t DROP COLUMN b"]);
    expect(await it.run(drop("a"))).toEqual(["ALTER TABLE t DROP COLUMN a"]);
    expect(it.all("SELECT * FROM t")).toEqual([{ c: 3 }]);
  });

  it("drops no column with a check in its definition that is about others, or with a key", async () => {
    const it = sandbox("CREATE TABLE t (a INT, b INT CHECK (a > 0), c INT UNIQUE); INSERT INTO t VALUES (1, 2, 3);");
    const drop = (name: string): Operation => ({ verb: "drop", object: member("column", "t", name, { type: "int" }) });
    expect(await it.run(drop("b"))).toContain("DROP TABLE t");
    expect(() => it.db.exec("INSERT INTO t (a) VALUES (0)")).toThrow("CHECK constraint failed");
    expect(await it.run(drop("c"))).toContain("DROP TABLE t");
    expect(it.all("SELECT * FROM t")).toEqual([{ a: 1 }]);
  });

  it("adds and drops checks and NOT NULL where the engine that runs it can", async () => {
    const script = `CREATE TABLE t (id INTEGER PRIMARY KEY, a INT NOT NULL ON CONFLICT IGNORE, b INT, CONSTRAINT few CHECK (b < 9), CHECK (b > 0)) STRICT; -- end
      INSERT INTO t VALUES (1, 2, 3);`;
    const it = sandbox(script, "3.53.0");
    const few = { kind: "check", schema: "", table: "t", name: "few" } as const;
    const change: Operation = { verb: "alter", id: few, from: { expression: "b < 9" }, to: { expression: "b < 8" } };
    const renamed = { ...few, name: "fewer" };
    const statements = await it.run(
      alterColumn("t", "a", {}, { notNull: true, notNullOnConflict: "ignore" }),
      alterColumn("t", "b", { notNull: true, notNullOnConflict: "replace" }),
      change,
      { verb: "rename", from: few, to: renamed },
      addCheck("t"),
      { verb: "create", object: { ...member("check", "t", "t_check1", { expression: "a <> 7" }), unnamed: true } },
    );
    expect(statements).toEqual([
      "ALTER TABLE t ALTER COLUMN a DROP NOT NULL",
      "ALTER TABLE t ALTER COLUMN b SET NOT NULL ON CONFLICT REPLACE",
      "ALTER TABLE t DROP CONSTRAINT few",
      "ALTER TABLE t ADD CONSTRAINT few CHECK (b < 8)",
      "ALTER TABLE t DROP CONSTRAINT few",
      "ALTER TABLE t ADD CONSTRAINT fewer CHECK (b < 8)",
      'ALTER TABLE t ADD CONSTRAINT "always" CHECK (1 = 1)',
      "ALTER TABLE t ADD CHECK (a <> 7)",
    ]);
    expect(() => it.db.exec("INSERT INTO t VALUES (2, NULL, 8)")).toThrow("CHECK constraint failed: fewer");
    const old = sandbox(script, "3.52.9");
    expect(await old.run(addCheck("t"))).toContain("DROP TABLE t");
    // What has no name cannot be dropped by it, and with a key everything is one rebuild.
    const unnamed = (await it.introspect()).ofKind("check").find((check) => check.unnamed === true);
    if (unnamed === undefined) throw new Error("there is no check without a name");
    expect(await it.run({ verb: "drop", object: unnamed })).toContain("DROP TABLE t");
    const unique: Operation = { verb: "create", object: member("unique", "t", "t_b_key", { columns: ["b"] }) };
    const both = await it.run(dropCheck("t"), unique);
    expect(both.filter((sql) => sql.startsWith("ALTER TABLE"))).toEqual(["ALTER TABLE migr_rebuild_t RENAME TO t"]);
    expect(it.complaints()).toEqual([]);
  });

  it("writes hand-written types, identities and defaults as SQLite needs them", async () => {
    const it = sandbox("");
    const id = { type: "bigint", notNull: true, identity: { generated: "always", start: "5" } } as const;
    await it.run(
      {
        verb: "create",
        object: object("table", "t", {}),
        parts: [member("column", "t", "id", id), member("primaryKey", "t", "t_pkey", { columns: ["id"] })],
      },
      { verb: "create", object: member("column", "t", "data", { type: "jsonb", default: "null" }) },
    );
    await it.run(alterColumn("t", "data", { type: "integer[]", default: "NULL" }, { type: "text" }));
    expect(it.all("SELECT name, type, dflt_value FROM pragma_table_xinfo('t')")).toEqual([
      { name: "id", type: "INTEGER", dflt_value: null },
      { name: "data", type: "TEXT", dflt_value: null },
    ]);
  });

  it("names an object that does not exist", async () => {
    const it = sandbox("CREATE TABLE t (a INT);");
    await expect(it.run(alterColumn("t", "nope", { notNull: true }))).rejects.toThrow(
      "There is no column t.nope in the database.",
    );
  });
});

describe("compile() refuses", () => {
  const dropLog: Operation = { verb: "drop", object: object("table", "log", {}) };

  it("to drop a table that a trigger of another one or a view names", async () => {
    const it = sandbox(`
      CREATE TABLE log (a INT); CREATE TABLE t (a INT);
      CREATE TRIGGER writes AFTER INSERT ON t BEGIN INSERT INTO "LOG" VALUES (NEW.a); END;`);
    await expect(it.run(dropLog)).rejects.toThrow(
      "The table log cannot be dropped: the trigger t.writes names it and would no longer work.",
    );
    it.db.exec("DROP TRIGGER writes; CREATE VIEW v AS SELECT a FROM t UNION SELECT a FROM log");
    await expect(it.run(dropLog)).rejects.toThrow("the view v names it");
    it.db.exec("DROP VIEW v; CREATE VIEW v AS WITH x AS (SELECT 1), log (b) AS (SELECT a FROM t) SELECT b FROM log");
    expect(await it.run(dropLog)).toEqual(["DROP TABLE log"]);
  });

  it("nothing that is dropped together with what names it, or made again", async () => {
    const it = sandbox(`
      CREATE TABLE log (a INT); CREATE TABLE t (a INT);
      CREATE TRIGGER writes AFTER INSERT ON t BEGIN INSERT INTO log VALUES (NEW.a); END;`);
    const again: Operation = {
      verb: "create",
      object: object("table", "log", {}),
      parts: [member("column", "log", "a", { type: "text" })],
    };
    await it.run(dropLog, again);
    const trigger = (await it.introspect()).ofKind("trigger")[0];
    if (trigger === undefined) throw new Error("the trigger is gone");
    await it.run(dropLog, { verb: "drop", object: trigger });
    expect(it.all("SELECT name FROM sqlite_schema")).toEqual([{ name: "t" }]);
  });

  it("to rename, drop or change names of what a full-text search reads", async () => {
    const it = sandbox(`
      CREATE TABLE docs (id INTEGER PRIMARY KEY, body TEXT, other TEXT);
      CREATE VIRTUAL TABLE search USING fts5("body", content="docs", content_rowid=id);
      CREATE VIRTUAL TABLE alone USING fts5(docs, body);`);
    const table = { kind: "table", schema: "", name: "docs" } as const;
    const rename: Operation = { verb: "rename", from: table, to: { ...table, name: "papers" } };
    await expect(it.run(rename)).rejects.toThrow("The table docs cannot be renamed: the virtual table search names it");
    await expect(it.run({ verb: "drop", object: object("table", "docs", {}) })).rejects.toThrow("cannot be dropped");
    for (const name of ["body", "id"]) {
      const to = columnId("docs", "x");
      await expect(it.run({ verb: "rename", from: columnId("docs", name), to })).rejects.toThrow("search names it");
    }
    await it.run({ verb: "rename", from: columnId("docs", "other"), to: columnId("docs", "another") });
    it.db.exec("DROP TABLE search");
    await it.run(rename);
    expect(it.all("SELECT name FROM pragma_table_info('papers')")).toHaveLength(3);
  });
});
