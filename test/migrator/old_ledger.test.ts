/** Databases whose ledger an early version made, before it noted what statements outside of transactions were. */

import { DatabaseSync } from "node:sqlite";
import postgresClient from "postgres";
import { afterAll, describe, expect, it } from "vitest";
import { stripTypes } from "../../cli/host/strip_types.ts";
import { postgres } from "../../core/dialects/postgres/mod.ts";
import { sqlite } from "../../core/dialects/sqlite/mod.ts";
import type { Connection } from "../../core/drivers/driver.ts";
import { nodeSqlite } from "../../core/drivers/node_sqlite.ts";
import { pglite } from "../../core/drivers/pglite.ts";
import { postgresJs } from "../../core/drivers/postgres_js.ts";
import { checksumOf } from "../../core/migrator/checksum.ts";
import { current } from "../../core/migrator/current.ts";
import { upgrade as upgradeEmbedded } from "../../core/migrator/edge/sql.ts";
import { findProblems, repair } from "../../core/migrator/repair.ts";
import { upgrade } from "../../core/migrator/run.ts";
import { stamp } from "../../core/migrator/stamp.ts";
import { bundleText } from "../../core/revisions/bundle.ts";
import { RevisionGraph } from "../../core/revisions/graph.ts";
import { openPGlite } from "../support/pglite.ts";
import { sharedPostgres } from "../support/servers.ts";
import { sqlFile } from "./support.ts";

const server = await sharedPostgres(18);
const ends: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const end of ends) await end();
});

const one = sqlFile("aaaa", "", "CREATE TABLE one (id integer);");
const two = sqlFile("bbbb", "aaaa", "CREATE TABLE two (id integer);");
const graph = RevisionGraph.fromFiles([one, two]);
const first = RevisionGraph.fromFiles([one]);

async function onServer(): Promise<Connection> {
  const client = postgresClient((await server?.createDatabase()) ?? "", { max: 1, onnotice: () => {} });
  ends.push(() => client.end({ timeout: 0 }));
  return postgresJs(client);
}

async function onPglite(): Promise<Connection> {
  const database = await openPGlite();
  ends.push(() => database.close());
  return pglite(database);
}

describe.each([
  { name: "PostgreSQL", dialect: postgres, open: onServer, isMissing: server === undefined },
  { name: "PGlite", dialect: postgres, open: onPglite, isMissing: false },
  { name: "SQLite", dialect: sqlite, open: async () => nodeSqlite(new DatabaseSync(":memory:")), isMissing: false },
])("a ledger of an early version on $name", ({ dialect, open, isMissing }) => {
  /** A database that an early version has brought to the first revision. */
  const early = async (): Promise<Connection> => {
    const connection = await open();
    await upgrade(connection, first, "head", { dialect });
    await connection.query("ALTER TABLE migr_revisions DROP COLUMN progress");
    return connection;
  };
  const rows = async (connection: Connection) =>
    await connection.query("SELECT id, state, progress FROM migr_revisions ORDER BY id");
  const both = ["aaaa", "bbbb"].map((id) => ({ id, state: "applied", progress: null }));

  it.skipIf(isMissing)("can be read, which changes nothing", async () => {
    const connection = await early();
    expect((await current(connection, graph, { dialect })).heads).toEqual(["aaaa"]);
    expect(await findProblems(connection, graph, { dialect })).toEqual([]);
    await expect(rows(connection)).rejects.toThrow(/progress/);
  });

  it.skipIf(isMissing)("is brought up to date by the next upgrade, with its rows kept", async () => {
    const connection = await early();
    expect((await upgrade(connection, graph, "head", { dialect })).ran.map(({ revision }) => revision)).toEqual([
      "bbbb",
    ]);
    expect(await rows(connection)).toEqual(both);
    expect((await upgrade(connection, graph, "head", { dialect })).ran).toEqual([]);
  });

  it.skipIf(isMissing)(
    "is brought up to date by a lock in a table, a stamp, a repair and the small runner",
    async () => {
      const table = await early();
      await upgrade(table, graph, "head", { dialect, lock: "table", holder: "test" });
      expect(await rows(table)).toEqual(both);
      const stamped = await early();
      await stamp(stamped, graph, ["head"], { dialect });
      expect(await rows(stamped)).toEqual(both);
      const mended = await early();
      await mended.query("UPDATE migr_revisions SET state = 'downgrade'");
      await repair(mended, first, { applied: ["aaaa"] }, { dialect });
      expect(await rows(mended)).toEqual(both.slice(0, 1));
      const embedded = await early();
      const text = await bundleText(graph, { stripTypes, checksum: checksumOf });
      const { revisions } = await import(`data:text/javascript,${encodeURIComponent(text)}`);
      await upgradeEmbedded(embedded, revisions, { dialect });
      expect(await rows(embedded)).toEqual(both);
    },
  );

  it.skipIf(isMissing)("may be brought up to date by another runner before the lock is there", async () => {
    const connection = await early();
    let isHeld = true;
    const lock: typeof dialect.session.lock = async (...args) => {
      const release = await dialect.session.lock(...args);
      if (isHeld) await connection.query("ALTER TABLE migr_revisions ADD COLUMN progress varchar(64)");
      isHeld = false;
      return release;
    };
    await upgrade(connection, graph, "head", {
      dialect: { ...dialect, session: { ...dialect.session, lock } } as never,
    });
    expect(await rows(connection)).toEqual(both);
  });
});
