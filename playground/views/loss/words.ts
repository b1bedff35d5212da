/**
 * A loss in words.
 *
 * @module
 */
import type { Loss } from "../../engine/protocol.ts";

/** @example lossWords({ table: "users", count: 12 }) // "12 rows of users" */
export function lossWords({ table, column, count }: Loss): string {
  const what = column === undefined ? "row" : "value";
  const where = column === undefined ? table : `${table}.${column}`;
  return `${count.toLocaleString("en")} ${count === 1 ? what : `${what}s`} of ${where}`;
}
