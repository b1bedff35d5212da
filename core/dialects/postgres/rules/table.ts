/**
 * Tables.
 *
 * @module
 */
import {
  CONSTRAINT_KINDS,
  canonical,
  describe,
  type Enforcement,
  isKind,
  type ObjectId,
  type PartitionOf,
  type SchemaObject,
  type TableAttributes,
  type TableName,
} from "../../../catalog/object.ts";
import type { AlterOperation } from "../../../operations/operation.ts";
import { qualified, qualify, quote, tableOf } from "../quote.ts";
import { columnClause, columnSettings } from "./column.ts";
import { constraintClause, constraintSettings } from "./constraint.ts";
import {
  dropStatement,
  ifNotExists,
  isTablePart,
  known,
  knownCatalog,
  parameterChanges,
  parameterList,
  type Rule,
  type RuleContext,
  renameInSchema,
  unsupported,
} from "./rule.ts";

export const tableRule: Rule<"table"> = {
  create: (operation) => {
    const { id, attributes } = operation.object;
    const { lines, later } = tableBody(attributes, operation.parts ?? []);
    const words = `CREATE ${attributes.unlogged === true ? "UNLOGGED " : ""}TABLE ${ifNotExists(operation)}`;
    return [
      `${words}${qualified(id)}${lines}${clauses(attributes)}`,
      ...identityOfReplicas(id, undefined, attributes.replicaIdentity),
      ...rowSecurity(id, {}, attributes),
      ...later,
    ];
  },
  alter,
  drop: async (operation, context) => [
    ...(await released(operation.object, context)),
    dropStatement("TABLE", operation),
  ],
  rename: (operation) => renameInSchema("TABLE", operation),
};

/** The part of CREATE TABLE between the name and the options, and what must be said of its parts afterwards. */
export function tableBody(
  attributes: TableAttributes,
  parts: readonly SchemaObject[],
): { readonly lines: string; readonly later: readonly string[] } {
  const inside = parts.filter((part) => isTablePart(part) && !isUnchecked(part));
  const added = parts.filter(isUnchecked).map((part) => `ALTER TABLE ${tableOf(part.id)} ADD ${partClause(part)}`);
  return { lines: body(attributes, inside.map(partClause)), later: [...added, ...parts.flatMap(partSettings)] };
}

/** In CREATE TABLE every constraint counts as valid, because there are no rows yet. */
function isUnchecked({ attributes }: SchemaObject): boolean {
  const { notValid, notEnforced } = attributes as Enforcement;
  return notValid === true && notEnforced !== true;
}

/** What a table has, or whose columns it has. */
function body({ partitionOf, inherits, of }: TableAttributes, lines: readonly string[]): string {
  const list = lines.length === 0 ? "" : ` (\n${lines.map((line) => `  ${line}`).join(",\n")}\n)`;
  if (partitionOf !== undefined) return ` PARTITION OF ${nameOf(partitionOf)}${list} ${partitionOf.bound}`;
  if (of !== undefined) return ` OF ${of}${list}`;
  return `${list || " ()"}${inherits === undefined ? "" : ` INHERITS (${inherits.map(nameOf).join(", ")})`}`;
}

function clauses(attributes: TableAttributes): string {
  const { partitionBy, accessMethod, tablespace } = attributes;
  return [
    ...(partitionBy === undefined ? [] : [` PARTITION BY ${partitionBy}`]),
    ...(accessMethod === undefined ? [] : [` USING ${quote(accessMethod)}`]),
    ...(attributes.with === undefined ? [] : [` WITH ${parameterList(attributes.with)}`]),
    ...(tablespace === undefined ? [] : [` TABLESPACE ${quote(tablespace)}`]),
  ].join("");
}

/** The table or view of a name. */
export function nameOf({ schema, table }: TableName): string {
  return qualify(schema, table);
}

type Alteration = AlterOperation<"table">;

/** Each change is a statement of its own, which keeps those that need a stronger lock or a rewrite apart. */
async function alter({ id, from, to }: Alteration, context: RuleContext): Promise<string[]> {
  if (from.partitionBy !== to.partitionBy || from.strict !== to.strict || from.withoutRowid !== to.withoutRowid) {
    throw unsupported(
      `Changing how the ${describe(id)} is partitioned in place`,
      "Make a new table and copy the rows.",
    );
  }
  const differs = (name: keyof TableAttributes): boolean => canonical(from[name]) !== canonical(to[name]);
  const changes = [
    ...(differs("unlogged") ? [to.unlogged === true ? "SET UNLOGGED" : "SET LOGGED"] : []),
    ...(differs("accessMethod") ? [`SET ACCESS METHOD ${await accessMethod(id, to, context)}`] : []),
    ...(differs("tablespace") ? [`SET TABLESPACE ${quote(to.tablespace ?? "pg_default")}`] : []),
    ...parameterChanges(from.with, to.with),
    ...(differs("of") ? [to.of === undefined ? "NOT OF" : `OF ${to.of}`] : []),
    ...inheritance(from.inherits, to.inherits),
  ];
  return [
    ...changes.map((change) => `ALTER TABLE ${qualified(id)} ${change}`),
    ...identityOfReplicas(id, from.replicaIdentity, to.replicaIdentity),
    ...rowSecurity(id, from, to),
    ...attachment(id, from.partitionOf, to.partitionOf),
  ];
}

/** A partitioned table need not have one; every other table has. */
async function accessMethod(
  id: ObjectId<"table">,
  { accessMethod: name }: Partial<TableAttributes>,
  context: RuleContext,
): Promise<string> {
  if (name !== undefined) return quote(name);
  return (await known(context, id))?.attributes.partitionBy === undefined ? "heap" : "DEFAULT";
}

/** The actions that change whose columns a table has, too. */
export function inheritance(from: readonly TableName[] = [], to: readonly TableName[] = []): string[] {
  const without = (list: readonly TableName[], others: readonly TableName[]): string[] =>
    list.map(nameOf).filter((name) => !others.map(nameOf).includes(name));
  return [
    ...without(from, to).map((name) => `NO INHERIT ${name}`),
    ...without(to, from).map((name) => `INHERIT ${name}`),
  ];
}

function identityOfReplicas(id: ObjectId<"table">, from: string | undefined, to: string | undefined): string[] {
  if (from === to) return [];
  return [`ALTER TABLE ${qualified(id)} REPLICA IDENTITY ${to === undefined ? "DEFAULT" : to.toUpperCase()}`];
}

/** The statements that move a table from one place among partitions to another. */
export function attachment(id: ObjectId, from: PartitionOf | undefined, to: PartitionOf | undefined): string[] {
  if (canonical(from) === canonical(to)) return [];
  return [
    ...(from === undefined ? [] : [`ALTER TABLE ${nameOf(from)} DETACH PARTITION ${qualified(id)}`]),
    ...(to === undefined ? [] : [`ALTER TABLE ${nameOf(to)} ATTACH PARTITION ${qualified(id)} ${to.bound}`]),
  ];
}

/** A partition must leave first where foreign keys stay that refer to what it is a part of. */
async function released({ id, attributes }: SchemaObject<"table">, context: RuleContext): Promise<string[]> {
  const { partitionOf } = attributes;
  const catalog = partitionOf === undefined ? undefined : await knownCatalog(context);
  if (partitionOf === undefined || catalog === undefined) return [];
  const above = new Set<string>();
  for (let at: TableName | undefined = partitionOf; at !== undefined; ) {
    above.add(nameOf(at));
    at = catalog.get({ kind: "table", schema: at.schema, name: at.table })?.attributes.partitionOf;
  }
  const isReferred = catalog.ofKind("foreignKey").some((key) => above.has(nameOf(key.attributes.references)));
  return isReferred ? attachment(id, partitionOf, undefined) : [];
}

/** CREATE TABLE has no words for it. */
function rowSecurity(id: ObjectId, from: Partial<TableAttributes>, to: Partial<TableAttributes>): string[] {
  const words = [
    ...(from.rowSecurity === to.rowSecurity ? [] : [to.rowSecurity === true ? "ENABLE" : "DISABLE"]),
    ...(from.forceRowSecurity === to.forceRowSecurity ? [] : [to.forceRowSecurity === true ? "FORCE" : "NO FORCE"]),
  ];
  return words.map((word) => `ALTER TABLE ${qualified(id)} ${word} ROW LEVEL SECURITY`);
}

/** A column or constraint as a line of CREATE TABLE. */
function partClause(part: SchemaObject): string {
  if (isKind(part, "column")) return columnClause(part as SchemaObject<"column">);
  for (const kind of CONSTRAINT_KINDS)
    if (isKind(part, kind)) return constraintClause(part as SchemaObject<typeof kind>);
  return "";
}

/** What CREATE TABLE cannot say of a part. */
function partSettings(part: SchemaObject): string[] {
  return isKind(part, "column") ? columnSettings(part as SchemaObject<"column">) : constraintSettings(part);
}
