/**
 * Names for constraints that have none: PostgreSQL's convention, so that a model without names finds them again.
 *
 * @module
 */
import type { Catalog } from "../../../catalog/catalog.ts";
import { foldName } from "../../../catalog/identifiers.ts";
import { type AnyObject, keyOf, type SchemaObject } from "../../../catalog/object.ts";
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
export function nameConstraints(table: string, constraints: readonly Named[], columns: readonly string[]): string[] {
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

/** What of a constraint its name is made of. */
type Named = { readonly name?: string | undefined } & (
  | { readonly kind: "primaryKey" }
  | { readonly kind: "unique"; readonly columns: readonly { readonly name: string }[] }
  | { readonly kind: "foreignKey"; readonly columns: readonly string[] }
  | { readonly kind: "check"; readonly expression: string }
);

/** After renames: constraints without a name are called as introspection would call them now. */
export function calledAnew(catalog: Catalog): Catalog {
  const names = new Map<string, string>();
  for (const table of catalog.ofKind("table")) {
    const members = catalog.members(table.id).filter((member) => namedBy(member) !== undefined);
    if (!members.some(({ unnamed }) => unnamed === true)) continue;
    const columns = catalog.membersOfKind(table.id, "column").map(({ id }) => id.name);
    const called = nameConstraints(
      table.id.name,
      members.flatMap((member) => namedBy(member) ?? []),
      columns,
    );
    for (const [at, { id }] of members.entries()) names.set(keyOf(id), called[at] as string);
  }
  if (names.size === 0) return catalog;
  return catalog.map((object) => {
    const name = names.get(keyOf(object.id)) ?? object.id.name;
    return (name === object.id.name ? object : { ...object, id: { ...object.id, name } }) as SchemaObject;
  });
}

function namedBy(object: AnyObject): Named | undefined {
  const own = object.unnamed === true ? {} : { name: object.id.name };
  switch (object.kind) {
    case "primaryKey":
      return { ...own, kind: object.kind };
    case "unique":
      return { ...own, kind: object.kind, columns: object.attributes.columns.map((name) => ({ name })) };
    case "foreignKey":
      return { ...own, kind: object.kind, columns: object.attributes.columns };
    case "check":
      return { ...own, kind: object.kind, expression: object.attributes.expression };
    default:
      return undefined;
  }
}

function conventionalName(table: string, constraint: Named, columns: readonly string[]): string {
  const spelled = (name: string): string => columns.find((column) => foldName(column) === foldName(name)) ?? name;
  return [table, ...namedColumns(constraint, columns).map(spelled), SUFFIXES[constraint.kind]].join("_");
}

function namedColumns(constraint: Named, columns: readonly string[]): readonly string[] {
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
