/**
 * PostgreSQL with the rules of some kinds of objects, for bundles that hold no more than they use.
 *
 * @module
 */
import type { CodeDialect } from "../dialect.ts";
import { compileWith } from "./compile.ts";
import type { Rules } from "./rules/rule_of.ts";
import { runDialect } from "./run.ts";

export * from "./rules/mod.ts";
export type { Rules } from "./rules/rule_of.ts";

/**
 * PostgreSQL for `migr/edge` that knows some kinds of objects. `migr bundle --runner` writes this call, with what the
 * revisions need; an operation about another kind is an error that names it.
 *
 * @example
 * import { columnRule, postgresWith, tableRule } from "migr/postgres/rules";
 *
 * const dialect = postgresWith({ table: tableRule, column: columnRule });
 */
export function postgresWith(rules: Rules): CodeDialect {
  return { ...runDialect, compile: compileWith(rules) };
}
