import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { schemaObject } from "../../core/catalog/object.ts";
import type { Hazard } from "../../core/dialects/dialect.ts";
import type { Operation } from "../../core/operations/operation.ts";
import { hazardsOf } from "../../core/render/hazards.ts";
import { type RenderedRevision, renderRevision } from "../../core/render/revision.ts";
import { readHeader } from "../../core/revisions/header.ts";
import { readSqlRevision } from "../../core/revisions/sql_file.ts";
import { anyOperation } from "./operations.ts";

const addAge: Operation = {
  verb: "create",
  object: {
    kind: "column",
    id: { kind: "column", schema: "", table: "users", name: "age" },
    attributes: { type: "integer" },
  },
};
const dropAge: Operation = { verb: "drop", object: addAge.object };

const ADD_AGE = {
  id: "ae1027a6acf0",
  message: "Add age to users.",
  downRevisions: ["1975ea83b712"],
  branchLabels: [],
  dependsOn: [],
} as const;

describe("renderRevision()", () => {
  it("writes the example of the design word for word", () => {
    const text = renderRevision({
      ...ADD_AGE,
      format: "ts",
      upgrade: { operations: [addAge] },
      downgrade: { operations: [dropAge] },
    });
    expect(text).toBe(`/** Add age to users. */
import type { Operations } from "migr";

export const revision = "ae1027a6acf0";
export const downRevision = "1975ea83b712";
export const branchLabels: string[] = [];
export const dependsOn: string[] = [];

export async function upgrade(op: Operations) {
  op.addColumn("users", { name: "age", type: "integer" });
}

export async function downgrade(op: Operations) {
  op.dropColumn("users", "age");
}
`);
  });

  it("writes the example of the design in SQL word for word", () => {
    const text = renderRevision({
      ...ADD_AGE,
      format: "sql",
      upgrade: { statements: ["ALTER TABLE users ADD COLUMN age integer"] },
      downgrade: { statements: ["ALTER TABLE users DROP COLUMN age;"] },
    });
    expect(text).toBe(`-- Add age to users.
-- revision: ae1027a6acf0
-- down-revision: 1975ea83b712
-- branch-labels:
-- depends-on:

-- migr: upgrade
ALTER TABLE users ADD COLUMN age integer;

-- migr: downgrade
ALTER TABLE users DROP COLUMN age;
`);
  });

  it("says all hazards once, above the upgrade's calls, and in the downgrade what is lossy", () => {
    const hazards = (): readonly Hazard[] => [
      { level: "lossy", message: "The values of users.age are lost." },
      { level: "caution", message: `Fails if ${"the table has rows and ".repeat(4)}so on.` },
    ];
    const body = { operations: [addAge, dropAge], hazards };
    const text = renderRevision({ ...ADD_AGE, format: "ts", upgrade: body, downgrade: body });
    expect(text.match(/Lossy: The values of users\.age are lost\./g)).toHaveLength(2);
    expect(text.match(/Caution: /g)).toHaveLength(1);
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it("says nothing about the rows of a table that it has just created, unless they are inserted", () => {
    const key = { kind: "unique", schema: "", table: "t", name: "t_a_key" } as const;
    const create: Operation = { verb: "create", object: schemaObject({ kind: "table", schema: "", name: "t" }, {}) };
    const add: Operation = { verb: "create", object: schemaObject(key, { columns: ["a"] }) };
    const fill: Operation = { verb: "insert", schema: "", table: "t", rows: [{ a: 1 }] };
    const hazards = (operation: Operation) =>
      operation === add ? [{ level: "caution" as const, message: "Fails if values are equal." }] : [];
    const counted = (...operations: Operation[]): number => hazardsOf(operations, hazards).flat().length;
    expect([counted(create, add), counted(create, fill, add), counted(add, add)]).toEqual([0, 1, 1]);
  });

  it("leaves a comment in an empty body, and the downgrade out where there is none", () => {
    const text = renderRevision({ ...ADD_AGE, format: "ts", upgrade: {} });
    expect(text).toContain("(op: Operations) {\n  // Nothing to do.\n}");
    expect(text).not.toContain("downgrade");
    expect(renderRevision({ ...ADD_AGE, format: "sql", upgrade: {} })).not.toContain("migr: downgrade");
  });

  it("marks SQL that cannot run in a transaction", () => {
    const body = { statements: ["VACUUM -- now"], transactional: false };
    const text = renderRevision({ ...ADD_AGE, format: "sql", upgrade: body });
    const { upgrade } = readSqlRevision({ path: "a.sql", text });
    expect(upgrade.transactional).toBe(false);
    expect(upgrade.sql.trim()).toBe("VACUUM -- now\n;");
  });

  it("refuses a statement that would start a section", () => {
    const body = { statements: ["SELECT '\n-- migr: downgrade\n'"] };
    expect(() => renderRevision({ ...ADD_AGE, format: "sql", upgrade: body })).toThrow(/starts a section/);
  });

  it("writes headers that are read back, whatever the message", () => {
    const id = fc.stringMatching(/^[0-9a-f]{12}$/);
    const awkward = fc.constantFrom(
      "*/ export const revision = 'x';",
      "a\n\nb */ c",
      `$\{x} \`y\``,
      "-- migr: upgrade",
      "é\nü",
    );
    const header = fc.record({
      format: fc.constantFrom("ts" as const, "sql" as const),
      id,
      message: fc.oneof(awkward, fc.string({ minLength: 1 })),
      downRevisions: fc.uniqueArray(id, { maxLength: 3 }),
      branchLabels: fc.uniqueArray(fc.constantFrom("shop", "billing-2"), { maxLength: 2 }),
      dependsOn: fc.uniqueArray(id, { maxLength: 2 }),
    });
    const property = fc.property(header, (given) => {
      fc.pre(given.downRevisions.every((down) => down !== given.id));
      const text = renderRevision({ ...given, upgrade: {}, downgrade: {} } as RenderedRevision);
      const read = readHeader({ path: `versions/a.${given.format}`, text });
      expect(read).toMatchObject({ ...given, message: expect.any(String) });
      if (given.format === "sql") expect(readSqlRevision({ path: "a.sql", text }).downgrade).toBeDefined();
    });
    fc.assert(property, { numRuns: 500 });
  });

  it("keeps the first paragraph of a message as the message", () => {
    for (const format of ["ts", "sql"] as const) {
      const message = "Add */ age\nto users\n\nrevision: because we must";
      const text = renderRevision({ ...ADD_AGE, message, format, upgrade: {} });
      const path = `versions/a.${format}`;
      expect(readHeader({ path, text }).message).toBe("Add */ age to users");
    }
  });

  it("writes modules that type-check against `migr`", { timeout: 120_000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), "migr-render-"));
    try {
      const samples = fc.sample(fc.array(anyOperation, { minLength: 6, maxLength: 10 }), { numRuns: 40, seed: 11 });
      samples.forEach((operations, index) => {
        const text = renderRevision({ ...ADD_AGE, format: "ts", upgrade: { operations }, downgrade: {} });
        writeFileSync(join(folder, `revision_${index}.ts`), text);
      });
      expect(typeErrors(folder)).toBe("");
      const broken = renderRevision({ ...ADD_AGE, format: "ts", upgrade: { operations: [addAge] } });
      writeFileSync(join(folder, "broken.ts"), broken.replace("type:", "tpye:"));
      expect(typeErrors(folder)).toMatch(/broken\.ts.*'tpye' does not exist/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

/** What the compiler says about the files of a folder, for a project that has migr. */
function typeErrors(folder: string): string {
  const compilerOptions = {
    strict: true,
    noEmit: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    target: "es2023",
    module: "nodenext",
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    types: [],
    paths: { migr: [resolve("core/operations/facade.ts")] },
  };
  writeFileSync(join(folder, "package.json"), `{ "type": "module" }`);
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
  try {
    execFileSync("node_modules/.bin/tsc", ["-p", folder], { encoding: "utf8" });
    return "";
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}
