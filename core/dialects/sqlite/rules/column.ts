/**
 * Columns. SQLite adds, renames and drops simple ones; everything else is a rebuild.
 *
 * @module
 */
import { alterAttributes } from "../../../catalog/apply.ts";
import { foldName } from "../../../catalog/identifiers.ts";
import { columnsOf } from "../../../catalog/names.ts";
import {
  type AnyObject,
  type ColumnAttributes,
  describe,
  isKind,
  type ObjectId,
  type SchemaObject,
} from "../../../catalog/object.ts";
import { MigrError } from "../../../errors.ts";
import {
  type AlterOperation,
  type CreateOperation,
  changedAttributes,
  type DropOperation,
} from "../../../operations/operation.ts";
import { quote } from "../quote.ts";
import { defaultClause, isConstant, mentions } from "../text.ts";
import { typeClause } from "../types.ts";
import { conflictClause, inlineConstraint, inlineKeyClause } from "./constraint.ts";
import type { Effect, Rule, Scope } from "./rule.ts";
import { existing } from "./scope.ts";

export const columnRule: Rule<"column"> = {
  create: createColumn,
  drop: dropColumn,
  alter: alterColumn,
  rename: (from, to) => [`ALTER TABLE ${quote(tableOf(from))} RENAME COLUMN ${quote(from.name)} TO ${quote(to.name)}`],
};

const NOT_NULL: readonly string[] = ["notNull", "notNullOnConflict"];

/** Nothing but whether it may be NULL changes. */
export function isNullness(operation: AlterOperation<"column">): boolean {
  return changedAttributes(operation).every((name) => NOT_NULL.includes(name));
}

async function alterColumn(operation: AlterOperation<"column">, scope: Scope): Promise<Effect> {
  if (!isNullness(operation) || !(await scope.altersConstraints())) return "rebuild";
  const { id, from, to } = operation;
  const { notNull, notNullOnConflict } = alterAttributes((await existing(scope, id)).attributes, from, to);
  const change = notNull === true ? `SET NOT NULL${conflictClause(notNullOnConflict)}` : "DROP NOT NULL";
  return [`ALTER TABLE ${quote(tableOf(id))} ALTER COLUMN ${quote(id.name)} ${change}`];
}

/** A column as a line of CREATE TABLE. */
export function columnClause(column: SchemaObject<"column">): string {
  const { attributes } = column;
  const parts = [quote(column.id.name)];
  if (attributes.type !== "") parts.push(typeClause(attributes.type));
  if (attributes.notNull) parts.push(`NOT NULL${conflictClause(attributes.notNullOnConflict)}`);
  if (attributes.default !== undefined) parts.push(`DEFAULT ${defaultClause(attributes.default)}`);
  if (attributes.collation !== undefined) parts.push(`COLLATE ${quote(attributes.collation)}`);
  if (attributes.generated !== undefined) parts.push(generatedClause(attributes.generated));
  return parts.join(" ");
}

/**
 * The key is written behind its column: AUTOINCREMENT has no other place, and for an INTEGER key DESC has a meaning
 * there that it does not have in a constraint of the table.
 */
export function isInlineKey(column: SchemaObject<"column">, key: SchemaObject<"primaryKey"> | undefined): boolean {
  if (key?.attributes.columns.length !== 1 || key.attributes.columns[0] !== column.id.name) return false;
  const { identity, type } = column.attributes;
  const isDesc = /\bDESC$/.test(key.attributes.columnOptions?.[column.id.name] ?? "");
  return identity !== undefined || (isDesc && type === "integer");
}

/** A column with its primary key behind it. */
export function keyColumnClause(column: SchemaObject<"column">, key: SchemaObject<"primaryKey">): string {
  const autoincrement = column.attributes.identity !== undefined;
  return `${columnClause(column)} ${inlineKeyClause(key, column.id.name, autoincrement)}`;
}

function generatedClause(generated: { readonly expression: string; readonly stored: boolean }): string {
  return `GENERATED ALWAYS AS (${generated.expression}) ${generated.stored ? "STORED" : "VIRTUAL"}`;
}

function tableOf(id: ObjectId): string {
  if (id.table !== undefined) return id.table;
  throw new MigrError("CATALOG_INVALID", `The ${describe(id)} names no table.`, {
    hint: "Give the column's table.",
  });
}

function createColumn(operation: CreateOperation<"column">): Effect {
  const { object, parts = [] } = operation;
  if (!canAdd(object.attributes)) return "rebuild";
  const inline = parts.map((part) => inlineConstraint(part as SchemaObject<"check" | "foreignKey">));
  return [`ALTER TABLE ${quote(tableOf(object.id))} ADD COLUMN ${[columnClause(object), ...inline].join(" ")}`];
}

/**
 * ADD COLUMN writes no rows, so the value of those that exist must be a constant. One that may not be NULL and has no value
 * for them it refuses when there are some, which a rebuild would, too.
 */
export function canAdd(column: ColumnAttributes): boolean {
  if (column.identity !== undefined) return false;
  if (column.generated !== undefined) return !column.generated.stored;
  return column.default === undefined || isConstant(column.default);
}

async function dropColumn(operation: DropOperation<"column">, scope: Scope): Promise<Effect> {
  const { id } = operation.object;
  const needing = [...(await scope.relation())].filter((object) => needsColumn(object, id));
  if (needing.some(({ kind }) => kind !== "index")) return "rebuild";
  const indexes = needing.map((index) => `DROP INDEX ${quote(index.id.name)}`);
  return [...indexes, `ALTER TABLE ${quote(tableOf(id))} DROP COLUMN ${quote(id.name)}`];
}

/**
 * Something in the table would not survive without the column. Triggers and views SQLite checks itself. A constraint that
 * stands in the column's definition goes with it, which is right unless it is about others.
 */
function needsColumn(object: AnyObject, column: ObjectId): boolean {
  if (object.kind === "trigger" || (object.kind === "column" && object.id.name === column.name)) return false;
  if (object.behind === column.name) return !names(object, column);
  return names(object, column);
}

function names(object: AnyObject, column: ObjectId): boolean {
  if (columnsOf(object).includes(column.name)) return true;
  return expressionsOf(object).some((text) => mentions(text).has(foldName(column.name)));
}

function expressionsOf(object: AnyObject): string[] {
  if (isKind(object, "check")) return [object.attributes.expression];
  if (isKind(object, "column")) return object.attributes.generated ? [object.attributes.generated.expression] : [];
  if (!isKind(object, "index")) return [];
  const texts = [object.attributes.where, ...object.attributes.keys.map((key) => key.expression)];
  return texts.filter((text) => text !== undefined);
}
