/**
 * The spelling of types: every alias becomes the name that `format_type` prints.
 *
 * @module
 */
import { unquotedName } from "../../catalog/identifiers.ts";
import { type Token, tokens } from "./lexer.ts";
import { quote } from "./quote.ts";

/** Names that stand for another name and keep their modifier. */
const ALIASES: Readonly<Record<string, string>> = {
  int: "integer",
  int4: "integer",
  int2: "smallint",
  int8: "bigint",
  decimal: "numeric",
  dec: "numeric",
  float4: "real",
  float8: "double precision",
  bool: "boolean",
  varchar: "character varying",
  "char varying": "character varying",
  nvarchar: "character varying",
  "national character varying": "character varying",
  "national char varying": "character varying",
  "nchar varying": "character varying",
  char: "character",
  nchar: "character",
  "national character": "character",
  "national char": "character",
  varbit: "bit varying",
  timetz: "time with time zone",
  timestamptz: "timestamp with time zone",
  time: "time without time zone",
  timestamp: "timestamp without time zone",
};

/** Names of one word or more that SQL defines; every other name is a type that somebody created. */
const SQL_WORDS: ReadonlySet<string> = new Set(
  (
    "bigint bit boolean box bytea character cidr circle date inet integer interval json jsonb line lseg macaddr " +
    "macaddr8 money name numeric oid path point polygon real smallint text tsquery tsvector uuid xml"
  ).split(" "),
);

/** A type taken apart. */
export interface TypeParts {
  /** The name as `format_type` prints it, without modifiers: `timestamp with time zone`. */
  readonly name: string;
  /** What stands in the parentheses: `["10", "2"]`. */
  readonly modifiers: readonly string[];
  readonly array: boolean;
}

/**
 * The name that PostgreSQL prints for a type.
 *
 * @example normalizeType("varchar(50)") // "character varying(50)"
 * @example normalizeType("timestamptz(3)[]") // "timestamp(3) with time zone[]"
 */
export function normalizeType(spelling: string): string {
  return printType(parseType(spelling));
}

/** Takes a type apart, whatever its spelling. */
export function parseType(spelling: string): TypeParts {
  const list = tokens(spelling);
  const array = takeArray(list);
  const modifiers = takeModifiers(list);
  stripCatalogPrefix(list);
  return canonicalParts(nameFrom(list), modifiers, array);
}

/** Puts a type together again. */
export function printType({ name, modifiers, array }: TypeParts): string {
  return withModifiers(name, modifiers) + (array ? "[]" : "");
}

/** The name without modifiers, as a cast of a default shows it: `character varying(50)[]` is `character varying[]`. */
export function castName(type: string): string {
  const { name, array } = parseType(type);
  const cast = CAST_NAMES[name] ?? name;
  return cast + (array && !cast.endsWith("[]") ? "[]" : "");
}

/** Types whose name in a cast differs, because without a modifier it would mean a length of one. */
const CAST_NAMES: Readonly<Record<string, string>> = { character: "bpchar", bit: '"bit"' };

/** `[]`, `[3]`, `[][]` and `ARRAY`: PostgreSQL keeps neither size nor number of dimensions. */
function takeArray(list: Token[]): boolean {
  let array = false;
  while (list.at(-1)?.text === "]") {
    while (list.pop()?.text !== "[" && list.length > 0);
    array = true;
  }
  if (list.length > 1 && /^array$/i.test(list.at(-1)?.text ?? "")) {
    list.pop();
    array = true;
  }
  return array;
}

function takeModifiers(list: Token[]): string[] {
  const open = list.findIndex((token) => token.text === "(");
  if (open === -1) return [];
  const close = list.findIndex((token, at) => at > open && token.text === ")");
  const inside = list.splice(open, close - open + 1).slice(1, -1);
  return inside
    .map((token) => token.text)
    .join("")
    .split(",");
}

function stripCatalogPrefix(list: Token[]): void {
  if (list.length === 3 && list[0]?.text.toLowerCase() === "pg_catalog" && list[1]?.text === ".") list.splice(0, 2);
}

/** Words in lower case and quoted names as they are, except where quotes are not needed. */
function nameFrom(list: readonly Token[]): string {
  let name = "";
  for (const [at, token] of list.entries()) {
    const glued = token.text === "." || list[at - 1]?.text === "." || at === 0;
    name += (glued ? "" : " ") + (token.kind === "name" ? unquoted(token.text) : token.text.toLowerCase());
  }
  return name;
}

/** `"char"` is a type of its own, and `"bit"` is a bit string of any length: their quotes mean something. */
function unquoted(text: string): string {
  const inner = unquotedName(text);
  return ALIASES[inner] !== undefined || SQL_WORDS.has(inner) ? text : quote(inner);
}

function canonicalParts(name: string, modifiers: readonly string[], array: boolean): TypeParts {
  if (name === "float") return { name: floatName(modifiers), modifiers: [], array };
  if (name === "bpchar" && modifiers.length > 0) return { name: "character", modifiers, array };
  const full = ALIASES[name] ?? name;
  return { name: full, modifiers: canonicalModifiers(full, modifiers), array };
}

/** `float(24)` and below are single precision. */
function floatName(modifiers: readonly string[]): string {
  return modifiers[0] !== undefined && Number(modifiers[0]) <= 24 ? "real" : "double precision";
}

function canonicalModifiers(name: string, modifiers: readonly string[]): readonly string[] {
  if (name === "numeric" && modifiers.length === 1) return [...modifiers, "0"];
  if ((name === "character" || name === "bit") && modifiers.length === 0) return ["1"];
  return modifiers;
}

/** The modifier stands after the first word of `time with time zone`, and after the last one elsewhere. */
function withModifiers(name: string, modifiers: readonly string[]): string {
  if (modifiers.length === 0) return name;
  const list = `(${modifiers.join(",")})`;
  const zoned = /^(timestamp|time)( with(?:out)? time zone)$/.exec(name);
  return zoned === null ? name + list : `${zoned[1]}${list}${zoned[2]}`;
}

/** Types among which PostgreSQL converts by assignment, so that ALTER COLUMN … TYPE needs no USING. */
const ASSIGNABLE: readonly ReadonlySet<string>[] = [
  new Set(["smallint", "integer", "bigint", "numeric", "real", "double precision"]),
  new Set(["date", "timestamp without time zone", "timestamp with time zone"]),
  new Set(["json", "jsonb"]),
  new Set(["inet", "cidr"]),
  new Set(["bit", "bit varying"]),
  new Set(["macaddr", "macaddr8"]),
  new Set(["time without time zone", "time with time zone"]),
];

const STRINGS: ReadonlySet<string> = new Set(["text", "character varying", "character", "bpchar", "name"]);

/** The type holds text: everything can be assigned to it, and it has a collation. */
export function isString(type: string): boolean {
  return STRINGS.has(parseType(type).name);
}

/** PostgreSQL converts from one type to the other when values are stored. */
export function isAssignable(from: string, to: string): boolean {
  const [a, b] = [parseType(from), parseType(to)];
  if (a.array !== b.array) return !b.array && STRINGS.has(b.name);
  if (a.name === b.name || STRINGS.has(b.name)) return true;
  return ASSIGNABLE.some((group) => group.has(a.name) && group.has(b.name));
}

/** The type comes with PostgreSQL, as opposed to enums and the types of extensions. */
export function isBuiltIn(type: string): boolean {
  const { name } = parseType(type);
  return SQL_WORDS.has(name) || Object.values(ALIASES).includes(name) || STRINGS.has(name);
}

/** The shorthand of an integer type that numbers its rows: `serial`, `bigserial`. */
export const SERIAL_NAMES: Readonly<Record<string, string>> = {
  smallint: "smallserial",
  integer: "serial",
  bigint: "bigserial",
};

/** The integer type behind a shorthand. */
export const SERIAL_TYPES: Readonly<Record<string, string>> = {
  smallserial: "smallint",
  serial2: "smallint",
  serial: "integer",
  serial4: "integer",
  bigserial: "bigint",
  serial8: "bigint",
};
