/**
 * The checks that the authoring mode proposes: those that tell the goal from the start.
 */
import { describe, expect, it } from "vitest";
import { Catalog, schemaObject } from "../../core/mod.ts";
import { embedCode } from "../../playground/authoring/embed_code.ts";
import { changedFiles, type Mark, proposeChecks } from "../../playground/authoring/propose.ts";
import { printCondition } from "../../playground/lessons/condition.ts";

const table = (name: string) => schemaObject({ kind: "table", schema: "", name }, {});
const column = (of: string, name: string, attributes: { type: string; notNull?: true }) =>
  schemaObject({ kind: "column", schema: "", table: of, name }, attributes);

const START: Mark = {
  files: { "a.sql": "a", "b.sql": "b" },
  heads: ["r1"],
  graphHeads: ["r1"],
  revisions: 1,
  catalog: Catalog.of([
    table("users"),
    column("users", "name", { type: "text" }),
    column("users", "old", { type: "text" }),
    table("logs"),
    column("logs", "line", { type: "text" }),
  ]),
  rowCounts: { users: 2, logs: 9 },
};
const GOAL: Mark = {
  files: { "a.sql": "a", "b.sql": "changed", "c.sql": "c" },
  heads: ["r2"],
  graphHeads: ["r2"],
  revisions: 2,
  catalog: Catalog.of([
    table("users"),
    column("users", "name", { type: "text", notNull: true }),
    column("users", "age", { type: "integer" }),
    table("posts"),
    column("posts", "title", { type: "text" }),
  ]),
  rowCounts: { users: 2, posts: 1 },
};

const wanted = (start: Mark, goal: Mark): string[] =>
  proposeChecks(start, goal)
    .filter((check) => check.wanted)
    .map(({ condition }) => printCondition(condition));

describe("proposeChecks()", () => {
  it("proposes what came, went and changed, and nothing that a table's coming and going says already", () => {
    expect(wanted(START, GOAL)).toEqual([
      "column users.age exists",
      "table posts exists",
      "column users.old is gone",
      "table logs is gone",
      "column users.name has notNull",
      "database is at head",
    ]);
  });

  it("proposes one head where two were joined, and where the database stands where that is not the head", () => {
    const two: Mark = { ...START, graphHeads: ["r1", "x"] };
    expect(wanted(two, { ...START, graphHeads: ["m"], heads: ["m"], revisions: 3 })).toEqual([
      "there is 1 head",
      "database is at head",
    ]);
    expect(wanted(START, { ...START, heads: [] })).toEqual(["database is at base"]);
  });

  it("proposes the number of rows only where it changed", () => {
    expect(wanted(START, { ...START, rowCounts: { users: 3, logs: 9 } })).toEqual(["table users has 3 rows"]);
  });

  it("wants nothing where nothing happened", () => {
    expect(wanted(START, START)).toEqual([]);
  });
});

describe("changedFiles()", () => {
  it("is what the author wrote between the marks", () => {
    expect(changedFiles(START, GOAL)).toEqual({ "b.sql": "changed", "c.sql": "c" });
  });
});

describe("embedCode()", () => {
  it("is HTML whatever the link holds", () => {
    expect(embedCode('x.md?a=1&b="2"', "https://example.org/play/index.html")).toBe(
      '<script type="module" src="https://example.org/play/embed.js"></script>\n<migr-playground src="x.md?a=1&amp;b=&quot;2&quot;"></migr-playground>\n',
    );
  });
});
