import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "../support/imports.ts";

it("bunSqlite() binds, reads, fails and migrates in Bun", () => {
  const program = join(import.meta.dirname, "bun_program.ts");
  const output = execFileSync(join(ROOT, "node_modules/.bin/bun"), [program], { encoding: "utf8" });
  expect(JSON.parse(output)).toEqual({
    values: [{ a: "é\n", b: 1.5, c: 1, d: null, e: [1, 0, 255], f: 7, g: "9007199254740993n" }],
    blank: [],
    failed: {
      message: "UNIQUE constraint failed: t.a",
      sql: "INSERT INTO t VALUES (?)",
      engineCode: "SQLITE_CONSTRAINT",
      statementIndex: 1,
    },
    heads: ["bbbb"],
    required: [{ required: 1 }],
    users: [{ id: 1, name: "Ada" }],
  });
});
