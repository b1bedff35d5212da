/** Files of models as people really have them: with mistakes, in other encodings, with other exports. */
import { writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { TestProject } from "./project.ts";

const TABLE = 'import { integer, table } from "migr/schema";\n';
const lines = (...text: string[]): string => `${text.join("\n")}\n`;

describe("a module of models", () => {
  it.each([
    ["throws", `${TABLE}const none = undefined;\nexport const a = table("a", { id: none.x });\n`, /'x'/, 3],
    ["does not parse", `${TABLE}export const a = table("a", { id: , });\n`, /unexpected|transform/i, 0],
    ["imports what is not there", `${TABLE}import { b } from "./b.ts";\nexport const a = b;\n`, /\.\/b\.ts/, 2],
    ["gives no column", `${TABLE}export const a = table("a", { id: integer });\n`, /a\.id is not a column/, 0],
    ["refers to nothing", `${TABLE}export const a = table("a", { id: integer().references("b.id") });\n`, /a\.id/, 0],
  ])("that %s is one error with its place", async (_, text, message, line) => {
    const project = new TestProject();
    project.write("schema.ts", text);
    const { stdout, stderr, code } = await project.run(["inspect", "schema.ts"]);
    expect(code).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/bug|\n {4}at /);
    // Vitest compiles modules in its own way, so not every line is the user's here.
    if (line > 0) expect(stderr).toContain(`in schema.ts:${line}\n`);
  });

  it.each([
    ["nothing", "const a = 1;\n"],
    ["something else", "export const a = 1;\nexport const b = { c: 2 };\n"],
  ])("that exports %s is no empty schema, which would drop every table", async (_, text) => {
    const project = new TestProject();
    project.write("schema.ts", text);
    expect(await project.error("inspect", "schema.ts")).toMatchObject({ message: "schema.ts exports no model." });
    project.write("empty.ts", "export default [];\n");
    expect(await project.json("inspect", "empty.ts")).toMatchObject({ objects: [] });
  });

  it.each([
    ["its default", 'export default table("a", { id: integer() });'],
    ["an object", 'export default { a: table("a", { id: integer() }) };'],
    ["a list", 'export const all = [table("a", { id: integer() })];'],
  ])("may export its tables as %s", async (_, text) => {
    const project = new TestProject();
    project.write("schema.ts", TABLE + text);
    const { objects } = await project.json<{ objects: { id: { name: string } }[] }>("inspect", "schema.ts");
    expect(objects.map(({ id }) => id.name)).toEqual(["a", "id"]);
  });
});

describe("a file of SQL", () => {
  it("may begin with a mark, have Windows' line ends, and be in UTF-16", async () => {
    const project = new TestProject();
    const text = lines("CREATE TABLE a (id INTEGER);", "CREATE TABLE b (id INTEGER);").replaceAll("\n", "\r\n");
    project.write("marked.sql", `\ufeff${text}`);
    writeFileSync(project.path("wide.sql"), Buffer.from(`\ufeff${text}`, "utf16le"));
    project.write("plain.sql", text);
    for (const file of ["marked.sql", "wide.sql"]) {
      expect(await project.json("diff", file, "plain.sql"), file).toMatchObject({ operations: [] });
    }
  });

  it("in another encoding is an error, because its names would be others", async () => {
    const project = new TestProject();
    writeFileSync(project.path("latin.sql"), Buffer.from("CREATE TABLE caf\xe9 (id INTEGER);", "latin1"));
    expect(await project.error("inspect", "latin.sql")).toMatchObject({
      message: expect.stringMatching(/latin\.sql is not a text in UTF-8/),
    });
  });
});
