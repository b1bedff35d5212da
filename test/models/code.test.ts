import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AutogenerateResult, autogenerate } from "../../core/migrator/autogenerate.ts";
import * as m from "../../core/models/mod.ts";
import { toCatalog } from "../../core/models/to_catalog.ts";
import type { OpenShadow } from "../../core/proof/shadow.ts";
import { renderRevision } from "../../core/render/revision.ts";
import { execute } from "../support/migrate.ts";
import { type TestDatabase, targetNamed } from "../support/targets.ts";

const { sql } = m;

/** A project with code and privileges. */
function project() {
  const users = m.table(
    "users",
    { id: m.integer().primaryKey(), name: m.text().notNull(), changed: m.integer(), code: m.integer() },
    { rowSecurity: true },
  );
  const nextCode = m.func("next_code", { returns: "integer", language: "plpgsql", body: "BEGIN RETURN 7; END" });
  const add = m.func("add", {
    parameters: { a: "int", b: { type: "int4", default: sql`${1} + 1` } },
    returns: "int",
    volatility: "immutable",
    body: sql`SELECT a + b`,
    comment: "adds",
  });
  const touch = m.func("touch", {
    returns: "trigger",
    language: "plpgsql",
    body: sql`BEGIN NEW.changed := ${add}(coalesce(OLD.changed, 0), 1); RETURN NEW; END`,
  });
  const invoices = m.table("invoices", { code: m.integer().default(sql`${nextCode}()`), n: m.integer() }, (t) => [
    m.check("n_check", sql`${add}(${t.n}, 1) > 0`),
  ]);
  return {
    invoices,
    users,
    touch,
    nextCode,
    add,
    count: m.func("count_users", { returns: "bigint", sql: sql`RETURN (SELECT count(*) FROM ${users})` }),
    everybody: m.func("everybody", { returns: sql`SETOF ${users}`, body: sql`SELECT * FROM ${users}` }),
    prune: m.procedure("prune", { parameters: { older: "integer" }, body: sql`DELETE FROM ${users}` }),
    touchUsers: m.trigger("touch_users", {
      on: users,
      before: ["update", "insert"],
      columns: [users.name],
      when: sql`NEW.name <> 'x'`,
      execute: touch,
      comment: "counts",
    }),
    own: m.policy("own", { on: users, for: "select", to: "migr_reader", using: sql`${users.name} = CURRENT_USER` }),
    reading: m.grant("select", { on: users, to: ["migr_reader", "public"] }),
    writing: m.grant(["UPDATE", "insert"], { on: [users.name], to: "migr_reader", withGrantOption: true }),
    calling: m.grant("execute", { on: add, to: "migr_reader" }),
    closed: m.revoke("execute", { on: add, from: "public" }),
  };
}

describe("models of code on PostgreSQL", () => {
  let database: TestDatabase;
  let shadow: TestDatabase;
  beforeAll(async () => {
    database = await targetNamed("PGlite").open();
    shadow = await targetNamed("PGlite").open();
    for (const { connection } of [database, shadow]) await connection.query("CREATE ROLE migr_reader");
  });
  beforeEach(async () => {
    await database.connection.query("RESET ROLE");
    await database.reset();
  });
  afterAll(async () => {
    await database?.dispose();
    await shadow?.dispose();
  });

  const openShadow: OpenShadow = async () => {
    await shadow.reset();
    return { connection: shadow.connection, reset: () => shadow.reset(), close: async () => {} };
  };
  const compared = async (models: object): Promise<AutogenerateResult> => {
    const { connection, dialect } = database;
    return await autogenerate(connection, toCatalog({ ...models }, dialect), { dialect, openShadow });
  };
  const apply = async (models: object): Promise<AutogenerateResult> => {
    const { connection, dialect } = database;
    const result = await compared(models);
    const before = await dialect.introspect(connection);
    await execute(database, await dialect.compile(result.upgrade, { catalog: async () => before }));
    return result;
  };
  const one = async (query: string): Promise<unknown> =>
    Object.values((await database.connection.query(query))[0] ?? {})[0];

  it("func(), trigger(), policy() and grant() become what they say, and a second comparison is empty", async () => {
    await apply(project());
    expect((await compared(project())).upgrade).toEqual([]);
    await database.connection.query("INSERT INTO users (id, name) VALUES (1, 'ann')");
    expect(await one("SELECT changed FROM users")).toBe(1);
    expect(await one("SELECT add(1, 2) + add(1)")).toBe(6);
    expect(await one("SELECT relrowsecurity FROM pg_class WHERE relname = 'users'")).toBe(true);
    expect(await one("SELECT has_table_privilege('migr_reader', 'users', 'SELECT')")).toBe(true);
    expect(await one("SELECT has_column_privilege('migr_reader', 'users', 'name', 'INSERT WITH GRANT OPTION')")).toBe(
      true,
    );
    expect(await one("SELECT has_function_privilege('public', 'add(integer, integer)', 'EXECUTE')")).toBe(false);
    await database.connection.query("GRANT USAGE ON SCHEMA public TO migr_reader");
    await database.connection.query("SET ROLE migr_reader");
    expect(await one("SELECT count(*)::integer FROM users")).toBe(0);
    await database.connection.query("RESET ROLE");
  });

  it("a changed model changes only what it says, and leads back", async () => {
    await apply(project());
    const { touchUsers: _, closed: __, ...rest } = project();
    const other = { ...rest, own: m.policy("own", { on: rest.users, for: "select", using: sql`true` }) };
    // The other kinds are still declared; there is no trigger left among the models, so triggers are left alone.
    const { upgrade } = await apply(other);
    expect(upgrade.map((operation) => operation.verb)).toEqual(["alter", "drop"]);
    expect((await compared(other)).upgrade).toEqual([]);
    await apply(project());
    expect((await compared(project())).upgrade).toEqual([]);
  });

  it("models without code leave that of the database alone, and name it", async () => {
    await apply(project());
    const users = m.table("users", { id: m.integer().primaryKey(), name: m.text().notNull(), changed: m.bigint() });
    const { upgrade, unmodelled } = await apply({ users });
    // What stood on the columns and tables that went is gone; the function and the trigger are not.
    expect(unmodelled.map(({ kind, name }) => `${kind} ${name}`)).toEqual(
      expect.arrayContaining(["function add(integer, integer)", "trigger users.touch_users", "policy users.own"]),
    );
    expect(upgrade.some((operation) => operation.verb === "drop" && operation.object.kind === "policy")).toBe(false);
    expect(await one("SELECT relrowsecurity FROM pg_class WHERE relname = 'users'")).toBe(true);
    expect(await one("SELECT count(*)::integer FROM pg_trigger WHERE tgname = 'touch_users'")).toBe(1);
    expect(await one("SELECT has_table_privilege('migr_reader', 'users', 'SELECT')")).toBe(true);
  });

  it("a revision shows code as it would be written", async () => {
    const body = `BEGIN\n  NEW.changed := 1;\n  RETURN NEW;\nEND`;
    const touch = m.func("touch", { returns: "trigger", language: "plpgsql", body });
    const { upgrade } = await compared({ touch });
    const text = renderRevision({
      format: "ts",
      id: "a",
      message: "Add touch.",
      downRevisions: [],
      branchLabels: [],
      dependsOn: [],
      upgrade: { operations: upgrade },
    });
    expect(text).toContain(`  op.create("function", "touch", {
    returns: "trigger",
    language: "plpgsql",
    body: \`BEGIN
  NEW.changed := 1;
  RETURN NEW;
END\`,
  });`);
  });

  it.each([
    [
      "two times",
      () => m.trigger("x", { on: project().users, before: "insert", after: "insert", execute: sql`SELECT 1` }),
      /needs one of/,
    ],
    [
      "no event",
      () => toCatalog([m.trigger("x", { on: project().users, before: [], execute: project().add })], database.dialect),
      /names no event/,
    ],
    ["no table", () => toCatalog([m.policy("x", { on: "users" })], database.dialect), /no table/],
    [
      "statements",
      () =>
        toCatalog(
          [m.trigger("x", { on: project().users, before: "insert", execute: sql`SELECT 1` })],
          database.dialect,
        ),
      /cannot execute that/,
    ],
    ["two bodies", () => m.func("f", { returns: "integer", body: "", sql: sql`RETURN 1` }), /needs either/],
    ["all privileges", () => m.grant("ALL", { on: project().users, to: "x" }), /one by one/],
    [
      "a grant on nothing",
      () => toCatalog([m.grant("SELECT", { on: "users", to: "x" })], database.dialect),
      /no model/,
    ],
  ])("a model with %s is refused", (_name, make, message) => {
    expect(make).toThrow(message);
  });
});

describe("models of code on SQLite", () => {
  it("trigger() runs its statements, and what SQLite lacks is refused", async () => {
    const database = await targetNamed("node:sqlite in memory").open();
    const { connection, dialect } = database;
    const openShadow: OpenShadow = () => Promise.reject(new Error("no shadow is needed"));
    const log = m.table("log", { id: m.integer() });
    const t = m.table("t", { id: m.integer(), a: m.integer() });
    const x = m.trigger("x", {
      on: t,
      after: "update",
      columns: [t.a],
      when: sql`NEW.a > 1`,
      execute: sql`INSERT INTO log VALUES (NEW.id)`,
    });
    const models = toCatalog({ log, t, x }, dialect);
    const { upgrade } = await autogenerate(connection, models, { dialect, openShadow });
    const before = await dialect.introspect(connection);
    await execute(database, await dialect.compile(upgrade, { catalog: async () => before }));
    await connection.query("INSERT INTO t VALUES (7, 1)");
    await connection.query("UPDATE t SET a = 2");
    expect(await connection.query("SELECT id FROM log")).toEqual([{ id: 7 }]);
    expect((await autogenerate(connection, models, { dialect, openShadow })).upgrade).toEqual([]);
    expect(() => toCatalog([m.func("f", { returns: "integer", body: "SELECT 1" })], dialect)).toThrow(/no functions/);
    await database.dispose();
  });
});
