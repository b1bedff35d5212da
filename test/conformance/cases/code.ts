import type { Attributes, ObjectKind, SchemaObject } from "../../../core/catalog/object.ts";
import { keyedTable, member, object } from "../../support/objects.ts";
import { type AlterationCase, POSTGRES, type SchemaCase } from "../case.ts";

const base = keyedTable("t", { a: "integer", b: "text" });
const rows = ["INSERT INTO t (id, a, b) VALUES (1, 10, 'x'), (2, 20, 'y')"];
const ROLE = [
  "DO $$ BEGIN CREATE ROLE migr_reader; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$",
];

/** What is said about another object. */
function about<K extends "owner" | "grant">(
  kind: K,
  on: ObjectKind,
  target: Omit<SchemaObject["id"], "kind" | "schema">,
  attributes: Attributes<K>,
): SchemaObject<K> {
  return { kind, id: { kind, on, schema: "", ...target }, attributes };
}

const add = (attributes: Partial<Attributes<"function">> = {}): SchemaObject =>
  object("function", "add", {
    parameters: [
      { name: "a", type: "int4" },
      { name: "b", type: "int", default: "1" },
    ],
    returns: "int",
    language: "SQL",
    body: "SELECT a + b",
    ...attributes,
  });
const touch = object("function", "touch", { returns: "trigger", language: "plpgsql", body: "BEGIN RETURN NEW; END" });
const trigger = (attributes: Partial<Attributes<"trigger">> = {}): SchemaObject =>
  member("trigger", "t", "x", {
    definition: "CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION touch()",
    ...attributes,
  });
const policy = (attributes: Attributes<"policy">): SchemaObject => member("policy", "t", "p", attributes);
const adding = { name: "add", arguments: "integer, integer" };

export const schemas: readonly SchemaCase[] = [
  { name: "a function in words of its own", ...POSTGRES, objects: [add()] },
  {
    name: "a function with every option",
    ...POSTGRES,
    objects: [
      object("function", "f", {
        parameters: [
          { name: "n", type: "varchar(10)" },
          { name: "rest", type: "integer[]", mode: "variadic" },
        ],
        returns: "setof integer",
        language: "plpgsql",
        body: "BEGIN END",
        volatility: "stable",
        strict: true,
        securityDefiner: true,
        leakproof: true,
        parallel: "safe",
        cost: "7",
        rows: "9",
        set: { search_path: "public, pg_temp", work_mem: "8MB" },
      }),
    ],
  },
  {
    name: "a procedure",
    ...POSTGRES,
    objects: [
      object("procedure", "p", {
        parameters: [{ name: "n", type: "integer", mode: "inout" }],
        language: "plpgsql",
        body: "BEGIN END",
      }),
    ],
  },
  { name: "a trigger that always fires", ...POSTGRES, objects: [touch, ...base, trigger({ enabled: "always" })] },
  {
    name: "a policy with all that it can say",
    ...POSTGRES,
    setup: ROLE,
    objects: [
      ...base,
      policy({ command: "update", restrictive: true, roles: ["migr_reader"], using: "(a > 1)", check: "(a > 2)" }),
    ],
  },
  {
    name: "a rule and an event trigger",
    ...POSTGRES,
    objects: [
      ...base,
      member("rule", "t", "r", { definition: "AS ON DELETE TO t DO INSTEAD NOTHING;" }),
      object("function", "ev", { returns: "event_trigger", language: "plpgsql", body: "BEGIN END" }),
      object("eventTrigger", "e", { definition: "ON ddl_command_end EXECUTE FUNCTION ev()", enabled: "disabled" }),
    ],
  },
  {
    name: "owners and grants",
    ...POSTGRES,
    setup: ROLE,
    objects: [
      ...base,
      add(),
      about("owner", "table", { name: "t" }, { role: "migr_reader" }),
      about("grant", "table", { name: "t", role: "" }, { privileges: ["select"] }),
      about("grant", "column", { table: "t", name: "a", role: "" }, { privileges: ["UPDATE"] }),
      about(
        "grant",
        "function",
        { ...adding, role: "migr_reader" },
        { privileges: ["EXECUTE"], grantable: ["EXECUTE"] },
      ),
      about("grant", "function", { ...adding, role: "" }, { revoked: ["EXECUTE"] }),
    ],
  },
];

function changed(
  name: string,
  before: readonly SchemaObject[],
  after: readonly SchemaObject[],
  rest: Partial<AlterationCase> = {},
): AlterationCase {
  return { name, before: [...base, ...before], after: [...base, ...after], rows, ...POSTGRES, ...rest };
}

export const alterations: readonly AlterationCase[] = [
  changed("a function's body changes", [add()], [add({ body: "SELECT a - b", volatility: "immutable" })]),
  changed(
    "a function loses a default",
    [add()],
    [
      add({
        parameters: [
          { name: "a", type: "integer" },
          { name: "b", type: "integer" },
        ],
      }),
    ],
  ),
  changed("a trigger is switched off", [touch, trigger()], [touch, trigger({ enabled: "disabled" })]),
  changed("a policy's condition changes", [policy({ using: "(a > 1)" })], [policy({ using: "(a > 2)" })]),
  changed(
    "a grant becomes another",
    [
      about(
        "grant",
        "table",
        { name: "t", role: "migr_reader" },
        { privileges: ["SELECT", "INSERT"], grantable: ["SELECT"] },
      ),
    ],
    [
      about(
        "grant",
        "table",
        { name: "t", role: "migr_reader" },
        { privileges: ["SELECT", "UPDATE"], grantable: ["UPDATE"] },
      ),
    ],
    { setup: ROLE },
  ),
];
