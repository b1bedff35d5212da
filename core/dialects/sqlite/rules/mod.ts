/**
 * One rule for each kind of object.
 *
 * @module
 */
import { describe, type ObjectId, type ObjectKind } from "../../../catalog/object.ts";
import { MigrError } from "../../../errors.ts";
import { type ObjectOperation, subjectOf } from "../../../operations/operation.ts";
import { columnRule } from "./column.ts";
import { checkRule, constraintRule } from "./constraint.ts";
import { indexRule } from "./index.ts";
import type { Effect, Rule, Scope } from "./rule.ts";
import { tableRule } from "./table.ts";
import { triggerRule } from "./trigger.ts";
import { unsupportedRule } from "./unsupported.ts";
import { viewRule } from "./view.ts";

/** What SQLite has; everything else is refused. */
const RULES: { readonly [K in ObjectKind]?: Rule<K> } = {
  table: tableRule,
  column: columnRule,
  primaryKey: constraintRule as unknown as Rule<"primaryKey">,
  unique: constraintRule as unknown as Rule<"unique">,
  check: checkRule,
  foreignKey: constraintRule as unknown as Rule<"foreignKey">,
  index: indexRule,
  view: viewRule,
  trigger: triggerRule,
};

/**
 * What SQLite does for an operation.
 *
 * @throws MigrError `OPERATION_UNSUPPORTED` when it has no such thing.
 */
export function effectOf(operation: ObjectOperation, scope: Scope): Effect | Promise<Effect> {
  const subject = subjectOf(operation);
  if (subject.schema !== "") {
    throw new MigrError("OPERATION_UNSUPPORTED", `SQLite has no schemas, so it cannot have the ${describe(subject)}.`, {
      hint: "Leave the schema out.",
    });
  }
  const rule = (RULES[subject.kind] ?? unsupportedRule) as unknown as Rule<ObjectKind>;
  switch (operation.verb) {
    case "create":
      return rule.create(operation, scope);
    case "drop":
      if (operation.options?.cascade) throw cannotCascade(subject);
      return rule.drop(operation, scope);
    case "rename":
      return rule.rename(operation.from, operation.to, scope);
    case "alter":
      return rule.alter(operation, scope);
  }
}

function cannotCascade(id: ObjectId): MigrError {
  return new MigrError("OPERATION_UNSUPPORTED", `SQLite cannot drop the ${describe(id)} with what depends on it.`, {
    hint: "Leave `cascade` out, and drop the dependants before it.",
  });
}
