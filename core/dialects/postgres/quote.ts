/**
 * Names and values as SQL text.
 *
 * @module
 */
import type { ObjectId } from "../../catalog/object.ts";
import { MigrError } from "../../errors.ts";
import type { SqlValue } from "../../operations/operation.ts";
import { scan } from "./lexer.ts";

const PLAIN = /^[a-z_][a-z0-9_$]*$/;

/** Every keyword of PostgreSQL 14 to 18 that is not free to be a name in all places (`pg_get_keywords()`). */
const KEYWORDS: ReadonlySet<string> = new Set(
  (
    "all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both case " +
    "cast char character check coalesce collate collation column concurrently constraint create cross " +
    "current_catalog current_date current_role current_schema current_time current_timestamp current_user dec " +
    "decimal default deferrable desc distinct do else end except exists extract false fetch float for foreign " +
    "freeze from full grant greatest group grouping having ilike in initially inner inout int integer intersect " +
    "interval into is isnull join json json_array json_arrayagg json_exists json_object json_objectagg json_query " +
    "json_scalar json_serialize json_table json_value lateral leading least left like limit localtime " +
    "localtimestamp merge_action national natural nchar none normalize not notnull null nullif numeric offset on " +
    "only or order out outer overlaps overlay placing position precision primary real references returning right " +
    "row select session_user setof similar smallint some substring symmetric system_user table tablesample then " +
    "time timestamp to trailing treat trim true union unique user using values varchar variadic verbose when where " +
    "window with xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot " +
    "xmlserialize xmltable"
  ).split(" "),
);

/**
 * Quotes an identifier where it needs to be.
 *
 * @throws MigrError `CATALOG_INVALID` for an empty name or one with a NUL character, which PostgreSQL cannot have.
 * @example quote("users") // 'users'
 * @example quote("order") // '"order"'
 */
export function quote(identifier: string): string {
  if (identifier === "" || identifier.includes("\0")) {
    throw new MigrError("CATALOG_INVALID", `${JSON.stringify(identifier)} cannot be a name in PostgreSQL.`, {
      hint: "Give it a name of at least one character, without NUL characters.",
    });
  }
  if (PLAIN.test(identifier) && !KEYWORDS.has(identifier)) return identifier;
  return `"${identifier.replaceAll('"', '""')}"`;
}

/** Quoted names, separated by commas. */
export function quoteList(identifiers: readonly string[]): string {
  return identifiers.map(quote).join(", ");
}

/** A name with its schema, unless that is the default one. */
export function qualify(schema: string, name: string): string {
  return schema === "" ? quote(name) : `${quote(schema)}.${quote(name)}`;
}

/** An object that lives in a schema. */
export function qualified(id: Pick<ObjectId, "schema" | "name">): string {
  return qualify(id.schema, id.name);
}

/** The table (or view) that an object lives in. */
export function tableOf(id: ObjectId): string {
  return qualify(id.schema, id.table ?? "");
}

/**
 * A value as an SQL literal.
 *
 * @throws MigrError `DATABASE_ERROR` for text with a NUL character, which PostgreSQL cannot store.
 * @example literal("it's") // "'it''s'"
 */
export function literal(value: SqlValue): string {
  if (value === null) return "NULL";
  switch (typeof value) {
    case "boolean":
      return value ? "true" : "false";
    case "bigint":
      return String(value);
    case "number":
      return numberLiteral(value);
    case "string":
      return text(value);
    default:
      return `'\\x${Array.from(value, (byte) => byte.toString(16).padStart(2, "0")).join("")}'::bytea`;
  }
}

function numberLiteral(value: number): string {
  if (Number.isFinite(value)) return Object.is(value, -0) ? "'-0'::double precision" : String(value);
  return `'${String(value)}'::double precision`;
}

/** A string literal. */
export function text(value: string): string {
  if (value.includes("\0")) {
    throw new MigrError("DATABASE_ERROR", "PostgreSQL cannot store a NUL character in text.", {
      hint: "Store bytes in a bytea column, or remove the character.",
    });
  }
  return `'${value.replaceAll("'", "''")}'`;
}

/** The n-th parameter (1-based). */
export function placeholder(index: number): string {
  return `$${index}`;
}

/** Puts literals in the place of `$1`, `$2` …, for offline scripts; strings and comments are left alone. */
export function inline(sql: string, params: readonly SqlValue[]): string {
  let result = "";
  for (const token of scan(sql)) {
    const value = token.kind === "parameter" ? params[Number(token.text.slice(1)) - 1] : undefined;
    result += value === undefined ? token.text : operand(value);
  }
  return result;
}

/** A literal that is safe beside any operator: `a -$1` must not become a comment. */
function operand(value: SqlValue): string {
  const written = literal(value);
  return written.startsWith("-") ? `(${written})` : written;
}
