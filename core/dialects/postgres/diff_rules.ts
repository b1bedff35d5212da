/**
 * Which changes PostgreSQL can make in place, and what must not stand in their way.
 *
 * @module
 */
import {
  type ColumnAttributes,
  type CompositeTypeAttributes,
  canonical,
  type Enforcement,
  type EnumAttributes,
  type FunctionAttributes,
  type GrantAttributes,
  KINDS,
  type MaterializedViewAttributes,
  type ObjectKind,
  type PolicyAttributes,
} from "../../catalog/object.ts";
import { type AlterOperation, changedAttributes } from "../../operations/operation.ts";
import type { DiffRules } from "../dialect.ts";
import { givenWith } from "./default_privileges.ts";
import { INDEX_STORAGE } from "./rules/index_storage.ts";
import { isReplaceable } from "./rules/routine.ts";
import { onlyAdds } from "./rules/types.ts";
import { isAssignable } from "./types.ts";

/** Attributes that can change in place: all or some; the other kinds are made again. */
const IN_PLACE: Readonly<Partial<Record<ObjectKind, "all" | readonly string[]>>> = {
  role: "all",
  membership: "all",
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
  view: ["with", "defaults"],
  materializedView: ["with", "tablespace", "accessMethod", "noData", "columnStorage"],
  // What CREATE OR REPLACE cannot do, the rule does by a swap.
  function: "all",
  procedure: "all",
  rule: "all",
  trigger: ["enabled"],
  eventTrigger: ["enabled"],
  owner: "all",
  grant: "all",
  defaultPrivilege: "all",
  comment: "all",
};

export const diffRules: DiffRules = {
  alteration,
  detachedBy,
  foreignKeysNeedTarget: true,
  givenWith,
  remadeByRename: ["view", "materializedView"],
};

function alteration(operation: AlterOperation): "inPlace" | "replace" {
  const allowed = IN_PLACE[operation.id.kind];
  const changed = changedAttributes(operation);
  if (operation.id.kind === "column" && changed.includes("generated")) return generatedChange(operation);
  if (operation.id.kind === "table" && changed.includes("partitionBy")) return "replace";
  if (operation.id.kind === "materializedView" && resetsStorage(operation)) return "replace";
  if (changed.some((name) => name === "notValid" || name === "notEnforced")) return enforcementChange(operation);
  if (operation.id.kind === "grant") return grantChange(operation as AlterOperation<"grant">);
  if (allowed === "all" || (operation.id.kind === "policy" && isAlterablePolicy(operation))) return "inPlace";
  return allowed !== undefined && changed.every((name) => allowed.includes(name)) ? "inPlace" : "replace";
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

/** Before 16 there is no word for how a type stores its values by itself, and here the type is not known. */
function resetsStorage({ from, to }: AlterOperation): boolean {
  const [before = {}, after = {}] = [from, to].map(
    (side) => (side as Partial<MaterializedViewAttributes>).columnStorage,
  );
  return Object.entries(before).some(([name, { storage }]) => storage !== undefined && !after[name]?.storage);
}

/** Only who owns something can lack privileges by name, so another owner stands between the two. */
function grantChange({ id, from, to }: AlterOperation<"grant">): "inPlace" | "replace" {
  const isSwitched = (a: GrantAttributes, b: GrantAttributes): boolean =>
    a.revoked !== undefined && b.privileges !== undefined;
  return id.role !== "" && (isSwitched(from, to) || isSwitched(to, from)) ? "replace" : "inPlace";
}

/** A stored generated column can keep its values and become an ordinary one. */
function generatedChange({ from, to }: AlterOperation): "inPlace" | "replace" {
  const [before, after] = [from as Partial<ColumnAttributes>, to as Partial<ColumnAttributes>];
  return before.generated?.stored === true && after.generated === undefined ? "inPlace" : "replace";
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
  return compatible ? READERS : [...READERS, ...BOUND];
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
  const values = (attributes: Partial<EnumAttributes>): readonly string[] => attributes.values ?? [];
  return onlyAdds(values(from), values(to)) ? [] : ["view", "materializedView", "trigger", ...BOUND];
}
