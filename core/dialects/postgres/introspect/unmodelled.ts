/**
 * What a database has beside what migr models: reported by kind and name, never touched.
 *
 * @module
 */
import type { Unmodelled } from "../../../catalog/catalog.ts";
import { text } from "../quote.ts";
import { inScope, notOfExtension, type Scope } from "./scope.ts";

/** Things of a schema: the catalog that holds them, its alias, the columns of schema and name, and what they are. */
interface Source {
  readonly catalog: string;
  readonly schema: string;
  readonly name: string;
  /** An SQL expression. */
  readonly kind: string;
  readonly where?: string;
  /** The statement for `Unmodelled.standIn`, given the quoted name: an SQL expression. */
  readonly standIn?: (name: string) => string;
}

const IN_SCHEMAS: readonly Source[] = [
  {
    catalog: "pg_type",
    standIn: (name) =>
      `CASE o.typtype WHEN 'd' THEN 'CREATE DOMAIN ' || ${name} || ' AS ' || format_type(o.typbasetype, o.typtypmod)
        WHEN 'r' THEN (SELECT 'CREATE TYPE ' || ${name} || ' AS RANGE (SUBTYPE = ' || format_type(r.rngsubtype, NULL) || ')'
          FROM pg_range r WHERE r.rngtypid = o.oid)
        WHEN 'c' THEN (SELECT 'CREATE TYPE ' || ${name} || ' AS (' ||
          string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod), ', ' ORDER BY a.attnum) || ')'
          FROM pg_attribute a WHERE a.attrelid = o.typrelid AND a.attnum > 0 AND NOT a.attisdropped) END`,
    schema: "typnamespace",
    name: "o.typname",
    kind: "CASE o.typtype WHEN 'd' THEN 'domain' WHEN 'r' THEN 'range type' WHEN 'c' THEN 'composite type' ELSE 'base type' END",
    where: `(o.typtype IN ('d', 'r') OR (o.typtype = 'b' AND o.typcategory <> 'A' AND o.typisdefined)
      OR EXISTS (SELECT FROM pg_class tc WHERE tc.oid = o.typrelid AND tc.relkind = 'c'))`,
  },
  { catalog: "pg_collation", schema: "collnamespace", name: "o.collname", kind: "'collation'" },
  { catalog: "pg_conversion", schema: "connamespace", name: "o.conname", kind: "'conversion'" },
  { catalog: "pg_ts_config", schema: "cfgnamespace", name: "o.cfgname", kind: "'text search configuration'" },
  { catalog: "pg_ts_dict", schema: "dictnamespace", name: "o.dictname", kind: "'text search dictionary'" },
  { catalog: "pg_statistic_ext", schema: "stxnamespace", name: "o.stxname", kind: "'extended statistics'" },
];

/** Things that live in a table: the table is `pg_class c`. */
const IN_TABLES: readonly { readonly from: string; readonly name: string; readonly kind: string }[] = [
  {
    from: "pg_index i ON i.indrelid = c.oid AND NOT i.indisvalid JOIN pg_class o ON o.oid = i.indexrelid AND o.relkind = 'i'",
    name: "o.relname",
    kind: "'invalid index'",
  },
];

/** Things of the whole database. */
const GLOBAL: readonly (readonly [catalog: string, name: string, kind: string, where: string])[] = [
  ["pg_extension", "extname", "extension", "o.extname <> 'plpgsql'"],
  ["pg_publication", "pubname", "publication", "true"],
  ["pg_foreign_data_wrapper", "fdwname", "foreign data wrapper", "true"],
  ["pg_foreign_server", "srvname", "foreign server", "true"],
];

/** One query for everything that is not modelled. */
export function unmodelledSql(scope: Scope): string {
  const quoted = (name: string): string =>
    `CASE WHEN n.nspname = ${text(scope.defaultSchema ?? "")} THEN '' ELSE quote_ident(n.nspname) || '.' END || quote_ident(o.${name})`;
  const qualified = (name: string): string =>
    `CASE WHEN n.nspname = ${text(scope.defaultSchema ?? "")} THEN '' ELSE n.nspname || '.' END || ${name}`;
  const inSchemas = IN_SCHEMAS.map(
    ({ catalog, schema, name, kind, where, standIn }) => `SELECT ${kind} AS kind, ${qualified(name)} AS name,
  ${standIn?.(`(${quoted("typname")})`) ?? "NULL"} AS stand_in
FROM ${catalog} o JOIN pg_namespace n ON n.oid = o.${schema}
WHERE ${inScope(scope, "n.nspname")} AND ${where ?? "true"} AND ${notOfExtension(catalog, "o.oid")}`,
  );
  const relations = `SELECT 'foreign table', ${qualified("c.relname")}, NULL
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE ${inScope(scope, "n.nspname")} AND c.relkind = 'f' AND ${notOfExtension("pg_class", "c.oid")}`;
  const inTables = IN_TABLES.map(
    ({ from, name, kind }) => `SELECT ${kind}, ${qualified(`c.relname || '.' || ${name}`)}, NULL
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN ${from}
WHERE ${inScope(scope, "n.nspname")} AND ${notOfExtension("pg_class", "c.oid")}`,
  );
  const global = GLOBAL.map(
    ([
      catalog,
      name,
      kind,
      where,
    ]) => `SELECT ${text(kind)}, o.${name}, ${kind === "extension" ? "'CREATE EXTENSION IF NOT EXISTS ' || quote_ident(o.extname)" : "NULL"}
FROM ${catalog} o WHERE ${where} AND ${notOfExtension(catalog, "o.oid")}`,
  );
  const all = [...inSchemas, relations, ...inTables, ...global];
  return `SELECT found.kind, found.name, found.stand_in FROM (${all.join("\nUNION ALL\n")}) AS found ORDER BY 1, 2`;
}

/** A row of that query. */
export interface UnmodelledRow {
  readonly kind: string;
  readonly name: string;
  readonly stand_in: string | null;
}

export function unmodelledOf({ kind, name, stand_in }: UnmodelledRow): Unmodelled {
  return { kind, name, ...(stand_in === null ? {} : { standIn: stand_in }) };
}
