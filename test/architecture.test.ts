/**
 * The design, enforced: which folder may import which, no cycles, and a core that runs everywhere.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cyclesIn, type Import, importsOf, ROOT, sourcesOf } from "./support/imports.ts";

/** Parts of the core, as prefixes of paths. The first that fits is a file's part. */
const PARTS = {
  errors: ["core/errors.ts"],
  waiting: ["core/waiting.ts"],
  catalog: ["core/catalog/"],
  operationData: ["core/operations/operation.ts"],
  operations: ["core/operations/"],
  models: ["core/models/"],
  driverContract: ["core/drivers/driver.ts"],
  drivers: ["core/drivers/"],
  revisions: ["core/revisions/"],
  dialectContract: ["core/dialects/dialect.ts"],
  sharedByDialects: ["core/dialects/shared/"],
  postgres: ["core/dialects/postgres/"],
  sqlite: ["core/dialects/sqlite/"],
  mysql: ["core/dialects/mysql/"],
  render: ["core/render/"],
  migrator: ["core/migrator/"],
  proof: ["core/proof/"],
  config: ["core/config.ts"],
  publicApi: ["core/mod.ts"],
} as const;

type Part = keyof typeof PARTS;

/** What everything stands on: data and the errors about it. */
const BASE = ["errors", "waiting", "catalog", "operationData"] as const;
const FOR_DIALECTS = [...BASE, "driverContract", "dialectContract", "sharedByDialects"] as const;
const ALL_BUT_CONCRETE = [
  ...BASE,
  "operations",
  "models",
  "driverContract",
  "dialectContract",
  "revisions",
  "render",
  "migrator",
  "proof",
  "config",
] as const;

/** The import table of the design. `types` may be imported with `import type` only. */
const ALLOWED: Readonly<Record<Part, { readonly values: readonly Part[]; readonly types?: readonly Part[] }>> = {
  errors: { values: [] },
  waiting: { values: ["errors"], types: ["driverContract"] },
  catalog: { values: ["errors", "operationData"] },
  operationData: { values: ["errors", "catalog"] },
  operations: { values: BASE, types: ["driverContract"] },
  models: { values: BASE, types: ["dialectContract"] },
  driverContract: { values: BASE },
  drivers: { values: [...BASE, "driverContract"] },
  revisions: { values: BASE, types: ["operations"] },
  dialectContract: { values: BASE, types: ["driverContract"] },
  sharedByDialects: { values: BASE, types: ["driverContract", "dialectContract"] },
  postgres: { values: FOR_DIALECTS },
  sqlite: { values: FOR_DIALECTS },
  mysql: { values: FOR_DIALECTS },
  render: { values: ALL_BUT_CONCRETE },
  migrator: { values: ALL_BUT_CONCRETE },
  proof: { values: ALL_BUT_CONCRETE },
  config: { values: ALL_BUT_CONCRETE },
  publicApi: { values: ALL_BUT_CONCRETE },
};

/** Pairs that know each other's types and nothing else; each with its reason. */
const TOLERATED_TYPE_CYCLES: readonly string[][] = [];

function partOf(path: string): Part | undefined {
  const known = Object.entries(PARTS) as [Part, readonly string[]][];
  return known.find(([, prefixes]) => prefixes.some((prefix) => path.startsWith(prefix)))?.[0];
}

function violation({ file, target, typeOnly, line }: Import): string | undefined {
  const [from, to] = [partOf(file), partOf(target)];
  if (from === undefined) return `${file} belongs to no part of the core`;
  if (to === from) return undefined;
  const { values, types = [] } = ALLOWED[from];
  if (to !== undefined && (values.includes(to) || (typeOnly && types.includes(to)))) return undefined;
  return `${file}:${line} imports ${typeOnly ? "types of " : ""}${target}, but ${from} may not`;
}

/** What the CLI and the playground may see of the core: the modules behind the package's subpaths. */
const SUBPATHS = /^core\/(mod|config|models\/mod|dialects\/\w+\/mod|drivers\/\w+)\.ts$/;

const core = sourcesOf("core").flatMap(importsOf);

describe("the core", () => {
  it("imports nothing from outside of itself", () => {
    const outside = core.filter(({ target }) => !target.startsWith("core/"));
    expect(outside.map(({ file, line, target }) => `${file}:${line} imports ${target}`)).toEqual([]);
  });

  it("imports only files that exist, by their .ts path", () => {
    const missing = core.filter(({ target }) => !target.endsWith(".ts") || !existsSync(join(ROOT, target)));
    expect(missing.map(({ file, line, target }) => `${file}:${line} imports ${target}`)).toEqual([]);
  });

  it("keeps to the import table of the design", () => {
    expect(core.map(violation).filter((found) => found !== undefined)).toEqual([]);
  });

  it("has no import cycles, and of types only those that are listed", () => {
    expect(cyclesIn(core.filter(({ typeOnly }) => !typeOnly))).toEqual([]);
    expect(cyclesIn(core)).toEqual(TOLERATED_TYPE_CYCLES);
  });

  it("type-checks with the libraries of a worker and no types of any runtime", () => {
    const check = spawnSync(join(ROOT, "node_modules/.bin/tsc"), ["-p", "core"], { cwd: ROOT, encoding: "utf8" });
    expect(check.stdout).toBe("");
    expect(check.status).toBe(0);
  });
});

describe.each(["cli", "playground"])("the folder %s", (folder) => {
  const exists = existsSync(join(ROOT, folder));

  it.runIf(exists)("reaches into the core only through the package's subpaths", () => {
    const reached = sourcesOf(folder)
      .flatMap(importsOf)
      .filter(({ target }) => target.startsWith("core/") && !SUBPATHS.test(target));
    expect(reached.map(({ file, line, target }) => `${file}:${line} imports ${target}`)).toEqual([]);
  });
});
