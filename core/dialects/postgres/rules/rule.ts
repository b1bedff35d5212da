/**
 * What a rule is: how objects of one kind are made, changed, renamed and removed.
 *
 * @module
 */
import type { Catalog } from "../../../catalog/catalog.ts";
import {
  type AnyObject,
  describe,
  type ObjectId,
  type ObjectKind,
  type SchemaObject,
  TABLE_PART_KINDS,
} from "../../../catalog/object.ts";
import { MigrError } from "../../../errors.ts";
import type { AlterOperation, CreateOperation, DropOperation, RenameOperation } from "../../../operations/operation.ts";
import type { Statement } from "../../dialect.ts";
import { qualified, quote, text } from "../quote.ts";

/** What a rule may ask while it compiles. */
export interface RuleContext {
  /** The schema as it is before the operation; several round trips, so only asked when it matters. */
  catalog(): Promise<Catalog>;
  /** Another operation of the same compilation says such a text somewhere. */
  mentions(pattern: RegExp): boolean;
  /** Something of these names may only be made by a later operation, or not at all. */
  mayLack(names: ReadonlySet<string>): boolean;
}

/** Statements as text, or whole where there is more to say than that. */
export type Statements = readonly (string | Statement)[];

export interface Rule<K extends ObjectKind> {
  create(operation: CreateOperation<K>, context: RuleContext): Statements;
  alter(operation: AlterOperation<K>, context: RuleContext): Statements | Promise<Statements>;
  drop(operation: DropOperation<K>, context: RuleContext): Statements | Promise<Statements>;
  rename(operation: RenameOperation<K>): Statements;
}

/** A statement that cannot run in a transaction. */
export function outsideTransaction(sql: string): Statement {
  return { sql, transactional: false };
}

/** `IF EXISTS ` when asked for. */
export function ifExists(operation: Pick<DropOperation, "options">): string {
  return operation.options?.ifExists === true ? "IF EXISTS " : "";
}

/** `IF NOT EXISTS ` when asked for. */
export function ifNotExists(operation: Pick<CreateOperation, "options">): string {
  return operation.options?.ifNotExists === true ? "IF NOT EXISTS " : "";
}

/** ` CASCADE` when asked for. */
export function cascade(operation: Pick<DropOperation, "options">): string {
  return operation.options?.cascade === true ? " CASCADE" : "";
}

/** `DROP VIEW IF EXISTS v CASCADE`. */
export function dropStatement(what: string, operation: DropOperation): string {
  return `DROP ${what} ${ifExists(operation)}${qualified(operation.object.id)}${cascade(operation)}`;
}

/** Renames something that lives in a schema, and moves it when the schema differs. */
export function renameInSchema(
  what: string,
  { from, to }: RenameOperation,
  nameOf: (id: ObjectId) => string = qualified,
): string[] {
  const statements: string[] = [];
  if (from.schema !== to.schema) {
    if (to.schema === "") throw unsupported(`Moving the ${describe(from)} to the default schema`, SAY_SCHEMA);
    statements.push(`ALTER ${what} ${nameOf(from)} SET SCHEMA ${quote(to.schema)}`);
  }
  if (from.name !== to.name) {
    statements.push(`ALTER ${what} ${nameOf({ ...to, name: from.name })} RENAME TO ${quote(to.name)}`);
  }
  return statements;
}

const SAY_SCHEMA = 'Name the schema: op.execute("ALTER … SET SCHEMA public").';

/** An error for what PostgreSQL has no statement for. */
export function unsupported(what: string, hint: string): MigrError {
  return new MigrError("OPERATION_UNSUPPORTED", `${what} is not possible in PostgreSQL.`, { hint });
}

/** `(a = 1, b = 2)`. */
export function parameterList(parameters: Readonly<Record<string, string>>): string {
  const entries = Object.entries(parameters).map(([name, value]) => `${settingName(name)} = ${parameterValue(value)}`);
  return `(${entries.join(", ")})`;
}

/** The actions that turn storage parameters into others: `SET (…)`, `RESET (…)`. */
export function parameterChanges(
  from: Readonly<Record<string, string>> = {},
  to: Readonly<Record<string, string>> = {},
): string[] {
  const gone = Object.keys(from).filter((name) => to[name] === undefined);
  const changed = Object.entries(to).filter(([name, value]) => from[name] !== value);
  return [
    ...(changed.length === 0 ? [] : [`SET ${parameterList(Object.fromEntries(changed))}`]),
    ...(gone.length === 0 ? [] : [`RESET (${gone.map(settingName).join(", ")})`]),
  ];
}

/** Options of a foreign data wrapper and what it reads: `OPTIONS (host 'db', port '5432')`. */
export function optionList(options: Readonly<Record<string, string>>): string {
  return `OPTIONS (${Object.entries(options).map(option).join(", ")})`;
}

/** The clause that turns options into others: nothing where they are equal. */
export function optionChanges(
  from: Readonly<Record<string, string>> = {},
  to: Readonly<Record<string, string>> = {},
): string[] {
  const changed = Object.entries(to).filter(([name, value]) => from[name] !== value);
  const clauses = [
    ...changed.map((entry) => `${from[entry[0]] === undefined ? "ADD" : "SET"} ${option(entry)}`),
    ...Object.keys(from).flatMap((name) => (to[name] === undefined ? [`DROP ${quote(name)}`] : [])),
  ];
  return clauses.length === 0 ? [] : [`OPTIONS (${clauses.join(", ")})`];
}

function option([name, value]: readonly [string, string]): string {
  return `${quote(name)} ${text(value)}`;
}

function parameterValue(value: string): string {
  return /^(?:\w+|-?[\d.]+)$/.test(value) ? value : `'${value.replaceAll("'", "''")}'`;
}

/** Settings that are lists of names: each is quoted for itself. */
const LISTS: ReadonlySet<string> = new Set([
  "search_path",
  "temp_tablespaces",
  "local_preload_libraries",
  "session_preload_libraries",
]);

/** A setting as SET takes it: `search_path TO 'app', 'public'`. */
export function setClause(name: string, value: string): string {
  const items = LISTS.has(name) ? [...value.matchAll(/"((?:[^"]|"")*)"|[^\s,"]+/g)] : [];
  const list = items.map(([whole, quoted]) => text(quoted?.replaceAll('""', '"') ?? whole));
  return `${settingName(name)} TO ${list.length === 0 ? text(value) : list.join(", ")}`;
}

/** `toast.autovacuum_enabled` is two names. */
export function settingName(name: string): string {
  return name.split(".").map(quote).join(".");
}

/** An object before the operation. `undefined` when it is unknown: offline, or made by raw SQL. */
export async function known<K extends ObjectKind>(
  context: RuleContext,
  id: ObjectId<K>,
): Promise<SchemaObject<K> | undefined> {
  return (await knownCatalog(context))?.get(id);
}

/** The catalog, unless there is no database to ask. */
export async function knownCatalog(context: RuleContext): Promise<Catalog | undefined> {
  try {
    return await context.catalog();
  } catch (error) {
    if (error instanceof MigrError && error.code === "OFFLINE") return undefined;
    throw error;
  }
}

/** The parts of a table that its CREATE TABLE says. */
export function isTablePart(object: SchemaObject): object is AnyObject {
  return TABLE_PARTS.has(object.kind);
}

const TABLE_PARTS: ReadonlySet<ObjectKind> = new Set<ObjectKind>(TABLE_PART_KINDS);
