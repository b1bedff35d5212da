import { describe, expect, it } from "vitest";
import { inline, literal, quote } from "../../../core/dialects/postgres/quote.ts";

describe("quote()", () => {
  it("leaves plain names bare and quotes keywords, capitals and everything else", () => {
    expect(["users", "order", "Users", "a b", 'a"b', "1st", "naïve"].map(quote)).toEqual([
      "users",
      '"order"',
      '"Users"',
      '"a b"',
      '"a""b"',
      '"1st"',
      '"naïve"',
    ]);
  });

  it("refuses what PostgreSQL cannot have as a name", () => {
    expect(() => quote("")).toThrow(/cannot be a name/);
    expect(() => quote("a\0b")).toThrow(/cannot be a name/);
  });
});

describe("literal()", () => {
  it("writes every kind of value", () => {
    expect([null, true, 5, -1.5, 9007199254740993n, "it's", new Uint8Array([1, 255])].map(literal)).toEqual([
      "NULL",
      "true",
      "5",
      "-1.5",
      "9007199254740993",
      "'it''s'",
      "'\\x01ff'::bytea",
    ]);
    expect(literal(Number.NaN)).toBe("'NaN'::double precision");
  });
});

describe("inline()", () => {
  it("replaces parameters outside of strings, names and comments", () => {
    const sql = `SELECT $1, '$1', "$2", $tag$ $1 $tag$, $2 /* $1 */ -- $1`;
    expect(inline(sql, ["a", 7])).toBe(`SELECT 'a', '$1', "$2", $tag$ $1 $tag$, 7 /* $1 */ -- $1`);
  });

  it("keeps a negative number from becoming a comment", () => {
    expect(inline("SELECT a -$1", [-1])).toBe("SELECT a -(-1)");
  });

  it("tells $1 from $10", () => {
    expect(inline("$10 $1", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toBe("10 1");
  });
});
