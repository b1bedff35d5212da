/**
 * Transactions for a database that has only batches: what is written between `BEGIN` and `COMMIT` is kept, and sent as
 * one batch, all of it or nothing.
 *
 * Nothing can be asked in between about what has not been sent yet; that is refused, never answered wrongly.
 *
 * @module
 */
import type { Connection, Query, Row } from "../drivers/driver.ts";
import { MigrError } from "../errors.ts";
import { connectionOver } from "./connection_over.ts";

export interface AtomicOptions {
  /** Statements that may be sent at once, also in a transaction: they make what is not there yet. */
  readonly atOnce: ReadonlySet<string>;
  /** Whether a statement changes nothing that anybody could ask about. */
  isUnseen(sql: string): boolean;
}

/** A connection that understands `BEGIN`, `COMMIT` and `ROLLBACK` over one that does not. */
export function atomicConnection(inner: Connection, { atOnce, isUnseen }: AtomicOptions): Connection {
  let open: Query[] | undefined;

  const run = async (query: Query): Promise<readonly Row[]> => {
    const word = /^\s*(BEGIN|COMMIT|ROLLBACK)\b/i.exec(query.sql)?.[1]?.toUpperCase();
    if (word !== undefined) {
      const kept = open ?? [];
      open = word === "BEGIN" ? [] : undefined;
      if (word === "COMMIT" && kept.length > 0) await inner.batch(kept);
      return [];
    }
    if (open === undefined || atOnce.has(query.sql)) return await inner.query(query.sql, query.params);
    if (isQuestion(query.sql)) {
      if (open.some(({ sql }) => !isUnseen(sql))) throw askedTooLate(query.sql, inner.label);
      return await inner.query(query.sql, query.params);
    }
    if (/\bRETURNING\b/i.test(query.sql)) throw askedTooLate(query.sql, inner.label);
    open.push(query);
    return [];
  };
  return connectionOver(inner, {
    query: (sql, params) => run({ sql, params }),
    async batch(queries) {
      const alone = open === undefined && !queries.some(({ sql }) => /^\s*(?:BEGIN|COMMIT|ROLLBACK)\b/i.test(sql));
      if (alone) await inner.batch(queries);
      else for (const query of queries) await run(query);
    },
  });
}

/** It reads and writes nothing, as far as its words tell. */
export function isQuestion(sql: string): boolean {
  const words = sql.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\//g, (text) =>
    text.startsWith('"') ? " quoted " : " ",
  );
  if (!/^[\s(]*(?:SELECT|WITH|VALUES|EXPLAIN|PRAGMA\s+\w+\s*(?:\([^)]*\))?\s*$)/i.test(words)) return false;
  return !/\b(?:INSERT|UPDATE|DELETE|REPLACE)\s+(?:OR|INTO|FROM|\w+\s+SET)\b/i.test(words);
}

function askedTooLate(sql: string, label: string): MigrError {
  const message = `${label} has no transactions in which something can be asked after something was written: ${sql.trim().slice(0, 80)}`;
  return new MigrError("OPERATION_UNSUPPORTED", message, {
    hint: "Ask first (op.query) and write afterwards, or put what comes after the writes into a revision of its own. Writes belong into op.execute and op.insert.",
    fields: { sql },
  });
}
