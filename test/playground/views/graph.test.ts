import { describe, expect, it } from "vitest";
import { pathOf } from "../../../playground/views/graph/lines.ts";
import { drawGraph, type GraphState, ghostOf, rowAside } from "../../../playground/views/graph/model.ts";
import { nextRow } from "../../../playground/views/graph/navigation.ts";
import { DIAMOND, graphOf } from "../../revisions/support.ts";

/** a ← b ← (c1 ← d1, c2 ← d2) ← e ← f */
const diamond = graphOf(...DIAMOND);

function stateAt(...heads: readonly string[]): GraphState {
  return { heads, applied: diamond.ancestors(heads) };
}

describe("drawGraph()", () => {
  it("puts the newest revision first and the empty database at the foot", () => {
    const ids = drawGraph(diamond, stateAt("c1")).rows.map((row) => row.id);
    expect(ids[0]).toBe("f");
    expect(ids.slice(-2)).toEqual(["a", "base"]);
  });

  it("says what is applied, what is pending and where the database stands", () => {
    const rows = drawGraph(diamond, stateAt("c1")).rows;
    expect(rows.filter((row) => row.state === "applied").map((row) => row.id)).toEqual(["c1", "b", "a", "base"]);
    expect(rows.filter((row) => row.here).map((row) => row.id)).toEqual(["c1"]);
    expect(rows.filter((row) => row.head).map((row) => row.id)).toEqual(["f"]);
  });

  it("stands at the base when nothing is applied", () => {
    expect(
      drawGraph(diamond, stateAt())
        .rows.filter((row) => row.here)
        .map((row) => row.id),
    ).toEqual(["base"]);
  });

  it("has one line for each down revision, and one from each base to the empty database", () => {
    const { lines } = drawGraph(diamond, stateAt("f"));
    const places = drawGraph(diamond, stateAt("f")).rows.map((row) => row.id);
    const pairs = lines.map(({ from, to }) => `${places[from.row]} ${places[to.row]}`).sort();
    expect(pairs).toEqual(["a base", "b a", "c1 b", "c2 b", "d1 c1", "d2 c2", "e d1", "e d2", "f e"]);
  });

  it("shows revisions that only the database has, and that no file is left of them", () => {
    const rows = drawGraph(diamond, { ...stateAt("a"), unknown: ["gone"] }).rows;
    expect(rows.find((row) => row.id === "gone")).toMatchObject({ state: "missing", head: false });
  });

  it("leads a fork's ghosts beside the originals, from the parent that both share", () => {
    const { rows, lines } = drawGraph(diamond, { ...stateAt("f"), forked: new Set(["e", "f"]) });
    const ghost = rows.findIndex((row) => row.id === ghostOf("f"));
    expect(rows[ghost]).toMatchObject({ state: "ghost", parents: [ghostOf("e")] });
    expect(rows.find((row) => row.id === ghostOf("e"))?.parents).toEqual(["d1", "d2"]);
    expect(rows[ghost]?.column).not.toBe(rows[ghost - 1]?.column);
    expect(lines.filter((line) => line.state === "ghost")).toHaveLength(3);
  });

  it("draws dependencies as lines of their own", () => {
    const graph = graphOf("a", "b < a", "x", "y < x needs b");
    const dependent = drawGraph(graph, { heads: [], applied: new Set() });
    const needs = dependent.lines.filter((line) => line.kind === "dependency");
    expect(needs.map(({ from, to }) => [dependent.rows[from.row]?.id, dependent.rows[to.row]?.id])).toEqual([
      ["y", "b"],
    ]);
  });
});

describe("rowAside()", () => {
  it("says in words what only the drawing shows", () => {
    const rows = drawGraph(diamond, stateAt("e")).rows;
    const label = (id: string): string => rowAside(rows.find((row) => row.id === id) ?? (rows[0] as never));
    expect(label("f")).toBe("pending");
    expect(label("e")).toContain("merges d1 and d2");
    expect(label("e")).toMatch(/the database is here$/);
  });
});

describe("nextRow()", () => {
  const { rows } = drawGraph(diamond, stateAt("f"));
  const go = (from: string, ...keys: readonly string[]): string | undefined =>
    keys.reduce<string | undefined>((id, key) => (id === undefined ? undefined : nextRow(rows, id, key)), from);

  it("goes from row to row and stops at the ends", () => {
    expect(go("f", "ArrowDown")).toBe("e");
    expect(go("e", "ArrowUp")).toBe("f");
    expect(go("f", "ArrowUp")).toBe("f");
    expect(go("f", "End")).toBe("base");
    expect(go("base", "ArrowDown")).toBe("base");
    expect(go("base", "Home")).toBe("f");
  });

  it("follows the lineage with Left and Right, also over rows of another branch", () => {
    expect(go("c1", "ArrowLeft")).toBe("b");
    expect(go("d2", "ArrowRight")).toBe("e");
    expect(go("a", "ArrowLeft")).toBe("base");
    expect(go("base", "ArrowLeft")).toBeUndefined();
  });

  it("finds a revision by the first character of its id, round the end", () => {
    expect(go("f", "d")).toMatch(/^d/);
    expect(go("a", "f")).toBe("f");
    expect(go("a", "z")).toBeUndefined();
  });
});

describe("pathOf()", () => {
  const metrics = { rowHeight: 40, laneWidth: 20, inset: 10 };

  it("is one straight line within a lane", () => {
    const line = { from: { row: 0, column: 0 }, to: { row: 3, column: 0 }, lane: 0 };
    expect(pathOf({ key: "", ...line, kind: "lineage", state: "applied" }, metrics)).toBe("M 10 20 V 140");
  });

  it("ends at the parent when it turns out of its lane", () => {
    const line = { from: { row: 0, column: 1 }, to: { row: 4, column: 0 }, lane: 1 };
    const path = pathOf({ key: "", ...line, kind: "lineage", state: "applied" }, metrics);
    expect(path).toMatch(/^M 30 20 V 140 C .* 10 180$/);
  });
});
