/**
 * Drizzle's tables as models. What they should mean is written beside them as SQL, after Drizzle's documentation of what
 * its own migrations contain.
 */
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { ROOT } from "../support/imports.ts";
import { TestProject } from "./project.ts";

function projectWith(files: Readonly<Record<string, string>>, config = ""): TestProject {
  const project = new TestProject(config);
  symlinkSync(join(ROOT, "node_modules"), project.path("node_modules"));
  for (const [name, text] of Object.entries(files)) project.write(name, text);
  return project;
}

const POSTGRES = `
import { relations, sql } from "drizzle-orm";
import * as pg from "drizzle-orm/pg-core";

export const mood = pg.pgEnum("mood", ["sad", "ok"]);
export const audit = pg.pgSchema("audit");
export const numbers = pg.pgSequence("numbers", { startWith: 100, increment: 5 });

export const users = pg.pgTable("users", {
  id: pg.integer().primaryKey().generatedAlwaysAsIdentity({ startWith: 10 }),
  email: pg.varchar({ length: 50 }).notNull().unique(),
  mood: mood().default("ok"),
  tags: pg.text().array().notNull().default(sql\`'{}'::text[]\`),
  settings: pg.jsonb().default({ a: "it's" }),
  active: pg.boolean().notNull().default(true),
  at: pg.timestamp({ withTimezone: true }).defaultNow(),
  price: pg.numeric({ precision: 10, scale: 2 }),
  lower: pg.text().generatedAlwaysAs(sql\`lower(email)\`),
  fullName: pg.text("full_name").$default(() => "only in the client"),
}, (t) => [
  pg.index("users_lower_idx").on(sql\`lower(\${t.email})\`).where(sql\`\${t.active}\`),
  pg.index("users_at_idx").on(t.at.desc(), t.email),
  pg.index("users_tags_idx").using("gin", t.tags),
  pg.check("users_email_check", sql\`\${t.email} <> ''\`),
  pg.pgPolicy("own", { for: "select", using: sql\`\${t.active}\` }),
]);

export const posts = pg.pgTable("posts", {
  id: pg.bigserial({ mode: "number" }).primaryKey(),
  author: pg.integer().references(() => users.id, { onDelete: "cascade" }),
  tenant: pg.integer(),
  slug: pg.text(),
}, (t) => [pg.unique("slugs").on(t.tenant, t.slug).nullsNotDistinct()]);

export const members = audit.table("members", { a: pg.integer(), b: pg.uuid().defaultRandom() }, (t) => [
  pg.primaryKey({ columns: [t.a, t.b] }),
]);

export const active = pg.pgView("active").as((qb) => qb.select({ id: users.id }).from(users).where(sql\`\${users.active}\`));
// A module's exports come by their names, so this one comes before the view that it reads.
export const aView = pg.pgView("a_view").as((qb) => qb.select().from(active));
export const usersRelations = relations(users, ({ many }) => ({ posts: many(posts) }));
`;

const POSTGRES_SQL = `
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE SCHEMA audit;
CREATE SEQUENCE numbers START 100 INCREMENT 5;
CREATE TABLE users (
  id integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (START WITH 10),
  email varchar(50) NOT NULL,
  mood mood DEFAULT 'ok',
  tags text[] NOT NULL DEFAULT '{}',
  settings jsonb DEFAULT '{"a":"it''s"}',
  active boolean NOT NULL DEFAULT true,
  at timestamptz DEFAULT now(),
  price numeric(10,2),
  lower text GENERATED ALWAYS AS (lower(email)) STORED,
  full_name text,
  CONSTRAINT users_email_unique UNIQUE (email),
  CONSTRAINT users_email_check CHECK (email <> '')
);
ALTER TABLE users ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON users FOR SELECT USING (active);
CREATE INDEX users_lower_idx ON users (lower(email)) WHERE active;
CREATE INDEX users_at_idx ON users (at DESC NULLS LAST, email);
CREATE INDEX users_tags_idx ON users USING gin (tags);
CREATE TABLE posts (
  id bigserial PRIMARY KEY,
  author integer CONSTRAINT posts_author_users_id_fk REFERENCES users (id) ON DELETE CASCADE,
  tenant integer,
  slug text,
  CONSTRAINT slugs UNIQUE NULLS NOT DISTINCT (tenant, slug)
);
CREATE TABLE audit.members (a integer, b uuid DEFAULT gen_random_uuid(), CONSTRAINT members_a_b_pk PRIMARY KEY (a, b));
CREATE VIEW active AS SELECT id FROM users WHERE active;
CREATE VIEW a_view AS SELECT id FROM active;
`;

const SQLITE = `
import { sql } from "drizzle-orm";
import * as lite from "drizzle-orm/sqlite-core";

export const users = lite.sqliteTable("users", {
  id: lite.integer().primaryKey({ autoIncrement: true }),
  email: lite.text().notNull().unique(),
  active: lite.integer({ mode: "boolean" }).notNull().default(true),
  at: lite.integer({ mode: "timestamp" }).default(sql\`(unixepoch())\`),
  double: lite.integer().generatedAlwaysAs(sql\`id * 2\`),
}, (t) => [
  lite.index("users_lower_idx").on(sql\`lower(\${t.email})\`).where(sql\`\${t.active} = 1\`),
  lite.check("users_email_check", sql\`\${t.email} <> ''\`),
]);
export const posts = lite.sqliteTable("posts", {
  a: lite.integer(),
  b: lite.integer().references(() => users.id, { onDelete: "set null" }),
  body: lite.blob(),
}, (t) => [lite.primaryKey({ columns: [t.a, t.b] })]);
export const active = lite.sqliteView("active").as((qb) => qb.select({ id: users.id }).from(users));
`;

const SQLITE_SQL = `
CREATE TABLE users (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  email text NOT NULL,
  active integer DEFAULT true NOT NULL,
  at integer DEFAULT (unixepoch()),
  double integer GENERATED ALWAYS AS (id * 2) VIRTUAL,
  CONSTRAINT users_email_check CHECK ("email" <> '')
);
CREATE UNIQUE INDEX users_email_unique ON users (email);
CREATE INDEX users_lower_idx ON users (lower("email")) WHERE "active" = 1;
CREATE TABLE posts (a integer, b integer, body blob, PRIMARY KEY (a, b), FOREIGN KEY (b) REFERENCES users (id) ON DELETE SET NULL);
CREATE VIEW active AS select "id" from "users";
`;

describe("Drizzle's tables as models", () => {
  it("mean in PostgreSQL what Drizzle's own migrations make", async () => {
    const project = projectWith({ "schema.ts": POSTGRES, "wanted.sql": POSTGRES_SQL });
    for (const sides of [
      ["schema.ts", "wanted.sql"],
      ["wanted.sql", "schema.ts"],
    ]) {
      expect(await project.json("diff", ...sides, "--no-rename")).toMatchObject({ operations: [] });
    }
  });

  it("mean in SQLite what Drizzle's own migrations make", async () => {
    const project = projectWith({ "schema.ts": SQLITE, "wanted.sql": SQLITE_SQL });
    expect(await project.json("diff", "schema.ts", "wanted.sql", "--no-rename")).toMatchObject({ operations: [] });
  });

  it("mean what Drizzle's own migrations make where keys of indexes, defaults and expressions are written in SQL", async () => {
    const project = projectWith({
      "schema.ts": `
import { sql } from "drizzle-orm";
import * as pg from "drizzle-orm/pg-core";
export const audit = pg.pgSchema("audit");
export const t = audit.table("t", {
  a: pg.integer(), b: pg.text(), price: pg.numeric({ mode: "number" }).default(1.5), big: pg.numeric({ mode: "bigint" }).default(5n),
  made: pg.text().generatedAlwaysAs("upper(b)"),
}, (t) => [
  pg.index("i").on(sql\`\${t.a} desc nulls last\`, sql\`lower(\${t.b}) collate "C"\`).where(sql\`\${t.a} > \${3}\`),
  pg.check("c", sql\`\${t.a} > 0 AND \${t.b} <> 'it''s'\`),
]);`,
      "wanted.sql": `
CREATE SCHEMA audit;
CREATE TABLE audit.t (a integer, b text, price numeric DEFAULT 1.5, big numeric DEFAULT 5,
  made text GENERATED ALWAYS AS (upper(b)) STORED, CONSTRAINT c CHECK ("audit"."t"."a" > 0 AND b <> 'it''s'));
CREATE INDEX i ON audit.t (a DESC NULLS LAST, lower(b) COLLATE "C") WHERE a > 3;`,
      "lite.ts": `
import { sql } from "drizzle-orm";
import * as lite from "drizzle-orm/sqlite-core";
export const t = lite.sqliteTable("t", { a: lite.integer(), n: lite.numeric({ mode: "number" }).default(2), b: lite.text() }, (t) => [
  lite.index("i").on(sql\`\${t.a} desc\`, sql\`lower(\${t.b})\`, sql\`\${t.b} collate nocase\`),
]);`,
      "lite.sql":
        'CREATE TABLE t (a integer, n numeric DEFAULT 2, b text); CREATE INDEX i ON t ("a" desc, lower("b"), "b" collate nocase);',
    });
    for (const [model, wanted] of [
      ["schema.ts", "wanted.sql"],
      ["lite.ts", "lite.sql"],
    ] as const) {
      expect(await project.json("diff", model, wanted, "--no-rename")).toMatchObject({ operations: [] });
    }
  });

  it("spell names as the project's casing says", async () => {
    const project = projectWith(
      {
        "schema.ts": `
import { sql } from "drizzle-orm";
import * as pg from "drizzle-orm/pg-core";
export const users = pg.pgTable("users", {
  userId: pg.integer(), tenantId: pg.integer(), fullName: pg.text().unique(), given: pg.text("givenName"),
  twice: pg.text().generatedAlwaysAs(sql\`\${sql.identifier("full_name")} || 'x'\`),
}, (t) => [
  pg.primaryKey({ columns: [t.userId, t.tenantId] }),
  pg.index().on(t.fullName, t.given),
  pg.unique().on(t.tenantId, t.fullName),
  pg.check("named", sql\`\${t.fullName} <> ''\`),
]);
export const postsOf = pg.pgTable("postsOf", { authorId: pg.integer().references(() => authors.authorId) });
export const authors = pg.pgTable("authors", { authorId: pg.integer().primaryKey() });`,
        "wanted.sql": `
CREATE TABLE users (user_id integer, tenant_id integer, full_name text CONSTRAINT "users_fullName_unique" UNIQUE, "givenName" text,
  twice text GENERATED ALWAYS AS (full_name || 'x') STORED,
  CONSTRAINT users_user_id_tenant_id_pk PRIMARY KEY (user_id, tenant_id),
  CONSTRAINT "users_tenantId_fullName_unique" UNIQUE (tenant_id, full_name), CONSTRAINT named CHECK (full_name <> ''));
CREATE INDEX "users_full_name_givenName_index" ON users (full_name, "givenName");
CREATE TABLE authors (author_id integer PRIMARY KEY);
CREATE TABLE "postsOf" (author_id integer, CONSTRAINT "postsOf_author_id_authors_author_id_fk" FOREIGN KEY (author_id) REFERENCES authors (author_id));`,
      },
      'drizzle: { casing: "snake_case" }, dialect: "postgres"',
    );
    expect(await project.json("diff", "schema.ts", "wanted.sql", "--no-rename")).toMatchObject({ operations: [] });
  });

  it("are models of the configuration, from which revisions are generated", async () => {
    const project = projectWith({ "schema.ts": SQLITE });
    await project.json("revision", "--autogenerate", "-m", "first");
    await project.json("upgrade");
    expect((await project.run(["check"])).stdout).toContain("The database is what the models say.");
    expect(
      project.column("SELECT name FROM sqlite_schema WHERE type = 'table' AND name IN ('users', 'posts')"),
    ).toHaveLength(2);
  });

  it("leave alone where other tools note what they have run, unless they declare it", async () => {
    const project = projectWith({ "schema.ts": SQLITE, "wanted.sql": SQLITE_SQL });
    const client = new DatabaseSync(project.path("app.db"));
    client.exec(`${SQLITE_SQL}
      CREATE TABLE __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL);
      CREATE INDEX h ON __drizzle_migrations (hash);`);
    client.close();
    const { operations, notes } = await project.json<{ operations: []; notes: string[] }>(
      "diff",
      "app.db",
      "schema.ts",
    );
    expect(operations).toEqual([]);
    expect(notes).toEqual(["not compared: table __drizzle_migrations"]);
    expect((await project.json<{ operations: [] }>("diff", "wanted.sql", "app.db")).operations).toHaveLength(2);
    project.write("own.sql", `${SQLITE_SQL} CREATE TABLE __drizzle_migrations (id SERIAL PRIMARY KEY);`);
    expect((await project.json<{ operations: [] }>("diff", "app.db", "own.sql")).operations).toHaveLength(2);
  });

  it("are refused beside a database of another language", async () => {
    const project = projectWith({ "schema.ts": POSTGRES });
    const error = await project.error("diff", "schema.ts", "sqlite:./app.db");
    expect(error.message).toContain("schema.ts is postgres, and sqlite:./app.db is sqlite");
  });

  it("name the package that the project lacks", async () => {
    const project = new TestProject();
    const entity = 'class T { static [Symbol.for("drizzle:entityKind")] = "SQLiteTable" }; export const t = new T();';
    project.write("schema.ts", entity);
    expect((await project.error("check")).message).toContain("drizzle-orm/sqlite-core cannot be found");
  });
});
