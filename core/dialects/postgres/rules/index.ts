/**
 * Indexes of tables and materialized views.
 *
 * @module
 */
import { describe, type IndexAttributes } from "../../../catalog/object.ts";
import { qualified, quote, quoteList, tableOf } from "../quote.ts";
import { indexKey } from "./index_key.ts";
import {
  cascade,
  ifExists,
  ifNotExists,
  outsideTransaction,
  parameterChanges,
  parameterList,
  type Rule,
  unsupported,
} from "./rule.ts";

export const indexRule: Rule<"index"> = {
  create: (operation) => {
    const { id, attributes } = operation.object;
    const concurrently = operation.options?.concurrently === true;
    const words = [
      `CREATE ${attributes.unique === true ? "UNIQUE " : ""}INDEX ${concurrently ? "CONCURRENTLY " : ""}`,
      `${ifNotExists(operation)}${quote(id.name)} ON ${tableOf(id)}${definition(attributes)}`,
    ].join("");
    return [concurrently ? outsideTransaction(words) : words];
  },
  alter: ({ id, from, to }) => {
    const others = Object.keys({ ...from, ...to }).filter((key) => key !== "with");
    if (others.length > 0) {
      throw unsupported(
        `Changing ${others.join(", ")} of the ${describe(id)} in place`,
        "Drop it and create it again.",
      );
    }
    return parameterChanges(from.with, to.with).map((change) => `ALTER INDEX ${qualified(id)} ${change}`);
  },
  drop: (operation) => {
    const concurrently = operation.options?.concurrently === true;
    const words = `DROP INDEX ${concurrently ? "CONCURRENTLY " : ""}${ifExists(operation)}`;
    const sql = `${words}${qualified(operation.object.id)}${cascade(operation)}`;
    return [concurrently ? outsideTransaction(sql) : sql];
  },
  rename: ({ from, to }) => [`ALTER INDEX ${qualified(from)} RENAME TO ${quote(to.name)}`],
};

function definition(attributes: IndexAttributes): string {
  const { method, keys, include, nullsNotDistinct, where } = attributes;
  return [
    ...(method === undefined ? [] : [` USING ${quote(method)}`]),
    ` (${keys.map(indexKey).join(", ")})`,
    ...(include === undefined ? [] : [` INCLUDE (${quoteList(include)})`]),
    ...(nullsNotDistinct === true ? [" NULLS NOT DISTINCT"] : []),
    ...(attributes.with === undefined ? [] : [` WITH ${parameterList(attributes.with)}`]),
    ...(where === undefined ? [] : [` WHERE ${where}`]),
  ].join("");
}
