/**
 * Operations as JSON text, for the ledger. Bound values that JSON lacks are written as objects with one key:
 * `{"$bigint": "1"}`, `{"$bytes": "00ff"}`.
 *
 * @module
 */
import type { Operation } from "./operation.ts";

/** @example encodeOperations([{ verb: "execute", sql: "SELECT 1" }]) // '{"operations":[{"verb":"execute","sql":"SELECT 1"}]}' */
export function encodeOperations(operations: readonly Operation[]): string {
  return JSON.stringify({ operations }, (_key, value: unknown) => {
    if (typeof value === "bigint") return { $bigint: String(value) };
    if (!(value instanceof Uint8Array)) return value;
    return { $bytes: [...value].map((byte) => byte.toString(16).padStart(2, "0")).join("") };
  });
}
