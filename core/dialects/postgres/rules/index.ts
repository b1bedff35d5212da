/**
 * Indexes of tables and materialized views.
 *
 * @module
 */
import { describe, type IndexAttributes, type ObjectId } from "../../../catalog/object.ts";
import { changedAttributes } from "../../../operations/operation.ts";
import { qualified, quote, quoteList, tableOf } from "../quote.ts";
import { indexKey } from "./index_key.ts";
import { INDEX_STORAGE, indexMarks, indexStorageChanges } from "./index_storage.ts";
import { cascade, ifExists, ifNotExists, outsideTransaction, parameterList, type Rule, unsupported } from "./rule.ts";

export const indexRule: Rule<"index"> = {
  create: (operation) => {
    const { id, attributes } = operation.object;
    const concurrently = operation.options?.concurrently === true;
    const words = [
      `CREATE ${attributes.unique === true ? "UNIQUE " : ""}INDEX ${concurrently ? "CONCURRENTLY " : ""}`,
      `${ifNotExists(operation)}${quote(id.name)} ON ${attributes.only === true ? "ONLY " : ""}${tableOf(id)}`,
      definition(attributes),
    ].join("");
    return [
      concurrently ? outsideTransaction(words) : words,
      ...statistics(id, {}, attributes.statistics),
      ...indexMarks(id, {}, attributes),
    ];
  },
  alter: async (operation, context) => {
    const { id, from, to } = operation;
    const others = changedAttributes(operation).filter((name) => !ALTERABLE.includes(name));
    if (others.length > 0) {
      throw unsupported(
        `Changing ${others.join(", ")} of the ${describe(id)} in place`,
        "Drop it and create it again.",
      );
    }
    return [...(await indexStorageChanges(id, from, to, context)), ...statistics(id, from.statistics, to.statistics)];
  },
  drop: (operation) => {
    const concurrently = operation.options?.concurrently === true;
    const words = `DROP INDEX ${concurrently ? "CONCURRENTLY " : ""}${ifExists(operation)}`;
    const sql = `${words}${qualified(operation.object.id)}${cascade(operation)}`;
    return [concurrently ? outsideTransaction(sql) : sql];
  },
  rename: ({ from, to }) => [`ALTER INDEX ${qualified(from)} RENAME TO ${quote(to.name)}`],
};

const ALTERABLE: readonly string[] = [...INDEX_STORAGE, "statistics"];

/** Keys that are expressions have no other name than their number. */
function statistics(
  id: ObjectId,
  from: Readonly<Record<string, string>> = {},
  to: Readonly<Record<string, string>> = {},
): string[] {
  const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])].filter((key) => from[key] !== to[key]);
  return keys.map((key) => `ALTER INDEX ${qualified(id)} ALTER COLUMN ${key} SET STATISTICS ${to[key] ?? -1}`);
}

function definition(attributes: IndexAttributes): string {
  const { method, keys, include, nullsNotDistinct, where } = attributes;
  return [
    ...(method === undefined ? [] : [` USING ${quote(method)}`]),
    ` (${keys.map(indexKey).join(", ")})`,
    ...(include === undefined ? [] : [` INCLUDE (${quoteList(include)})`]),
    ...(nullsNotDistinct === true ? [" NULLS NOT DISTINCT"] : []),
    ...(attributes.with === undefined ? [] : [` WITH ${parameterList(attributes.with)}`]),
    ...(attributes.tablespace === undefined ? [] : [` TABLESPACE ${quote(attributes.tablespace)}`]),
    ...(where === undefined ? [] : [` WHERE ${where}`]),
  ].join("");
}
