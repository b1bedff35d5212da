/**
 * `--json`: one document on standard output, in the shapes that programs rely on.
 */
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { emptyFolder, NODE_SOURCE, run } from "./programs.ts";

let folder: string;
beforeAll(() => {
  folder = emptyFolder();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The document and the exit code; anything else on standard output would not parse. */
async function json(...args: string[]): Promise<{ code: number; document: Record<string, unknown> }> {
  const { stdout, code } = await run(NODE_SOURCE, folder, [...args, "--json"]);
  return { code, document: JSON.parse(stdout) as Record<string, unknown> };
}

const ID = expect.stringMatching(/^[0-9a-f]{12}$/);
const ran = (revision: unknown, direction: string): object => ({ revision, direction, durationMs: expect.any(Number) });

it("tells the whole story in documents", { timeout: 120_000 }, async () => {
  expect((await json("init")).document).toMatchObject({ files: expect.arrayContaining(["migr.config.ts"]) });
  expect(await json("current")).toEqual({ code: 0, document: { heads: [], applied: [] } });
  expect(await json("heads")).toEqual({ code: 0, document: { heads: [] } });
  const differing = await json("check");
  expect(differing).toMatchObject({ code: 1, document: { operations: [{ verb: "create" }, { verb: "create" }] } });

  const { document: written } = await json("revision", "--autogenerate", "-m", "create users");
  expect(written).toMatchObject({ revision: ID, downRevisions: [], operations: expect.any(Array) });
  const id = String(written.revision);
  expect(await json("check")).toMatchObject({ code: 1, document: { operations: [], pending: [id] } });

  const planned = await json("upgrade", "--dry-run");
  expect(planned.document).toEqual({ plan: [{ revision: id, direction: "upgrade", statements: expect.any(Array) }] });
  const script = await json("upgrade", "head", "--sql");
  expect(script.document).toEqual({ sql: expect.stringContaining("CREATE TABLE users") });

  expect((await json("upgrade")).document).toEqual({ ran: [ran(id, "upgrade")], heads: [id] });
  expect((await json("upgrade")).document).toEqual({ ran: [], heads: [id] });
  expect((await json("current")).document).toEqual({ heads: [id], applied: [id] });
  expect(await json("check")).toEqual({ code: 0, document: { operations: [] } });
  expect((await json("history")).document).toEqual({
    revisions: [
      {
        revision: id,
        downRevisions: [],
        branchLabels: [],
        dependsOn: [],
        message: "create users",
        file: expect.any(String),
        applied: true,
      },
    ],
  });
  expect((await json("downgrade", "-1")).document).toEqual({ ran: [ran(id, "downgrade")], heads: [] });
  expect((await json("stamp", "head")).document).toEqual({ ran: [ran(id, "stamp")], heads: [id] });
});

it("gives a question about a rename back as an error that shows the answers", { timeout: 60_000 }, async () => {
  const model = (column: string): string =>
    `import { table, text } from "migr/schema";\nexport const people = table("people", { ${column}: text() });\n`;
  writeFileSync(join(folder, "schema.ts"), model("name"));
  await json("stamp", "base");
  rmSync(join(folder, "app.db"));
  for (const file of readdirSync(join(folder, "migrations/versions")))
    rmSync(join(folder, "migrations/versions", file));
  await json("revision", "--autogenerate", "-m", "people");
  await json("upgrade");
  writeFileSync(join(folder, "schema.ts"), model("full_name"));

  const asked = await json("revision", "--autogenerate", "-m", "full name");
  expect(asked).toMatchObject({
    code: 1,
    document: {
      error: { code: "RENAME_UNANSWERED", hint: expect.stringContaining("--rename people.name:people.full_name") },
    },
  });
  const answered = await json("revision", "--autogenerate", "-m", "r", "--rename", "people.name:people.full_name");
  expect(answered.document).toMatchObject({ operations: [{ verb: "rename" }] });
  rmSync(join(folder, String(answered.document.file)));
  for (const flags of [
    ["--rename", "people.name:people.full_name", "--no-rename"],
    ["--no-rename", "--rename=people.name:people.full_name"],
  ]) {
    const both = await json("revision", "--autogenerate", "-m", "r", ...flags);
    expect(both.document).toMatchObject({ operations: [{ verb: "rename" }] });
    rmSync(join(folder, String(both.document.file)));
  }
  const refused = await json("revision", "--autogenerate", "-m", "r", "--no-rename");
  const verbs = (refused.document.operations as { verb: string }[]).map(({ verb }) => verb);
  expect(verbs.sort()).toEqual(["create", "drop"]);
});

it("answers wrong usage with an error and exit code 2", async () => {
  expect(await json("upgrade", "--transaction", "some")).toEqual({
    code: 2,
    document: { error: { code: "USAGE", message: expect.any(String), hint: "It is one of all, each, none." } },
  });
});
