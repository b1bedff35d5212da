/**
 * Schemas, enums, sequences and who owns them.
 *
 * @module
 */
import { alterAttributes } from "../../../catalog/apply.ts";
import type { Catalog } from "../../../catalog/catalog.ts";
import { onlyAdds } from "../../../catalog/enum_values.ts";
import type { ObjectId, SchemaObject } from "../../../catalog/object.ts";
import type { AlterOperation } from "../../../operations/operation.ts";
import type { Statement } from "../../dialect.ts";
import { defaultClause } from "../expressions.ts";
import { changeClauses, optionClauses, outgrown, withRestart } from "../numbering.ts";
import { qualified, qualify, quote, tableOf, text } from "../quote.ts";
import { parseType } from "../types.ts";
import { addressOf, targetOf } from "./address.ts";
import { throughText } from "./conversion.ts";
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
  rename: (operation) => {
    const { from, to } = operation;
    if (from.table === undefined) return renameInSchema("TYPE", operation);
    return [`ALTER TYPE ${qualify(from.schema, from.table)} RENAME VALUE ${text(from.name)} TO ${text(to.name)}`];
  },
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
  return onlyAdds(from, to.values)
    ? addValues(id, from, to.values, context)
    : replaceEnum(id, from, to.values, context);
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
  const item = escaped(text(value).slice(1, -1));
  const quoted = escaped(JSON.stringify(value).replaceAll("'", "''"));
  return new RegExp(`'${item}'|'\\{(?:[^']*,)?(?:${item}|${quoted})(?:,[^']*)?\\}'`);
}

function escaped(part: string): string {
  return part.replaceAll(/[^\w]/g, "\\$&");
}

/** Values that go or move: a new type, to which every column that uses the old one is converted by way of text. */
async function replaceEnum(
  id: ObjectId<"enum">,
  from: readonly string[],
  to: readonly string[],
  context: RuleContext,
): Promise<Statements> {
  // A default that is gone with its value is left out; the operation after it, if any, sets another.
  const gone = from
    .filter((value) => !to.includes(value))
    .map((value) => new RegExp(`(?:${literalOf(value).source})::["\\w.$ ]*${escaped(id.name)}`));
  const isKept = (fallback: string): boolean => !gone.some((literal) => literal.test(fallback));
  return swapType(id, createEnum(qualified(id), to), await context.catalog(), throughText, isKept);
}

/**
 * A new type in the place of an old one, whose columns are converted.
 *
 * @param converted the value of a column, by its name, as one of the new type
 * @param isKept whether a default is there afterwards
 */
export function swapType(
  id: ObjectId,
  create: string,
  catalog: Catalog,
  converted: (value: string, type: string) => string,
  isKept: (fallback: string) => boolean = () => true,
): string[] {
  const name = qualified(id);
  const old = `${id.name.slice(0, 58)}_old`;
  return [
    `ALTER TYPE ${name} RENAME TO ${quote(old)}`,
    create,
    ...commentsOn(id, catalog),
    ...columnsOf(catalog, name).map(({ id: column, attributes: { type, default: fallback } }) => {
      const own = quote(column.name);
      const actions = [
        ...(fallback === undefined ? [] : ["DROP DEFAULT"]),
        `TYPE ${type} USING ${converted(own, type)}`,
        ...(fallback !== undefined && isKept(fallback) ? [`SET DEFAULT ${defaultClause(fallback)}`] : []),
      ].map((action) => `ALTER COLUMN ${own} ${action}`);
      return `ALTER TABLE ${tableOf(column)}${actions.length > 1 ? "\n  " : " "}${actions.join(",\n  ")}`;
    }),
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
