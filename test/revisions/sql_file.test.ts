import { describe, expect, it } from "vitest";
import { readSqlRevision } from "../../core/revisions/sql_file.ts";
import { failure } from "./support.ts";

const read = (text: string): ReturnType<typeof readSqlRevision> => readSqlRevision({ path: "a.sql", text });

describe("readSqlRevision()", () => {
  it("gives each section with its place in the file, text unchanged", () => {
    const text =
      "-- revision: a\r\n\r\n-- migr: upgrade\r\nSELECT '\r\n';\r\n\r\n--migr:  DOWNGRADE no-transaction\r\n\r\nSELECT 2";
    const { upgrade, downgrade } = read(text);
    expect(upgrade).toEqual({ sql: "SELECT '\r\n';\r\n\r\n", line: 4, transactional: true });
    expect(downgrade).toEqual({ sql: "\r\nSELECT 2", line: 8, transactional: false });
  });

  it("lets the downgrade be absent, and sections be empty or in any order", () => {
    expect(read("-- migr: upgrade")).toEqual({ upgrade: { sql: "", line: 2, transactional: true } });
    expect(read("-- migr: downgrade\nb\n-- migr: upgrade\na").upgrade.line).toBe(4);
  });

  it("allows comments above the sections", () => {
    expect(read("/* a; */ -- b;\n-- migr: upgrade\nc").upgrade.sql).toBe("c");
  });

  it.each([
    ["-- migr: downgrade\nSELECT 1;", `a.sql:1: There is no "-- migr: upgrade"`],
    ["\n-- migr: upgrade\n\n-- migr: upgrade\n", `a.sql:4: There is a second "-- migr: upgrade"`],
    ["-- x\n-- migr: upgarde\n", `Did you mean "-- migr: upgrade"?`],
    ["-- migr: upgrade no-transactions\n", `a.sql:1: "no-transactions" is no option`],
    ["-- x\nSELECT 1;\n-- migr: upgrade\n", "a.sql:2: There is SQL outside of a section"],
  ])("refuses %j", (text, says) => {
    const error = failure(() => read(text));
    expect(error.code).toBe("REVISION_INVALID");
    expect(error.text).toContain(says);
  });
});
