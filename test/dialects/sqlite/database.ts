/**
 * A SQLite database to try operations on, with the engine's own words about it.
 *
 * @module
 */
import { DatabaseSync } from "node:sqlite";
import type { Catalog } from "../../../core/catalog/catalog.ts";
import { sqlite } from "../../../core/dialects/sqlite/mod.ts";
import type { Connection, Row } from "../../../core/drivers/driver.ts";
import { nodeSqlite } from "../../../core/drivers/node_sqlite.ts";
import type { Operation } from "../../../core/operations/operation.ts";
import { execute } from "../../support/migrate.ts";

export interface Sandbox {
  readonly db: DatabaseSync;
  readonly connection: Connection;
  all(sql: string): Row[];
  introspect(): Promise<Catalog>;
  /** Runs operations as the migrator does and gives the statements. */
  run(...operations: Operation[]): Promise<string[]>;
  /** Columns, indexes and foreign keys as the pragmas tell them. */
  pragmas(): Record<string, unknown>;
  /** What integrity_check and foreign_key_check have to say; empty when all is well. */
  complaints(): unknown[];
}

/**
 * An in-memory database with foreign keys on, after a script.
 *
 * @param version what compiling is told of the engine; absent: nothing, as when a script is printed
 */
export function sandbox(script: string, version?: string): Sandbox {
  const db = new DatabaseSync(":memory:");
  db.exec(script);
  const connection = nodeSqlite(db);
  const all = (sql: string): Row[] =>
    db
      .prepare(sql)
      .all()
      .map((row) => ({ ...row }) as Row);
  const introspect = (): Promise<Catalog> => sqlite.introspect(connection);
  return {
    db,
    connection,
    all,
    introspect,
    async run(...operations) {
      const statements = await sqlite.compile(operations, {
        catalog: introspect,
        isExact: true,
        version: version === undefined ? undefined : async () => version,
      });
      await execute({ connection, dialect: sqlite } as Parameters<typeof execute>[0], statements);
      return statements.map((statement) => statement.sql);
    },
    pragmas: () => readPragmas(all),
    complaints: () => [
      ...all("PRAGMA integrity_check").filter((row) => row.integrity_check !== "ok"),
      ...all("PRAGMA foreign_key_check"),
    ],
  };
}

function readPragmas(all: (sql: string) => Row[]): Record<string, unknown> {
  const tables = all("SELECT name, type, wr, strict FROM pragma_table_list WHERE schema = 'main' ORDER BY name");
  return Object.fromEntries(
    tables.map((table) => {
      const of = (pragma: string): Row[] => all(`SELECT * FROM pragma_${pragma}('${table.name}')`);
      const indexes = of("index_list").map((index) => ({
        ...index,
        seq: 0,
        name: index.origin === "c" ? index.name : "",
        keys: all(`SELECT * FROM pragma_index_xinfo('${index.name}')`),
      }));
      const sorted = indexes.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
      return [
        table.name,
        { table, columns: of("table_xinfo").map(withPlainType), keys: of("foreign_key_list"), indexes: sorted },
      ];
    }),
  );
}

/** Types are the same in either case and however they are spaced. */
function withPlainType(column: Row): Row {
  return { ...column, type: String(column.type).toLowerCase().replaceAll(" ", "") };
}
