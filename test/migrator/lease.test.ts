/** The lock that is a row in a table: who holds it, when it is taken over, and that a runner who lost it writes nothing. */
import { mkdtempSync, rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { createClient } from "@libsql/client";
import postgresClient from "postgres";
import { describe, expect, it, onTestFinished } from "vitest";
import { postgres } from "../../core/dialects/postgres/mod.ts";
import { sqlite } from "../../core/dialects/sqlite/mod.ts";
import type { Connection } from "../../core/drivers/driver.ts";
import { libsql } from "../../core/drivers/libsql.ts";
import { nodeSqlite } from "../../core/drivers/node_sqlite.ts";
import { postgresJs } from "../../core/drivers/postgres_js.ts";
import type { RunEvent, RunOptions } from "../../core/migrator/options.ts";
import { downgrade, upgrade } from "../../core/migrator/run.ts";
import { stamp } from "../../core/migrator/stamp.ts";
import { RevisionGraph } from "../../core/revisions/graph.ts";
import { pgbouncer, pgbouncerMissing } from "../support/pgbouncer.ts";
import { sharedPostgres } from "../support/servers.ts";
import { sqlFile, tsFile } from "./support.ts";

const server = await sharedPostgres(18);
const noBouncer = server === undefined ? "there is no PostgreSQL" : pgbouncerMissing();

const graph = RevisionGraph.fromFiles([
  sqlFile("aaaa", "", "CREATE TABLE told (who text);", "DROP TABLE told;"),
  ...["bbbb", "cccc"].map((id, index) =>
    tsFile(id, ["aaaa", "bbbb"][index] ?? null, {
      upgrade: async (op) => {
        await op.query("SELECT 1");
        op.insert("told", [{ who: id }]);
      },
    }),
  ),
]);

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function connect(url: string, prepare = true): Connection {
  const sql = postgresClient(url, { max: 1, onnotice: () => {}, prepare, fetch_types: false });
  const connection = postgresJs(sql);
  onTestFinished(async () => {
    await connection.close();
    await sql.end({ timeout: 5 });
  });
  return connection;
}

/** A promise that is kept from outside. */
function latch(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((keep) => {
    resolve = keep;
  });
  return { promise, resolve };
}

/** A runner that stops after its first revision until it is told to go on. */
function paused(
  connection: Connection,
  options: RunOptions,
): { run: Promise<unknown>; reached: Promise<void>; goOn: () => void } {
  const gate = latch();
  const reached = latch();
  const hooks = {
    beforeRevision: async ({ revision }: { revision: { id: string } }) => {
      if (revision.id !== "bbbb") return;
      reached.resolve();
      await gate.promise;
    },
  };
  const run = upgrade(connection, graph, "head", { ...options, hooks }).catch((error: unknown) => error);
  return { run, reached: reached.promise, goOn: gate.resolve };
}

describe("a lock in a table on SQLite", () => {
  const open = (): { db: DatabaseSync; connection: Connection } => {
    const db = new DatabaseSync(":memory:");
    return { db, connection: nodeSqlite(db) };
  };
  const table: RunOptions = { dialect: sqlite, lock: "table", holder: "pid 1 on here" };

  it("is given back, and counts its holders", async () => {
    const { db, connection } = open();
    await upgrade(connection, graph, "aaaa", table);
    await upgrade(connection, graph, "head", table);
    await stamp(connection, graph, ["aaaa"], table);
    await downgrade(connection, graph, "base", table);
    const [row] = db.prepare("SELECT token, holder, expires_at FROM migr_lock").all();
    expect(row).toEqual({ token: 4, holder: "pid 1 on here", expires_at: 0 });
  });

  it("is no part of the schema", async () => {
    const { connection } = open();
    await upgrade(connection, graph, "head", table);
    const ledger = { schema: "", revisions: "migr_revisions", log: "migr_log", lock: "migr_lock" };
    expect([...(await sqlite.introspect(connection, { ledger }))].map(({ id }) => id.name)).toEqual(["told", "who"]);
  });

  it("is waited for, names its holder, and is taken over when it has run out", async () => {
    const { db, connection } = open();
    await upgrade(connection, graph, "aaaa", table);
    const now = "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)";
    db.exec(
      `UPDATE migr_lock SET expires_at = ${now} + 60000, holder = 'pid 7 on there', since = '2026-01-01 12:00:00 UTC'`,
    );
    await expect(upgrade(connection, graph, "head", { ...table, lockTimeoutMs: 100 })).rejects.toMatchObject({
      code: "LOCK_TIMEOUT",
      message: "Another runner (pid 7 on there, since 2026-01-01 12:00:00 UTC) still holds the lock after 0.1 s.",
      hint: expect.stringContaining("expires by itself"),
    });
    db.exec(`UPDATE migr_lock SET expires_at = ${now} + 300`);
    const events: RunEvent[] = [];
    const result = await upgrade(connection, graph, "head", { ...table, onEvent: (event) => void events.push(event) });
    expect(result.heads).toEqual(["cccc"]);
    expect(events).toContainEqual({ type: "waiting", holder: "pid 7 on there, since 2026-01-01 12:00:00 UTC" });
  });

  it("keeps a runner who lost it from writing", async () => {
    const { db, connection } = open();
    const runner = paused(connection, { ...table, transaction: "none" });
    await runner.reached;
    db.exec("UPDATE migr_lock SET token = token + 1, holder = 'somebody else'");
    runner.goOn();
    expect(await runner.run).toMatchObject({ code: "LOCK_LOST", message: expect.stringContaining("somebody else") });
    expect(db.prepare("SELECT id, state FROM migr_revisions").all()).not.toContainEqual({
      id: "bbbb",
      state: "applied",
    });
  });
});

describe("runners of one file of libSQL", () => {
  it("wait for each other, and run nothing twice", async () => {
    const folder = mkdtempSync("/tmp/migr-libsql-");
    const clients = [1, 2, 3].map(() => createClient({ url: `file:${folder}/app.db` }));
    onTestFinished(() => {
      for (const client of clients) client.close();
      rmSync(folder, { recursive: true });
    });
    const results = await Promise.all(
      clients.map((client) => upgrade(libsql(client), graph, "head", { dialect: sqlite })),
    );
    expect(results.flatMap(({ ran }) => ran).map(({ revision }) => revision)).toEqual(["aaaa", "bbbb", "cccc"]);
    expect((await clients[0]?.execute("SELECT who FROM told"))?.rows.map(({ who }) => who)).toEqual(["bbbb", "cccc"]);
  });
});

describe.skipIf(server === undefined)("a lock in a table on PostgreSQL", () => {
  it("lets runners wait for each other, and holds through a long transaction", async () => {
    const url = (await server?.createDatabase()) ?? "";
    const options: RunOptions = { dialect: postgres, lock: "table", leaseMs: 300 };
    const slow = paused(connect(url), options);
    await slow.reached;
    const other = upgrade(connect(url), graph, "head", options);
    // Longer than the lease: the open transaction keeps its row.
    await wait(700);
    slow.goOn();
    expect(await slow.run).toMatchObject({ ran: [{ revision: "aaaa" }, { revision: "bbbb" }, { revision: "cccc" }] });
    expect(await other).toMatchObject({ ran: [], heads: ["cccc"] });
  });

  it("is renewed on a connection of its own while a statement takes long", async () => {
    const url = (await server?.createDatabase()) ?? "";
    const header = "-- long\n-- revision: aaaa\n-- down-revision:\n\n";
    const text = `${header}-- migr: upgrade no-transaction\nSELECT pg_sleep(1.2);\n`;
    const long = RevisionGraph.fromFiles([{ path: "versions/aaaa.sql", text }]);
    const options: RunOptions = {
      dialect: postgres,
      lock: "table",
      leaseMs: 400,
      openHeartbeat: async () => connect(url),
    };
    const first = upgrade(connect(url), long, "head", options);
    await wait(500);
    await expect(upgrade(connect(url), long, "head", { ...options, lockTimeoutMs: 100 })).rejects.toMatchObject({
      code: "LOCK_TIMEOUT",
    });
    expect((await first).heads).toEqual(["aaaa"]);
  });

  it.skipIf(noBouncer !== undefined)(
    `works behind a proxy that pools transactions, where a late write fails${noBouncer === undefined ? "" : ` (${noBouncer})`}`,
    async () => {
      const direct = (await server?.createDatabase()) ?? "";
      const proxy = await pgbouncer(direct);
      onTestFinished(() => proxy.stop());
      const options: RunOptions = { dialect: postgres, lock: "table", leaseMs: 500 };
      // It falls asleep outside of a transaction, loses its lease, and wakes up.
      const sleeper = paused(connect(proxy.url), { ...options, transaction: "none", holder: "the sleeper" });
      await sleeper.reached;
      const observer = connect(direct);
      // Its timers do not sleep here; so its number is taken away, as the next one would, before it can renew.
      await observer.query("UPDATE migr_lock SET token = token + 1, expires_at = 0");
      const options2: RunOptions = { ...options, transaction: "none", holder: "the next one" };
      const next = await upgrade(connect(proxy.url), graph, "head", options2).catch((error: unknown) => error);
      sleeper.goOn();
      expect(await sleeper.run).toMatchObject({ code: "LOCK_LOST", message: expect.stringContaining("the next one") });
      expect(next).toMatchObject({ heads: ["cccc"] });
      expect(await observer.query("SELECT who FROM told ORDER BY who")).toEqual([{ who: "bbbb" }, { who: "cccc" }]);
      const runners = await Promise.all([1, 2, 3].map(() => upgrade(connect(proxy.url), graph, "head", options)));
      expect(runners.map(({ ran }) => ran)).toEqual([[], [], []]);
    },
  );
});
