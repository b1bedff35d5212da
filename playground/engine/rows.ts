/**
 * Rows as people see them.
 *
 * @module
 */
import type { Catalog, Connection, Dialect, Row } from "../../core/mod.ts";
import type { Rows, TableName } from "./protocol.ts";

/** The tables of a catalog, in its order. */
export function tablesOf(catalog: Catalog): TableName[] {
  return catalog.ofKind("table").map(({ id: { schema, name } }) => ({ schema, name }));
}

/** Reads a table, its key's order first. */
export async function readRows(
  connection: Connection,
  dialect: Dialect,
  catalog: Catalog,
  { schema, name }: TableName,
  limit: number,
): Promise<Rows> {
  const id = { kind: "table", schema, name } as const;
  const columns = catalog.membersOfKind(id, "column").map((column) => column.id.name);
  const key = [...(catalog.membersOfKind(id, "primaryKey")[0]?.attributes.columns ?? [])];
  const table = schema === "" ? dialect.quote(name) : `${dialect.quote(schema)}.${dialect.quote(name)}`;
  const [{ total } = { total: 0 }] = await connection.query(`SELECT count(*) AS total FROM ${table}`);
  if (columns.length === 0) return { columns, rows: [], total: Number(total), key };
  const cast = dialect.name === "postgres" ? "::text" : "";
  const list = columns.map((column, index) => `${dialect.quote(column)}${cast} AS c${index}`).join(", ");
  const order = key.length === 0 ? "" : ` ORDER BY ${key.map((column) => dialect.quote(column)).join(", ")}`;
  const found = await connection.query(`SELECT ${list} FROM ${table}${order} LIMIT ${Math.max(0, Math.floor(limit))}`);
  const rows = found.map((row) => columns.map((_, index) => shown(row[`c${index}`])));
  return { columns, rows, total: Number(total), key };
}

/** The result of a query. */
export function rowsOf(result: readonly Row[], limit: number): Rows {
  const columns = Object.keys(result[0] ?? {});
  const rows = result.slice(0, limit).map((row) => columns.map((column) => shown(row[column])));
  return { columns, rows, total: result.length, key: [] };
}

/** A value as text; `null` is NULL. */
export function shown(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\x${[...value].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
  if (typeof value === "object")
    return JSON.stringify(value, (_, item: unknown) => (typeof item === "bigint" ? String(item) : item));
  return String(value);
}
