/**
 * Every form of the program loads TypeScript of every kind, and says where a user's file is wrong.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { emptyFolder, PROGRAMS, run } from "./programs.ts";

const CONFIG = `import { defineConfig } from "migr";
export default defineConfig({ url: "sqlite::memory:", models: "./schema.ts" });
`;

/** What the runtimes' own TypeScript does not have: enums, decorators, imports without extension, paths, JSON. */
const MODERN: Readonly<Record<string, string>> = {
  "migr.config.ts": CONFIG,
  "tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./lib/*"] }, "experimentalDecorators": true } }',
  "package.json": '{ "type": "module" }',
  "schema.ts": `import { table, text } from "migr/schema";
import aliased from "@/aliased";
import { plain } from "./lib/plain";
import { compiled } from "./lib/compiled.js";
import data from "./data.json";
import { packaged } from "a-package";

enum Name { users = "users" }
function decorate(_: unknown): void {}
@decorate
class Columns { constructor(readonly first: string) {} }

export const users = table(Name.users, {
  [new Columns("first").first]: text(),
  [aliased]: text(),
  [plain]: text(),
  [compiled]: text(),
  [data.column]: text(),
  [packaged]: text(),
});
`,
  "lib/aliased.ts": 'export default "aliased";',
  "lib/plain.ts": 'export const plain: string = "plain";',
  "lib/compiled.ts": 'export const compiled: string = "compiled";',
  "data.json": '{ "column": "from_json" }',
  "node_modules/a-package/package.json": '{ "name": "a-package", "type": "module", "exports": "./main.js" }',
  "node_modules/a-package/main.js": 'export const packaged = "packaged";',
};

/** Files that are wrong, and what is said about them. */
const WRONG: readonly (readonly [string, Readonly<Record<string, string>>, object])[] = [
  [
    "a syntax error in the configuration",
    { "migr.config.ts": 'import { defineConfig } from "migr";\n\nexport default defineConfig({;\n' },
    { code: "CONFIG_INVALID", file: "migr.config.ts", line: 3 },
  ],
  [
    "a configuration that throws",
    {
      "migr.config.ts":
        'const url = (): string => {\n  throw new Error("not today");\n};\nexport default { url: url() };\n',
    },
    { code: "CONFIG_INVALID", file: "migr.config.ts", line: 2 },
  ],
  [
    "a syntax error in a model",
    { "migr.config.ts": CONFIG, "schema.ts": 'import { table } from "migr/schema";\nexport const users = table(;\n' },
    { code: "MODEL_ERROR", file: "schema.ts", line: 2 },
  ],
  [
    "an import that does not exist",
    { "migr.config.ts": CONFIG, "schema.ts": 'import { nothing } from "./nothing.ts";\nexport default nothing;\n' },
    { code: "MODEL_ERROR", file: "schema.ts" },
  ],
];

describe.each(PROGRAMS)("$name", (program) => {
  let folder: string;
  const write = (files: Readonly<Record<string, string>>): void => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
  };
  beforeEach(() => {
    folder = emptyFolder();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("loads enums, decorators, tsconfig paths, imports without extension, JSON and packages", async () => {
    write(MODERN);
    const { stdout, stderr } = await run(program, folder, ["check", "--json"]);
    const names = ["first", "aliased", "plain", "compiled", "from_json", "packaged"];
    for (const name of names) expect(`${stdout}${stderr}`).toContain(`"name":"${name}"`);
  });

  it("loads models once that others pass on without an extension", async () => {
    write({
      "migr.config.ts": 'export default { url: "sqlite::memory:", models: "./**/*.model.ts" };',
      "package.json": '{ "type": "module" }',
      "a.model.ts": 'import { table, text } from "migr/schema";\nexport const users = table("users", { a: text() });\n',
      "b.model.ts": 'export * from "./a.model";\n',
      "deep/c.model.ts": 'export { users as people } from "../a.model";\n',
    });
    const { stdout, stderr } = await run(program, folder, ["inspect", "models"]);
    expect(stdout + stderr).toContain("CREATE TABLE users");
  });

  it.each(WRONG)("names file and line of %s", async (_, files, expected) => {
    write(files);
    const { stdout, code } = await run(program, folder, ["check", "--json"]);
    const { error } = JSON.parse(stdout) as { error: Record<string, unknown> };
    expect(error).toMatchObject({
      ...expected,
      file: expect.stringMatching(String((expected as { file: string }).file)),
    });
    expect(error.message).not.toContain("\n");
    expect(error.message).not.toContain("\x1b");
    expect(code).toBe(1);
  });
});
