import { describe, expect, it } from "vitest";
import { kindsUsed } from "../../core/revisions/kinds_used.ts";

const HEAD = 'import type { Operations } from "migr";\nexport const revision = "a";\n';
const CONSTRAINTS = ["primaryKey", "unique", "check", "exclusion", "foreignKey"];

function read(body: string, op = "op"): { readonly kinds: string[]; readonly open: string[] } {
  const { kinds, open } = kindsUsed(`${HEAD}export async function upgrade(${op}: Operations) {\n${body}\n}\n`);
  return { kinds: [...kinds], open: open.map(({ line, what }) => `${line}: ${what}`) };
}

describe("kindsUsed()", () => {
  it.each([
    ['op.createTable("t", []);', ["table", "column", ...CONSTRAINTS]],
    ['op.addColumn("t", { name: "a", type: "text", comment: "b" });', ["column", "comment"]],
    ['if ((await op.query("SELECT 1")).length > 0) op.dropView("v");', ["view"]],
    ['const { createEnum, dropSequence: gone } = op;\ncreateEnum("e", []); gone("s");', ["enum", "sequence"]],
    ['op.create("policy", { table: "t", name: "p" }, {}); op.drop(\'cast\', "x");', ["policy", "cast"]],
    ['op["alter"]("function", "f", {});', ["function"]],
    ['op.dropConstraint("c", "t", kind);', CONSTRAINTS],
    ['op.execute("CREATE VIEW v AS SELECT 1"); // op.createView("v")', []],
    ["const rows = Object.create(null); const keys = { drop: 1, create: 2 };", []],
  ])("reads %s", (body, kinds) => expect(read(body)).toEqual({ kinds, open: [] }));

  it.each([
    ["for (const kind of kinds) op.create(kind, 'x', {});", "create() is given"],
    ['op.create(cond ? "view" : "cast", "x", {});', "create() is given"],
    ['op.drop("view" + "", "x");', "drop() is given"],
    ["const { rename } = op;", "rename() is given"],
    ["helper(op.alter);", "alter() is given"],
    ['op[verb]("x");', "the verb in op[…]"],
    ['(await import("./other.js")).run(op);', "what import() brings"],
  ])("says that it cannot tell what %s needs", (body, what) => {
    const { open } = read(body);
    expect(open).toHaveLength(1);
    expect(open[0]).toMatch(/^4: /);
    expect(open[0]).toContain(what);
  });

  it("knows op by the name that the revision gives it", () => {
    expect(read('o[verb]("x");', "o").open).toEqual(["4: the verb in o[…]"]);
    expect(read("list[0] = 1;", "o").open).toEqual([]);
  });
});
