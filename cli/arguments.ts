/**
 * The command line between the shell and cac, and between cac and a command.
 *
 * cac's parser turns `007` into 7, `+2` into 2 and takes `-1` for an option. Identifiers and targets must arrive as they
 * were typed, so such words pass through the parser with a mark that no real argument can contain.
 *
 * @module
 */
import { MigrError } from "../core/mod.ts";

const MARK = "\0";
/** What `--no-rename` is beside a `--rename`: the parser would let it take the others' place. */
const NEGATION = MARK;

/** Marks the words that the parser would change. The inverse is {@link unprotect}. */
export function protect(argv: readonly string[]): string[] {
  const end = argv.indexOf("--");
  const options = end === -1 ? argv : argv.slice(0, end);
  return argv.map((word, index) => (end !== -1 && index >= end ? word : protectWord(negated(word, options))));
}

/** A negated option as one more value of its option, where that is given, too. */
function negated(word: string, options: readonly string[]): string {
  const name = word.startsWith("--no-") ? `--${word.slice("--no-".length)}` : undefined;
  const isGiven = name !== undefined && options.some((other) => other === name || other.startsWith(`${name}=`));
  return isGiven ? `${name}=${NEGATION}` : word;
}

function protectWord(word: string): string {
  const assignment = /^(--?[a-zA-Z][^=]*=)(.*)$/s.exec(word);
  if (assignment !== null) return `${assignment[1]}${MARK}${assignment[2]}`;
  const looksLikeNumber = Number.isFinite(Number(word));
  const looksLikeTarget = /^-+[^a-zA-Z-]/.test(word);
  return looksLikeNumber || looksLikeTarget || word === "-" ? MARK + word : word;
}

/** Takes the marks off again, in arguments and in the values of options. */
export function unprotect(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unprotect);
  return typeof value === "string" && value.startsWith(MARK) ? value.slice(1) : value;
}

/** The values of one command line, read by the names of their options (without dashes, as they are typed). */
export class Input {
  readonly args: readonly string[];
  readonly #options: Readonly<Record<string, unknown>>;

  constructor(args: readonly unknown[], options: Readonly<Record<string, unknown>>) {
    this.args = args.map((arg) => String(unprotect(arg)));
    this.#options = options;
  }

  /** An option that is there or not. */
  flag(name: string): boolean {
    return this.#value(name) === true;
  }

  /** An option that takes one value. */
  text(name: string): string | undefined {
    const values = this.list(name);
    if (values.length > 1) throw usage(`--${name} is given ${values.length} times.`, `Give --${name} once.`);
    return values[0];
  }

  /** An option that takes a value and may be repeated. */
  list(name: string): string[] {
    const value = this.#value(name);
    if (value === undefined || value === false) return [];
    const values = (Array.isArray(value) ? value : [value]).filter((item) => item !== NEGATION);
    if (values.some((item) => typeof item !== "string")) throw usage(`--${name} needs a value.`);
    return values as string[];
  }

  /** An option whose value is one of a few words. */
  choice<T extends string>(name: string, choices: readonly T[]): T | undefined {
    const value = this.text(name);
    if (value === undefined || choices.includes(value as T)) return value as T | undefined;
    throw usage(`--${name} cannot be "${value}".`, `It is one of ${choices.join(", ")}.`);
  }

  /** An option whose `--no-` form was typed, whether or not it was also given values. */
  negated(name: string): boolean {
    const value = this.#value(name);
    return value === false || (Array.isArray(value) && value.includes(NEGATION));
  }

  #value(name: string): unknown {
    return unprotect(this.#options[name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())]);
  }
}

/** A mistake on the command line. */
export function usage(message: string, hint?: string): MigrError {
  return new MigrError("USAGE", message, { hint });
}
