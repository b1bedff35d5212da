import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderRevision } from "../../core/render/revision.ts";
import { readHeader } from "../../core/revisions/header.ts";
import type { Revision } from "../../core/revisions/revision.ts";
import { failure } from "./support.ts";

function header(path: string, text: string): Omit<Revision, "file"> {
  const { file: _, ...rest } = readHeader({ path, text });
  return rest;
}

const AGE = `/** Add age to users. */
import type { Operations } from "migr";

export const revision = "ae1027a6acf0";
export const downRevision = "1975ea83b712";   // null for a base, an array for a merge
export const branchLabels: string[] = [];
export const dependsOn: string[] = [];

export async function upgrade(op: Operations) {
  op.addColumn("users", { name: "age", type: "integer" });
}
`;

const AGE_HEADER = {
  id: "ae1027a6acf0",
  downRevisions: ["1975ea83b712"],
  branchLabels: [],
  dependsOn: [],
  replaces: [],
  message: "Add age to users.",
  format: "ts",
};

describe("readHeader() of a module", () => {
  it("reads the file of the documentation", () => {
    expect(header("versions/ae10_add_age.ts", AGE)).toEqual(AGE_HEADER);
  });

  it.each([
    ["with a byte order mark", `\uFEFF${AGE}`],
    ["with the line breaks of Windows", AGE.replaceAll("\n", "\r\n")],
    ["without semicolons", AGE.replaceAll(";", "")],
  ])("reads it %s", (_, text) => {
    expect(header("a.mts", text)).toEqual(AGE_HEADER);
  });

  it("reads every way to write a literal, in any order", () => {
    const text = `
      export async function upgrade() {}
      export let dependsOn = ["lib", \`c1\`,] as const satisfies readonly string[]
      export const branchLabels: ReadonlyArray<string> = [/* "no" */ 'shop-2', // "no"
        "eu/1"] as readonly string[], downRevision: string | null
        | readonly string[] = null as string | null;
      @decorated class X {}
      export const revision = 'a_1' as
        const
      export const unrelated = 1;`;
    expect(header("a.js", text)).toEqual({
      id: "a_1",
      downRevisions: [],
      branchLabels: ["shop-2", "eu/1"],
      dependsOn: ["lib", "c1"],
      replaces: [],
      message: "",
      format: "ts",
    });
  });

  it("is not fooled by strings, comments, templates, regular expressions and inner scopes", () => {
    const decoy = `export const revision = "decoy";`;
    const text = `
      // ${decoy}
      /* ${decoy} */
      const single = '${decoy}', double = "\\"; ${decoy.replaceAll('"', "'")}";
      const template = \`\${ { a: \`}\${ \`${decoy}\` }\` }.a } \\\` ${decoy} {\`;
      const pattern = /["'\`{(/*]\\/[/"]/g, quotient = 4 / 2 / "1".length;
      if (quotient) /[\`"]/.test(single); else while (0) /\`/.exec("");
      const returns = () => { return /\`{/ };
      namespace Inner { ${decoy} }
      function upgrade() { { ${decoy} } }
      const export_ = { export: 1 }.export;
      export const revision = "real";
      export const downRevision = ["b"];
      const unclosed = \`${decoy}`;
    expect(header("a.ts", text)).toMatchObject({ id: "real", downRevisions: ["b"] });
  });

  it("does not execute the file, and needs no more of it than the header", () => {
    expect(header("a.ts", `throw new Error();\n${AGE}\n}}} not even TypeScript '`).id).toBe("ae1027a6acf0");
  });

  it.each([
    ["/** Add age */", "Add age"],
    ["/**\r\n * Add age\r\n * to users\r\n *\r\n * Because.\r\n */", "Add age to users"],
    ["/**\n * Add age\n * @module\n */", "Add age"],
    ["// Add age\n// to users\n//\n// Because.\n", "Add age to users"],
    ["/** Drop * and *\\/ and `x` */", "Drop * and */ and `x`"],
    ["\n\n/* plain */", "plain"],
    ["import x from 'y'; /** late */", ""],
  ])("takes the message from %j", (comment, message) => {
    const text = `${comment}\nexport const revision = "a";\nexport const downRevision = null;`;
    expect(header("a.ts", text).message).toBe(message);
  });

  it.each([
    [`export const revision = "a" + "b";`, "a.ts:1: `export const revision` is not a string written out"],
    [`export const revision = \`a\${"b"}\`;`, "is not a string written out"],
    [`export const revision = ["a"\n, "b"];`, "is not a string written out"],
    [`export const revision = "\\u0061";`, "is not a string written out"],
    [`export const revision = "a"\n  .trim();`, "is not a string written out"],
    [`\n\nexport const revision = "a";\nexport const downRevision = undefined;`, "a.ts:4: `export const downRevision`"],
    [`export const revision = "a";`, "does not say `export const downRevision`"],
    [`export { revision } from "./b.ts";`, "does not say `export const revision`"],
    [`export const revision = "a-1";\nexport const downRevision = null;`, `"a-1" cannot be a revision's id`],
    [`export const revision = "head";\nexport const downRevision = null;`, `"head" cannot be a revision's id`],
    [`export const revision = "a";\nexport const downRevision = ["b", "b"];`, `names "b" twice`],
    [`export const revision = "a", downRevision = null, branchLabels = ["ae10-2"];`, "reads as a revision"],
    [`export const revision = "a", downRevision = null, branchLabels = ["a b"];`, `"a b" cannot be a branch label`],
  ])("refuses %j", (text, says) => {
    const error = failure(() => header("a.ts", text));
    expect(error.code).toBe("REVISION_INVALID");
    expect(error.text).toContain(says);
    expect(error.text).toMatch(/^a\.ts:\d+: /);
  });

  it("says all that is wrong at once", () => {
    const { text } = failure(() => header("a.ts", `export const revision = x;\nexport const downRevision = y;`));
    expect(text).toContain("a.ts:1: ");
    expect(text).toContain("a.ts:2: ");
  });
});

const SQL = `-- Add age to users.
-- revision: ae1027a6acf0
-- down-revision: 1975ea83b712
-- branch-labels:
-- depends-on:

-- migr: upgrade
ALTER TABLE users ADD COLUMN age integer;
-- revision: decoy
`;

describe("readHeader() of an SQL file", () => {
  it.each([
    ["as documented", SQL],
    ["with a byte order mark and the line breaks of Windows", `\uFEFF${SQL.replaceAll("\n", "\r\n")}`],
    ["below a licence", `/* -- revision: decoy\n */\n\n${SQL}`],
    ["spaced by hand", SQL.replace("-- revision: ", "--revision  :").replace("down-r", "Down_R")],
  ])("reads it %s", (_, text) => {
    expect(header("versions/ae10.sql", text)).toEqual({ ...AGE_HEADER, format: "sql" });
  });

  it("reads lists and longer messages", () => {
    const text =
      "-- Merge\n-- both.\n--\n-- Because.\n-- revision: m\n-- down-revision: a , b\n-- branch-labels: x,y/1\n";
    expect(header("m.SQL", text)).toMatchObject({
      message: "Merge both.",
      downRevisions: ["a", "b"],
      branchLabels: ["x", "y/1"],
    });
  });

  it("keeps a message that looks like an entry", () => {
    const text = "-- revision: of prices\n-- revision: a\n-- down-revision:\n";
    expect(header("a.sql", text)).toMatchObject({ id: "a", message: "revision: of prices" });
  });

  it.each([
    ["-- x\n-- down-revision:\n", "does not say `-- revision:`"],
    ["-- x\n-- revision: a\n", "does not say `-- down-revision:`"],
    ["SELECT 1;\n-- revision: a\n", "does not say `-- revision:`"],
    [
      "-- x\n-- revision: a\n-- down-revision:\n-- down-revision: b\n",
      "a.sql:4: The header says `-- down-revision:` twice",
    ],
    ["-- x\n-- revision: a, b\n-- down-revision:\n", "a.sql:2: `-- revision:` must name exactly one id"],
    ["-- x\n-- revision: a\n-- down-revision: b,\n", "a.sql:3: A revision's id cannot be empty"],
  ])("refuses %j", (text, says) => {
    const error = failure(() => header("a.sql", text));
    expect(error.code).toBe("REVISION_INVALID");
    expect(error.text).toContain(says);
  });
});

describe("readHeader() of a rendered revision", () => {
  it("gives the message back as it was given, whatever it says", () => {
    const tricky = [
      "migr: upgrade",
      "revision: x",
      "replaces: x",
      "export const replaces",
      "* a",
      "*/",
      "/*",
      "a  b",
      "@a b",
      "// x",
      "-- x",
      "`${",
      "*",
      "/",
    ];
    // Unicode's own line breaks make two lines, which are shown as one.
    const line = fc.string({ unit: "grapheme" }).map((text) => text.replace(/[\u2028\u2029\r\n]/g, ""));
    const message = fc.oneof(line, fc.constantFrom(...tricky));
    fc.assert(
      fc.property(message, fc.constantFrom("ts", "sql"), fc.constantFrom([], ["d", "e"]), (text, format, replaces) => {
        const links = { downRevisions: ["b", "c"], branchLabels: ["shop-2"], dependsOn: ["lib"], replaces };
        const rendered = renderRevision({ format, id: "a", message: text, ...links, upgrade: {}, downgrade: {} });
        expect(header(`a.${format}`, rendered)).toEqual({ id: "a", message: text.trim(), ...links, format });
      }),
      { numRuns: 300 },
    );
  });
});
