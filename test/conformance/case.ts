/**
 * What a conformance case says. Cases are data, so that one suite runs them on every target.
 *
 * @module
 */
import type { SchemaObject } from "../../core/catalog/object.ts";
import type { Rename } from "../../core/catalog/rename.ts";
import type { DialectName } from "../../core/drivers/driver.ts";
import type { Target } from "../support/targets.ts";

interface CaseConditions {
  readonly name: string;
  /** The dialects that have such a thing. */
  readonly only?: readonly DialectName[];
  /** The first major of PostgreSQL that has it. */
  readonly since?: number;
  /** Statements that run before, for what migr does not model. */
  readonly setup?: readonly string[];
}

/** A schema that is created, read back, and dropped again. */
export interface SchemaCase extends CaseConditions {
  readonly objects: readonly SchemaObject[];
}

/** A schema that becomes another one and comes back, with rows in its tables. */
export interface AlterationCase extends CaseConditions {
  readonly before: readonly SchemaObject[];
  readonly after: readonly SchemaObject[];
  /** Inserts that run after `before` was created. */
  readonly rows?: readonly string[];
  readonly renames?: readonly Rename[];
}

/** Why a case does not run on a target; undefined when it does. */
export function skipReason(conditions: CaseConditions, target: Target): string | undefined {
  const { only, since } = conditions;
  if (only !== undefined && !only.includes(target.dialect.name)) return `only on ${only.join(", ")}`;
  if (since !== undefined && target.dialect.name === "postgres" && target.major < since) return `since ${since}`;
  return undefined;
}

/** What PostgreSQL alone has. */
export const POSTGRES: { readonly only: readonly DialectName[] } = { only: ["postgres"] };

/** What SQLite alone has. */
export const SQLITE: { readonly only: readonly DialectName[] } = { only: ["sqlite"] };
