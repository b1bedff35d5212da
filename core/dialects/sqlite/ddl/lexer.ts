/**
 * The tokens of SQLite's language: enough to split scripts, to read CREATE statements and to compare expressions.
 *
 * @module
 */
import { foldName } from "../../../catalog/identifiers.ts";
import { match, meaningful, type Scan, scanner, type Token, type TokenKind } from "../../shared/tokens.ts";

export { isBlank, isWord, type Token } from "../../shared/tokens.ts";

const SPACE = /[ \t\n\f\r]+/y;
const WORD = /[A-Za-z_\u0080-\uffff][A-Za-z0-9_$\u0080-\uffff]*/y;
const NUMBER = /(?:0[xX][0-9a-fA-F_]+|(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d[\d_]*)?)/y;
const PARAMETER = /\?\d*|[:@#$][A-Za-z0-9_$\u0080-\uffff]+(?:::[A-Za-z0-9_$\u0080-\uffff]+)*(?:\([^)\s]*\))?/y;
const OPERATOR = /->>|->|\|\||<<|>>|<=|>=|<>|!=|==|[\s\S]/y;
const BLOB = /[xX]'[0-9a-fA-F]*'/y;
const LINE = /--[^\n]*/y;

/** How a quoted thing ends; brackets know no doubling. */
const CLOSERS: Readonly<Record<string, string>> = { "'": "'", '"': '"', "`": "`", "[": "]" };

/** All tokens of a text, one after another, spaces and comments included. */
export const scan: Scan = scanner(next);

/** The tokens that mean something. */
export function tokens(text: string): Token[] {
  return meaningful(scan(text));
}

/** The identifier that a word, quoted name or (as SQLite allows in places) string stands for. */
export function nameOf(token: Token): string {
  if (token.kind === "word") return token.text;
  const quote = token.text[0] ?? "";
  const inner = token.text.slice(1, -1);
  return quote === "[" ? inner : inner.replaceAll(quote + quote, quote);
}

/** Equal as SQLite compares names: ASCII letters of either case are the same. */
export function sameName(a: string, b: string): boolean {
  return a === b || foldName(a) === foldName(b);
}

function next(text: string, start: number): [TokenKind, number] {
  const first = text[start] as string;
  const closer = CLOSERS[first];
  if (closer !== undefined) return quoted(text, start, closer);
  return (
    match(SPACE, "space", text, start) ??
    match(BLOB, "blob", text, start) ??
    match(WORD, "word", text, start) ??
    match(NUMBER, "number", text, start) ??
    match(LINE, "line", text, start) ??
    blockComment(text, start) ??
    match(PARAMETER, "parameter", text, start) ??
    match(OPERATOR, "symbol", text, start) ?? ["symbol", start + 1]
  );
}

function quoted(text: string, start: number, closer: string): [TokenKind, number] {
  let end = text.indexOf(closer, start + 1);
  while (end !== -1 && closer !== "]" && text[end + 1] === closer) end = text.indexOf(closer, end + 2);
  if (end === -1) return ["broken", text.length];
  return [closer === "'" ? "string" : "name", end + 1];
}

/** SQLite lets a block comment run to the end of the text, but in a script that is a mistake. */
function blockComment(text: string, start: number): [TokenKind, number] | undefined {
  if (!text.startsWith("/*", start)) return undefined;
  const end = text.indexOf("*/", start + 2);
  return end === -1 ? ["broken", text.length] : ["block", end + 2];
}
