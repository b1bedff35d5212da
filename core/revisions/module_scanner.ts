/**
 * Reads a TypeScript or JavaScript file as tokens, as far as it takes to tell code from strings, comments, templates
 * and regular expressions. It understands nothing else, and never fails: what is not closed ends with the file.
 *
 * @module
 */

export interface Token {
  /** `text`: a string, or a template without substitutions; `other`: numbers, regular expressions, parts of templates. */
  readonly kind: "word" | "text" | "punctuation" | "other";
  /** As it is written; of a `text` what stands between the quotes. */
  readonly value: string;
  /** 1-based. */
  readonly line: number;
  /** Where it is written, with its quotes. */
  readonly start: number;
  readonly end: number;
  /** A line break stands between this token and the one before it. */
  readonly onNewLine: boolean;
}

// Alternatives inside a repetition never overlap and every pattern matches to the end of an unclosed literal, so that
// none of them backtracks.
const SPACE = /(?:[\s\uFEFF]+|\/\/[^\n\r]*|\/\*[\s\S]*?(?:\*\/|$))+/y;
const STRING = /"(?:[^"\\\n\r]+|\\(?:\r\n|[\s\S])?)*"?|'(?:[^'\\\n\r]+|\\(?:\r\n|[\s\S])?)*'?/y;
const TEMPLATE = /(?:[^`\\$]+|\\[\s\S]?|\$(?!\{))*(?:`|\$\{|$)/y;
const WORD = /[\p{ID_Start}$_#][\p{ID_Continue}$]*/uy;
const NUMBER = /\d[\w.]*/y;
const REGEXP = /\/(?:[^/\\[\n\r]|\\[^\n\r]|\[(?:[^\]\\\n\r]|\\[^\n\r])*\])+\/\w*/y;
const PUNCTUATION = /=>|[\s\S]/uy;

/** After these words a `/` begins a regular expression. */
const BEFORE_EXPRESSION = new Set(
  "return typeof case in of delete void throw new instanceof do else yield await".split(" "),
);
/** A `/` after the parenthesis that follows these words begins a regular expression. */
const WITH_CONDITION = new Set(["if", "while", "for", "with"]);

/**
 * The tokens of a module, lazily.
 *
 * @example [...scanModule(`export const a = "b"; // c`)].map((token) => token.value) // export const a = b ;
 */
export function* scanModule(source: string): Generator<Token, void> {
  const scanner = new ModuleScanner(source);
  for (let token = scanner.next(); token !== undefined; token = scanner.next()) yield token;
}

class ModuleScanner {
  readonly #source: string;
  #offset = 0;
  #line = 1;
  #previous: Token | undefined;
  /** For every open parenthesis whether it holds a condition, for every open brace whether it is a template's. */
  readonly #open: boolean[] = [];

  constructor(source: string) {
    this.#source = source;
  }

  next(): Token | undefined {
    const lineBefore = this.#line;
    this.#take(SPACE);
    if (this.#offset >= this.#source.length) return undefined;
    const line = this.#line;
    const start = this.#offset;
    const literal = this.#literal();
    const onNewLine = line > lineBefore || this.#previous === undefined;
    const { kind, value } = literal;
    const token = { kind, value, line, start, end: this.#offset, onNewLine };
    this.#previous = token;
    return token;
  }

  #literal(): Pick<Token, "kind" | "value"> {
    const character = this.#source[this.#offset];
    if (character === '"' || character === "'") return { kind: "text", value: unquoted(this.#take(STRING)) };
    if (character === "`") return this.#template();
    const word = this.#take(WORD);
    if (word !== "") return { kind: "word", value: word };
    const number = this.#take(NUMBER);
    if (number !== "") return { kind: "other", value: number };
    const regexp = character === "/" && this.#expectsExpression() ? this.#take(REGEXP) : "";
    return regexp === "" ? this.#punctuation() : { kind: "other", value: regexp };
  }

  #template(): Pick<Token, "kind" | "value"> {
    this.#offset++;
    const text = this.#take(TEMPLATE);
    if (text.endsWith("${")) return this.#opened(true, "${");
    return { kind: "text", value: text.endsWith("`") ? text.slice(0, -1) : text };
  }

  #punctuation(): Pick<Token, "kind" | "value"> {
    const value = this.#take(PUNCTUATION);
    if (value === "(") return this.#opened(this.#previousIs(WITH_CONDITION), value);
    if (value === "{") return this.#opened(false, value);
    if (value === ")") return { kind: this.#open.pop() === true ? "other" : "punctuation", value };
    if (value === "}" && this.#open.pop() === true) return this.#restOfTemplate();
    return { kind: "punctuation", value };
  }

  /** After the substitution of a template: its text goes on, to its end or to the next substitution. */
  #restOfTemplate(): Pick<Token, "kind" | "value"> {
    const text = this.#take(TEMPLATE);
    if (!text.endsWith("${")) return { kind: "punctuation", value: "}" };
    this.#open.push(true);
    return { kind: "other", value: "}${" };
  }

  #opened(special: boolean, value: string): Pick<Token, "kind" | "value"> {
    this.#open.push(special);
    return { kind: "punctuation", value };
  }

  #previousIs(words: ReadonlySet<string>): boolean {
    return this.#previous?.kind === "word" && words.has(this.#previous.value);
  }

  #expectsExpression(): boolean {
    const previous = this.#previous;
    if (previous === undefined || this.#previousIs(BEFORE_EXPRESSION)) return true;
    // A closed condition is the only `other` that ends with a parenthesis.
    if (previous.kind === "other") return previous.value === ")" || previous.value.endsWith("${");
    return previous.kind === "punctuation" && previous.value !== ")" && previous.value !== "]";
  }

  /** What a sticky pattern matches here, and moves behind it. */
  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#offset;
    const text = pattern.exec(this.#source)?.[0] ?? "";
    this.#offset += text.length;
    if (text.length > 1 || text === "\n" || text === "\r") this.#line += lineBreaks(text);
    return text;
  }
}

/** `\r\n` is one break. */
function lineBreaks(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === "\n" || (character === "\r" && text[index + 1] !== "\n")) count++;
  }
  return count;
}

function unquoted(literal: string): string {
  return literal.slice(1, literal.length > 1 && literal.endsWith(literal[0] as string) ? -1 : undefined);
}
