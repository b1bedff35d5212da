/**
 * The spelling of column types.
 *
 * SQLite takes any words for a type and derives an affinity from them: INT in the name means INTEGER, CHAR, CLOB or
 * TEXT mean TEXT, BLOB or nothing means BLOB, REAL, FLOA or DOUB mean REAL, anything else NUMERIC. So types of other
 * engines are mapped to names whose affinity keeps their values as they are (`interval` and `point` contain INT).
 *
 * @module
 */
import { nameOf, tokens } from "./ddl/lexer.ts";

export type Affinity = "integer" | "text" | "blob" | "real" | "numeric";

/** The affinity that SQLite derives from a declared type. */
export function affinity(type: string): Affinity {
  const text = type.toLowerCase();
  if (text.includes("int")) return "integer";
  if (/char|clob|text/.test(text)) return "text";
  if (text === "" || text.includes("blob")) return "blob";
  return /real|floa|doub/.test(text) ? "real" : "numeric";
}

/**
 * A declared type in the catalog's spelling: lower case, single spaces, none around its arguments.
 *
 * @example declaredType("DECIMAL (10, 2)") // "decimal(10,2)"
 */
export function declaredType(type: string): string {
  let text = "";
  for (const token of tokens(type)) {
    const glued = text === "" || /[(+-]$/.test(text) || /^[(),]$/.test(token.text) || text.endsWith(",");
    text += (glued ? "" : " ") + (token.kind === "word" ? token.text.toLowerCase() : token.text);
  }
  return text;
}

/** A type that is written in quotes, without them: SQLite takes it as the same words. */
function unquotedType(type: string): string {
  const [first] = tokens(type);
  return first?.kind === "name" || first?.kind === "string" ? nameOf(first) : type;
}

/** Other engines' types by their first words; what is not here stays as it is. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/^character varying\b/, "varchar"],
  [/^character\b/, "char"],
  [/^timestamp(\(\d\))? without time zone$/, "timestamp$1"],
  [/^timestamp(\(\d\))? with time zone$/, "timestamptz$1"],
  [/^time(\(\d\))? without time zone$/, "time$1"],
  [/^time(\(\d\))? with time zone$/, "timetz$1"],
  [/^bytea$/, "blob"],
  [/^bit\b.*$/, "text"],
  [/^interval\b.*$/, "text"],
  [/^money$/, "numeric"],
  [/^(?:json|jsonb|jsonpath|uuid|xml|name|citext|hstore|tsvector|tsquery|pg_lsn|"char")$/, "text"],
  [/^(?:inet|cidr|macaddr|macaddr8)$/, "text"],
  [/^(?:point|line|lseg|box|path|polygon|circle)$/, "text"],
  [/^(?:int4|int8|num|ts|tstz|date)(?:multi)?range$/, "text"],
];

/**
 * A column's declared type as the catalog has it. What a model would declare under another name (its `json` is `text`
 * here) stands in quotes.
 *
 * @example catalogType("VARCHAR (50)") // "varchar(50)"
 * @example catalogType("json") // '"json"'
 */
export function catalogType(declared: string): string {
  const own = declaredWords(declared);
  return portableType(own) === own ? own : `"${own}"`;
}

/** A type's words, whether in quotes or not. */
export function declaredWords(type: string): string {
  return declaredType(unquotedType(type));
}

/**
 * The name under which a type of a model is declared in SQLite. In quotes, it is meant as it is.
 *
 * @example portableType("character varying(50)") // "varchar(50)"
 * @example portableType("jsonb") // "text"
 * @example portableType('"jsonb"') // '"jsonb"'
 */
export function portableType(type: string): string {
  if (type.startsWith('"') && type !== '"char"') return catalogType(type);
  if (/\[\d*\]$/.test(type.trim())) return "text";
  const declared = declaredType(type);
  for (const [pattern, spelling] of SPELLINGS) {
    if (pattern.test(declared)) return declared.replace(pattern, spelling);
  }
  return declared;
}

/** A type of the catalog as CREATE TABLE says it. */
export function typeClause(type: string): string {
  const own = unquotedType(type);
  return /^[a-z0-9_ (),.+-]*$/.test(own) ? own : type;
}

const STRICT_TYPES: readonly string[] = ["int", "integer", "real", "text", "blob", "any"];

/** A STRICT table takes the type. */
export function isStrictType(type: string): boolean {
  return STRICT_TYPES.includes(type);
}

/** The type of a STRICT table that holds the same values: for models whose table is STRICT. */
export function strictType(type: string): string {
  const portable = portableType(type);
  if (isStrictType(portable)) return portable;
  if (portable === "boolean" || portable === "bool") return "integer";
  const kind = affinity(portable);
  // Dates and decimals must keep their text, which a number's column would refuse.
  return kind === "numeric" ? (/^(?:numeric|decimal)\b/.test(portable) ? "any" : "text") : kind;
}
