/**
 * What a database is at a moment.
 *
 * @module
 */
import { type Catalog, type Connection, current, type Dialect, ledgerName } from "../../core/mod.ts";
import type { ProjectCode } from "./project_code.ts";
import type { CatalogData, ConsoleResult, DatabaseState } from "./protocol.ts";
import { rowsOf, tablesOf } from "./rows.ts";
import { labelOf } from "./survey.ts";

/** The schema without the ledger. */
export async function schemaOf(connection: Connection, dialect: Dialect): Promise<Catalog> {
  return await dialect.introspect(connection, { schemas: "all", ledger: ledgerName(undefined) });
}

export function dataOf(catalog: Catalog): CatalogData {
  return { objects: [...catalog], unmodelled: catalog.unmodelled };
}

/**
 * Where the database stands and what is in it.
 *
 * @param known its schema, where somebody has read it already
 */
export async function stateOf(
  connection: Connection,
  dialect: Dialect,
  code: ProjectCode,
  known?: Catalog,
): Promise<DatabaseState> {
  const { heads, applied, pending, unknown } = await current(connection, code.graph, { dialect });
  const catalog = known ?? (await schemaOf(connection, dialect));
  const rowCounts: Record<string, number> = {};
  for (const table of tablesOf(catalog)) {
    const { schema, name } = table;
    const quoted = schema === "" ? dialect.quote(name) : `${dialect.quote(schema)}.${dialect.quote(name)}`;
    const [row] = await connection.query(`SELECT count(*) AS n FROM ${quoted}`);
    rowCounts[labelOf(table)] = Number(row?.n ?? 0);
  }
  return { heads, applied, pending, unknown, catalog: dataOf(catalog), rowCounts };
}

const MAX_CONSOLE_ROWS = 500;
const OPENS_TRANSACTION = /^\s*(?:BEGIN|START\s+TRANSACTION|SAVEPOINT)\b/i;

/** Runs what a person has typed, statement by statement. */
export async function runConsole(
  connection: Connection,
  dialect: Dialect,
  code: ProjectCode,
  sql: string,
): Promise<ConsoleResult> {
  const results: ConsoleResult["results"][number][] = [];
  let problem: ConsoleResult["problem"];
  let opened = false;
  try {
    for (const statement of dialect.split(sql)) {
      opened ||= OPENS_TRANSACTION.test(statement.sql);
      const start = performance.now();
      const rows = await connection.query(statement.sql);
      const durationMs = performance.now() - start;
      results.push({ sql: statement.sql, rows: rowsOf(rows, MAX_CONSOLE_ROWS), durationMs });
    }
  } catch (error) {
    problem = code.problem(error);
  }
  // A transaction that stayed open would swallow the next run.
  if (opened) await connection.query("ROLLBACK").catch(() => []);
  return { results, state: await stateOf(connection, dialect, code), ...(problem === undefined ? {} : { problem }) };
}
