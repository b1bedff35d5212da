/**
 * The rules of some kinds of objects, and how an object finds its own. A bundle holds only the kinds that its revisions
 * use, so any may be absent.
 *
 * @module
 */
import { describe, type ObjectId, type ObjectKind } from "../../../catalog/object.ts";
import { MigrError } from "../../../errors.ts";
import type { Rule } from "./rule.ts";

/** Rules by their kinds; objects of kinds that are absent cannot be compiled. */
export type Rules = { readonly [K in ObjectKind]?: Rule<K> };

/**
 * How objects of a kind are made, changed and removed.
 *
 * @throws MigrError `OPERATION_UNSUPPORTED` for a kind that was left out
 */
export function ruleOf(rules: Rules, id: ObjectId): Rule<ObjectKind> {
  // The record is exact per kind; here the kind is only known at run time.
  const rule = rules[id.kind] as Rule<ObjectKind> | undefined;
  if (rule !== undefined) return rule;
  throw new MigrError("OPERATION_UNSUPPORTED", `This bundle has no rule for the kind ${id.kind}: ${describe(id)}.`, {
    hint: `Run "migr bundle --runner" again, give ${id.kind}Rule to postgresWith(), or import postgres from "migr/postgres/code".`,
    fields: { kind: id.kind },
  });
}
