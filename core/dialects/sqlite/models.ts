/**
 * Statements of SQL models: what each is for, told by its first word.
 *
 * @module
 */
import { DatabaseError } from "../../errors.ts";
import type { ModelRules, ModelStatementKind } from "../dialect.ts";
import { tokens } from "./ddl/lexer.ts";

const KINDS: Readonly<Record<string, ModelStatementKind>> = {
  BEGIN: "transaction",
  COMMIT: "transaction",
  END: "transaction",
  ROLLBACK: "transaction",
  SAVEPOINT: "transaction",
  RELEASE: "transaction",
  INSERT: "data",
  REPLACE: "data",
  UPDATE: "data",
  DELETE: "data",
  SELECT: "data",
  WITH: "data",
  VALUES: "data",
  ANALYZE: "data",
  REINDEX: "data",
  VACUUM: "data",
  EXPLAIN: "data",
  ATTACH: "data",
  DETACH: "data",
  PRAGMA: "setting",
};

export const models: ModelRules = {
  // Lines that begin with a dot are for the shell.
  prepare: (script) => script.replace(/^\.[a-z].*$/gm, ""),
  kindOf: (sql) => KINDS[tokens(sql)[0]?.text.toUpperCase() ?? ""] ?? "schema",
  reset: [],
  lenient: [],
  isFinal: (error) =>
    error instanceof DatabaseError &&
    /syntax error|incomplete input|already exists|already another/i.test(error.message),
};
