/**
 * SQLite's lexical forms: identifiers, literals, parameters.
 *
 * @module
 */
import type { SqlValue } from "../../operations/operation.ts";
import { scan } from "./ddl/lexer.ts";

/** Words that SQLite's parser keeps for itself, and three that would mean a value. */
const KEYWORDS: ReadonlySet<string> = new Set(
  (
    "abort action add after all alter always analyze and as asc attach autoincrement before begin between by cascade " +
    "case cast check collate column commit conflict constraint create cross current current_date current_time " +
    "current_timestamp database default deferrable deferred delete desc detach distinct do drop each else end escape " +
    "except exclude exclusive exists explain fail filter first following for foreign from full generated glob group " +
    "groups having if ignore immediate in index indexed initially inner insert instead intersect into is isnull join " +
    "key last left like limit match materialized natural no not nothing notnull null nulls of offset on or order " +
    "others outer over partition plan pragma preceding primary query raise range recursive references regexp reindex " +
    "release rename replace restrict returning right rollback row rows savepoint select set table temp temporary then " +
    "ties to transaction trigger unbounded union unique update using vacuum values view virtual when where window " +
    "with within without true false rowid"
  ).split(" "),
);

const PLAIN = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * Quotes an identifier where it needs to be.
 *
 * @example quote("users") // "users"
 * @example quote("order") // "\"order\""
 */
export function quote(identifier: string): string {
  if (PLAIN.test(identifier) && !KEYWORDS.has(identifier.toLowerCase())) return identifier;
  return `"${identifier.replaceAll('"', '""')}"`;
}

/** Quoted names, separated by commas. */
export function quoteAll(identifiers: readonly string[]): string {
  return identifiers.map(quote).join(", ");
}

/** A value as an SQL literal. */
export function literal(value: SqlValue): string {
  if (value === null) return "NULL";
  switch (typeof value) {
    case "boolean":
      return value ? "1" : "0";
    case "bigint":
      return String(value);
    case "number":
      return numberLiteral(value);
    case "string":
      return textLiteral(value);
    default:
      return `x'${hex(value)}'`;
  }
}

/** SQLite has no word for infinity, but a number that is too large becomes it; NaN is stored as NULL. */
function numberLiteral(value: number): string {
  if (Number.isNaN(value)) return "NULL";
  if (!Number.isFinite(value)) return value > 0 ? "9e999" : "-9e999";
  return Object.is(value, -0) ? "-0.0" : String(value);
}

/** A literal ends at a NUL character, so text that has one travels as bytes. */
function textLiteral(value: string): string {
  if (value.includes("\0")) return `CAST(x'${hex(new TextEncoder().encode(value))}' AS TEXT)`;
  return `'${value.replaceAll("'", "''")}'`;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The n-th parameter. SQLite numbers them by their order. */
export function placeholder(_index: number): string {
  return "?";
}

/** Puts literals in the place of `?` and `?3`, for offline scripts. */
export function inline(sql: string, params: readonly SqlValue[]): string {
  let highest = 0;
  let text = "";
  for (const token of scan(sql)) {
    if (token.kind !== "parameter" || !token.text.startsWith("?")) {
      text += token.text;
      continue;
    }
    const index = token.text === "?" ? highest + 1 : Number(token.text.slice(1));
    highest = Math.max(highest, index);
    const value = params[index - 1];
    text += value === undefined ? token.text : literal(value);
  }
  return text;
}
