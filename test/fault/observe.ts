/**
 * What a database has after a run, from the engine itself: its schema, its rows, and what the ledger says that does not
 * depend on the time.
 *
 * @module
 */
import { DatabaseSync } from "node:sqlite";
import postgres from "postgres";

const SCHEMA = `
SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable AS line
FROM information_schema.columns WHERE table_schema = 'public'
UNION ALL
SELECT 'index ' || pg_get_indexdef(indexrelid) || ' valid ' || indisvalid FROM pg_index
WHERE indrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
UNION ALL
SELECT 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
WHERE connamespace = 'public'::regnamespace
UNION ALL
SELECT 'routine ' || proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
ORDER BY 1`;

const LEDGER = "SELECT id, state, statements_done, checksum, progress FROM migr_revisions ORDER BY id";
/** What a person has settled in between is no part of what the run itself does. */
const LOG = "SELECT action, revision FROM migr_log WHERE action <> 'repair' ORDER BY seq";

/** One text for everything; two databases that went the same way have the same. */
export async function observePostgres(url: string): Promise<string> {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const schema = await client.unsafe(SCHEMA);
    const tables = await client.unsafe(
      "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'migr%' ORDER BY 1",
    );
    const rows: string[] = [];
    for (const { name } of tables) {
      const [found] = await client.unsafe(`SELECT json_agg(t ORDER BY t::text) AS rows FROM ${name} AS t`);
      rows.push(`${name}: ${JSON.stringify(found?.rows)}`);
    }
    const ledger = [...(await client.unsafe(LEDGER)), ...(await client.unsafe(LOG))];
    return [...schema.map(({ line }) => line), ...rows, ...ledger.map((row) => JSON.stringify(row))].join("\n");
  } finally {
    await client.end({ timeout: 5 });
  }
}

/** {@link observePostgres} for a file. */
export function observeSqlite(file: string): string {
  const database = new DatabaseSync(file, { timeout: 5000 });
  try {
    const all = (sql: string): Record<string, unknown>[] =>
      database
        .prepare(sql)
        .all()
        .map((row) => ({ ...row }));
    const schema = all("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name");
    const rows = schema
      .filter(({ type, name }) => type === "table" && !String(name).startsWith("migr"))
      .map(({ name }) => [name, all(`SELECT * FROM "${name}" ORDER BY 1`)]);
    const checks = [...all("PRAGMA integrity_check"), ...all("PRAGMA user_version")];
    return [...schema, ...rows, ...checks, ...all(LEDGER), ...all(LOG)].map((item) => JSON.stringify(item)).join("\n");
  } finally {
    database.close();
  }
}
