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
    catalog: "pg_operator",
    schema: "oprnamespace",
    name: "o.oprname || ' (' || format_type(o.oprleft, NULL) || ', ' || format_type(o.oprright, NULL) || ')'",
    kind: "'shell operator'",
    where: "o.oprcode = 0",
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

/** Comments that are on no object of a catalog. */
const COMMENTED_PARTS: typeof IN_TABLES = [
  {
    from: `pg_constraint o ON o.conrelid = c.oid AND o.contype = 'n' AND ${isCommented("pg_constraint", "o.oid")}`,
    name: "o.conname",
    kind: "'comment on NOT NULL'",
  },
  {
    from: `pg_constraint k ON k.conrelid = c.oid AND k.contype IN ('p', 'u', 'x') AND ${isCommented("pg_class", "k.conindid")}
JOIN pg_class o ON o.oid = k.conindid`,
    name: "o.relname",
    kind: "'comment on the index of a constraint'",
  },
];

function isCommented(catalog: string, oid: string): string {
  return `EXISTS (SELECT FROM pg_description od WHERE od.classoid = '${catalog}'::regclass AND od.objoid = ${oid} AND od.objsubid = 0)`;
}

/** Things of the whole database. */
const GLOBAL: readonly {
  readonly from: string;
  readonly oid: string;
  readonly name: string;
  readonly kind: string;
  readonly where?: string;
}[] = [
  {
    from: "pg_amop",
    oid: "o.oid",
    name: "(SELECT f.opfname FROM pg_opfamily f WHERE f.oid = o.amopfamily) || ' ' || o.amopopr::regoperator",
    kind: "operator of the engine's operator family",
    where: `o.amopfamily < 16384 AND NOT EXISTS (SELECT FROM pg_depend fd WHERE fd.classid = 'pg_amop'::regclass
        AND fd.objid = o.oid AND fd.refclassid = 'pg_opclass'::regclass)`,
  },
];

/** A condition on a row of a catalog: it belongs to an extension. */
const ofExtension = (catalog: string, oid: string): string => `NOT (${notOfExtension(catalog, oid)})`;

/** What somebody has added to the objects of extensions: these are left alone, and so is that. */
const ADDED_TO_EXTENSIONS: readonly string[] = [
  ...Object.entries({
    pg_proc: "proacl",
    pg_class: "relacl",
    pg_foreign_data_wrapper: "fdwacl",
    pg_type: "typacl",
  }).map(
    ([
      catalog,
      acl,
    ]) => `SELECT 'privileges for a part of an extension', pg_describe_object('${catalog}'::regclass, o.oid, 0)
FROM ${catalog} o WHERE o.oid >= 16384 AND o.${acl} IS NOT NULL AND ${ofExtension(catalog, "o.oid")}
  AND o.${acl} IS DISTINCT FROM (SELECT i.initprivs FROM pg_init_privs i
    WHERE i.classoid = '${catalog}'::regclass AND i.objoid = o.oid AND i.objsubid = 0)`,
  ),
  ...[
    ["index", "pg_class o JOIN pg_index i ON i.indexrelid = o.oid", "o.relname", "i.indrelid", "pg_class"],
    ["trigger", "pg_trigger o", "o.tgname", "o.tgrelid", "pg_trigger", "NOT o.tgisinternal"],
    ["policy", "pg_policy o", "o.polname", "o.polrelid", "pg_policy"],
  ].map(
    ([
      kind,
      from,
      name,
      table,
      catalog = "",
      where = "true",
    ]) => `SELECT '${kind} of an extension''s table', c.relname || '.' || ${name}
FROM ${from} JOIN pg_class c ON c.oid = ${table} WHERE c.oid >= 16384 AND ${where} AND ${ofExtension("pg_class", "c.oid")}
  AND ${notOfExtension(catalog, "o.oid")} AND NOT EXISTS (SELECT FROM pg_depend id WHERE id.classid = '${catalog}'::regclass
    AND id.objid = o.oid AND id.deptype IN ('i', 'e'))`,
  ),
];

/** What goes with an extension although it is no part of it: `ALTER … DEPENDS ON EXTENSION`. */
const DEPENDS_ON_EXTENSION = `SELECT 'dependence on an extension', pg_describe_object(d.classid, d.objid, 0) || ' on ' || x.extname
FROM pg_depend d JOIN pg_extension x ON x.oid = d.refobjid WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'x'`;

/** One query for everything that is not modelled. */
export function unmodelledSql(scope: Scope): string {
  const qualified = (name: string): string =>
    `CASE WHEN n.nspname = ${text(scope.defaultSchema ?? "")} THEN '' ELSE n.nspname || '.' END || ${name}`;
  const inSchemas = IN_SCHEMAS.map(
    ({ catalog, schema, name, kind, where }) => `SELECT ${kind} AS kind, ${qualified(name)} AS name
FROM ${catalog} o JOIN pg_namespace n ON n.oid = o.${schema}
WHERE ${inScope(scope, "n.nspname")} AND ${where ?? "true"} AND ${notOfExtension(catalog, "o.oid")}`,
  );
  const inTables = [...IN_TABLES, ...COMMENTED_PARTS].map(
    ({ from, name, kind }) => `SELECT ${kind}, ${qualified(`c.relname || '.' || ${name}`)}
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN ${from}
WHERE ${inScope(scope, "n.nspname")} AND ${notOfExtension("pg_class", "c.oid")}`,
  );
  const global = GLOBAL.map(
    ({ from, oid, name, kind, where = "true" }) => `SELECT ${text(kind)}, ${name}::text
FROM ${from} o WHERE ${oid} >= 16384 AND ${where} AND ${notOfExtension(from, oid)}`,
  );
  const added = scope.has.has("extensions") ? [...ADDED_TO_EXTENSIONS, DEPENDS_ON_EXTENSION] : [];
  const all = [...inSchemas, ...inTables, ...global, ...added];
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
