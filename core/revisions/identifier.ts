/**
 * The grammar of identifiers: `[branch@] symbol [±N]`, `[branch@] ±N`, and ranges `A:B`.
 *
 * @module
 */
import { MigrError } from "../errors.ts";

/** An identifier taken apart; what its names mean is a matter of the graph. */
export interface Identifier {
  /** As it was typed. */
  readonly text: string;
  readonly branch?: string;
  /** Absent: a bare offset, relative to what is applied. */
  readonly symbol?: string;
  /** `0`: none. */
  readonly offset: number;
}

/** Two identifiers with a colon between them; either may be left out. */
export interface Range {
  readonly text: string;
  readonly from?: string;
  readonly to?: string;
}

/** A label may hold a dash, but nothing begins with one. */
const NAME = /^[A-Za-z0-9_./][A-Za-z0-9_./-]*$/;
const BARE_OFFSET = /^[+-]\d+$/;
const WITH_OFFSET = /^(.+?)([+-]\d+)$/;

/**
 * Takes an identifier apart.
 *
 * @param labels a label is itself, even when it could be read as a name with an offset (`shop-2`)
 * @throws MigrError `INVALID_IDENTIFIER`
 * @example parseIdentifier("billing@head-1", new Map()) // { branch: "billing", symbol: "head", offset: -1, … }
 */
export function parseIdentifier(text: string, labels: Pick<ReadonlyMap<string, unknown>, "has">): Identifier {
  if (text.includes(":")) {
    throw invalid(text, "it is a range", `Ranges are for "history" and for "--sql"; name one revision here.`);
  }
  const parts = text.split("@");
  const rest = parts.pop() ?? "";
  if (parts.length > 1) throw invalid(text, `it has more than one "@"`);
  const [branch] = parts;
  if (branch !== undefined && !NAME.test(branch)) throw invalid(text, `"${branch}" cannot be a branch`);
  return { text, ...(branch === undefined ? {} : { branch }), ...parseRest(text, rest, labels) };
}

function parseRest(
  text: string,
  rest: string,
  labels: Pick<ReadonlyMap<string, unknown>, "has">,
): { symbol?: string; offset: number } {
  if (BARE_OFFSET.test(rest)) return { offset: offsetOf(text, rest) };
  if (labels.has(rest)) return { symbol: rest, offset: 0 };
  const [, symbol = rest, offset] = WITH_OFFSET.exec(rest) ?? [];
  if (symbol === "") throw invalid(text, text === "" ? "it is empty" : `nothing stands behind the "@"`);
  if (!NAME.test(symbol)) throw invalid(text, `"${symbol}" cannot be a revision or a label`);
  return { symbol, offset: offset === undefined ? 0 : offsetOf(text, offset) };
}

function offsetOf(text: string, digits: string): number {
  const offset = Number(digits);
  if (offset !== 0 && Number.isSafeInteger(offset)) return offset;
  throw invalid(text, `${digits} is no number of revisions`);
}

/**
 * Takes a range apart; `undefined` when the text has no colon.
 *
 * @throws MigrError `INVALID_IDENTIFIER` when it has more than one.
 * @example parseRange("ae10:head") // { from: "ae10", to: "head", text: "ae10:head" }
 */
export function parseRange(text: string): Range | undefined {
  const [from = "", to, ...more] = text.split(":");
  if (to === undefined) return undefined;
  if (more.length > 0) throw invalid(text, `a range has one ":"`);
  return { text, ...(from === "" ? {} : { from }), ...(to === "" ? {} : { to }) };
}

const EXAMPLES = `Write an id or its first characters, a branch label, "head", "base", "+1", "ae10-2" or "billing@head".`;

function invalid(text: string, reason: string, hint: string = EXAMPLES): MigrError {
  return new MigrError("INVALID_IDENTIFIER", `"${text}" is not an identifier: ${reason}.`, {
    hint,
    fields: { identifier: text },
  });
}
