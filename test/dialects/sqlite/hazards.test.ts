import { describe, expect, it } from "vitest";
import type { Attributes, ObjectKind } from "../../../core/catalog/object.ts";
import { sqlite } from "../../../core/dialects/sqlite/mod.ts";
import { member } from "../../support/objects.ts";

/** The messages about an alteration of the constraint `c` of the table `t`. */
function altered<K extends ObjectKind>(kind: K, from: Partial<Attributes<K>>, to: Partial<Attributes<K>>): string {
  const { id } = member(kind, "t", "c", {} as Attributes<K>);
  return sqlite
    .hazards({ verb: "alter", id, from, to })
    .map(({ message }) => message)
    .join("\n");
}

describe("hazards()", () => {
  it("warns that rows may break a constraint that now means something else", () => {
    expect(altered("check", { expression: "s IN ('a', 'b')" }, { expression: "s IN ('a')" })).toMatch(
      /breaks the check constraint t\.c/,
    );
    expect(altered("foreignKey", { columns: ["a"] }, { columns: ["b"] })).toMatch(/breaks the foreign key t\.c/);
    expect(altered("unique", { columns: ["a", "b"] }, { columns: ["a"] })).toMatch(/equal values/);
    expect(altered("foreignKey", { onDelete: "cascade" }, { onDelete: "restrict" })).not.toMatch(/Fails/);
  });
});
