/**
 * Databases of the edge, as targets of the conformance suite: libSQL in a file, D1 and a Durable Object in a real workerd.
 *
 * @module
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@libsql/client";
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import { sqlite } from "../../core/dialects/sqlite/mod.ts";
import { type D1Like, d1 } from "../../core/drivers/d1.ts";
import type { Connection } from "../../core/drivers/driver.ts";
import { libsql } from "../../core/drivers/libsql.ts";
import { DatabaseError, type DatabaseErrorFields } from "../../core/errors.ts";
import { adapted } from "../../core/migrator/adapt.ts";
import { RevisionGraph } from "../../core/revisions/graph.ts";
import { observeSqlite } from "./sqlite_observer.ts";
import type { Target, TestDatabase } from "./targets.ts";

/** As a run sees the connection: with what it puts beneath a database that has no transactions or no settings. */
function asRun(connection: Connection): Pick<TestDatabase, "connection" | "dialect"> {
  const ground = adapted(connection, RevisionGraph.of([]), { dialect: sqlite });
  return { connection: ground.connection, dialect: ground.options.dialect };
}

function edgeDatabase(raw: Connection, clean: () => Promise<void>, close: () => Promise<void>): TestDatabase {
  const { connection, dialect } = asRun(raw);
  return {
    connection,
    dialect,
    dump: () => observeSqlite(connection),
    async reset() {
      await connection.query("ROLLBACK");
      await clean();
    },
    dispose: () => close(),
  };
}

/** Drops everything, in the order of dependencies as far as the engine insists on one. */
async function dropAll(connection: Connection): Promise<void> {
  const query = `SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '\\_cf\\_%' ESCAPE '\\'
    AND type IN ('table', 'view', 'trigger') ORDER BY type = 'table', type`;
  const drops = (await connection.query(query)).map(({ type, name }) => ({
    sql: `DROP ${type} IF EXISTS "${String(name).replaceAll('"', '""')}"`,
  }));
  if (drops.length > 0) await connection.batch([{ sql: "PRAGMA defer_foreign_keys=ON" }, ...drops]);
}

export const libsqlTarget: Target = {
  name: "libSQL in a file",
  dialect: sqlite,
  major: 3,
  unavailable: async () => undefined,
  async open() {
    const folder = await mkdtemp(join(tmpdir(), "migr-libsql-"));
    const client = createClient({ url: `file:${join(folder, "app.db")}`, intMode: "bigint" });
    const connection = libsql(client);
    const clean = async (): Promise<void> => {
      await connection.query("BEGIN");
      await dropAll(connection);
      await connection.query("COMMIT");
    };
    return edgeDatabase(connection, clean, async () => {
      await connection.close();
      client.close();
      await rm(folder, { recursive: true, force: true });
    });
  },
};

export const d1Target: Target = {
  name: "D1 in workerd",
  dialect: sqlite,
  major: 3,
  unavailable: async () => undefined,
  async open() {
    const miniflare = new Miniflare({
      modules: true,
      script: "export default { fetch: () => new Response() }",
      d1Databases: { DB: "conformance" },
    });
    const connection = d1((await miniflare.getD1Database("DB")) as unknown as D1Like);
    return edgeDatabase(
      connection,
      () => dropAll(connection),
      () => miniflare.dispose(),
    );
  },
};

/** What the worker of the Durable Object answers. */
interface Answer {
  readonly rows?: readonly Record<string, unknown>[];
  readonly error?: { readonly message: string; readonly fields: DatabaseErrorFields };
}

const TAGGED = `
const encode = (_, value) => typeof value === "bigint" ? { $int: String(value) }
  : value instanceof Uint8Array ? { $bytes: [...value] } : value;
const decode = (_, value) => value?.$int !== undefined ? BigInt(value.$int) : value?.$bytes !== undefined ? new Uint8Array(value.$bytes) : value;`;

const WORKER = `
import { DurableObject } from "cloudflare:workers";
import { durableObject } from "./core/drivers/durable_object.ts";
${TAGGED}
export class Store extends DurableObject {
  async fetch(request) {
    const connection = durableObject(this.ctx.storage);
    const { queries, batch } = JSON.parse(await request.text(), decode);
    try {
      if (batch) await connection.batch(queries);
      const rows = batch ? [] : await connection.query(queries[0].sql, queries[0].params);
      return new Response(JSON.stringify({ rows }, encode));
    } catch (error) {
      return Response.json({ error: { message: error.message, fields: error.fields ?? {} } });
    }
  }
}
export default { fetch: (request, env) => env.STORE.get(env.STORE.idFromName("one")).fetch(request) };`;

/** The connection of the Durable Object, from outside of its worker. */
function remote(miniflare: Miniflare): Connection {
  const encode = (_: string, value: unknown): unknown => {
    if (typeof value === "bigint") return { $int: String(value) };
    return value instanceof Uint8Array ? { $bytes: [...value] } : value;
  };
  const decode = (_: string, value: { $int?: string; $bytes?: number[] } | null): unknown => {
    if (value?.$int !== undefined) return BigInt(value.$int);
    return value?.$bytes === undefined ? value : new Uint8Array(value.$bytes);
  };
  const call = async (body: object): Promise<NonNullable<Answer["rows"]>> => {
    const response = await miniflare.dispatchFetch("http://store/", {
      method: "POST",
      body: JSON.stringify(body, encode),
    });
    const { rows = [], error } = JSON.parse(await response.text(), decode) as Answer;
    if (error !== undefined) throw new DatabaseError(error.message, error.fields);
    return rows;
  };
  return {
    dialect: "sqlite",
    label: "durable-object:",
    atomicBatch: true,
    fixedSettings: true,
    query: (sql, params) => call({ queries: [{ sql, params }], batch: false }),
    batch: async (queries) => void (await call({ queries, batch: true })),
    close: async () => {},
  };
}

export const durableObjectTarget: Target = {
  name: "a Durable Object in workerd",
  dialect: sqlite,
  major: 3,
  unavailable: async () => undefined,
  async open() {
    const { outputFiles } = await build({
      stdin: { contents: WORKER, resolveDir: join(import.meta.dirname, "../.."), loader: "js" },
      bundle: true,
      format: "esm",
      external: ["cloudflare:workers"],
      write: false,
    });
    const miniflare = new Miniflare({
      modules: true,
      script: outputFiles[0]?.text ?? "",
      compatibilityDate: "2026-06-01",
      durableObjects: { STORE: { className: "Store", useSQLite: true } },
    });
    const connection = remote(miniflare);
    return edgeDatabase(
      connection,
      () => dropAll(connection),
      () => miniflare.dispose(),
    );
  },
};
