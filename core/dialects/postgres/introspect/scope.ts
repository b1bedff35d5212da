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

/** What is read. */
export interface Scope {
  /** The schema that `schema: ""` stands for; absent when the session has none. */
  readonly defaultSchema: string | undefined;
  /** Schemas besides the default one. */
  readonly schemas: readonly string[] | "all";
  readonly ledger: LedgerName;
}

/** One query and what its rows mean. */
export interface Section<Row> {
  /** A query whose rows are those that `read` gets. */
  sql(scope: Scope): string;
  read(row: Row, scope: Scope): Iterable<SchemaObject>;
}

/** A reference to a relation, column or enum in JSON: schema, `pg_class.relkind` or `e`, name, column. */
export type Reference = readonly [schema: string, kind: string, name: string, column: string | null];

/** Rows as one JSON text, without keys that are null. */
export function asJson(query: string): string {
  return `SELECT coalesce(json_agg(json_strip_nulls(to_json(rows))), '[]')::text AS rows FROM (${query}) AS rows`;
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

/** Tables that other tables partition or inherit into are more than migr models. */
const IS_CHILD = "c.relispartition OR EXISTS (SELECT FROM pg_inherits h WHERE h.inhrelid = c.oid)";

/** A condition on `pg_class c`: a plain table, as opposed to a partition, a child or a table of a type. */
export const IS_PLAIN_TABLE: string = `c.relkind = 'r' AND c.reloftype = 0 AND NOT (${IS_CHILD})`;

/**
 * A common table expression `relation(oid, schema, name, kind)` of all relations that migr models.
 *
 * @param kinds `pg_class.relkind`: `r` tables, `v` views, `m` materialized views.
 */
export function relations(scope: Scope, kinds: readonly ("r" | "v" | "m")[]): string {
  const others = kinds.filter((kind) => kind !== "r").map(text);
  const conditions = [
    ...(kinds.includes("r") ? [`(${IS_PLAIN_TABLE})`] : []),
    ...(others.length > 0 ? [`c.relkind IN (${others.join(", ")})`] : []),
  ];
  return `relation AS (
  SELECT c.oid, n.nspname AS schema, c.relname AS name, c.relkind AS kind
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE ${inScope(scope, "n.nspname")} AND (${conditions.join(" OR ")})
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
export function references(catalog: string, oid: string, except: string = "0"): string {
  return `(SELECT json_agg(DISTINCT jsonb_build_array(found.schema, found.kind, found.name, found.member)) FROM (
    SELECT rn.nspname AS schema, rc.relkind::text AS kind, rc.relname AS name, ra.attname AS member
    FROM pg_depend rd
    JOIN pg_class rc ON rc.oid = rd.refobjid AND rc.relkind IN ('r', 'v', 'm', 'S')
    JOIN pg_namespace rn ON rn.oid = rc.relnamespace
    LEFT JOIN pg_attribute ra ON ra.attrelid = rc.oid AND ra.attnum = rd.refobjsubid AND rd.refobjsubid > 0
    WHERE rd.classid = '${catalog}'::regclass AND rd.objid = ${oid} AND rd.refclassid = 'pg_class'::regclass
      AND (rd.refobjid <> ${except} OR rd.refobjsubid > 0)
    UNION ALL
    SELECT tn.nspname, 'e', coalesce(te.typname, t.typname), NULL
    FROM pg_depend td
    JOIN pg_type t ON t.oid = td.refobjid
    LEFT JOIN pg_type te ON te.oid = t.typelem AND te.typarray = t.oid
    JOIN pg_namespace tn ON tn.oid = t.typnamespace
    WHERE td.classid = '${catalog}'::regclass AND td.objid = ${oid} AND td.refclassid = 'pg_type'::regclass
      AND coalesce(te.typtype, t.typtype) = 'e'
  ) AS found)`;
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

const KIND_OF: Readonly<Record<string, ObjectKind>> = {
  r: "table",
  v: "view",
  m: "materializedView",
  S: "sequence",
  e: "enum",
};

/** Ids of references; a column stands for itself and its table, the columns of views for their view. */
export function idsOf(scope: Scope, found: readonly Reference[] | undefined): ObjectId[] {
  const ids = (found ?? []).flatMap(([schemaName, relkind, name, column]): ObjectId[] => {
    const kind = KIND_OF[relkind];
    if (kind === undefined) return [];
    const schema = schemaOf(scope, schemaName);
    if (kind === "table" && column !== null) return [{ kind: "column", schema, table: name, name: column }];
    return [{ kind, schema, name }];
  });
  return [...new Map(ids.map((id) => [keyOf(id), id])).values()];
}
