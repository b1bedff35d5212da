/**
 * What every introspection query shares: which schemas and relations are read, and how rows become ids.
 *
 * Each query returns one row with one JSON text, so that no driver's parsing of arrays or numbers matters.
 *
 * @module
 */
import { keyOf, type ObjectId, type ObjectKind, type SchemaObject } from "../../../catalog/object.ts";
import type { LedgerName } from "../../dialect.ts";
import { text } from "../quote.ts";
import type { Presence } from "./presence.ts";

/** What is read. */
export interface Scope {
  /** The schema that `schema: ""` stands for; absent when the session has none. */
  readonly defaultSchema: string | undefined;
  /** Schemas besides the default one. */
  readonly schemas: readonly string[] | "all";
  /** Patterns for the names of roles; see `IntrospectOptions`. */
  readonly roles: readonly string[];
  readonly ledger: LedgerName;
  /** The major version of the server. */
  readonly version: number;
  /** What there is at all of the rare kinds. */
  readonly has: ReadonlySet<Presence>;
}

/** One query and what its rows mean. */
export interface Section<Row, Packed = Row> {
  /** Absent: always read. Otherwise only when there is something to find. */
  readonly when?: Presence | ((has: ReadonlySet<Presence>) => boolean);
  /** A query whose rows are those that `read` gets. */
  sql(scope: Scope): string;
  /** Where the query gives several at once, in which NULL stays `null`. */
  unpack?(packed: Packed): Iterable<Row>;
  read(row: Row, scope: Scope): Iterable<SchemaObject>;
}

/** Objects of one system catalog, with the columns `kind, schema, table, name, arguments, attributes, oid`. */
export interface Definitions {
  readonly when: Presence;
  readonly catalog: string;
  readonly sql: (scope: Scope) => string;
}

/**
 * A reference in JSON: schema; `pg_class.relkind`, `t` and `pg_type.typtype`, or the kind itself; name; column or arguments.
 */
export type Reference = readonly [schema: string, kind: string, name: string, member: string | null];

/** Rows as one JSON text, without keys that are null unless they are packed. */
export function asJson(query: string, isPacked: boolean = false): string {
  const row = isPacked ? "to_json(entry)" : "json_strip_nulls(to_json(entry))";
  return `SELECT coalesce(json_agg(${row}), '[]')::text AS rows FROM (${query}) AS entry`;
}

/** A condition on `pg_namespace.nspname`. */
export function inScope(scope: Scope, name: string): string {
  if (scope.schemas === "all") return `${name} !~ '^pg_' AND ${name} <> 'information_schema'`;
  const names = [...(scope.defaultSchema === undefined ? [] : [scope.defaultSchema]), ...scope.schemas];
  return names.length === 0 ? "false" : `${name} IN (${names.map(text).join(", ")})`;
}

/** A condition: the object does not belong to an extension. */
export function notOfExtension(catalog: string, oid: string): string {
  return (
    `NOT EXISTS (SELECT FROM pg_depend x WHERE x.classid = '${catalog}'::regclass AND x.objid = ${oid} ` +
    `AND x.deptype = 'e' AND x.refclassid = 'pg_extension'::regclass)`
  );
}

/**
 * A common table expression `relation(oid, schema, name, kind, of_type)` of all relations that migr models.
 *
 * @param kinds `pg_class.relkind`: `r` tables (partitioned ones, too), `f` foreign tables, `v` views, `m` materialized views.
 */
export function relations(scope: Scope, kinds: readonly ("r" | "f" | "v" | "m")[]): string {
  const letters = kinds.flatMap((kind) => (kind === "r" ? ["r", "p"] : [kind])).map(text);
  return `relation AS MATERIALIZED (
  SELECT c.oid, n.nspname AS schema, c.relname AS name, c.relkind AS kind, c.reloftype AS of_type
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE ${inScope(scope, "n.nspname")} AND c.relkind IN (${letters.join(", ")})
    AND ${notLedger(scope)}
    AND ${notOfExtension("pg_class", "c.oid")}
)`;
}

function notLedger(scope: Scope): string {
  const schema = scope.ledger.schema === "" ? scope.defaultSchema : scope.ledger.schema;
  if (schema === undefined) return "true";
  const { revisions, log, lock = log } = scope.ledger;
  const tables = [revisions, log, lock].map((name) => `(${text(schema)}, ${text(name)})`);
  return `(n.nspname, c.relname) NOT IN (${tables.join(", ")})`;
}

/**
 * An SQL expression that stands for what an object of a system catalog needs, as an array of {@link Reference}s: its place is
 * taken when the references of all objects have been read, by one query of `references.ts`.
 *
 * @param except the relation that it lives in, which goes without saying
 */
export function references(catalog: string, oid: string, except: string = "0"): string {
  return `${POINTER}'${catalog}', ${oid}, ${except})`;
}

/** How such an expression begins; the catalog follows. */
export const POINTER = "json_build_array('needs', ";

/** Names of columns by their numbers, in order, as a JSON array. Nearly always it is one column, so that is made quick. */
export function columnNames(relation: string, numbers: string): string {
  return `CASE WHEN cardinality(${numbers}) = 1 THEN
    (SELECT json_build_array(ka.attname) FROM pg_attribute ka WHERE ka.attrelid = ${relation} AND ka.attnum = ANY (${numbers}))
  WHEN cardinality(${numbers}) > 1 THEN
    (SELECT json_agg(ka.attname ORDER BY kn.place) FROM unnest(${numbers}) WITH ORDINALITY AS kn(number, place)
      JOIN pg_attribute ka ON ka.attrelid = ${relation} AND ka.attnum = kn.number) END`;
}

/** Storage parameters as a JSON object. */
export function parameters(options: string): string {
  return `CASE WHEN ${options} IS NOT NULL THEN (SELECT json_object_agg(split_part(o, '=', 1), substr(o, strpos(o, '=') + 1))
    FROM unnest(${options}) AS o) END`;
}

/** The schema of an id: empty for the default one. */
export function schemaOf(scope: Scope, name: string): string {
  return name === scope.defaultSchema ? "" : name;
}

/** What comes from the object of the same kind and name, or of another name, in a table that it inherits from. */
export function managed<K extends ObjectKind>(
  object: SchemaObject<K>,
  parent: readonly [schema: string, table: string] | undefined,
  scope: Scope,
  name: string = object.id.name,
): SchemaObject<K> {
  if (parent === undefined) return object;
  return { ...object, managedBy: { kind: object.kind, schema: schemaOf(scope, parent[0]), table: parent[1], name } };
}

const KIND_OF: Readonly<Record<string, ObjectKind>> = {
  r: "table",
  p: "table",
  f: "foreignTable",
  v: "view",
  m: "materializedView",
  S: "sequence",
  te: "enum",
  td: "domain",
  tc: "compositeType",
  tr: "rangeType",
  tb: "baseType",
  tp: "shellType",
  function: "function",
  procedure: "procedure",
  aggregate: "aggregate",
  operator: "operator",
  operatorClass: "operatorClass",
  operatorFamily: "operatorFamily",
  collation: "collation",
  textSearchConfiguration: "textSearchConfiguration",
  textSearchDictionary: "textSearchDictionary",
  primaryKey: "primaryKey",
};

/** Ids of references; a column stands for itself and its table, the columns of views for their view. */
export function idsOf(scope: Scope, found: readonly Reference[] | undefined): ObjectId[] {
  const ids = (found ?? []).flatMap(([schemaName, relkind, name, member]): ObjectId[] => {
    const kind = KIND_OF[relkind];
    if (kind === undefined) return [];
    const schema = schemaOf(scope, schemaName);
    if ((kind === "table" || kind === "foreignTable") && member !== null)
      return [{ kind: "column", schema, table: name, name: member }];
    if (kind === "primaryKey") return [{ kind, schema, table: name, name: member ?? "" }];
    if (relkind === kind && member !== null) return [{ kind, schema, name, arguments: member }];
    return [{ kind, schema, name }];
  });
  return [...new Map(ids.map((id) => [keyOf(id), id])).values()];
}
