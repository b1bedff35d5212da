import { describe, expect, it } from "vitest";
import { Catalog, type Operation, schemaObject } from "../../../core/mod.ts";
import type { RoundTrip, Rows } from "../../../playground/engine/protocol.ts";
import { compareRows, isChanged } from "../../../playground/views/data/rows.ts";
import { diagramOf } from "../../../playground/views/diagram/model.ts";
import { lossWords } from "../../../playground/views/loss/words.ts";
import { locksOf, verdictOf } from "../../../playground/views/round_trip/words.ts";
import { changesOf, groupOperations } from "../../../playground/views/schema_diff/groups.ts";
import { mergeOrder } from "../../../playground/views/shared/changes.ts";
import { findRenames } from "../../../playground/views/shared/renames.ts";
import { tokensOf } from "../../../playground/views/shared/tokens_of.ts";
import { attributeChanges } from "../../../playground/views/shared/words.ts";
import { table } from "../../support/objects.ts";

const column = (name: string) => ({ kind: "column", schema: "", table: "users", name }) as const;

describe("groupOperations()", () => {
  const users = { kind: "table", schema: "", name: "users" } as const;
  const age = schemaObject(column("age"), { type: "integer", notNull: true, default: "0" });

  it("puts the parts of a new table into its group", () => {
    const [group, ...others] = groupOperations([{ verb: "create", object: schemaObject(users, {}), parts: [age] }]);
    expect(others).toEqual([]);
    expect(group).toMatchObject({ title: "users", kind: "table", change: "added" });
    expect(group?.items.map(({ kind, name, text }) => [kind, name, text])).toEqual([
      ["column", "age", "integer not null default 0"],
    ]);
  });

  it("gathers what happens to one table, wherever it stands among the operations", () => {
    const operations: Operation[] = [
      { verb: "create", object: age },
      { verb: "execute", sql: "UPDATE users SET age = 1" },
      { verb: "rename", from: column("name"), to: column("full_name") },
      { verb: "drop", object: schemaObject(column("email"), { type: "text" }) },
    ];
    const groups = groupOperations(operations);
    expect(groups.map(({ title, items }) => [title, items.map((item) => item.change)])).toEqual([
      ["users", ["added", "renamed", "removed"]],
      ["", ["changed"]],
    ]);
    expect(changesOf(groups)).toEqual(["added", "changed", "removed", "changed"]);
  });

  it("tells an alteration attribute by attribute", () => {
    const [group] = groupOperations([
      { verb: "alter", id: column("age"), from: { type: "integer" }, to: { type: "bigint", notNull: true } },
    ]);
    expect(group?.items[0]?.attributes).toEqual([
      { name: "type", from: "integer", to: "bigint" },
      { name: "not null", from: "no", to: "yes" },
    ]);
  });
});

describe("attributeChanges()", () => {
  it("calls what is absent the opposite of a flag, and nothing otherwise", () => {
    expect(attributeChanges({ notNull: true, default: "0" }, {})).toEqual([
      { name: "not null", from: "yes", to: "no" },
      { name: "default", from: "0", to: "none" },
    ]);
  });
});

describe("mergeOrder()", () => {
  it("keeps what is gone behind its old neighbour", () => {
    expect(mergeOrder(["x", "a", "b", "c"], ["c", "a", "d"], (item) => item)).toEqual(["x", "c", "a", "b", "d"]);
  });
});

const read = (columns: readonly string[], rows: Rows["rows"], key: readonly string[] = ["id"]): Rows => ({
  ...{ columns, rows, key },
  total: rows.length,
});

describe("compareRows()", () => {
  it("finds rows by their key and marks the cells that differ", () => {
    const before = read(
      ["id", "name"],
      [
        ["1", "Ada"],
        ["2", "Bob"],
        ["3", "Eve"],
      ],
    );
    const after = read(
      ["id", "name"],
      [
        ["1", "Ada"],
        ["3", "Eva"],
        ["4", "Kim"],
      ],
    );
    const { rows } = compareRows(before, after);
    expect(rows.map((row) => [row.cells[0]?.value, row.change])).toEqual([
      ["1", undefined],
      ["2", "removed"],
      ["3", "changed"],
      ["4", "added"],
    ]);
    expect(rows[2]?.cells[1]).toEqual({ value: "Eva", was: "Eve", change: "changed" });
  });

  it("says of a column that came or went, and does not call every row changed", () => {
    const compared = compareRows(read(["id", "age"], [["1", "36"]]), read(["id", "city"], [["1", null]]));
    expect(compared.columns).toEqual([
      { name: "id" },
      { name: "age", change: "removed" },
      { name: "city", change: "added" },
    ]);
    expect(compared.rows.map((row) => row.change)).toEqual([undefined]);
    expect(compared.rows[0]?.cells[1]?.value).toBe("36");
    expect(isChanged(compared)).toBe(true);
  });

  it("counts equal rows where no key tells them apart", () => {
    const { rows } = compareRows(read(["n"], [["1"], ["1"]], []), read(["n"], [["1"], ["1"], ["1"]], []));
    expect(rows.map((row) => row.change)).toEqual([undefined, undefined, "added"]);
  });

  it("shows all rows of a table that is gone", () => {
    const { rows } = compareRows(read(["id"], [["1"]]), undefined);
    expect(rows).toMatchObject([{ change: "removed", cells: [{ value: "1" }] }]);
  });
});

describe("findRenames()", () => {
  const schema = (name: string) => Catalog.of(table("users", { id: "integer", [name]: "text" }));
  const people = (name: string, ...values: (string | null)[]) =>
    read(
      ["id", name],
      values.map((value, place) => [String(place), value]),
    );
  const around = (before: Rows, after: Rows) => [{ table: { schema: "", name: "users" }, before, after }];

  it("takes a column for renamed when all of its values are in the new one", () => {
    const rows = around(people("name", "Ada", null), people("full_name", "Ada", null));
    expect(findRenames(schema("name"), schema("full_name"), rows)).toEqual([
      { from: column("name"), to: column("full_name") },
    ]);
  });

  it("does not when a value differs, when there is none, or when both are still there", () => {
    const renames = (before: Rows, after: Rows) =>
      findRenames(schema("name"), schema("full_name"), around(before, after));
    expect(renames(people("name", "Ada"), people("full_name", "Eve"))).toEqual([]);
    expect(renames(people("name", null), people("full_name", null))).toEqual([]);
    expect(renames(people("name"), people("full_name"))).toEqual([]);
    expect(findRenames(schema("name"), schema("name"), around(people("name", "Ada"), people("name", "Ada")))).toEqual(
      [],
    );
  });

  it("lets the diagram and the rows show one column with its earlier name", () => {
    const rename = { from: column("name"), to: column("full_name") };
    const [card] = diagramOf(schema("name"), schema("full_name"), [rename]).cards;
    expect(card?.rows.map((row) => [row.name, row.change, row.was])).toEqual([
      ["id", undefined, undefined],
      ["full_name", "changed", "was name"],
    ]);
    const [before, after] = [people("name", "Ada"), people("full_name", "Ada")];
    const compared = compareRows(before, after, true, new Map([["name", "full_name"]]));
    expect(compared.columns).toEqual([{ name: "id" }, { name: "full_name", change: "changed", was: "name" }]);
    expect(compared.rows.map((row) => row.change)).toEqual([undefined]);
  });
});

describe("lossWords()", () => {
  it("counts rows of tables and values of columns", () => {
    expect(lossWords({ table: "users", count: 12 })).toBe("12 rows of users");
    expect(lossWords({ table: "users", column: "age", count: 1 })).toBe("1 value of users.age");
  });
});

describe("verdictOf()", () => {
  const trip: RoundTrip = {
    ...{ revision: "a", reversible: true, schema: "same", rows: "lost" },
    ...{ losses: [{ table: "users", column: "age", count: 12 }], statements: [], differences: [] },
  };

  it("keeps schema and rows apart", () => {
    expect(verdictOf(trip)).toMatchObject({ schema: "good", rows: "bad" });
    expect(verdictOf({ ...trip, rows: "same" })).toMatchObject({ schema: "good", rows: "good" });
    expect(verdictOf(trip).sentence).toContain("12 values of users.age");
  });

  it("says that there is no way back where there is no downgrade", () => {
    expect(verdictOf({ ...trip, reversible: false }).sentence).toContain("no downgrade");
  });
});

describe("locksOf()", () => {
  it("names the strongest lock first", () => {
    const statement = (mode: string) => ({
      ...({ revision: "a", direction: "upgrade", sql: "", durationMs: 0 } as const),
      impact: {
        source: "measured",
        effect: "metadata",
        locks: [{ relation: "t", mode }],
        rewrites: [],
        scans: [],
      } as const,
    });
    const statements = ["ShareLock", "AccessExclusiveLock", "RowExclusiveLock"].map(statement);
    expect(locksOf(statements)).toEqual(["AccessExclusiveLock", "ShareLock", "RowExclusiveLock"]);
  });
});

describe("tokensOf()", () => {
  it("loses no character", () => {
    const text = "-- it's\nSELECT 'a''b', 1.5 FROM \"x\" /* y */ WHERE type: 3";
    for (const language of ["sql", "ts"] as const) {
      expect(
        tokensOf(text, language)
          .map((token) => token.text)
          .join(""),
      ).toBe(text);
    }
  });

  it("does not take the name of a property for a keyword", () => {
    const kinds = tokensOf('import type { A } from "a"; ({ type: 1 })', "ts").filter(({ text }) => text === "type");
    expect(kinds.map(({ kind }) => kind)).toEqual(["keyword"]);
  });
});
