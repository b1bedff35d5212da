/**
 * What a revision's id and a branch label may look like, and where new ids come from.
 *
 * @module
 */
import { MigrError } from "../errors.ts";

/** Words of the identifier grammar, which neither an id nor a label may be. */
export const RESERVED_WORDS: readonly string[] = ["head", "heads", "base", "current"];

const ID = /^[A-Za-z0-9_]+$/;
const MAX_ID_LENGTH = 128;
const LABEL = /^[A-Za-z0-9_./-]+$/;
/** A reserved word or (the beginning of) a generated id, with an offset. */
const READS_AS_OFFSET = /^(?:(?:head|heads|base|current|[0-9a-f]{4,})?-\d+)$/;

/** Why a text cannot be a revision's id, as a sentence; `undefined` when it can. */
export function idProblem(id: string): string | undefined {
  if (id === "") return "A revision's id cannot be empty.";
  if (!ID.test(id)) return `"${id}" cannot be a revision's id: ids are made of letters, digits and "_".`;
  if (id.length > MAX_ID_LENGTH) {
    return `"${id.slice(0, 20)}…" cannot be a revision's id: it has ${id.length} characters, ${MAX_ID_LENGTH} are allowed.`;
  }
  if (RESERVED_WORDS.includes(id)) return `"${id}" cannot be a revision's id: the word has a meaning of its own.`;
  return undefined;
}

/** Why a text cannot be a branch label, as a sentence; `undefined` when it can. */
export function labelProblem(label: string): string | undefined {
  if (label === "") return "A branch label cannot be empty.";
  if (!LABEL.test(label)) {
    return `"${label}" cannot be a branch label: labels are made of letters, digits, "_", ".", "-" and "/".`;
  }
  if (RESERVED_WORDS.includes(label)) return `"${label}" cannot be a branch label: the word has a meaning of its own.`;
  if (READS_AS_OFFSET.test(label)) return `"${label}" cannot be a branch label: it reads as a revision with an offset.`;
  if (label.startsWith("-")) return `"${label}" cannot be a branch label: it reads as an option.`;
  return undefined;
}

/**
 * Makes sure that a text can be a revision's id.
 *
 * @throws MigrError `INVALID_IDENTIFIER`
 * @example assertRevisionId("ae1027a6acf0")
 */
export function assertRevisionId(id: string): void {
  const problem = idProblem(id);
  if (problem === undefined) return;
  throw new MigrError("INVALID_IDENTIFIER", problem, {
    hint: `Choose an id like "ae1027a6acf0" or "0042_users", or leave it out to get a generated one.`,
    fields: { id },
  });
}

/**
 * Makes sure that a text can be a branch label.
 *
 * @throws MigrError `INVALID_IDENTIFIER`
 * @example assertBranchLabel("billing/eu")
 */
export function assertBranchLabel(label: string): void {
  const problem = labelProblem(label);
  if (problem === undefined) return;
  throw new MigrError("INVALID_IDENTIFIER", problem, {
    hint: `Choose a label like "billing" or "shop/eu".`,
    fields: { label },
  });
}

/**
 * A new revision's id: 12 hexadecimal digits.
 *
 * @param randomBytes gives at least six random bytes
 * @example newRevisionId() // "ae1027a6acf0"
 */
export function newRevisionId(
  randomBytes: () => Uint8Array = () => globalThis.crypto.getRandomValues(new Uint8Array(6)),
): string {
  return Array.from(randomBytes().subarray(0, 6), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
