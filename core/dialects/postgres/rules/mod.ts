/**
 * One rule for each kind of object.
 *
 * @module
 */
import type { ObjectKind } from "../../../catalog/object.ts";
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

const defined = <K extends DefinedKind>(): Rule<K> => definedRule as unknown as Rule<K>;

export const RULES: { readonly [K in ObjectKind]: Rule<K> } = {
  role: roleRule,
  membership: membershipRule,
  schema: schemaRule,
  extension: extensionRule,
  collation: defined(),
  enum: enumRule,
  domain: domainRule,
  compositeType: compositeTypeRule,
  rangeType: defined(),
  textSearchParser: defined(),
  textSearchTemplate: defined(),
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
  function: routineRule as unknown as Rule<"function">,
  procedure: routineRule as unknown as Rule<"procedure">,
  aggregate: defined(),
  operator: defined(),
  operatorFamily: defined(),
  operatorClass: defined(),
  cast: defined(),
  rule: defined(),
  trigger: defined(),
  policy: policyRule,
  eventTrigger: defined(),
  owner: ownerRule,
  grant: grantRule,
  defaultPrivilege: defaultPrivilegeRule,
  comment: commentRule,
};
