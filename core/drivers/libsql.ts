/**
 * The driver of libSQL: Turso over http and WebSockets, and files.
 *
 * @module
 */
import { DatabaseError } from "../errors.ts";
import type { SqlValue } from "../operations/operation.ts";
import type { Connection, Query, Row } from "./driver.ts";
import { oneAfterAnother } from "./in_order.ts";
import { bindable, isBlank, runAll, toDatabaseError, withNumbers } from "./sqlite_common.ts";

/** As much of a `Client` of @libsql/client as this driver uses. */
export interface LibsqlLike {
  execute(statement: LibsqlStatement): Promise<LibsqlResult>;
  transaction(mode: "write"): Promise<LibsqlTransactionLike>;
}

/** As much of a `Transaction` of @libsql/client as this driver uses. */
export interface LibsqlTransactionLike {
  execute(statement: LibsqlStatement): Promise<LibsqlResult>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

interface LibsqlStatement {
  sql: string;
  // biome-ignore lint/suspicious/noExplicitAny: the client's own type
  args: any[];
}

interface LibsqlResult {
  readonly columns: readonly string[];
  // biome-ignore lint/suspicious/noExplicitAny: the client's own type
  readonly rows: readonly any[];
}

/**
 * A connection over a client of @libsql/client, which stays open when the connection is closed.
 *
 * The client has many sessions. `BEGIN` holds one of them until `COMMIT` or `ROLLBACK`; settings do not last.
 *
 * @param label what people call the database.
 * @example
 * const client = createClient({ url: "libsql://app.turso.io", authToken });
 * const connection = libsql(client, "libsql://app.turso.io");
 */
export function libsql(client: LibsqlLike, label = "libsql:"): Connection {
  let transaction: LibsqlTransactionLike | undefined;
  const control = async (word: string): Promise<void> => {
    if (word === "BEGIN") {
      transaction = await client.transaction("write");
      return;
    }
    const open = transaction;
    transaction = undefined;
    await (word === "COMMIT" ? open?.commit() : open?.rollback());
  };
  const run = async ({ sql, params = [] }: Query): Promise<readonly Row[]> => {
    if (isBlank(sql)) return [];
    const word = /^\s*(BEGIN|COMMIT|ROLLBACK)\b/i.exec(sql)?.[1]?.toUpperCase();
    try {
      if (word !== undefined) {
        await control(word);
        return [];
      }
      return rowsOf(await (transaction ?? client).execute({ sql, args: bindable(params) }));
    } catch (error) {
      throw libsqlError(error, sql);
    }
  };
  const next = oneAfterAnother();
  return {
    dialect: "sqlite",
    label,
    fixedSettings: true,
    query: (sql: string, params?: readonly SqlValue[]) => next(() => run({ sql, params })),
    batch: (queries: readonly Query[]) => next(() => runAll(queries, run)),
    async close(): Promise<void> {
      await next(() => control("ROLLBACK"));
    },
  };
}

function rowsOf({ columns, rows }: LibsqlResult): Row[] {
  return rows.map((row) => {
    const entries = columns.map((name) => [
      name,
      row[name] instanceof ArrayBuffer ? new Uint8Array(row[name]) : row[name],
    ]);
    return withNumbers(Object.fromEntries(entries));
  });
}

/** The client puts the engine's code before the message, and tells it once more. */
function libsqlError(error: unknown, sql: string): DatabaseError {
  const { sql: _, engineCode, ...rest } = toDatabaseError(error, sql).fields;
  const message = (error instanceof Error ? error.message : String(error)).replace(/^(?:SQLITE_[A-Z_]+: )+/, "");
  const code = /^SQLITE_[A-Z]+/.exec(String((error as { code?: unknown }).code ?? ""))?.[0];
  return new DatabaseError(message, { ...rest, sql, engineCode: code ?? engineCode }, { cause: error });
}
