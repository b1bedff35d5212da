/**
 * A connection that plans each long question once. Nearly all of what reading a small catalog costs is planning, and
 * scenarios read some thousands of them.
 *
 * @module
 */
import type { Connection, Row } from "../../../core/drivers/driver.ts";

/** Shorter ones are not worth it. */
const LONG = 400;

/** The same connection of PostgreSQL, with long SELECT statements without parameters prepared. */
export function prepared(connection: Connection): Connection {
  const names = new Map<string, string>();
  const execute = async (sql: string): Promise<readonly Row[]> => {
    const name = names.get(sql) ?? `case_${names.size + 1}`;
    if (names.has(sql)) return await connection.query(`EXECUTE ${name}`);
    names.set(sql, name);
    // Both at once: whoever sends more without waiting sends it after these.
    const [made, rows] = await Promise.allSettled([
      connection.query(`PREPARE ${name} AS ${sql}`),
      connection.query(`EXECUTE ${name}`),
    ]);
    if (made.status === "rejected" || rows.status === "rejected") names.delete(sql);
    for (const result of [made, rows]) if (result.status === "rejected") throw result.reason;
    return rows.status === "fulfilled" ? rows.value : [];
  };
  const isLong = (sql: string): boolean => sql.length > LONG && /^\s*(SELECT|WITH)\b/.test(sql);
  return {
    ...connection,
    query: (sql, params = []) => (isLong(sql) && params.length === 0 ? execute(sql) : connection.query(sql, params)),
  };
}
