/**
 * Values as TypeScript source, laid out as formatters would: on one line where it fits, else one item a line.
 *
 * @module
 */

/** Columns that a line of a revision may have. */
export const WIDTH = 100;

/** A value on one line; `undefined` when it cannot be on one. */
export function flat(value: unknown): string | undefined {
  if (typeof value === "string") return isMultiline(value) ? undefined : quoted(value);
  if (Array.isArray(value)) return flatList(value);
  if (value instanceof Uint8Array) return `new Uint8Array([${[...value].join(", ")}])`;
  if (typeof value !== "object" || value === null) return primitive(value);
  const parts = entriesOf(value).map(([key, item]) => {
    const text = flat(item);
    return text === undefined ? undefined : `${keyText(key)}: ${text}`;
  });
  if (parts.includes(undefined)) return undefined;
  return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
}

function flatList(list: readonly unknown[]): string | undefined {
  if (list.length > 1 && (list.every(isLargeObject) || list.every(isLargeList))) return undefined;
  const parts = list.map(flat);
  return parts.includes(undefined) ? undefined : `[${parts.join(", ")}]`;
}

/** Formatters put each of several objects on lines of its own, even short ones. */
const isLargeObject = (value: unknown): boolean => isPlain(value) && entriesOf(value).length > 1;
const isLargeList = (value: unknown): boolean => Array.isArray(value) && value.length > 1;
const isPlain = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);

/**
 * A value as source.
 *
 * @param indent columns before the line on which the value starts
 * @param before columns of that line that are taken already, including the indent
 * @param after columns that must be left behind it
 */
export function layOut(value: unknown, indent: number, before: number, after: number): string {
  const line = flat(value);
  if (line !== undefined && before + line.length + after <= WIDTH) return line;
  if (typeof value === "string") return source(value);
  if (Array.isArray(value)) {
    return broken("[", "]", indent, value, (item) => layOut(item, indent + 2, indent + 2, 1));
  }
  if (!isPlain(value) || entriesOf(value).length === 0) return line ?? primitive(value);
  return broken("{", "}", indent, entriesOf(value), ([key, item]) => property(key, item, indent + 2));
}

/** Items between brackets, one a line. */
export function broken<T>(
  open: string,
  close: string,
  indent: number,
  items: readonly T[],
  print: (item: T) => string,
): string {
  const pad = " ".repeat(indent + 2);
  return `${open}\n${items.map((item) => `${pad}${print(item)},\n`).join("")}${" ".repeat(indent)}${close}`;
}

/** A long text goes below its key. */
function property(key: string, value: unknown, indent: number): string {
  const name = keyText(key);
  const start = indent + name.length + 2;
  const text = layOut(value, indent, start, 1);
  const isLong = typeof value === "string" && !isMultiline(value) && start + text.length + 1 > WIDTH && name.length > 2;
  return isLong ? `${name}:\n${" ".repeat(indent + 2)}${text}` : `${name}: ${text}`;
}

function entriesOf(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, item]) => item !== undefined);
}

/** The key of a property; `__proto__` as a plain key would set the prototype. */
export function keyText(key: string): string {
  if (key === "__proto__") return `["__proto__"]`;
  return isIdentifier(key) ? key : quoted(key);
}

/** It can stand behind a dot and before a colon as it is. */
export function isIdentifier(name: string): boolean {
  return /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(name);
}

function primitive(value: unknown): string {
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value !== "number") return String(value);
  if (Object.is(value, -0)) return "-0";
  if (Number.isFinite(value)) return String(value).replace("e+", "e");
  return Number.isNaN(value) ? "Number.NaN" : `Number.${value > 0 ? "POSITIVE" : "NEGATIVE"}_INFINITY`;
}

/** Texts of several lines are template literals, so that SQL stays readable. */
export function isMultiline(text: string): boolean {
  return text.includes("\n") && !UNPRINTABLE.test(text.replaceAll("\n", ""));
}

/** What an editor or formatter may not show or keep: control characters, odd line breaks, halves of surrogate pairs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNPRINTABLE = /[\u0000-\u001f\u007f\u0085\u2028\u2029\ufeff]|\p{Surrogate}/u;

function source(text: string): string {
  return isMultiline(text) ? `\`${text.replace(/[`\\]|\$\{/g, "\\$&")}\`` : quoted(text);
}

/** In double quotes, or in single ones where that needs fewer escapes. */
function quoted(text: string): string {
  const json = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"');
  const safe = json.replace(/[\u007f\u0085\u2028\u2029\ufeff]/g, escapeUnit);
  const doubles = text.split('"').length;
  const singles = text.split("'").length;
  return doubles > singles ? `'${safe.replaceAll("'", "\\'")}'` : `"${safe.replaceAll('"', '\\"')}"`;
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
