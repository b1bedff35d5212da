/** A module that was printed declares what it was printed from, on the engine's own word: its catalog of the SQL beside it. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { compare } from "../../core/migrator/autogenerate.ts";
import { toCatalog } from "../../core/models/to_catalog.ts";
import { mermaidOf } from "../../core/render/mermaid.ts";
import { renderSchemaModule } from "../../core/render/schema_module.ts";
import { ROOT } from "../support/imports.ts";
import { targetNamed } from "../support/targets.ts";

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

describe("renderSchemaModule()", () => {
  it("prints a module that declares the same schema, and names what it cannot declare", async () => {
    const database = await targetNamed("PGlite").open();
    const { connection, dialect } = database;
    for (const { sql } of dialect.split(SQL)) await connection.query(sql);
    const found = await dialect.introspect(connection, { schemas: "all" });
    const { text, left } = renderSchemaModule(found);
    const file = join(folder, "schema.ts");
    writeFileSync(
      file,
      text.replace('"migr/schema"', JSON.stringify(pathToFileURL(join(ROOT, "core/models/mod.ts")).href)),
    );
    const model = toCatalog((await import(pathToFileURL(file).href)) as Record<string, unknown>, dialect);
    const openShadow = async () => ({ connection, reset: () => database.reset(), close: async () => {} });
    await database.reset();
    const { upgrade } = await compare(found, model, { dialect, openShadow, noRename: true });
    expect(upgrade).toEqual([]);
    expect(left.map(({ kind, name }) => `${kind} ${name}`)).toEqual(["function nothing"]);
    expect(text).toContain('export const x = table("x", {');
    await database.dispose();
  });
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
