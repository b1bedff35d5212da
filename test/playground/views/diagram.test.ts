import { describe, expect, it } from "vitest";
import { Catalog } from "../../../core/mod.ts";
import { dagreLayout } from "../../../playground/views/diagram/dagre_layout.ts";
import {
  arrange,
  type DiagramLayout,
  isEasy,
  type LayoutInput,
  layoutInput,
  layoutKey,
  quickPart,
} from "../../../playground/views/diagram/layout.ts";
import { linkPaths } from "../../../playground/views/diagram/links.ts";
import { type CardRow, type Diagram, diagramOf } from "../../../playground/views/diagram/model.ts";
import { member, object, table } from "../../support/objects.ts";

const users = (more: Readonly<Record<string, string>> = {}) => [
  ...table("users", { id: { type: "integer", notNull: true }, email: "text", ...more }),
  member("primaryKey", "users", "users_pkey", { columns: ["id"] }),
];
const orders = [
  ...table("orders", { id: "integer", user_id: "integer" }),
  member("foreignKey", "orders", "orders_user_id_fkey", {
    columns: ["user_id"],
    references: { schema: "", table: "users", columns: ["id"] },
  }),
];

function rowsOf(diagram: Diagram, title: string): readonly CardRow[] {
  return diagram.cards.find((card) => card.title === title)?.rows ?? [];
}

describe("diagramOf()", () => {
  it("has a card for each table with its columns, their roles and a link for the foreign key", () => {
    const diagram = diagramOf(undefined, Catalog.of([...users(), ...orders]));
    expect(diagram.cards.map((card) => card.title)).toEqual(["users", "orders"]);
    expect(rowsOf(diagram, "users").map((row) => [row.name, row.roles])).toEqual([
      ["id", ["primary key"]],
      ["email", []],
    ]);
    expect(diagram.links).toMatchObject([
      { from: "table:orders", to: "table:users", fromRow: "column:orders.user_id", toRow: "column:users.id" },
    ]);
  });

  it("marks nothing when there is nothing to compare with", () => {
    const diagram = diagramOf(undefined, Catalog.of(users()));
    expect(diagram.cards.flatMap((card) => [card.change, ...card.rows.map((row) => row.change)])).not.toContain(
      "added",
    );
  });

  it("marks what came, went and changed, and keeps what went in its place", () => {
    const before = Catalog.of([...table("users", { id: "integer", age: "integer", email: "text" })]);
    const after = Catalog.of([...table("users", { id: "bigint", email: "text", country: "text" })]);
    const rows = rowsOf(diagramOf(before, after), "users").map((row) => [row.name, row.change, row.was]);
    expect(rows).toEqual([
      ["id", "changed", "was integer"],
      ["age", "removed", undefined],
      ["email", undefined, undefined],
      ["country", "added", undefined],
    ]);
  });

  it("marks a whole table that came or went", () => {
    const diagram = diagramOf(Catalog.of(users()), Catalog.of(table("logs", { id: "integer" })));
    expect(diagram.cards.map((card) => [card.title, card.change])).toEqual([
      ["users", "removed"],
      ["logs", "added"],
    ]);
  });

  it("says that a primary key came on its own, which a column's mark would not tell", () => {
    const plain = table("users", { id: "integer" });
    const after = Catalog.of([...plain, member("primaryKey", "users", "users_pkey", { columns: ["id"] })]);
    const [card] = diagramOf(Catalog.of(plain), after).cards;
    expect(card?.notes).toMatchObject([{ kind: "primaryKey", change: "added", text: "(id)" }]);
  });

  it("shows views with what they read, enums with their values, and names what has no card", () => {
    const view = object("view", "adults", { definition: "SELECT id FROM users" }, [
      { kind: "table", schema: "", name: "users" },
    ]);
    const catalog = Catalog.of([
      ...users(),
      view,
      object("enum", "mood", { values: ["sad", "glad"] }),
      object("sequence", "numbers", {}),
    ]);
    const diagram = diagramOf(undefined, catalog);
    expect(diagram.links).toMatchObject([{ kind: "reads", from: "view:adults", to: "table:users" }]);
    expect(rowsOf(diagram, "mood").map((row) => row.name)).toEqual(["sad", "glad"]);
    expect(diagram.others.map((row) => row.name)).toEqual(["numbers"]);
  });

  it("marks the value that an enum gained and not the others", () => {
    const mood = (...values: string[]) => Catalog.of([object("enum", "mood", { values })]);
    const rows = rowsOf(diagramOf(mood("sad", "glad"), mood("sad", "mad")), "mood");
    expect(rows.map((row) => [row.name, row.change])).toEqual([
      ["sad", undefined],
      ["mad", "added"],
      ["glad", "removed"],
    ]);
  });
});

function overlaps(input: LayoutInput, layout: DiagramLayout): string[] {
  const boxes = input.nodes.map((node) => ({ ...node, ...(layout.positions[node.key] ?? { x: Number.NaN, y: 0 }) }));
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
      .map((b) => `${a.key} ${b.key}`),
  );
}

/** A hub with nine tables around it, a chain, a circle and two tables alone. */
function crowd(): LayoutInput {
  const pairs = [
    ...Array.from({ length: 9 }, (_, index) => [`leaf${index}`, "hub"]),
    ...[
      ["b", "a"],
      ["c", "b"],
      ["d", "c"],
      ["x", "y"],
      ["y", "z"],
      ["z", "x"],
    ],
  ];
  const names = [...new Set([...pairs.flat(), "alone", "lonely"])] as string[];
  return {
    nodes: names.map((key, index) => ({ key, width: 180 + (index % 3) * 40, height: 90 + (index % 4) * 50 })),
    edges: pairs.map(([from = "", to = ""]) => ({ key: `${from} ${to}`, from: to, to: from })),
    frame: { width: 900, height: 720 },
  };
}

describe.each([
  ["the quick layout", (input: LayoutInput) => arrange(input, quickPart)],
  ["dagre's layout", dagreLayout],
] as const)("%s", (_, layOut) => {
  it("places every card inside of the drawing, and none over another", () => {
    const input = crowd();
    const layout = layOut(input);
    expect(overlaps(input, layout)).toEqual([]);
    for (const { key, width, height } of input.nodes) {
      const { x, y } = layout.positions[key] ?? { x: -1, y: -1 };
      expect([x >= 0, y >= 0, x + width <= layout.width + 1, y + height <= layout.height + 1]).toEqual(
        Array(4).fill(true),
      );
    }
  });

  it("flows to the right where that has room, and down where it has none", () => {
    const chain: LayoutInput = {
      nodes: ["a", "b", "c"].map((key) => ({ key, width: 200, height: 120 })),
      edges: [
        { key: "ab", from: "a", to: "b" },
        { key: "bc", from: "b", to: "c" },
      ],
      frame: { width: 1200, height: 600 },
    };
    expect(layOut(chain).flow).toBe("right");
    expect(layOut({ ...chain, frame: { width: 360, height: 600 } }).flow).toBe("down");
  });

  it("has nothing to place in an empty schema", () => {
    expect(layOut({ nodes: [], edges: [], frame: { width: 600, height: 400 } }).positions).toEqual({});
  });
});

describe("isEasy()", () => {
  const three = (...pairs: readonly [string, string][]): LayoutInput => ({
    nodes: ["a", "b", "c"].map((key) => ({ key, width: 200, height: 120 })),
    edges: pairs.map(([from, to]) => ({ key: `${from} ${to}`, from, to })),
    frame: { width: 600, height: 400 },
  });

  it("holds until a line would have to pass a card", () => {
    expect(isEasy(three(["a", "b"], ["b", "c"]))).toBe(true);
    expect(isEasy(three(["a", "b"], ["b", "c"], ["a", "c"]))).toBe(false);
  });

  it("does not hold for a crowd", () => {
    expect(isEasy({ ...crowd(), edges: [] })).toBe(false);
  });
});

describe("layoutInput()", () => {
  const diagram = diagramOf(undefined, Catalog.of([...users(), ...orders]));

  const FRAME = { width: 600, height: 400 };

  it("is the same for windows of nearly the same size, and another for another schema", () => {
    expect(layoutKey(layoutInput(diagram, { width: 598, height: 400 }))).toBe(layoutKey(layoutInput(diagram, FRAME)));
    const wider = diagramOf(undefined, Catalog.of([...users({ country: "text" }), ...orders]));
    expect(layoutKey(layoutInput(wider, FRAME))).not.toBe(layoutKey(layoutInput(diagram, FRAME)));
  });

  it("leads every link from card to card", () => {
    const layout = arrange(layoutInput(diagram, FRAME), quickPart);
    const path = linkPaths(diagram, layout).get("foreignKey:orders.orders_user_id_fkey") ?? "";
    const numbers = (path.match(/-?[\d.]+/g) ?? []).map(Number);
    expect(numbers.length).toBeGreaterThan(10);
    expect(numbers.every((value) => Number.isFinite(value))).toBe(true);
  });
});
