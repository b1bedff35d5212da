import { describe, expect, it } from "vitest";
import { assertBranchLabel, assertRevisionId, newRevisionId } from "../../core/revisions/ids.ts";
import { failure } from "./support.ts";

describe("assertRevisionId()", () => {
  it("accepts letters, digits and _ up to 128 characters, and nothing else", () => {
    for (const id of ["a", "0042_users", "x".repeat(128)]) assertRevisionId(id);
    for (const id of ["", "a-b", "a b", "é", "a.b", "x".repeat(129), "head", "heads", "base", "current"]) {
      expect(failure(() => assertRevisionId(id)).code, id).toBe("INVALID_IDENTIFIER");
    }
  });
});

describe("assertBranchLabel()", () => {
  it("accepts what cannot be read as something else", () => {
    for (const label of ["shop", "shop-2", "billing/eu", "v1.2", "_x", "header"]) assertBranchLabel(label);
    const refused = [
      "",
      "a b",
      "a@b",
      "a:b",
      "a+1",
      "head",
      "heads",
      "base",
      "current",
      "head-1",
      "base-2",
      "ae10-2",
      "-1",
    ];
    for (const label of [...refused, "--sql"]) {
      expect(failure(() => assertBranchLabel(label)).code, label).toBe("INVALID_IDENTIFIER");
    }
  });
});

describe("newRevisionId()", () => {
  it("makes 12 hexadecimal digits of six bytes", () => {
    expect(newRevisionId(() => new Uint8Array([0, 1, 0xab, 0xff, 16, 9, 7]))).toBe("0001abff1009");
    expect(newRevisionId()).toMatch(/^[0-9a-f]{12}$/);
    expect(newRevisionId()).not.toBe(newRevisionId());
  });
});
