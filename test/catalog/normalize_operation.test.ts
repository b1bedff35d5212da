import { describe, expect, it } from "vitest";
import { normalizeOperation } from "../../core/catalog/normalize_operation.ts";
import { postgres } from "../../core/dialects/postgres/mod.ts";
import { sqlite } from "../../core/dialects/sqlite/mod.ts";
import type { AlterOperation } from "../../core/operations/operation.ts";
import { columnId, member } from "../support/objects.ts";

function alter(to: AlterOperation<"column">["to"]): AlterOperation<"column"> {
  return { verb: "alter", id: columnId("t", "c"), from: {}, to };
}

describe("normalizeOperation()", () => {
  it("spells what is created", () => {
    const operation = { verb: "create", object: member("column", "t", "c", { type: "jsonb" }) } as const;
    expect(normalizeOperation(operation, sqlite)).toMatchObject({ object: { attributes: { type: "text" } } });
  });

  it("spells what is changed, and says no more than was said", () => {
    expect(normalizeOperation(alter({ type: "int", notNull: true }), postgres)).toEqual(
      alter({ type: "integer", notNull: true }),
    );
    expect(normalizeOperation(alter({ notNull: true }), sqlite)).toEqual(alter({ notNull: true }));
  });

  it("adds what follows from a change", () => {
    expect(normalizeOperation(alter({ identity: { generated: "always" } }), sqlite)).toEqual(
      alter({ type: "integer", identity: { generated: "byDefault" } }),
    );
  });

  it("resets what is the default", () => {
    expect(normalizeOperation(alter({ default: "NULL" }), sqlite)).toEqual({
      ...alter({}),
      from: { default: "NULL" },
    });
  });

  it("leaves a default whose normal form depends on a type that is not told", () => {
    expect(normalizeOperation(alter({ default: "'x'" }), postgres)).toEqual(alter({ default: "'x'" }));
  });
});
