import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { Catalog } from "../../core/catalog/catalog.ts";
import { type Include, includedIn } from "../../core/catalog/include.ts";
import { keyOf, type ObjectId, schemaObject } from "../../core/catalog/object.ts";
import { sqlite } from "../../core/dialects/sqlite/mod.ts";
import { nodeSqlite } from "../../core/drivers/node_sqlite.ts";
import { autogenerate } from "../../core/migrator/autogenerate.ts";
import { integer, table } from "../../core/models/mod.ts";
import { toCatalog } from "../../core/models/to_catalog.ts";
import type { Operation } from "../../core/operations/operation.ts";
import { openShadow } from "../migrator/support.ts";

const id = (kind: ObjectId["kind"], name: string, more: Partial<ObjectId> = {}): ObjectId => {
  return { kind, schema: "", name, ...more };
};
const catalog = Catalog.of([
  schemaObject(id("schema", "audit"), {}),
  schemaObject(id("table", "users"), {}),
  schemaObject(id("column", "id", { table: "users" }), { type: "integer" }),
  schemaObject(id("table", "legacy_users"), {}),
  schemaObject(id("column", "id", { table: "legacy_users" }), { type: "integer" }),
  schemaObject(id("table", "log", { schema: "audit" }), {}),
  schemaObject(id("view", "names"), { definition: "SELECT 1" }),
]);

function included(include: Include): string[] {
  return [...catalog].filter(includedIn(catalog, include)).map((object) => keyOf(object.id));
}

describe("includedIn()", () => {
  it("takes what lives in a table out with it", () => {
    expect(included({ tables: ["!legacy_*"] })).toEqual([
      "schema:audit",
      "table:users",
      "column:users.id",
      "table:audit.log",
      "view:names",
    ]);
  });

  it("knows the default schema by its usual names, and names others before their tables", () => {
    expect(included({ schemas: ["public"], kinds: ["table"] })).toEqual(["table:users", "table:legacy_users"]);
    expect(included({ tables: ["audit.*"] })).toEqual(["schema:audit", "table:audit.log"]);
  });

  it("asks every list and the function", () => {
    expect(included({ kinds: ["!view", "!schema"], object: ({ id }) => id.schema === "" })).toEqual([
      "table:users",
      "column:users.id",
      "table:legacy_users",
      "column:legacy_users.id",
    ]);
    expect(included((object) => object.kind === "view")).toEqual(["view:names"]);
  });
});

/** What autogenerate finds on a database whose models declare nothing but `users(id)`. */
async function operations(setUp: string, include?: Include): Promise<readonly Operation[]> {
  const db = new DatabaseSync(":memory:");
  db.exec(setUp);
  const model = toCatalog([table("users", { id: integer().primaryKey() })], sqlite);
  const { upgrade } = await autogenerate(nodeSqlite(db), model, { dialect: sqlite, openShadow, include });
  return upgrade;
}

describe("autogenerate()", () => {
  const users = "CREATE TABLE users (id integer NOT NULL, CONSTRAINT users_pkey PRIMARY KEY (id));";

  it("drops what the models do not declare, but nothing that is not included", async () => {
    const setUp = `${users} CREATE TABLE legacy (a text); CREATE INDEX legacy_a ON legacy (a); CREATE VIEW v AS SELECT id FROM users;`;
    expect((await operations(setUp)).map(({ verb }) => verb)).toContain("drop");
    expect(await operations(setUp, { tables: ["!legacy"], kinds: ["!view"] })).toEqual([]);
  });

  it("takes nothing that is not included for the other half of a rename", async () => {
    expect(await operations("CREATE TABLE accounts (id integer PRIMARY KEY);", { tables: ["users"] })).toMatchObject([
      { verb: "create", object: { id: { name: "users" } } },
    ]);
  });
});
