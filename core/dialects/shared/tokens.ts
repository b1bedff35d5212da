/**
 * What the lexers of all dialects have in common: the kinds of tokens, the loop, and questions about tokens.
 *
 * @module
 */

/**
 * - `word`: a bare identifier or keyword; `name`: a quoted identifier
 * - `string`: every form of string; `blob`, `number`, `parameter`: what they say
 * - `line`, `block`: the two forms of comment; `space`: white space
 * - `symbol`: punctuation
 * - `broken`: a string, name or comment that the text does not end
 */
export type TokenKind =
  | "word"
  | "name"
  | "string"
  | "blob"
  | "number"
  | "parameter"
  | "line"
  | "block"
  | "space"
  | "symbol"
  | "broken";

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** Offset of the first character. */
  readonly start: number;
  /** Offset after the last character. */
  readonly end: number;
}

/** The kind of the token that starts at an offset, and the offset after it. */
export type NextToken = (text: string, start: number) => readonly [TokenKind, number];

/** All tokens of a text, one after another, spaces and comments included. */
export type Scan = (text: string) => Generator<Token, void>;

/** The lexer of a dialect, from the function that finds its next token. */
export function scanner(next: NextToken): Scan {
  return function* scan(text) {
    let start = 0;
    while (start < text.length) {
      const [kind, end] = next(text, start);
      yield { kind, text: text.slice(start, end), start, end };
      start = end;
    }
  };
}

/** The tokens that mean something. */
export function meaningful(scanned: Iterable<Token>): Token[] {
  const found: Token[] = [];
  for (const token of scanned) if (!isBlank(token.kind)) found.push(token);
  return found;
}

export function isBlank(kind: TokenKind): boolean {
  return kind === "space" || kind === "line" || kind === "block";
}

/** The token is this keyword, in any case. */
export function isWord(token: Token | undefined, keyword: string): boolean {
  return token?.kind === "word" && token.text.length === keyword.length && token.text.toUpperCase() === keyword;
}

/** Tries a sticky pattern at an offset; `end` is where the token ends when that is not where the match does. */
export function match(
  pattern: RegExp,
  kind: TokenKind,
  text: string,
  start: number,
  end?: number,
): [TokenKind, number] | undefined {
  pattern.lastIndex = start;
  return pattern.test(text) ? [kind, end ?? pattern.lastIndex] : undefined;
}

/** An expression without parentheses around the whole of it. */
export function withoutOuterParentheses(expression: string, tokens: (text: string) => readonly Token[]): string {
  let found = expression.trim();
  while (isWrapped(tokens(found))) found = found.slice(1, -1).trim();
  return found;
}

/** The first parenthesis is closed by the last one. */
export function isWrapped(list: readonly Token[]): boolean {
  if (list[0]?.text !== "(") return false;
  let depth = 0;
  for (const [at, token] of list.entries()) {
    if (token.text === "(") depth++;
    if (token.text === ")") depth--;
    if (depth === 0) return at === list.length - 1;
  }
  return false;
}

/** 1-based lines of offsets that only grow. */
export function lineCounter(script: string): (offset: number) => number {
  let line = 1;
  let counted = 0;
  return (offset) => {
    for (; counted < offset; counted++) if (script[counted] === "\n") line++;
    return line;
  };
}
