/**
 * Extensions, extended statistics and security labels.
 *
 * @module
 */
import type { ObjectId, StatisticsAttributes } from "../../../catalog/object.ts";
import { qualified, qualify, quote, tableOf, text } from "../quote.ts";
import { addressOf, targetOf } from "./address.ts";
import { dropOf, renameOf } from "./defined.ts";
import { ifNotExists, type Rule } from "./rule.ts";

export const extensionRule: Rule<"extension"> = {
  create: (operation) => {
    const { id, attributes } = operation.object;
    const words = [
      `CREATE EXTENSION ${ifNotExists(operation)}${quote(id.name)}`,
      ...(attributes.schema === undefined ? [] : [`SCHEMA ${quote(attributes.schema)}`]),
      ...(attributes.version === undefined ? [] : [`VERSION ${text(attributes.version)}`]),
    ];
    return [words.join(" ")];
  },
  alter: ({ id, from, to }) => {
    const extension = `ALTER EXTENSION ${quote(id.name)}`;
    return [
      ...(from.version === to.version
        ? []
        : [`${extension} UPDATE${to.version === undefined ? "" : ` TO ${text(to.version)}`}`]),
      ...(from.schema === to.schema
        ? []
        : [`${extension} SET SCHEMA ${to.schema === undefined ? "public" : quote(to.schema)}`]),
    ];
  },
  drop: (operation) => [dropOf(operation)],
  rename: renameOf,
};

export const statisticsRule: Rule<"statistics"> = {
  create: (operation) => {
    const { id, attributes } = operation.object;
    const { of, kinds, keys, statistics } = attributes;
    const table = of === undefined ? tableOf(id) : qualify(of.schema, of.table);
    const list = kinds === undefined ? "" : ` (${kinds.join(", ")})`;
    const on = keys.map(({ column, expression }) => (column === undefined ? `(${expression ?? ""})` : quote(column)));
    const words = `CREATE STATISTICS ${ifNotExists(operation)}${qualified(id)}${list}`;
    return [`${words} ON ${on.join(", ")} FROM ${table}`, ...target(id, undefined, statistics)];
  },
  alter: ({ id, from, to }) => target(id, from.statistics, to.statistics),
  drop: (operation) => [dropOf(operation)],
  rename: renameOf,
};

function target(
  id: ObjectId,
  from: StatisticsAttributes["statistics"],
  to: StatisticsAttributes["statistics"],
): string[] {
  return from === to ? [] : [`ALTER STATISTICS ${qualified(id)} SET STATISTICS ${to ?? -1}`];
}

export const securityLabelRule: Rule<"securityLabel"> = {
  create: ({ object: { id, attributes } }) => labels(id, {}, attributes.labels),
  alter: ({ id, from, to }) => labels(id, from.labels, to.labels),
  drop: ({ object: { id, attributes } }) => labels(id, (attributes as { labels?: Labels }).labels, {}),
  rename: () => [], // a label goes with what it is on
};

type Labels = Readonly<Record<string, string>>;

function labels(id: ObjectId, from: Labels = {}, to: Labels = {}): string[] {
  const providers = [...new Set([...Object.keys(from), ...Object.keys(to)])].filter((name) => from[name] !== to[name]);
  const on = addressOf(targetOf(id)).join(" ");
  return providers.map((provider) => {
    const label = to[provider];
    return `SECURITY LABEL FOR ${quote(provider)} ON ${on} IS ${label === undefined ? "NULL" : text(label)}`;
  });
}
