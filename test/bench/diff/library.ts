/**
 * Introspects a database by a library, once, in a process of its own, and prints the milliseconds that it took:
 * without the start of the process and the connection, which is what a tool pays besides.
 *
 *     node test/bench/diff/library.ts migr|pg-delta|migra <URL or file>
 *
 * @module
 */
import { DatabaseSync } from "node:sqlite";

const [tool = "", address = ""] = process.argv.slice(2);

const TOOLS: Readonly<Record<string, () => Promise<() => Promise<unknown>>>> = {
  async migr() {
    if (!address.startsWith("postgres:")) {
      const { sqlite } = await import("../../../core/dialects/sqlite/mod.ts");
      const { nodeSqlite } = await import("../../../core/drivers/node_sqlite.ts");
      const connection = nodeSqlite(new DatabaseSync(address));
      return () => sqlite.introspect(connection, { schemas: "all" });
    }
    const { postgres: dialect } = await import("../../../core/dialects/postgres/mod.ts");
    const { postgresJs } = await import("../../../core/drivers/postgres_js.ts");
    const { default: client } = await import("postgres");
    const connection = postgresJs(client(address, { max: 1, fetch_types: false, onnotice: () => {} }));
    await connection.query("SELECT 1");
    return () => dialect.introspect(connection, { schemas: "all" });
  },
  async "pg-delta"() {
    const { extract } = await import("@supabase/pg-delta/extract" as string);
    const { default: pg } = await import("pg" as string);
    const pool = new pg.Pool({ connectionString: address });
    await pool.query("SELECT 1");
    return () => extract(pool);
  },
  async migra() {
    const { createClient, sql } = await import("@pgkit/client" as string);
    const { get_inspector: inspect } = await import("@pgkit/schemainspect" as string);
    const connection = createClient(address);
    await connection.query(sql`SELECT 1`);
    return () => inspect(connection);
  },
};

const run = await TOOLS[tool]?.();
const started = performance.now();
await run?.();
console.log((performance.now() - started).toFixed(2));
process.exit(0);
