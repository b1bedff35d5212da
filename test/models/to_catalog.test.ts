import { describe, expect, it } from "vitest";
import type { Catalog } from "../../core/catalog/catalog.ts";
import { keyOf } from "../../core/catalog/object.ts";
import { postgres } from "../../core/dialects/postgres/mod.ts";
import { sqlite } from "../../core/dialects/sqlite/mod.ts";
import { MigrError } from "../../core/errors.ts";
import {
  bigint,
  boolean,
  check,
  type Extra,
  enumType,
  foreignKey,
  index,
  integer,
  materializedView,
  primaryKey,
  schema,
  sequence,
  sql,
  table,
  text,
  unique,
  varchar,
  view,
} from "../../core/models/mod.ts";
import { toCatalog } from "../../core/models/to_catalog.ts";

const keys = (catalog: Catalog): string[] => [...catalog].map((object) => keyOf(object.id));

function attributes(catalog: Catalog, key: string): unknown {
  return catalog.getByKey(key)?.attributes;
}

/** The error of a model, as people read it. */
function refusal(exports: Record<string, unknown> | unknown[], dialect = postgres): string {
  try {
    toCatalog(exports, dialect);
  } catch (error) {
    if (error instanceof MigrError) return `${error.code}: ${error.message} ${error.hint ?? ""}`.trim();
    throw error;
  }
  throw new Error("The model was accepted.");
}

describe("toCatalog()", () => {
  it("reads the example of the README", () => {
    const users = table("users", {
      id: integer().primaryKey().generated("always"),
      username: text().unique().index(),
      email: text().notNull().unique(),
    });
    const catalog = toCatalog({ users }, postgres);
    expect(keys(catalog)).toEqual([
      "table:users",
      "column:users.id",
      "column:users.username",
      "column:users.email",
      "primaryKey:users.users_pkey",
      "unique:users.users_username_key",
      "index:users.users_username_idx",
      "unique:users.users_email_key",
    ]);
    expect(attributes(catalog, "column:users.id")).toEqual({
      type: "integer",
      notNull: true,
      identity: { generated: "always" },
    });
    expect(attributes(catalog, "column:users.username")).toEqual({ type: "text" });
  });

  it("keeps the order of declaration, whatever the order of exports", () => {
    const second = table("a", { id: integer() });
    const first = table("b", { id: integer() });
    expect(
      toCatalog({ first, second }, postgres)
        .ofKind("table")
        .map((object) => object.id.name),
    ).toEqual(["a", "b"]);
  });

  it("collects each object once, also from lists and modules, and takes enums, sequences and schemas along", () => {
    const audit = schema("audit");
    const mood = enumType("mood", ["a"]);
    const numbers = sequence("numbers");
    const events = audit.table("events", { mood: mood(), n: bigint().default(sql`nextval(${numbers})`) });
    const module = Object.assign(Object.create(null), { events, [Symbol.toStringTag]: "Module" });
    const catalog = toCatalog({ events, again: events, list: [events], module, helper: () => 1 }, postgres);
    expect(keys(catalog)).toEqual([
      "schema:audit",
      "enum:mood",
      "sequence:numbers",
      "table:audit.events",
      "column:audit.events.mood",
      "column:audit.events.n",
    ]);
    expect(catalog.ofKind("column")[1]?.dependsOn).toEqual([{ kind: "sequence", schema: "", name: "numbers" }]);
  });

  it("recognises what another copy of the module made", async () => {
    const copy: typeof import("../../core/models/mod.ts") = await import(`../../core/models/mod.ts?${"copy"}`);
    const other = await import("../../core/models/mod.ts");
    const users = copy.table("users", { id: copy.integer().primaryKey(), age: other.integer() }, (t) => [
      other.check(other.sql`${t.age} > 1`),
    ]);
    expect(keys(toCatalog({ users }, sqlite))).toContain("check:users.users_age_check");
  });

  it("uses a column twice without mixing up its tables", () => {
    const id = integer().primaryKey();
    const a = table("a", { id });
    const b = table("b", { id, a: integer().references(() => a.id) });
    const catalog = toCatalog([a, b], postgres);
    expect(attributes(catalog, "foreignKey:b.b_a_fkey")).toMatchObject({ references: { table: "a", columns: ["id"] } });
  });

  it("writes columns of the own table bare, others with their table, and quotes what must be", () => {
    const users = table("order", { id: integer().primaryKey(), "max age": integer() }, (t) => [
      check("c", sql`${t["max age"]} > ${t.id} AND ${"it's"} <> ''`),
    ]);
    const names = view("names", sql`SELECT ${users["max age"]} FROM ${users};`);
    const catalog = toCatalog({ users, names }, sqlite);
    expect(attributes(catalog, "check:order.c")).toEqual({ expression: `"max age" > id AND 'it''s' <> ''` });
    expect(attributes(catalog, "view:names")).toEqual({ definition: `SELECT "order"."max age" FROM "order"` });
  });

  it("keeps backslashes of sql`…` as they stand in the source", () => {
    const t = table("t", { a: text().check(sql`a ~ '^\d+\n$' AND '\`' <> '\${'`) });
    expect(attributes(toCatalog([t], postgres), "check:t.t_a_check")).toEqual({
      expression: "a ~ '^\\d+\\n$' AND '`' <> '${'",
    });
  });

  it("resolves references in circles, by function and by name", () => {
    const a = table("a", {
      id: integer().primaryKey(),
      b: integer().references("b.id"),
      up: integer().references("id"),
    });
    const b = table("b", { id: integer().primaryKey(), a: integer().references(() => a.id) });
    const found = toCatalog({ a, b }, postgres).ofKind("foreignKey");
    expect(found.map(({ id, attributes }) => `${id.name} → ${attributes.references.table}`)).toEqual([
      "a_b_fkey → b",
      "a_up_fkey → a",
      "b_a_fkey → a",
    ]);
  });

  it("names by PostgreSQL's convention, numbers what collides and spares chosen names", () => {
    const t = table("t", { a: integer().unique(), b: integer() }, (c) => [
      check(sql`${c.a} > 0`),
      check(sql`${c.a} < 9`),
      check(sql`${c.a} < ${c.b}`),
      index("t_a_idx").on(c.b),
      index().on(c.a),
      index().on(sql`abs(${c.a})`, c.b),
      primaryKey(c.a, c.b),
    ]);
    expect(keys(toCatalog({ t }, postgres)).slice(3)).toEqual([
      "unique:t.t_a_key",
      "check:t.t_a_check",
      "check:t.t_a_check1",
      "check:t.t_check",
      "index:t.t_a_idx",
      "index:t.t_a_idx1",
      "index:t.t_expr_b_idx",
      "primaryKey:t.t_pkey",
    ]);
  });

  it("names by templates", () => {
    const users = table("users", { id: integer().primaryKey(), boss: integer().references("id").index() });
    const naming = {
      primaryKey: "pk_{table}",
      foreignKey: "fk_{table}_{columns}_{referencedTable}",
      index: "ix_{column}",
    };
    expect(keys(toCatalog({ users }, sqlite, { naming })).slice(3)).toEqual([
      "primaryKey:users.pk_users",
      "index:users.ix_boss",
      "foreignKey:users.fk_users_boss_users",
    ]);
    expect(() => toCatalog({ users }, sqlite, { naming: { index: "ix_{colums}" } })).toThrow(/unknown \{colums\}/);
    expect(() => toCatalog({ users }, sqlite, { naming: { indx: "ix" } as never })).toThrow(/no names for "indx"/);
  });

  it("shortens long names so that they fit, stay apart and stay the same", () => {
    const long = "a_rather_long_name_for_a_column_of_a_table_";
    const t = table("ünïcödé_table", { [`${long}1`]: integer().index(), [`${long}2`]: integer().index() });
    const names = toCatalog({ t }, postgres)
      .ofKind("index")
      .map((object) => object.id.name);
    expect(new Set(names).size).toBe(2);
    for (const name of names) expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(63);
    expect(
      toCatalog({ t }, postgres)
        .ofKind("index")
        .map((object) => object.id.name),
    ).toEqual(names);
  });

  it("makes an integer that is the whole key SQLite's row number, and leaves others as they are", () => {
    const t = table("t", { id: bigint().primaryKey(), big: bigint() });
    const catalog = toCatalog({ t }, sqlite);
    expect(attributes(catalog, "column:t.id")).toEqual({ type: "integer", notNull: true });
    expect(attributes(catalog, "column:t.big")).toEqual({ type: "bigint" });
  });

  it("refuses what contradicts itself, and says where", () => {
    const users = table("users", { id: integer().primaryKey(), name: text() });
    const one = (columns: Parameters<typeof table>[1], extras?: (t: never) => readonly Extra[]) =>
      refusal({ users, t: extras === undefined ? table("t", columns) : table("t", columns, extras as never) });

    expect(refusal([table("users", {})])).toMatch(/CATALOG_INVALID: The table users has no columns/);
    expect(refusal([users, table("users", { a: text() })])).toMatch(/Two tables are named "users"/);
    expect(refusal([users, view("users", sql`SELECT 1`)])).toMatch(/A table and a view are both named "users"/);
    expect(one({ a: text(), b: text().name("a") })).toMatch(/table t has two columns named "a"/);
    expect(one({ a: text().primaryKey(), b: text().primaryKey() })).toMatch(/2 primary keys.*primaryKey\(t\.a, t\.b\)/);
    expect(one({ a: integer().references("user.id") })).toMatch(/t\.a refers to the table user, .* Did you mean users/);
    expect(one({ a: integer().references("users.ids") })).toMatch(
      /t\.a refers to users\.ids.*Did you mean users\.id\?/,
    );
    expect(one({ a: text().references(() => users.name) })).toMatch(
      /users\.name, which is neither its primary key nor unique/,
    );
    expect(one({ a: integer().references((() => undefined) as never) })).toMatch(
      /t\.a refers to something that is not/,
    );
    expect(one({ a: integer().default(1).generated("always") })).toMatch(
      /t\.a gets its value from a default and an id/,
    );
    expect(one({ a: integer() }, (t: { a: never }) => [foreignKey([t.a, t.a], [users.id])] as never)).toMatch(
      /2 columns.*1/,
    );
    expect(one({ a: integer() }, () => [unique(users.id)])).toMatch(/t names users\.id, which is not its column/);
    expect(one({ a: integer() }, () => [index()])).toMatch(/index\(\) of t names no column/);
    expect(one({ a: integer() }, () => [users as never])).toMatch(/MODEL_ERROR.*constraints of t/);
    expect(one({ a: text().default((() => 1) as never) })).toMatch(/t\.a has no form in SQL/);
    expect(one({ ["x".repeat(64)]: text() })).toMatch(/64 bytes long; names may have 63/);
    expect(one({ a: text().unique("users") })).toMatch(/The name "users" in t is taken/);
    expect(refusal([table("posts", { a: integer().references(() => users.id) })])).toMatch(/users, .*Export users/);
    expect(refusal([schema("public").table("t", { a: text() })])).toMatch(/"public", which is the default one/);
    expect(refusal([sequence("s", { ownedBy: () => users.id })])).toMatch(/owner of the sequence s is not among/);
  });

  it("refuses at once what is not a column", () => {
    expect(() => table("t", { a: integer as never })).toThrow(/t\.a is not a column/);
    expect(() => table("", { a: integer() })).toThrow(/A table needs a name/);
    expect(() => enumType("e", ["a", "a"])).toThrow(/"a" twice/);
  });

  it("says what an engine does not have", () => {
    const t = table("t", { a: boolean() });
    expect(refusal([materializedView("mv", sql`SELECT 1`)], sqlite)).toMatch(/OPERATION_UNSUPPORTED/);
    expect(refusal([schema("audit").table("t", { a: varchar(3) })], sqlite)).toMatch(/OPERATION_UNSUPPORTED/);
    expect(keys(toCatalog([table("c", { a: boolean().comment("x") }, { comment: "y" }), t], sqlite))).not.toContain(
      "comment:table:c",
    );
  });
});
