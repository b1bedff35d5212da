/**
 * Names for constraints that have none: PostgreSQL's convention, so that a model without names finds them again.
 *
 * @module
 */
import { foldName } from "../ddl/lexer.ts";
import type { ConstraintText } from "../ddl/read_table.ts";
import { mentions } from "../text.ts";

const SUFFIXES: Readonly<Record<ConstraintText["kind"], string>> = {
  primaryKey: "pkey",
  unique: "key",
  check: "check",
  foreignKey: "fkey",
};

/**
 * The names of a table's constraints, in order: their own, or `users_pkey`, `users_email_key`, `users_age_check`,
 * `users_org_id_fkey`, with a number where that is taken.
 *
 * @param columns the names of the table's columns.
 */
export function nameConstraints(
  table: string,
  constraints: readonly ConstraintText[],
  columns: readonly string[],
): string[] {
  const taken = new Set(constraints.flatMap(({ name }) => (name === undefined ? [] : [foldName(name)])));
  const given = new Set<string>();
  return constraints.map((constraint) => {
    const { name } = constraint;
    const free = name !== undefined && !given.has(foldName(name));
    const chosen = free ? name : unused(conventionalName(table, constraint, columns), taken);
    taken.add(foldName(chosen));
    given.add(foldName(chosen));
    return chosen;
  });
}

function conventionalName(table: string, constraint: ConstraintText, columns: readonly string[]): string {
  const spelled = (name: string): string => columns.find((column) => foldName(column) === foldName(name)) ?? name;
  return [table, ...namedColumns(constraint, columns).map(spelled), SUFFIXES[constraint.kind]].join("_");
}

function namedColumns(constraint: ConstraintText, columns: readonly string[]): readonly string[] {
  switch (constraint.kind) {
    case "primaryKey":
      return [];
    case "unique":
      return constraint.columns.map((column) => column.name);
    case "foreignKey":
      return constraint.columns;
    case "check": {
      const mentioned = mentions(constraint.expression);
      const found = columns.filter((column) => mentioned.has(foldName(column)));
      return found.length === 1 ? found : [];
    }
  }
}

function unused(name: string, taken: ReadonlySet<string>): string {
  let candidate = name;
  for (let number = 1; taken.has(foldName(candidate)); number++) candidate = `${name}${number}`;
  return candidate;
}
