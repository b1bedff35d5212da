import { describe, expect, it } from "vitest";
import { postgres } from "../../core/dialects/postgres/mod.ts";
import {
  compositeType,
  date,
  foreignTable,
  func,
  integer,
  object,
  owner,
  partition,
  sql,
  table,
  text,
} from "../../core/models/mod.ts";
import { toCatalog } from "../../core/models/to_catalog.ts";

const users = table("users", { id: integer().primaryKey() });

describe("object()", () => {
  it("declares any kind, with what it needs", () => {
    const less = func("less", { parameters: { a: "integer" }, returns: "boolean", body: sql`SELECT true` });
    const rule = object("rule", { table: "users", name: "r" }, { definition: sql`ON INSERT TO ${users} DO NOTHING` });
    const event = object("eventTrigger", "e", { definition: "ON ddl_command_end" }, { needs: () => [less] });
    const catalog = toCatalog([users, less, rule, event], postgres);
    expect(catalog.ofKind("rule")[0]?.attributes.definition).toBe("ON INSERT TO users DO NOTHING");
    expect(catalog.ofKind("rule")[0]?.dependsOn).toEqual([{ kind: "table", schema: "", name: "users" }]);
    expect(catalog.ofKind("eventTrigger")[0]?.dependsOn).toMatchObject([{ name: "less", arguments: "integer" }]);
  });

  it("refuses a kind that there is not, and one without what it needs", () => {
    expect(() => object("thing" as never, "t", {} as never)).toThrow('"thing" is no kind of object.');
    const range = object("rangeType", "r", {} as never);
    expect(() => toCatalog([range], postgres)).toThrow("The range type r lacks an attribute that it needs.");
  });
});

describe("owner()", () => {
  it("is of declared objects, and of nothing else", () => {
    const { attributes, id } = toCatalog([users, owner("app", { on: users })], postgres).ofKind("owner")[0] ?? {};
    expect(attributes).toEqual({ role: "app" });
    expect(id).toMatchObject({ on: "table", name: "users" });
    expect(() => toCatalog([owner("app", { on: integer() })], postgres)).toThrow("An owner is on a column.");
  });
});

describe("tables that have columns from elsewhere", () => {
  it("say only what is different, and that comes and goes with its parent", () => {
    const events = table("events", { at: date(), level: integer() }, { partitionBy: "RANGE (at)" });
    const part = partition("part", events, "DEFAULT", { columns: { level: integer().default(1) } });
    const heir = table("heir", { id: integer(), more: text() }, { inherits: [users] });
    const point = compositeType("spot", { x: "integer" });
    const typed = table("typed", { x: integer().default(0) }, { of: point });
    const catalog = toCatalog([users, events, part, heir, point, typed], postgres);
    const managers = catalog
      .ofKind("column")
      .flatMap(({ id, managedBy }) => (managedBy ? [[id.table, managedBy]] : []));
    expect(managers).toEqual([
      ["part", { kind: "column", schema: "", table: "events", name: "level" }],
      ["heir", { kind: "column", schema: "", table: "users", name: "id" }],
      ["typed", { kind: "compositeType", schema: "", name: "spot" }],
    ]);
  });

  it("need a server where their rows are elsewhere", () => {
    expect(() => foreignTable("far", { id: integer() }, {} as never)).toThrow("The foreign table far needs a server.");
  });
});
