/**
 * The one query of the introspection. One statement is one consistent read, whether a transaction is open or not.
 *
 * @module
 */
import type { Connection } from "../../../drivers/driver.ts";

/** An entry of `sqlite_schema`. */
export interface Entry {
  readonly type: "table" | "index" | "view" | "trigger";
  readonly name: string;
  /** The table or view that an index or trigger belongs to; for others their own name. */
  readonly table: string;
  readonly sql: string;
  /** Of tables: `table`, `virtual` or `shadow`. */
  readonly flavour: string | undefined;
  /** Of tables: the columns as SQLite understood them. */
  readonly columns: readonly EngineColumn[];
}

/** A column as `pragma_table_xinfo` tells it. */
export interface EngineColumn {
  readonly name: string;
  readonly type: string;
  readonly notNull: boolean;
  /** Place in the primary key from 1; 0: not part of it. */
  readonly key: number;
  readonly generated: boolean;
}

/**
 * Indexes that SQLite makes for constraints have no text and follow from the table's. Of its own tables, those that hold
 * statistics are of interest. Tables whose names begin with
 * `_cf_` are Cloudflare's own, which nobody else may look at.
 */
const QUERY = `WITH flavours AS MATERIALIZED (SELECT name, type FROM pragma_table_list WHERE schema = 'main')
SELECT s.type, s.name, s.tbl_name, s.sql, f.type AS flavour,
  CASE WHEN s.type = 'table' AND f.type = 'table' THEN (
    SELECT json_group_array(json_array(c.name, c.type, c."notnull", c.pk, c.hidden)) FROM pragma_table_xinfo(s.name) AS c
  ) END AS columns
FROM main.sqlite_schema AS s LEFT JOIN flavours AS f ON s.type = 'table' AND f.name = s.name
WHERE s.sql IS NOT NULL AND (s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' OR s.name LIKE 'sqlite\\_stat%' ESCAPE '\\') AND s.tbl_name NOT LIKE '\\_cf\\_%' ESCAPE '\\'
ORDER BY s.rowid`;

/** Everything that the database's schema says, in the order in which it was created. */
export async function readEntries(connection: Connection): Promise<Entry[]> {
  const rows = await connection.query(QUERY);
  return rows.map((row) => ({
    type: String(row.type) as Entry["type"],
    name: String(row.name),
    table: String(row.tbl_name),
    sql: String(row.sql),
    flavour: row.flavour === null ? undefined : String(row.flavour),
    columns: row.columns === null ? [] : parseColumns(String(row.columns)),
  }));
}

function parseColumns(json: string): EngineColumn[] {
  const rows = JSON.parse(json) as [string, string, number, number, number][];
  return rows.map(([name, type, notNull, key, hidden]) => ({
    name,
    type,
    notNull: notNull === 1,
    key,
    generated: hidden > 1,
  }));
}
