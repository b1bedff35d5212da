/**
 * A table with all that belongs to it, as statements.
 *
 * @module
 */
import type { Catalog } from "../../catalog/catalog.ts";
import type { ObjectId, SchemaObject } from "../../catalog/object.ts";
import { createIndex } from "./rules/index.ts";
import { createTable } from "./rules/table.ts";

/** The statements that make a table with its indexes and triggers. */
export function createWhole(catalog: Catalog, table: ObjectId<"table">): string[] {
  const object = catalog.get(table) as SchemaObject<"table">;
  const parts = catalog.members(table) as readonly SchemaObject[];
  return [createTable(object, parts), ...indexesAndTriggers(catalog, table)];
}

export function indexesAndTriggers(catalog: Catalog, table: ObjectId<"table">): string[] {
  return [...createIndexes(catalog, table), ...createTriggers(catalog, table)];
}

export function createIndexes(catalog: Catalog, table: ObjectId<"table">): string[] {
  return catalog.membersOfKind(table, "index").map((index) => createIndex(index));
}

export function createTriggers(catalog: Catalog, table: ObjectId<"table">): string[] {
  return catalog.membersOfKind(table, "trigger").map((trigger) => trigger.attributes.definition);
}
