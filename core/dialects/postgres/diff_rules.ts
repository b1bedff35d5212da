/**
 * Which changes PostgreSQL can make in place, and what must not stand in their way.
 *
 * @module
 */
import type { Catalog } from "../../catalog/catalog.ts";
import type { AlterationContext } from "../../catalog/diff_rules.ts";
import { onlyAdds } from "../../catalog/enum_values.ts";
import {
  type BaseTypeAttributes,
  type ColumnAttributes,
  type CompositeTypeAttributes,
  canonical,
  type DefinedAttributes,
  describe,
  type Enforcement,
  type EnumAttributes,
  type ForeignTableAttributes,
  type FunctionAttributes,
  type GrantAttributes,
  KINDS,
  type MaterializedViewAttributes,
  type ObjectId,
  type ObjectKind,
  type PolicyAttributes,
  type SubscriptionAttributes,
  type TableName,
} from "../../catalog/object.ts";
import { type AlterOperation, changedAttributes } from "../../operations/operation.ts";
import type { DiffRules } from "../dialect.ts";
import { givenWith, madeBeside } from "./default_privileges.ts";
import { keepsOrder, retyped } from "./rules/data_types.ts";
import { changesInPlace } from "./rules/definition_parts.ts";
import { INDEX_STORAGE } from "./rules/index_storage.ts";
import { isReplaceable } from "./rules/routine.ts";
import { unsupported } from "./rules/rule.ts";
import { spelledLike } from "./serial.ts";
import { isAssignable } from "./types.ts";
import { settleViews } from "./view_columns.ts";

/** Attributes that can change in place: all or some; the other kinds are made again. */
const IN_PLACE: Readonly<Partial<Record<ObjectKind, "all" | readonly string[]>>> = {
  role: "all",
  schema: "all",
  extension: "all",
  enum: "all",
  domain: "all",
  compositeType: "all",
  textSearchDictionary: ["with"],
  textSearchConfiguration: ["mappings"],
  foreignDataWrapper: "all",
  foreignServer: ["version", "options", "users"],
  foreignTable: ["options", "inherits", "partitionOf"],
  statistics: ["statistics"],
  publication: ["schemas", "with"],
  subscription: "all",
  securityLabel: "all",
  sequence: "all",
  table: "all",
  column: "all",
  primaryKey: INDEX_STORAGE,
  unique: INDEX_STORAGE,
  exclusion: INDEX_STORAGE,
  foreignKey: ["deferrable", "initiallyDeferred"],
  index: [...INDEX_STORAGE, "statistics"],
  sequenceOwner: "all",
  language: "all",
  transform: "all",
  view: "all",
  materializedView: ["with", "tablespace", "accessMethod", "noData", "columnStorage"],
  // What CREATE OR REPLACE cannot do, the rule does by a swap.
  function: "all",
  procedure: "all",
  rule: "all",
  trigger: ["enabled", "inPartitions"],
  eventTrigger: ["enabled"],
  owner: "all",
  grant: "all",
  defaultPrivilege: "all",
  comment: "all",
};

export const diffRules: DiffRules = {
  alteration,
  detachedBy,
  forgets: (object) => object.kind === "index" && object.attributes.statistics !== undefined,
  foreignKeysNeedTarget: true,
  givenWith,
  madeBeside,
  remadeByRename: ["view", "materializedView"],
  settleViews,
  spelledLike,
  renamable: ["view", "materializedView", "trigger", "statistics", "collation", "aggregate", "conversion"],
};

function alteration(operation: AlterOperation, context: AlterationContext): "inPlace" | "replace" | "swap" {
  const special = SPECIAL[operation.id.kind]?.(operation, context);
  if (special !== undefined) return special;
  const allowed = IN_PLACE[operation.id.kind];
  const changed = changedAttributes(operation);
  if (operation.id.kind === "column" && changed.includes("generated")) return generatedChange(operation, context);
  if (operation.id.kind === "table" && changed.includes("partitionBy")) return "replace";
  if (operation.id.kind === "materializedView" && resetsStorage(operation)) return "replace";
  if (operation.id.kind === "subscription" && changesSlot(operation)) return "replace";
  if (changed.some((name) => name === "notValid" || name === "notEnforced")) return enforcementChange(operation);
  if (operation.id.kind === "grant") return grantChange(operation as AlterOperation<"grant">, context);
  if (allowed === "all" || (operation.id.kind === "policy" && isAlterablePolicy(operation))) return "inPlace";
  return allowed !== undefined && changed.every((name) => allowed.includes(name)) ? "inPlace" : "replace";
}

type Decision = ReturnType<DiffRules["alteration"]>;

/** Kinds of which the attributes that change do not tell enough. */
const SPECIAL: Readonly<
  Partial<Record<ObjectKind, (operation: AlterOperation, context: AlterationContext) => Decision | undefined>>
> = {
  enum: ({ from, to }) => (onlyAdds(valuesOf(from), valuesOf(to)) ? "inPlace" : "swap"),
  domain: (operation, { held }) => {
    const isRetyped = changedAttributes(operation).some((name) => name === "type" || name === "collation");
    return isRetyped || (restricts(operation as AlterOperation<"domain">) && held() === "inside") ? "swap" : "inPlace";
  },
  compositeType: ({ from, to }, { held }) => {
    const [before, after] = [from, to] as CompositeTypeAttributes[];
    const isKept = keepsOrder(before?.fields ?? [], after?.fields ?? []);
    return isKept && (retyped(before?.fields ?? [], after?.fields ?? []).length === 0 || held() === "not")
      ? "inPlace"
      : "swap";
  },
  rangeType: () => "swap",
  // Before 18 a function stands on all transforms of its arguments that are there when it is made or replaced.
  function: ({ from, to }, { version = 18 }) => {
    const [before = [], after = []] = [from, to].map((side) => (side as Partial<FunctionAttributes>).transforms);
    return version < 18 && before.some((type) => !after.includes(type)) ? "replace" : undefined;
  },
  baseType: (operation, { held }) => {
    const [from, to] = [operation.from, operation.to] as Partial<BaseTypeAttributes>[];
    const names = [...new Set([from, to].flatMap((side) => Object.keys(side?.with ?? {})))];
    const changed = names.filter((name) => from?.with?.[name] !== to?.with?.[name]);
    const isUnstored = from?.with?.storage !== undefined && to?.with?.storage === undefined;
    if (changed.every((name) => ALTERABLE.includes(name)) && !isUnstored) return "inPlace";
    if (held() === "not") return "replace";
    throw unsupported(
      `Changing the ${changed.join(", ")} of the ${describe(operation.id)} while columns hold values of it`,
      "Make a type of another name, and convert the columns in a revision.",
    );
  },
  accessMethod: ({ id }, { base }) => {
    const holder = [...base.ofKind("table"), ...base.ofKind("materializedView")].find(
      ({ attributes }) => attributes.accessMethod === id.name,
    );
    if (holder === undefined) return "replace";
    throw unsupported(
      `Changing the ${describe(id)} while the ${describe(holder.id)} is kept by it`,
      "Make an access method of another name, and move what is kept by the old one.",
    );
  },
  collation: () => "swap",
  operator: redefinition,
  operatorFamily: redefinition,
  aggregate: redefinition,
  table: (operation, { version = 15 }) => {
    if (version >= 15 || !changedAttributes(operation).includes("accessMethod")) return undefined;
    throw unsupported(
      `Changing the access method of the ${describe(operation.id)} before version 15`,
      "Make a new table with the access method, and copy the rows.",
    );
  },
  materializedView: (operation, { version = 15 }) =>
    version < 15 && changedAttributes(operation).includes("accessMethod") ? "replace" : undefined,
  // What a child has of its own stays its own; here are no rows that would have to stay, too.
  foreignTable: ({ from, to }) =>
    (to as ForeignTableAttributes).inherits?.some((parent) => isNewParent(parent, from as ForeignTableAttributes))
      ? "replace"
      : undefined,
  view: (operation, { before, after }) =>
    changedAttributes(operation).includes("definition") && !growsOnly(before.shape, after.shape)
      ? "replace"
      : "inPlace",
};

/** What ALTER TYPE can set. */
const ALTERABLE: readonly string[] = ["receive", "send", "typmod_in", "typmod_out", "analyze", "subscript", "storage"];

function redefinition({ id, from, to }: AlterOperation): Decision {
  const [before, after] = [from, to].map((side) => (side as Partial<DefinedAttributes>).definition);
  return changesInPlace(id.kind, before ?? "", after ?? "") ? "inPlace" : "replace";
}

function isNewParent({ schema, table }: TableName, { inherits }: Partial<ForeignTableAttributes>): boolean {
  return inherits?.some((parent) => parent.schema === schema && parent.table === table) !== true;
}

/** Values must be looked at, for which PostgreSQL does not look into others. */
function restricts({ from, to }: AlterOperation<"domain">): boolean {
  if (to.notNull === true && from.notNull !== true) return true;
  const old = Object.values(from.checks ?? {}).map(({ expression }) => expression);
  return Object.values(to.checks ?? {}).some((check) => check.notValid !== true && !old.includes(check.expression));
}

/** CREATE OR REPLACE VIEW can only add columns, behind those that are there. */
function growsOnly(before: readonly string[] | undefined, after: readonly string[] | undefined): boolean {
  return before !== undefined && after !== undefined && before.every((column, at) => after[at] === column);
}

/** Old rows can be checked later, but not unchecked; only foreign keys can stop and start being enforced. */
function enforcementChange({ id, from, to }: AlterOperation): "inPlace" | "replace" {
  const [before, after] = [from, to] as Enforcement[];
  const enforcedAlike = before?.notEnforced === after?.notEnforced;
  const known = ["deferrable", "initiallyDeferred", "notValid", "notEnforced"];
  if (changedAttributes({ from, to }).some((name) => !known.includes(name))) return "replace";
  if (after?.notValid === true && before?.notValid !== true) return "replace";
  return id.kind === "foreignKey" || enforcedAlike ? "inPlace" : "replace";
}

/** These are agreed upon with the publisher when the slot is made. */
function changesSlot({ from, to }: AlterOperation): boolean {
  const [before = {}, after = {}] = [from, to].map((side) => (side as Partial<SubscriptionAttributes>).with);
  return ["two_phase", "failover"].some((name) => before[name] !== after[name]);
}

/** Before 16 there is no word for how a type stores its values by itself, and here the type is not known. */
function resetsStorage({ from, to }: AlterOperation): boolean {
  const [before = {}, after = {}] = [from, to].map(
    (side) => (side as Partial<MaterializedViewAttributes>).columnStorage,
  );
  return Object.entries(before).some(([name, { storage }]) => storage !== undefined && !after[name]?.storage);
}

/** Only who owns something can lack privileges by name, so another owner stands between the two. */
function grantChange({ id, from, to }: AlterOperation<"grant">, sides: AlterationContext): "inPlace" | "replace" {
  // Each grantor takes back what it has granted.
  const isByOthers = [sides.before, sides.after].some(
    ({ attributes }) => (attributes as GrantAttributes).by !== undefined,
  );
  if (isByOthers) return "replace";
  const isSwitched = (a: GrantAttributes, b: GrantAttributes): boolean =>
    a.revoked !== undefined && b.privileges !== undefined;
  return id.role !== "" && (isSwitched(from, to) || isSwitched(to, from)) ? "replace" : "inPlace";
}

/** A stored generated column can keep its values and become an ordinary one; from 17 on, expressions can change. */
function generatedChange({ id, from, to }: AlterOperation, context: AlterationContext): Decision {
  const { version = 0, base } = context;
  const [before, after] = [from as Partial<ColumnAttributes>, to as Partial<ColumnAttributes>];
  if (before.generated?.stored === true && after.generated === undefined) {
    const need = version < 15 ? context.before.dependsOn?.find(({ kind }) => kind !== "column") : undefined;
    if (need === undefined) return "inPlace";
    throw unsupported(
      `Making the generated ${describe(id)} an ordinary one before 15, where it would go with the ${describe(need)},`,
      "Add a column of another name, copy the values in a revision, and drop the generated one.",
    );
  }
  if (version < 17 || before.generated === undefined || after.generated === undefined) return "replace";
  const isSameKind = before.generated.stored === after.generated.stored && before.type === after.type;
  return isSameKind && (after.generated.stored || !isBoundVirtually(id, base)) ? "inPlace" : "replace";
}

/** PostgreSQL keeps a virtual column's expression in tables that have checks or are published. */
function isBoundVirtually({ schema, table = "" }: ObjectId, base: Catalog): boolean {
  const members = base.members({ kind: "table", schema, name: table });
  const isPublished = base.ofKind("publication").some(({ attributes }) => attributes.allTables ?? attributes.schemas);
  return isPublished || members.some(({ kind }) => kind === "check" || kind === "publicationTable");
}

/** ALTER POLICY can change conditions, but neither take one away nor change what the policy is for. */
function isAlterablePolicy({ from, to }: AlterOperation): boolean {
  const [before, after] = [from, to] as Partial<PolicyAttributes>[];
  const isGone = (name: "using" | "check"): boolean => before?.[name] !== undefined && after?.[name] === undefined;
  const changed = changedAttributes({ from, to });
  return changed.every((name) => name !== "command" && name !== "restrictive") && !isGone("using") && !isGone("check");
}

/** What PostgreSQL refuses to adapt when a column's type changes. */
const READERS: readonly ObjectKind[] = [
  "view",
  "materializedView",
  "rule",
  "trigger",
  "policy",
  "column",
  "function",
  "procedure",
  "publicationTable",
  // It would lose its owner and how much of it is kept.
  "statistics",
];
/** What it adapts only when the values still mean the same. */
const BOUND: readonly ObjectKind[] = ["check", "exclusion", "index", "foreignKey"];

function detachedBy(operation: AlterOperation): readonly ObjectKind[] {
  if (operation.id.kind === "column") return detachedByColumn(operation as AlterOperation<"column">);
  if (operation.id.kind === "function" || operation.id.kind === "procedure") return detachedByRoutine(operation);
  if (operation.id.kind === "domain" || operation.id.kind === "compositeType") return detachedByType(operation);
  if (operation.id.kind === "grant") return detachedByGrant(operation as AlterOperation<"grant">);
  // A membership keeps what its member was like when it was made.
  if (operation.id.kind === "role") return changedAttributes(operation).includes("noInherit") ? ["membership"] : [];
  if (operation.id.kind === "enum") return detachedByEnum(operation as AlterOperation<"enum">);
  // A table that is logged cannot refer to one that is not, not even for a moment.
  if (operation.id.kind === "table") return changedAttributes(operation).includes("unlogged") ? ["foreignKey"] : [];
  return [];
}

/** To take a privilege for a table takes it for all columns, which get it again afterwards. */
function detachedByGrant({ from, to }: AlterOperation<"grant">): readonly ObjectKind[] {
  const isTaken = (["privileges", "grantable"] as const).some((key) =>
    (from[key] ?? []).some((name) => to[key]?.includes(name) !== true),
  );
  return isTaken ? ["grant"] : [];
}

/** A function that is put in the place of another one is a new object to all but defaults. */
function detachedByRoutine({ from, to }: AlterOperation): readonly ObjectKind[] {
  return isReplaceable(from as FunctionAttributes, to as FunctionAttributes) ? [] : KINDS;
}

function detachedByColumn({ from, to }: AlterOperation<"column">): readonly ObjectKind[] {
  if (from.type === to.type && from.collation === to.collation) return [];
  const compatible = from.type === undefined || to.type === undefined || isAssignable(from.type, to.type);
  if (!compatible) return [...READERS, ...BOUND];
  // Both ends of a foreign key have the same collation, also while one of them already has another.
  return from.collation === to.collation ? READERS : [...READERS, "foreignKey"];
}

/** Where a type is made again, expressions that name the old one must let go of it. Columns are converted. */
function detachedByType({ id, from, to }: AlterOperation): readonly ObjectKind[] {
  const changed = changedAttributes({ from, to });
  const isSwapped =
    id.kind === "compositeType"
      ? !onlyAddsFields(from as CompositeTypeAttributes, to as CompositeTypeAttributes)
      : changed.includes("type") || changed.includes("collation");
  return isSwapped ? [...READERS, ...BOUND] : [];
}

/** The old fields are all there, in their order: nothing that reads them has to go. */
function onlyAddsFields(from: Partial<CompositeTypeAttributes>, to: Partial<CompositeTypeAttributes>): boolean {
  return (from.fields ?? []).every((field, at) => canonical(field) === canonical(to.fields?.[at]));
}

/** Values that go mean a new type; expressions that name the old one must let go of it. Columns are converted. */
function detachedByEnum({ from, to }: AlterOperation<"enum">): readonly ObjectKind[] {
  return onlyAdds(valuesOf(from), valuesOf(to)) ? [] : [...READERS, ...BOUND];
}

function valuesOf(attributes: object): readonly string[] {
  return (attributes as Partial<EnumAttributes>).values ?? [];
}
