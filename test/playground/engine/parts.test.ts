/**
 * The smaller parts of the playground's worker.
 */
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { sha256 } from "../../../playground/engine/digest.ts";
import { ModuleLoader } from "../../../playground/engine/modules.ts";
import { readSeed } from "../../../playground/engine/seed.ts";
import { importText } from "./bench.ts";

describe("sha256()", () => {
  it("gives what Node's gives, also where a length just fits into a block", () => {
    for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000]) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 31) % 256);
      expect(Buffer.from(sha256(bytes)).toString("hex"), `${length} bytes`).toBe(
        createHash("sha256").update(bytes).digest("hex"),
      );
    }
  });
});

describe("ModuleLoader", () => {
  const load = (files: Record<string, string>, path: string): Promise<Record<string, unknown>> =>
    new ModuleLoader(files, importText).load(path);

  it("runs TypeScript with its types, enums and files that import each other in a circle", async () => {
    const files = {
      "a.ts": `import { b } from "./lib/b.js";\nenum Kind { One = 1 }\nexport const value: number = Kind.One + b();\nexport const two = 2;`,
      "lib/b.ts": `import * as a from "../a.ts";\nexport const b = (): number => 10;\nexport const later = () => a.two;`,
    };
    const loader = new ModuleLoader(files, importText);
    expect((await loader.load("a.ts")).value).toBe(11);
    const { later } = (await loader.load("lib/b.ts")) as { later: () => number };
    expect(later()).toBe(2);
  });

  it("gives the core that runs already, so that its classes are the same", async () => {
    const { MigrError } = await import("../../../core/mod.ts");
    expect((await load({ "a.ts": `export { MigrError } from "migr";` }, "a.ts")).MigrError).toBe(MigrError);
  });

  it("gives the dialect that runs here, and says of the other one that it is not here", async () => {
    const sqlite = await import("../../../core/dialects/sqlite/mod.ts");
    const files = {
      "a.ts": `export { sqlite } from "migr/sqlite";`,
      "b.ts": `export { postgres } from "migr/postgres";`,
      "c.ts": `export { x } from "toString";`,
    };
    const loader = new ModuleLoader(files, importText, { "migr/sqlite": sqlite });
    expect((await loader.load("a.ts")).sqlite).toBe(sqlite.sqlite);
    await expect(loader.load("b.ts")).rejects.toMatchObject({
      message: "b.ts imports migr/postgres, which is not here.",
      hint: "Here are migr, migr/schema, migr/sqlite and the project's own files; packages need the command line.",
    });
    await expect(loader.load("c.ts")).rejects.toThrow("c.ts imports toString, which is not here.");
  });

  it("says what is not here", async () => {
    await expect(load({ "a.ts": `import fs from "node:fs";\nexport default fs;` }, "a.ts")).rejects.toThrow(
      "a.ts imports node:fs, which is not here.",
    );
    await expect(load({ "a.ts": `import { b } from "./b";\nexport default b;` }, "a.ts")).rejects.toThrow(
      "a.ts imports ./b, which no file is.",
    );
  });
});

describe("readSeed()", () => {
  it("gives SQL by the revision that it follows", () => {
    const text = "-- rows\n-- migr: after aa\nINSERT 1;\n-- migr: after bb\nINSERT 2;\n";
    expect([...readSeed(text, "seed.sql")]).toEqual([
      ["aa", "INSERT 1;\n"],
      ["bb", "INSERT 2;\n\n"],
    ]);
  });

  it("refuses SQL of which it does not know when", () => {
    expect(() => readSeed("INSERT 1;", "seed.sql")).toThrow(
      "seed.sql does not say after which revision its rows come.",
    );
  });
});
