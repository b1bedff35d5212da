/**
 * Statements of SQL models about roles. Roles are the server's, so a shadow there may have them already, and then they
 * are other people's.
 *
 * @module
 */
import { unquotedName } from "../../catalog/identifiers.ts";
import type { ModelRules } from "../dialect.ts";
import { isWord, type Token, tokens } from "./lexer.ts";

export const roles: NonNullable<ModelRules["server"]> = {
  names: "SELECT rolname AS name FROM pg_roles",
  namedBy: rolesOf,
};

const KINDS = ["ROLE", "USER", "GROUP"];

/** The roles that a statement makes, changes, drops, or makes members of each other; none for other statements. */
function rolesOf(sql: string): readonly string[] {
  const [verb, ...rest] = tokens(sql);
  if (isWord(verb, "GRANT") || isWord(verb, "REVOKE")) return members(rest);
  const isComment = isWord(verb, "COMMENT") && isWord(rest[0], "ON");
  if (!isComment && !["CREATE", "ALTER", "DROP"].some((word) => isWord(verb, word))) return [];
  const [kind, ...words] = isComment ? rest.slice(1) : rest;
  if (!KINDS.some((word) => isWord(kind, word)) || isWord(words[0], "MAPPING")) return [];
  const [name] = isWord(words[0], "IF") && isWord(words[1], "EXISTS") ? words.slice(2) : words;
  return name === undefined ? [] : [nameOf(name)];
}

/** `GRANT readers TO app`: no privilege, which would be ON something. */
function members(rest: readonly Token[]): readonly string[] {
  if (rest.some((token) => isWord(token, "ON"))) return [];
  const end = rest.findIndex((token) => isWord(token, "WITH") || isWord(token, "GRANTED"));
  const named = end === -1 ? rest : rest.slice(0, end);
  const isName = (token: Token): boolean => token.kind === "name" || (token.kind === "word" && !isBetween(token));
  return named.filter(isName).map(nameOf);
}

const isBetween = (token: Token): boolean => isWord(token, "TO") || isWord(token, "FROM");

function nameOf({ kind, text }: Token): string {
  return kind === "name" ? unquotedName(text) : text.toLowerCase();
}
