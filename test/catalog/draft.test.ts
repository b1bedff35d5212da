import { expect, it } from "vitest";
import { apply } from "../../core/catalog/apply.ts";
import { Catalog } from "../../core/catalog/catalog.ts";
import { type AnyObject, type ObjectId, schemaObject } from "../../core/catalog/object.ts";
import type { Operation } from "../../core/operations/operation.ts";

const table = (name: string): ObjectId<"table"> => ({ kind: "table", schema: "", name });
const column = (of: string, name: string): ObjectId<"column"> => ({ kind: "column", schema: "", table: of, name });
const check = (of: string, expression: string) =>
  schemaObject({ kind: "check", schema: "", table: of, name: `${of}_check` }, { expression });

const START = [
  schemaObject(table("users"), {}),
  schemaObject(column("users", "id"), { type: "integer" }),
  schemaObject(column("users", "age"), { type: "integer" }),
  check("users", "age > 0"),
  schemaObject({ kind: "comment", on: "column", schema: "", table: "users", name: "age" }, { text: "in years" }),
  schemaObject(table("orders"), {}),
  schemaObject(column("orders", "id"), { type: "integer" }),
];

const OPERATIONS: readonly Operation[] = [
  { verb: "alter", id: column("users", "id"), from: { type: "integer" }, to: { type: "bigint" } },
  {
    verb: "create",
    object: schemaObject(table("items"), {}),
    parts: [schemaObject(column("items", "id"), { type: "text" })],
  },
  { verb: "drop", object: schemaObject(column("users", "age"), { type: "integer" }) },
  { verb: "create", object: schemaObject(column("users", "name"), { type: "text" }) },
  { verb: "rename", from: table("users"), to: table("people") },
  { verb: "drop", object: schemaObject(table("orders"), {}) },
  { verb: "alter", id: column("people", "name"), from: { type: "text" }, to: { type: "varchar(10)" } },
];

const contents = (catalog: Catalog, ids: readonly ObjectId[]): unknown => [
  [...catalog],
  ids.map((id) => catalog.members(id)),
];

it("A draft is after each operation what a catalog made anew is, with the same members", () => {
  const ids = [table("users"), table("orders"), table("items"), table("people")];
  let plain = Catalog.of(START);
  let draft = plain.draft();
  const kept = contents(plain, ids);
  contents(draft, ids); // Groups that exist must be kept up to date.
  for (const operation of OPERATIONS) {
    plain = apply(plain, operation);
    draft = apply(draft.isDraft ? draft : draft.draft(), operation);
    const anew = Catalog.of([...plain] as AnyObject[]);
    expect(contents(draft, ids)).toEqual(contents(anew, ids));
  }
  expect([...plain].map(({ id }) => id.name)).toEqual(["people", "id", "items", "id", "name"]);
  expect(contents(Catalog.of(START), ids)).toEqual(kept);
});

it("A draft leaves the catalog that it was made from alone", () => {
  const catalog = Catalog.of(START);
  const draft = catalog.draft();
  draft.without([table("users")]);
  expect(catalog.size).toBe(START.length);
  expect([...draft].map(({ id }) => id.name)).toEqual(["orders", "id"]);
});
