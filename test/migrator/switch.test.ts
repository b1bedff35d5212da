import { describe, expect, it, onTestFinished } from "vitest";
import { sqlite } from "../../core/dialects/sqlite/mod.ts";
import { nodeSqlite } from "../../core/drivers/node_sqlite.ts";
import { upgrade } from "../../core/migrator/run.ts";
import { dryRunSwitch, planSwitch, switchDatabase } from "../../core/migrator/switch.ts";
import { RevisionGraph } from "../../core/revisions/graph.ts";
import type { RevisionFile } from "../../core/revisions/revision.ts";
import { TARGETS } from "../support/targets.ts";
import { columns, openSqlite, type SqliteScene, sqlFile, tsFile } from "./support.ts";

const options = { dialect: sqlite };
const base = sqlFile("aaaa", "", "CREATE TABLE users (id integer PRIMARY KEY, name text);", "DROP TABLE users;");
/** On the branch of one person: an index, and what builds on it. */
const index = tsFile("bbbb", "aaaa", {
  upgrade: (op) => op.createIndex("users_name", "users", ["name"]),
  downgrade: (op) => op.dropIndex("users_name", "users"),
});
const second = tsFile("cccc", "bbbb", {
  upgrade: (op) => op.createIndex("users_name_id", "users", ["name", "id"]),
  downgrade: (op) => op.dropIndex("users_name_id", "users"),
});
/** On the branch of another. */
const age = tsFile("dddd", "aaaa", {
  upgrade: (op) => op.addColumn("users", { name: "age", type: "integer" }),
  downgrade: (op) => op.dropColumn("users", "age"),
});

const graphOf = (...files: RevisionFile[]): RevisionGraph => RevisionGraph.fromFiles(files);

/** A database on which some files ran. */
async function databaseWith(...files: RevisionFile[]): Promise<SqliteScene> {
  const scene = openSqlite();
  await upgrade(nodeSqlite(scene.db), graphOf(...files), "heads", options);
  return scene;
}

function indexes({ db }: SqliteScene): unknown[] {
  return db
    .prepare("SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name")
    .all()
    .map((row) => row.name);
}

function ledger({ db }: SqliteScene): unknown[] {
  return db
    .prepare("SELECT id FROM migr_revisions ORDER BY id")
    .all()
    .map((row) => row.id);
}

describe("switchDatabase()", () => {
  it("takes back what no file has, the newest first, and runs what the files have", async () => {
    const scene = await databaseWith(base, index, second);
    const { ran, heads } = await switchDatabase(nodeSqlite(scene.db), graphOf(base, age), options);
    expect(ran.map(({ direction, revision }) => `${direction} ${revision}`)).toEqual([
      "downgrade cccc",
      "downgrade bbbb",
      "upgrade dddd",
    ]);
    expect(heads).toEqual(["dddd"]);
    expect(indexes(scene)).toEqual([]);
    expect(columns(scene.db, "users")).toEqual(["id", "name", "age"]);
    expect(ledger(scene)).toEqual(["aaaa", "dddd"]);
  });

  it("is at what is left when there is nothing to run", async () => {
    const { db } = await databaseWith(base, index, second);
    expect((await switchDatabase(nodeSqlite(db), graphOf(base), options)).heads).toEqual(["aaaa"]);
  });

  it("does nothing when the database is what the files say", async () => {
    const { db } = await databaseWith(base, index);
    expect((await switchDatabase(nodeSqlite(db), graphOf(base, index), options)).ran).toEqual([]);
  });

  it("refuses to lose a column, names it, and changes nothing unless it is allowed", async () => {
    const scene = await databaseWith(base, age);
    await expect(switchDatabase(nodeSqlite(scene.db), graphOf(base, index), options)).rejects.toMatchObject({
      code: "LOSSY",
      message: expect.stringContaining("column users.age"),
      hint: expect.stringContaining("--allow-loss"),
    });
    expect(columns(scene.db, "users")).toEqual(["id", "name", "age"]);
    expect(ledger(scene)).toEqual(["aaaa", "dddd"]);
    await switchDatabase(nodeSqlite(scene.db), graphOf(base, index), { ...options, allowLoss: true });
    expect(columns(scene.db, "users")).toEqual(["id", "name"]);
    expect(ledger(scene)).toEqual(["aaaa", "bbbb"]);
  });

  it("takes stored SQL for possibly lossy, and runs it when that is allowed", async () => {
    const scene = await databaseWith(base, sqlFile("eeee", "aaaa", "CREATE VIEW v AS SELECT 1;", "DROP VIEW v;"));
    const run = switchDatabase(nodeSqlite(scene.db), graphOf(base), options);
    await expect(run).rejects.toMatchObject({ code: "LOSSY" });
    await switchDatabase(nodeSqlite(scene.db), graphOf(base), { ...options, allowLoss: true });
    expect(scene.db.prepare("SELECT count(*) AS n FROM sqlite_master WHERE type = 'view'").get()?.n).toBe(0);
  });

  it("refuses when the ledger stores no downgrade", async () => {
    const { db } = await databaseWith(base, sqlFile("eeee", "aaaa", "CREATE VIEW v AS SELECT 1;"));
    const run = switchDatabase(nodeSqlite(db), graphOf(base), { ...options, allowLoss: true });
    await expect(run).rejects.toMatchObject({ code: "IRREVERSIBLE", message: expect.stringContaining("eeee") });
  });

  it("takes back what was built on an absent revision and runs it again from its file", async () => {
    const scene = await databaseWith(base, index, second);
    const rebased = tsFile("cccc", "aaaa", {
      upgrade: (op) => op.createIndex("renamed", "users", ["name", "id"]),
      downgrade: (op) => op.dropIndex("renamed", "users"),
    });
    const { ran } = await switchDatabase(nodeSqlite(scene.db), graphOf(base, rebased), options);
    expect(ran.map(({ direction, revision }) => `${direction} ${revision}`)).toEqual([
      "downgrade cccc",
      "downgrade bbbb",
      "upgrade cccc",
    ]);
    expect(indexes(scene)).toEqual(["renamed"]);
    expect(ledger(scene)).toEqual(["aaaa", "cccc"]);
  });

  it("takes nothing back when an upgrade fails afterwards", async () => {
    const scene = await databaseWith(base, index);
    const broken = sqlFile("ffff", "aaaa", "CREATE TABLE broken (;");
    const run = switchDatabase(nodeSqlite(scene.db), graphOf(base, broken), options);
    await expect(run).rejects.toMatchObject({ code: "REVISION_FAILED" });
    expect(indexes(scene)).toEqual(["users_name"]);
    expect(ledger(scene)).toEqual(["aaaa", "bbbb"]);
  });

  it("goes on at the exact statement where a stored downgrade stopped outside of a transaction", async () => {
    const file = sqlFile("eeee", "aaaa", "CREATE TABLE one (id integer);", "DROP TABLE one;\nDELETE FROM two;");
    const scene = await databaseWith(base, file);
    const again = { ...options, allowLoss: true, transaction: "none" as const };
    await expect(switchDatabase(nodeSqlite(scene.db), graphOf(base), again)).rejects.toMatchObject({
      code: "REVISION_FAILED",
      message: expect.stringContaining("its downgrade in the ledger"),
    });
    const entry = "SELECT state, statements_done FROM migr_revisions WHERE id = 'eeee'";
    expect(scene.db.prepare(entry).get()).toMatchObject({ state: "downgrade", statements_done: 1 });
    scene.db.exec("CREATE TABLE two (id integer)");
    await switchDatabase(nodeSqlite(scene.db), graphOf(base), again);
    expect(ledger(scene)).toEqual(["aaaa"]);
    expect(scene.tables()).toEqual(["two", "users"]);
  });

  it("goes through a mismatch of other applied files as every run does", async () => {
    const { db } = await databaseWith(base, index);
    const edited = { ...base, text: `${base.text}\n-- edited` };
    const run = switchDatabase(nodeSqlite(db), graphOf(edited), options);
    await expect(run).rejects.toMatchObject({ code: "CHECKSUM_MISMATCH" });
  });

  it("keeps bytes and big integers of what a downgrade inserts", async () => {
    const file = tsFile("eeee", "aaaa", {
      upgrade: () => {},
      downgrade: (op) => op.insert("users", [{ id: 9007199254740993n, name: new Uint8Array([0, 255]) }]),
    });
    const scene = await databaseWith(base, file);
    await switchDatabase(nodeSqlite(scene.db), graphOf(base), options);
    const row = scene.db.prepare("SELECT CAST(id AS text) AS id, hex(name) AS name FROM users").get();
    expect(row).toMatchObject({ id: "9007199254740993", name: "00FF" });
  });
});

describe.each(TARGETS.filter(({ name }) => /PGlite|PostgreSQL/.test(name)))("switchDatabase() on $name", (target) => {
  it("takes back what can run in no transaction, by its stored operations", async (context) => {
    const reason = await target.unavailable();
    if (reason !== undefined) return context.skip(reason);
    const database = await target.open();
    onTestFinished(() => database.dispose());
    const { connection, dialect } = database;
    const concurrent = tsFile("bbbb", "aaaa", {
      upgrade: (op) => op.createIndex("users_name", "users", ["name"], { concurrently: true }),
      downgrade: (op) => op.dropIndex("users_name", "users", { concurrently: true }),
    });
    await upgrade(connection, graphOf(base), "heads", { dialect });
    const before = await database.dump();
    await upgrade(connection, graphOf(base, concurrent), "heads", { dialect });
    const { ran } = await switchDatabase(connection, graphOf(base), { dialect });
    expect(ran.map(({ direction, revision }) => `${direction} ${revision}`)).toEqual(["downgrade bbbb"]);
    expect(await database.dump()).toBe(before);
  });
});

describe("planSwitch()", () => {
  it("shows every step with what it loses and refuses nothing", async () => {
    const { db } = await databaseWith(base, age, sqlFile("eeee", "dddd", "CREATE VIEW v AS SELECT 1;"));
    const steps = await planSwitch(nodeSqlite(db), graphOf(base, index), options);
    expect(steps).toMatchObject([
      { revision: "eeee", direction: "downgrade", message: "Revision eeee.", source: "missing" },
      { revision: "dddd", direction: "downgrade", source: "ledger", losses: [expect.stringContaining("users.age")] },
      { revision: "bbbb", direction: "upgrade", source: "file", losses: [] },
    ]);
  });
});

describe("dryRunSwitch()", () => {
  it("lists the statements and changes nothing", async () => {
    const scene = await databaseWith(base, index);
    const plan = await dryRunSwitch(nodeSqlite(scene.db), graphOf(base, age), options);
    expect(plan.map(({ direction, revision }) => `${direction} ${revision}`)).toEqual([
      "downgrade bbbb",
      "upgrade dddd",
    ]);
    expect(plan[0]?.statements).toEqual(["DROP INDEX users_name"]);
    expect(indexes(scene)).toEqual(["users_name"]);
  });
});
