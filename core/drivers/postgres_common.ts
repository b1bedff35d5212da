/**
 * What the drivers of PostgreSQL's servers share: how statements and values travel.
 *
 * @module
 */
import type { SqlValue } from "../operations/operation.ts";
import type { Query, Row } from "./driver.ts";
import { atStatement } from "./postgres_errors.ts";

/** Sends all statements before the first has answered; the first that fails is the reason for what follows. */
export async function pipeline(
  run: (sql: string, params?: readonly SqlValue[]) => Promise<readonly Row[]>,
  queries: readonly Query[],
): Promise<void> {
  const results = await Promise.allSettled(queries.map(({ sql, params }) => run(sql, params)));
  for (const [index, result] of results.entries()) {
    if (result.status === "rejected") throw atStatement(result.reason, index);
  }
}

/** A value in PostgreSQL's text format. */
export function textOf(value: SqlValue): string | null {
  if (value === null) return null;
  if (value instanceof Uint8Array) {
    return `\\x${Array.from(value, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
  }
  return String(value);
}
