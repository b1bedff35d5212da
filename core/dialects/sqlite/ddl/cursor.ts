/**
 * A place in a CREATE statement, moving forward token by token.
 *
 * @module
 */
import { isWord, nameOf, type Token, tokens } from "./lexer.ts";

/** Thrown by the readers when a statement is not what they know; the caller decides whether that matters. */
export class UnreadableError extends Error {
  override readonly name = "UnreadableError";
}

/** A text between two tokens: what stood in parentheses, or after AS. */
export class Cursor {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = tokens(text);
  }

  get done(): boolean {
    return this.#at >= this.#tokens.length;
  }

  peek(ahead = 0): Token | undefined {
    return this.#tokens[this.#at + ahead];
  }

  next(): Token {
    const token = this.#tokens[this.#at++];
    if (token === undefined) throw this.unexpected("more");
    return token;
  }

  /** The next tokens are these keywords or symbols. */
  sees(...words: readonly string[]): boolean {
    return words.every((word, index) => {
      const token = this.peek(index);
      return token?.text === word || isWord(token, word);
    });
  }

  /** Moves past these keywords or symbols when they are next. */
  take(...words: readonly string[]): boolean {
    const found = this.sees(...words);
    if (found) this.#at += words.length;
    return found;
  }

  /** Takes whichever of the alternatives is next. */
  takeOne<W extends string>(words: readonly W[]): W | undefined {
    return words.find((word) => this.take(word));
  }

  expect(...words: readonly string[]): void {
    if (!this.take(...words)) throw this.unexpected(words.join(" "));
  }

  /** An identifier; SQLite takes a string for one, too. */
  name(): string {
    const token = this.next();
    if (token.kind !== "word" && token.kind !== "name" && token.kind !== "string") throw this.unexpected("a name");
    return nameOf(token);
  }

  /** The name of an object, without a schema before it. */
  objectName(): string {
    const first = this.name();
    return this.take(".") ? this.name() : first;
  }

  /** `( … )`: the text inside. */
  parenthesised(): string {
    this.expect("(");
    const start = this.peek();
    this.skipTo(")");
    const end = this.peek();
    this.expect(")");
    return this.#text.slice(start?.start, end?.start);
  }

  /** The text up to one of these tokens outside of parentheses (or to the end), which stays next. */
  until(...stops: readonly string[]): string {
    const start = this.peek()?.start ?? this.#text.length;
    this.skipTo(...stops);
    return this.#text.slice(start, this.peek()?.start).trim();
  }

  /** The rest of the text, as it is. */
  rest(): string {
    const start = this.peek()?.start ?? this.#text.length;
    this.#at = this.#tokens.length;
    return this.#text.slice(start).trim();
  }

  unexpected(wanted: string): UnreadableError {
    const found = this.peek(-1)?.text ?? "the end";
    return new UnreadableError(`expected ${wanted} near ${found}`);
  }

  private skipTo(...stops: readonly string[]): void {
    for (let depth = 0; !this.done; this.#at++) {
      const token = this.peek();
      if (depth === 0 && stops.some((stop) => token?.text === stop || isWord(token, stop))) return;
      if (token?.text === "(") depth++;
      if (token?.text === ")") depth--;
    }
  }
}
