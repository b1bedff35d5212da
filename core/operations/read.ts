/**
 * Readers of arguments: each takes what a revision handed to a verb, checks it and gives the clean form that
 * operations hold. Revisions may be plain JavaScript, so nothing can be taken for granted.
 *
 * @module
 */
import { MigrError, nearest } from "../errors.ts";

/** Gives the clean value, or `undefined` for one that is the default; throws for a wrong one. */
export type Reader<T> = (value: unknown, place: string) => T | undefined;

/** How one property of an object is read. */
export interface Field<T> {
  readonly read: Reader<T>;
  readonly required: boolean;
}

/** How each property of an object is read; a forgotten property is a compile error. */
export type Fields<T> = { readonly [K in keyof T]-?: Field<Exclude<T[K], undefined>> };

export const required = <T>(read: Reader<T>): Field<T> => ({ read, required: true });
export const optional = <T>(read: Reader<T>): Field<T> => ({ read, required: false });

/** Refuses an argument: `place` is the call and the path in it, `op.createIndex(): keys[0].order`. */
export function refuse(place: string, problem: string, hint?: string): never {
  throw new MigrError("REVISION_INVALID", `${place} ${problem}.`, hint === undefined ? {} : { hint });
}

/** A wrong value in a message: short, and never more than one line. */
export function show(value: unknown): string {
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "function" || typeof value === "symbol") return `a ${typeof value}`;
  const text = value === undefined ? "undefined" : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** A text that is not empty. */
export const text: Reader<string> = (value, place) => {
  if (typeof value !== "string") refuse(place, `must be a text, not ${show(value)}`);
  if (value === "") refuse(place, "must not be empty");
  return value;
};

/** Any text, also an empty one. */
export const anyText: Reader<string> = (value, place) =>
  typeof value === "string" ? value : refuse(place, `must be a text, not ${show(value)}`);

/** An SQL expression; numbers and booleans may be written as such. */
export const expression: Reader<string> = (value, place) => {
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") return String(value);
  if (typeof value === "string" && value.trim() !== "") return value;
  return refuse(place, `must be an SQL expression, not ${show(value)}`, `A text needs quotes of its own: "'draft'".`);
};

/** A whole number of any size, kept as decimal text. */
export const integer: Reader<string> = (value, place) => {
  const digits = typeof value === "number" || typeof value === "bigint" ? String(value) : value;
  if (typeof digits === "string" && /^-?\d+$/.test(digits)) return digits;
  return refuse(place, `must be a whole number, not ${show(value)}`);
};

/** A number, kept as decimal text. */
export const number: Reader<string> = (value, place) => {
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  if (typeof value === "string" && /^-?\d+(?:\.\d+)?$/.test(value)) return value;
  return refuse(place, `must be a number, not ${show(value)}`);
};

/** `true`, or `false` for the default. */
export const flag: Reader<true> = (value, place) => {
  if (typeof value !== "boolean") refuse(place, `must be true or false, not ${show(value)}`);
  return value ? true : undefined;
};

export const boolean: Reader<boolean> = (value, place) =>
  typeof value === "boolean" ? value : refuse(place, `must be true or false, not ${show(value)}`);

/** One of a few words. */
export function oneOf<const T extends string>(...words: readonly T[]): Reader<T> {
  return (value, place) => {
    if (words.some((word) => word === value)) return value as T;
    const known = words.map((word) => `"${word}"`).join(", ");
    return refuse(place, `must be ${words.length > 1 ? "one of " : ""}${known}, not ${show(value)}`);
  };
}

/** A list of at least `least` values. */
export function list<T>(read: Reader<T>, least = 1): Reader<readonly T[]> {
  return (value, place) => {
    if (!Array.isArray(value)) refuse(place, `must be a list, not ${show(value)}`);
    if (value.length < least) refuse(place, "must not be empty");
    return value.map((item, index) => read(item, `${place}[${index}]`) ?? refuse(`${place}[${index}]`, "is missing"));
  };
}

/** Options of an engine by name; values become text. */
export const settings: Reader<Readonly<Record<string, string>>> = (value, place) => {
  const entries = Object.entries(plainObject(value, place));
  if (entries.length === 0) return undefined;
  return Object.fromEntries(
    entries.map(([name, setting]) => {
      const simple = typeof setting === "string" || typeof setting === "number" || typeof setting === "boolean";
      return [name, simple ? String(setting) : refuse(`${place}.${name}`, `must be a text, not ${show(setting)}`)];
    }),
  );
};

/** An object with known properties; absent and default ones are left out of the result. */
export function object<T>(fields: Fields<T>): Reader<T> {
  return (value, place) => {
    const given = plainObject(value, place);
    assertKnown(Object.keys(given), Object.keys(fields), place);
    const result: Record<string, unknown> = {};
    for (const [name, field] of Object.entries<Field<unknown>>(fields)) {
      const read = isAbsent(given[name]) ? undefined : field.read(given[name], `${place}.${name}`);
      if (read !== undefined) result[name] = read;
      else if (field.required) refuse(place, `needs "${name}"`);
    }
    return result as T;
  };
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null;

export function plainObject(value: unknown, place: string): Readonly<Record<string, unknown>> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  return refuse(place, `must be an object, not ${show(value)}`);
}

/** Refuses the first property that nobody knows, and says which one may be meant. */
export function assertKnown(given: readonly string[], known: readonly string[], place: string): void {
  const unknown = given.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const near = nearest(unknown, known, 1)[0];
  refuse(
    place,
    `has no "${unknown}"`,
    near === undefined ? `Known are ${known.join(", ")}.` : `Did you mean "${near}"?`,
  );
}
