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
}

const IN_SCHEMAS: readonly Source[] = [
  {
    catalog: "pg_type",
    schema: "typnamespace",
    name: "o.typname",
    kind: "'base type'",
    where: "o.typtype = 'b' AND o.typcategory <> 'A' AND o.typisdefined",
  },
  { catalog: "pg_conversion", schema: "connamespace", name: "o.conname", kind: "'conversion'" },
  {
    catalog: "pg_statistic_ext",
    schema: "stxnamespace",
    name: "o.stxname",
    kind: "'extended statistics in another schema than their table'",
    where: "o.stxnamespace <> (SELECT sc.relnamespace FROM pg_class sc WHERE sc.oid = o.stxrelid)",
  },
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
const GLOBAL: readonly { readonly from: string; readonly oid: string; readonly name: string; readonly kind: string }[] =
  [
    { from: "pg_language", oid: "o.oid", name: "o.lanname", kind: "language" },
    { from: "pg_am", oid: "o.oid", name: "o.amname", kind: "access method" },
    {
      from: "pg_transform",
      oid: "o.oid",
      name: "format_type(o.trftype, NULL) || ' ' || (SELECT lanname FROM pg_language WHERE oid = o.trflang)",
      kind: "transform",
    },
  ];

/** One query for everything that is not modelled. */
export function unmodelledSql(scope: Scope): string {
  const qualified = (name: string): string =>
    `CASE WHEN n.nspname = ${text(scope.defaultSchema ?? "")} THEN '' ELSE n.nspname || '.' END || ${name}`;
  const inSchemas = IN_SCHEMAS.map(
    ({ catalog, schema, name, kind, where }) => `SELECT ${kind} AS kind, ${qualified(name)} AS name
FROM ${catalog} o JOIN pg_namespace n ON n.oid = o.${schema}
WHERE ${inScope(scope, "n.nspname")} AND ${where ?? "true"} AND ${notOfExtension(catalog, "o.oid")}`,
  );
  const inTables = IN_TABLES.map(
    ({ from, name, kind }) => `SELECT ${kind}, ${qualified(`c.relname || '.' || ${name}`)}
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN ${from}
WHERE ${inScope(scope, "n.nspname")} AND ${notOfExtension("pg_class", "c.oid")}`,
  );
  const global = GLOBAL.map(
    ({ from, oid, name, kind }) => `SELECT ${text(kind)}, ${name}::text
FROM ${from} o WHERE ${oid} >= 16384 AND ${notOfExtension(from, oid)}`,
  );
  const all = [...inSchemas, ...inTables, ...global];
  return `SELECT found.kind, found.name FROM (${all.join("\nUNION ALL\n")}) AS found ORDER BY 1, 2`;
}

/** A row of that query. */
export interface UnmodelledRow {
  readonly kind: string;
  readonly name: string;
}

export function unmodelledOf({ kind, name }: UnmodelledRow): Unmodelled {
  return { kind, name };
}
