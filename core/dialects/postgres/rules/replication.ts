/**
 * Publications, their tables, and subscriptions.
 *
 * @module
 */
import type { PublicationAttributes } from "../../../catalog/object.ts";
import { quote, quoteList, tableOf, text } from "../quote.ts";
import { dropOf, renameOf } from "./defined.ts";
import { parameterChanges, parameterList, type Rule, unsupported } from "./rule.ts";

export const publicationRule: Rule<"publication"> = {
  create: ({ object: { id, attributes } }) => {
    const { allTables, schemas = [] } = attributes;
    const what = allTables === true ? " FOR ALL TABLES" : schemas.length > 0 ? ` FOR ${inSchemas(schemas)}` : "";
    const how = attributes.with === undefined ? "" : ` WITH ${parameterList(attributes.with)}`;
    return [`CREATE PUBLICATION ${quote(id.name)}${what}${how}`];
  },
  alter: ({ id, from, to }) => {
    const [before, after] = [from.schemas ?? [], to.schemas ?? []];
    const gone = before.filter((name) => !after.includes(name));
    const added = after.filter((name) => !before.includes(name));
    const changes = [
      ...publicationSettings(from, to),
      ...(gone.length === 0 ? [] : [`DROP ${inSchemas(gone)}`]),
      ...(added.length === 0 ? [] : [`ADD ${inSchemas(added)}`]),
    ];
    return changes.map((change) => `ALTER PUBLICATION ${quote(id.name)} ${change}`);
  },
  drop: (operation) => [dropOf(operation)],
  rename: renameOf,
};

function inSchemas(schemas: readonly string[]): string {
  return `TABLES IN SCHEMA ${schemas.map((name) => (name === "" ? "CURRENT_SCHEMA" : quote(name))).join(", ")}`;
}

/** What a publication does by default; it has no words for going back to it. */
const PUBLICATION_DEFAULTS: Readonly<Record<string, string>> = {
  publish: "insert, update, delete, truncate",
  publish_via_partition_root: "false",
  publish_generated_columns: "none",
};

function publicationSettings(from: Partial<PublicationAttributes>, to: Partial<PublicationAttributes>): string[] {
  const reset = Object.keys(from.with ?? {}).filter((name) => to.with?.[name] === undefined);
  const defaults = Object.fromEntries(reset.map((name) => [name, PUBLICATION_DEFAULTS[name] ?? "false"]));
  return parameterChanges({}, { ...changed(from.with, to.with), ...defaults });
}

function changed(
  from: Readonly<Record<string, string>> = {},
  to: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return Object.fromEntries(Object.entries(to).filter(([name, value]) => from[name] !== value));
}

export const publicationTableRule: Rule<"publicationTable"> = {
  create: ({ object: { id, attributes } }) => {
    const columns = attributes.columns === undefined ? "" : ` (${quoteList(attributes.columns)})`;
    const where = attributes.where === undefined ? "" : ` WHERE (${attributes.where})`;
    return [`ALTER PUBLICATION ${quote(id.name)} ADD TABLE ONLY ${tableOf(id)}${columns}${where}`];
  },
  alter: ({ id }) => {
    throw unsupported(
      `Changing what the publication ${id.name} sends of a table in place`,
      "Drop it and create it again.",
    );
  },
  drop: ({ object: { id } }) => [`ALTER PUBLICATION ${quote(id.name)} DROP TABLE ONLY ${tableOf(id)}`],
  rename: () => [],
};

/** Subscriptions are made without connecting, so that this needs no other server and can be in a transaction. */
export const subscriptionRule: Rule<"subscription"> = {
  create: ({ object: { id, attributes } }) => {
    const { connection, publications, disabled } = attributes;
    const options = { connect: "false", slot_name: id.name, ...attributes.with };
    const name = quote(id.name);
    return [
      `CREATE SUBSCRIPTION ${name} CONNECTION ${text(connection)} PUBLICATION ${quoteList(publications)} WITH ${parameterList(options)}`,
      ...(disabled === true || options.slot_name === "NONE" ? [] : [`ALTER SUBSCRIPTION ${name} ENABLE`]),
    ];
  },
  alter: ({ id, from, to }) => {
    const { connection, publications } = to;
    const sameList = from.publications?.join("\0") === publications?.join("\0");
    const changes = [
      ...(from.disabled === to.disabled || to.disabled !== true ? [] : ["DISABLE"]),
      ...(connection === undefined || from.connection === connection ? [] : [`CONNECTION ${text(connection)}`]),
      ...(publications === undefined || sameList
        ? []
        : [`SET PUBLICATION ${quoteList(publications)} WITH (refresh = false)`]),
      ...subscriptionSettings(id.name, from.with, to.with),
      ...(from.disabled === to.disabled || to.disabled === true ? [] : ["ENABLE"]),
    ];
    return [
      ...(isReset("streaming", from.with, to.with) ? [usualStreaming(id.name)] : []),
      ...changes.map((change) => `ALTER SUBSCRIPTION ${quote(id.name)} ${change}`),
    ];
  },
  // A slot that was never made here is not for this statement to drop.
  drop: (operation) => {
    const name = quote(operation.object.id.name);
    return [
      `ALTER SUBSCRIPTION ${name} DISABLE`,
      `ALTER SUBSCRIPTION ${name} SET (slot_name = NONE)`,
      dropOf(operation),
    ];
  },
  rename: renameOf,
};

const SUBSCRIPTION_DEFAULTS: Readonly<Record<string, string>> = {
  synchronous_commit: "off",
  origin: "any",
  password_required: "true",
};

type Settings = Readonly<Record<string, string>>;

function isReset(key: string, from: Settings = {}, to: Settings = {}): boolean {
  return from[key] !== undefined && to[key] === undefined;
}

/** What a server does by itself depends on its version, and there is no word for that. */
function usualStreaming(name: string): string {
  const usual = "CASE WHEN current_setting('server_version_num')::integer < 180000 THEN 'off' ELSE 'parallel' END";
  const statement = text(`ALTER SUBSCRIPTION ${quote(name)} SET (streaming = `);
  return `DO ${text(`BEGIN EXECUTE ${statement} || ${usual} || ')'; END`)}`;
}

function subscriptionSettings(name: string, from: Settings = {}, to: Settings = {}): string[] {
  const reset = Object.keys(from).filter((key) => key !== "streaming" && isReset(key, from, to));
  const fallback = (key: string): string => (key === "slot_name" ? name : (SUBSCRIPTION_DEFAULTS[key] ?? "false"));
  return parameterChanges(
    {},
    { ...changed(from, to), ...Object.fromEntries(reset.map((key) => [key, fallback(key)])) },
  );
}
