import type { SchemaObject } from "../../../core/catalog/object.ts";
import { columnId, comment, keyedTable, member, object, table, tableId } from "../../support/objects.ts";
import { type AlterationCase, POSTGRES, type SchemaCase, SQLITE } from "../case.ts";

const base = keyedTable("t", { a: "integer", b: "text" });
const rows = ["INSERT INTO t (id, a, b) VALUES (1, 10, 'x'), (2, 20, 'y')"];

const touch: SchemaObject = {
  kind: "function",
  id: { kind: "function", schema: "", name: "touch", arguments: "" },
  attributes: { returns: "trigger", language: "plpgsql", body: " BEGIN NEW.b = 'touched'; RETURN NEW; END " },
};
const pgTrigger = (event: string): SchemaObject =>
  member("trigger", "t", "t_touch", {
    definition: `CREATE TRIGGER t_touch BEFORE ${event} ON t FOR EACH ROW EXECUTE FUNCTION touch()`,
  });
const sqliteTrigger = (event: string): SchemaObject =>
  member("trigger", "t", "t_touch", {
    definition: `CREATE TRIGGER t_touch AFTER ${event} ON t BEGIN UPDATE t SET b = 'touched; END' WHERE id = NEW.id; END`,
  });

const sqliteTriggerOn = (name: string): SchemaObject =>
  member("trigger", name, "moving", {
    definition: `CREATE TRIGGER moving AFTER INSERT ON ${name} BEGIN DELETE FROM t WHERE id < 0; END`,
  });

const view = (definition: string, options = {}): SchemaObject => object("view", "v", { definition, ...options });
const materialized = (definition: string): SchemaObject => object("materializedView", "m", { definition });
const mood = (...values: string[]): SchemaObject => object("enum", "mood", { values });
const sequence = (options = {}): SchemaObject => object("sequence", "s", options);
const owner: SchemaObject = {
  kind: "sequenceOwner",
  id: { kind: "sequenceOwner", schema: "", name: "s" },
  attributes: { table: "t", column: "a" },
};

const SEQUENCE = {
  type: "integer",
  start: "10",
  increment: "5",
  minValue: "5",
  maxValue: "1000",
  cache: "3",
  cycle: true,
};

export const schemas: readonly SchemaCase[] = [
  { name: "a schema", ...POSTGRES, objects: [object("schema", "Audit log", {})] },
  { name: "an enum", ...POSTGRES, objects: [mood("sad", "it's ok", "happy")] },
  { name: "an enum without values", ...POSTGRES, objects: [mood()] },
  {
    name: "an enum in a schema",
    ...POSTGRES,
    objects: [object("schema", "x", {}), object("enum", "x.mood", { values: ["a"] }), ...table("t", { m: "x.mood" })],
  },
  { name: "a sequence", ...POSTGRES, objects: [sequence()] },
  { name: "a sequence with every option", ...POSTGRES, objects: [sequence(SEQUENCE)] },
  { name: "a descending sequence", ...POSTGRES, objects: [sequence({ increment: "-1" })] },
  { name: "a sequence that a column owns", ...POSTGRES, objects: [...base, sequence(), owner] },
  { name: "a view", objects: [...base, view("SELECT t.id, t.b FROM t WHERE (t.a > 1)")] },
  {
    name: "a view on a view",
    objects: [...base, view("SELECT t.id, t.b FROM t"), object("view", "w", { definition: "SELECT v.id FROM v" })],
  },
  {
    name: "a view with options",
    ...POSTGRES,
    objects: [
      ...base,
      view("SELECT t.id FROM t WHERE (t.a > 1)", { with: { security_barrier: "true", check_option: "local" } }),
    ],
  },
  { name: "a materialized view", ...POSTGRES, objects: [...base, materialized("SELECT t.id, t.b FROM t")] },
  {
    name: "an index on a materialized view",
    ...POSTGRES,
    objects: [
      ...base,
      materialized("SELECT t.id FROM t"),
      member("index", "m", "m_id_idx", { unique: true, keys: [{ column: "id" }] }),
    ],
  },
  { name: "a trigger", ...POSTGRES, objects: [touch, ...base, pgTrigger("INSERT")] },
  { name: "a trigger", ...SQLITE, objects: [...base, sqliteTrigger("UPDATE")] },
  {
    name: "comments on everything",
    ...POSTGRES,
    objects: [
      object("schema", "audit", {}),
      mood("a"),
      sequence(),
      ...base,
      member("check", "t", "t_check", { expression: "(a > 0)" }),
      member("index", "t", "t_idx", { keys: [{ column: "a" }] }),
      view("SELECT t.id FROM t"),
      materialized("SELECT t.id FROM t"),
      comment({ kind: "schema", schema: "", name: "audit" }, "the schema's"),
      comment({ kind: "enum", schema: "", name: "mood" }, "the enum's"),
      comment({ kind: "sequence", schema: "", name: "s" }, "the sequence's"),
      comment(tableId("t"), "the table's"),
      comment(columnId("t", "a"), "the column's\nsecond line with \\ and 'quotes'"),
      comment({ kind: "primaryKey", schema: "", table: "t", name: "t_pkey" }, "the key's"),
      comment({ kind: "check", schema: "", table: "t", name: "t_check" }, "the check's"),
      comment({ kind: "index", schema: "", table: "t", name: "t_idx" }, "the index's"),
      comment({ kind: "view", schema: "", name: "v" }, "the view's"),
      comment({ kind: "materializedView", schema: "", name: "m" }, "the materialized view's"),
    ],
  },
  {
    name: "comments on a trigger and a view's column",
    ...POSTGRES,
    objects: [
      touch,
      ...base,
      pgTrigger("INSERT"),
      view("SELECT t.id FROM t"),
      comment({ kind: "trigger", schema: "", table: "t", name: "t_touch" }, "the trigger's"),
      comment(columnId("v", "id"), "the view's column's"),
    ],
  },
];

function changed(
  name: string,
  before: readonly SchemaObject[],
  after: readonly SchemaObject[],
  rest: Partial<AlterationCase> = {},
): AlterationCase {
  return { name, before: [...base, ...before], after: [...base, ...after], rows, ...POSTGRES, ...rest };
}

const BOTH = { only: ["postgres", "sqlite"] } as const;

function withMood(values: readonly string[], type = "mood", fallback?: string): SchemaObject[] {
  const attributes = { type, ...(fallback === undefined ? {} : { default: fallback }) };
  return [mood(...values), ...keyedTable("u", { m: attributes })];
}

export const alterations: readonly AlterationCase[] = [
  changed("an enum is added", [], [mood("a", "b")]),
  changed("an enum gets a value at the end", withMood(["a", "b"]), withMood(["a", "b", "c"]), {
    rows: ["INSERT INTO u (id, m) VALUES (1, 'a'), (2, 'b')"],
  }),
  changed(
    "an enum gets values in between",
    withMood(["a", "b"], "mood", "'a'"),
    withMood(["x", "a", "y", "b"], "mood", "'a'"),
    {
      rows: ["INSERT INTO u (id, m) VALUES (1, 'a'), (2, 'b')"],
    },
  ),
  changed(
    "an enum's values change their order",
    withMood(["a", "b"], "mood", "'b'"),
    withMood(["b", "a"], "mood", "'b'"),
    {
      rows: ["INSERT INTO u (id, m) VALUES (1, 'a'), (2, 'b')"],
    },
  ),
  changed(
    "an enum of an array changes its order",
    withMood(["a", "b"], "mood[]", "'{a}'"),
    withMood(["b", "a"], "mood[]", "'{a}'"),
    {
      rows: ["INSERT INTO u (id, m) VALUES (1, '{a,b}')"],
    },
  ),
  changed(
    "an enum loses a value below a view and an index",
    [
      ...withMood(["a", "b", "c"]),
      member("index", "u", "u_m_idx", { keys: [{ column: "m" }] }),
      view("SELECT u.m FROM u"),
    ],
    [...withMood(["a", "b"]), member("index", "u", "u_m_idx", { keys: [{ column: "m" }] }), view("SELECT u.m FROM u")],
    { rows: ["INSERT INTO u (id, m) VALUES (1, 'a'), (2, 'b')"] },
  ),
  changed(
    "an enum loses the value that is a default",
    withMood(["a", "b"], "mood", "'b'"),
    withMood(["a"], "mood", "'a'"),
    { rows: ["INSERT INTO u (id, m) VALUES (1, 'a')"] },
  ),
  changed(
    "an enum with a comment loses a value",
    [...withMood(["a", "b"]), comment({ kind: "enum", schema: "", name: "mood" }, "the enum's")],
    [...withMood(["a"]), comment({ kind: "enum", schema: "", name: "mood" }, "the enum's")],
    { rows: ["INSERT INTO u (id, m) VALUES (1, 'a')"] },
  ),
  changed("text becomes an enum", [mood("x", "y")], [], {
    before: [mood("x", "y"), ...base],
    after: [mood("x", "y"), ...keyedTable("t", { a: "integer", b: "mood" })],
  }),
  changed("a sequence is added", [], [sequence(SEQUENCE)]),
  changed(
    "a sequence's options change",
    [sequence(SEQUENCE)],
    [sequence({ type: "integer", maxValue: "2000", increment: "7" })],
  ),
  changed("a sequence gets an owner", [sequence()], [sequence(), owner]),
  changed("a view is added", [], [view("SELECT t.id FROM t")], BOTH),
  changed(
    "a view reads something else",
    [view("SELECT t.id FROM t")],
    [view("SELECT t.b FROM t WHERE (t.a > 1)")],
    BOTH,
  ),
  changed(
    "a view below a view changes",
    [view("SELECT t.id FROM t"), object("view", "w", { definition: "SELECT v.id FROM v" })],
    [view("SELECT t.id, t.a FROM t"), object("view", "w", { definition: "SELECT v.id FROM v" })],
    BOTH,
  ),
  changed(
    "a view gets options",
    [view("SELECT t.id FROM t")],
    [view("SELECT t.id FROM t", { with: { security_barrier: "true" } })],
  ),
  changed(
    "a materialized view changes below its index",
    [materialized("SELECT t.id FROM t"), member("index", "m", "m_id_idx", { keys: [{ column: "id" }] })],
    [materialized("SELECT t.id, t.a FROM t"), member("index", "m", "m_id_idx", { keys: [{ column: "id" }] })],
  ),
  {
    name: "a trigger moves to another table, which is rebuilt",
    ...SQLITE,
    before: [...base, ...table("other", { id: "integer" }), sqliteTriggerOn("other")],
    after: [...keyedTable("t", { a: "text", b: "text" }), ...table("other", { id: "integer" }), sqliteTriggerOn("t")],
  },
  changed("a trigger fires on something else", [touch, pgTrigger("INSERT")], [touch, pgTrigger("UPDATE")]),
  changed("a trigger fires on something else", [sqliteTrigger("INSERT")], [sqliteTrigger("UPDATE")], SQLITE),
  changed(
    "a table changes below its trigger and view",
    [sqliteTrigger("UPDATE"), view("SELECT t.id, t.b FROM t")],
    [],
    {
      ...SQLITE,
      after: [
        ...base,
        member("check", "t", "t_check", { expression: "a > 0" }),
        sqliteTrigger("UPDATE"),
        view("SELECT t.id, t.b FROM t"),
      ],
    },
  ),
  changed("a comment is added", [], [comment(tableId("t"), "new"), comment(columnId("t", "a"), "new")]),
  changed("a comment changes", [comment(tableId("t"), "old")], [comment(tableId("t"), "it's new")]),
];

export const renames: readonly AlterationCase[] = [
  changed("a table is renamed with all that is in it", [], [], {
    ...BOTH,
    before: full("t"),
    after: full("people"),
    renames: [{ from: tableId("t"), to: tableId("people") }],
    rows: ["INSERT INTO t (id, a, b) VALUES (1, 10, 'x'), (2, 20, 'y')", "INSERT INTO r (id, t_id) VALUES (1, 2)"],
  }),
  changed("a column is renamed below everything", [], [], {
    ...BOTH,
    before: full("t", "a"),
    after: full("t", "amount"),
    renames: [{ from: columnId("t", "a"), to: columnId("t", "amount") }],
    rows: ["INSERT INTO t (id, a, b) VALUES (1, 10, 'x'), (2, 20, 'y')", "INSERT INTO r (id, t_id) VALUES (1, 2)"],
  }),
  changed("a column is renamed that a view shows under its own name", [], [], {
    ...BOTH,
    before: [...base, view("SELECT t.id, t.a FROM t")],
    after: [...keyedTable("t", { amount: "integer", b: "text" }), view("SELECT t.id, t.amount FROM t")],
    renames: [{ from: columnId("t", "a"), to: columnId("t", "amount") }],
  }),
  changed("a column is renamed below a view below a view", [], [], {
    ...BOTH,
    before: [...base, view("SELECT t.id, t.a FROM t"), object("view", "w", { definition: "SELECT v.a FROM v" })],
    after: [
      ...keyedTable("t", { amount: "integer", b: "text" }),
      view("SELECT t.id, t.amount FROM t"),
      object("view", "w", { definition: "SELECT v.amount FROM v" }),
    ],
    renames: [{ from: columnId("t", "a"), to: columnId("t", "amount") }],
  }),
  changed(
    "a constraint and an index are renamed",
    [
      member("check", "t", "old_check", { expression: "(a > 0)" }),
      member("unique", "t", "old_key", { columns: ["b"] }),
      member("index", "t", "old_idx", { keys: [{ column: "a" }] }),
    ],
    [
      member("check", "t", "new_check", { expression: "(a > 0)" }),
      member("unique", "t", "new_key", { columns: ["b"] }),
      member("index", "t", "new_idx", { keys: [{ column: "a" }] }),
    ],
    BOTH,
  ),
  {
    name: "a check is renamed while the type below it changes",
    before: [...base, member("check", "t", "old_check", { expression: "(a IS NOT NULL)" })],
    after: [
      ...keyedTable("t", { a: "text", b: "text" }),
      member("check", "t", "new_check", { expression: "(a IS NOT NULL)" }),
    ],
    rows,
  },
  changed("an enum is renamed", [], [], {
    before: [...base, mood("a"), ...keyedTable("u", { m: "mood" })],
    after: [...base, object("enum", "feeling", { values: ["a"] }), ...keyedTable("u", { m: "feeling" })],
    renames: [{ from: { kind: "enum", schema: "", name: "mood" }, to: { kind: "enum", schema: "", name: "feeling" } }],
  }),
  changed("a sequence is renamed", [sequence()], [object("sequence", "numbers", {})], {
    renames: [
      { from: { kind: "sequence", schema: "", name: "s" }, to: { kind: "sequence", schema: "", name: "numbers" } },
    ],
  }),
];

/** A table under every kind of object, with a table that refers to it. */
function full(name: string, column = "a"): SchemaObject[] {
  return [
    ...keyedTable(name, { [column]: "integer", b: "text" }).map((object) =>
      object.kind === "primaryKey" ? { ...object, id: { ...object.id, name: "key_of_t" } } : object,
    ),
    member("check", name, "t_check", { expression: `(${column} > 0)` }),
    member("unique", name, "t_key", { columns: [column, "b"] }),
    member("index", name, "t_idx", { keys: [{ column }], where: `(${column} > 1)` }),
    ...keyedTable("r", { t_id: "integer" }),
    member("foreignKey", "r", "r_t_id_fkey", {
      columns: ["t_id"],
      references: { schema: "", table: name, columns: ["id"] },
      onDelete: "cascade",
    }),
    object("view", "v", { definition: `SELECT ${name}.id, ${name}.${column} AS amount FROM ${name}` }),
  ];
}
