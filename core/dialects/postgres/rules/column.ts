/**
 * Columns: how they are written, added, changed and dropped.
 *
 * @module
 */
import { alterAttributes } from "../../../catalog/apply.ts";
import {
  type ColumnAttributes,
  type ColumnStorage,
  describe,
  type Identity,
  type ObjectId,
  type SchemaObject,
} from "../../../catalog/object.ts";
import type { AlterOperation } from "../../../operations/operation.ts";
import { defaultClause, normalizeDefault } from "../expressions.ts";
import { optionClauses } from "../numbering.ts";
import { quote, tableOf, text } from "../quote.ts";
import { isAssignable, isString, normalizeType, parseType, SERIAL_NAMES } from "../types.ts";
import { conversion } from "./conversion.ts";
import { type ColumnTarget, changeIdentity, resizeSerial } from "./identity.ts";
import { collationName } from "./index_key.ts";
import {
  cascade,
  ifExists,
  ifNotExists,
  known,
  knownCatalog,
  optionChanges,
  optionList,
  parameterChanges,
  type Rule,
  type RuleContext,
  type Statements,
  unsupported,
} from "./rule.ts";

/** A column in CREATE TABLE and ADD COLUMN: `age integer DEFAULT 0 NOT NULL`. */
export function columnClause({ id, attributes }: SchemaObject<"column">): string {
  const { type, collation, identity, generated, notNull, notNullConstraint, options } = attributes;
  if (type === "") throw unsupported(`The ${describe(id)} without a type`, 'Give it one, such as type: "text".');
  return [
    quote(id.name),
    identity?.generated === "serial" ? (SERIAL_NAMES[normalizeType(type)] ?? type) : type,
    ...(options === undefined ? [] : [optionList(options)]),
    ...(collation === undefined ? [] : [`COLLATE ${collationName(collation)}`]),
    ...(attributes.default === undefined ? [] : [`DEFAULT ${defaultClause(attributes.default)}`]),
    ...(identity === undefined || identity.generated === "serial" ? [] : [identityClause(identity)]),
    ...(generated === undefined ? [] : [generatedClause(generated)]),
    ...(notNull === true && notNullConstraint?.notValid !== true ? [notNullClause(notNullConstraint)] : []),
  ].join(" ");
}

function notNullClause({ name, noInherit }: NonNullable<ColumnAttributes["notNullConstraint"]> = {}): string {
  return `${name === undefined ? "" : `CONSTRAINT ${quote(name)} `}NOT NULL${noInherit === true ? " NO INHERIT" : ""}`;
}

/** Statements for what a new column cannot say in its definition on every server. */
export function columnSettings({ id, attributes }: SchemaObject<"column">): string[] {
  const { notNullConstraint } = attributes;
  const actions = settingActions({ options: attributes.options ?? {} }, attributes, attributes.type).map(
    (action) => `ALTER COLUMN ${quote(id.name)} ${action}`,
  );
  if (notNullConstraint?.notValid === true) actions.push(`ADD ${namedNotNull(id, notNullConstraint)} NOT VALID`);
  return actions.length === 0 ? [] : [`ALTER TABLE ${tableOf(id)} ${actions.join(", ")}`];
}

function namedNotNull(
  { table, name }: ObjectId<"column">,
  constraint: NonNullable<ColumnAttributes["notNullConstraint"]>,
): string {
  const own = constraint.name ?? `${table}_${name}_not_null`;
  return `CONSTRAINT ${quote(own)} NOT NULL ${quote(name)}${constraint.noInherit === true ? " NO INHERIT" : ""}`;
}

/** How values of a type are stored by default, where there is a choice. Servers before 16 have no word for it. */
function storageOf(type: string): string {
  const { name, array } = parseType(type);
  return !array && ["numeric", "inet", "cidr"].includes(name) ? "main" : "extended";
}

/** How values are kept, counted and read. */
function settingActions(from: Partial<ColumnAttributes>, to: Partial<ColumnAttributes>, type: string): string[] {
  return [...storageActions(from, to, type), ...optionChanges(from.options, to.options)];
}

/** What follows ALTER COLUMN to make a column, also one of a materialized view, be kept otherwise. */
export function storageActions(from: ColumnStorage, to: ColumnStorage, type: string): string[] {
  const { storage = storageOf(type), compression, statistics } = to;
  return [
    ...(from.storage === to.storage ? [] : [`SET STORAGE ${storage.toUpperCase()}`]),
    ...(from.compression === compression ? [] : [`SET COMPRESSION ${compression ?? "default"}`]),
    ...(from.statistics === statistics ? [] : [`SET STATISTICS ${statistics ?? -1}`]),
    ...parameterChanges(from.with, to.with),
  ];
}

function identityClause(identity: Identity): string {
  const options = optionClauses(identity).join(" ");
  const when = identity.generated === "always" ? "ALWAYS" : "BY DEFAULT";
  return `GENERATED ${when} AS IDENTITY${options === "" ? "" : ` (${options})`}`;
}

function generatedClause({ expression, stored }: NonNullable<ColumnAttributes["generated"]>): string {
  return `GENERATED ALWAYS AS (${expression}) ${stored ? "STORED" : "VIRTUAL"}`;
}

export const columnRule: Rule<"column"> = {
  create: (operation) => {
    const { id } = operation.object;
    const sql = `ALTER TABLE ${tableOf(id)} ADD COLUMN ${ifNotExists(operation)}${columnClause(operation.object)}`;
    return [sql, ...columnSettings(operation.object)];
  },
  alter,
  drop: (operation) => {
    const { id } = operation.object;
    return [`ALTER TABLE ${tableOf(id)} DROP COLUMN ${ifExists(operation)}${quote(id.name)}${cascade(operation)}`];
  },
  rename: ({ from, to }) => [`ALTER TABLE ${tableOf(from)} RENAME COLUMN ${quote(from.name)} TO ${quote(to.name)}`],
};

type Alteration = AlterOperation<"column">;

/** Changes that one ALTER TABLE says, in its order, with what must be said before and after it. */
interface Change {
  readonly before?: readonly string[];
  readonly actions?: readonly string[];
  readonly after?: readonly string[];
}

/**
 * All changes of a column: one ALTER TABLE as far as possible. Within it PostgreSQL drops defaults before it changes
 * the type and sets them afterwards, so the old default never has to fit the new type.
 */
async function alter(operation: Alteration, context: RuleContext): Promise<Statements> {
  const target: ColumnTarget = { table: tableOf(operation.id), column: quote(operation.id.name), id: operation.id };
  const changes = [
    await generatedChange(operation, context),
    await typeChange(operation, target, context),
    defaultChange(operation),
    await identityChange(operation, target, context),
    notNullChange(operation),
    await settingChange(operation, context),
  ];
  const actions = changes
    .flatMap((change) => change.actions ?? [])
    .map((action) => `ALTER COLUMN ${target.column} ${action}`);
  const separator = actions.length > 1 ? ",\n  " : ", ";
  const lead = actions.length > 1 ? "\n  " : " ";
  return [
    ...changes.flatMap((change) => change.before ?? []),
    ...(actions.length === 0 ? [] : [`ALTER TABLE ${target.table}${lead}${actions.join(separator)}`]),
    ...changes.flatMap((change) => change.after ?? []),
  ];
}

function differs(operation: Alteration, key: keyof ColumnAttributes): boolean {
  return key in operation.from || key in operation.to;
}

/** A stored column can become an ordinary one, and from 17 on have another expression; the rest needs a new column. */
async function generatedChange(operation: Alteration, context: RuleContext): Promise<Change> {
  if (!differs(operation, "generated")) return {};
  const { from, to } = operation;
  if (from.generated !== undefined && to.generated?.stored === from.generated.stored) {
    const { version = 17 } = (await knownCatalog(context)) ?? {};
    if (version >= 17) return { actions: [`SET EXPRESSION AS (${to.generated.expression})`] };
  }
  const becomesOrdinary = (to.generated ?? undefined) === undefined && from.generated?.stored !== false;
  if (becomesOrdinary) return { actions: ["DROP EXPRESSION"] };
  throw unsupported(
    `Changing the ${describe(operation.id)} into a generated column or another expression in place`,
    "Drop the column and add it again.",
  );
}

async function typeChange(operation: Alteration, target: ColumnTarget, context: RuleContext): Promise<Change> {
  if (!differs(operation, "type") && !differs(operation, "collation")) return {};
  const current = (await known(context, operation.id))?.attributes;
  const from = operation.from.type ?? current?.type;
  const to = operation.to.type ?? current?.type;
  if (to === undefined) {
    throw unsupported(
      `Changing the collation of the ${describe(operation.id)} without its type`,
      "Give the type, too: { type: …, collation: … }.",
    );
  }
  const collation = differs(operation, "collation") ? operation.to.collation : isString(to) && current?.collation;
  const collate = collation ? ` COLLATE ${collationName(collation)}` : "";
  const using = operation.options?.using ?? conversion(target.column, from, to, await knownCatalog(context));
  const action = `TYPE ${to}${collate}${using === undefined ? "" : ` USING ${using}`}`;
  const fallback = differs(operation, "default") ? undefined : current?.default;
  const serial = resizeSerial(target, current, from, to, differs(operation, "identity"));
  if (fallback === undefined || (from !== undefined && isAssignable(from, to)))
    return { actions: [action], after: serial };
  return { actions: ["DROP DEFAULT", action, `SET DEFAULT ${recast(fallback, to)}`], after: serial };
}

/** A default that stays, for a column of another type: a literal loses its old cast, an expression gets a new one. */
function recast(expression: string, type: string): string {
  const literal = /^('(?:[^']|'')*')::[^']*$/.exec(expression)?.[1];
  if (literal !== undefined) return normalizeDefault(literal, type) ?? literal;
  return /^[\w.()]+$/.test(expression) ? expression : `(${expression})::${type}`;
}

function defaultChange(operation: Alteration): Change {
  if (!differs(operation, "default")) return {};
  const { to } = operation;
  const drop = differs(operation, "type") || (to.default ?? undefined) === undefined ? ["DROP DEFAULT"] : [];
  const set = (to.default ?? undefined) === undefined ? [] : [`SET DEFAULT ${defaultClause(to.default ?? "")}`];
  return { actions: [...drop, ...set] };
}

async function identityChange(operation: Alteration, target: ColumnTarget, context: RuleContext): Promise<Change> {
  if (!differs(operation, "identity")) return {};
  const { from, to } = operation;
  const type = to.type ?? from.type ?? (await known(context, operation.id))?.attributes.type ?? "bigint";
  const before = from.identity ?? (await known(context, operation.id))?.attributes.identity;
  const isSerial = to.identity?.generated === "serial";
  const unlogged = isSerial && (await hasUnloggedSequences(operation.id, context));
  return changeIdentity({ ...target, unlogged }, before, to.identity ?? undefined, normalizeType(type));
}

/** From PostgreSQL 15 on the sequences of an unlogged table are unlogged, too. */
async function hasUnloggedSequences({ schema, table = "" }: ObjectId, context: RuleContext): Promise<boolean> {
  const catalog = await knownCatalog(context);
  const home = catalog?.get({ kind: "table", schema, name: table });
  return (catalog?.version ?? 0) >= 15 && home?.attributes.unlogged === true;
}

/** A new type is stored in its own way, whatever has been said before. */
async function settingChange(operation: Alteration, context: RuleContext): Promise<Change> {
  const { id, from, to } = operation;
  const isRetyped = differs(operation, "type") || differs(operation, "collation");
  const isReset = from.storage !== undefined && to.storage === undefined;
  const current = isRetyped || isReset ? (await known(context, id))?.attributes : undefined;
  const type = to.type ?? from.type ?? current?.type ?? "text";
  if (!isRetyped) return { actions: settingActions(from, to, type) };
  const { storage, compression } = alterAttributes({ ...current, type }, from, to);
  const { storage: _, compression: __, ...others } = from;
  const kept = { ...(storage === undefined ? {} : { storage }), ...(compression === undefined ? {} : { compression }) };
  return { actions: settingActions(others, { ...to, ...kept }, type) };
}

/** NOT NULL with a name of its own is a constraint, of which only the name and whether it is checked can change. */
function notNullChange(operation: Alteration): Change {
  const { id, from, to } = operation;
  const [before, after] = [from.notNullConstraint, to.notNullConstraint];
  const table = `ALTER TABLE ${tableOf(id)}`;
  if (differs(operation, "notNull")) {
    if (to.notNull !== true) return { actions: ["DROP NOT NULL"] };
    if (after === undefined) return { actions: ["SET NOT NULL"] };
    return { after: [`${table} ADD ${namedNotNull(id, after)}${after.notValid === true ? " NOT VALID" : ""}`] };
  }
  if (!differs(operation, "notNullConstraint")) return {};
  const name = after?.name ?? `${id.table}_${id.name}_not_null`;
  const known = before?.name !== undefined || after?.name !== undefined ? name : undefined;
  if (after?.notValid === true && before?.notValid !== true) {
    const clause = namedNotNull(id, after ?? {}) + (after?.notValid === true ? " NOT VALID" : "");
    return { after: [`${table} ALTER COLUMN ${quote(id.name)} DROP NOT NULL`, `${table} ADD ${clause}`] };
  }
  const rename =
    before?.name === after?.name ? [] : [notNullNamed(id, before?.name, "RENAME", ` TO ${quote(name)}`, name)];
  const validate = before?.notValid === after?.notValid ? [] : [notNullNamed(id, known, "VALIDATE", "")];
  if (before?.noInherit === after?.noInherit) return { after: [...rename, ...validate] };
  // A rename passes on to children, which may have it under names of their own: so it is done while they do not inherit it.
  if (after?.noInherit !== true)
    return { after: [...rename, notNullNamed(id, known, "ALTER", " INHERIT"), ...validate] };
  return { after: [notNullNamed(id, before?.name, "ALTER", " NO INHERIT"), ...rename, ...validate] };
}

/**
 * Changes a constraint NOT NULL. One without a name of its own is called after what the table and the column were called once, or
 * like the one that it was inherited from, so the server is asked.
 *
 * @param unless nothing is done where it is called this
 */
function notNullNamed(
  id: ObjectId<"column">,
  name: string | undefined,
  verb: string,
  change: string,
  unless?: string,
): string {
  const statement = (own: string): string => `ALTER TABLE ${tableOf(id)} ${verb} CONSTRAINT ${own}${change}`;
  if (name !== undefined) return statement(quote(name));
  const column = `(SELECT attnum FROM pg_attribute WHERE attrelid = conrelid AND attname = ${text(id.name)})`;
  const other = unless === undefined ? "" : ` AND conname <> ${text(unless)}`;
  return `DO $$ DECLARE own name; BEGIN
  FOR own IN SELECT conname FROM pg_constraint WHERE conrelid = ${text(tableOf(id))}::regclass AND contype = 'n'
    AND conkey = ARRAY[${column}]${other} LOOP
    EXECUTE format(${text(statement("%I"))}, own);
  END LOOP;
END $$`;
}
