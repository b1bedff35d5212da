import { describe, expect, it } from "vitest";
import { errorDocument, errorText, statementLines } from "../../cli/output/errors.ts";
import { styleFor } from "../../cli/output/style.ts";
import { DatabaseError, MigrError } from "../../core/mod.ts";

const plain = styleFor(false);

describe("errors", () => {
  it("statementLines() puts the mark under the server's position, counted in characters", () => {
    // PostgreSQL counts the emoji as one character, JavaScript as two.
    const sql = "SELECT '👋',\n  nope FROM t";
    const position = [...sql].join("").length - "nope FROM t".length;
    expect(statementLines(sql, position, plain)).toEqual(["    SELECT '👋',", "      nope FROM t", "      ^"]);
  });

  it("statementLines() shows the neighbourhood of a mark in a long statement", () => {
    const sql = Array.from({ length: 40 }, (_, index) => `line ${index}`).join("\n");
    const lines = statementLines(sql, sql.indexOf("line 20") + 1, plain);
    expect(lines).toContain("    line 20");
    expect(lines.length).toBeLessThan(12);
  });

  it("errorText() shows place, statement, detail, the server's hint and what to do", () => {
    const cause = new DatabaseError("division by zero", {
      sql: "SELECT 1/0",
      engineCode: "22012",
      position: 9,
      detail: "a detail",
      engineHint: "an idea",
    });
    const error = new MigrError("REVISION_FAILED", "It failed.", {
      cause,
      hint: "Mend it.",
      fields: { path: "a.sql", line: 7 },
    });
    expect(errorText(error, plain, "/")).toBe(
      [
        "error: It failed.",
        "  in a.sql:7",
        "",
        "    SELECT 1/0",
        "            ^",
        "",
        "  detail: a detail",
        "  the server's hint: an idea",
        "  code: 22012",
        "hint: Mend it.",
      ].join("\n"),
    );
  });

  it("a stack trace is for bugs only", () => {
    expect(errorText(new MigrError("USAGE", "No."), plain, "/")).not.toContain("at ");
    expect(errorText(new TypeError("oops"), plain, "/")).toMatch(/TypeError: oops\n\s+at [\s\S]*report/);
    expect(errorDocument(new TypeError("oops")).error.code).toBe("INTERNAL");
  });
});
