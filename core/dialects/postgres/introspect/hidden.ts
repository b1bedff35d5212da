/**
 * What is called like something of the engine: without its schema, its name would mean that.
 *
 * @module
 */
import {
  isKind,
  isRelation,
  NAMED_TYPE_KINDS,
  type ObjectId,
  type SchemaObject,
  type TableName,
} from "../../../catalog/object.ts";
import { text } from "../quote.ts";
import { ARGUMENT_TYPES } from "./routines.ts";
import type { Scope } from "./scope.ts";

/** A name of the default schema that the engine has, too. */
export interface Hidden {
  readonly class: "type" | "relation" | "routine";
  readonly name: string;
  readonly arguments?: string;
}

/** Where names are looked up before all others. */
const ENGINE = "'pg_catalog'::regnamespace";

/** A query for {@link Hidden}, without the types of rows of tables; it starts from what the engine has, which does not grow with the schema. */
export function hiddenSql({ defaultSchema, has }: Scope): string {
  const own = `${text(defaultSchema ?? "pg_catalog")}::regnamespace`;
  const parts = [
    `SELECT 'type' AS class, o.typname::text AS name, NULL AS arguments FROM pg_type b
  JOIN pg_type o ON o.typname = b.typname AND o.typnamespace = ${own}
  WHERE b.typnamespace = ${ENGINE}
    AND NOT EXISTS (SELECT FROM pg_class c WHERE c.oid = o.typrelid AND c.relkind <> 'c')`,
    `SELECT 'relation', o.relname::text, NULL FROM pg_class b
  JOIN pg_class o ON o.relname = b.relname AND o.relnamespace = ${own}
  WHERE b.relnamespace = ${ENGINE}`,
    `SELECT 'routine', p.proname::text, ${ARGUMENT_TYPES} FROM pg_proc b
  JOIN pg_proc p ON p.proname = b.proname AND p.proargtypes = b.proargtypes AND p.pronamespace = ${own}
  WHERE b.pronamespace = ${ENGINE}`,
  ];
  return (has.has("routines") ? parts : parts.slice(0, 2)).join("\nUNION ALL\n");
}

/** The same objects, where those that are hidden say in which schema they are. */
export function unhide(objects: readonly SchemaObject[], hidden: readonly Hidden[], schema: string): SchemaObject[] {
  const keys = new Set(hidden.map((entry) => keyOf(entry.class, entry.name, entry.arguments)));
  const isHidden = (id: ObjectId): boolean => id.schema === "" && classesOf(id).some((key) => keys.has(key));
  const named = <K extends ObjectId>(id: K): K => (isHidden(id) ? { ...id, schema } : id);
  const table = <T extends TableName>(name: T): T =>
    name.schema === "" && keys.has(keyOf("relation", name.table)) ? { ...name, schema } : name;
  return objects.map((object) => {
    const { id, dependsOn, managedBy } = object;
    return {
      ...object,
      id: named(id),
      attributes: tablesNamed(object, table),
      ...(dependsOn === undefined ? {} : { dependsOn: dependsOn.map(named) }),
      ...(managedBy === undefined ? {} : { managedBy: named(managedBy) }),
    } as SchemaObject;
  });
}

function keyOf(what: Hidden["class"], name: string, types: string | undefined = undefined): string {
  return `${what} ${name}${types === undefined ? "" : `(${types})`}`;
}

/** What an object's name, or that of its home, may be taken for. */
function classesOf({ kind, on = kind, table, name, arguments: types }: ObjectId): string[] {
  if (table !== undefined) return [keyOf("relation", table), ...(on === "column" ? [keyOf("type", table)] : [])];
  if (on === "shellType" || NAMED_TYPE_KINDS.includes(on)) return [keyOf("type", name)];
  if (on === "function" || on === "procedure" || on === "aggregate") return [keyOf("routine", name, types)];
  return isRelation({ kind: on, schema: "", name }) || on === "sequence" ? [keyOf("relation", name)] : [];
}

function tablesNamed(object: SchemaObject, named: <T extends TableName>(name: T) => T): SchemaObject["attributes"] {
  if (isKind(object, "foreignKey")) {
    return { ...object.attributes, references: named(object.attributes.references) };
  }
  if (!isKind(object, "table") && !isKind(object, "foreignTable")) return object.attributes;
  const { partitionOf, inherits } = object.attributes;
  return {
    ...object.attributes,
    ...(partitionOf === undefined ? {} : { partitionOf: named(partitionOf) }),
    ...(inherits === undefined ? {} : { inherits: inherits.map(named) }),
  };
}
