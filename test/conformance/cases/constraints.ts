import type { Attributes, SchemaObject } from "../../../core/catalog/object.ts";
import { keyedTable, member, table } from "../../support/objects.ts";
import { type AlterationCase, POSTGRES, type SchemaCase, SQLITE } from "../case.ts";

const columns = {
  a: { type: "integer", notNull: true },
  b: { type: "integer", notNull: true },
  c: "text",
  d: "integer",
} as const;

type Kind = "primaryKey" | "unique" | "check" | "exclusion";

function constraint<K extends Kind>(
  kind: K,
  name: string,
  attributes: Attributes<K>,
  rest: Partial<SchemaCase> = {},
): SchemaCase {
  return { name, objects: [...table("t", columns), member(kind, "t", "t_constraint", attributes)], ...rest };
}

const parent: readonly SchemaObject[] = [
  ...table("p", {
    id: { type: "integer", notNull: true },
    x: { type: "integer", notNull: true },
    y: { type: "integer", notNull: true },
  }),
  member("primaryKey", "p", "p_pkey", { columns: ["id"] }),
  member("unique", "p", "p_x_y_key", { columns: ["x", "y"] }),
];

const toParent: Attributes<"foreignKey"> = {
  columns: ["a"],
  references: { schema: "", table: "p", columns: ["id"] },
};

function foreignKey(
  name: string,
  change: Partial<Attributes<"foreignKey">>,
  rest: Partial<SchemaCase> = {},
): SchemaCase {
  const attributes = { ...toParent, ...change };
  return {
    name: `a foreign key ${name}`,
    objects: [...parent, ...table("t", columns), member("foreignKey", "t", "t_fkey", attributes)],
    ...rest,
  };
}

const ACTIONS = ["cascade", "restrict", "setNull", "setDefault"] as const;

export const schemas: readonly SchemaCase[] = [
  constraint("primaryKey", "a primary key", { columns: ["a"] }),
  constraint("primaryKey", "a primary key of two columns in another order", { columns: ["b", "a"] }),
  constraint("primaryKey", "a deferrable primary key", { columns: ["a"], deferrable: true }, POSTGRES),
  constraint("primaryKey", "a primary key that covers", { columns: ["a"], include: ["c", "d"] }, POSTGRES),
  constraint("primaryKey", "a primary key with a conflict clause", { columns: ["a"], onConflict: "replace" }, SQLITE),
  constraint("primaryKey", "a descending primary key", { columns: ["a", "b"], columnOptions: { a: "desc" } }, SQLITE),
  constraint("unique", "a unique constraint", { columns: ["c"] }),
  constraint("unique", "a unique constraint of two columns", { columns: ["c", "a"] }),
  constraint("unique", "a unique constraint that is deferrable", { columns: ["a"], deferrable: true }, POSTGRES),
  constraint(
    "unique",
    "a unique constraint that is initially deferred",
    { columns: ["a"], deferrable: true, initiallyDeferred: true },
    POSTGRES,
  ),
  constraint("unique", "a unique constraint that covers", { columns: ["a"], include: ["c"] }, POSTGRES),
  constraint(
    "unique",
    "a unique constraint for which nulls are equal",
    { columns: ["c"], nullsNotDistinct: true },
    { ...POSTGRES, since: 15 },
  ),
  constraint("unique", "a unique constraint with a conflict clause", { columns: ["c"], onConflict: "ignore" }, SQLITE),
  constraint("check", "a check", { expression: "a > 0" }),
  constraint("check", "a check over two columns and strings", { expression: "a < b OR c <> 'it''s (x)'" }),
  constraint("check", "a check that children do not inherit", { expression: "a > 0", noInherit: true }, POSTGRES),
  constraint(
    "exclusion",
    "an exclusion constraint",
    { method: "gist", elements: [{ expression: "int4range(a, b)", operator: "&&" }] },
    POSTGRES,
  ),
  constraint(
    "exclusion",
    "an exclusion constraint with a predicate",
    { elements: [{ column: "a", operator: "=" }], where: "b > 0", deferrable: true },
    POSTGRES,
  ),
  foreignKey("", {}),
  foreignKey("of two columns", { columns: ["b", "a"], references: { schema: "", table: "p", columns: ["x", "y"] } }),
  ...ACTIONS.flatMap((action) => [
    foreignKey(`with ON DELETE ${action}`, { columns: ["d"], onDelete: action }),
    foreignKey(`with ON UPDATE ${action}`, { columns: ["d"], onUpdate: action }),
  ]),
  foreignKey("with MATCH FULL", { match: "full" }, POSTGRES),
  foreignKey("that is deferrable", { deferrable: true }),
  foreignKey("that is initially deferred", { deferrable: true, initiallyDeferred: true }),
  {
    name: "a foreign key to its own table",
    objects: [
      ...keyedTable("t", { parent_id: "integer" }),
      member("foreignKey", "t", "t_parent_id_fkey", {
        columns: ["parent_id"],
        references: { schema: "", table: "t", columns: ["id"] },
      }),
    ],
  },
  {
    name: "two tables that refer to each other",
    objects: [
      ...keyedTable("a", { b_id: "integer" }),
      ...keyedTable("b", { a_id: "integer" }),
      member("foreignKey", "a", "a_b_id_fkey", {
        columns: ["b_id"],
        references: { schema: "", table: "b", columns: ["id"] },
      }),
      member("foreignKey", "b", "b_a_id_fkey", {
        columns: ["a_id"],
        references: { schema: "", table: "a", columns: ["id"] },
      }),
    ],
  },
];

const rows = [
  "INSERT INTO p (id, x, y) VALUES (1, 10, 100), (2, 20, 200)",
  "INSERT INTO t (a, b, c, d) VALUES (1, 10, 'one', 1), (2, 20, 'two', 2)",
];
const base = [...parent, ...table("t", columns)];

function added<K extends Kind | "foreignKey">(
  kind: K,
  name: string,
  attributes: Attributes<K>,
  rest: Partial<AlterationCase> = {},
): AlterationCase {
  return {
    name: `${name} is added`,
    before: base,
    after: [...base, member(kind, "t", "t_c", attributes)],
    rows,
    ...rest,
  };
}

function changed<K extends Kind | "foreignKey">(
  kind: K,
  name: string,
  before: Attributes<K>,
  after: Attributes<K>,
  rest: Partial<AlterationCase> = {},
): AlterationCase {
  return {
    name,
    before: [...base, member(kind, "t", "t_c", before)],
    after: [...base, member(kind, "t", "t_c", after)],
    rows,
    ...rest,
  };
}

export const alterations: readonly AlterationCase[] = [
  added("primaryKey", "a primary key", { columns: ["a"] }),
  added("unique", "a unique constraint", { columns: ["a", "c"] }),
  added("check", "a check", { expression: "a > 0" }),
  added("foreignKey", "a foreign key", toParent),
  added("exclusion", "an exclusion constraint", { elements: [{ column: "a", operator: "=" }] }, POSTGRES),
  changed("primaryKey", "a primary key gets other columns", { columns: ["a"] }, { columns: ["a", "b"] }),
  {
    name: "a primary key gets another name and other columns",
    before: [
      ...base.filter(({ id }) => id.name !== "p_pkey"),
      member("primaryKey", "p", "old_key", { columns: ["id"] }),
    ],
    after: [
      ...base.filter(({ id }) => id.name !== "p_pkey"),
      member("primaryKey", "p", "new_key", { columns: ["id", "x"] }),
    ],
    rows,
  },
  changed("unique", "a unique constraint gets other columns", { columns: ["c"] }, { columns: ["c", "d"] }),
  changed(
    "unique",
    "a unique constraint becomes deferrable",
    { columns: ["c"] },
    { columns: ["c"], deferrable: true },
    POSTGRES,
  ),
  changed(
    "unique",
    "a unique constraint gets a conflict clause",
    { columns: ["c"] },
    { columns: ["c"], onConflict: "fail" },
    SQLITE,
  ),
  changed("check", "a check says something else", { expression: "a > 0" }, { expression: "a > -5" }),
  changed("foreignKey", "a foreign key becomes deferrable", toParent, {
    ...toParent,
    deferrable: true,
    initiallyDeferred: true,
  }),
  changed("foreignKey", "a foreign key gets an action", toParent, {
    ...toParent,
    onDelete: "cascade",
    onUpdate: "restrict",
  }),
  changed(
    "foreignKey",
    "a foreign key refers to another key",
    toParent,
    {
      columns: ["b", "a"],
      references: { schema: "", table: "p", columns: ["x", "y"] },
    },
    { rows: [rows[0] as string] },
  ),
  {
    name: "the key that a foreign key stands on is replaced",
    before: [...base, member("foreignKey", "t", "t_fkey", toParent)],
    after: [
      ...base.filter((object) => object.id.name !== "p_pkey"),
      member("primaryKey", "p", "p_pkey", { columns: ["id", "x"] }),
      member("unique", "p", "p_id_key", { columns: ["id"] }),
      member("foreignKey", "t", "t_fkey", toParent),
    ],
    rows,
  },
  {
    name: "a table whose children would be deleted with its rows is changed",
    before: [...base, member("foreignKey", "t", "t_fkey", { ...toParent, onDelete: "cascade" })],
    after: [
      ...base,
      member("foreignKey", "t", "t_fkey", { ...toParent, onDelete: "cascade" }),
      member("check", "p", "p_check", { expression: "x > 0" }),
    ],
    rows,
  },
];
