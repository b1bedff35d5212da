/** Runs that stop outside of a transaction, and what the next one makes of it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import postgresClient from "postgres";
import { afterAll, describe, expect, it } from "vitest";
import { postgres } from "../../core/dialects/postgres/mod.ts";
import { sqlite } from "../../core/dialects/sqlite/mod.ts";
import type { Connection } from "../../core/drivers/driver.ts";
import { nodeSqlite } from "../../core/drivers/node_sqlite.ts";
import { postgresJs } from "../../core/drivers/postgres_js.ts";
import { findProblems, repair } from "../../core/migrator/repair.ts";
import { downgrade, upgrade } from "../../core/migrator/run.ts";
import { RevisionGraph } from "../../core/revisions/graph.ts";
import { sharedPostgres } from "../support/servers.ts";
import { sqlFile, tsFile } from "./support.ts";

const BARE = " no-transaction";

/** A revision whose upgrade runs outside of a transaction. */
function bareFile(id: string, down: string, up: string) {
  const { path, text } = sqlFile(id, down, up);
  return { path, text: text.replace("-- migr: upgrade", `-- migr: upgrade${BARE}`) };
}

/** The connection, which breaks just before or after the first statement that matches. */
function breaking(connection: Connection, pattern: RegExp, side: "before" | "after"): Connection {
  let broken = false;
  const query: Connection["query"] = async (sql, params) => {
    if (broken) throw new Error("the connection is gone");
    const hits = pattern.test(sql);
    broken = hits;
    const rows = hits && side === "before" ? [] : await connection.query(sql, params);
    if (hits) throw new Error("the connection is gone");
    return rows;
  };
  return {
    ...connection,
    query,
    batch: async (queries) => {
      for (const { sql, params } of queries) await query(sql, params);
    },
  };
}

const server = await sharedPostgres(18);
const clients: postgresClient.Sql[] = [];
afterAll(async () => {
  await Promise.all(clients.map((client) => client.end({ timeout: 0 })));
});

async function session(url: string): Promise<Connection> {
  const client = postgresClient(url, { max: 1, onnotice: () => {} });
  clients.push(client);
  return postgresJs(client);
}

async function database(): Promise<{ readonly url: string; readonly connection: Connection }> {
  const url = (await server?.createDatabase()) ?? "";
  return { url, connection: await session(url) };
}

describe.skipIf(server === undefined)("upgrade() on PostgreSQL outside of a transaction", () => {
  const options = { dialect: postgres, lockRetries: 0 };
  const table = sqlFile("aaaa", "", "CREATE TABLE t (id integer); INSERT INTO t VALUES (1), (1);");
  const index = bareFile("bbbb", "aaaa", "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS t_id_idx ON t (id);");
  const valid = "SELECT indisvalid AS valid FROM pg_index WHERE indexrelid = 't_id_idx'::regclass";

  it("rebuilds an invalid index that a failed CREATE INDEX CONCURRENTLY IF NOT EXISTS left", async () => {
    const { connection } = await database();
    const graph = RevisionGraph.fromFiles([table, index]);
    await expect(upgrade(connection, graph, "head", options)).rejects.toMatchObject({ code: "REVISION_FAILED" });
    expect(await connection.query(valid)).toEqual([{ valid: false }]);
    const problems = await findProblems(connection, graph, options);
    expect(problems.map(({ kind }) => kind).sort()).toEqual(["leftover", "uncertain"]);
    await connection.query("DELETE FROM t WHERE ctid = (SELECT min(ctid) FROM t)");
    expect((await upgrade(connection, graph, "head", options)).heads).toEqual(["bbbb"]);
    expect(await connection.query(valid)).toEqual([{ valid: true }]);
    expect(await findProblems(connection, graph, options)).toEqual([]);
  });

  it("does not build an index again that is there, when only the note was lost", async () => {
    const { url, connection } = await database();
    await connection.query("CREATE TABLE t (id integer)");
    const graph = RevisionGraph.fromFiles([bareFile("bbbb", "", "CREATE INDEX CONCURRENTLY t_id_idx ON t (id);")]);
    const broken = breaking(connection, /CREATE INDEX/, "after");
    await expect(upgrade(broken, graph, "head", options)).rejects.toThrow("gone");
    const [before] = await connection.query("SELECT 't_id_idx'::regclass::oid AS oid");
    await connection.query("SELECT pg_advisory_unlock_all()");
    expect((await upgrade(await session(url), graph, "head", options)).heads).toEqual(["bbbb"]);
    expect(await connection.query("SELECT 't_id_idx'::regclass::oid AS oid")).toEqual([before]);
  });

  it("fails where an index of that name was there before, instead of taking it for its own", async () => {
    const { connection } = await database();
    await connection.query("CREATE TABLE t (id integer, other integer)");
    await connection.query("CREATE INDEX t_id_idx ON t (other)");
    const graph = RevisionGraph.fromFiles([bareFile("bbbb", "", "CREATE INDEX CONCURRENTLY t_id_idx ON t (id);")]);
    for (let attempt = 0; attempt < 2; attempt++) {
      await expect(upgrade(connection, graph, "head", options)).rejects.toThrow(/already exists/);
    }
  });

  it("asks a person about a procedure that commits, and does what that person says", async () => {
    const { url, connection } = await database();
    await connection.query("CREATE TABLE n (v integer)");
    await connection.query("INSERT INTO n VALUES (1)");
    await connection.query(
      "CREATE PROCEDURE twice() LANGUAGE plpgsql AS $$ BEGIN UPDATE n SET v = v * 2; COMMIT; END $$",
    );
    const graph = RevisionGraph.fromFiles([bareFile("bbbb", "", "CALL twice();\nUPDATE n SET v = v + 1;")]);
    const events: string[] = [];
    let calls = 0;
    const counted: Connection = {
      ...connection,
      query: async (sql, params) => {
        if (/CALL/.test(sql) && ++calls > 0) {
          await connection.query(sql, params);
          throw new Error("the connection is gone");
        }
        return await connection.query(sql, params);
      },
    };
    await expect(upgrade(counted, graph, "head", options)).rejects.toThrow("gone");
    await connection.query("SELECT pg_advisory_unlock_all()");
    const again = await session(url);
    const uncertain = expect.objectContaining({
      code: "REVISION_PARTIAL",
      hint: expect.stringContaining("--done bbbb"),
    });
    await expect(
      upgrade(again, graph, "head", { ...options, onEvent: ({ type }) => events.push(type) }),
    ).rejects.toEqual(uncertain);
    await repair(again, graph, { done: ["bbbb"] }, options);
    await upgrade(again, graph, "head", options);
    expect(await again.query("SELECT v FROM n")).toEqual([{ v: 3 }]);
  });

  it("makes settings of the session again that an earlier run had made", async () => {
    const { url, connection } = await database();
    const up =
      "CREATE SCHEMA app;\nSET search_path TO app;\nCREATE TABLE one (id integer);\nCREATE TABLE two (id integer);";
    const graph = RevisionGraph.fromFiles([bareFile("aaaa", "", up)]);
    const broken = breaking(connection, /CREATE TABLE two/, "before");
    await expect(upgrade(broken, graph, "head", { ...options, ledger: { schema: "public" } })).rejects.toThrow("gone");
    await connection.query("ROLLBACK");
    await connection.query("SELECT pg_advisory_unlock_all()");
    await upgrade(await session(url), graph, "head", { ...options, ledger: { schema: "public" } });
    expect(
      await connection.query("SELECT schemaname AS home FROM pg_tables WHERE tablename IN ('one', 'two')"),
    ).toEqual([{ home: "app" }, { home: "app" }]);
  });
});

describe("upgrade() on SQLite outside of a transaction", () => {
  const options = { dialect: sqlite };
  const up = "CREATE TABLE n (v integer);\nINSERT INTO n VALUES (1);\nUPDATE n SET v = v * 2;";
  const rows = (db: DatabaseSync): unknown[] =>
    db
      .prepare("SELECT v FROM n")
      .all()
      .map((row) => row.v);

  it("lets later statements of an interrupted revision be corrected, but not those that have run", async () => {
    const db = new DatabaseSync(":memory:");
    const bad = bareFile("aaaa", "", `${up}\nUPDATE nowhere SET v = 1;`);
    const run = (file: typeof bad) => upgrade(nodeSqlite(db), RevisionGraph.fromFiles([file]), "head", options);
    await expect(run(bad)).rejects.toMatchObject({ code: "REVISION_FAILED" });
    await expect(run({ ...bad, text: bad.text.replace("v * 2", "v * 20") })).rejects.toMatchObject({
      code: "REVISION_PARTIAL",
    });
    await expect(run({ ...bad, text: bad.text.replace(/UPDATE n.*\n?UPDATE nowhere.*/s, "") })).rejects.toMatchObject({
      code: "REVISION_PARTIAL",
    });
    await run({ ...bad, text: bad.text.replace("nowhere SET v = 1", "n SET v = v + 1") });
    expect(rows(db)).toEqual([3]);
  });

  it("explains a revision whose statements follow from answers that it has changed itself", async () => {
    const db = new DatabaseSync(":memory:");
    db.exec("CREATE TABLE n (v integer); INSERT INTO n VALUES (1)");
    const file = tsFile("aaaa", null, {
      upgrade: async (op) => {
        const [row] = await op.query("SELECT v FROM n");
        op.execute(`UPDATE n SET v = ${Number(row?.v) + 1}`);
        op.execute("CREATE TABLE done (id integer)");
      },
    });
    const graph = RevisionGraph.fromFiles([file]);
    const none = { ...options, transaction: "none" as const };
    await expect(
      upgrade(breaking(nodeSqlite(db), /CREATE TABLE done/, "before"), graph, "head", none),
    ).rejects.toThrow();
    db.exec("ROLLBACK");
    await expect(upgrade(nodeSqlite(db), graph, "head", none)).rejects.toMatchObject({
      code: "REVISION_PARTIAL",
      hint: expect.stringContaining("migr repair --applied aaaa"),
    });
    expect(rows(db)).toEqual([2]);
    db.exec("CREATE TABLE done (id integer)");
    const { problems } = await repair(nodeSqlite(db), graph, { applied: ["aaaa"] }, none);
    expect(problems).toEqual([]);
    expect((await upgrade(nodeSqlite(db), graph, "head", none)).ran).toEqual([]);
  });

  it("lets another runner overtake between two transactions without running a statement twice", async () => {
    const folder = mkdtempSync(join(tmpdir(), "migr-resume-"));
    const [db, other] = [1, 2].map(() => new DatabaseSync(join(folder, "app.db"), { timeout: 2000 })) as [
      DatabaseSync,
      DatabaseSync,
    ];
    const graph = RevisionGraph.fromFiles([bareFile("aaaa", "", up)]);
    const connection = nodeSqlite(db);
    let begun = 0;
    const slow: Connection = {
      ...connection,
      query: async (sql, params) => {
        if (sql === "BEGIN IMMEDIATE" && ++begun === 3) await upgrade(nodeSqlite(other), graph, "head", options);
        return await connection.query(sql, params);
      },
    };
    await upgrade(slow, graph, "head", options);
    expect(begun).toBeGreaterThan(3);
    expect(rows(db)).toEqual([2]);
    expect(db.prepare("SELECT count(*) AS n FROM migr_log").get()?.n).toBe(1);
    for (const one of [db, other]) one.close();
    rmSync(folder, { recursive: true });
  });
});

describe("repair()", () => {
  const options = { dialect: sqlite };
  const one = sqlFile("aaaa", "", "CREATE TABLE users (id integer);", "DROP TABLE users;");
  const two = sqlFile("bbbb", "aaaa", "CREATE TABLE posts (id integer);", "DROP TABLE posts;");

  it("accepts an edited file, with the downgrade that it has now", async () => {
    const db = new DatabaseSync(":memory:");
    const connection = nodeSqlite(db);
    await upgrade(connection, RevisionGraph.fromFiles([one]), "head", options);
    const edited = { ...one, text: one.text.replace("DROP TABLE users", "DROP TABLE IF EXISTS users") };
    const graph = RevisionGraph.fromFiles([edited, two]);
    await expect(upgrade(connection, graph, "head", options)).rejects.toMatchObject({
      code: "CHECKSUM_MISMATCH",
      hint: expect.stringContaining("migr repair --accept aaaa"),
    });
    const problems = await findProblems(connection, graph, options);
    expect(problems.map(({ kind, revision }) => ({ kind, revision }))).toEqual([{ kind: "edited", revision: "aaaa" }]);
    await repair(connection, graph, { accept: ["all"] }, options);
    expect((await upgrade(connection, graph, "head", options)).heads).toEqual(["bbbb"]);
    expect(String(db.prepare("SELECT downgrade FROM migr_revisions WHERE id = 'aaaa'").get()?.downgrade)).toContain(
      "IF EXISTS",
    );
  });

  it("forgets a revision that no file has, and refuses to forget one that has its file", async () => {
    const connection = nodeSqlite(new DatabaseSync(":memory:"));
    await upgrade(connection, RevisionGraph.fromFiles([one, two]), "head", options);
    const graph = RevisionGraph.fromFiles([one]);
    await expect(repair(connection, graph, { forget: ["bbbb", "aaaa"] }, options)).rejects.toMatchObject({
      code: "INVALID_TARGET",
    });
    expect((await findProblems(connection, graph, options)).map(({ kind }) => kind)).toEqual(["unknown"]);
    const { mended, problems } = await repair(connection, graph, { forget: ["bbbb"] }, options);
    expect(mended).toEqual([{ action: "forget", revision: "bbbb" }]);
    expect(problems).toEqual([]);
    expect((await downgrade(connection, graph, "base", options)).heads).toEqual([]);
  });

  it("lists faults of the files beside what is wrong in the ledger", async () => {
    const connection = nodeSqlite(new DatabaseSync(":memory:"));
    await upgrade(connection, RevisionGraph.fromFiles([one, two]), "head", options);
    const problems = await findProblems(connection, RevisionGraph.fromFiles([two]), options);
    expect(problems.map(({ kind, revision }) => [kind, revision])).toEqual([
      ["files", undefined],
      ["unknown", "aaaa"],
    ]);
  });

  it("says which migr to use where a newer one wrote the ledger", async () => {
    const db = new DatabaseSync(":memory:");
    await upgrade(nodeSqlite(db), RevisionGraph.fromFiles([one]), "head", options);
    db.exec("UPDATE migr_revisions SET state = 'archived'");
    await expect(upgrade(nodeSqlite(db), RevisionGraph.fromFiles([one]), "head", options)).rejects.toMatchObject({
      code: "LEDGER_TOO_NEW",
      hint: expect.stringContaining("newer version"),
    });
  });
});
