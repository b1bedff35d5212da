import type { Attributes } from "../../../core/catalog/object.ts";
import { keyedTable, member, table } from "../../support/objects.ts";
import { type AlterationCase, POSTGRES, type SchemaCase, SQLITE } from "../case.ts";

const columns = { a: "integer", b: "text", c: "integer" } as const;
const pgColumns = { ...columns, j: "jsonb", r: "int4range", n: "integer[]" } as const;

type Index = Attributes<"index">;

function index(name: string, attributes: Index, rest: Partial<SchemaCase> = {}): SchemaCase {
  const all = rest.only?.includes("postgres") ? pgColumns : columns;
  return {
    name: `an index ${name}`,
    objects: [...table("t", all), member("index", "t", "t_idx", attributes)],
    ...rest,
  };
}

const a = { column: "a" };
const b = { column: "b" };

export const schemas: readonly SchemaCase[] = [
  index("on a column", { keys: [a] }),
  index("on two columns", { keys: [b, a] }),
  index("that is unique", { keys: [a], unique: true }),
  index("that descends", { keys: [{ ...a, order: "desc" }, b] }),
  index("on an expression", { keys: [{ expression: "lower(b)" }] }),
  index("on an expression that is no function", { keys: [{ expression: "a + c" }, b] }),
  index("with a predicate", { keys: [a], where: "b IS NOT NULL AND a > 5" }),
  index("that is unique with a predicate on strings", { keys: [a], unique: true, where: "b = 'it''s'" }),
  index("with nulls first", { keys: [{ ...a, nulls: "first" }] }, POSTGRES),
  index("that descends with nulls last", { keys: [{ ...a, order: "desc", nulls: "last" }] }, POSTGRES),
  index("with a collation", { keys: [{ ...b, collation: "C" }] }, POSTGRES),
  index("with a collation", { keys: [{ ...b, collation: "nocase" }] }, SQLITE),
  index("with an operator class", { keys: [{ ...b, opclass: "text_pattern_ops" }] }, POSTGRES),
  index("of the hash method", { method: "hash", keys: [a] }, POSTGRES),
  index("of the gin method", { method: "gin", keys: [{ column: "j" }] }, POSTGRES),
  index(
    "of the gin method with an operator class",
    { method: "gin", keys: [{ column: "j", opclass: "jsonb_path_ops" }] },
    POSTGRES,
  ),
  index("of the gin method on an array", { method: "gin", keys: [{ column: "n" }] }, POSTGRES),
  index("of the gist method", { method: "gist", keys: [{ column: "r" }] }, POSTGRES),
  index("of the brin method with parameters", { method: "brin", keys: [a], with: { pages_per_range: "16" } }, POSTGRES),
  index("that covers", { keys: [a], include: ["b", "c"] }, POSTGRES),
  index("with a fill factor", { keys: [a], with: { fillfactor: "70" } }, POSTGRES),
  index("for which nulls are equal", { keys: [a], unique: true, nullsNotDistinct: true }, { ...POSTGRES, since: 15 }),
];

const rows = ["INSERT INTO t (id, a, b, c) VALUES (1, 10, 'x', 1), (2, 20, 'y', 2)"];
const base = keyedTable("t", columns);

function changed(
  name: string,
  before: Index | undefined,
  after: Index,
  rest: Partial<AlterationCase> = {},
): AlterationCase {
  return {
    name: `an index ${name}`,
    before: before === undefined ? base : [...base, member("index", "t", "t_idx", before)],
    after: [...base, member("index", "t", "t_idx", after)],
    rows,
    ...rest,
  };
}

export const alterations: readonly AlterationCase[] = [
  changed("is added", undefined, { keys: [a] }),
  changed("becomes unique", { keys: [a] }, { keys: [a], unique: true }),
  changed("gets another column", { keys: [a] }, { keys: [a, b] }),
  changed("gets a predicate", { keys: [a] }, { keys: [a], where: "a > 5" }),
  changed("gets another expression", { keys: [{ expression: "lower(b)" }] }, { keys: [{ expression: "upper(b)" }] }),
  changed("gets another method", { keys: [a] }, { keys: [a], method: "hash" }, POSTGRES),
  changed("gets a fill factor", { keys: [a] }, { keys: [a], with: { fillfactor: "60" } }, POSTGRES),
  changed("covers more", { keys: [a] }, { keys: [a], include: ["b"] }, POSTGRES),
];
