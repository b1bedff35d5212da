/** A module that was printed declares what it was printed from, on the engine's own word: its catalog of the SQL beside it. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Catalog } from "../../core/catalog/catalog.ts";
import { diff } from "../../core/catalog/diff.ts";
import { describe as describeObject } from "../../core/catalog/object.ts";
import type { Dialect } from "../../core/dialects/dialect.ts";
import { compare } from "../../core/migrator/autogenerate.ts";
import { toCatalog } from "../../core/models/to_catalog.ts";
import type { Operation } from "../../core/operations/operation.ts";
import { mermaidOf } from "../../core/render/mermaid.ts";
import { renderSchemaModule } from "../../core/render/schema_module.ts";
import { type CaseDatabase, ENGINES } from "../cases/diff/engines.ts";
import { scenariosIn } from "../cases/diff/scenario.ts";
import { ROOT } from "../support/imports.ts";
import { type TestDatabase, targetNamed } from "../support/targets.ts";

const folder = mkdtempSync(join(tmpdir(), "migr-module-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SQL = `
CREATE SCHEMA audit;
CREATE TYPE mood AS ENUM ('it''s', 'ok');
CREATE TYPE audit.level AS ENUM ('low');
CREATE SEQUENCE numbers AS integer START 5 INCREMENT 2 CYCLE;
CREATE TABLE "table" (
  id bigint GENERATED ALWAYS AS IDENTITY (START WITH 100) PRIMARY KEY,
  serial serial,
  "odd name" varchar(20) NOT NULL DEFAULT 'a''b' COLLATE "C",
  mood mood DEFAULT 'ok',
  moods mood[],
  price numeric(10,2) DEFAULT 1.5,
  at timestamptz(3) DEFAULT now(),
  on_day date,
  flag boolean NOT NULL DEFAULT true,
  doc jsonb DEFAULT '{"a": "\`\${x}\\\\"}',
  twice bigint GENERATED ALWAYS AS (id * 2) STORED,
  network inet, code char(3), bits bit varying(5), during int4range, tags text[] DEFAULT '{}',
  CONSTRAINT positive CHECK (price > 0) NO INHERIT,
  CONSTRAINT apart EXCLUDE USING gist (during WITH &&) WHERE (flag)
);
CREATE TABLE audit.log (
  a int, b int, parent_a int, parent_b int, of bigint REFERENCES "table" ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  level audit.level, number int DEFAULT nextval('numbers'),
  PRIMARY KEY (a, b),
  CONSTRAINT pair UNIQUE (b, a) INCLUDE (level),
  FOREIGN KEY (parent_a, parent_b) REFERENCES audit.log (a, b) MATCH FULL ON UPDATE CASCADE
);
CREATE TABLE x (id int PRIMARY KEY, y_id int UNIQUE);
CREATE TABLE y (id int PRIMARY KEY, x_id int CONSTRAINT named REFERENCES x);
ALTER TABLE x ADD FOREIGN KEY (y_id) REFERENCES y;
CREATE INDEX by_name ON "table" (lower("odd name"), price DESC, at NULLS FIRST) WHERE flag;
CREATE UNIQUE INDEX by_tags ON "table" ("odd name" text_pattern_ops) INCLUDE (flag) WITH (fillfactor = 70);
CREATE INDEX by_doc ON "table" USING gin (doc jsonb_path_ops);
CREATE VIEW flags WITH (security_barrier = true) AS SELECT id, flag FROM "table" WHERE flag;
CREATE MATERIALIZED VIEW totals AS SELECT mood, count(*) AS n FROM "table" GROUP BY mood;
CREATE UNIQUE INDEX totals_mood ON totals (mood);
CREATE DOMAIN email AS text NOT NULL DEFAULT 'a@b' CONSTRAINT has_at CHECK (VALUE LIKE '%@%');
CREATE TYPE address AS (street text, "house number" int);
CREATE TABLE secret (owner name, mail email, home address);
ALTER TABLE secret ENABLE ROW LEVEL SECURITY;
ALTER TABLE secret FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON secret AS RESTRICTIVE FOR UPDATE TO pg_monitor USING (owner = CURRENT_USER) WITH CHECK (true);
CREATE FUNCTION nothing() RETURNS int LANGUAGE sql AS 'SELECT 1';
COMMENT ON TABLE "table" IS 'what''s "here"';
COMMENT ON COLUMN "table".price IS 'net';
COMMENT ON VIEW flags IS 'a view';
`;

/** What the module of a catalog declares. */
async function declaredBy(text: string, name: string, dialect: Dialect): Promise<Catalog> {
  const file = join(folder, `${name.replace(/\W/g, "_")}.ts`);
  const own = JSON.stringify(pathToFileURL(join(ROOT, "core/models/mod.ts")).href);
  writeFileSync(file, text.replace('"migr/schema"', own));
  return toCatalog((await import(pathToFileURL(file).href)) as Record<string, unknown>, dialect);
}

/** The module says all that the catalog says, and an empty database becomes the same by it. */
async function assertRoundTrip(database: TestDatabase, script: string, name: string): Promise<string> {
  const { dialect } = database;
  await database.reset();
  for (const { sql } of dialect.split(script)) await database.connection.query(sql);
  const found = await dialect.introspect(database.connection, { schemas: "all" });
  const { text } = renderSchemaModule(found, dialect);
  const model = await declaredBy(text, name, dialect);
  await database.reset();
  const openShadow = async () => ({
    connection: database.connection,
    reset: () => database.reset(),
    close: () => database.reset(),
  });
  const { upgrade } = await compare(found, model, { dialect, openShadow, noRename: true, complete: true });
  expect(upgrade.map(summary), text).toEqual([]);
  // What migr does not model, and names, cannot be made from a model; others may need it.
  if (found.unmodelled.length > 0) return text;
  const operations = diff(Catalog.EMPTY, model, dialect.diffRules);
  for (const { sql } of await dialect.compile(operations, { catalog: async () => Catalog.EMPTY })) {
    await database.connection.query(sql);
  }
  const built = await dialect.introspect(database.connection, { schemas: "all" });
  const again = await compare(found, built, { dialect, openShadow, noRename: true, complete: true });
  expect(again.upgrade.map(summary), `built from ${text}`).toEqual([]);
  return text;
}

function summary(operation: Operation): unknown {
  return operation.verb === "alter" ? [describeObject(operation.id), operation.from, operation.to] : operation;
}

describe("renderSchemaModule()", () => {
  it("prints a module that declares the same schema", async () => {
    const database = await targetNamed("PGlite").open();
    const text = await assertRoundTrip(database, SQL, "schema");
    expect(text).toContain('export const x = table("x", {');
    await database.dispose();
  });
});

describe.each([ENGINES.pglite, ENGINES.sqlite])("renderSchemaModule() on $name", (engine) => {
  let database: CaseDatabase;
  beforeAll(async () => {
    database = await engine.open();
  });
  afterAll(() => database.dispose());
  for (const scenario of scenariosIn(engine.folder)) {
    const isLacking = scenario.without.some((name) => name.startsWith(engine.name));
    const isHere = engine.major >= scenario.since && engine.major <= scenario.until && !isLacking;
    // What is called like something of the engine needs the name of the default schema, which models never say.
    const hasWords = !scenario.file.startsWith("named_like_");
    it.skipIf(!isHere || !hasWords)(`says all that ${scenario.file} has`, async () => {
      const script = `${scenario.setup}\n${scenario.new}`;
      await assertRoundTrip(database, script, `${engine.folder}_${scenario.file}`);
    });
  }
});

describe("mermaidOf()", () => {
  it("draws tables with their keys, and foreign keys as one or many, there or not", async () => {
    const database = await targetNamed("node:sqlite in memory").open();
    const { connection, dialect } = database;
    await connection.query("CREATE TABLE p (id INTEGER PRIMARY KEY)");
    await connection.query(
      `CREATE TABLE "c d" (p_id INTEGER NOT NULL UNIQUE REFERENCES p (id), q_id INTEGER REFERENCES p (id))`,
    );
    // By Mermaid's documentation of entity-relationship diagrams.
    expect(mermaidOf(await dialect.introspect(connection)).split("\n")).toEqual([
      "erDiagram",
      "  p {",
      "    integer id PK",
      "  }",
      '  "c d" {',
      "    integer p_id FK, UK",
      '    integer q_id FK "nullable"',
      "  }",
      '  "c d" |o--|| p : "p_id"',
      '  "c d" }o--o| p : "q_id"',
      "",
    ]);
    await database.dispose();
  });
});
