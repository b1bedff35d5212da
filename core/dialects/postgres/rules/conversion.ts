/**
 * How the values of a column become values of another type.
 *
 * @module
 */
import type { Catalog } from "../../../catalog/catalog.ts";
import { type CompositeTypeAttributes, canonical } from "../../../catalog/object.ts";
import { qualified, quote } from "../quote.ts";
import { isAssignable, isBuiltIn, isString, parseType } from "../types.ts";
import { unsupported } from "./rule.ts";

type Field = CompositeTypeAttributes["fields"][number];

/** The USING of a conversion that PostgreSQL does not make by itself. Casts to text would cut silently: never needed. */
export function conversion(
  value: string,
  from: string | undefined,
  to: string,
  catalog: Catalog | undefined,
): string | undefined {
  const isText = isString(to) && !parseType(to).array;
  if (isText || (from !== undefined && isAssignable(from, to))) return undefined;
  if (from === undefined || isBuiltIn(from) || isBuiltIn(to)) return `${value}::${to}`;
  return converted(value, from, to, catalog);
}

/** By way of text, unless a row has other fields. */
function converted(value: string, from: string, to: string, catalog: Catalog | undefined): string {
  if (catalog === undefined || isReadable(from, to, catalog)) return throughText(value, to);
  return rowOf(value, fieldsOf(from, catalog) ?? [], { type: to, fields: fieldsOf(to, catalog) ?? [] }, catalog);
}

export function throughText(value: string, type: string): string {
  return `${value}::text${parseType(type).array ? "[]" : ""}::${type}`;
}

/** A row with other fields: those that it had are converted, new ones are NULL. An expression cannot look into an array. */
export function rowOf(
  row: string,
  from: readonly Field[],
  { type, fields }: { readonly type: string; readonly fields: readonly Field[] },
  catalog: Catalog | undefined,
): string {
  if (parseType(type).array && namesOf(from) === namesOf(fields)) return throughText(row, type);
  if (parseType(type).array || from.length * fields.length === 0) {
    throw unsupported(
      `Changing the places of fields inside of ${type}`,
      "Add new fields at the end, or convert such columns in a revision of your own.",
    );
  }
  const values = fields.map((field) => {
    const old = from.find(({ name }) => name === field.name);
    const value = `(${row}).${quote(field.name)}`;
    if (old === undefined) return "NULL";
    const isPlain = isBuiltIn(old.type) || isBuiltIn(field.type);
    return isPlain ? `${value}::${field.type}` : converted(value, old.type, field.type, catalog);
  });
  return `CASE WHEN ${row} IS NOT DISTINCT FROM NULL THEN NULL ELSE ROW(${values.join(", ")})::${type} END`;
}

function namesOf(fields: readonly Field[]): string {
  return canonical(fields.map(({ name }) => name));
}

/** The text of one type's values is that of the other's. */
function isReadable(from: string, to: string, catalog: Catalog): boolean {
  if (from === to) return true;
  const [a, b] = [baseOf(from, catalog), baseOf(to, catalog)];
  const [before, after] = [fieldsOf(a, catalog), fieldsOf(b, catalog)];
  if (before === undefined || after === undefined) return true;
  const isSame = namesOf(before) === namesOf(after);
  return isSame && before.every(({ type }, at) => isReadable(type, after[at]?.type ?? type, catalog));
}

/** The type below domains. */
function baseOf(type: string, catalog: Catalog): string {
  const { name } = parseType(type);
  const domain = catalog.ofKind("domain").find(({ id }) => qualified(id) === name);
  return domain === undefined ? type : baseOf(domain.attributes.type, catalog);
}

/** The fields of a type or of its arrays. */
function fieldsOf(type: string, catalog: Catalog): readonly Field[] | undefined {
  const { name } = parseType(type);
  return catalog.ofKind("compositeType").find(({ id }) => qualified(id) === name)?.attributes.fields;
}
