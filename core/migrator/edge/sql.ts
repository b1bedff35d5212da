/**
 * migr/edge/sql: the small runner for revisions in SQL alone. See `migr/edge`.
 *
 * @module
 */
import type { RunDialect } from "../../dialects/dialect.ts";
import type { Connection } from "../../drivers/driver.ts";
import { MigrError } from "../../errors.ts";
import type { Revision, SqlRevision } from "../../revisions/revision.ts";
import type { RunResult } from "../options.ts";
import { named } from "../revision_module.ts";
import { storedSqlDowngrade } from "../stored_downgrade.ts";
import { type EmbeddedOptions, type RevisionCode, runEmbedded } from "./embedded.ts";

export type { EmbeddedOptions } from "./embedded.ts";

/** How revisions in SQL become statements. */
export const sqlCode: RevisionCode<RunDialect> = {
  async run(revision, { options, run }) {
    const { sql, line, transactional } = sectionsOf(revision).upgrade;
    const statements = options.dialect.split(sql);
    await run(
      statements.map((one) => ({ sql: one.sql, line: line + one.line - 1, transactional, verifyForeignKeys: true })),
    );
  },
  stored: async (revision) => storedSqlDowngrade(sectionsOf(revision).downgrade),
};

function sectionsOf(revision: Revision): SqlRevision {
  const { sections } = revision.file;
  if (sections !== undefined) return sections;
  const isSql = revision.format === "sql";
  throw new MigrError(
    "REVISION_INVALID",
    `The ${named(revision)} is not ${isSql ? "in a bundle" : "written in SQL"}.`,
    {
      hint: isSql
        ? 'Take the revisions that "migr bundle" writes.'
        : 'Import upgrade from "migr/edge", not "migr/edge/sql".',
    },
  );
}

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
