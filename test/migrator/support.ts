/**
 * Revision files as data, for tests of the migrator.
 *
 * @module
 */
import { DatabaseSync } from "node:sqlite";
import { nodeSqlite } from "../../core/drivers/node_sqlite.ts";
import type { OpenShadow } from "../../core/proof/shadow.ts";
import type { RevisionFile, RevisionModule } from "../../core/revisions/revision.ts";

/** A `.sql` revision; several down revisions are separated by commas. */
export function sqlFile(id: string, down: string, up: string, back = ""): RevisionFile {
  const text = `-- Revision ${id}.\n-- revision: ${id}\n-- down-revision: ${down}\n\n-- migr: upgrade\n${up}\n${back === "" ? "" : `\n-- migr: downgrade\n${back}\n`}`;
  return { path: `versions/${id}.sql`, text };
}

/** A `.ts` revision whose code is given as functions. */
export function tsFile(id: string, down: string | readonly string[] | null, module: RevisionModule): RevisionFile {
  const text = `/** Revision ${id}. */\nexport const revision = "${id}";\nexport const downRevision = ${JSON.stringify(down)};\nexport const branchLabels = [];\nexport const dependsOn = [];\n`;
  return { path: `versions/${id}.ts`, text, load: () => Promise.resolve(module) };
}

export interface SqliteScene {
  readonly db: DatabaseSync;
  /** The names of the tables without the ledger's, from the engine. */
  tables(): string[];
}

/** An empty SQLite in memory. */
export function openSqlite(): SqliteScene {
  const db = new DatabaseSync(":memory:");
  const query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'migr%' ORDER BY name";
  return {
    db,
    tables: () =>
      db
        .prepare(query)
        .all()
        .map((row) => String(row.name)),
  };
}

/** The names of the columns of a table, from the engine. */
export function columns(db: DatabaseSync, table: string): string[] {
  return db
    .prepare(`PRAGMA table_info(${table})`)
    .all()
    .map((row) => String(row.name));
}

/** SQLite in memory, as the command line opens it. */
export const openShadow: OpenShadow = () => {
  let connection = nodeSqlite(new DatabaseSync(":memory:"));
  return Promise.resolve({
    get connection() {
      return connection;
    },
    reset: async () => {
      connection = nodeSqlite(new DatabaseSync(":memory:"));
    },
    close: () => connection.close(),
  });
};
