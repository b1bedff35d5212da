/**
 * A connection that does some things in another way than the one beneath it.
 *
 * @module
 */
import type { Connection } from "../drivers/driver.ts";

/** The connection with other ways to query and to batch. */
export function connectionOver(inner: Connection, ways: Partial<Pick<Connection, "query" | "batch">>): Connection {
  const { dialect, label, atomicBatch, fixedSettings, cancel } = inner;
  return {
    dialect,
    label,
    atomicBatch,
    fixedSettings,
    query: (sql, params) => inner.query(sql, params),
    batch: (queries) => inner.batch(queries),
    close: () => inner.close(),
    ...(cancel === undefined ? {} : { cancel: () => inner.cancel?.() ?? Promise.resolve() }),
    ...ways,
  };
}
