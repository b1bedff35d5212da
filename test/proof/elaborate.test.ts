import { describe, expect, it } from "vitest";
import { autogenerate, compare } from "../../core/migrator/autogenerate.ts";
import {
  boolean,
  check,
  custom,
  integer,
  sql,
  table,
  text,
  timestamptz,
  varchar,
  view,
} from "../../core/models/mod.ts";
import { toCatalog } from "../../core/models/to_catalog.ts";
import type { OpenShadow } from "../../core/proof/shadow.ts";
import { type TestDatabase, targetNamed } from "../support/targets.ts";

const users = table(
  "users",
  {
    id: integer().primaryKey(),
    name: text().default(sql`upper('a' || 'b')`),
    active: boolean().default(true),
    at: timestamptz().default(sql`now() + '1 day'`),
  },
  (t) => [check("users_name_check", sql`${t.name} IN ('a','b') OR length(${t.name}) BETWEEN 1 AND 9`)],
);

const models = { users, v: view("v", sql`SELECT id, coalesce(trim(name), 'x') AS title FROM users WHERE active`) };

/** Runs what autogenerate says, as an upgrade would. */
async function apply(database: TestDatabase, catalog: ReturnType<typeof toCatalog>, openShadow: OpenShadow) {
  const { connection, dialect } = database;
  const { upgrade } = await autogenerate(connection, catalog, { dialect, openShadow, noRename: true });
  for (const statement of await dialect.compile(upgrade, { catalog: () => dialect.introspect(connection) })) {
    await connection.query(statement.sql, statement.params);
  }
  return upgrade;
}

describe("elaborate() where PostgreSQL prints its own words in others", () => {
  it("finds nothing to do after the printed words have run", async () => {
    const shadow = await targetNamed("PGlite").open();
    const server = await targetNamed("PGlite").open();
    const openShadow: OpenShadow = async () => {
      await shadow.reset();
      return { connection: shadow.connection, reset: () => shadow.reset(), close: async () => {} };
    };
    const model = (...names: string[]) => {
      const condition = sql`name NOT IN (${sql.raw(names.map((name) => `'${name}'`).join(", "))})`;
      const people = table("people", { name: varchar(50) }, () => [check("name_ok", condition)]);
      return toCatalog({ people, v: view("v", sql`SELECT name FROM people WHERE ${condition}`) }, server.dialect);
    };
    try {
      await apply(server, model("x"), openShadow);
      // The view in place; a check has no other way.
      for (const last of ["y", "z"]) {
        const changed = await apply(server, model("x", last), openShadow);
        expect(changed.map((operation) => operation.verb).sort()).toEqual(["alter", "create", "drop"]);
        expect(await apply(server, model("x", last), openShadow)).toEqual([]);
      }
    } finally {
      await server.dispose();
      await shadow.dispose();
    }
  });
});

describe("elaborate() between two databases of one version", () => {
  const people = "CREATE TABLE people (name varchar(50), email text)";
  const isKnown = "ALTER TABLE people ADD CONSTRAINT known CHECK (name IN ('a', 'b'))";
  const byEmail = "CREATE INDEX people_email_idx ON people (lower(email))";

  /** What is said between what some statements make and what others make, and how often a shadow was asked for. */
  async function between(before: readonly string[], after: readonly string[]) {
    const engine = await targetNamed("PGlite").open();
    const { connection, dialect } = engine;
    let asked = 0;
    const openShadow: OpenShadow = async () => {
      asked += 1;
      await engine.reset();
      return { connection, reset: () => engine.reset(), close: async () => {} };
    };
    const read = async (statements: readonly string[]) => {
      await engine.reset();
      for (const statement of statements) await connection.query(statement);
      return await dialect.introspect(connection, { schemas: "all" });
    };
    try {
      const [live, model] = [await read(before), await read(after)];
      const { upgrade } = await compare(live, model, { dialect, openShadow, noRename: true, complete: true });
      return { asked, changes: upgrade.length };
    } finally {
      await engine.dispose();
    }
  }

  it("asks no shadow about conditions that differ in more than casts", async () => {
    const other = isKnown.replace("'b'", "'c'");
    expect(await between([people, isKnown], [people, other])).toEqual({ asked: 0, changes: 2 });
  });

  it("asks no shadow about casts that come with another type of a column", async () => {
    const changed = "ALTER TABLE people ALTER COLUMN email TYPE varchar(200)";
    const { asked, changes } = await between([people, byEmail], [people, byEmail, changed]);
    expect(asked).toBe(0);
    expect(changes).toBeGreaterThan(0);
  });

  it("asks the shadow about words that the engine prints in others when they come back, as from a dump", async () => {
    const engine = await targetNamed("PGlite").open();
    for (const statement of [people, isKnown]) await engine.connection.query(statement);
    const [row] = await engine.connection.query(
      "SELECT pg_get_constraintdef(oid) AS text FROM pg_constraint WHERE conname = 'known'",
    );
    await engine.dispose();
    const dumped = `ALTER TABLE people ADD CONSTRAINT known ${String(row?.text)}`;
    expect(await between([people, isKnown], [people, dumped])).toEqual({ asked: 1, changes: 0 });
  });
});

describe("elaborate() beside types that no model can declare", () => {
  it("resolves expressions in tables with columns of domains and composite types", async () => {
    const shadow = await targetNamed("PGlite").open();
    const server = await targetNamed("PGlite").open();
    const openShadow: OpenShadow = async () => {
      await shadow.reset();
      return { connection: shadow.connection, reset: () => shadow.reset(), close: async () => {} };
    };
    const columns = { email: custom("email"), place: custom("place"), age: integer() };
    const people = table("people", columns, (t) => [check("ok", sql`${t.age} IN (1, 2) AND ${t.email} <> ''`)]);
    try {
      for (const sqlText of [
        "CREATE DOMAIN short AS varchar(90)",
        "CREATE DOMAIN email AS short CHECK (VALUE LIKE '%@%')",
        "CREATE TYPE place AS (city text, post email)",
      ]) {
        await server.connection.query(sqlText);
      }
      const catalog = toCatalog({ people }, server.dialect);
      await apply(server, catalog, openShadow);
      expect(await apply(server, catalog, openShadow)).toEqual([]);
    } finally {
      await server.dispose();
      await shadow.dispose();
    }
  });
});

const target = targetNamed("PostgreSQL 14");
const reason = await target.unavailable();

describe.skipIf(reason !== undefined)("elaborate() with a shadow that is newer than the server", () => {
  it("finds nothing to do when only the spelling differs, and the one thing that does", async () => {
    const shadow = await targetNamed("PGlite").open();
    const server = await target.open();
    const openShadow: OpenShadow = async () => {
      await shadow.reset();
      return { connection: shadow.connection, reset: () => shadow.reset(), close: async () => {} };
    };
    try {
      const catalog = toCatalog(models, server.dialect);
      await apply(server, catalog, openShadow);
      expect(await apply(server, catalog, openShadow)).toEqual([]);
      const changed = {
        ...models,
        v: view("v", sql`SELECT id, coalesce(trim(name), 'z') AS title FROM users WHERE active`),
      };
      const again = await apply(server, toCatalog(changed, server.dialect), openShadow);
      expect(again.map((operation) => operation.verb)).toEqual(["alter"]);
      const [row] = await server.connection.query("SELECT pg_get_viewdef('v'::regclass) AS text");
      expect(String(row?.text)).toContain("'z'");
    } finally {
      await server.dispose();
      await shadow.dispose();
    }
  });
});
