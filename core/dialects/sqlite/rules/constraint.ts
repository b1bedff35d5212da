/**
 * Constraints: SQLite writes them in CREATE TABLE only, so every change is a rebuild; but those that stand in the
 * definition of a column go with it, and from 3.53 on checks can be added, and dropped by their names.
 *
 * @module
 */
import { alterAttributes } from "../../../catalog/apply.ts";
import {
  type CheckAttributes,
  type ConflictAction,
  type ForeignKeyAttributes,
  isKind,
  type KeyAttributes,
  type ObjectId,
  type ReferentialAction,
  type SchemaObject,
} from "../../../catalog/object.ts";
import { quote, quoteAll } from "../quote.ts";
import type { Rule, Scope } from "./rule.ts";

type TableConstraint = "primaryKey" | "unique" | "check" | "foreignKey";

/** The rule of keys. */
export const constraintRule: Rule<TableConstraint> = {
  create: () => "rebuild",
  drop: async ({ object: { id } }, scope) => ((await goesWithColumn(id, scope)) ? [] : "rebuild"),
  rename: () => "rebuild",
  alter: () => "rebuild",
};

export const checkRule: Rule<"check"> = {
  create: async ({ object }, scope) => ((await scope.altersConstraints()) ? [addCheck(object)] : "rebuild"),
  drop: async ({ object: { id } }, scope) => {
    if (await goesWithColumn(id, scope)) return [];
    const check = await alterable(id, scope);
    return check === undefined ? "rebuild" : [dropCheck(id)];
  },
  rename: async (from, to, scope) => {
    const check = await alterable(from, scope);
    return check === undefined ? "rebuild" : [dropCheck(from), addCheck({ ...check, id: to })];
  },
  alter: async ({ id, from, to }, scope) => {
    const check = await alterable(id, scope);
    if (check === undefined) return "rebuild";
    return [dropCheck(id), addCheck({ ...check, attributes: alterAttributes(check.attributes, from, to) })];
  },
};

async function goesWithColumn(id: ObjectId<TableConstraint>, scope: Scope): Promise<boolean> {
  const behind = (await scope.relation()).get(id)?.behind;
  return behind !== undefined && scope.drops(id.table ?? "", behind);
}

/** The check, if the engine can drop and add it: it has a name, and a place of its own. */
async function alterable(id: ObjectId<"check">, scope: Scope): Promise<SchemaObject<"check"> | undefined> {
  const check = (await scope.relation()).get(id);
  const isOwn = check !== undefined && check.unnamed !== true && check.behind === undefined;
  return isOwn && (await scope.altersConstraints()) ? check : undefined;
}

function addCheck(check: SchemaObject<"check">): string {
  return `ALTER TABLE ${quote(check.id.table ?? "")} ADD ${constraintClause(check as SchemaObject as SchemaObject<TableConstraint>)}`;
}

function dropCheck({ table, name }: ObjectId<"check">): string {
  return `ALTER TABLE ${quote(table ?? "")} DROP CONSTRAINT ${quote(name)}`;
}

const CLAUSES: { readonly [K in TableConstraint]: (object: SchemaObject<K>) => string } = {
  primaryKey: (object) => `PRIMARY KEY ${keyClause(object.attributes as KeyAttributes)}`,
  unique: (object) => `UNIQUE ${keyClause(object.attributes as KeyAttributes)}`,
  check: (object) => checkClause(object.attributes as CheckAttributes),
  foreignKey: (object) => {
    const key = object.attributes as ForeignKeyAttributes;
    return `FOREIGN KEY (${quoteAll(key.columns)}) ${referenceClause(key)}`;
  },
};

export function isTableConstraint(object: SchemaObject): object is SchemaObject<TableConstraint> {
  return object.kind in CLAUSES;
}

/** A constraint as a line of CREATE TABLE: `CONSTRAINT users_email_key UNIQUE (email)`. */
export function constraintClause(object: SchemaObject<TableConstraint>): string {
  const clause = CLAUSES[object.kind] as (object: SchemaObject<TableConstraint>) => string;
  return `${constraintName(object)}${clause(object)}`;
}

/** The constraint stands in the definition of one of these columns. */
export function isInline(object: SchemaObject, columns: readonly SchemaObject<"column">[]): boolean {
  const { behind } = object;
  if (behind === undefined || !columns.some(({ id }) => id.name === behind)) return false;
  if (isKind(object, "check")) return object.attributes.onConflict === undefined;
  return isKind(object, "foreignKey") && object.attributes.columns.join() === behind;
}

/** A check or foreign key behind its one column. */
export function inlineConstraint(object: SchemaObject<"check" | "foreignKey">): string {
  const clause =
    object.kind === "check"
      ? checkClause(object.attributes as CheckAttributes)
      : referenceClause(object.attributes as ForeignKeyAttributes);
  return `${constraintName(object)}${clause}`;
}

/** `CONSTRAINT users_pkey PRIMARY KEY AUTOINCREMENT`, behind a column. */
export function inlineKeyClause(key: SchemaObject<"primaryKey">, column: string, autoincrement: boolean): string {
  const desc = /\bDESC$/.test(key.attributes.columnOptions?.[column] ?? "") ? " DESC" : "";
  const conflict = conflictClause(key.attributes.onConflict);
  return `${constraintName(key)}PRIMARY KEY${desc}${conflict}${autoincrement ? " AUTOINCREMENT" : ""}`;
}

/** ` ON CONFLICT IGNORE`, or nothing. */
export function conflictClause(action: ConflictAction | undefined): string {
  return action === undefined ? "" : ` ON CONFLICT ${action.toUpperCase()}`;
}

/** `CONSTRAINT users_email_key `; what has no name gets none. */
function constraintName({ id, unnamed }: SchemaObject): string {
  return unnamed === true ? "" : `CONSTRAINT ${quote(id.name)} `;
}

function keyClause(key: KeyAttributes): string {
  const columns = key.columns.map((column) => {
    const option = key.columnOptions?.[column];
    return option === undefined ? quote(column) : `${quote(column)} ${option}`;
  });
  return `(${columns.join(", ")})${conflictClause(key.onConflict)}`;
}

function checkClause(check: CheckAttributes): string {
  return `CHECK (${check.expression})${conflictClause(check.onConflict)}`;
}

const ACTIONS: Readonly<Record<ReferentialAction, string>> = {
  cascade: "CASCADE",
  restrict: "RESTRICT",
  setNull: "SET NULL",
  setDefault: "SET DEFAULT",
};

function referenceClause(key: ForeignKeyAttributes): string {
  const { references, onDelete, onUpdate } = key;
  const parts = [`REFERENCES ${quote(references.table)} (${quoteAll(references.columns)})`];
  if (onDelete !== undefined) parts.push(`ON DELETE ${ACTIONS[onDelete]}`);
  if (onUpdate !== undefined) parts.push(`ON UPDATE ${ACTIONS[onUpdate]}`);
  if (key.match === "full") parts.push("MATCH FULL");
  if (key.initiallyDeferred) parts.push("DEFERRABLE INITIALLY DEFERRED");
  else if (key.deferrable) parts.push("DEFERRABLE INITIALLY IMMEDIATE");
  return parts.join(" ");
}
