/**
 * Text search dictionaries and configurations. Parsers and templates are kept as their definitions.
 *
 * @module
 */
import type { ObjectId, TextSearchConfigurationAttributes } from "../../../catalog/object.ts";
import { qualified, quote, text } from "../quote.ts";
import { dropOf, renameOf } from "./defined.ts";
import type { Rule } from "./rule.ts";

export const textSearchDictionaryRule: Rule<"textSearchDictionary"> = {
  create: ({ object: { id, attributes } }) => {
    const options = Object.entries(attributes.with ?? {}).map(([name, value]) => `, ${quote(name)} = ${text(value)}`);
    return [`CREATE TEXT SEARCH DICTIONARY ${qualified(id)} (TEMPLATE = ${attributes.template}${options.join("")})`];
  },
  alter: ({ id, from, to }) => {
    const [before, after] = [from.with ?? {}, to.with ?? {}];
    const changed = Object.entries(after).filter(([name, value]) => before[name] !== value);
    const options = [
      ...changed.map(([name, value]) => `${quote(name)} = ${text(value)}`),
      ...Object.keys(before)
        .filter((name) => after[name] === undefined)
        .map(quote),
    ];
    return options.length === 0 ? [] : [`ALTER TEXT SEARCH DICTIONARY ${qualified(id)} (${options.join(", ")})`];
  },
  drop: (operation) => [dropOf(operation)],
  rename: renameOf,
};

type Mappings = NonNullable<TextSearchConfigurationAttributes["mappings"]>;

export const textSearchConfigurationRule: Rule<"textSearchConfiguration"> = {
  create: ({ object: { id, attributes } }) => [
    `CREATE TEXT SEARCH CONFIGURATION ${qualified(id)} (PARSER = ${attributes.parser})`,
    ...mappingChanges(id, {}, attributes.mappings ?? {}),
  ],
  alter: ({ id, from, to }) => mappingChanges(id, from.mappings ?? {}, to.mappings ?? {}),
  drop: (operation) => [dropOf(operation)],
  rename: renameOf,
};

/** One statement for all types of token with the same dictionaries. */
function mappingChanges(id: ObjectId, from: Mappings, to: Mappings): string[] {
  const configuration = `ALTER TEXT SEARCH CONFIGURATION ${qualified(id)}`;
  const gone = Object.keys(from).filter((token) => to[token] === undefined);
  const groups = new Map<string, string[]>();
  for (const [token, list] of Object.entries(to)) {
    const verb = from[token] === undefined ? "ADD" : "ALTER";
    if (from[token]?.join() === list.join()) continue;
    const key = `${verb} MAPPING FOR \0 WITH ${list.join(", ")}`;
    groups.set(key, [...(groups.get(key) ?? []), quote(token)]);
  }
  return [
    ...(gone.length === 0 ? [] : [`${configuration} DROP MAPPING FOR ${gone.map(quote).join(", ")}`]),
    ...[...groups].map(([key, tokens]) => `${configuration} ${key.replace("\0", () => tokens.join(", "))}`),
  ];
}
