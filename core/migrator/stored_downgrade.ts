/**
 * The downgrades that the ledger stores, so that a revision can be taken back when its file is absent: how they are
 * made, read, and judged.
 *
 * @module
 */
import type { Dialect } from "../dialects/dialect.ts";
import { MigrError } from "../errors.ts";
import { decodeOperations, encodeOperations } from "../operations/json.ts";
import type { Operation } from "../operations/operation.ts";
import { createOperations } from "../operations/recorder.ts";
import type { Revision, SqlSection } from "../revisions/revision.ts";
import { readSqlRevision } from "../revisions/sql_file.ts";
import { loadModule } from "./revision_module.ts";

/** What takes a revision back: the SQL of its file, or what its code noted. */
export type StoredDowngrade =
  | { readonly sql: string; readonly transactional: boolean }
  | { readonly operations: readonly Operation[] };

/**
 * What would take a revision back, as JSON for the ledger: SQL text or operations. `null` when there is no downgrade or
 * when it asks the database questions.
 *
 * @param args what the run was given with `-x`, which the code may ask for
 */
export async function storedDowngrade(
  revision: Revision,
  dialect: Pick<Dialect, "name">,
  args: Readonly<Record<string, string>> = {},
): Promise<string | null> {
  if (revision.format === "sql") return storedSqlDowngrade(readSqlRevision(revision.file).downgrade);
  return await storedModuleDowngrade(revision, dialect, args);
}

/** The same for a revision in TypeScript. */
export async function storedModuleDowngrade(
  revision: Revision,
  dialect: Pick<Dialect, "name">,
  args: Readonly<Record<string, string>> = {},
): Promise<string | null> {
  const operations: Operation[] = [];
  const recorder = createOperations((operation) => operations.push(operation), {
    dialect: dialect.name,
    arguments: args,
    query: () => Promise.reject(new MigrError("OFFLINE", "A downgrade that reads data cannot be stored.")),
  });
  try {
    const module = await loadModule(revision);
    if (module.downgrade === undefined) return null;
    await module.downgrade(recorder);
    return encodeOperations(operations);
  } catch {
    // The downgrade needs the database or its own time; it can still be run from its file.
    return null;
  }
}

/** The same for a revision in SQL that has been read. */
export function storedSqlDowngrade(downgrade: SqlSection | undefined): string | null {
  if (downgrade === undefined) return null;
  return JSON.stringify({ sql: downgrade.sql, transactional: downgrade.transactional });
}

/**
 * Reads what {@link storedDowngrade} wrote.
 *
 * @throws MigrError `REVISION_INVALID`
 */
export function readStoredDowngrade(text: string): StoredDowngrade {
  const sql = sqlOf(text);
  return sql ?? { operations: decodeOperations(text) };
}

function sqlOf(text: string): StoredDowngrade | undefined {
  try {
    const { sql, transactional } = JSON.parse(text) as { sql?: unknown; transactional?: unknown };
    return typeof sql === "string" ? { sql, transactional: transactional !== false } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * What may be lost when a stored downgrade runs, one sentence each; empty when nothing is. Raw SQL is never judged: only
 * the engine knows what it does, so it may always lose something.
 */
export function lossesOf(stored: StoredDowngrade, dialect: Dialect): string[] {
  if ("sql" in stored) return stored.sql.trim() === "" ? [] : [RAW_SQL];
  const found = stored.operations.flatMap((operation) => {
    if (operation.verb === "execute") return [RAW_SQL];
    return dialect.hazards(operation).flatMap((hazard) => (hazard.level === "lossy" ? [hazard.message] : []));
  });
  return [...new Set(found)];
}

const RAW_SQL = "It runs SQL of its own, which may delete rows; migr does not judge SQL.";
