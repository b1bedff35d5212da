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
export interface Section<Row> {
  /** Absent: always read. Otherwise only when there is something to find. */
  readonly when?: Presence | ((has: ReadonlySet<Presence>) => boolean);
  /** A query whose rows are those that `read` gets. */
  sql(scope: Scope): string;
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

/** Rows as one JSON text, without keys that are null. */
export function asJson(query: string): string {
  return `SELECT coalesce(json_agg(json_strip_nulls(to_json(entry))), '[]')::text AS rows FROM (${query}) AS entry`;
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
 * A common table expression `relation(oid, schema, name, kind)` of all relations that migr models.
 *
 * @param kinds `pg_class.relkind`: `r` tables (partitioned ones, too), `f` foreign tables, `v` views, `m` materialized views.
 */
export function relations(scope: Scope, kinds: readonly ("r" | "f" | "v" | "m")[]): string {
  const letters = kinds.flatMap((kind) => (kind === "r" ? ["r", "p"] : [kind])).map(text);
  return `relation AS (
  SELECT c.oid, n.nspname AS schema, c.relname AS name, c.relkind AS kind
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

/** A subquery: what an object of a system catalog depends on, as a JSON array of {@link Reference}s. */
export function references(catalog: string, oid: string, except: string = "0", scope?: Scope): string {
  const target = (refCatalog: string): string =>
    `rd.classid = '${catalog}'::regclass AND rd.objid = ${oid} AND rd.refclassid = '${refCatalog}'::regclass`;
  const has = (kind: Presence): boolean => scope === undefined || scope.has.has(kind);
  return `(SELECT json_agg(DISTINCT jsonb_build_array(found.schema, found.kind, found.name, found.member)) FROM (
    SELECT rn.nspname AS schema, rc.relkind::text AS kind, rc.relname AS name, ra.attname AS member
    FROM pg_depend rd
    JOIN pg_class rc ON rc.oid = rd.refobjid AND rc.relkind IN ('r', 'p', 'f', 'v', 'm', 'S')
    JOIN pg_namespace rn ON rn.oid = rc.relnamespace
    LEFT JOIN pg_attribute ra ON ra.attrelid = rc.oid AND ra.attnum = rd.refobjsubid AND rd.refobjsubid > 0
    WHERE ${target("pg_class")} AND (rd.refobjid <> ${except} OR rd.refobjsubid > 0)
    UNION ALL
    SELECT tn.nspname, coalesce(tc.relkind::text, 't' || t.typtype::text), t.typname, NULL
    FROM pg_depend rd
    JOIN pg_type ta ON ta.oid = rd.refobjid
    JOIN pg_type t ON t.oid = CASE WHEN ta.typcategory = 'A' AND ta.typelem <> 0 THEN ta.typelem ELSE ta.oid END
    LEFT JOIN pg_class tc ON tc.oid = t.typrelid AND tc.relkind <> 'c'
    JOIN pg_namespace tn ON tn.oid = t.typnamespace
    WHERE ${target("pg_type")}${has("routines") ? routineReferences(target("pg_proc")) : ""}${
      has("operators") || has("operatorFamilies") ? operatorReferences(target) : ""
    }${has("collations") ? namedReferences(target, "collation") : ""}${
      has("textSearch")
        ? namedReferences(target, "textSearchConfiguration") + namedReferences(target, "textSearchDictionary")
        : ""
    }${GROUPING.includes(catalog) ? keyReferences(target("pg_constraint")) : ""}
  ) AS found)`;
}

/** Catalogs of kinds that are found by their schema and name alone, with the columns of these. */
const NAMED = {
  collation: ["pg_collation", "collnamespace", "collname"],
  textSearchConfiguration: ["pg_ts_config", "cfgnamespace", "cfgname"],
  textSearchDictionary: ["pg_ts_dict", "dictnamespace", "dictname"],
} as const;

function namedReferences(target: (catalog: string) => string, kind: keyof typeof NAMED): string {
  const [catalog, namespace, name] = NAMED[kind];
  return `
    UNION ALL
    SELECT qn.nspname, ${text(kind)}, q.${name}, NULL
    FROM pg_depend rd JOIN ${catalog} q ON q.oid = rd.refobjid AND q.oid >= 16384
    JOIN pg_namespace qn ON qn.oid = q.${namespace} WHERE ${target(catalog)}`;
}

/** What may hold a query: one that groups by a primary key alone stands on that key. */
const GROUPING: readonly string[] = ["pg_rewrite", "pg_proc", "pg_policy"];

function keyReferences(target: string): string {
  return `
    UNION ALL
    SELECT kn.nspname, 'primaryKey', kc.relname, k.conname
    FROM pg_depend rd JOIN pg_constraint k ON k.oid = rd.refobjid AND k.contype = 'p'
    JOIN pg_class kc ON kc.oid = k.conrelid JOIN pg_namespace kn ON kn.oid = kc.relnamespace WHERE ${target}`;
}

function routineReferences(target: string): string {
  return `
    UNION ALL
    SELECT pn.nspname, CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END, p.proname,
      coalesce((SELECT string_agg(format_type(pt.type, NULL), ', ' ORDER BY pt.place)
        FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY AS pt(type, place)), CASE WHEN p.prokind = 'a' THEN '*' ELSE '' END)
    FROM pg_depend rd JOIN pg_proc p ON p.oid = rd.refobjid JOIN pg_namespace pn ON pn.oid = p.pronamespace
    WHERE ${target}`;
}

function operatorReferences(target: (catalog: string) => string): string {
  return `
    UNION ALL
    SELECT qn.nspname, 'operator', q.oprname,
      CASE WHEN q.oprleft = 0 THEN 'NONE' ELSE format_type(q.oprleft, NULL) END || ', ' || format_type(q.oprright, NULL)
    FROM pg_depend rd JOIN pg_operator q ON q.oid = rd.refobjid JOIN pg_namespace qn ON qn.oid = q.oprnamespace
    WHERE ${target("pg_operator")}
    UNION ALL
    SELECT qn.nspname, 'operatorClass', q.opcname, qm.amname
    FROM pg_depend rd JOIN pg_opclass q ON q.oid = rd.refobjid JOIN pg_namespace qn ON qn.oid = q.opcnamespace
    JOIN pg_am qm ON qm.oid = q.opcmethod WHERE ${target("pg_opclass")}
    UNION ALL
    SELECT qn.nspname, 'operatorFamily', q.opfname, qm.amname
    FROM pg_depend rd JOIN pg_opfamily q ON q.oid = rd.refobjid JOIN pg_namespace qn ON qn.oid = q.opfnamespace
    JOIN pg_am qm ON qm.oid = q.opfmethod WHERE ${target("pg_opfamily")}`;
}

/** Names of columns by their numbers, in order, as a JSON array. */
export function columnNames(relation: string, numbers: string): string {
  return `(SELECT json_agg(ka.attname ORDER BY kn.place) FROM unnest(${numbers}) WITH ORDINALITY AS kn(number, place)
    JOIN pg_attribute ka ON ka.attrelid = ${relation} AND ka.attnum = kn.number)`;
}

/** Storage parameters as a JSON object. */
export function parameters(options: string): string {
  return `(SELECT json_object_agg(split_part(o, '=', 1), substr(o, strpos(o, '=') + 1)) FROM unnest(${options}) AS o)`;
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
