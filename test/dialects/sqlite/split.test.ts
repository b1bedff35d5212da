import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { sqlite } from "../../../core/dialects/sqlite/mod.ts";

const { split, inline, literal, quote } = sqlite;

describe("split()", () => {
  it.each([
    ["nothing", "", []],
    ["comments alone", "-- one\n/* two; */ ;; \n", []],
    ["the last statement without a semicolon", "SELECT 1;\nSELECT 2", ["SELECT 1", "SELECT 2"]],
    ["semicolons in strings, names and comments", `SELECT ';''', ";""", [;], \`;\` /* ; */ -- ;\n;SELECT 2;`, 2],
    ["a comment before a statement, which it keeps", "-- why\nSELECT 1;", ["-- why\nSELECT 1"]],
    [
      "a comment after a statement, which SQLite would store and stumble over",
      "ALTER TABLE t ADD COLUMN c INT -- note\n;",
      ["ALTER TABLE t ADD COLUMN c INT"],
    ],
    [
      "a trigger with CASE and a column called end",
      `CREATE TEMP TRIGGER IF NOT EXISTS a AFTER INSERT ON t BEGIN
         UPDATE t SET x = CASE WHEN 1 THEN 2 ELSE CASE 1 WHEN 2 THEN 3 END END; SELECT "end"; END;
       SELECT 1;`,
      2,
    ],
    ["a trigger at the end of the script", "CREATE TRIGGER a AFTER INSERT ON t BEGIN SELECT 1; END", 1],
    ["transactions", "BEGIN; END; BEGIN IMMEDIATE; COMMIT", 4],
    ["CREATE TABLE with a column called trigger", 'CREATE TABLE t ("trigger"); SELECT 1', 2],
  ])("handles %s", (_name, script, expected) => {
    const statements = split(script).map((statement) => statement.sql);
    if (typeof expected === "number") expect(statements).toHaveLength(expected);
    else expect(statements).toEqual(expected);
  });

  it("tells the line of a statement's first token", () => {
    expect(split("\n-- a\n\nSELECT\n1;SELECT 2;\n\nSELECT 3").map(({ line }) => line)).toEqual([4, 5, 7]);
  });

  it.each([
    ["SELECT 1;\nSELECT 'abc", "The string that starts on line 2 does not end."],
    ['\n\nSELECT "abc', "The quoted name that starts on line 3 does not end."],
    ["/* abc", "The comment that starts on line 1 does not end."],
    ["SELECT 1;\nCREATE TRIGGER t AFTER INSERT ON u BEGIN SELECT 1;", "The CREATE TRIGGER on line 2 does not end."],
  ])("refuses %j", (script, message) => {
    expect(() => split(script)).toThrow(message);
  });
});

describe("literal() and inline()", () => {
  const db = new DatabaseSync(":memory:");
  const evaluate = (sql: string): unknown => {
    const statement = db.prepare(`SELECT ${sql} AS value`);
    statement.setReadBigInts(true);
    return statement.get()?.value;
  };

  it.each([
    ["it's\n", "it's\n"],
    ["a\0b", "a\0b"],
    [42, 42n],
    [-0.5, -0.5],
    [1e300, 1e300],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    [9223372036854775807n, 9223372036854775807n],
    [-9223372036854775808n, -9223372036854775808n],
    [true, 1n],
    [null, null],
    [new Uint8Array([0, 255]), new Uint8Array([0, 255])],
  ])("writes %s so that SQLite reads it back", (value, expected) => {
    expect(evaluate(literal(value))).toEqual(expected);
  });

  it("replaces parameters and nothing that looks like them", () => {
    expect(inline("SELECT ?, '?', \"?\", ?2 -- ?\n, ?", [1, "a?b", null])).toBe(
      "SELECT 1, '?', \"?\", 'a?b' -- ?\n, NULL",
    );
  });

  it("quote() quotes what SQLite would not take bare", () => {
    for (const name of ["order", "a b", 'a"b', "1a", "true", "é", "", "Index", "abort"]) {
      db.exec(`CREATE TABLE ${quote(name)} (${quote(name)}); INSERT INTO ${quote(name)} (${quote(name)}) VALUES (7)`);
      expect(db.prepare(`SELECT ${quote(name)} AS v FROM ${quote(name)}`).get()?.v).toBe(7);
      db.exec(`DROP TABLE ${quote(name)}`);
    }
    expect([quote("users"), quote("createdAt"), quote("_1")]).toEqual(["users", "createdAt", "_1"]);
  });
});
