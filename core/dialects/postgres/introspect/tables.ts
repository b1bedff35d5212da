/**
 * Tables and their columns.
 *
 * @module
 */
import {
  type ColumnAttributes,
  type Identity,
  type SequenceOptions,
  schemaObject,
  type TableAttributes,
} from "../../../catalog/object.ts";
import { bare } from "../expressions.ts";
import { withoutDefaults } from "../numbering.ts";
import { idsOf, parameters, type Reference, references, relations, type Section, schemaOf } from "./scope.ts";
import { SEQUENCE_OPTIONS, SERIALS } from "./types.ts";

interface TableRow {
  schema: string;
  name: string;
  unlogged?: true;
  with?: Record<string, string>;
  toast?: Record<string, string>;
}

/** Tables in the order in which they were created. */
export const tables: Section<TableRow> = {
  sql: (scope) => `
WITH ${relations(scope, ["r"])}
SELECT r.schema, r.name, CASE WHEN c.relpersistence = 'u' THEN true END AS unlogged,
  ${parameters("c.reloptions")} AS with, ${parameters("t.reloptions")} AS toast
FROM relation r JOIN pg_class c ON c.oid = r.oid LEFT JOIN pg_class t ON t.oid = c.reltoastrelid
ORDER BY r.oid`,
  read: (row, scope) => {
    const toast = Object.entries(row.toast ?? {}).map(([name, value]) => [`toast.${name}`, value]);
    const all = { ...row.with, ...Object.fromEntries(toast) };
    const attributes: TableAttributes = {
      ...(row.unlogged === true ? { unlogged: true } : {}),
      ...(Object.keys(all).length === 0 ? {} : { with: all }),
    };
    return [schemaObject({ kind: "table", schema: schemaOf(scope, row.schema), name: row.name }, attributes)];
  },
};

interface ColumnRow {
  schema: string;
  table: string;
  name: string;
  type: string;
  notNull?: true;
  expression?: string;
  /** `s` stored, `v` virtual. */
  generated?: string;
  /** `a` always, `d` by default. */
  identity?: string;
  options?: SequenceOptions;
  serial?: true;
  collation?: string;
  needs?: Reference[];
}

/** A collation's name, with its schema when it must be written. */
export const COLLATION_NAME = `CASE WHEN pg_collation_is_visible(co.oid) THEN co.collname::text
    ELSE '"' || replace(cn.nspname, '"', '""') || '"."' || replace(co.collname, '"', '""') || '"' END`;

export const columns: Section<ColumnRow> = {
  sql: (scope) => `
WITH ${relations(scope, ["r"])}, ${SERIALS}, numbering AS (
  SELECT d.refobjid AS relation, d.refobjsubid AS number, ${SEQUENCE_OPTIONS} AS options
  FROM pg_sequence s JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = s.seqrelid
    AND d.deptype = 'i' AND d.refclassid = 'pg_class'::regclass
)
SELECT r.schema, r.name AS table, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
  CASE WHEN a.attnotnull THEN true END AS "notNull",
  CASE WHEN s.sequence IS NULL THEN pg_get_expr(f.adbin, f.adrelid) END AS expression,
  nullif(a.attgenerated, '') AS generated, nullif(a.attidentity, '') AS identity, i.options,
  CASE WHEN s.sequence IS NOT NULL THEN true END AS serial, ${COLLATION_NAME} AS collation,
  CASE WHEN f.oid IS NOT NULL AND s.sequence IS NULL THEN ${references("pg_attrdef", "f.oid", "r.oid")} END AS needs
FROM relation r
JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_attrdef f ON f.adrelid = a.attrelid AND f.adnum = a.attnum
LEFT JOIN serial s ON s.relation = a.attrelid AND s.number = a.attnum
LEFT JOIN numbering i ON i.relation = a.attrelid AND i.number = a.attnum
LEFT JOIN pg_collation co ON co.oid = a.attcollation AND a.attcollation <> t.typcollation
LEFT JOIN pg_namespace cn ON cn.oid = co.collnamespace
ORDER BY r.oid, a.attnum`,
  read: (row, scope) => {
    const id = { kind: "column", schema: schemaOf(scope, row.schema), table: row.table, name: row.name } as const;
    const needs = idsOf(scope, row.needs).filter((need) => need.kind !== "column" || need.name !== row.name);
    return [schemaObject(id, columnAttributes(row), needs)];
  },
};

function columnAttributes(row: ColumnRow): ColumnAttributes {
  const identity = identityOf(row);
  return {
    type: row.type,
    ...(row.notNull === true ? { notNull: true } : {}),
    ...(row.expression === undefined || row.generated !== undefined ? {} : { default: row.expression }),
    ...(identity === undefined ? {} : { identity }),
    ...(row.generated === undefined
      ? {}
      : { generated: { expression: bare(row.expression ?? ""), stored: row.generated === "s" } }),
    ...(row.collation === undefined ? {} : { collation: row.collation }),
  };
}

function identityOf(row: ColumnRow): Identity | undefined {
  if (row.serial === true) return { generated: "serial" };
  if (row.identity === undefined) return undefined;
  const { type: _, ...options } = withoutDefaults(row.options ?? {}, row.type);
  return { generated: row.identity === "a" ? "always" : "byDefault", ...options };
}
