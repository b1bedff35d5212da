/**
 * The migrator keeps nothing between calls: runs at the same time do not know of each other, and runners of one database
 * wait for each other.
 */
import { DatabaseSync } from "node:sqlite";
import postgresClient from "postgres";
import { describe, expect, it, onTestFinished } from "vitest";
import { postgres } from "../../core/dialects/postgres/mod.ts";
import { sqlite } from "../../core/dialects/sqlite/mod.ts";
import type { Connection } from "../../core/drivers/driver.ts";
import { nodeSqlite } from "../../core/drivers/node_sqlite.ts";
import { pglite } from "../../core/drivers/pglite.ts";
import { postgresJs } from "../../core/drivers/postgres_js.ts";
import type { RunHooks } from "../../core/migrator/hooks.ts";
import type { RunEvent, RunOptions } from "../../core/migrator/options.ts";
import { upgrade } from "../../core/migrator/run.ts";
import { RevisionGraph } from "../../core/revisions/graph.ts";
import { openPGlite } from "../support/pglite.ts";
import { sharedPostgres } from "../support/servers.ts";
import { tsFile } from "./support.ts";

const server = await sharedPostgres(18);

/** Revisions that write down who they run for. */
const graph = RevisionGraph.fromFiles([
  tsFile("aaaa", null, { upgrade: (op) => op.createTable("told", [{ name: "who", type: "text" }]) }),
  ...["bbbb", "cccc", "dddd"].map((id, index) =>
    tsFile(id, ["aaaa", "bbbb", "cccc"][index] ?? null, {
      upgrade: async (op) => {
        await op.query("SELECT 1");
        op.insert("told", [{ who: `${op.arguments.tenant} in ${id}` }]);
      },
    }),
  ),
]);

interface Tenant {
  readonly name: string;
  readonly connection: Connection;
  readonly options: RunOptions;
  readonly events: RunEvent[];
  readonly hooked: string[];
}

function tenant(name: string, connection: Connection, dialect: RunOptions["dialect"], signal?: AbortSignal): Tenant {
  const events: RunEvent[] = [];
  const hooked: string[] = [];
  const hooks: RunHooks = {
    beforeRevision: ({ revision, arguments: args }) => hooked.push(`${args.tenant} ${revision.id}`),
  };
  const onEvent = (event: RunEvent): void => void events.push(event);
  return {
    name,
    connection,
    events,
    hooked,
    options: { dialect, hooks, onEvent, signal, arguments: { tenant: name } },
  };
}

async function told({ connection }: Tenant): Promise<unknown[]> {
  return (await connection.query("SELECT who FROM told ORDER BY who")).map((row) => row.who);
}

async function connectPostgres(url: string): Promise<Connection> {
  const sql = postgresClient(url, { max: 1, onnotice: () => {} });
  const connection = postgresJs(sql);
  onTestFinished(async () => {
    await connection.close();
    await sql.end({ timeout: 5 });
  });
  return connection;
}

describe("upgrade()", () => {
  it("works on several databases of several engines at once, each with its own arguments, hooks and events", async () => {
    const client = await openPGlite();
    onTestFinished(() => client.close());
    const tenants = [
      tenant("acme", nodeSqlite(new DatabaseSync(":memory:")), sqlite),
      tenant("globex", pglite(client), postgres),
      tenant("initech", nodeSqlite(new DatabaseSync(":memory:")), sqlite),
    ];
    const results = await Promise.all(
      tenants.map(({ connection, options }) => upgrade(connection, graph, "head", options)),
    );
    expect(results.map(({ heads }) => heads)).toEqual([["dddd"], ["dddd"], ["dddd"]]);
    for (const one of tenants) {
      expect(await told(one)).toEqual(["bbbb", "cccc", "dddd"].map((id) => `${one.name} in ${id}`));
      expect(one.hooked).toEqual(["aaaa", "bbbb", "cccc", "dddd"].map((id) => `${one.name} ${id}`));
      expect(one.events.filter(({ type }) => type === "finished")).toHaveLength(4);
    }
  });

  it("stops only the run whose signal fires", async () => {
    const stop = new AbortController();
    const stopped = tenant("acme", nodeSqlite(new DatabaseSync(":memory:")), sqlite, stop.signal);
    const other = tenant("globex", nodeSqlite(new DatabaseSync(":memory:")), sqlite, new AbortController().signal);
    const onEvent = (event: RunEvent): void => {
      if (event.type === "finished") stop.abort();
    };
    const [first, second] = await Promise.allSettled([
      upgrade(stopped.connection, graph, "head", { ...stopped.options, onEvent }),
      upgrade(other.connection, graph, "head", other.options),
    ]);
    expect(first).toMatchObject({ status: "rejected", reason: { code: "ABORTED" } });
    expect(second).toMatchObject({ status: "fulfilled", value: { heads: ["dddd"] } });
    expect(await stopped.connection.query("SELECT name FROM sqlite_master")).toEqual([]);
  });

  it.skipIf(server === undefined)(
    "lets runners of one database wait for each other, and runs nothing twice",
    async () => {
      const url = (await server?.createDatabase()) ?? "";
      const runners = await Promise.all(
        ["one", "two", "three"].map(async (name) => tenant(name, await connectPostgres(url), postgres)),
      );
      const results = await Promise.all(
        runners.map(({ connection, options }) => upgrade(connection, graph, "head", options)),
      );
      expect(results.flatMap(({ ran }) => ran).map(({ revision }) => revision)).toEqual([
        "aaaa",
        "bbbb",
        "cccc",
        "dddd",
      ]);
      expect(results.map(({ heads }) => heads)).toEqual([["dddd"], ["dddd"], ["dddd"]]);
      const [winner] = runners.filter(({ hooked }) => hooked.length > 0);
      expect(await told(runners[0] as Tenant)).toEqual(
        ["bbbb", "cccc", "dddd"].map((id) => `${winner?.name} in ${id}`),
      );
      expect(runners.flatMap(({ events }) => events).some(({ type }) => type === "waiting")).toBe(true);
    },
  );
});
