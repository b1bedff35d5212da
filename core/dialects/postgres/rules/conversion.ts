/**
 * How the values of a column become values of another type.
 *
 * @module
 */
import type { Catalog } from "../../../catalog/catalog.ts";
import { type CompositeTypeAttributes, canonical } from "../../../catalog/object.ts";
import type { MigrError } from "../../../errors.ts";
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
  if (isString(to) || (from !== undefined && isAssignable(from, to))) return undefined;
  if (from === undefined || isBuiltIn(from) || isBuiltIn(to)) return `${value}::${to}`;
  return converted(value, from, to, catalog);
}

/** By way of text, unless a row has other fields. */
function converted(value: string, from: string, to: string, catalog: Catalog | undefined): string {
  if (catalog === undefined || isReadable(from, to, catalog)) {
    return `${value}::${parseType(from).array ? "text[]" : "text"}::${to}`;
  }
  const [before, after] = [fieldsOf(from, catalog), fieldsOf(to, catalog)];
  if (parseType(from).array || before === undefined || after === undefined) {
    throw insideOfArray(from);
  }
  return rowOf(value, before, { type: to, fields: after }, catalog);
}

/** A conversion is one expression, which cannot look into an array. */
export function insideOfArray(type: string): MigrError {
  return unsupported(
    `Changing the places of fields inside of ${type}`,
    "Add new fields at the end, or convert such columns in a revision of your own.",
  );
}

/** A row with other fields: those that it had are converted, new ones are NULL. */
export function rowOf(
  row: string,
  from: readonly Field[],
  to: { readonly type: string; readonly fields: readonly Field[] },
  catalog: Catalog | undefined,
): string {
  const values = to.fields.map(({ name, type }) => {
    const old = from.find((field) => field.name === name);
    const value = `(${row}).${quote(name)}`;
    if (old === undefined) return "NULL";
    return isBuiltIn(old.type) || isBuiltIn(type) ? `${value}::${type}` : converted(value, old.type, type, catalog);
  });
  return `CASE WHEN ${row} IS NOT DISTINCT FROM NULL THEN NULL ELSE ROW(${values.join(", ")})::${to.type} END`;
}

/** The text of one type's values is that of the other's. */
function isReadable(from: string, to: string, catalog: Catalog): boolean {
  if (from === to) return true;
  const [a, b] = [baseOf(from, catalog), baseOf(to, catalog)];
  const [before, after] = [fieldsOf(a, catalog), fieldsOf(b, catalog)];
  if (before === undefined || after === undefined) return true;
  const names = (fields: readonly Field[]): string => canonical(fields.map(({ name }) => name));
  return (
    names(before) === names(after) && before.every(({ type }, at) => isReadable(type, after[at]?.type ?? type, catalog))
  );
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
