/**
 * Foreign data wrappers, servers with the users that they know, and foreign tables.
 *
 * @module
 */
import type { ForeignDataWrapperAttributes, ForeignServerAttributes } from "../../../catalog/object.ts";
import { qualified, quote, text } from "../quote.ts";
import { dropOf, renameOf } from "./defined.ts";
import { ifNotExists, optionChanges, optionList, type Rule } from "./rule.ts";
import { attachment, inheritance, tableBody } from "./table.ts";

export const foreignDataWrapperRule: Rule<"foreignDataWrapper"> = {
  create: ({ object: { id, attributes } }) => {
    const { handler, validator } = attributes;
    const functions = functionChanges({}, { ...(handler && { handler }), ...(validator && { validator }) });
    return [[`CREATE FOREIGN DATA WRAPPER ${quote(id.name)}`, ...functions, ...given(attributes.options)].join(" ")];
  },
  alter: ({ id, from, to }) => {
    const changes = [...functionChanges(from, to), ...optionChanges(from.options, to.options)];
    return changes.length === 0 ? [] : [`ALTER FOREIGN DATA WRAPPER ${quote(id.name)} ${changes.join(" ")}`];
  },
  drop: (operation) => [dropOf(operation)],
  rename: renameOf,
};

function functionChanges(from: ForeignDataWrapperAttributes, to: ForeignDataWrapperAttributes): string[] {
  const names = ["handler", "validator"] as const;
  return names.flatMap((name) => {
    const word = name.toUpperCase();
    if (from[name] === to[name]) return [];
    return [to[name] === undefined ? `NO ${word}` : `${word} ${to[name]}`];
  });
}

function given(options: Readonly<Record<string, string>> | undefined): string[] {
  return options === undefined ? [] : [optionList(options)];
}

export const foreignServerRule: Rule<"foreignServer"> = {
  create: (operation) => {
    const { id, attributes } = operation.object;
    const { type, version, wrapper, options } = attributes;
    const words = [
      `CREATE SERVER ${ifNotExists(operation)}${quote(id.name)}`,
      ...(type === undefined ? [] : [`TYPE ${text(type)}`]),
      ...(version === undefined ? [] : [`VERSION ${text(version)}`]),
      `FOREIGN DATA WRAPPER ${quote(wrapper)}`,
      ...given(options),
    ];
    return [words.join(" "), ...userChanges(id.name, {}, attributes.users)];
  },
  alter: ({ id, from, to }) => {
    const changes = [
      ...(from.version === to.version ? [] : [`VERSION ${to.version === undefined ? "NULL" : text(to.version)}`]),
      ...optionChanges(from.options, to.options),
    ];
    const own = changes.length === 0 ? [] : [`ALTER SERVER ${quote(id.name)} ${changes.join(" ")}`];
    return [...own, ...userChanges(id.name, from.users, to.users)];
  },
  // Its users would stand in the way.
  drop: (operation) => {
    const { id, attributes } = operation.object;
    return [...userChanges(id.name, (attributes as Partial<ForeignServerAttributes>).users, {}), dropOf(operation)];
  },
  rename: renameOf,
};

type Users = NonNullable<ForeignServerAttributes["users"]>;

function userChanges(server: string, from: Users = {}, to: Users = {}): string[] {
  const mapping = (user: string): string =>
    `USER MAPPING FOR ${user === "public" ? "PUBLIC" : quote(user)} SERVER ${quote(server)}`;
  return [
    ...Object.keys(from).flatMap((user) => (to[user] === undefined ? [`DROP ${mapping(user)}`] : [])),
    ...Object.entries(to).flatMap(([user, options]) => {
      const before = from[user];
      if (before === undefined) {
        const list = Object.keys(options).length === 0 ? "" : ` ${optionList(options)}`;
        return [`CREATE ${mapping(user)}${list}`];
      }
      return optionChanges(before, options).map((change) => `ALTER ${mapping(user)} ${change}`);
    }),
  ];
}

export const foreignTableRule: Rule<"foreignTable"> = {
  create: (operation) => {
    const { id, attributes } = operation.object;
    const { lines, later } = tableBody(attributes, operation.parts ?? []);
    const options = attributes.options === undefined ? "" : ` ${optionList(attributes.options)}`;
    const words = `CREATE FOREIGN TABLE ${ifNotExists(operation)}${qualified(id)}${lines}`;
    return [`${words} SERVER ${quote(attributes.server)}${options}`, ...later];
  },
  alter: ({ id, from, to }) => [
    ...[...optionChanges(from.options, to.options), ...inheritance(from.inherits, to.inherits)].map(
      (change) => `ALTER FOREIGN TABLE ${qualified(id)} ${change}`,
    ),
    ...attachment(id, from.partitionOf, to.partitionOf),
  ],
  drop: (operation) => [dropOf(operation)],
  rename: renameOf,
};
