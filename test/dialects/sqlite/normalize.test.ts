import { describe, expect, it } from "vitest";
import type { ColumnAttributes, SchemaObject } from "../../../core/catalog/object.ts";
import { sqlite, strictType } from "../../../core/dialects/sqlite/mod.ts";
import { comment, member, object } from "../../support/objects.ts";
import { sandbox } from "./database.ts";

function column(spec: ColumnAttributes): ColumnAttributes {
  return sqlite.normalize(member("column", "t", "c", spec)).attributes;
}

describe("normalize()", () => {
  /** A value that must come out as it went in, whatever the type's affinity does to it. */
  const VALUES: Readonly<Record<string, string>> = {
    "character varying(50)": "007",
    jsonb: "12",
    json: "1e3",
    uuid: "123e4567-e89b-12d3-a456-426614174000",
    interval: "12",
    "interval day to second(3)": "1",
    point: "5",
    "integer[]": "7",
    inet: "10",
    "bit(8)": "00000001",
    int4range: "1",
    tsvector: "1",
    xml: "1",
    "timestamp(3) without time zone": "2024-01-02 03:04:05.678",
    "timestamp with time zone": "2024-01-02 03:04:05+01",
    date: "2024-01-02",
    "time with time zone": "03:04+01",
  };

  it.each(Object.entries(VALUES))("maps %s to a type that keeps text as it is", (type, value) => {
    const declared = column({ type }).type;
    const { all, db } = sandbox(`CREATE TABLE t (c ${declared});`);
    db.prepare("INSERT INTO t VALUES (?)").run(value);
    expect(all("SELECT c FROM t")).toEqual([{ c: value }]);
    expect(column({ type: declared }).type).toBe(declared);
  });

  it.each([
    ["BIGINT", "bigint"],
    ["smallint", "smallint"],
    ["numeric ( 10 , 2 )", "numeric(10,2)"],
    ["double precision", "double precision"],
    ["bytea", "blob"],
    ["character varying(50)", "varchar(50)"],
    ["timestamp with time zone", "timestamptz"],
  ])("spells %s as %s", (type, spelled) => {
    expect(column({ type }).type).toBe(spelled);
  });

  it.each(["always", "byDefault", "serial"] as const)("makes identity %s AUTOINCREMENT of an INTEGER", (generated) => {
    expect(column({ type: "bigint", notNull: true, identity: { generated, start: "10" } })).toEqual({
      type: "integer",
      notNull: true,
      identity: { generated: "byDefault" },
    });
  });

  it("says defaults, collations and expressions in one way", () => {
    expect(column({ type: "text", default: "( NULL )", collation: "binary" })).toEqual({ type: "text" });
    expect(column({ type: "timestamp", default: "now()" }).default).toBe("CURRENT_TIMESTAMP");
    const check = member("check", "t", "c", { expression: '(("t"."a" > 0)\n AND /* x */ b <> \'a  b\')' });
    expect(sqlite.normalize(check).attributes).toEqual({ expression: "(a > 0) AND b <> 'a  b'" });
  });

  const REFUSED: readonly (readonly [SchemaObject, string])[] = [
    [object("enum", "mood", { values: [] }), "SQLite has no enums, so it cannot have the enum mood."],
    [object("table", "audit.t", {}), 'The table audit.t lives in the schema "audit", which SQLite does not have.'],
    [comment({ kind: "table", schema: "", name: "t" }, "x"), "so it cannot have the comment on table t."],
    [member("unique", "t", "u", { columns: ["a"], deferrable: true }), "is DEFERRABLE, which SQLite does not have."],
    [member("index", "t", "i", { keys: [{ column: "a" }], method: "gin" }), "The index t.i uses the method gin"],
    [member("index", "t", "i", { keys: [{ column: "a", nulls: "last" }] }), "The index t.i sorts NULLS LAST"],
  ];

  it.each(REFUSED)("refuses %j", (refused, message) => {
    expect(() => sqlite.normalize(refused)).toThrow(message);
  });

  it("strictType() names a type that STRICT takes", () => {
    const types = [
      "varchar(5)",
      "bigint",
      "boolean",
      "jsonb",
      "timestamp",
      "numeric(5,2)",
      "double precision",
      "bytea",
    ];
    const columns = types.map((type, index) => `c${index} ${strictType(type)}`).join(", ");
    expect(sandbox(`CREATE TABLE t (${columns}) STRICT;`).all("SELECT * FROM t")).toEqual([]);
  });
});
