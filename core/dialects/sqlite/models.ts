/**
 * Statements of SQL models: what each is for, told by its first word.
 *
 * @module
 */
import { DatabaseError } from "../../errors.ts";
import type { ModelRules, ModelStatementKind } from "../dialect.ts";
import { endOfLine, type ShellPart, withoutShellParts } from "../shared/shell_script.ts";
import { isBlank, isWord, scan, tokens } from "./ddl/lexer.ts";

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
  prepare: (script) => withoutShellParts(script, shellCommand).replace(DUMPED_VIRTUAL, declaration),
  kindOf,
  reset: [],
  lenient: [],
  isFinal: (error) => says(error, /syntax error|incomplete input|already exists|already another/i),
  isAbsence: (error) => says(error, /no such/i),
  isGiven: (error) => says(error, /reserved for internal use/),
};

/** What `.dump` writes for a virtual table, whose other tables come after it as if they were its equals. */
const DUMPED_VIRTUAL =
  /^INSERT INTO sqlite_(?:schema|master)\(type,name,tbl_name,rootpage,sql\)\s*VALUES\('table',(?:'(?:[^']|'')*',){2}0,'((?:[^']|'')*)'\);/gm;

function declaration(_: string, sql: string): string {
  return `${sql.replaceAll("''", "'")};`;
}

/** Between statements, lines that begin with a dot are for the shell. */
function shellCommand(script: string): ShellPart | undefined {
  let isInside = false;
  for (const { kind, text, start } of scan(script)) {
    if (isBlank(kind)) continue;
    const isFirst = start === 0 || script[start - 1] === "\n";
    if (!isInside && isFirst && text === ".") {
      const end = endOfLine(script, start);
      return { start, end, includes: /^\.read\b/.test(script.slice(start, end)) };
    }
    isInside = text !== ";";
  }
  return undefined;
}

function says(error: unknown, words: RegExp): boolean {
  return error instanceof DatabaseError && words.test(error.message);
}

function kindOf(sql: string): ModelStatementKind {
  const read = tokens(sql);
  const word = read[0]?.text.toUpperCase() ?? "";
  if (word === "ALTER" && read.some((token) => isWord(token, "DROP"))) return "removal";
  return KINDS[word] ?? "schema";
}
