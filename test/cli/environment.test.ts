/**
 * Hooks, filters, formatters, several databases, history as the source, and switching between checkouts, as the program
 * does it on real files and SQLite databases.
 */
import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { TestProject } from "./project.ts";

const LEDGER = "SELECT id FROM migr_revisions ORDER BY id";
const INDEXES = "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name";
const TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'migr%' ORDER BY name";

const SCHEMA = `import { integer, table, text } from "migr/schema";
export const users = table("users", { id: integer().primaryKey(), name: text().index() });
`;

/** A project whose configuration is a whole module. */
function configured(config: string): TestProject {
  const project = new TestProject();
  project.write("migr.config.ts", config);
  project.write("schema.ts", SCHEMA);
  return project;
}

/** A `.ts` revision that makes an index on users(name). */
function indexRevision(id: string, down: string, index: string): string {
  return `/** Index ${index}. */
export const revision = "${id}";
export const downRevision = "${down}";
export const branchLabels = [];
export const dependsOn = [];
export const upgrade = (op) => op.createIndex("${index}", "users", ["name"]);
export const downgrade = (op) => op.dropIndex("${index}", "users");
`;
}

/** aaaa with users; bbbb with an index, on the branch of one person. */
function switched(): TestProject {
  const project = new TestProject();
  project.revision("aaaa", "down-revision:", "CREATE TABLE users (id INTEGER, name TEXT);", "DROP TABLE users;");
  project.write("migrations/versions/bbbb.ts", indexRevision("bbbb", "aaaa", "mine"));
  return project;
}

/** What git does: the file of one branch goes, that of the other comes. */
function checkOut(project: TestProject): void {
  rmSync(project.path("migrations/versions/bbbb.ts"));
  project.write("migrations/versions/cccc.ts", indexRevision("cccc", "aaaa", "yours"));
}

describe("migr switch", () => {
  it("is what an unknown revision in the database suggests, and does it", async () => {
    const project = switched();
    await project.json("upgrade");
    checkOut(project);
    const error = await project.error("upgrade");
    expect(error).toMatchObject({ code: "UNKNOWN_APPLIED", hint: expect.stringContaining("migr switch") });
    const { steps } = await project.json("switch", "--dry-run");
    expect(steps).toMatchObject([
      { revision: "bbbb", direction: "downgrade", message: "Index mine.", source: "ledger", losses: [] },
      { revision: "cccc", direction: "upgrade", source: "file" },
    ]);
    expect(project.column(INDEXES)).toEqual(["mine"]);
    const { stdout, code } = await project.run(["switch"]);
    expect(code).toBe(0);
    expect(stdout).toContain("↓ bbbb  Index mine.  (downgrade stored in the ledger)");
    expect(project.column(INDEXES)).toEqual(["yours"]);
    expect(project.column(LEDGER)).toEqual(["aaaa", "cccc"]);
  });

  it("shows the plan, refuses what may lose data, and does it when told", async () => {
    const project = switched();
    project.revision("dddd", "down-revision: aaaa", "CREATE TABLE d (id INTEGER);", "DROP TABLE d;");
    await project.json("upgrade", "heads");
    rmSync(project.path("migrations/versions/dddd.sql"));
    const { code, stdout, stderr } = await project.run(["switch"]);
    expect(code).toBe(1);
    expect(stdout).toContain("↓ dddd");
    expect(stderr).toContain("--allow-loss");
    expect(project.column(TABLES)).toEqual(["d", "users"]);
    await project.json("switch", "--allow-loss");
    expect(project.column(TABLES)).toEqual(["users"]);
  });
});

describe("hooks of the configuration", () => {
  const HOOKED = `const log = (text) => ({ query }) => query("INSERT INTO said VALUES (?)", [text]);
export default {
  url: "sqlite:./app.db",
  beforeRun: async ({ query, steps }) => {
    await query("CREATE TABLE IF NOT EXISTS said (text)");
    await query("INSERT INTO said VALUES (?)", ["run " + steps.map((step) => step.direction + " " + step.revision.id)]);
  },
  beforeRevision: ({ query, revision, direction }) => log("before " + direction + " " + revision.id)({ query }),
  afterRevision: ({ query, revision }) => log("after " + revision.id)({ query }),
  afterRun: log("ran"),
  onError: ({ query, error, revision }) => query("CREATE TABLE failed AS SELECT ? AS code, ? AS revision", [error.code, revision.id]),
};
`;

  it("are called in order, in the session of the run", async () => {
    const project = configured(HOOKED);
    project.revision("aaaa", "down-revision:", "CREATE TABLE a (id INTEGER);", "DROP TABLE a;");
    project.revision("bbbb", "down-revision: aaaa", "CREATE TABLE b (id INTEGER);", "DROP TABLE b;");
    await project.json("upgrade");
    expect(project.column("SELECT text FROM said")).toEqual([
      "run upgrade aaaa,upgrade bbbb",
      "before upgrade aaaa",
      "after aaaa",
      "before upgrade bbbb",
      "after bbbb",
      "ran",
    ]);
    await project.json("upgrade");
    expect(project.column("SELECT count(*) FROM said")).toEqual([6]);
  });

  it("are rolled back with a run that fails, but for onError", async () => {
    const project = configured(HOOKED);
    project.revision("aaaa", "down-revision:", "CREATE TABLE a (id INTEGER); CREATE TABL b;");
    expect((await project.error("upgrade")).code).toBe("REVISION_FAILED");
    expect(project.column(TABLES)).toEqual(["failed"]);
    expect(project.sql("SELECT * FROM failed")).toEqual([{ code: "REVISION_FAILED", revision: "aaaa" }]);
  });

  it("fail the run when they throw, by name", async () => {
    const project = configured(
      `export default { url: "sqlite:./app.db", beforeRevision: () => { throw new Error("not on Fridays"); } };`,
    );
    project.revision("aaaa", "down-revision:", "CREATE TABLE a (id INTEGER);");
    expect(await project.error("upgrade")).toMatchObject({
      code: "HOOK_FAILED",
      message: "The hook beforeRevision failed: not on Fridays",
    });
    expect(project.column(TABLES)).toEqual([]);
  });
});

describe("include", () => {
  it("leaves what the models do not declare alone", async () => {
    const project = configured(
      `export default { url: "sqlite:./app.db", include: { tables: ["!legacy_*"], kinds: ["!view"] } };`,
    );
    project.revision("aaaa", "down-revision:", "CREATE TABLE legacy_a (id INTEGER); CREATE VIEW v AS SELECT 1;");
    await project.json("upgrade");
    const { operations } = await project.json<{ operations: { object: { id: { name: string } } }[] }>(
      "revision",
      "--autogenerate",
      "-m",
      "users",
    );
    expect(operations.map(({ object }) => object.id.name)).toEqual(["users", "users_name_idx"]);
  });
});

describe("format", () => {
  it("formats written files with a command or a function", async () => {
    for (const format of [
      `"sed -i '1i// formatted' {file}"`,
      `async (path) => { const fs = await import("node:fs"); fs.appendFileSync(path, "// formatted"); }`,
    ]) {
      const project = configured(`export default { url: "sqlite:./app.db", format: ${format} };`);
      const { file } = await project.json<{ file: string }>("revision", "-m", "empty");
      expect(project.read(file)).toContain("// formatted");
    }
  });

  it("removes the file and shows what the formatter said when it fails", async () => {
    const project = configured(`export default { url: "sqlite:./app.db", format: "echo no style; exit 3 # {file}" };`);
    expect(await project.error("revision", "-m", "empty")).toMatchObject({
      code: "HOOK_FAILED",
      message: expect.stringContaining("no style (exit code 3)"),
    });
    expect(project.files()).toEqual({});
  });
});

describe("processRevision", () => {
  const SPLIT = `export default {
  url: "sqlite:./app.db",
  processRevision({ message, upgrade, downgrade }) {
    const isIndex = (operation) => (operation.object?.kind ?? "") === "index";
    const pick = (operations, wanted) => operations.filter((operation) => isIndex(operation) === wanted);
    return [
      { message, upgrade: pick(upgrade, false), downgrade: pick(downgrade, false) },
      { message: message + ", indexes", upgrade: pick(upgrade, true), downgrade: pick(downgrade, true) },
    ];
  },
};`;

  it.each(["ts", "sql"])("splits what was found into revisions that build on each other (%s)", async (format) => {
    const project = configured(SPLIT);
    const written = await project.json<{ revisions: { revision: string; downRevisions: string[] }[] }>(
      "revision",
      "--autogenerate",
      "-m",
      "users",
      "--format",
      format,
    );
    const [first, second] = written.revisions;
    expect(second?.downRevisions).toEqual([first?.revision]);
    await project.json("upgrade");
    expect(project.column(INDEXES)).toEqual(["users_name_idx"]);
    expect((await project.json("check")).operations).toEqual([]);
  });

  it("drops it, and leaves nothing behind when it gives back nonsense", async () => {
    const dropping = configured(`export default { url: "sqlite:./app.db", processRevision: () => null };`);
    expect(await dropping.json("revision", "--autogenerate", "-m", "users")).toMatchObject({ revision: null });
    const wrong = configured(`export default { url: "sqlite:./app.db", processRevision: () => 3 };`);
    expect((await wrong.error("revision", "--autogenerate", "-m", "users")).code).toBe("HOOK_FAILED");
    expect({ ...dropping.files(), ...wrong.files() }).toEqual({});
  });
});

describe("--from history", () => {
  it("writes and checks without a database", async () => {
    const project = configured(`export default ({ x }) => ({ dialect: "sqlite", models: x.models ?? "./schema.ts" });`);
    expect(await project.json("revision", "--autogenerate", "--from", "history", "-m", "users")).toHaveProperty("file");
    expect((await project.json("check", "--from", "history")).operations).toEqual([]);
    project.write("edited.ts", SCHEMA.replace("name: text()", "age: integer(), name: text()"));
    const { code, stdout } = await project.run(["check", "--from", "history", "-x", "models=./edited.ts", "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout).operations).toMatchObject([{ verb: "create", object: { id: { name: "age" } } }]);
    expect(existsSync(project.path("app.db"))).toBe(false);
  });
});

describe("the branch check", () => {
  function branches(left: string, right: string): TestProject {
    const project = configured(`export default { url: "sqlite:./app.db" };`);
    project.revision("aaaa", "down-revision:", "CREATE TABLE t (id INTEGER, name TEXT);");
    project.revision("bbbb", "down-revision: aaaa", left);
    project.revision("cccc", "down-revision: aaaa", right);
    return project;
  }

  it("names what two branches leave different, in merge and in check", async () => {
    const project = branches("ALTER TABLE t ADD COLUMN age INTEGER;", "CREATE TABLE copy AS SELECT * FROM t;");
    const { code, stdout } = await project.run(["check", "--from", "history"]);
    expect(code).toBe(1);
    expect(stdout).toContain("column copy.age");
    const { branches: found } = await project.json<{ branches: unknown[] }>("merge", "heads");
    expect(found).toMatchObject([
      { branches: ["bbbb", "cccc"], verdict: "differ", differences: [{ object: "column copy.age" }] },
    ]);
  });

  it("names branches that exclude each other also where they cannot be replayed for the models", async () => {
    const rename = (name: string) => `ALTER TABLE t RENAME name TO ${name};`;
    const { code, stdout, stderr } = await branches(rename("login"), rename("title")).run([
      "check",
      "--from",
      "history",
    ]);
    expect(stdout).toContain("bbbb and cccc do not commute");
    expect(stderr).toContain("no such column");
    expect(code).toBe(1);
  });

  it("is content with branches that commute, and can be left out", async () => {
    const project = branches("ALTER TABLE t ADD COLUMN age INTEGER;", "CREATE TABLE other (id INTEGER);");
    const { branches: found } = await project.json<{ branches: unknown[] }>("merge", "heads");
    expect(found).toMatchObject([{ verdict: "commute", differences: [] }]);
    const again = branches("SELECT 1;", "SELECT 2;");
    expect(await again.json("merge", "heads", "--no-branches")).not.toHaveProperty("branches");
  });
});

describe("--sql", () => {
  it("prints the script as it is, also what looks like a password, and sqlite3 runs it", async () => {
    const project = configured(`export default { url: "sqlite:./app.db" };`);
    const url = "postgres://me:secret@db/app";
    project.revision("aaaa", "down-revision:", `CREATE TABLE t (url TEXT);\nINSERT INTO t VALUES ('${url}');`);
    const { stdout } = await project.run(["upgrade", "--sql"]);
    expect((await project.json<{ sql: string }>("upgrade", "--sql")).sql).toContain(url);
    expect(sqlite3(project, stdout)).toBe(0);
    expect(project.column("SELECT url FROM t")).toEqual([url]);
    expect((await project.json("current")).heads).toEqual(["aaaa"]);
    const range = await project.run(["stamp", "aaaa:base", "--sql"]);
    expect(sqlite3(project, range.stdout)).toBe(0);
    expect((await project.json("current")).heads).toEqual([]);
  });

  it("stops where the database is not what the script is for, however the shell is called", async () => {
    const project = configured(`export default { url: "sqlite:./app.db" };`);
    project.revision("aaaa", "down-revision:", "CREATE TABLE IF NOT EXISTS t (n INTEGER);\nINSERT INTO t VALUES (1);");
    const { stdout } = await project.run(["upgrade", "--sql"]);
    expect(sqlite3(project, stdout)).toBe(0);
    expect(sqlite3(project, stdout)).toBe(1);
    expect(project.column("SELECT n FROM t")).toEqual([1]);
  });
});

/** Gives a script to SQLite's own shell, as somebody does who has not read its first lines. */
function sqlite3(project: TestProject, script: string): number | null {
  return spawnSync("sqlite3", [project.path("app.db")], { input: script, stdio: ["pipe", "ignore", "ignore"] }).status;
}

describe("several databases", () => {
  const TWO = `export default {
  databases: {
    main: { url: "sqlite:./main.db" },
    analytics: { url: "sqlite:./analytics.db", migrations: "./analytics", models: "./analytics.ts" },
  },
};`;

  function two(): TestProject {
    const project = configured(TWO);
    project.write("analytics.ts", SCHEMA.replaceAll("users", "events"));
    return project;
  }

  it("are worked on in order, each with its own revisions and ledger", async () => {
    const project = two();
    const { databases } = await project.json("revision", "--autogenerate", "-m", "first");
    expect(Object.keys(databases as object)).toEqual(["main", "analytics"]);
    const ran = await project.json<{ databases: Record<string, { ran: unknown[] }> }>("upgrade");
    expect(ran.databases.main?.ran).toHaveLength(1);
    expect(ran.databases.analytics?.ran).toHaveLength(1);
    expect(project.column(TABLES, "main.db")).toEqual(["users"]);
    expect(project.column(TABLES, "analytics.db")).toEqual(["events"]);
    const { stdout } = await project.run(["current"]);
    expect(stdout).toMatch(/^main:\n[0-9a-f]{12} .*\n\nanalytics:\n[0-9a-f]{12} /);
  });

  it("are chosen with --database, and DATABASE_URL is not taken for each", async () => {
    const project = two();
    await project.json("revision", "-m", "only here", "--database", "analytics");
    expect(Object.keys(project.files("analytics"))).toHaveLength(1);
    expect(project.files()).toEqual({});
    const env = { DATABASE_URL: "sqlite:./other.db" };
    expect((await project.run(["upgrade", "--database", "analytics"], { env })).code).toBe(0);
    expect(existsSync(project.path("other.db"))).toBe(false);
    expect(existsSync(project.path("main.db"))).toBe(false);
  });

  it("say which one is meant when there is doubt or a mistake", async () => {
    const project = two();
    expect(await project.error("revision", "-m", "where?")).toMatchObject({
      code: "USAGE",
      message: "There are several databases: main, analytics.",
    });
    expect((await project.error("upgrade", "--database", "analitics")).hint).toBe('Did you mean "analytics"?');
    expect((await project.error("upgrade", "--sql")).message).toBe("There are several databases: main, analytics.");
    expect((await project.error("upgrade", "--url", "sqlite:./x.db")).code).toBe("USAGE");
    project.revision("aaaa", "down-revision:", "CREATE TABL x;");
    expect((await project.error("upgrade")).message).toMatch(/^Database main: /);
  });

  it("refuses two names for one database with one ledger", async () => {
    const project = configured(
      `export default { databases: { a: { url: "sqlite:./x.db" }, b: { url: "sqlite:./x.db" } } };`,
    );
    expect(await project.error("upgrade")).toMatchObject({
      code: "CONFIG_INVALID",
      hint: expect.stringContaining("ledger"),
    });
  });
});

describe("the configuration", () => {
  it.each([
    [`{ url: "a.db", afterRnu() {} }`, 'Did you mean "afterRun"?', "afterRnu"],
    [`{ url: "a.db", onError: 3 }`, undefined, '"onError" must be a function'],
    [`{ url: "a.db", include: { kinds: ["!vew"] } }`, undefined, 'did you mean "view"?'],
    [`{ url: "a.db", include: { tabels: ["a"] } }`, undefined, 'did you mean "tables"?'],
    [`{ url: "a.db", format: "prettier --write" }`, undefined, "{file}"],
    [`{ databases: { main: { ulr: "a.db" } } }`, undefined, 'did you mean "url"?'],
    [`{ url: "a.db", databases: { main: {} } }`, "Give each of the databases its own url.", '"url" stands beside'],
    [`{ databases: { "1st": {} } }`, undefined, '"1st"'],
  ])("refuses %s", async (config, hint, message) => {
    const project = configured(`export default ${config};`);
    const error = await project.error("heads");
    expect(error).toMatchObject({ code: "CONFIG_INVALID", message: expect.stringContaining(message) });
    if (hint !== undefined) expect(error.hint).toBe(hint);
  });
});
