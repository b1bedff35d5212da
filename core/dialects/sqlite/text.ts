/**
 * Pieces of SQL as text: one spelling for comparison, and renames that reach into them.
 *
 * @module
 */
import { foldName } from "../../catalog/identifiers.ts";
import { withoutOuterParentheses } from "../shared/tokens.ts";
import { isBlank, isWord, nameOf, sameName, scan, type Token, tokens } from "./ddl/lexer.ts";
import { literal, quote } from "./quote.ts";

/** Single tokens that DEFAULT takes without parentheses. */
const LITERAL_WORD = /^(?:null|true|false|current_(?:time|date|timestamp))$/i;

/**
 * An expression on one line: comments gone, white space between tokens one space, redundant outer parentheses
 * removed. Two expressions that differ in nothing else are the same.
 *
 * @example tidy("( a >\n 0 )") // "a > 0"
 */
export function tidy(expression: string): string {
  return withoutOuterParentheses(oneLine(expression), tokens);
}

/** The text with one space for each run of white space and comments, and none inside of parentheses. */
export function oneLine(text: string): string {
  let result = "";
  for (const token of scan(text)) {
    const part = isBlank(token.kind) ? " " : token.text;
    if (part === " " && (result === "" || result.endsWith(" ") || result.endsWith("("))) continue;
    result = part === ")" ? `${result.trimEnd()})` : result + part;
  }
  return result.trim();
}

/**
 * The text with names quoted only where they need to be: SQLite quotes what it renames, people often do not.
 *
 * @param known whether a (folded) name is one of the schema's; what is not may be a string, which SQLite takes double
 * quotes for, too.
 */
export function plainNames(text: string, known: (name: string) => boolean = () => true): string {
  if (!/["`[]/.test(text)) return text;
  return replace(text, tokens(text), (token) => {
    const name = token.kind === "name" ? nameOf(token) : undefined;
    return name !== undefined && known(foldName(name)) ? quote(name) : undefined;
  });
}

/**
 * An expression that sees the columns of one table only, with what SQLite takes for a text although it stands in double
 * quotes, because no column is called so, in single ones: not every build of SQLite does that.
 *
 * @param columns folded
 */
export function withPlainTexts(text: string, columns: ReadonlySet<string>): string {
  if (!text.includes('"')) return text;
  const list = tokens(text);
  return replace(text, list, (token, at) => {
    const isName = token.kind === "name" && token.text.startsWith('"');
    if (!isName || columns.has(foldName(nameOf(token)))) return undefined;
    const [before, after] = [list[at - 1], list[at + 1]];
    if (after?.text === "(" || after?.text === "." || before?.text === "." || isWord(before, "COLLATE"))
      return undefined;
    return literal(nameOf(token));
  });
}

/** The expression is a single literal (with or without a sign), which DEFAULT takes as it is. */
export function isLiteral(expression: string): boolean {
  const list = tokens(expression);
  const signed = list[0]?.text === "-" || list[0]?.text === "+";
  const value = list[signed ? 1 : 0];
  if (value === undefined || list.length !== (signed ? 2 : 1)) return false;
  if (value.kind === "number") return true;
  return !signed && (value.kind === "string" || value.kind === "blob" || LITERAL_WORD.test(value.text));
}

/** The expression is a literal whose value does not depend on the moment. */
export function isConstant(expression: string): boolean {
  return isLiteral(expression) && !/^current_/i.test(expression);
}

/** The text of a DEFAULT clause. */
export function defaultClause(expression: string): string {
  return isLiteral(expression) ? expression : `(${expression})`;
}

/** The names that a piece of SQL mentions, folded; functions and types included. */
export function mentions(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const token of tokens(text)) {
    if (token.kind === "word" || token.kind === "name") found.add(foldName(nameOf(token)));
  }
  return found;
}

/** Replaces a name in an expression that can see the columns of one table only; functions keep theirs. */
export function renameIn(text: string, from: string, to: string): string {
  const list = tokens(text);
  return replace(text, list, (token, at) =>
    isName(token, from) && list[at + 1]?.text !== "(" ? quote(to) : undefined,
  );
}

/** Removes the table's own name before its columns: `users.age` becomes `age`. */
export function withoutQualifier(text: string, table: string): string {
  const list = tokens(text);
  return replace(text, list, (token, at) => {
    if (isName(token, table) && list[at + 1]?.text === ".") return "";
    return token.text === "." && list[at - 1] !== undefined && isName(list[at - 1] as Token, table) ? "" : undefined;
  });
}

/** The text with some of its tokens replaced; what stands between tokens stays. */
export function replace(
  text: string,
  list: readonly Token[],
  change: (token: Token, at: number) => string | undefined,
): string {
  let result = "";
  let copied = 0;
  for (const [at, token] of list.entries()) {
    const changed = change(token, at);
    if (changed === undefined) continue;
    result += text.slice(copied, token.start) + changed;
    copied = token.end;
  }
  return result + text.slice(copied);
}

export function isName(token: Token, name: string): boolean {
  return (token.kind === "word" || token.kind === "name") && sameName(nameOf(token), name);
}

/** A statement without its terminator and what surrounds it. The rest is kept as people wrote it. */
export function tidyStatement(text: string): string {
  const list = tokens(text);
  let end = list.length;
  while (list[end - 1]?.text === ";") end -= 1;
  return text.slice(list[0]?.start ?? 0, list[end - 1]?.end ?? 0);
}
