/**
 * Indexes.
 *
 * @module
 */
import { alterAttributes } from "../../../catalog/apply.ts";
import type { IndexKey, ObjectId, SchemaObject } from "../../../catalog/object.ts";
import { quote } from "../quote.ts";
import { ifExists, ifNotExists, type Rule, type Scope } from "./rule.ts";
import { existing } from "./scope.ts";

export const indexRule: Rule<"index"> = {
  create: (operation) => [createIndex(operation.object, ifNotExists(operation))],
  drop: (operation) => [dropIndex(operation.object.id, ifExists(operation))],
  rename: async (from, to, scope) => [dropIndex(from), createIndex({ ...(await existing(scope, from)), id: to })],
  alter: async (operation, scope: Scope) => {
    const index = await existing(scope, operation.id);
    const attributes = alterAttributes(index.attributes, operation.from, operation.to);
    return [dropIndex(operation.id), createIndex({ ...index, attributes })];
  },
};

/** The text of a CREATE INDEX. */
export function createIndex(index: SchemaObject<"index">, clause = ""): string {
  const { unique, keys, where } = index.attributes;
  const name = `${clause}${quote(index.id.name)}`;
  const text = `CREATE ${unique ? "UNIQUE " : ""}INDEX ${name} ON ${quote(index.id.table ?? "")} (${keys.map(keyClause).join(", ")})`;
  return where === undefined ? text : `${text} WHERE ${where}`;
}

function dropIndex(id: ObjectId, clause = ""): string {
  return `DROP INDEX ${clause}${quote(id.name)}`;
}

function keyClause(key: IndexKey): string {
  const parts = [key.column === undefined ? `(${key.expression ?? ""})` : quote(key.column)];
  if (key.collation !== undefined) parts.push(`COLLATE ${quote(key.collation)}`);
  if (key.order === "desc") parts.push("DESC");
  return parts.join(" ");
}
