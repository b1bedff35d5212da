/**
 * The keys of indexes and exclusion constraints.
 *
 * @module
 */
import type { IndexKey } from "../../../catalog/object.ts";
import { quote } from "../quote.ts";

/** `lower(name) COLLATE "C" text_pattern_ops DESC NULLS LAST`. */
export function indexKey({ column, expression, collation, opclass, order, nulls }: IndexKey): string {
  return [
    column === undefined ? `(${expression ?? ""})` : quote(column),
    ...(collation === undefined ? [] : [`COLLATE ${collationName(collation)}`]),
    ...(opclass === undefined ? [] : [opclass]),
    ...(order === "desc" ? ["DESC"] : []),
    ...(nulls === undefined ? [] : [`NULLS ${nulls.toUpperCase()}`]),
  ].join(" ");
}

/** A collation is a bare name, or one with its schema that is quoted already. */
export function collationName(collation: string): string {
  return collation.startsWith('"') ? collation : `"${collation.replaceAll('"', '""')}"`;
}
