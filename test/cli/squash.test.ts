/**
 * Squashed revisions on databases that have all, a part, or nothing of what they replace. What the databases hold is
 * compared with one that ran the originals, as SQLite itself tells it.
 */
import { rmSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { TestProject } from "./project.ts";

const SCHEMA =
  "SELECT type || ' ' || name || ' ' || tbl_name FROM sqlite_master WHERE name NOT LIKE '%migr_%' ORDER BY 1";
const COLUMNS = `SELECT m.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" FROM sqlite_master m, pragma_table_info(m.name) c
  WHERE m.type = 'table' AND m.name NOT LIKE 'migr_%' ORDER BY m.name, c.cid`;
const LEDGER = "SELECT id FROM migr_revisions ORDER BY id";
const RUNS = "SELECT revision FROM migr_log WHERE action = 'upgrade' ORDER BY seq";

/** aaaa → bbbb → cccc → dddd → eeee; bbbb to dddd are worth squashing. */
function history(config = ""): TestProject {
  const project = new TestProject(config);
  project.revision(
    "aaaa",
    "down-revision:",
    "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);",
    "DROP TABLE users;",
  );
  project.revision("bbbb", "down-revision: aaaa", "CREATE TABLE tmp (id INTEGER);", "DROP TABLE tmp;");
  project.write(
    "migrations/versions/cccc.ts",
    `/** Ages. */
export const revision = "cccc";
export const downRevision = "bbbb";
export const branchLabels: string[] = ["people"];
export const dependsOn: string[] = [];
export async function upgrade(op: any) {
  op.addColumn("users", { name: "age", type: "integer" });
  op.createIndex("users_age", "users", ["age"]);
}
export async function downgrade(op: any) {
  op.dropIndex("users_age", "users");
  op.dropColumn("users", "age");
}
`,
  );
  project.revision("dddd", "down-revision: cccc", "DROP TABLE tmp;", "CREATE TABLE tmp (id INTEGER);");
  project.revision("eeee", "down-revision: dddd", "CREATE TABLE posts (id INTEGER PRIMARY KEY);", "DROP TABLE posts;");
  return project;
}

async function squashed(): Promise<{ project: TestProject; file: string }> {
  const project = history();
  const { file } = await project.json<{ file: string }>(
    "squash",
    "bbbb:dddd",
    "-m",
    "users and ages",
    "--rev-id",
    "5555",
  );
  return { project, file };
}

/** What a database holds that ran the originals. */
async function original(): Promise<{ schema: unknown[]; columns: unknown[] }> {
  const project = history();
  await project.json("upgrade");
  return { schema: project.column(SCHEMA), columns: project.column(COLUMNS) };
}

describe("migr squash", () => {
  it("writes the difference that a range makes, both ways, with its labels", async () => {
    const { project, file } = await squashed();
    const text = project.read(file);
    expect(text).toContain('export const downRevision = "aaaa";');
    expect(text).toContain('export const branchLabels: string[] = ["people"];');
    expect(text).toContain('export const replaces: string[] = ["bbbb", "cccc", "dddd"];');
    expect(text).toContain("op.addColumn");
    expect(text).not.toContain("tmp");
    const { revisions } = await project.json<{ revisions: { revision: string }[] }>("history");
    expect(revisions.map((item) => item.revision)).toEqual(["eeee", "5555", "aaaa"]);
  });

  it.each([
    { has: undefined, runs: ["aaaa", "5555", "eeee"] },
    { has: "aaaa", runs: ["aaaa", "5555", "eeee"] },
    { has: "bbbb", runs: ["aaaa", "bbbb", "cccc", "dddd", "eeee"] },
    { has: "cccc", runs: ["aaaa", "bbbb", "cccc", "dddd", "eeee"] },
    { has: "dddd", runs: ["aaaa", "bbbb", "cccc", "dddd", "eeee"] },
    { has: "eeee", runs: ["aaaa", "bbbb", "cccc", "dddd", "eeee"] },
  ])("brings a database at $has to the same schema, with everything run once", async ({ has, runs }) => {
    const project = history();
    if (has !== undefined) await project.json("upgrade", has);
    if (has !== undefined) project.sql("INSERT INTO users (name) VALUES ('ada')");
    await project.json("squash", "bbbb:dddd", "--rev-id", "5555");
    const { heads } = await project.json<{ heads: string[] }>("upgrade");
    expect(heads).toEqual(["eeee"]);
    expect(project.column(RUNS)).toEqual(runs);
    expect(project.column(LEDGER)).toEqual(["5555", "aaaa", "eeee"]);
    expect({ schema: project.column(SCHEMA), columns: project.column(COLUMNS) }).toEqual(await original());
    expect(project.column("SELECT name FROM users")).toEqual(has === undefined ? [] : ["ada"]);
    expect(await project.json("upgrade")).toMatchObject({ ran: [] });
    expect(await project.json("current", "--check-heads")).toEqual({
      heads: ["eeee"],
      applied: ["aaaa", "5555", "eeee"],
    });
  });

  it("adopts in each transaction mode, and takes the whole back as one", async () => {
    for (const mode of ["all", "each", "none"]) {
      const { project } = await squashed();
      rmSync(project.path("app.db"), { force: true });
      const before = history();
      await before.json("upgrade", "cccc");
      await project.json("upgrade", "head", "--url", `sqlite:${before.path("app.db")}`, "--transaction", mode);
      expect(before.column(LEDGER), mode).toEqual(["5555", "aaaa", "eeee"]);
      await project.json("downgrade", "aaaa", "--url", `sqlite:${before.path("app.db")}`, "--transaction", mode);
      expect(before.column(LEDGER), mode).toEqual(["aaaa"]);
      expect(before.column(SCHEMA), mode).toEqual(["table users users"]);
    }
  });

  it("lets the old files go when databases have the whole range, and says so where one has a part", async () => {
    const { project } = await squashed();
    const [whole, part] = [history(), history()];
    await whole.json("upgrade");
    await part.json("upgrade", "cccc");
    for (const name of ["bbbb.sql", "cccc.ts", "dddd.sql"]) rmSync(project.path(`migrations/versions/${name}`));
    const url = `sqlite:${whole.path("app.db")}`;
    expect(await project.json("upgrade", "head", "--url", url)).toMatchObject({ ran: [], heads: ["eeee"] });
    expect(whole.column(LEDGER)).toEqual(["5555", "aaaa", "eeee"]);
    const error = await project.error("upgrade", "head", "--url", `sqlite:${part.path("app.db")}`);
    expect(error).toMatchObject({ code: "UNKNOWN_APPLIED" });
    expect(error.message).toContain("bbbb, cccc");
    expect(error.hint).toContain("a part of what was squashed into 5555");
  });

  it("is shown as applied in part where a database stands in the middle of the range", async () => {
    const project = history();
    await project.json("upgrade", "bbbb");
    await project.json("squash", "bbbb:dddd", "--rev-id", "5555");
    const { stdout } = await project.run(["history", "--indicate-current"]);
    expect(stdout).toMatch(/^eeee .*\(pending\).*\n5555 .*\(applied in part\)/);
    expect((await project.run(["current"])).stdout).toMatch(/^bbbb .*\(squashed into 5555\)\n$/);
  });

  it("stamps databases that have a part of the range as well", async () => {
    const project = history();
    await project.json("upgrade", "cccc");
    await project.json("squash", "bbbb:dddd", "--rev-id", "5555");
    expect(await project.json("stamp", "head")).toMatchObject({ heads: ["eeee"] });
    await project.json("upgrade");
    expect(project.column(LEDGER)).toEqual(["5555", "aaaa", "eeee"]);
    expect(await project.json("stamp", "aaaa")).toMatchObject({ heads: ["aaaa"] });
    expect(project.column(LEDGER)).toEqual(["aaaa"]);
  });

  it("scripts an empty database with the squashed revision", async () => {
    const { project } = await squashed();
    const { sql } = await project.json<{ sql: string }>("upgrade", "head", "--sql");
    expect(sql).toContain("upgrade 5555");
    expect(sql).not.toContain("tmp");
  });

  it.each([
    { what: "rows that are inserted", up: "INSERT INTO users (name) VALUES ('root');", says: "INSERT INTO users" },
    {
      what: "rows that are changed, though the shadow has none",
      up: "UPDATE users SET name = 'x';",
      says: "UPDATE users",
    },
    { what: "settings that migr does not see", up: "PRAGMA user_version = 7;", says: "PRAGMA user_version" },
  ])("refuses $what, and keeps them with --keep-data", async ({ up, says }) => {
    const project = history();
    project.revision("ffff", "down-revision: eeee", up, "SELECT 1;");
    const before = project.files();
    const error = await project.error("squash", "bbbb:ffff");
    expect(error.code).toBe("SQUASH_REFUSED");
    expect(error.message).toContain("revision ffff (migrations/versions/ffff.sql)");
    expect(error.message).toContain(says);
    expect(error.hint).toContain("--keep-data");
    expect(project.files()).toEqual(before);
    const { file } = await project.json<{ file: string }>("squash", "bbbb:ffff", "--keep-data", "--rev-id", "5555");
    expect(project.read(file)).toContain(says);
    await project.json("upgrade");
    expect(project.column(LEDGER)).toEqual(["5555", "aaaa"]);
  });

  it("keeps renames of what is older than the range, so that its rows stay", async () => {
    const project = history();
    project.write(
      "migrations/versions/ffff.ts",
      `export const revision = "ffff";
export const downRevision = "eeee";
export async function upgrade(op: any) { op.renameColumn("users", "name", "full_name"); }
export async function downgrade(op: any) { op.renameColumn("users", "full_name", "name"); }
`,
    );
    await project.json("upgrade", "aaaa");
    project.sql("INSERT INTO users (name) VALUES ('ada')");
    await project.json("squash", "bbbb:ffff", "--rev-id", "5555");
    expect(await project.json("upgrade")).toMatchObject({ ran: [{ revision: "5555" }] });
    expect(project.column("SELECT full_name FROM users")).toEqual(["ada"]);
  });

  it("asks about renames that only SQL knows of", async () => {
    const project = history();
    project.revision("ffff", "down-revision: eeee", "ALTER TABLE users RENAME name TO full_name;", "SELECT 1;");
    const error = await project.error("squash", "bbbb:ffff");
    expect(error.code).toBe("RENAME_UNANSWERED");
    const answer = "users.name:users.full_name";
    expect(error.hint).toContain(`--rename ${answer}`);
    const { file } = await project.json<{ file: string }>("squash", "bbbb:ffff", "--rename", answer, "--format", "sql");
    expect(project.read(file)).toMatch(/RENAME COLUMN/i);
  });

  it("has no downgrade when one of the range has none, and refuses what depends on answers", async () => {
    const project = history();
    project.revision("ffff", "down-revision: eeee", "CREATE TABLE last (id INTEGER);");
    const { file, reversible } = await project.json<{ file: string; reversible: boolean }>("squash", "eeee:ffff");
    expect(reversible).toBe(false);
    expect(project.read(file)).not.toContain("function downgrade");
    const asking = history();
    asking.write(
      "migrations/versions/ffff.ts",
      `export const revision = "ffff";
export const downRevision = "eeee";
export async function upgrade(op: any) { for (const _ of await op.query("SELECT 1")) op.dropTable("posts"); }
`,
    );
    expect((await asking.error("squash", "bbbb:ffff", "--keep-data")).message).toContain("op.query");
  });
});
