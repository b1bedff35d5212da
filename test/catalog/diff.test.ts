import { describe, expect, it } from "vitest";
import { apply } from "../../core/catalog/apply.ts";
import { Catalog } from "../../core/catalog/catalog.ts";
import { diff } from "../../core/catalog/diff.ts";
import type { DiffRules } from "../../core/catalog/diff_rules.ts";
import {
  type AttributesByKind,
  keyOf,
  type ObjectKind,
  type SchemaObject,
  schemaObject,
} from "../../core/catalog/object.ts";
import { renameCandidates } from "../../core/catalog/rename.ts";
import type { Operation } from "../../core/operations/operation.ts";

/** Rules like PostgreSQL's, small enough to read. */
const rules: DiffRules = {
  foreignKeysNeedTarget: true,
  alteration: (operation) => (operation.id.kind === "column" || operation.id.kind === "enum" ? "inPlace" : "replace"),
  detachedBy: (operation) => ("type" in operation.to ? ["view"] : []),
};

function make<K extends ObjectKind>(kind: K, path: string, attributes: AttributesByKind[K]): SchemaObject<K> {
  const [first = "", second] = path.split(".");
  const id =
    second === undefined ? { kind, schema: "", name: first } : { kind, schema: "", table: first, name: second };
  return schemaObject(id, attributes);
}

const table = (name: string): SchemaObject => make("table", name, {});
const column = (path: string, type = "integer"): SchemaObject => make("column", path, { type });
const primaryKey = (name: string): SchemaObject => make("primaryKey", `${name}.${name}_pkey`, { columns: ["id"] });
const foreignKey = (from: string, to: string): SchemaObject =>
  make("foreignKey", `${from}.${from}_${to}_fkey`, {
    columns: [`${to}_id`],
    references: { schema: "", table: to, columns: ["id"] },
  });

/** Operations as short text: `create table users (users.id, users.users_pkey)`. */
function summary(operations: readonly Operation[]): string[] {
  return operations.map((operation) => {
    if (operation.verb === "execute" || operation.verb === "insert") return operation.verb;
    if (operation.verb === "rename") return `rename ${keyOf(operation.from)} to ${operation.to.name}`;
    if (operation.verb === "alter") return `alter ${keyOf(operation.id)}`;
    const parts = (operation.parts ?? []).map((part) => part.id.name).join(" ");
    return `${operation.verb} ${keyOf(operation.object.id)}${parts === "" ? "" : ` (${parts})`}`;
  });
}

const users = [table("users"), column("users.id"), primaryKey("users")];

describe("diff()", () => {
  it("of a catalog with itself is empty", () => {
    expect(diff(Catalog.of(users), Catalog.of(users), rules)).toEqual([]);
  });

  it("creates a referenced table before the one that refers to it, each whole", () => {
    const posts = [table("posts"), column("posts.id"), column("posts.users_id"), foreignKey("posts", "users")];
    expect(summary(diff(Catalog.EMPTY, Catalog.of([...posts, ...users]), rules))).toEqual([
      "create table:users (id users_pkey)",
      "create table:posts (id users_id posts_users_fkey)",
    ]);
    expect(summary(diff(Catalog.of([...posts, ...users]), Catalog.EMPTY, rules))).toEqual([
      "drop table:posts (id users_id posts_users_fkey)",
      "drop table:users (id users_pkey)",
    ]);
  });

  it("creates mutual foreign keys after both tables, and drops one before both", () => {
    const a = [table("a"), column("a.id"), column("a.b_id"), primaryKey("a"), foreignKey("a", "b")];
    const b = [table("b"), column("b.id"), column("b.a_id"), primaryKey("b"), foreignKey("b", "a")];
    const both = Catalog.of([...a, ...b]);
    expect(summary(diff(Catalog.EMPTY, both, rules))).toEqual([
      "create table:b (id a_id b_pkey)",
      "create table:a (id b_id a_pkey a_b_fkey)",
      "create foreignKey:b.b_a_fkey",
    ]);
    expect(summary(diff(both, Catalog.EMPTY, rules))[0]).toBe("drop foreignKey:b.b_a_fkey");
  });

  it("detaches a view while the type of a column that it reads changes", () => {
    const view = schemaObject({ kind: "view", schema: "", name: "v" }, { definition: "SELECT id FROM users" });
    const wide = [table("users"), column("users.id", "bigint"), primaryKey("users")];
    expect(summary(diff(Catalog.of([...users, view]), Catalog.of([...wide, view]), rules))).toEqual([
      "drop view:v",
      "alter column:users.id",
      "create view:v",
    ]);
  });

  it("drops a view before a table of the same name is created", () => {
    const view = schemaObject({ kind: "view", schema: "", name: "users" }, { definition: "SELECT 1 AS id" });
    expect(summary(diff(Catalog.of([view]), Catalog.of(users), rules))).toEqual([
      "drop view:users",
      "create table:users (id users_pkey)",
    ]);
  });

  it("adds an enum's value before the column whose default uses it changes", () => {
    const mood = (values: string[]): SchemaObject => make("enum", "mood", { values });
    const state = (value: string): SchemaObject =>
      make("column", "users.state", { type: "mood", default: `'${value}'::mood` });
    const from = Catalog.of([mood(["a"]), table("users"), state("a")]);
    const to = Catalog.of([mood(["a", "b"]), table("users"), state("b")]);
    expect(summary(diff(from, to, rules))).toEqual(["alter enum:mood", "alter column:users.state"]);
  });

  it("renames a constraint whose content is the same without asking", () => {
    const other = [table("users"), column("users.id"), make("primaryKey", "users.pk", { columns: ["id"] })];
    expect(summary(diff(Catalog.of(users), Catalog.of(other), rules))).toEqual([
      "rename primaryKey:users.users_pkey to pk",
    ]);
  });

  it("follows a decided rename through keys, foreign keys and expressions", () => {
    const check = (text: string): SchemaObject => make("check", "users.users_check", { expression: text });
    const from = Catalog.of([...users, column("users.name", "text"), check("name <> 'name'")]);
    const to = Catalog.of([...users, column("users.full_name", "text"), check("full_name <> 'name'")]);
    const [candidate] = renameCandidates(from, to);
    expect(candidate?.flag).toBe("--rename users.name:users.full_name");
    expect(summary(diff(from, to, rules, { renames: candidate === undefined ? [] : [candidate] }))).toEqual([
      "rename column:users.name to full_name",
    ]);
  });

  it("asks about values of enums and schemas, and then has nothing else to do", () => {
    const schema = (name: string, value: string): Catalog =>
      Catalog.of([
        make("schema", name, {}),
        make("enum", "mood", { values: ["ok", value] }),
        schemaObject({ kind: "table", schema: name, name: "t" }, {}),
        schemaObject(
          { kind: "column", schema: name, table: "t", name: "m" },
          { type: "mood", default: `'${value}'::mood` },
        ),
      ]);
    const [from, to] = [schema("app", "sad"), schema("core", "unhappy")];
    const candidates = renameCandidates(from, to);
    expect(candidates.map(({ flag }) => flag)).toEqual([
      "--rename app:core",
      "--rename app.t:core.t",
      "--rename mood.sad:mood.unhappy",
    ]);
    const renames = candidates.filter(({ from: { kind } }) => kind !== "table");
    expect(summary(diff(from, to, rules, { renames }))).toEqual([
      "rename schema:app to core",
      "rename enum:mood.sad to unhappy",
    ]);
  });

  it("sets a type aside whose values columns hold when it cannot be altered", () => {
    const swapping: DiffRules = {
      ...rules,
      alteration: ({ id }, { held }) => (id.kind === "enum" && held() === "inside" ? "swap" : "inPlace"),
    };
    const schema = (values: readonly string[]): Catalog =>
      Catalog.of([
        make("enum", "mood", { values }),
        make("compositeType", "pair", { fields: [{ name: "m", type: "mood" }] }),
        table("users"),
        column("users.pair", "pair"),
      ]);
    expect(summary(diff(schema(["a", "b"]), schema(["b", "a"]), swapping))).toEqual([
      "rename enum:mood to mood_old",
      "create enum:mood",
      "alter compositeType:pair",
      "drop enum:mood_old",
    ]);
  });

  it("makes a column before the function that reads it, and gives it the default that calls that function afterwards", () => {
    const reads = (name: string): SchemaObject => ({
      ...schemaObject({ kind: "function", schema: "", name, arguments: "" }, { language: "sql", sql: "RETURN 1" }),
      dependsOn: [{ kind: "column", schema: "", table: "users", name: "id" }],
    });
    const id = { ...make("column", "users.id", { type: "integer", default: "next()" }) };
    const to = Catalog.of([table("users"), { ...id, dependsOn: [{ ...reads("next").id }] }, reads("next")]);
    expect(summary(diff(Catalog.EMPTY, to, rules))).toEqual([
      "create table:users (id)",
      "create function:next()",
      "alter column:users.id",
    ]);
    expect(summary(diff(to, Catalog.EMPTY, rules))).toEqual([
      "alter column:users.id",
      "drop function:next()",
      "drop table:users (id)",
    ]);
  });
});

describe("apply()", () => {
  it("makes one catalog of another by their difference", () => {
    const from = Catalog.of([...users, column("users.age")]);
    const to = Catalog.of([...users, column("users.name", "text")]);
    const result = diff(from, to, rules).reduce(apply, from);
    expect([...result].map((object) => keyOf(object.id)).sort()).toEqual(
      [...to].map((object) => keyOf(object.id)).sort(),
    );
  });

  it("moves everything inside a renamed table, and what refers to it", () => {
    const posts = [table("posts"), column("posts.users_id"), foreignKey("posts", "users")];
    const renamed = apply(Catalog.of([...users, ...posts]), {
      verb: "rename",
      from: { kind: "table", schema: "", name: "users" },
      to: { kind: "table", schema: "", name: "people" },
    });
    expect(renamed.has({ kind: "column", schema: "", table: "people", name: "id" })).toBe(true);
    const [key] = renamed.ofKind("foreignKey");
    expect(key?.attributes.references.table).toBe("people");
  });

  it("takes along what involves a dropped column", () => {
    const index = make("index", "users.users_id_idx", { keys: [{ expression: "abs(id)" }] });
    const left = apply(Catalog.of([...users, index]), { verb: "drop", object: column("users.id") });
    expect([...left].map((object) => object.kind)).toEqual(["table"]);
  });
});
