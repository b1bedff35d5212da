/**
 * What a revision does, as operations, without running it on a database.
 *
 * @module
 */
import type { Dialect } from "../dialects/dialect.ts";
import { MigrError } from "../errors.ts";
import type { Operation } from "../operations/operation.ts";
import { createOperations } from "../operations/recorder.ts";
import type { Direction, Revision } from "../revisions/revision.ts";
import { readSqlRevision, type SqlSection } from "../revisions/sql_file.ts";
import { loadModule, named } from "./revision_module.ts";

/** A revision as operations; the statements of a `.sql` file are operations that execute SQL. */
export interface RecordedRevision {
  readonly upgrade: readonly Operation[];
  /** `undefined`: it cannot be taken back. */
  readonly downgrade: readonly Operation[] | undefined;
}

/**
 * Notes both directions of a revision.
 *
 * @throws MigrError `SQUASH_REFUSED` when its code asks the database something, because then what it does depends on
 * the answer
 */
export async function recordRevision(
  revision: Revision,
  dialect: Dialect,
  args: Readonly<Record<string, string>>,
): Promise<RecordedRevision> {
  if (revision.format === "sql") {
    const { upgrade, downgrade } = readSqlRevision(revision.file);
    const back = downgrade === undefined ? undefined : executed(downgrade, dialect);
    return { upgrade: executed(upgrade, dialect), downgrade: back };
  }
  const module = await loadModule(revision);
  const note = async (direction: Direction): Promise<Operation[]> => {
    const noted: Operation[] = [];
    const query = (): Promise<never> => Promise.reject(asks(revision, direction));
    const context = { dialect: dialect.name, arguments: args, query };
    await module[direction]?.(createOperations((operation) => noted.push(operation), context));
    return noted;
  };
  return {
    upgrade: await note("upgrade"),
    downgrade: module.downgrade === undefined ? undefined : await note("downgrade"),
  };
}

function executed(section: SqlSection, dialect: Dialect): Operation[] {
  return dialect.split(section.sql).map(({ sql }) => {
    return section.transactional ? { verb: "execute", sql } : { verb: "execute", sql, transactional: false };
  });
}

function asks(revision: Revision, direction: Direction): MigrError {
  const message = `The ${direction} of ${named(revision)} asks the database something (op.query), so what it does depends on the rows.`;
  return new MigrError("SQUASH_REFUSED", message, {
    hint: "Squash what lies before it and what lies after it, each for itself.",
    fields: { revision: revision.id, direction },
  });
}
