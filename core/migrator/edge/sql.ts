/**
 * migr/edge/sql: the small runner for revisions in SQL alone. See `migr/edge`.
 *
 * @module
 */
import type { RunDialect } from "../../dialects/dialect.ts";
import type { Connection } from "../../drivers/driver.ts";
import { MigrError } from "../../errors.ts";
import type { Revision } from "../../revisions/revision.ts";
import { readSqlRevision } from "../../revisions/sql_file.ts";
import type { RunResult } from "../options.ts";
import { named } from "../revision_module.ts";
import { storedSqlDowngrade } from "../stored_downgrade.ts";
import { type EmbeddedOptions, type RevisionCode, runEmbedded } from "./embedded.ts";

export type { EmbeddedOptions } from "./embedded.ts";

/** How revisions in SQL become statements. */
export const sqlCode: RevisionCode<RunDialect> = {
  async run(revision, { options, run }) {
    if (revision.format !== "sql") {
      throw new MigrError("REVISION_INVALID", `The ${named(revision)} is not written in SQL.`, {
        hint: 'Import upgrade from "migr/edge" instead of "migr/edge/sql".',
      });
    }
    const { sql, line, transactional } = readSqlRevision(revision.file).upgrade;
    const statements = options.dialect.split(sql);
    await run(
      statements.map((one) => ({ sql: one.sql, line: line + one.line - 1, transactional, verifyForeignKeys: true })),
    );
  },
  stored: async (revision) => storedSqlDowngrade(revision),
};

/**
 * Applies all revisions that a database has not. When there are none it costs one query.
 *
 * @param revisions as `migr bundle` writes them
 * @throws MigrError `REVISION_FAILED`, `CHECKSUM_MISMATCH`, `UNKNOWN_APPLIED`, `LOCK_TIMEOUT` …
 * @example
 * import { upgrade } from "migr/edge/sql";
 * import { d1 } from "migr/drivers/d1";
 * import { sqlite } from "migr/sqlite/run";
 * import { revisions } from "./revisions.js";
 *
 * await upgrade(d1(env.DB), revisions, { dialect: sqlite });
 */
export async function upgrade(
  connection: Connection,
  revisions: readonly Revision[],
  options: EmbeddedOptions<RunDialect>,
): Promise<RunResult> {
  return await runEmbedded(connection, revisions, options, sqlCode);
}
