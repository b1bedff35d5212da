/**
 * migr/edge: the small runner, for programs that bring their database up to date when they start.
 *
 * Revisions come from `migr bundle`. The dialect is that of `migr/sqlite/code` or `migr/postgres/code`, `postgresWith`
 * some rules of `migr/postgres/rules`, or the whole one; `migr bundle --runner` chooses. Where all revisions are written in
 * SQL, `migr/edge/sql` is less than half of the size.
 *
 * @module
 */

import type { Catalog } from "../../catalog/catalog.ts";
import type { CodeDialect } from "../../dialects/dialect.ts";
import type { Connection } from "../../drivers/driver.ts";
import { MigrError } from "../../errors.ts";
import type { Revision } from "../../revisions/revision.ts";
import type { RunResult } from "../options.ts";
import { runModule, type SchemaView } from "../revision_code.ts";
import { named } from "../revision_module.ts";
import { storedModuleDowngrade } from "../stored_downgrade.ts";
import { type EmbeddedOptions, type RevisionCode, runEmbedded } from "./embedded.ts";
import { sqlCode } from "./sql.ts";

export type { EmbeddedOptions } from "./embedded.ts";

const code: RevisionCode<CodeDialect> = {
  async run(revision, destination) {
    if (revision.format === "sql") return await sqlCode.run(revision, destination);
    const { connection, options, run } = destination;
    const { dialect } = options;
    let known: Catalog | undefined;
    const schema: SchemaView = {
      async catalog() {
        if (dialect.introspect === undefined) throw needsSchema(revision, dialect);
        known ??= await dialect.introspect(connection, { schemas: "all" });
        return known;
      },
      // To follow operations is as much code as to read again what they did.
      changed: () => schema.forget(),
      forget() {
        known = undefined;
      },
    };
    const query = connection.query.bind(connection);
    const host = { dialect, arguments: options.arguments ?? {}, schema, run, query };
    await runModule({ revision, direction: "upgrade" }, host);
  },
  stored: async (revision, options) =>
    revision.format === "sql"
      ? await sqlCode.stored(revision, options)
      : await storedModuleDowngrade(revision, options.dialect, options.arguments),
};

function needsSchema(revision: Revision, { name }: CodeDialect): MigrError {
  const message = `What the ${named(revision)} does depends on the schema, which this small dialect cannot read.`;
  return new MigrError("OPERATION_UNSUPPORTED", message, {
    hint: `Import the dialect from "migr/${name}", or write the revision in SQL.`,
    fields: { revision: revision.id },
  });
}

/**
 * Applies all revisions that a database has not. When there are none it costs one query.
 *
 * @param revisions as `migr bundle` writes them
 * @throws MigrError `REVISION_FAILED`, `CHECKSUM_MISMATCH`, `UNKNOWN_APPLIED`, `LOCK_TIMEOUT` …
 * @example
 * import { upgrade } from "migr/edge";
 * import { d1 } from "migr/drivers/d1";
 * import { sqlite } from "migr/sqlite/code";
 * import { revisions } from "./revisions.js";
 *
 * await upgrade(d1(env.DB), revisions, { dialect: sqlite });
 */
export async function upgrade(
  connection: Connection,
  revisions: readonly Revision[],
  options: EmbeddedOptions<CodeDialect>,
): Promise<RunResult> {
  return await runEmbedded(connection, revisions, options, code);
}
