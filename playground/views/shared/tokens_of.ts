/**
 * Code as coloured pieces, for text that is only read: enough to tell comments, strings and keywords apart, and light
 * enough for the first paint. The editor has real grammars.
 *
 * @module
 */

export type CodeLanguage = "ts" | "sql";
export type TokenKind = "comment" | "string" | "number" | "keyword" | "plain";

export interface CodeToken {
  readonly kind: TokenKind;
  readonly text: string;
}

const TS_WORDS =
  "as async await const else export false for from function if import in interface let new null of return true type undefined";
const SQL_WORDS =
  "add alter and as asc begin between by cascade check column commit concurrently constraint create default delete desc distinct drop enum exists foreign from group having if in index insert into is join key left like limit materialized not null on or order primary references rename rollback select set strict table then to trigger type union unique update using values view when where with without";

const WORDS: Readonly<Record<CodeLanguage, ReadonlySet<string>>> = {
  ts: new Set(TS_WORDS.split(" ")),
  sql: new Set(SQL_WORDS.split(" ")),
};

const PATTERNS: Readonly<Record<CodeLanguage, RegExp>> = {
  ts: /(\/\/.*|\/\*[\s\S]*?\*\/)|("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|(\b\d[\w.]*\b)|([A-Za-z_$][\w$]*\b)(?!\s*:)/g,
  sql: /(--.*|\/\*[\s\S]*?\*\/)|('(?:''|[^'])*')|(\b\d[\w.]*\b)|([A-Za-z_][\w$]*)/g,
};

/**
 * Cuts a text into its pieces; together they are the text.
 *
 * @example tokensOf("SELECT 1", "sql").map((token) => token.kind) // ["keyword", "plain", "number"]
 */
export function tokensOf(text: string, language: CodeLanguage): CodeToken[] {
  const tokens: CodeToken[] = [];
  let end = 0;
  for (const match of text.matchAll(PATTERNS[language])) {
    const kind = kindOf(match, language);
    if (kind === "plain") continue;
    if (match.index > end) tokens.push({ kind: "plain", text: text.slice(end, match.index) });
    tokens.push({ kind, text: match[0] });
    end = match.index + match[0].length;
  }
  if (end < text.length) tokens.push({ kind: "plain", text: text.slice(end) });
  return tokens;
}

function kindOf([text, comment, string, number]: RegExpMatchArray, language: CodeLanguage): TokenKind {
  if (comment !== undefined) return "comment";
  if (string !== undefined) return "string";
  if (number !== undefined) return "number";
  const word = language === "sql" ? (text ?? "").toLowerCase() : (text ?? "");
  return WORDS[language].has(word) ? "keyword" : "plain";
}
