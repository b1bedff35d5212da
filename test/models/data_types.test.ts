import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { postgres } from "../../core/dialects/postgres/mod.ts";
import { sqlite } from "../../core/dialects/sqlite/mod.ts";
import { compare } from "../../core/migrator/autogenerate.ts";
import {
  compositeType,
  date,
  domain,
  enumType,
  extension,
  integer,
  partition,
  sql,
  table,
} from "../../core/models/mod.ts";
import { toCatalog } from "../../core/models/to_catalog.ts";
import type { OpenShadow } from "../../core/proof/shadow.ts";
import { execute, introspect } from "../support/migrate.ts";
import { type TestDatabase, targetNamed } from "../support/targets.ts";

const email = domain("email", "text", {
  default: sql`'nobody@example.org'`,
  checks: { email_has_at: sql`value like '%@%'` },
  comment: "Where mail goes.",
});
const address = compositeType("address", { street: "varchar(80)", city: "text" });
const people = table("people", { id: integer().primaryKey(), email: email().notNull(), home: address() });
const events = table("events", { id: integer(), at: date().notNull() }, { partitionBy: "RANGE (at)" });
const events2025 = partition("events_2025", events, "FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')");

it.each([
  ["point", domain("point", "integer")],
  ["path", enumType("path", ["a"])],
  ["line", compositeType("line", { a: "text" })],
])("the type %s is refused where the engine has one of its name, and taken in a schema of its own", (name, model) => {
  expect(() => toCatalog([model], postgres)).toThrow(`"${name}" is called like a type of the database itself`);
  expect(toCatalog([model], sqlite).size).toBe(0);
  expect(() => toCatalog([enumType(name, ["a"], { schema: "app" })], postgres)).not.toThrow();
});

describe("models of types and partitions", () => {
  let database: TestDatabase;
  let shadow: TestDatabase;
  beforeAll(async () => {
    database = await targetNamed("PGlite").open();
    shadow = await targetNamed("PGlite").open();
  });
  beforeEach(() => database.reset());
  afterAll(async () => {
    await database?.dispose();
    await shadow?.dispose();
  });

  const openShadow: OpenShadow = async () => {
    await shadow.reset();
    return { connection: shadow.connection, reset: () => shadow.reset(), close: async () => {} };
  };

  async function bring(models: readonly unknown[]): Promise<readonly string[]> {
    const live = await introspect(database);
    const model = toCatalog(models, database.dialect);
    const { upgrade } = await compare(live, model, { dialect: database.dialect, openShadow });
    const statements = await database.dialect.compile(upgrade, { catalog: async () => live });
    await execute(database, statements);
    return statements.map((statement) => statement.sql);
  }

  it("domain() and compositeType() make types that columns are of, once", async () => {
    await bring([people]);
    const [row] = await database.connection.query(
      "SELECT pg_get_constraintdef(oid) AS text FROM pg_constraint WHERE conname = 'email_has_at'",
    );
    expect(String(row?.text)).toMatch(/VALUE ~~ '%@%'/);
    expect(await bring([people])).toEqual([]);
  });

  it("domain() is its own type where the engine has no domains", () => {
    const catalog = toCatalog([people], targetNamed("node:sqlite in memory").dialect);
    const column = catalog.get({ kind: "column", schema: "", table: "people", name: "email" });
    expect([column?.attributes.type, catalog.ofKind("domain")]).toEqual(["text", []]);
  });

  it("partition() makes partitions, and leaves alone those that only the database has", async () => {
    await bring([events, events2025]);
    await database.connection.query("CREATE TABLE events_rest PARTITION OF events DEFAULT");
    expect(await bring([events, events2025])).toEqual([]);
    const wider = table(
      "events",
      { id: integer(), at: date().notNull(), note: integer() },
      { partitionBy: "RANGE (at)" },
    );
    expect(
      await bring([wider, partition("events_2025", wider, "FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')")]),
    ).toEqual(["ALTER TABLE events ADD COLUMN note integer"]);
    expect(await bring([])).toHaveLength(3); // the table goes with all its partitions
  });

  it("extension() is an object, and none is dropped by models that declare none", async () => {
    const catalog = toCatalog([extension("citext", { schema: "ext" })], database.dialect);
    expect(catalog.get({ kind: "extension", schema: "", name: "citext" })?.attributes).toEqual({ schema: "ext" });
    await database.connection.query("CREATE DOMAIN kept AS text");
    expect(await bring([events])).toHaveLength(1);
  });
});
