/**
 * Statements of SQL models: what each is for, told by its first words.
 *
 * @module
 */
import { DatabaseError } from "../../errors.ts";
import type { ModelRules, ModelStatementKind } from "../dialect.ts";
import { isWord, type Token, tokens } from "./lexer.ts";
import { roles } from "./model_roles.ts";
import { serverScript } from "./psql.ts";

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

/** Relations, columns, schemas, functions and everything else that a statement names in vain. */
const ABSENT = new Set(["42P01", "42703", "3F000", "42883", "42704"]);

export const models: ModelRules = {
  prepare: serverScript,
  kindOf,
  reset: ["RESET ALL"],
  lenient: ["SET check_function_bodies = off"],
  isFinal: (error) => isOneOf(FINAL, error),
  isAbsence: (error) => isOneOf(ABSENT, error),
  server: roles,
};

function isOneOf(codes: ReadonlySet<string>, error: unknown): boolean {
  return error instanceof DatabaseError && codes.has(error.fields.engineCode ?? "");
}

function kindOf(sql: string): ModelStatementKind {
  const [first, ...rest] = tokens(sql);
  const word = first?.kind === "word" ? first.text.toUpperCase() : "";
  if (TRANSACTION.has(word)) return "transaction";
  if (SETTING.has(word)) return "setting";
  if (word === "SELECT" && rest.slice(0, 3).some((token) => isWord(token, "SET_CONFIG"))) return "setting";
  if (isAboutServer(word, rest)) return "server";
  if (isAboutLargeObject(word, rest)) return "data";
  if (word === "CREATE" && isGiven(rest)) return "given";
  if (isRemoval(word, rest)) return "removal";
  return DATA.has(word) ? "data" : "schema";
}

function isGiven(rest: readonly Token[]): boolean {
  const words = rest.map(({ text }) => text.replaceAll('"', "").toLowerCase()).filter((text) => !OPTIONAL.has(text));
  // A schema may be created with all that is in it.
  return GIVEN.includes(words.slice(0, 2).join(" ")) && !words.slice(2).includes("create");
}

/** `DROP …`, and an ALTER that does nothing else. */
function isRemoval(word: string, rest: readonly Token[]): boolean {
  if (word !== "ALTER") return word === "DROP";
  return rest.some((token) => isWord(token, "DROP")) && !rest.some(({ text }) => text === ",");
}

/** `CREATE DATABASE`, `ALTER SYSTEM`, `GRANT … ON DATABASE`: what the output of `pg_dump --create` has besides. */
function isAboutServer(word: string, rest: readonly Token[]): boolean {
  const [subject] = subjectOf(word, rest);
  return SERVER.some((name) => isWord(subject, name));
}

/** `ALTER LARGE OBJECT`, `COMMENT ON LARGE OBJECT`: it is there when its rows are. */
function isAboutLargeObject(word: string, rest: readonly Token[]): boolean {
  const [first, second] = subjectOf(word, rest);
  return isWord(first, "LARGE") && isWord(second, "OBJECT");
}

/** What a statement is about, from the word for its kind on. */
function subjectOf(word: string, rest: readonly Token[]): readonly Token[] {
  if (["CREATE", "ALTER", "DROP"].includes(word)) return rest;
  if (!["COMMENT", "GRANT", "REVOKE", "SECURITY"].includes(word)) return [];
  return rest.slice(rest.findIndex((token) => isWord(token, "ON")) + 1);
}
