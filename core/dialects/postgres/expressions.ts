/**
 * Expressions as text: the little that can be said about their printed form without an engine.
 *
 * @module
 */

import { isWrapped, withoutOuterParentheses } from "../shared/tokens.ts";
import { isWord, type Token, tokens } from "./lexer.ts";
import { castName, isString, parseType, printType } from "./types.ts";

/** Functions without parentheses, which PostgreSQL prints in upper case. */
const VALUE_WORDS: ReadonlySet<string> = new Set([
  "CURRENT_CATALOG",
  "CURRENT_DATE",
  "CURRENT_ROLE",
  "CURRENT_SCHEMA",
  "CURRENT_TIME",
  "CURRENT_TIMESTAMP",
  "CURRENT_USER",
  "LOCALTIME",
  "LOCALTIMESTAMP",
  "SESSION_USER",
]);

/** Types whose string literals are stored as numbers or booleans, so that only the engine knows how they print. */
const NOT_FROM_STRINGS: ReadonlySet<string> = new Set([
  "smallint",
  "integer",
  "bigint",
  "numeric",
  "real",
  "double precision",
  "boolean",
]);

const MAX_INTEGER = 2n ** 31n - 1n;
const MAX_BIGINT = 2n ** 63n - 1n;

/**
 * An expression without white space around it and without parentheses around all of it.
 *
 * @example bare("(age > 0)") // "age > 0"
 */
export function bare(expression: string): string {
  return withoutOuterParentheses(expression, tokens);
}

/**
 * The text of a DEFAULT clause. The grammar takes arithmetic and casts there, but no AND, IS or IN without
 * parentheses, so whatever is more than one value gets some.
 */
export function defaultClause(expression: string): string {
  const list = tokens(expression);
  return isOneValue(list) || isWrapped(list) ? expression : `(${expression})`;
}

/** A literal, a word, a call or a constructor, with casts. */
function isOneValue(list: readonly Token[]): boolean {
  let depth = 0;
  return list.every((token, at) => {
    if (token.text === ")" || token.text === "]") depth--;
    const inside = depth > 0;
    if (token.text === "(" || token.text === "[") depth++;
    if (inside || token.kind !== "symbol") return inside || isValuePart(list, at);
    return "()[].::".includes(token.text) || (token.text === "-" && at === 0);
  });
}

/** A second word belongs to a value only in the name of a type: `'x'::character varying`. */
function isValuePart(list: readonly Token[], at: number): boolean {
  const before = list[at - 1];
  if (before === undefined || before.kind === "symbol") return true;
  return list.slice(0, at).some((token) => token.text === "::");
}

/**
 * A default as PostgreSQL prints it, where that can be told; otherwise as it is. `undefined` for a default of NULL,
 * which is none.
 */
export function normalizeDefault(expression: string, type: string): string | undefined {
  const trimmed = bare(expression);
  const list = tokens(trimmed);
  const [first, second, third] = list;
  if (first === undefined) return undefined;
  if (list.length === 1) return singleToken(first, type);
  if (list.length === 2 && first.text === "-" && second?.kind === "number") return negative(second.text, trimmed);
  if (first.kind === "word" && second?.text === "(" && list.at(-1)?.text === ")")
    return call(list) ?? expression.trim();
  if (first.kind === "string" && second?.text === "::" && third !== undefined) return castLiteral(trimmed, first, list);
  return expression.trim();
}

function singleToken(token: Token, type: string): string | undefined {
  if (isWord(token, "NULL")) return nullDefault(type);
  if (isWord(token, "TRUE") || isWord(token, "FALSE")) return token.text.toLowerCase();
  if (VALUE_WORDS.has(token.text.toUpperCase())) return token.text.toUpperCase();
  if (token.kind === "number") return positive(token.text);
  return token.kind === "string" ? stringDefault(token.text, type) : token.text;
}

/** A NULL that must first be made to fit a length is an expression, and kept; a plain one is no default at all. */
function nullDefault(type: string): string | undefined {
  const { name, modifiers } = parseType(type);
  return modifiers.length === 0 || name.startsWith("interval") ? undefined : `NULL::${castName(type)}`;
}

function positive(digits: string): string {
  if (!/^[1-9]\d*$/.test(digits)) return digits;
  const value = BigInt(digits);
  if (value > MAX_BIGINT) return `'${digits}'::numeric`;
  return value > MAX_INTEGER ? `'${digits}'::bigint` : digits;
}

function negative(digits: string, text: string): string {
  if (/^\d+\.\d+$/.test(digits)) return `'-${digits}'::numeric`;
  if (!/^[1-9]\d*$/.test(digits)) return text;
  const value = BigInt(digits);
  if (value > MAX_BIGINT + 1n) return `'-${digits}'::numeric`;
  return `'-${digits}'::${value > MAX_INTEGER + 1n ? "bigint" : "integer"}`;
}

function stringDefault(literal: string, type: string): string {
  const parts = parseType(type);
  const plain = literal.startsWith("'");
  if (!plain || (!parts.array && NOT_FROM_STRINGS.has(parts.name))) return literal;
  const cast = parts.name.startsWith("interval") && !parts.array ? printType(parts) : castName(type);
  return `${literal}::${cast}`;
}

/** `now()` and `nextval('s')`; of other calls only the engine knows how it prints their arguments. */
function call(list: readonly Token[]): string | undefined {
  const name = list[0]?.text.toLowerCase();
  if (list.length === 3) return `${name}()`;
  const argument = list[2];
  if (name !== "nextval" || argument?.kind !== "string") return undefined;
  const cast = list.slice(3, -1).map((token) => token.text.toLowerCase());
  return cast.length === 0 || cast.join("") === "::regclass" ? `nextval(${argument.text}::regclass)` : undefined;
}

/** `'x'::varchar` with the type's own name; types with a modifier are left to the engine. */
function castLiteral(text: string, literal: Token, list: readonly Token[]): string {
  const type = text.slice(list[2]?.start ?? 0);
  const plain = list.slice(2).every((token) => token.kind !== "symbol" || "[].".includes(token.text));
  if (!plain || parseType(type).modifiers.length > 0) return text;
  return `${literal.text}::${isString(type) ? castName(type) : printType(parseType(type))}`;
}
