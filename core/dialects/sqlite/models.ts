/**
 * Statements of SQL models: what each is for, told by its first word.
 *
 * @module
 */
import { DatabaseError } from "../../errors.ts";
import type { ModelRules, ModelStatementKind } from "../dialect.ts";
import { isWord, tokens } from "./ddl/lexer.ts";

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
  DROP: "removal",
};

export const models: ModelRules = {
  // Lines that begin with a dot are for the shell.
  prepare: (script) => script.replace(/^\.[a-z].*$/gm, ""),
  kindOf,
  reset: [],
  lenient: [],
  isFinal: (error) => says(error, /syntax error|incomplete input|already exists|already another/i),
  isAbsence: (error) => says(error, /no such/i),
};

function says(error: unknown, words: RegExp): boolean {
  return error instanceof DatabaseError && words.test(error.message);
}

function kindOf(sql: string): ModelStatementKind {
  const read = tokens(sql);
  const word = read[0]?.text.toUpperCase() ?? "";
  if (word === "ALTER" && read.some((token) => isWord(token, "DROP"))) return "removal";
  return KINDS[word] ?? "schema";
}
