import assert from "node:assert";
import { execFileSync } from "node:child_process";
import { stripTypeScriptTypes } from "node:module";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Operation, subjectOf } from "../../core/operations/operation.ts";
import { createOperations } from "../../core/operations/recorder.ts";
import { renderRevision } from "../../core/render/revision.ts";
import { kindsUsed } from "../../core/revisions/kinds_used.ts";
import type { RevisionModule } from "../../core/revisions/revision.ts";
import { anyOperation } from "./operations.ts";

const HEAD = {
  format: "ts",
  id: "ae1027a6acf0",
  message: "m",
  downRevisions: [],
  branchLabels: [],
  dependsOn: [],
} as const;

async function load(text: string): Promise<RevisionModule> {
  const code = stripTypeScriptTypes(text);
  return await import(`data:text/javascript;charset=utf-8,${encodeURIComponent(code)}`);
}

async function record(run: RevisionModule["upgrade"]): Promise<Operation[]> {
  const noted: Operation[] = [];
  const query = async () => [];
  await run(createOperations((operation) => noted.push(operation), { dialect: "sqlite", query }));
  return noted;
}

describe("renderRevision()", () => {
  it("writes a file that notes the same operations again, whatever they are", async () => {
    const property = fc.asyncProperty(fc.array(anyOperation, { minLength: 1, maxLength: 8 }), async (operations) => {
      const text = renderRevision({ ...HEAD, upgrade: { operations }, downgrade: { operations: [] } });
      const module = await load(text);
      assert.deepStrictEqual(await record(module.upgrade), operations);
    });
    await fc.assert(property, { numRuns: Number(process.env.MIGR_PROPERTY_RUNS ?? 300) });
  });

  it("writes a file whose text tells the kinds of all objects that it is about", () => {
    const property = fc.property(fc.array(anyOperation, { minLength: 1, maxLength: 8 }), (operations) => {
      const text = renderRevision({ ...HEAD, upgrade: { operations }, downgrade: { operations: [] } });
      const { kinds, open } = kindsUsed(text);
      expect(open).toEqual([]);
      for (const kind of operations.flatMap(kindsOf)) expect(kinds, text).toContain(kind);
    });
    fc.assert(property, { numRuns: Number(process.env.MIGR_PROPERTY_RUNS ?? 300) });
  });

  it("lays the file out as a formatter does", { timeout: 60_000 }, () => {
    // Characters that are as wide as two are counted as two by the formatter.
    const narrow = anyOperation.filter((operation) => !/[\u1100-\uffff]/.test(texts(operation).join()));
    const samples = fc.sample(fc.array(narrow, { minLength: 4, maxLength: 8 }), { numRuns: 25, seed: 7 });
    for (const operations of samples) {
      const text = renderRevision({ ...HEAD, upgrade: { operations }, downgrade: { operations: [] } });
      expect(text).toBe(format(text));
    }
  });
});

/** All texts of a value, its keys among them. */
function texts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [key, ...texts(item)]);
}

/** What an operation is about, as rules are asked for it. */
function kindsOf(operation: Operation): string[] {
  if (operation.verb === "execute" || operation.verb === "insert") return [];
  const parts = operation.verb === "create" ? (operation.parts ?? []) : [];
  return [subjectOf(operation), ...parts].map(({ kind }) => kind);
}

/** What biome makes of a file. */
function format(text: string): string {
  const args = ["format", "--stdin-file-path=revision.ts", "--line-width=100", "--indent-style=space"];
  return execFileSync("node_modules/.bin/biome", args, { input: text, encoding: "utf8" });
}
