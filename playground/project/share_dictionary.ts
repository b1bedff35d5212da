/**
 * What projects have in common, so that a link need not spell it out: text that the compressor may refer back to.
 *
 * Links that people have shared can be read only with the very text that they were made with: never edit a dictionary, add
 * one for a new version of the links.
 *
 * @module
 */

/** For links of version 1. What is likeliest stands last: it is cheapest to refer to. */
export const DICTIONARY_1: string = `
onDelete: "cascade", onDelete: "setNull" op.renameTable(" op.createView(" op.dropView(" AS SELECT op.createEnum(" op.dropEnum("
op.alterColumn(" { notNull: true }); op.renameColumn(" op.renameIndex(" op.createUnique(" op.query("SELECT count(*) FROM 
{ name: "created_at", type: "timestamp with time zone", notNull: true, default: "CURRENT_TIMESTAMP" },
{ name: "active", type: "boolean", notNull: true, default: true }, type: "bigint", type: "numeric(10,2)", type: "date",
-- migr: upgrade no-transaction
CREATE UNIQUE INDEX CONCURRENTLY CREATE TABLE IF NOT EXISTS integer PRIMARY KEY, text NOT NULL, REFERENCES users (id) ON DELETE CASCADE
ALTER TABLE users ADD COLUMN age integer; ALTER TABLE users DROP COLUMN age; ADD CONSTRAINT CHECK ( INSERT INTO VALUES ( UPDATE SET WHERE DELETE FROM
-- migr: after 
migrations/versions/.sql\0-- 
-- revision: 
-- down-revision: 
-- branch-labels:
-- depends-on:

-- migr: upgrade

-- migr: downgrade
DROP TABLE 
\0README.md\0# 
\0seed.sql\0migr.config.ts\0import { defineConfig } from "migr";

export default defineConfig({
  // The database. A PostgreSQL server: postgres://user@localhost:5432/app
  url: "pglite:./pgdata",
  // The environment's DATABASE_URL and --url win over it, so passwords need not be here.

  url: "sqlite:./app.db",

  // What the schema should be.
  models: "./schema.ts",

  // Where revisions are kept, in versions/.
  migrations: "./migrations",
});
\0schema.ts\0/**
 * What the database should look like. Change it, then write the difference into a revision:
 *
 *     migr revision --autogenerate -m "what changed"
 */
import { boolean, check, date, enumType, index, integer, jsonb, numeric, primaryKey, sql, table, text, timestamptz, unique, uuid, varchar, view } from "migr/schema";

export const users = table("users", {
  id: integer().primaryKey().generated("always"),
  username: text().unique().index(),
  email: text().notNull().unique(),
  createdAt: timestamptz().name("created_at").notNull().default(sql\`CURRENT_TIMESTAMP\`),
    (t) => [check(sql\`\${t.price} >= 0\`).name("price_check")],
    .references(() => users.id, { onDelete: "cascade" }),
  id: integer().primaryKey().generated("byDefault"),
  userId: integer()
    .name("user_id")
    .notNull()
    .references(() => users.id)
    .index(),
});
\0migrations/versions/.ts\0/** create users */
import type { Operations } from "migr";

export const revision = "0123456789abcdef";
export const downRevision = null;
export const branchLabels: string[] = [];
export const dependsOn: string[] = [];

export async function upgrade(op: Operations) {
  // A merge changes nothing.
  op.createTable(
    "users",
    [
      { name: "id", type: "integer", notNull: true, identity: "always" },
      { name: "id", type: "integer", notNull: true, identity: "byDefault" },
      { name: "name", type: "text", notNull: true },
      { name: "email", type: "text" },
    ],
    {
      primaryKey: { name: "users_pkey", columns: ["id"] },
      unique: [{ name: "users_email_key", columns: ["email"] }],
      checks: [{ name: "users_age_check", expression: "age >= 0" }],
      foreignKeys: [
        {
          name: "posts_user_id_fkey",
          columns: ["user_id"],
          references: { table: "users", columns: ["id"] },
          onDelete: "cascade",
        },
        { name: "_id_fkey", columns: ["_id"], references: { table: "", columns: ["id"] } },
      ],
    },
  );
  op.insert("users", [
    { name: "Ada", email: "ada@example.org" },
  ]);
  op.createIndex("users_email_idx", "users", ["email"]);
  op.createForeignKey("_fkey", "", [""], {
    table: "",
    columns: ["id"],
  });
  op.addColumn("users", { name: "age", type: "integer", notNull: true, default: 0 });
  op.addColumn("users", { name: "status", type: "text", notNull: true, default: "'new'" });
  op.createCheck("users_age_check", "users", "age >= 0");
  op.execute("UPDATE users SET ");
}

export async function downgrade(op: Operations) {
  // Nothing to do.
  op.renameColumn("", "", "");
  op.dropConstraint("users_age_check", "users", "check");
  op.dropConstraint("posts_user_id_fkey", "posts", "foreignKey");
  op.dropIndex("users_email_idx", "users");
  // Lossy: The values of the column users.age are lost. Back them up if they matter.
  op.dropColumn("users", "age");
  // Lossy: All rows of the table users are lost. Back them up if they matter.
  op.dropTable("users");
}
\0migrations/versions/`;
