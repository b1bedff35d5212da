/**
 * The tokens of PostgreSQL's language: enough to split scripts, to place literals and to compare spellings. It assumes
 * `standard_conforming_strings`, which is on unless somebody turned it off.
 *
 * @module
 */

import { match, meaningful, type Scan, scanner, type Token, type TokenKind } from "../shared/tokens.ts";

export { isBlank, isWord, type Token } from "../shared/tokens.ts";

const SPACE = /[ \t\n\r\f\v]+/y;
const LINE = /--[^\n\r]*/y;
const STRING = /(?:[bBxXnN]|[uU]&)?'(?:[^']|'')*'/y;
const ESCAPE_STRING = /[eE]'(?:[^'\\]|\\[\s\S]|'')*'/y;
const NAME = /(?:[uU]&)?"(?:[^"]|"")*"/y;
const WORD = /[A-Za-z_\u0080-\uffff][A-Za-z0-9_$\u0080-\uffff]*/y;
const NUMBER = /(?:0[xXoObB][0-9a-fA-F_]+|(?:\d[\d_]*(?:\.(?!\.)[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d+)?)/y;
const PARAMETER = /\$\d+/y;
const DOLLAR_TAG = /\$(?:[A-Za-z_\u0080-\uffff][A-Za-z0-9_\u0080-\uffff]*)?\$/y;
const OPENING_QUOTE = /(?:[bBxXnNeE]|[uU]&)?['"]/y;
const SYMBOL = /::|[\s\S]/y;

/** All tokens of a text, one after another, spaces and comments included. */
export const scan: Scan = scanner(next);

/** The tokens that mean something. */
export function tokens(text: string): Token[] {
  return meaningful(scan(text));
}

function next(text: string, start: number): [TokenKind, number] {
  return (
    match(SPACE, "space", text, start) ??
    match(LINE, "line", text, start) ??
    blockComment(text, start) ??
    match(ESCAPE_STRING, "string", text, start) ??
    match(STRING, "string", text, start) ??
    match(NAME, "name", text, start) ??
    match(OPENING_QUOTE, "broken", text, start, text.length) ??
    match(WORD, "word", text, start) ??
    match(NUMBER, "number", text, start) ??
    match(PARAMETER, "parameter", text, start) ??
    dollarQuoted(text, start) ??
    match(SYMBOL, "symbol", text, start) ?? ["symbol", start + 1]
  );
}

/** Comments nest: `/* a /* b *\/ c *\/`. */
function blockComment(text: string, start: number): [TokenKind, number] | undefined {
  if (!text.startsWith("/*", start)) return undefined;
  const edge = /\/\*|\*\//g;
  edge.lastIndex = start;
  let depth = 0;
  for (let found = edge.exec(text); found !== null; found = edge.exec(text)) {
    depth += found[0] === "/*" ? 1 : -1;
    if (depth === 0) return ["block", edge.lastIndex];
  }
  return ["broken", text.length];
}

function dollarQuoted(text: string, start: number): [TokenKind, number] | undefined {
  DOLLAR_TAG.lastIndex = start;
  const tag = DOLLAR_TAG.exec(text)?.[0];
  if (tag === undefined) return undefined;
  const end = text.indexOf(tag, start + tag.length);
  return end === -1 ? ["broken", text.length] : ["string", end + tag.length];
}
