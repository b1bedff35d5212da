import { describe, expect, it } from "vitest";
import type { Catalog } from "../../../core/catalog/catalog.ts";
import type { Attributes, ObjectKind, SchemaObject } from "../../../core/catalog/object.ts";
import type { Dialect } from "../../../core/dialects/dialect.ts";
import { postgres } from "../../../core/dialects/postgres/mod.ts";
import { MigrError } from "../../../core/errors.ts";
import type { AlterOperation, Operation, OperationOptions } from "../../../core/operations/operation.ts";
import { member, object, table } from "../../support/objects.ts";
import { type Engine, onEveryPostgres } from "./engines.ts";

const offline: Parameters<Dialect["compile"]>[1] = {
  catalog: async () => {
    throw new MigrError("OFFLINE", "No database.");
  },
};

async function sqlOf(...operations: readonly Operation[]): Promise<string[]> {
  return (await postgres.compile(operations, offline)).map(({ sql }) => sql);
}

const create = (object: SchemaObject, options?: OperationOptions): Operation => ({
  verb: "create",
  object,
  ...(options === undefined ? {} : { options }),
});

function alter<K extends ObjectKind>(
  { id }: SchemaObject<K>,
  from: Partial<Attributes<K>>,
  to: Partial<Attributes<K>>,
  options?: OperationOptions,
): AlterOperation {
  return { verb: "alter", id, from, to, ...(options === undefined ? {} : { options }) };
}

/** A column by its name; what it is like does not matter. */
const column = (name: string, on = "t"): SchemaObject<"column"> => member("column", on, name, { type: "integer" });

describe("compile()", () => {
  it("folds columns and constraints into a CREATE TABLE that reads well", async () => {
    const [users, ...parts] = [
      ...table("users", {
        id: { type: "integer", notNull: true, identity: { generated: "always", start: "10" } },
        order: { type: "character varying(50)", default: "'x'::character varying", collation: "C" },
        total: { type: "numeric", generated: { expression: "id * 2", stored: true } },
      }),
      member("primaryKey", "users", "users_pkey", { columns: ["id"] }),
      member("check", "users", "users_check", { expression: "id > 0" }),
    ];
    const sql = await sqlOf({ verb: "create", object: users as SchemaObject, parts });
    expect(sql).toEqual([
      `CREATE TABLE users (
  id integer GENERATED ALWAYS AS IDENTITY (START WITH 10) NOT NULL,
  "order" character varying(50) COLLATE "C" DEFAULT 'x'::character varying,
  total numeric GENERATED ALWAYS AS (id * 2) STORED,
  CONSTRAINT users_pkey PRIMARY KEY (id),
  CONSTRAINT users_check CHECK (id > 0)
)`,
    ]);
  });

  it("says several changes of a column in one ALTER TABLE", async () => {
    const operation = alter(
      column("a"),
      { type: "text", default: "'1'::text" },
      { type: "integer", default: "1", notNull: true },
    );
    expect(await sqlOf(operation)).toEqual([
      `ALTER TABLE t
  ALTER COLUMN a TYPE integer USING a::integer,
  ALTER COLUMN a DROP DEFAULT,
  ALTER COLUMN a SET DEFAULT 1,
  ALTER COLUMN a SET NOT NULL`,
    ]);
  });

  it("gives a USING only where PostgreSQL has no assignment cast, and never one that would cut text", async () => {
    const using = async (from: string, to: string): Promise<boolean> =>
      (await sqlOf(alter(column("a"), { type: from }, { type: to })))[0]?.includes("USING") === true;
    expect(await using("integer", "bigint")).toBe(false);
    expect(await using("text", "character varying(5)")).toBe(false);
    expect(await using("timestamp without time zone", "timestamp with time zone")).toBe(false);
    expect(await using("text", "jsonb")).toBe(true);
    expect(await using("integer", "boolean")).toBe(true);
    const own = alter(column("a"), { type: "integer" }, { type: "boolean" }, { using: "a <> 0" });
    expect(await sqlOf(own)).toEqual(["ALTER TABLE t ALTER COLUMN a TYPE boolean USING a <> 0"]);
  });

  it("marks what cannot run in a transaction", async () => {
    const index = member("index", "t", "i", { keys: [{ column: "a" }] });
    const statements = await postgres.compile(
      [
        create(index, { concurrently: true }),
        { verb: "drop", object: index, options: { concurrently: true, ifExists: true } },
        { verb: "execute", sql: "VACUUM; VACUUM FULL", transactional: false },
        { verb: "execute", sql: "SELECT 1; SELECT 2" },
      ],
      offline,
    );
    expect(statements).toEqual([
      { sql: "CREATE INDEX CONCURRENTLY i ON t (a)", transactional: false },
      { sql: "DROP INDEX CONCURRENTLY IF EXISTS i", transactional: false },
      { sql: "VACUUM", transactional: false },
      { sql: "VACUUM FULL", transactional: false },
      { sql: "SELECT 1", transactional: true },
      { sql: "SELECT 2", transactional: true },
    ]);
  });

  it("adds values to an enum where they belong, outside of the transaction when they are used in it", async () => {
    const mood = object("enum", "mood", { values: [] });
    const add = alter(mood, { values: ["b", "d"] }, { values: ["a", "b", "c", "d", "e", "f"] });
    expect(await sqlOf(add)).toEqual([
      "ALTER TYPE mood ADD VALUE 'a' BEFORE 'b'",
      "ALTER TYPE mood ADD VALUE 'c' AFTER 'b'",
      "ALTER TYPE mood ADD VALUE 'e'",
      "ALTER TYPE mood ADD VALUE 'f'",
    ]);
    const used = alter(column("m"), {}, { default: "'e'::mood" });
    const statements = await postgres.compile([add, used], offline);
    expect(statements.map(({ transactional }) => transactional)).toEqual([true, true, false, true, true]);
    const inArray = alter(column("m"), {}, { default: `'{a,"f"}'::mood[]` });
    const others = await postgres.compile([add, inArray], offline);
    expect(others.map(({ transactional }) => transactional)).toEqual([false, true, true, false, true]);
  });

  it("refuses a column without a type, which only SQLite has", async () => {
    const bare = sqlOf({ verb: "create", object: member("column", "t", "c", { type: "" }) });
    await expect(bare).rejects.toMatchObject({ code: "OPERATION_UNSUPPORTED", message: expect.stringMatching(/t\.c/) });
  });

  it("refuses what needs a new object, and says so", async () => {
    const check = member("check", "t", "c", { expression: "a > 0" });
    await expect(sqlOf(alter(check, { expression: "a > 0" }, { expression: "a > 1" }))).rejects.toMatchObject({
      code: "OPERATION_UNSUPPORTED",
      hint: "Drop it and create it again.",
    });
  });
});

/** Compiles with the engine's own catalog, as the migrator does, and runs the statements. */
async function migrate({ connection }: Engine, ...operations: readonly Operation[]): Promise<void> {
  const statements = await postgres.compile(operations, { catalog: () => postgres.introspect(connection) });
  for (const { sql } of statements) await connection.query(sql);
}

async function value(engine: Engine, sql: string): Promise<unknown> {
  return Object.values((await engine.connection.query(sql))[0] ?? {})[0];
}

async function attributesOf(engine: Engine, name: string): Promise<Attributes<"column"> | undefined> {
  const catalog: Catalog = await postgres.introspect(engine.connection);
  return catalog.get(column(name).id)?.attributes;
}

await onEveryPostgres((engine) => {
  const NUMBERINGS: readonly (Attributes<"column">["identity"] | undefined)[] = [
    undefined,
    { generated: "always" },
    { generated: "byDefault", start: "5", increment: "2", cycle: true },
    { generated: "serial" },
  ];

  it("a column goes from any numbering to any other, and goes on above its rows", async () => {
    for (const from of NUMBERINGS) {
      for (const to of NUMBERINGS.filter((other) => other !== from)) {
        await engine.run("DROP TABLE IF EXISTS t");
        const a = member("column", "t", "a", { type: "integer", notNull: true, ...(from ? { identity: from } : {}) });
        await migrate(engine, {
          verb: "create",
          object: object("table", "t", {}),
          parts: [a, member("column", "t", "b", { type: "integer" })],
        });
        await engine.run("INSERT INTO t (a) OVERRIDING SYSTEM VALUE VALUES (1), (40)");
        const operation = alter(a, from ? { identity: from } : {}, to ? { identity: to } : {});
        await migrate(engine, operation);
        const label = `${from?.generated} to ${to?.generated}`;
        expect((await attributesOf(engine, "a"))?.identity, label).toEqual(to);
        if (to === undefined || from?.generated === "always" || from?.generated === "byDefault") continue;
        expect(Number(await value(engine, "INSERT INTO t (b) VALUES (1) RETURNING a")), label).toBeGreaterThan(40);
      }
    }
  });

  it("a serial that becomes bigint does not run out at the end of integer", async () => {
    await engine.run("CREATE TABLE t (a serial, b integer GENERATED ALWAYS AS IDENTITY)");
    await migrate(engine, alter(column("a"), { type: "integer" }, { type: "bigint" }));
    await migrate(engine, alter(column("b"), { type: "integer" }, { type: "bigint" }));
    expect(await attributesOf(engine, "a")).toEqual({
      type: "bigint",
      notNull: true,
      identity: { generated: "serial" },
    });
    expect((await attributesOf(engine, "b"))?.identity).toEqual({ generated: "always" });
    const [first] = await postgres.compile([alter(column("a"), { type: "integer" }, { type: "bigint" })], offline);
    expect(first?.sql).toBe("ALTER TABLE t ALTER COLUMN a TYPE bigint");
  });

  it("a type changes with a default that does not cast, and with a collation that stays", async () => {
    await engine.run(
      `CREATE TABLE t (a text DEFAULT '7', b varchar(50) COLLATE "C", c text DEFAULT 'x')`,
      "INSERT INTO t VALUES ('1', 'b', 'c')",
    );
    await migrate(engine, alter(column("a"), { type: "text" }, { type: "integer" }));
    await migrate(engine, alter(column("b"), { type: "character varying(50)" }, { type: "text" }));
    await migrate(engine, alter(column("c"), {}, { collation: "C" }));
    expect(await attributesOf(engine, "a")).toMatchObject({ type: "integer" });
    expect(await attributesOf(engine, "b")).toEqual({ type: "text", collation: "C" });
    expect(await attributesOf(engine, "c")).toEqual({ type: "text", default: "'x'::text", collation: "C" });
    await engine.run("INSERT INTO t (b) VALUES ('z')");
    expect(await value(engine, "SELECT sum(a)::text FROM t")).toBe("8");
  });

  it("an enum loses a value: columns, arrays and defaults of every table move to the new type", async () => {
    await engine.run(
      "CREATE TYPE mood AS ENUM ('sad', 'ok', 'glad')",
      "CREATE TABLE t (a mood DEFAULT 'ok', b mood[] DEFAULT '{glad}')",
      "CREATE TABLE u (m mood NOT NULL, UNIQUE (m))",
      "INSERT INTO t VALUES ('ok', '{ok,glad}')",
      "INSERT INTO u VALUES ('glad')",
    );
    const mood = object("enum", "mood", { values: [] });
    await migrate(engine, alter(mood, { values: ["sad", "ok", "glad"] }, { values: ["glad", "ok"] }));
    const catalog = await postgres.introspect(engine.connection);
    expect(catalog.get(mood.id)?.attributes.values).toEqual(["glad", "ok"]);
    expect(catalog.ofKind("enum")).toHaveLength(1);
    expect(catalog.get(column("b").id)?.attributes).toEqual({ type: "mood[]", default: "'{glad}'::mood[]" });
    expect(await value(engine, "SELECT a::text || b::text FROM t")).toBe("ok{ok,glad}");
  });

  it("rows of every type of value are inserted, with defaults for what a row leaves out", async () => {
    await engine.run("CREATE TABLE t (a int DEFAULT 9, b text, c bytea, d jsonb, e timestamptz, f boolean)");
    const rows = [
      { a: 1, b: "it's \\ $1 ?", c: new Uint8Array([0, 255]), d: '{"x":1}', e: "2020-01-01T00:00:00Z", f: true },
      { b: null, f: false },
    ];
    const operation: Operation = { verb: "insert", schema: "", table: "t", rows };
    await migrate(engine, operation);
    const found = await engine.connection.query(
      "SELECT a, b, encode(c, 'hex') AS c, d->>'x' AS d, extract(epoch FROM e)::int AS e, f FROM t ORDER BY a",
    );
    expect(found).toEqual([
      { a: 1, b: "it's \\ $1 ?", c: "00ff", d: "1", e: 1577836800, f: true },
      { a: 9, b: null, c: null, d: null, e: null, f: false },
    ]);
  });

  it("renames reach objects of every kind, and move them to another schema", async () => {
    await engine.run(
      "CREATE SCHEMA s",
      "CREATE TYPE e AS ENUM ('a')",
      "CREATE SEQUENCE q",
      "CREATE TABLE t (a int, CONSTRAINT c CHECK (a > 0))",
      "CREATE INDEX i ON t (a)",
      "CREATE VIEW v AS SELECT 1 AS one",
      "CREATE MATERIALIZED VIEW w AS SELECT 1 AS one",
    );
    const renames: readonly [ObjectKind, string, string | undefined][] = [
      ["column", "a", "t"],
      ["check", "c", "t"],
      ["index", "i", "t"],
      ["enum", "e", undefined],
      ["sequence", "q", undefined],
      ["view", "v", undefined],
      ["materializedView", "w", undefined],
      ["table", "t", undefined],
      ["schema", "s", undefined],
    ];
    for (const [kind, name, on] of renames) {
      const from = { kind, schema: "", name, ...(on === undefined ? {} : { table: on }) };
      await migrate(engine, { verb: "rename", from, to: { ...from, name: `${name} 2` } });
    }
    const from = { kind: "table", schema: "", name: "t 2" } as const;
    await migrate(engine, { verb: "rename", from, to: { ...from, schema: "s 2", name: "T" } });
    const catalog = await postgres.introspect(engine.connection, { schemas: "all" });
    expect([...catalog].map(({ kind, id }) => `${kind} ${id.schema}|${id.table ?? ""}|${id.name}`).sort()).toEqual([
      "check s 2|T|c 2",
      "column s 2|T|a 2",
      "enum ||e 2",
      "index s 2|T|i 2",
      "materializedView ||w 2",
      "schema ||s 2",
      "sequence ||q 2",
      "table s 2||T",
      "view ||v 2",
    ]);
  });
});
