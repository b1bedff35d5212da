/**
 * One rule for each kind of object, under a name of its own, so that a bundle holds only those that it uses.
 *
 * @module
 */
import type { ObjectKind } from "../../../catalog/object.ts";
import { baseTypeRule, shellTypeRule } from "./base_type.ts";
import { columnRule } from "./column.ts";
import { commentRule } from "./comment.ts";
import { checkRule, exclusionRule, foreignKeyRule, primaryKeyRule, uniqueRule } from "./constraint.ts";
import { compositeTypeRule, domainRule } from "./data_types.ts";
import { type DefinedKind, definedRule } from "./defined.ts";
import { foreignDataWrapperRule, foreignServerRule, foreignTableRule } from "./foreign.ts";
import { indexRule } from "./index.ts";
import { extensionRule, securityLabelRule, statisticsRule } from "./others.ts";
import { defaultPrivilegeRule, grantRule, ownerRule, policyRule } from "./privilege.ts";
import { publicationRule, publicationTableRule, subscriptionRule } from "./replication.ts";
import { membershipRule, roleRule } from "./role.ts";
import { routineRule } from "./routine.ts";
import type { Rule } from "./rule.ts";
import { tableRule } from "./table.ts";
import { textSearchConfigurationRule, textSearchDictionaryRule } from "./text_search.ts";
import { enumRule, schemaRule, sequenceOwnerRule, sequenceRule } from "./types.ts";
import { materializedViewRule, viewRule } from "./view.ts";

/** The rule is the same for all kinds that are kept as their definition. */
type Defined<K extends DefinedKind> = Rule<K>;
const DEFINED: unknown = definedRule;
const ROUTINE: unknown = routineRule;

export const collationRule: Rule<"collation"> = DEFINED as Defined<"collation">;
export const rangeTypeRule: Rule<"rangeType"> = DEFINED as Defined<"rangeType">;
export const textSearchParserRule: Rule<"textSearchParser"> = DEFINED as Defined<"textSearchParser">;
export const textSearchTemplateRule: Rule<"textSearchTemplate"> = DEFINED as Defined<"textSearchTemplate">;
export const aggregateRule: Rule<"aggregate"> = DEFINED as Defined<"aggregate">;
export const operatorRule: Rule<"operator"> = DEFINED as Defined<"operator">;
export const operatorFamilyRule: Rule<"operatorFamily"> = DEFINED as Defined<"operatorFamily">;
export const operatorClassRule: Rule<"operatorClass"> = DEFINED as Defined<"operatorClass">;
export const castRule: Rule<"cast"> = DEFINED as Defined<"cast">;
export const transformRule: Rule<"transform"> = DEFINED as Defined<"transform">;
export const conversionRule: Rule<"conversion"> = DEFINED as Defined<"conversion">;
export const languageRule: Rule<"language"> = DEFINED as Defined<"language">;
export const accessMethodRule: Rule<"accessMethod"> = DEFINED as Defined<"accessMethod">;
export const ruleRule: Rule<"rule"> = DEFINED as Defined<"rule">;
export const triggerRule: Rule<"trigger"> = DEFINED as Defined<"trigger">;
export const eventTriggerRule: Rule<"eventTrigger"> = DEFINED as Defined<"eventTrigger">;
export const functionRule: Rule<"function"> = ROUTINE as Rule<"function">;
export const procedureRule: Rule<"procedure"> = ROUTINE as Rule<"procedure">;

export {
  baseTypeRule,
  checkRule,
  columnRule,
  commentRule,
  compositeTypeRule,
  defaultPrivilegeRule,
  domainRule,
  enumRule,
  exclusionRule,
  extensionRule,
  foreignDataWrapperRule,
  foreignKeyRule,
  foreignServerRule,
  foreignTableRule,
  grantRule,
  indexRule,
  materializedViewRule,
  membershipRule,
  ownerRule,
  policyRule,
  primaryKeyRule,
  publicationRule,
  publicationTableRule,
  roleRule,
  schemaRule,
  securityLabelRule,
  sequenceOwnerRule,
  sequenceRule,
  shellTypeRule,
  statisticsRule,
  subscriptionRule,
  tableRule,
  textSearchConfigurationRule,
  textSearchDictionaryRule,
  uniqueRule,
  viewRule,
};

/** All of them; a kind that is forgotten is a compile error. */
export const RULES: { readonly [K in ObjectKind]: Rule<K> } = {
  role: roleRule,
  membership: membershipRule,
  schema: schemaRule,
  extension: extensionRule,
  collation: collationRule,
  enum: enumRule,
  domain: domainRule,
  compositeType: compositeTypeRule,
  rangeType: rangeTypeRule,
  shellType: shellTypeRule,
  baseType: baseTypeRule,
  textSearchParser: textSearchParserRule,
  textSearchTemplate: textSearchTemplateRule,
  textSearchDictionary: textSearchDictionaryRule,
  textSearchConfiguration: textSearchConfigurationRule,
  foreignDataWrapper: foreignDataWrapperRule,
  foreignServer: foreignServerRule,
  foreignTable: foreignTableRule,
  statistics: statisticsRule,
  publication: publicationRule,
  publicationTable: publicationTableRule,
  subscription: subscriptionRule,
  securityLabel: securityLabelRule,
  sequence: sequenceRule,
  table: tableRule,
  column: columnRule,
  primaryKey: primaryKeyRule,
  unique: uniqueRule,
  check: checkRule,
  exclusion: exclusionRule,
  foreignKey: foreignKeyRule,
  index: indexRule,
  sequenceOwner: sequenceOwnerRule,
  view: viewRule,
  materializedView: materializedViewRule,
  function: functionRule,
  procedure: procedureRule,
  aggregate: aggregateRule,
  operator: operatorRule,
  operatorFamily: operatorFamilyRule,
  operatorClass: operatorClassRule,
  cast: castRule,
  transform: transformRule,
  conversion: conversionRule,
  language: languageRule,
  accessMethod: accessMethodRule,
  rule: ruleRule,
  trigger: triggerRule,
  policy: policyRule,
  eventTrigger: eventTriggerRule,
  owner: ownerRule,
  grant: grantRule,
  defaultPrivilege: defaultPrivilegeRule,
  comment: commentRule,
};
