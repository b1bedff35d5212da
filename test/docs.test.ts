/**
 * The documentation's examples are programs: each is run, with `migr` meaning this repository.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { ROOT } from "./support/imports.ts";

const { imports } = JSON.parse(readFileSync(join(ROOT, "deno.json"), "utf8")) as { imports: Record<string, string> };

interface Example {
  readonly page: string;
  readonly heading: string;
  readonly code: string;
}

/** The `ts` blocks of a page, each under its heading. */
function examplesIn(page: string): Example[] {
  const text = readFileSync(join(ROOT, "docs", page), "utf8");
  let heading = page;
  return [...text.matchAll(/^#+ (.*)$|^```ts\n([\s\S]*?)^```$/gm)].flatMap(([, title, code]) => {
    if (title !== undefined) heading = title;
    return code === undefined ? [] : [{ page, heading, code }];
  });
}

/** The code with `migr` and its subpaths as files of this repository. */
function resolved(code: string): string {
  return code.replace(/ from "(migr(?:\/[\w/-]+)?)"/g, (whole, name: string) => {
    const target = imports[name];
    return target === undefined ? whole : ` from ${JSON.stringify(pathToFileURL(join(ROOT, target)).href)}`;
  });
}

const pages = readdirSync(join(ROOT, "docs")).filter((name) => name.endsWith(".md"));
const examples = pages.flatMap(examplesIn).map((example, index) => ({ ...example, index }));
const folder = mkdtempSync(join(tmpdir(), "migr-docs-"));
writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the examples of the documentation", () => {
  it.each(examples)("$page: $heading ($index) runs", ({ code, index }) => {
    const file = join(folder, `example${index}.ts`);
    writeFileSync(file, resolved(code));
    const { status, stderr } = spawnSync(join(ROOT, "node_modules/.bin/node"), [file], {
      encoding: "utf8",
      cwd: folder,
    });
    expect(stderr).toBe("");
    expect(status).toBe(0);
  });

  it("type-check as people would write them", () => {
    const paths = Object.fromEntries(
      Object.entries(imports).flatMap(([name, target]) =>
        name.startsWith("migr") ? [[name, [join(ROOT, target)]]] : [],
      ),
    );
    for (const { code, index } of examples) writeFileSync(join(folder, `typed${index}.ts`), code);
    const config = {
      extends: join(ROOT, "tsconfig.json"),
      compilerOptions: {
        paths,
        noEmit: true,
        typeRoots: [join(ROOT, "node_modules/@types")],
        types: ["node"],
        rootDir: "/",
        isolatedDeclarations: false,
        declaration: false,
      },
      files: examples.map(({ index }) => `typed${index}.ts`),
      include: [],
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    let output = "";
    try {
      execFileSync(join(ROOT, "node_modules/.bin/tsc"), ["-p", folder], { encoding: "utf8" });
    } catch (error) {
      output = String((error as { stdout: string }).stdout);
    }
    expect(output).toBe("");
  });
});
