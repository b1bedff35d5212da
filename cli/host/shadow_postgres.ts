/**
 * Making a PostgreSQL shadow empty again.
 *
 * @module
 */
import type { Connection } from "../../core/mod.ts";

/** What belongs to no schema and is not the server's own. */
const LEFTOVERS = `SELECT
  (SELECT count(*) FROM pg_extension WHERE extname <> 'plpgsql') + (SELECT count(*) FROM pg_event_trigger)
  + (SELECT count(*) FROM pg_publication) + (SELECT count(*) FROM pg_foreign_data_wrapper)
  + (SELECT count(*) FROM pg_default_acl) + (SELECT count(*) FROM pg_cast WHERE oid >= 16384)
  + (SELECT count(*) FROM pg_language WHERE oid >= 16384) + (SELECT count(*) FROM pg_am WHERE oid >= 16384)
  + (SELECT count(*) FROM pg_largeobject_metadata) + (SELECT count(*) FROM pg_db_role_setting)
  + (SELECT count(*) FROM pg_transform) AS count`;

/**
 * Ends what the session has open and drops every schema that is not the engine's own.
 *
 * @returns whether it is as empty as a new one; things that belong to no schema may be left
 */
export async function emptyPostgres(connection: Connection): Promise<boolean> {
  for (const sql of ["ROLLBACK", "RESET ALL", "SELECT pg_advisory_unlock_all()", "DISCARD TEMP"]) {
    await connection.query(sql);
  }
  const [row] = await connection.query(LEFTOVERS);
  if (Number(row?.count) > 0) return false;
  const schemas = await connection.query(
    "SELECT quote_ident(nspname) AS name FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'",
  );
  for (const { name } of schemas) await connection.query(`DROP SCHEMA ${String(name)} CASCADE`);
  await connection.query("CREATE SCHEMA public");
  return true;
}
