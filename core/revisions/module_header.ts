/**
 * The header of a `.ts` or `.js` revision: exported constants with literal values, and the leading comment.
 *
 * @module
 */
import { scanModule, type Token } from "./module_scanner.ts";
import {
  firstParagraph,
  type HeaderEntry,
  type HeaderField,
  type HeaderProblem,
  type RawHeader,
} from "./raw_header.ts";

const SPELLING: Readonly<Record<HeaderField, string>> = {
  revision: "`export const revision`",
  downRevision: "`export const downRevision`",
  branchLabels: "`export const branchLabels`",
  dependsOn: "`export const dependsOn`",
  replaces: "`export const replaces`",
  ddlLockTimeout: "`export const ddlLockTimeout`",
  statementTimeout: "`export const statementTimeout`",
};

/** What the value of an entry may be. */
const EXPECTED: Readonly<Record<HeaderField, string>> = {
  revision: "a string",
  downRevision: "a string, null or an array of strings",
  branchLabels: "an array of strings",
  dependsOn: "an array of strings",
  replaces: "an array of strings",
  ddlLockTimeout: "a string",
  statementTimeout: "a string",
};

/** Few revisions say these; looking for them in all the others would mean to read their code as well. */
const RARE: readonly HeaderField[] = ["replaces", "ddlLockTimeout", "statementTimeout"];

const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}", "${": "}" };

const CLOSERS: ReadonlySet<string> = new Set(Object.values(CLOSING));

/** Reads the header of a module; the text has no byte order mark. */
export function readModuleHeader(text: string): RawHeader {
  const reader = new HeaderReader(text);
  reader.read();
  const { entries, problems } = reader;
  return { message: leadingMessage(text), entries, problems, spelling: SPELLING, baseSpelling: "null" };
}

/** Finds `export const <entry> = <literal>` at the top level of a module and reads no further than the last entry. */
class HeaderReader {
  readonly entries: Partial<Record<HeaderField, HeaderEntry>> = {};
  readonly problems: HeaderProblem[] = [];
  readonly #tokens: Generator<Token, void>;
  #token: Token | undefined;
  /** How many entries may still come. */
  #wanted: number;
  #depth = 0;
  /** Where the last token that was moved over ends. */
  #end = 0;

  constructor(text: string) {
    this.#wanted = Object.keys(SPELLING).length - RARE.filter((name) => !text.includes(name)).length;
    this.#tokens = scanModule(text);
    this.#advance();
  }

  read(): void {
    while (this.#token !== undefined && this.#wanted > 0) {
      const exported = this.#depth === 0 && this.#isWord("export");
      this.#skip();
      if (!exported || !this.#isWord("const", "let", "var")) continue;
      this.#skip();
      this.#declarations();
    }
  }

  /** One or more `name: type = value`, separated by commas. */
  #declarations(): void {
    do {
      if (this.#isMark(",")) this.#skip();
      const name = this.#token;
      this.#skip();
      if (name?.kind !== "word" || !(name.value in SPELLING)) return;
      if (!this.#declaration(name.value as HeaderField, name.line)) return;
    } while (this.#isMark(","));
  }

  #declaration(field: HeaderField, line: number): boolean {
    if (this.#isMark(":")) this.#skipType((token) => token.value === "=");
    const assigned = this.#isMark("=");
    if (assigned) this.#skip();
    const start = this.#token?.start ?? 0;
    const values = assigned ? this.#literal() : undefined;
    const span = [start, this.#end] as const;
    if (values !== undefined && this.#endsHere() && (isList(field) || values.length === 1)) {
      if (this.entries[field] === undefined) this.#wanted--;
      this.entries[field] = { values, line, span };
      return true;
    }
    this.problems.push({
      line,
      message: `${SPELLING[field]} is not ${EXPECTED[field]} written out.`,
      hint: "Headers are read without running the file, so their values must be literals.",
    });
    return false;
  }

  /** The strings of a literal; `undefined` when it is something else. */
  #literal(): string[] | undefined {
    const token = this.#token;
    this.#skip();
    if (token === undefined) return undefined;
    if (token.kind === "text") return plain(token) ? [token.value] : undefined;
    if (token.kind === "word" && token.value === "null") return [];
    return token.kind === "punctuation" && token.value === "[" ? this.#list() : undefined;
  }

  #list(): string[] | undefined {
    const values: string[] = [];
    while (!this.#isMark("]")) {
      const token = this.#token;
      if (token?.kind !== "text" || !plain(token)) return undefined;
      values.push(token.value);
      this.#skip();
      if (this.#isMark(",")) this.#skip();
      else if (!this.#isMark("]")) return undefined;
    }
    this.#skip();
    return values;
  }

  /** Whether the expression ends behind its literal, but for `as` and `satisfies`. */
  #endsHere(): boolean {
    while (this.#isWord("as", "satisfies")) {
      this.#skipType((token) => token.onNewLine || [";", ",", "satisfies", "as"].includes(token.value));
    }
    const token = this.#token;
    if (token === undefined || this.#isMark(";") || this.#isMark(",")) return true;
    if (!token.onNewLine) return false;
    return token.kind === "word" ? !["in", "instanceof"].includes(token.value) : ["{", "@"].includes(token.value);
  }

  /** Moves behind a type: to the token that ends it, outside of all brackets. */
  #skipType(ends: (token: Token) => boolean): void {
    let continues = true;
    let angles = 0;
    while (this.#token !== undefined) {
      const token = this.#token;
      const outside = this.#depth === 0 && angles === 0;
      if (outside && !continues && token.kind !== "text" && !isTypeOperator(token) && ends(token)) return;
      if (this.#isMark("<")) angles++;
      if (this.#isMark(">")) angles--;
      continues = isTypeOperator(token) || token.value === ":" || token.value === "as" || token.value === "satisfies";
      this.#skip();
    }
  }

  /** Moves to the next token and keeps count of the brackets. */
  #skip(): void {
    const token = this.#token;
    this.#end = token?.end ?? this.#end;
    if (token !== undefined && token.kind !== "text" && token.kind !== "word") {
      if (token.value in CLOSING) this.#depth++;
      else if (CLOSERS.has(token.value)) this.#depth = Math.max(0, this.#depth - 1);
    }
    this.#advance();
  }

  #advance(): void {
    const { value, done } = this.#tokens.next();
    this.#token = done ? undefined : value;
  }

  #isWord(...words: readonly string[]): boolean {
    return this.#token?.kind === "word" && words.includes(this.#token.value);
  }

  #isMark(mark: string): boolean {
    return this.#token?.kind === "punctuation" && this.#token.value === mark;
  }
}

/** Entries that may have no value, or several. */
function isList(field: HeaderField): boolean {
  return EXPECTED[field] !== "a string";
}

/** A type goes on behind these, even on the next line. */
function isTypeOperator(token: Token): boolean {
  return token.kind === "punctuation" && ["|", "&", "=>", "."].includes(token.value);
}

/** No escapes: nobody needs them in an id or a label, and what is read is then what is written. */
function plain(token: Token): boolean {
  return !token.value.includes("\\");
}

/** The first paragraph of the comment with which a module begins, on one line. */
function leadingMessage(text: string): string {
  const start = text.search(/\S/);
  if (text.startsWith("/*", start)) return blockMessage(text, start + 2);
  const lines = /^\s*((?:\/\/[^\r\n]*(?:\r\n|[\r\n]|$)[ \t]*)+)/.exec(text)?.[1] ?? "";
  return firstParagraph(lines.split(/\r\n|\r|\n/).map((line) => line.replace(/^\s*\/\/+/, "")));
}

function blockMessage(text: string, start: number): string {
  const end = text.indexOf("*/", start);
  if (end < 0) return "";
  const block = text.slice(start, end).replace(/^\*+/, "").replaceAll("*\\/", "*/");
  // Most messages are one line, and there may be thousands of files.
  if (!/[\r\n]/.test(block)) return block.trim();
  const [first = "", ...rest] = block.split(/\r\n|\r|\n/);
  return firstParagraph([first, ...rest.map((line) => line.replace(/^\s*\* ?/, ""))]);
}
