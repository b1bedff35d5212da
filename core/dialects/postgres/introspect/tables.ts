/**
 * Tables and their columns.
 *
 * @module
 */
import {
  type ColumnAttributes,
  type ColumnStorage,
  type Identity,
  type ObjectId,
  type SequenceOptions,
  schemaObject,
  type TableAttributes,
} from "../../../catalog/object.ts";
import { bare } from "../expressions.ts";
import { withoutDefaults } from "../numbering.ts";
import {
  idsOf,
  managed,
  parameters,
  type Reference,
  references,
  relations,
  type Scope,
  type Section,
  schemaOf,
} from "./scope.ts";
import { SEQUENCE_OPTIONS, SERIALS } from "./types.ts";

interface TableRow {
  schema: string;
  name: string;
  unlogged?: true;
  rowSecurity?: true;
  forceRowSecurity?: true;
  with?: Record<string, string>;
  toast?: Record<string, string>;
  partitionBy?: string;
  bound?: string;
  parents?: [schema: string, table: string][];
  of?: string;
  tablespace?: string;
  accessMethod?: string;
  replicaIdentity?: "f" | "n";
  needs?: Reference[];
}

/** Tables in the order in which they were created. */
export const tables: Section<TableRow> = {
  sql: (scope) => `
WITH ${relations(scope, ["r"])}
SELECT r.schema, r.name, CASE WHEN c.relpersistence = 'u' THEN true END AS unlogged,
  CASE WHEN c.relrowsecurity THEN true END AS "rowSecurity",
  CASE WHEN c.relforcerowsecurity THEN true END AS "forceRowSecurity",
  ${parameters("c.reloptions")} AS with, ${parameters("t.reloptions")} AS toast,
  CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END AS "partitionBy",
  pg_get_expr(c.relpartbound, c.oid) AS bound,
  (SELECT json_agg(json_build_array(pn.nspname, p.relname)
    ORDER BY h.inhseqno) FROM pg_inherits h JOIN pg_class p ON p.oid = h.inhparent
    JOIN pg_namespace pn ON pn.oid = p.relnamespace WHERE h.inhrelid = c.oid) AS parents,
  CASE WHEN c.reloftype <> 0 THEN c.reloftype::regtype::text END AS of, ts.spcname AS tablespace,
  nullif(am.amname, 'heap') AS "accessMethod",
  CASE WHEN c.relreplident IN ('f', 'n') THEN c.relreplident END AS "replicaIdentity",
  CASE WHEN c.relkind = 'p' THEN ${references("pg_partitioned_table", "c.oid")} END AS needs
FROM relation r JOIN pg_class c ON c.oid = r.oid LEFT JOIN pg_class t ON t.oid = c.reltoastrelid
LEFT JOIN pg_tablespace ts ON ts.oid = c.reltablespace LEFT JOIN pg_am am ON am.oid = c.relam
ORDER BY r.oid`,
  read: (row, scope) => [
    schemaObject(
      { kind: "table", schema: schemaOf(scope, row.schema), name: row.name },
      tableAttributes(row, scope),
      idsOf(scope, row.needs),
    ),
  ],
};

function tableAttributes(row: TableRow, scope: Scope): TableAttributes {
  const toast = Object.entries(row.toast ?? {}).map(([name, value]) => [`toast.${name}`, value]);
  const all = { ...row.with, ...Object.fromEntries(toast) };
  const parents = (row.parents ?? []).map(([schema, table]) => ({ schema: schemaOf(scope, schema), table }));
  const [parent] = parents;
  return {
    ...(row.unlogged === true ? { unlogged: true } : {}),
    ...(row.rowSecurity === true ? { rowSecurity: true } : {}),
    ...(row.forceRowSecurity === true ? { forceRowSecurity: true } : {}),
    ...(Object.keys(all).length === 0 ? {} : { with: all }),
    ...(row.partitionBy === undefined ? {} : { partitionBy: row.partitionBy }),
    ...(row.bound === undefined || parent === undefined ? {} : { partitionOf: { ...parent, bound: row.bound } }),
    ...(row.bound === undefined && parents.length > 0 ? { inherits: parents } : {}),
    ...(row.of === undefined ? {} : { of: row.of }),
    ...(row.tablespace === undefined ? {} : { tablespace: row.tablespace }),
    ...(row.accessMethod === undefined ? {} : { accessMethod: row.accessMethod }),
    ...(row.replicaIdentity === undefined ? {} : { replicaIdentity: row.replicaIdentity === "f" ? "full" : "nothing" }),
  };
}

/** A table with its columns: rows of their own would say its name, and what most of them lack, again and again. */
interface ColumnsRow {
  schema: string;
  table: string;
  /** The composite type that they come from. */
  of: [schema: string, name: string] | null;
  columns: [
    name: string,
    type: string,
    notNull: boolean,
    expression: string | null,
    needs: Reference[] | null,
    rest: Rest | null,
  ][];
}

interface ColumnRow extends Rest {
  schema: string;
  table: string;
  name: string;
  type: string;
  notNull: boolean;
  expression?: string;
  needs?: Reference[];
  of?: [schema: string, name: string];
}

/** What few columns have. */
interface Rest {
  /** `s` stored, `v` virtual. */
  generated?: string;
  /** `a` always, `d` by default. */
  identity?: string;
  options?: SequenceOptions;
  serial?: true;
  collation?: string;
  notNullName?: string;
  notNullNoInherit?: true;
  notNullNotValid?: true;
  own?: ("object" | "notNull")[];
  storage?: NonNullable<ColumnAttributes["storage"]>;
  compression?: string;
  statistics?: string;
  with?: Record<string, string>;
  fdwOptions?: Record<string, string>;
  /** The table that it comes from. */
  parent?: [schema: string, table: string];
}

/** A collation's name, with its schema when it must be written. */
export const COLLATION_NAME = `CASE WHEN pg_collation_is_visible(co.oid) THEN co.collname::text
    ELSE '"' || replace(cn.nspname, '"', '""') || '"."' || replace(co.collname, '"', '""') || '"' END`;

/** SQL expressions over `pg_attribute a` and its `pg_type t`: the attributes of `ColumnStorage`. */
const COLUMN_STORAGE = {
  storage: `CASE WHEN a.attstorage <> t.typstorage THEN
    CASE a.attstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'x' THEN 'extended' ELSE 'main' END END`,
  compression: "CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END",
  statistics: "nullif(a.attstattarget, -1)::text",
  with: parameters("a.attoptions"),
} satisfies Record<keyof ColumnStorage, string>;

/** A condition on the same: there is one of these. */
const IS_KEPT = `a.attstorage <> t.typstorage OR a.attcompression <> '' OR a.attstattarget >= 0 OR a.attoptions IS NOT NULL`;

/** A JSON object without what is NULL. */
function jsonObject(values: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(values).map(([name, value]) => `'${name}', ${value}`);
  return `json_strip_nulls(json_build_object(${pairs.join(", ")}))`;
}

/** A subquery: the columns of a materialized view that are not kept as usual, as a JSON object. */
export function keptColumns(relation: string): string {
  return `(SELECT json_object_agg(a.attname, ${jsonObject(COLUMN_STORAGE)} ORDER BY a.attnum)
    FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
    WHERE a.attrelid = ${relation} AND a.attnum > 0 AND NOT a.attisdropped AND (${IS_KEPT}))`;
}

const IS_INHERITED = "a.attinhcount > 0";
const IS_COLLATED = "a.attcollation <> t.typcollation";
const HAS_NAME = "nn.coninhcount = 0 AND nn.conname !~ '_not_null\\d*$'";

/** SQL expressions for what few columns have; `isOwn`: NOT NULL stays when the parent's goes. */
const rest = (isOwn: string): Record<Exclude<keyof Rest, `notNull${string}`>, string> => ({
  generated: "nullif(a.attgenerated, '')",
  identity: "nullif(a.attidentity, '')",
  options: "i.options",
  serial: "CASE WHEN s.sequence IS NOT NULL THEN true END",
  collation: `CASE WHEN ${IS_COLLATED} THEN (SELECT ${COLLATION_NAME}
    FROM pg_collation co JOIN pg_namespace cn ON cn.oid = co.collnamespace WHERE co.oid = a.attcollation) END`,
  ...COLUMN_STORAGE,
  fdwOptions: parameters("a.attfdwoptions"),
  parent: `CASE WHEN ${IS_INHERITED} THEN (SELECT json_build_array(pn.nspname, p.relname) FROM pg_inherits h
    JOIN pg_class p ON p.oid = h.inhparent JOIN pg_namespace pn ON pn.oid = p.relnamespace
    JOIN pg_attribute pa ON pa.attrelid = p.oid AND pa.attname = a.attname AND NOT pa.attisdropped
    WHERE h.inhrelid = a.attrelid ORDER BY h.inhseqno LIMIT 1) END`,
  own: `CASE WHEN ${IS_INHERITED} AND (a.attislocal OR ${isOwn}) THEN to_json(array_remove(ARRAY[
    CASE WHEN a.attislocal THEN 'object' END, CASE WHEN ${isOwn} THEN 'notNull' END], NULL)) END`,
});

/** A condition: a column has any of it. */
const HAS_REST = `a.attgenerated <> '' OR a.attidentity <> '' OR s.sequence IS NOT NULL OR ${IS_COLLATED} OR ${IS_KEPT}
    OR a.attfdwoptions IS NOT NULL OR ${IS_INHERITED}`;

/** PostgreSQL 18: NOT NULL is a constraint, which may have a name of its own; before, it goes when the parent's goes. */
function restOf(version: number): { readonly value: string; readonly condition: string; readonly from: string } {
  if (version < 18) return { value: jsonObject(rest("false")), condition: HAS_REST, from: "" };
  const constraint: Record<Extract<keyof Rest, `notNull${string}`>, string> = {
    notNullName: `CASE WHEN ${HAS_NAME} THEN nn.conname END`,
    notNullNoInherit: "CASE WHEN nn.connoinherit THEN true END",
    notNullNotValid: "CASE WHEN NOT nn.convalidated THEN true END",
  };
  return {
    value: jsonObject({ ...rest("nn.conislocal"), ...constraint }),
    condition: `${HAS_REST} OR (${HAS_NAME}) OR nn.connoinherit OR NOT nn.convalidated`,
    from: "LEFT JOIN pg_constraint nn ON nn.conrelid = a.attrelid AND nn.contype = 'n' AND nn.conkey[1] = a.attnum",
  };
}

/** A default sees no columns, so the server need not open the table for it. */
const EXPRESSION = "pg_get_expr(f.adbin, CASE WHEN a.attgenerated <> '' THEN f.adrelid ELSE 0 END)";

export const columns: Section<ColumnRow, ColumnsRow> = {
  sql: (scope) => {
    const { value, condition, from } = restOf(scope.version);
    return `
WITH ${relations(scope, ["r", "f"])}, ${SERIALS}, numbering AS (
  SELECT d.refobjid AS relation, d.refobjsubid AS number, ${SEQUENCE_OPTIONS} AS options
  FROM pg_sequence s JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = s.seqrelid
    AND d.deptype = 'i' AND d.refclassid = 'pg_class'::regclass
)
SELECT r.schema, r.name AS table,
  CASE WHEN r.of_type <> 0 THEN (SELECT json_build_array(yn.nspname, y.typname) FROM pg_type y
    JOIN pg_namespace yn ON yn.oid = y.typnamespace WHERE y.oid = r.of_type) END AS of,
  json_agg(json_build_array(a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
    CASE WHEN s.sequence IS NULL THEN ${EXPRESSION} END,
    CASE WHEN f.oid IS NOT NULL AND s.sequence IS NULL THEN ${references("pg_attrdef", "f.oid", "r.oid")} END,
    CASE WHEN ${condition} THEN ${value} END) ORDER BY a.attnum) AS columns
FROM relation r
JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_attrdef f ON f.adrelid = a.attrelid AND f.adnum = a.attnum
LEFT JOIN serial s ON s.relation = a.attrelid AND s.number = a.attnum
LEFT JOIN numbering i ON i.relation = a.attrelid AND i.number = a.attnum
${from}
GROUP BY r.oid, r.schema, r.name, r.of_type ORDER BY r.oid`;
  },
  *unpack({ schema, table, of, columns }) {
    for (const [name, type, notNull, expression, needs, rest] of columns) {
      yield {
        ...{ schema, table, name, type, notNull },
        ...(expression === null ? {} : { expression }),
        ...(needs === null ? {} : { needs }),
        ...(of === null ? {} : { of }),
        ...rest,
      };
    }
  },
  read: (row, scope) => {
    const id = { kind: "column", schema: schemaOf(scope, row.schema), table: row.table, name: row.name } as const;
    const needs = idsOf(scope, row.needs).filter((need) => need.kind !== "column" || need.name !== row.name);
    const column = schemaObject(id, columnAttributes(row), needs);
    const own = row.own === undefined ? {} : { own: row.own };
    if (row.of === undefined) return [{ ...managed(column, row.parent, scope), ...own }];
    const type: ObjectId = { kind: "compositeType", schema: schemaOf(scope, row.of[0]), name: row.of[1] };
    return [{ ...column, managedBy: type }];
  },
};

function columnAttributes(row: ColumnRow): ColumnAttributes {
  const identity = identityOf(row);
  return {
    type: row.type,
    ...(row.notNull ? { notNull: true } : {}),
    ...(row.expression === undefined || row.generated !== undefined ? {} : { default: row.expression }),
    ...(identity === undefined ? {} : { identity }),
    ...(row.generated === undefined
      ? {}
      : { generated: { expression: bare(row.expression ?? ""), stored: row.generated === "s" } }),
    ...(row.collation === undefined ? {} : { collation: row.collation }),
    ...notNullConstraint(row),
    ...(row.storage === undefined ? {} : { storage: row.storage }),
    ...(row.compression === undefined ? {} : { compression: row.compression }),
    ...(row.statistics === undefined ? {} : { statistics: row.statistics }),
    ...(row.with === undefined ? {} : { with: row.with }),
    ...(row.fdwOptions === undefined ? {} : { options: row.fdwOptions }),
  };
}

function notNullConstraint(row: ColumnRow): Pick<ColumnAttributes, "notNullConstraint"> {
  const constraint = {
    ...(row.notNullName === undefined ? {} : { name: row.notNullName }),
    ...(row.notNullNoInherit === true ? ({ noInherit: true } as const) : {}),
    ...(row.notNullNotValid === true ? ({ notValid: true } as const) : {}),
  };
  return Object.keys(constraint).length === 0 ? {} : { notNullConstraint: constraint };
}

function identityOf(row: ColumnRow): Identity | undefined {
  if (row.serial === true) return { generated: "serial" };
  if (row.identity === undefined) return undefined;
  const { type: _, ...options } = withoutDefaults(row.options ?? {}, row.type);
  return { generated: row.identity === "a" ? "always" : "byDefault", ...options };
}
