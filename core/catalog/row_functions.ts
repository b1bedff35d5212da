/**
 * Functions that give whole rows of a table by a body that the engine understands: it compares the two at the moment in which
 * the function is made, so that what it gives must be like the table's columns then.
 *
 * @module
 */
import { identifiersIn } from "./identifiers.ts";
import { isKind, type ObjectId, type SchemaObject } from "./object.ts";

/** An object is a function that gives rows of the table which a column is in. */
export function givesRowsOf(object: SchemaObject | undefined, column: ObjectId): boolean {
  if (object === undefined || column.kind !== "column" || !isKind(object, "function")) return false;
  const { sql, returns = "" } = object.attributes;
  return sql !== undefined && identifiersIn(returns).has(column.table ?? "");
}
