/**
 * Schemas, enums, sequences and who owns them.
 *
 * @module
 */
import { alterAttributes } from "../../../catalog/apply.ts";
import type { Catalog } from "../../../catalog/catalog.ts";
import { type ObjectId, parentOf, type SchemaObject } from "../../../catalog/object.ts";
import type { AlterOperation } from "../../../operations/operation.ts";
import type { Statement } from "../../dialect.ts";
import { defaultClause } from "../expressions.ts";
import { changeClauses, optionClauses, outgrown, withRestart } from "../numbering.ts";
import { qualified, qualify, quote, text } from "../quote.ts";
import { parseType } from "../types.ts";
import { addressOf, targetOf } from "./address.ts";
import {
  cascade,
  dropStatement,
  ifExists,
  ifNotExists,
  known,
  knownCatalog,
  outsideTransaction,
  type Rule,
  type RuleContext,
  renameInSchema,
  type Statements,
  unsupported,
} from "./rule.ts";

export const schemaRule: Rule<"schema"> = {
  create: (operation) => [`CREATE SCHEMA ${ifNotExists(operation)}${quote(operation.object.id.name)}`],
  alter: () => [],
  drop: (operation) => [`DROP SCHEMA ${ifExists(operation)}${quote(operation.object.id.name)}${cascade(operation)}`],
  rename: ({ from, to }) => [`ALTER SCHEMA ${quote(from.name)} RENAME TO ${quote(to.name)}`],
};

export const enumRule: Rule<"enum"> = {
  create: ({ object }) => [createEnum(qualified(object.id), object.attributes.values)],
  alter: alterEnum,
  drop: (operation) => [dropStatement("TYPE", operation)],
  rename: (operation) => renameInSchema("TYPE", operation),
};

function createEnum(name: string, values: readonly string[]): string {
  return `CREATE TYPE ${name} AS ENUM (${values.map(text).join(", ")})`;
}

async function alterEnum(operation: AlterOperation<"enum">, context: RuleContext): Promise<Statements> {
  const { id, to } = operation;
  if (to.values === undefined) return [];
  const from = operation.from.values ?? (await knownCatalog(context))?.get(id)?.attributes.values;
  if (from === undefined) {
    throw unsupported(`Changing the enum ${qualified(id)} without knowing its values`, "Give the old values, too.");
  }
  return onlyAdds(from, to.values) ? addValues(id, from, to.values, context) : replaceEnum(id, to.values, context);
}

/** The old values are all there, in their order. */
export function onlyAdds(from: readonly string[], to: readonly string[]): boolean {
  const kept = to.filter((value) => from.includes(value));
  return kept.length === from.length && kept.every((value, at) => value === from[at]);
}

/**
 * A new value can be used only when the transaction that added it is over; so where another operation of the same run
 * names it, it is added outside of the transaction.
 */
function addValues(
  id: ObjectId<"enum">,
  from: readonly string[],
  to: readonly string[],
  context: RuleContext,
): Statement[] {
  const statements: Statement[] = [];
  let existing = from.length;
  for (const [at, value] of to.entries()) {
    if (from.includes(value)) continue;
    const isLast = at >= existing;
    const place = isLast
      ? ""
      : at === 0
        ? ` BEFORE ${text(to.find((v) => from.includes(v)) ?? "")}`
        : ` AFTER ${text(to[at - 1] ?? "")}`;
    const sql = `ALTER TYPE ${qualified(id)} ADD VALUE ${text(value)}${place}`;
    statements.push(context.mentions(literalOf(value)) ? outsideTransaction(sql) : { sql, transactional: true });
    existing++;
  }
  return statements;
}

/** The value as a string, or among the items of an array. */
function literalOf(value: string): RegExp {
  const escaped = (part: string): string => part.replaceAll(/[^\w]/g, "\\$&");
  const item = escaped(text(value).slice(1, -1));
  const quoted = escaped(JSON.stringify(value).replaceAll("'", "''"));
  return new RegExp(`'${item}'|'\\{(?:[^']*,)?(?:${item}|${quoted})(?:,[^']*)?\\}'`);
}

/** Values that go or move: a new type, to which every column that uses the old one is converted by way of text. */
async function replaceEnum(id: ObjectId<"enum">, values: readonly string[], context: RuleContext): Promise<Statements> {
  return swapType(id, createEnum(qualified(id), values), await context.catalog(), (column, name) =>
    convert(column, name, values),
  );
}

/** A new type in the place of an old one, whose columns are converted. */
export function swapType(
  id: ObjectId,
  create: string,
  catalog: Catalog,
  converted: (column: SchemaObject<"column">, name: string) => string,
): string[] {
  const name = qualified(id);
  const old = `${id.name.slice(0, 58)}_old`;
  return [
    `ALTER TYPE ${name} RENAME TO ${quote(old)}`,
    create,
    ...commentsOn(id, catalog),
    ...columnsOf(catalog, name).map((column) => converted(column, name)),
    `DROP TYPE ${qualify(id.schema, old)}`,
  ];
}

/** What is said about a type and its fields, once more. Comments on fields that go are gone by now. */
function commentsOn({ schema, name, kind }: ObjectId, catalog: Catalog): string[] {
  return catalog.ofKind("comment").flatMap(({ id, attributes }) => {
    const isOwn = id.on === kind ? id.name === name : id.on === "column" && id.table === name;
    if (!isOwn || id.schema !== schema) return [];
    return [`COMMENT ON ${addressOf(targetOf(id)).join(" ")} IS ${text(attributes.text)}`];
  });
}

/** Columns of a type. Those of partitions follow the ones that they come from. */
export function columnsOf(catalog: Catalog, type: string): SchemaObject<"column">[] {
  return catalog
    .ofKind("column")
    .filter((column) => column.managedBy === undefined && parseType(column.attributes.type).name === type);
}

/** A default that is gone with its value is left out; the operation after it, if any, sets another. */
function convert(column: SchemaObject<"column">, type: string, values: readonly string[]): string {
  const name = quote(column.id.name);
  const brackets = parseType(column.attributes.type).array ? "[]" : "";
  const fallback = column.attributes.default;
  const isKept = fallback !== undefined && (!isLabel(fallback) || values.some((value) => names(fallback, value)));
  const actions = [
    ...(fallback === undefined ? [] : ["DROP DEFAULT"]),
    `TYPE ${type}${brackets} USING ${name}::text${brackets}::${type}${brackets}`,
    ...(isKept ? [`SET DEFAULT ${defaultClause(fallback)}`] : []),
  ].map((action) => `ALTER COLUMN ${name} ${action}`);
  const table = qualified(parentOf(column.id) ?? column.id);
  return `ALTER TABLE ${table}${actions.length > 1 ? "\n  " : " "}${actions.join(",\n  ")}`;
}

/** One string with a cast to a type that is no array. */
function isLabel(fallback: string): boolean {
  return /^'(?:[^']|'')*'::[^'[]*$/.test(fallback);
}

function names(fallback: string, value: string): boolean {
  return fallback.startsWith(`${text(value)}::`);
}

export const sequenceRule: Rule<"sequence"> = {
  create: (operation) => {
    const { id, attributes } = operation.object;
    const type = attributes.type === undefined ? [] : [`AS ${attributes.type}`];
    const create = `CREATE ${attributes.unlogged === true ? "UNLOGGED " : ""}SEQUENCE ${ifNotExists(operation)}`;
    const words = [create + qualified(id), ...type, ...optionClauses(attributes)];
    return [words.join(" ")];
  },
  alter: alterSequence,
  drop: (operation) => [dropStatement("SEQUENCE", operation)],
  rename: (operation) => renameInSchema("SEQUENCE", operation),
};

async function alterSequence(operation: AlterOperation<"sequence">, context: RuleContext): Promise<Statements> {
  const { id } = operation;
  const from = { ...(await known(context, id))?.attributes, ...operation.from };
  const to = alterAttributes(from, operation.from, operation.to);
  const [oldType, type] = [from.type ?? "bigint", to.type ?? "bigint"];
  const clauses = [...(oldType === type ? [] : [`AS ${type}`]), ...changeClauses(from, to, type, oldType)];
  const alter = `ALTER SEQUENCE ${qualified(id)}`;
  const change = `${alter} ${clauses.join(" ")}`;
  const condition = outgrown(text(qualified(id)), from, to, type, oldType);
  return [
    ...(clauses.length === 0 ? [] : [condition === undefined ? change : withRestart(change, condition)]),
    ...(from.unlogged === to.unlogged ? [] : [`${alter} SET ${to.unlogged === true ? "UNLOGGED" : "LOGGED"}`]),
  ];
}

export const sequenceOwnerRule: Rule<"sequenceOwner"> = {
  create: ({ object: { id, attributes } }) => [ownedBy(id, attributes)],
  alter: async ({ id, to }, context) => {
    const attributes = { ...(await knownCatalog(context))?.get(id)?.attributes, ...to };
    return [ownedBy(id, { table: attributes.table ?? "", column: attributes.column ?? "" })];
  },
  drop: ({ object: { id }, options }) => [
    `ALTER SEQUENCE ${options?.ifExists === true ? "IF EXISTS " : ""}${qualified(id)} OWNED BY NONE`,
  ],
  rename: () => [],
};

function ownedBy(id: ObjectId, { table, column }: { readonly table: string; readonly column: string }): string {
  return `ALTER SEQUENCE ${qualified(id)} OWNED BY ${qualify(id.schema, table)}.${quote(column)}`;
}
