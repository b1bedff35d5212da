/**
 * Domains and composite types.
 *
 * @module
 */
import type { Catalog } from "../../../catalog/catalog.ts";
import {
  type CompositeTypeAttributes,
  canonical,
  type DomainAttributes,
  type ObjectId,
  parentOf,
  type SchemaObject,
} from "../../../catalog/object.ts";
import type { AlterOperation } from "../../../operations/operation.ts";
import { defaultClause } from "../expressions.ts";
import { qualified, quote, text } from "../quote.ts";
import { rowOf } from "./conversion.ts";
import { dropOf, renameOf } from "./defined.ts";
import { collationName } from "./index_key.ts";
import { knownCatalog, type Rule, type RuleContext, type Statements } from "./rule.ts";
import { columnsOf, swapType } from "./types.ts";

export const domainRule: Rule<"domain"> = {
  create: ({ object: { id, attributes } }) => createDomain(id, attributes),
  alter: alterDomain,
  drop: (operation) => [dropOf(operation)],
  rename: renameOf,
};

function createDomain(id: ObjectId, { type, collation, notNull, checks = {}, ...rest }: DomainAttributes): string[] {
  const valid = Object.entries(checks).filter(([, check]) => check.notValid !== true);
  const words = [
    `CREATE DOMAIN ${qualified(id)} AS ${type}`,
    ...(collation === undefined ? [] : [`COLLATE ${collationName(collation)}`]),
    ...(rest.default === undefined ? [] : [`DEFAULT ${defaultClause(rest.default)}`]),
    ...(notNull === true ? ["NOT NULL"] : []),
    ...valid.map(checkClause),
  ];
  const later = Object.entries(checks).filter(([, check]) => check.notValid === true);
  return [
    words.join(" "),
    ...later.map((check) => `ALTER DOMAIN ${qualified(id)} ADD ${checkClause(check)}`),
    ...checkComments(id, {}, checks),
  ];
}

type Check = readonly [name: string, check: NonNullable<DomainAttributes["checks"]>[string]];

function checkClause([name, { expression, notValid }]: Check): string {
  return `CONSTRAINT ${quote(name)} CHECK (${expression})${notValid === true ? " NOT VALID" : ""}`;
}

async function alterDomain(operation: AlterOperation<"domain">, context: RuleContext): Promise<Statements> {
  const { id, from, to } = operation;
  if (from.type !== to.type || from.collation !== to.collation) {
    const catalog = await context.catalog();
    const wanted = { ...kept(catalog.get(id)?.attributes ?? { type: "" }, from), ...to };
    const [create = "", ...rest] = createDomain(id, wanted);
    const through = (value: string, type: string): string =>
      `${value}::${wanted.type}${type.endsWith("]") ? "[]" : ""}::${type}`;
    return [...swapType(id, create, catalog, through), ...rest];
  }
  const domain = `ALTER DOMAIN ${qualified(id)}`;
  const set = to.default === undefined ? "DROP DEFAULT" : `SET DEFAULT ${defaultClause(to.default)}`;
  return [
    ...(from.default === to.default ? [] : [`${domain} ${set}`]),
    ...(from.notNull === to.notNull ? [] : [`${domain} ${to.notNull === true ? "SET" : "DROP"} NOT NULL`]),
    ...checkChanges(from.checks, to.checks).map((change) => `${domain} ${change}`),
    ...checkComments(id, from.checks, to.checks),
  ];
}

/** Attributes without those that change. */
function kept(attributes: DomainAttributes, from: Partial<DomainAttributes>): DomainAttributes {
  const rest = Object.entries(attributes).filter(([name]) => name === "type" || !(name in from));
  return Object.fromEntries(rest) as unknown as DomainAttributes;
}

type Checks = NonNullable<DomainAttributes["checks"]>;

/** What a check says, besides what is said about it. */
function content({ expression, notValid }: Partial<Checks[string]> = {}): string {
  return canonical({ expression, notValid });
}

/** The checks that are the same under other names, by the new one. */
function renamedChecks(from: Checks, to: Checks): [old: string, name: string][] {
  const gone = Object.keys(from).filter((name) => to[name] === undefined);
  return Object.entries(to).flatMap(([name, check]): [string, string][] => {
    const at = from[name] === undefined ? gone.findIndex((old) => content(from[old]) === content(check)) : -1;
    return gone.splice(at === -1 ? gone.length : at, 1).map((old) => [old, name]);
  });
}

/** Comments, which are gone with a check that is made again and follow one that is renamed. */
function checkComments(id: ObjectId, from: Checks = {}, to: Checks = {}): string[] {
  const names = new Map(renamedChecks(from, to).map(([old, name]) => [name, old]));
  return Object.entries(to).flatMap(([name, check]) => {
    const before = from[names.get(name) ?? name];
    const isKept = before !== undefined && before.expression === check.expression;
    const isValidated = before?.notValid === check.notValid || check.notValid !== true;
    const said = isKept && isValidated ? before.comment : undefined;
    if (said === check.comment) return [];
    const comment = check.comment === undefined ? "NULL" : text(check.comment);
    return [`COMMENT ON CONSTRAINT ${quote(name)} ON DOMAIN ${qualified(id)} IS ${comment}`];
  });
}

function checkChanges(from: Checks = {}, to: Checks = {}): string[] {
  const isSame = (name: string): boolean => content(from[name]) === content(to[name]);
  const renames = renamedChecks(from, to);
  const renamed = new Set(renames.flat());
  const isValidated = (name: string): boolean =>
    from[name]?.expression === to[name]?.expression && from[name]?.notValid === true && to[name]?.notValid !== true;
  const isKept = (name: string): boolean => isSame(name) || isValidated(name) || renamed.has(name);
  return [
    ...Object.keys(from).flatMap((name) => (isKept(name) ? [] : [`DROP CONSTRAINT ${quote(name)}`])),
    ...renames.map(([old, name]) => `RENAME CONSTRAINT ${quote(old)} TO ${quote(name)}`),
    ...Object.entries(to).flatMap((check) => (isKept(check[0]) ? [] : [`ADD ${checkClause(check)}`])),
    ...Object.keys(to).flatMap((name) => (isValidated(name) ? [`VALIDATE CONSTRAINT ${quote(name)}`] : [])),
  ];
}

export const compositeTypeRule: Rule<"compositeType"> = {
  create: ({ object: { id, attributes } }) => [createComposite(id, attributes)],
  alter: alterComposite,
  drop: (operation) => [dropOf(operation)],
  rename: renameOf,
};

type Field = CompositeTypeAttributes["fields"][number];

function createComposite(id: ObjectId, { fields }: CompositeTypeAttributes): string {
  return `CREATE TYPE ${qualified(id)} AS (${fields.map(fieldClause).join(", ")})`;
}

function fieldClause({ name, type, collation }: Field): string {
  return `${quote(name)} ${type}${collation === undefined ? "" : ` COLLATE ${collationName(collation)}`}`;
}

async function alterComposite(operation: AlterOperation<"compositeType">, context: RuleContext): Promise<Statements> {
  const { id, to } = operation;
  const catalog = await knownCatalog(context);
  const from = operation.from.fields ?? catalog?.get(id)?.attributes.fields ?? [];
  if (to.fields === undefined) return [];
  const users =
    catalog === undefined ? [] : columnsOf(catalog, qualified(id)).filter((column) => !isTyped(column, catalog));
  const isTypedTable = catalog?.ofKind("table").some((table) => table.attributes.of === qualified(id)) === true;
  if (
    catalog !== undefined &&
    (!keepsOrder(from, to.fields) || (users.length > 0 && retyped(from, to.fields).length > 0))
  ) {
    const fields = to.fields;
    return swapType(id, createComposite(id, { fields }), catalog, (value, type) =>
      rowOf(value, from, { type, fields }, catalog),
    );
  }
  return attributeChanges(from, to.fields).map(
    (change) => `ALTER TYPE ${qualified(id)} ${change}${isTypedTable ? " CASCADE" : ""}`,
  );
}

/** The columns of typed tables are the type's own. */
function isTyped(column: SchemaObject<"column">, catalog: Catalog): boolean {
  const home = parentOf(column.id) as ObjectId<"table"> | undefined;
  return home !== undefined && catalog.get(home)?.attributes.of !== undefined;
}

/** Fields that stay do so in their order, and new ones stand behind them. */
export function keepsOrder(from: readonly Field[], to: readonly Field[]): boolean {
  const names = from.map(({ name }) => name).filter((name) => to.some((field) => field.name === name));
  return names.every((name, at) => to[at]?.name === name);
}

export function retyped(from: readonly Field[], to: readonly Field[]): Field[] {
  return to.filter((field) => from.some((old) => old.name === field.name && canonical(old) !== canonical(field)));
}

function attributeChanges(from: readonly Field[], to: readonly Field[]): string[] {
  const without = (list: readonly Field[], others: readonly Field[]): Field[] =>
    list.filter((field) => !others.some(({ name }) => name === field.name));
  return [
    ...without(from, to).map(({ name }) => `DROP ATTRIBUTE ${quote(name)}`),
    ...retyped(from, to).map(
      (field) => `ALTER ATTRIBUTE ${fieldClause(field).replace(/^("(?:[^"]|"")*"|\S+) /, "$1 TYPE ")}`,
    ),
    ...without(to, from).map((field) => `ADD ATTRIBUTE ${fieldClause(field)}`),
  ];
}
