import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawLanes, type LaneNode, type LaneOptions } from "../../core/render/lanes.ts";
import type { RevisionGraph } from "../../core/revisions/graph.ts";
import { DIAMOND, graphOf, TWO_ROOTS } from "../revisions/support.ts";

const FIVE = [
  ...["a", "b1 < a", "b2 < a", "b3 < a", "b4 < a", "b5 < a", "c1 < b1", "c2 < b2", "c3 < b3", "c4 < b4", "c5 < b5"],
  ...["m < c1 c3", "n < m c5", "o < c2 c4", "p < o n", "q < p"],
];

function nodesOf(graph: RevisionGraph): LaneNode[] {
  return [...graph.order].reverse().map((id) => ({ id, parents: graph.parentsOf(id) }));
}

function drawn(lines: readonly string[], options: LaneOptions = {}): string {
  const rows = drawLanes(nodesOf(graphOf(...lines)), options);
  const width = Math.max(...rows.map((row) => row.lanes.length));
  return rows.map((row) => `${row.lanes.padEnd(width)} ${row.id}`).join("\n");
}

/** A drawing without its indentation. */
function picture(text: string): string {
  const lines = text.split("\n").slice(1, -1);
  const indent = Math.min(...lines.map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(indent)).join("\n");
}

describe("drawLanes()", () => {
  it("draws a fork and its merge beside each other, newest first", () => {
    const expected = picture(`
      ●   f
      ●─┐ e
      │ ● d2
      │ ● c2
      ● │ d1
      ● │ c1
      ●─┘ b
      ●   a
    `);
    expect(drawn(DIAMOND)).toBe(expected);
  });

  it("tells in which column the line to each parent runs", () => {
    const links = drawLanes(nodesOf(graphOf(...DIAMOND))).map((row) =>
      `${row.id}@${row.column} ${row.links.map(({ parent, column }) => `${parent}@${column}`).join(" ")}`.trim(),
    );
    expect(links).toEqual([
      "f@0 e@0",
      "e@0 d1@0 d2@1",
      "d2@1 c2@1",
      "c2@1 b@1",
      "d1@0 c1@0",
      "c1@0 b@0",
      "b@0 a@0",
      "a@0",
    ]);
  });

  it("mirrors the drawing when the oldest revision comes first", () => {
    const expected = picture(`
      ●   a
      ●─┐ b
      ● │ c1
      ● │ d1
      │ ● c2
      │ ● d2
      ●─┘ e
      ●   f
    `);
    expect(drawn(DIAMOND, { reverse: true })).toBe(expected);
  });

  it("keeps five branches apart", () => {
    const expected = picture(`
      ●         q
      ●─┐       p
      │ ●─┐     n
      │ │ ●     c5
      │ │ ●     b5
      ●─┼─┼─┐   o
      │ │ │ ●   c4
      │ │ │ ●   b4
      │ ●─┼─┼─┐ m
      │ │ │ │ ● c3
      │ │ │ │ ● b3
      ● │ │ │ │ c2
      ● │ │ │ │ b2
      │ ● │ │ │ c1
      │ ● │ │ │ b1
      ●─┴─┴─┴─┘ a
    `);
    expect(drawn(FIVE)).toBe(expected);
  });

  it("has plain characters for terminals that know no others", () => {
    const expected = picture(`
      *   f
      *-. e
      | * d2
      | * c2
      * | d1
      * | c1
      *-' b
      *   a
    `);
    expect(drawn(DIAMOND, { ascii: true })).toBe(expected);
    expect(drawn(FIVE, { ascii: true })).toMatch(/^[\x20-\x7e\n]*$/);
  });

  it("joins the lane that leads to a down revision already, and ends lanes at bases", () => {
    const expected = picture(`
      ●   d2
      ├─● d1
      ● │ c2
      ● │ b2
      ● │ a2
        ● c1
        ● b1
        ● a1
    `);
    expect(drawn(TWO_ROOTS)).toBe(expected);
  });

  it("marks revisions as open, ends lanes whose revisions are not drawn, and cuts what is too wide", () => {
    const graph = graphOf(...DIAMOND);
    const rows = drawLanes(nodesOf(graph).slice(0, 3), { open: (id) => id === "f" });
    expect(rows.map((row) => row.lanes)).toEqual(["○", "●", "●"]);
    const wide = drawLanes(nodesOf(graphOf("a", ...Array.from({ length: 30 }, (_, i) => `b${i} < a`))), {
      maxLanes: 5,
    });
    expect(Math.max(...wide.map((row) => row.lanes.length))).toBeLessThanOrEqual(10);
    expect(wide.at(-1)?.lanes).toBe("●─┴─┴─┴─┴…");
  });

  it("connects every revision with its down revisions, and with nothing else, whatever the graph", () => {
    const links = fc.array(fc.uniqueArray(fc.nat(), { maxLength: 3 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(links, (numbers) => {
        const nodes = numbers
          .map((parents, i) => ({ id: `r${i}`, parents: i === 0 ? [] : [...new Set(parents.map((n) => `r${n % i}`))] }))
          .reverse();
        const rows = drawLanes(nodes);
        for (const { id, parents } of nodes) expect(followed(rows, id), id).toEqual([...parents].sort());
      }),
      { numRuns: 300 },
    );
  });
});

const DIRECTIONS: Readonly<Record<string, string>> = {
  "│": "ud",
  "─": "lr",
  "┐": "ld",
  "┘": "lu",
  "┌": "rd",
  "└": "ru",
  "├": "udr",
  "┤": "udl",
  "┬": "lrd",
  "┴": "lru",
  "┼": "udlr",
};

/**
 * The down revisions of one revision, read from the picture as an eye does: from its mark down, and sideways along its
 * own line to where lines go down. Lines that come from above and go on below are followed straight.
 */
function followed(rows: readonly { id: string; lanes: string; column: number }[], id: string): string[] {
  const start = rows.findIndex((row) => row.id === id);
  const row = rows[start];
  if (row === undefined) return [];
  const below = new Set<number>();
  const above = (column: number): boolean => goes(rows[start - 1]?.lanes ?? "", column, "d", rows[start - 1]?.column);
  if (goes(rows[start + 1]?.lanes ?? "", row.column * 2, "u", rows[start + 1]?.column)) below.add(row.column * 2);
  for (const step of [-1, 1]) {
    const [ahead, back] = step < 0 ? ["l", "r"] : ["r", "l"];
    for (let at = row.column * 2 + step; DIRECTIONS[row.lanes[at] ?? ""]?.includes(back as string); at += step) {
      const ways = DIRECTIONS[row.lanes[at] ?? ""] ?? "";
      const isCorner = !ways.includes(ahead as string);
      // A line that was there before is joined at a corner only; in the middle it is crossed.
      if (ways.includes("d") && (isCorner || !above(at) || !ways.includes("u"))) below.add(at);
    }
  }
  return [...below]
    .map((column) => landing(rows, start + 1, column))
    .filter((found) => found !== "")
    .sort();
}

function goes(lanes: string, at: number, way: string, column: number | undefined): boolean {
  const box = lanes[at] ?? " ";
  return (column !== undefined && column * 2 === at) || (DIRECTIONS[box]?.includes(way) ?? false);
}

function landing(rows: readonly { id: string; lanes: string; column: number }[], from: number, at: number): string {
  for (const row of rows.slice(from)) {
    if (row.column * 2 === at) return row.id;
    const box = row.lanes[at] ?? " ";
    if (!DIRECTIONS[box]?.includes("u")) return "";
    if (!DIRECTIONS[box]?.includes("d")) return row.id;
  }
  return "";
}
