import { describe, expect, it } from "vitest";
import { split } from "../../../core/dialects/postgres/split.ts";
import { onEveryPostgres } from "./engines.ts";

const texts = (script: string): string[] => split(script).map(({ sql }) => sql);

/** Scripts of one statement each that hold semicolons which do not end it. */
const WHOLE: Readonly<Record<string, string>> = {
  strings: `SELECT 'a;b', 'it''s;', E'\\';', U&'d\\0061;', B'1', "a;b"`.replace(`, "a;b"`, ""),
  "dollar quotes": "DO $body$ BEGIN PERFORM $$;$$; END; $body$",
  "nested comments": "SELECT 1 /* a; /* b; */ c; */ + 1",
  "a line comment": "SELECT 1 -- no; end\n + 1",
  "a dollar in a name": "CREATE TABLE a$b$c (d$e int)",
  "a body of SQL":
    "CREATE FUNCTION f(x int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT CASE WHEN x > 0 THEN 1 ELSE 2 END; SELECT 2; END",
  "a procedure": "CREATE OR REPLACE PROCEDURE p() LANGUAGE sql BEGIN ATOMIC SELECT 1; END",
  "the commands of a rule": "CREATE RULE r AS ON INSERT TO t DO ALSO (SELECT 1; SELECT 2)",
};

describe("split()", () => {
  it("keeps a column called begin apart from a body", () => {
    expect(texts('CREATE TABLE t ("begin" int); BEGIN; SELECT 1; END; SELECT 2')).toHaveLength(5);
  });

  it.each(Object.entries(WHOLE))("keeps a statement whole: %s", (_, statement) => {
    expect(texts(`${statement};\nSELECT 1;`)).toEqual([statement, "SELECT 1"]);
  });

  it("gives the line of the first token, comments before it included in the text", () => {
    expect(split("-- one\n\nSELECT 1;\n;\n/* two */ SELECT\n2 -- tail\n")).toEqual([
      { sql: "-- one\n\nSELECT 1", line: 3 },
      { sql: "/* two */ SELECT\n2", line: 5 },
    ]);
  });

  it("finds nothing in a script of comments", () => {
    expect(split("-- nothing\n/* at all */ ;;")).toEqual([]);
  });

  it.each([
    ["SELECT 1;\nSELECT 'abc", "string"],
    ["\nSELECT E'abc\\'", "string"],
    ["\nSELECT $a$ x $b$", "string quoted by $a$"],
    ['\nSELECT "abc', "quoted name"],
    ["\n/* a /* b */", "comment"],
  ])("throws on what does not end, with its line: %j", (script, what) => {
    expect(() => split(script)).toThrow(`The ${what} that starts on line 2 does not end.`);
  });
});

await onEveryPostgres((engine) => {
  it.each(Object.entries(WHOLE))("the server takes as one statement: %s", async (_, statement) => {
    await engine.run("CREATE TABLE t (a int)");
    await expect(engine.connection.query(statement)).resolves.toBeDefined();
  });
});
