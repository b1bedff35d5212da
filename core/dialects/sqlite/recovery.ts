/**
 * Statements that cannot be in a transaction, and other connections that are in the way.
 *
 * @module
 */
import { DatabaseError } from "../../errors.ts";
import type { RecoveryRules, StatementNature } from "../dialect.ts";
import { tokens } from "./ddl/lexer.ts";

const NATURES: Readonly<Record<string, StatementNature>> = {
  ATTACH: "session",
  DETACH: "session",
  PRAGMA: "session",
  BEGIN: "transaction",
  COMMIT: "transaction",
  END: "transaction",
  RELEASE: "transaction",
  ROLLBACK: "transaction",
  SAVEPOINT: "transaction",
  VACUUM: "repeatable",
};

/** SQLite has no statement that can only be run alone and whose effect is not the same the second time. */
export const recovery: RecoveryRules = {
  natureOf: (sql) => NATURES[tokens(sql)[0]?.text.toUpperCase() ?? ""] ?? "atomic",
  refusesTransaction: () => false,
  effectOf: async () => "absent",
  mend: async () => {},
};

/** Another connection has the write lock. */
export function isContention(error: unknown): boolean {
  return error instanceof DatabaseError && ["SQLITE_BUSY", "SQLITE_LOCKED"].includes(error.fields.engineCode ?? "");
}
