/**
 * What a command says. In JSON mode standard output belongs to the one document that the program prints at the end;
 * nothing else is written to it. Passwords are masked in everything.
 *
 * @module
 */
import { type Dialect, maskSecrets } from "../../core/mod.ts";
import type { Terminal } from "../host/terminal.ts";
import { type Style, styleFor } from "./style.ts";
import { visible } from "./text.ts";

export interface OutputOptions {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly colour: boolean;
}

export class Output {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly style: Style;
  readonly terminal: Terminal;
  readonly #secrets = new Set<string>();

  constructor(terminal: Terminal, options: OutputOptions) {
    this.terminal = terminal;
    this.json = options.json;
    this.quiet = options.quiet;
    this.style = styleFor(options.colour);
  }

  /** What was asked for: printed even when quiet. */
  print(line = ""): void {
    const text = this.mask(line);
    if (!this.json) this.terminal.out(`${this.terminal.interactiveOutput ? visible(text) : text}\n`);
  }

  /**
   * A script: nothing is masked, because it is run. What is secret in it, a revision says. It tells its shell to stop at
   * the first error, because a shell that goes on would run the rest of it where a database is not what it is for.
   */
  script(text: string, { session }: Pick<Dialect, "session">): void {
    if (!this.json) this.terminal.out(`${session.script.stopAtErrors}\n\n${text.trimEnd()}\n`);
  }

  /** What is happening and what to do next. */
  note(line = ""): void {
    if (!this.quiet) this.print(line);
  }

  /** Something to look at, on standard error. */
  warn(line: string): void {
    if (!this.quiet) this.terminal.err(`${this.style.yellow("warning:")} ${visible(this.mask(line))}\n`);
  }

  /** An error, on standard error. */
  fail(text: string): void {
    this.terminal.err(`${visible(this.mask(text))}\n`);
  }

  /** The one document of JSON mode; `verbatim`: it holds a script. */
  document(value: unknown, verbatim = false): void {
    const text = JSON.stringify(value, bigintsAsText);
    this.terminal.out(`${verbatim ? text : this.mask(text)}\n`);
  }

  /** Hides a password wherever it turns up, whoever quotes it. */
  hide(secret: string): void {
    for (const form of [secret, encodeURIComponent(secret)]) {
      if (form.length > 2) this.#secrets.add(form);
    }
  }

  mask(text: string): string {
    let masked = maskSecrets(text);
    for (const secret of this.#secrets) masked = masked.replaceAll(secret, "***");
    return masked;
  }

  /** Lines on a terminal may be rewritten in place. */
  get live(): boolean {
    return this.terminal.interactiveOutput && !this.json && !this.quiet;
  }
}

function bigintsAsText(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}
