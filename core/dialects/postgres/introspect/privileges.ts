/**
 * Who owns what, and who may do what with it: only where that differs from what a new object has.
 *
 * @module
 */
import {
  type GrantAttributes,
  type ObjectId,
  type ObjectKind,
  type SchemaObject,
  schemaObject,
} from "../../../catalog/object.ts";
import { text } from "../quote.ts";
import { DEFINITIONS } from "./definitions.ts";
import { ARGUMENT_TYPES, IS_OWN_ROUTINE } from "./routines.ts";
import {
  idsOf,
  inScope,
  notOfExtension,
  type Reference,
  relations,
  type Scope,
  type Section,
  schemaOf,
} from "./scope.ts";

/**
 * Objects that have an owner: `kind, schema, table, name, arguments, holder, owner, acl, standard, needs`, where `holder` is the owner in any case and `standard` what
 * a new object of its owner may be used for, and by whom.
 */
function owned(scope: Scope): string[] {
  const row = (kind: string, schema: string, name: string, rest: string): string =>
    `SELECT ${kind} AS kind, ${schema} AS schema, NULL::name AS table, ${name} AS name, ${rest}`;
  return [
    row(
      "CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materializedView' WHEN 'S' THEN 'sequence' ELSE 'table' END",
      "n.nspname",
      "c.relname",
      `NULL::text AS arguments, c.relowner AS holder, CASE WHEN c.relkind <> 'S' OR d.objid IS NULL THEN c.relowner END AS owner, c.relacl AS acl,
  acldefault(CASE c.relkind WHEN 'S' THEN 's'::"char" ELSE 'r' END, c.relowner) AS standard,
  CASE WHEN d.objid IS NOT NULL THEN (SELECT json_build_array(json_build_array(n.nspname, 'r', dc.relname, da.attname))
    FROM pg_class dc JOIN pg_attribute da ON da.attrelid = dc.oid AND da.attnum = d.refobjsubid WHERE dc.oid = d.refobjid) END AS needs
FROM (WITH ${relations(scope, ["r", "v", "m"])} SELECT oid FROM relation
  UNION ALL SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'S' AND ${inScope(scope, "n.nspname")} AND ${notOfExtension("pg_class", "c.oid")}) AS r
JOIN pg_class c ON c.oid = r.oid JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_depend d ON c.relkind = 'S' AND d.classid = 'pg_class'::regclass AND d.objid = c.oid
  AND d.deptype IN ('a', 'i') AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0
WHERE c.relacl IS NOT NULL OR c.relowner <> (SELECT datdba FROM db)`,
    ),
    row(
      "CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END",
      "n.nspname",
      "p.proname",
      `CASE WHEN p.prokind = 'a' THEN coalesce(nullif(${ARGUMENT_TYPES}, ''), '*') ELSE ${ARGUMENT_TYPES} END, p.proowner, p.proowner, p.proacl,
  acldefault('f', p.proowner), NULL
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE p.oid >= 16384 AND (p.proacl IS NOT NULL OR p.proowner <> (SELECT datdba FROM db))
  AND ${inScope(scope, "n.nspname")} AND ${IS_OWN_ROUTINE}`,
    ),
    row(
      "'schema'",
      "''",
      "n.nspname",
      `NULL, n.nspowner, CASE WHEN n.nspname NOT IN ('public', ${text(scope.defaultSchema ?? "public")}) THEN n.nspowner END, n.nspacl,
  CASE WHEN n.nspname = 'public' THEN coalesce((SELECT i.initprivs FROM pg_init_privs i
    WHERE i.classoid = 'pg_namespace'::regclass AND i.objoid = n.oid), acldefault('n', n.nspowner))
  ELSE acldefault('n', n.nspowner) END, NULL
FROM pg_namespace n
WHERE (n.nspacl IS NOT NULL OR n.nspowner <> (SELECT datdba FROM db)) AND ${inScope(scope, "n.nspname")}
  AND ${notOfExtension("pg_namespace", "n.oid")}`,
    ),
    row(
      TYPE_KIND,
      "n.nspname",
      "t.typname",
      `NULL, t.typowner, t.typowner, t.typacl, acldefault('T', t.typowner), NULL
FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
WHERE (t.typacl IS NOT NULL OR t.typowner <> (SELECT datdba FROM db)) AND ${TYPE_KIND} IS NOT NULL
  AND ${inScope(scope, "n.nspname")} AND ${notOfExtension("pg_type", "t.oid")}`,
    ),
    `SELECT 'column', r.schema, r.name, a.attname, NULL, c.relowner, NULL, a.attacl, acldefault('c', 0), NULL
FROM (WITH ${relations(scope, ["r", "f", "v", "m"])} SELECT * FROM relation) AS r
JOIN pg_class c ON c.oid = r.oid JOIN pg_attribute a ON a.attrelid = r.oid AND a.attacl IS NOT NULL AND NOT a.attisdropped`,
    ...DEFINITIONS.filter(({ when, catalog }) => scope.has.has(when) && OWNERS[catalog] !== undefined).map(
      ({ catalog, sql }) => {
        const [owner, acl = "NULL::aclitem[]", letter = "'c'"] = OWNERS[catalog] ?? [""];
        return `SELECT x.kind, x.schema, x.table::name, x.name, x.arguments, c.${owner}, c.${owner}, ${acl}, acldefault(${letter}, c.${owner}), NULL
FROM (${sql(scope)}) AS x JOIN ${catalog} c ON c.oid = x.oid
WHERE c.${owner} <> (SELECT datdba FROM db) OR ${acl} IS NOT NULL`;
      },
    ),
  ];
}

/** A composite type is a relation, whose type can be granted. */
const ACL_OF_CLASS =
  "CASE c.relkind WHEN 'c' THEN (SELECT ct.typacl FROM pg_type ct WHERE ct.oid = c.reltype) ELSE c.relacl END";

/** Catalogs of what is kept as its definition: the columns of owner and ACL, and what `acldefault` calls the kind. */
const OWNERS: Readonly<Record<string, readonly [owner: string, acl?: string, letter?: string]>> = {
  pg_collation: ["collowner"],
  pg_type: ["typowner", "c.typacl", "'T'"],
  pg_class: ["relowner", ACL_OF_CLASS, "CASE c.relkind WHEN 'c' THEN 'T'::\"char\" ELSE 'r' END"],
  pg_ts_dict: ["dictowner"],
  pg_ts_config: ["cfgowner"],
  pg_foreign_data_wrapper: ["fdwowner", "c.fdwacl", "'F'"],
  pg_foreign_server: ["srvowner", "c.srvacl", "'S'"],
  pg_publication: ["pubowner"],
  pg_subscription: ["subowner"],
  pg_statistic_ext: ["stxowner"],
  pg_operator: ["oprowner"],
  pg_conversion: ["conowner"],
  pg_language: ["lanowner", "c.lanacl", "'l'"],
  pg_opclass: ["opcowner"],
  pg_opfamily: ["opfowner"],
  pg_event_trigger: ["evtowner"],
};

/** The kind of `pg_type t`; NULL for one that comes with something else. */
const TYPE_KIND = "CASE t.typtype WHEN 'e' THEN 'enum' END";

/** What an ACL says beyond (`privileges`, `grantable`) and short of (`revoked`) the standard one, by grantee. */
const privileges = (acl: string, standard: string, holder: string): string => `
SELECT CASE WHEN grantee = 0 THEN '' ELSE pg_get_userbyid(grantee)::text END AS role, json_build_object(
    'privileges', json_agg(privilege_type ORDER BY privilege_type) FILTER (WHERE s.held IS NULL),
    'grantable', json_agg(privilege_type ORDER BY privilege_type) FILTER (WHERE s.held IS NULL AND a.is_grantable),
    'revoked', json_agg(privilege_type ORDER BY privilege_type) FILTER (WHERE a.held IS NULL),
    'by', json_object_agg(privilege_type, a.grantors ORDER BY privilege_type)
      FILTER (WHERE s.held IS NULL AND a.grantors <> ARRAY[''])) AS privileges
FROM (SELECT grantee, privilege_type, bool_or(is_grantable) AS is_grantable, true AS held,
    array_agg(CASE WHEN grantor = ${holder} THEN '' ELSE pg_get_userbyid(grantor)::text END
      ORDER BY grantor <> ${holder}, pg_get_userbyid(grantor)) AS grantors
  FROM aclexplode(${acl}) GROUP BY 1, 2) AS a
FULL JOIN (SELECT grantee, privilege_type, true AS held FROM aclexplode(${standard})) AS s USING (grantee, privilege_type)
GROUP BY grantee HAVING count(*) FILTER (WHERE a.held IS NULL OR s.held IS NULL) > 0`;

interface PrivilegeRow {
  kind: ObjectKind | "default";
  schema?: string;
  table?: string;
  name: string;
  arguments?: string;
  owner?: string;
  grants?: { role: string; privileges: GrantAttributes }[];
  needs?: Reference[];
}

/** Owners, then grants, of everything; default privileges last. */
export const privilegesOf: Section<PrivilegeRow> = {
  sql: (scope) => `
WITH db AS MATERIALIZED (SELECT datdba FROM pg_database WHERE datname = current_database()),
owned AS (
${owned(scope).join("\nUNION ALL\n")}
)
SELECT o.kind, o.schema, o.table, o.name, o.arguments, o.needs,
  (SELECT pg_get_userbyid(o.owner) FROM db WHERE o.owner <> datdba) AS owner,
  CASE WHEN o.acl IS NOT NULL THEN (SELECT json_agg(g ORDER BY g.role)
    FROM (${privileges("o.acl", "o.standard", "o.holder")}) AS g) END AS grants
FROM owned AS o${scope.has.has("defaultPrivileges") ? ` UNION ALL ${defaultPrivileges(scope)}` : ""}`,
  *read({ owner, grants = [], needs, ...row }, scope) {
    const ids = idsOf(scope, needs);
    const { schema = "" } = row;
    if (row.kind === "default") {
      const on = schema === "" ? [] : [{ kind: "schema", schema: "", name: schema } as const];
      for (const { role, privileges: attributes } of grants) {
        yield schemaObject({ kind: "defaultPrivilege", schema: "", name: row.name, role }, attributes, on);
      }
      return;
    }
    const target = { ...row, kind: row.kind, schema: schemaOf(scope, schema) };
    if (owner !== undefined) yield about(target, "owner", { role: owner }, ids);
    for (const { role, privileges: attributes } of grants)
      yield { ...about(target, "grant", attributes, ids), id: { ...target, kind: "grant", on: target.kind, role } };
  },
};

function about(
  target: ObjectId,
  kind: "owner" | "grant",
  attributes: GrantAttributes | { readonly role: string },
  needs: readonly ObjectId[],
): SchemaObject {
  return schemaObject<ObjectKind>({ ...target, kind, on: target.kind }, attributes, needs);
}

function defaultPrivileges(scope: Scope): string {
  const standard = `CASE WHEN o.defaclnamespace = 0 THEN
    acldefault(CASE o.defaclobjtype WHEN 'S' THEN 's' ELSE o.defaclobjtype END, o.defaclrole) ELSE acldefault('c', 0) END`;
  return `SELECT 'default', coalesce(n.nspname, ''), NULL, 'FOR ROLE ' || quote_ident(pg_get_userbyid(o.defaclrole)) ||
  coalesce(' IN SCHEMA ' || quote_ident(n.nspname), '') || ' ON ' || CASE o.defaclobjtype WHEN 'r' THEN 'TABLES'
    WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS' WHEN 'T' THEN 'TYPES' WHEN 'n' THEN 'SCHEMAS' ELSE 'LARGE OBJECTS' END,
  NULL, NULL, NULL, (SELECT json_agg(g ORDER BY g.role) FROM (${privileges("o.defaclacl", standard, "o.defaclrole")}) AS g)
FROM pg_default_acl o LEFT JOIN pg_namespace n ON n.oid = o.defaclnamespace
WHERE o.defaclnamespace = 0 OR ${inScope(scope, "n.nspname")}`;
}
