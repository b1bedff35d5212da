/**
 * What goes wrong is said in one error that names the thing, the place and the remedy; no stack trace, no password.
 */
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import postgres from "postgres";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Finished } from "../../scripts/story.ts";
import { sharedPostgres } from "../support/servers.ts";
import { bound, emptyFolder, NODE_SOURCE, run } from "./programs.ts";

let folder: string;
beforeEach(() => {
  folder = emptyFolder();
  write({
    "migr.config.ts":
      'import { defineConfig } from "migr";\nexport default defineConfig({ url: "sqlite:./app.db" });\n',
    "schema.ts": 'import { integer, table } from "migr/schema";\nexport const t = table("t", { a: integer() });\n',
  });
});
afterEach(() => {
  chmodSync(folder, 0o755);
  rmSync(folder, { recursive: true, force: true });
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

const migr = (...args: string[]): Promise<Finished> => run(NODE_SOURCE, folder, args);

const sqlRevision = (id: string, down: string, body: string): Record<string, string> => ({
  [`migrations/versions/${id}.sql`]: `-- ${id}\n-- revision: ${id}\n-- down-revision: ${down}\n\n-- migr: upgrade\n${body}\n`,
});

/** The error of a run in both forms; never a stack trace. */
async function failure(...args: string[]): Promise<{ text: string; error: Record<string, unknown> }> {
  const [forPeople, forPrograms] = [await migr(...args), await migr(...args, "--json")];
  expect([forPeople.code, forPrograms.code]).toEqual([1, 1]);
  expect(forPeople.stderr).not.toMatch(/^\s+at |report it/m);
  const document = JSON.parse(forPrograms.stdout) as { error: Record<string, unknown> };
  return { text: forPeople.stderr, error: document.error };
}

describe("a failing statement in the middle of a run", () => {
  it("takes everything of the transaction back and shows file, line, statement and the engine's words", async () => {
    write(sqlRevision("aaaa0001", "", "CREATE TABLE first (a int);"));
    write(sqlRevision("aaaa0002", "aaaa0001", "CREATE TABLE second (a int);\n\nINSERT INTO nowhere\n  VALUES (1);"));
    const { text, error } = await failure("upgrade");
    expect(error).toMatchObject({
      code: "REVISION_FAILED",
      file: "migrations/versions/aaaa0002.sql",
      line: 8,
      statement: "INSERT INTO nowhere\n  VALUES (1)",
    });
    expect(text).toContain("no such table: nowhere");
    expect(text).toContain("migrations/versions/aaaa0002.sql:8");
    expect(text).toContain("    INSERT INTO nowhere\n");
    const database = new DatabaseSync(join(folder, "app.db"));
    expect(database.prepare("SELECT name FROM sqlite_master").all()).toEqual([]);
    database.close();
  });

  const server = sharedPostgres(18);

  it("shows PostgreSQL's position, detail and hint", async ({ skip }) => {
    const url = await (await server)?.createDatabase();
    if (url === undefined) return skip();
    write(sqlRevision("aaaa0001", "", "CREATE TABLE users (name text);"));
    write(sqlRevision("aaaa0002", "aaaa0001", "\nUPDATE users\n  SET name = nmae;"));
    const { text, error } = await failure("upgrade", "--url", url);
    expect(error).toMatchObject({ line: 7, engineCode: "42703", position: "UPDATE users\n  SET name = n".length });
    expect(text).toMatch(/SET name = nmae\n\s+\^/);
    expect(text).toContain('Perhaps you meant to reference the column "users.name"');
    const client = postgres(url, { max: 1 });
    const tables = await client`SELECT 1 FROM pg_class WHERE relnamespace = 'public'::regnamespace`;
    await client.end();
    expect(tables.length).toBe(0);
  });

  it("hides a wrong password wherever it would be shown", async ({ skip }) => {
    const url = await (await server)?.createDatabase();
    if (url === undefined) return skip();
    const wrong = new URL(url);
    wrong.username = "nobody_here";
    wrong.password = "s3cr3t p@ss";
    const { text, error } = await failure("current", "--url", wrong.href);
    expect(error.code).toBe("CONNECTION_FAILED");
    expect(`${text}${JSON.stringify(error)}`).not.toMatch(/s3cr3t|p%40ss/);
    expect(error.hint).toEqual(expect.any(String));
  });
});

describe("what cannot be reached", () => {
  it("names a server that does not answer, without its password", async () => {
    const { text, error } = await failure("current", "--url", "postgres://me:hush@127.0.0.1:1/app");
    expect(error.code).toBe("CONNECTION_FAILED");
    expect(text).toContain("postgres://me@127.0.0.1:1/app");
    expect(text).not.toContain("hush");
  });

  it("names a database file that is none", async () => {
    write({ "notes.db": "These are notes, and long enough to be looked at as a header.".repeat(20) });
    const { error } = await failure("current", "--url", "notes.db");
    expect(error).toMatchObject({ code: "CONNECTION_FAILED", message: expect.stringContaining("notes.db") });
  });

  it("names a folder that may not be written to", async () => {
    const empty = emptyFolder();
    chmodSync(empty, 0o555);
    const { code, stderr } = await run(bound(NODE_SOURCE), empty, ["init"]);
    expect(stderr).toMatch(/Cannot write .*migr\.config\.ts: permission denied/);
    expect(code).toBe(1);
    rmSync(empty, { recursive: true });
  });

  it("names a database that may not be written to", async () => {
    write(sqlRevision("aaaa0001", "", "CREATE TABLE first (a int);"));
    new DatabaseSync(join(folder, "app.db")).exec("CREATE TABLE t (a); PRAGMA user_version = 1");
    chmodSync(join(folder, "app.db"), 0o444);
    chmodSync(folder, 0o555);
    const { code, stderr } = await run(bound(NODE_SOURCE), folder, ["upgrade"]);
    expect(stderr).toMatch(/^error: Cannot lock .*app\.db/m);
    expect(stderr).toMatch(/^hint: Check that you may write to its folder/m);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(code).toBe(1);
  });
});

describe("revision files", () => {
  it("names file and line of a syntax error, and still lists what can be read", async () => {
    write({
      "migrations/versions/aaaa0001.ts": [
        "/** broken */",
        'export const revision = "aaaa0001";',
        "export const downRevision = null;",
        "export async function upgrade(op) {",
        "  op.execute(;",
        "}",
      ].join("\n"),
    });
    const { error } = await failure("upgrade");
    expect(error).toMatchObject({ code: "REVISION_INVALID", line: 5, file: expect.stringMatching(/aaaa0001\.ts$/) });
    expect((await migr("history")).stdout).toContain("aaaa0001");
  });

  it("names the line of a revision whose own code throws", async () => {
    write({
      "migrations/versions/aaaa0001.ts": [
        "/** throws */",
        'export const revision = "aaaa0001";',
        "export const downRevision = null;",
        "export async function upgrade() {",
        '  throw new Error("no idea");',
        "}",
      ].join("\n"),
    });
    const { text, error } = await failure("upgrade");
    expect(error.code).toBe("REVISION_FAILED");
    expect(text).toContain("no idea");
    expect(text).toMatch(/5/);
  });

  it("explains a broken graph, and history still prints what it can", async () => {
    write(sqlRevision("aaaa0001", "missing1", "SELECT 1;"));
    write(sqlRevision("aaaa0002", "", "SELECT 1;"));
    const { error } = await failure("upgrade");
    expect(error).toMatchObject({ code: "BROKEN_GRAPH", message: expect.stringContaining("missing1") });
    const history = await migr("history", "--json");
    const { revisions, faults } = JSON.parse(history.stdout) as { revisions: { revision: string }[]; faults: string[] };
    expect(revisions.map(({ revision }) => revision).sort()).toEqual(["aaaa0001", "aaaa0002"]);
    expect(faults).toHaveLength(1);
    expect(history.code).toBe(1);
  });
});

describe("the configuration", () => {
  it("suggests the setting that was meant", async () => {
    write({ "migr.config.ts": 'export default { ulr: "sqlite:./app.db" };\n' });
    const { error } = await failure("current");
    expect(error).toMatchObject({ code: "CONFIG_INVALID", hint: 'Did you mean "url"?' });
  });

  it("is asked for where there is none", async () => {
    rmSync(join(folder, "migr.config.ts"));
    const { error } = await failure("current");
    expect(error).toMatchObject({ code: "CONFIG_INVALID", hint: expect.stringContaining("migr init") });
  });
});
