/**
 * Statements of SQL models: what each is for, told by its first words.
 *
 * @module
 */
import { DatabaseError } from "../../errors.ts";
import type { ModelRules, ModelStatementKind } from "../dialect.ts";
import { isWord, type Token, tokens } from "./lexer.ts";

const TRANSACTION = new Set(["BEGIN", "START", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE"]);
const SETTING = new Set(["SET", "RESET"]);
const DATA = new Set(
  "INSERT UPDATE DELETE MERGE COPY TRUNCATE SELECT WITH VALUES TABLE CALL EXPLAIN LOCK VACUUM ANALYZE REFRESH REINDEX CLUSTER CHECKPOINT NOTIFY LISTEN".split(
    " ",
  ),
);

/** What scripts create although each database has it, without the words that may be left out. */
const GIVEN = ["extension plpgsql", "language plpgsql", "schema public"];
const OPTIONAL = new Set(["or", "replace", "trusted", "procedural", "if", "not", "exists"]);

const SERVER = ["DATABASE", "SYSTEM", "TABLESPACE"];

/** Syntax errors, and what exists already: no other statement makes them right. */
const FINAL = new Set(["42601", "42P07", "42710", "42723", "42701", "42P06", "42P16", "42804", "22P02"]);

export const models: ModelRules = {
  prepare,
  kindOf,
  reset: ["RESET ALL"],
  lenient: ["SET check_function_bodies = off"],
  isFinal: (error) => error instanceof DatabaseError && FINAL.has(error.fields.engineCode ?? ""),
};

function kindOf(sql: string): ModelStatementKind {
  const [first, ...rest] = tokens(sql);
  const word = first?.kind === "word" ? first.text.toUpperCase() : "";
  if (TRANSACTION.has(word)) return "transaction";
  if (SETTING.has(word)) return "setting";
  if (word === "SELECT" && rest.slice(0, 3).some((token) => isWord(token, "SET_CONFIG"))) return "setting";
  if (isAboutServer(word, rest)) return "server";
  if (word === "CREATE" && isGiven(rest)) return "given";
  return DATA.has(word) ? "data" : "schema";
}

function isGiven(rest: readonly Token[]): boolean {
  const words = rest.map(({ text }) => text.replaceAll('"', "").toLowerCase()).filter((text) => !OPTIONAL.has(text));
  // A schema may be created with all that is in it.
  return GIVEN.includes(words.slice(0, 2).join(" ")) && !words.slice(2).includes("create");
}

/** `CREATE DATABASE`, `ALTER SYSTEM`, `GRANT … ON DATABASE`: what the output of `pg_dump --create` has besides. */
function isAboutServer(word: string, rest: readonly Token[]): boolean {
  const names = (at: number): boolean => SERVER.some((name) => isWord(rest[at], name));
  if (["CREATE", "ALTER", "DROP"].includes(word)) return names(0);
  if (word !== "COMMENT" && word !== "GRANT" && word !== "REVOKE") return false;
  return names(rest.findIndex((token) => isWord(token, "ON")) + 1);
}

/**
 * A script as psql would hand it to the server: without its own commands, and without the rows that follow a COPY. Lines
 * keep their numbers.
 */
function prepare(script: string): string {
  return script
    .replace(/^(COPY\s[^;]*\sFROM\s+stdin\b[^;]*;)\r?\n([\s\S]*?)^\\\.\r?$/gim, (_, copy: string, rows: string) => {
      return `${copy + rows.replace(/[^\n]/g, "")}\n`;
    })
    .replace(/^\\[a-z].*$/gm, "");
}
