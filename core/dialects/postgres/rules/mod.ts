/**
 * One rule for each kind of object.
 *
 * @module
 */
import type { ObjectKind } from "../../../catalog/object.ts";
import { columnRule } from "./column.ts";
import { commentRule } from "./comment.ts";
import { checkRule, exclusionRule, foreignKeyRule, primaryKeyRule, uniqueRule } from "./constraint.ts";
import { indexRule } from "./index.ts";
import type { Rule } from "./rule.ts";
import { tableRule } from "./table.ts";
import { enumRule, schemaRule, sequenceOwnerRule, sequenceRule } from "./types.ts";
import { materializedViewRule, triggerRule, viewRule } from "./view.ts";

export const RULES: { readonly [K in ObjectKind]: Rule<K> } = {
  schema: schemaRule,
  enum: enumRule,
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
  trigger: triggerRule,
  comment: commentRule,
};
