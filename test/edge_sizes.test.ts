import { expect, it } from "vitest";
import { columnRule, postgresWith, tableRule } from "../core/dialects/postgres/with.ts";
import { namedObject } from "../core/operations/note.ts";
import { edgeSizes } from "../scripts/edge_sizes.ts";

it("bundles that run revisions keep to their budgets, and hold no introspection, no diff and no models", async () => {
  for (const { name, gzipped, limit, files } of await edgeSizes()) {
    expect(gzipped, name).toBeLessThanOrEqual(limit);
    const foreign = files.filter(([file, bytes]) => bytes > 0 && /introspect|catalog\/diff|core\/models/.test(file));
    expect(foreign, name).toEqual([]);
  }
});

it("postgresWith() names the kind of an operation that it has no rule for, and what to do", async () => {
  const dialect = postgresWith({ table: tableRule, column: columnRule });
  const catalog = (): Promise<never> => Promise.reject(new Error("nobody asks"));
  const drop = (kind: "table" | "view"): ReturnType<typeof dialect.compile> =>
    dialect.compile([{ verb: "drop", object: namedObject({ kind, schema: "", name: "v" }) }], { catalog });
  await expect(drop("view")).rejects.toMatchObject({
    code: "OPERATION_UNSUPPORTED",
    message: "This bundle has no rule for the kind view: view v.",
    hint: expect.stringContaining("viewRule"),
    fields: { kind: "view" },
  });
});
