/**
 * What is kept as its definition: aggregates, operators and what belongs to them, casts, rules, event triggers; and
 * policies. One query for all that a database has of them.
 *
 * @module
 */
import {
  type Attributes,
  keyOf,
  type ObjectId,
  type ObjectKind,
  type SchemaObject,
  schemaObject,
} from "../../../catalog/object.ts";
import { BASE_TYPES } from "./base_types.ts";
import { ARGUMENT_TYPES, IS_OWN_ROUTINE } from "./routines.ts";
import {
  type Definitions,
  idsOf,
  inScope,
  notOfExtension,
  type Reference,
  references,
  relations,
  type Scope,
  type Section,
  schemaOf,
} from "./scope.ts";
import { finished, STORAGE_DEFINITIONS } from "./storage_definitions.ts";

/** `KEY = value` where there is a value. */
const setting = (key: string, value: string): string => `'${key} = ' || ${value}`;
const list = (...items: readonly string[]): string => `concat_ws(', ', ${items.join(", ")})`;
const routine = (oid: string): string => `nullif(${oid}, 0)::regproc::text`;

const AGGREGATE = `'(' || coalesce(nullif(pg_get_function_arguments(p.oid), ''), '*') || ') (' || ${list(
  setting("SFUNC", "g.aggtransfn::regproc"),
  setting("STYPE", "format_type(g.aggtranstype, NULL)"),
  setting("SSPACE", "nullif(g.aggtransspace, 0)"),
  setting("FINALFUNC", routine("g.aggfinalfn")),
  "CASE WHEN g.aggfinalextra THEN 'FINALFUNC_EXTRA' END",
  setting("FINALFUNC_MODIFY", modified("g.aggfinalmodify")),
  setting("COMBINEFUNC", routine("g.aggcombinefn")),
  setting("SERIALFUNC", routine("g.aggserialfn")),
  setting("DESERIALFUNC", routine("g.aggdeserialfn")),
  setting("INITCOND", "quote_literal(g.agginitval)"),
  setting("MSFUNC", routine("g.aggmtransfn")),
  setting("MINVFUNC", routine("g.aggminvtransfn")),
  setting("MSTYPE", "CASE WHEN g.aggmtranstype <> 0 THEN format_type(g.aggmtranstype, NULL) END"),
  setting("MSSPACE", "nullif(g.aggmtransspace, 0)"),
  setting("MFINALFUNC", routine("g.aggmfinalfn")),
  "CASE WHEN g.aggmfinalextra THEN 'MFINALFUNC_EXTRA' END",
  setting("MFINALFUNC_MODIFY", `CASE WHEN g.aggmfinalfn <> 0 THEN ${modified("g.aggmfinalmodify")} END`),
  setting("MINITCOND", "quote_literal(g.aggminitval)"),
  setting("SORTOP", operator("g.aggsortop")),
  setting("PARALLEL", "CASE p.proparallel WHEN 's' THEN 'SAFE' WHEN 'r' THEN 'RESTRICTED' END"),
  "CASE WHEN g.aggkind = 'h' THEN 'HYPOTHETICAL' END",
)} || ')'`;

/** Only aggregates over ordered sets may modify their state unless they say otherwise. */
function modified(column: string): string {
  return `CASE WHEN ${column} = CASE WHEN g.aggkind = 'n' THEN 'r' ELSE 'w' END THEN NULL
    WHEN ${column} = 'r' THEN 'READ_ONLY' WHEN ${column} = 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END`;
}

/** An operator as it can be written anywhere: `OPERATOR(app.+)`. */
function operator(oid: string): string {
  return `'OPERATOR(' || ${operatorName(oid)} || ')'`;
}

function operatorName(oid: string): string {
  return `(SELECT quote_ident(opn.nspname) || '.' || opo.oprname
    FROM pg_operator opo JOIN pg_namespace opn ON opn.oid = opo.oprnamespace WHERE opo.oid = ${oid})`;
}

const OPERATOR = `'(' || ${list(
  setting("FUNCTION", "o.oprcode::regproc"),
  setting("LEFTARG", "CASE WHEN o.oprleft <> 0 THEN format_type(o.oprleft, NULL) END"),
  setting("RIGHTARG", "format_type(o.oprright, NULL)"),
  setting("COMMUTATOR", operator("o.oprcom")),
  setting("NEGATOR", operator("o.oprnegate")),
  setting("RESTRICT", routine("o.oprrest")),
  setting("JOIN", routine("o.oprjoin")),
  "CASE WHEN o.oprcanhash THEN 'HASHES' END",
  "CASE WHEN o.oprcanmerge THEN 'MERGES' END",
)} || ')'`;

/** The operators and functions that belong to a class, or loosely to a family, as their clauses. */
function members(refCatalog: string, oid: string): string {
  return `(SELECT string_agg(clause, ', ' ORDER BY sort, clause) FROM (
    SELECT 1 AS sort, 'OPERATOR ' || ao.amopstrategy || ' ' || ${operatorName("ao.amopopr")} || ' (' ||
      format_type(ao.amoplefttype, NULL) || ', ' || format_type(ao.amoprighttype, NULL) || ')' ||
      coalesce(' FOR ORDER BY ' || (SELECT quote_ident(sn.nspname) || '.' || quote_ident(sf.opfname)
        FROM pg_opfamily sf JOIN pg_namespace sn ON sn.oid = sf.opfnamespace WHERE sf.oid = ao.amopsortfamily), '') AS clause
    FROM pg_depend ad JOIN pg_amop ao ON ao.oid = ad.objid
    WHERE ad.classid = 'pg_amop'::regclass AND ad.refclassid = '${refCatalog}'::regclass AND ad.refobjid = ${oid}
    UNION ALL
    SELECT 2, 'FUNCTION ' || ap.amprocnum || ' (' || format_type(ap.amproclefttype, NULL) || ', ' ||
      format_type(ap.amprocrighttype, NULL) || ') ' || ap.amproc::regprocedure
    FROM pg_depend ad JOIN pg_amproc ap ON ap.oid = ad.objid
    WHERE ad.classid = 'pg_amproc'::regclass AND ad.refclassid = '${refCatalog}'::regclass AND ad.refobjid = ${oid}
  ) AS member)`;
}

const FIRES = (column: string): string =>
  `CASE ${column} WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' END`;

/** An SQL expression: when something fires, as `FiringAttributes.enabled`. */
export { FIRES as firesWhen };

/** In the order of kinds. */
export const DEFINITIONS: readonly Definitions[] = [
  ...STORAGE_DEFINITIONS,
  ...BASE_TYPES,
  {
    when: "aggregates",
    catalog: "pg_proc",
    sql: (scope) => `
SELECT 'aggregate' AS kind, n.nspname AS schema, NULL::name AS table, p.proname::text AS name,
  coalesce(nullif(${ARGUMENT_TYPES}, ''), '*') AS arguments, json_build_object('definition', ${AGGREGATE}) AS attributes, p.oid
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_aggregate g ON g.aggfnoid = p.oid
WHERE ${inScope(scope, "n.nspname")} AND ${IS_OWN_ROUTINE}`,
  },
  {
    when: "operators",
    catalog: "pg_operator",
    sql: (scope) => `
SELECT 'operator' AS kind, n.nspname AS schema, NULL::name AS table, o.oprname::text AS name,
  CASE WHEN o.oprleft = 0 THEN 'NONE' ELSE format_type(o.oprleft, NULL) END || ', ' || format_type(o.oprright, NULL)
  AS arguments, json_build_object('definition', ${OPERATOR}) AS attributes, o.oid
FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace
WHERE o.oprcode <> 0 AND ${inScope(scope, "n.nspname")} AND ${notOfExtension("pg_operator", "o.oid")}`,
  },
  {
    when: "operatorFamilies",
    catalog: "pg_opfamily",
    sql: (scope) => `
SELECT 'operatorFamily' AS kind, n.nspname AS schema, NULL::name AS table, f.opfname::text AS name, am.amname::text AS arguments,
  json_build_object('definition', 'USING ' || quote_ident(am.amname) ||
    coalesce(E'\\nADD ' || ${members("pg_opfamily", "f.oid")}, '')) AS attributes, f.oid
FROM pg_opfamily f JOIN pg_namespace n ON n.oid = f.opfnamespace JOIN pg_am am ON am.oid = f.opfmethod
WHERE ${inScope(scope, "n.nspname")} AND ${notOfExtension("pg_opfamily", "f.oid")}`,
  },
  {
    when: "operatorFamilies",
    catalog: "pg_opclass",
    sql: (scope) => `
SELECT 'operatorClass' AS kind, n.nspname AS schema, NULL::name AS table, c.opcname::text AS name, am.amname::text AS arguments,
  json_build_object('definition', CASE WHEN c.opcdefault THEN 'DEFAULT ' ELSE '' END || 'FOR TYPE ' ||
    format_type(c.opcintype, NULL) || ' USING ' || quote_ident(am.amname) || ' FAMILY ' ||
    CASE WHEN pg_opfamily_is_visible(f.oid) THEN '' ELSE quote_ident(fn.nspname) || '.' END || quote_ident(f.opfname) ||
    ' AS ' || concat_ws(', ', 'STORAGE ' || format_type(coalesce(nullif(c.opckeytype, 0), c.opcintype), NULL),
      ${members("pg_opclass", "c.oid")})) AS attributes, c.oid
FROM pg_opclass c JOIN pg_namespace n ON n.oid = c.opcnamespace JOIN pg_am am ON am.oid = c.opcmethod
JOIN pg_opfamily f ON f.oid = c.opcfamily JOIN pg_namespace fn ON fn.oid = f.opfnamespace
WHERE ${inScope(scope, "n.nspname")} AND ${notOfExtension("pg_opclass", "c.oid")}`,
  },
  {
    when: "casts",
    catalog: "pg_cast",
    sql: () => `
SELECT 'cast' AS kind, NULL AS schema, NULL::name AS table,
  format_type(c.castsource, NULL) || ' AS ' || format_type(c.casttarget, NULL) AS name, NULL::text AS arguments,
  json_build_object('definition', CASE c.castmethod WHEN 'f' THEN 'WITH FUNCTION ' || c.castfunc::regprocedure
    WHEN 'i' THEN 'WITH INOUT' ELSE 'WITHOUT FUNCTION' END ||
    CASE c.castcontext WHEN 'a' THEN ' AS ASSIGNMENT' WHEN 'i' THEN ' AS IMPLICIT' ELSE '' END) AS attributes, c.oid
FROM pg_cast c WHERE c.oid >= 16384 AND NOT EXISTS (SELECT FROM pg_depend i
  WHERE i.classid = 'pg_cast'::regclass AND i.objid = c.oid AND i.deptype = 'i') AND ${notOfExtension("pg_cast", "c.oid")}`,
  },
  {
    when: "engine",
    catalog: "pg_language",
    sql: () => `
SELECT 'language' AS kind, NULL AS schema, NULL::name AS table, l.lanname::text AS name, NULL::text AS arguments,
  json_build_object('definition', concat_ws(' ', CASE WHEN l.lanpltrusted THEN 'TRUSTED' END, 'HANDLER ' || l.lanplcallfoid::regproc,
    'INLINE ' || ${routine("l.laninline")}, 'VALIDATOR ' || ${routine("l.lanvalidator")})) AS attributes, l.oid
FROM pg_language l WHERE l.oid >= 16384 AND ${notOfExtension("pg_language", "l.oid")}`,
  },
  {
    when: "engine",
    catalog: "pg_am",
    sql: () => `
SELECT 'accessMethod' AS kind, NULL AS schema, NULL::name AS table, m.amname::text AS name, NULL::text AS arguments,
  json_build_object('definition', 'TYPE ' || CASE m.amtype WHEN 't' THEN 'TABLE' ELSE 'INDEX' END || ' HANDLER ' ||
    m.amhandler) AS attributes, m.oid
FROM pg_am m WHERE m.oid >= 16384 AND ${notOfExtension("pg_am", "m.oid")}`,
  },
  {
    when: "engine",
    catalog: "pg_transform",
    sql: () => `
SELECT 'transform' AS kind, NULL AS schema, NULL::name AS table,
  format_type(f.trftype, NULL) || ' LANGUAGE ' || quote_ident(l.lanname) AS name, NULL::text AS arguments,
  json_build_object('definition', '(' || concat_ws(', ',
    'FROM SQL WITH FUNCTION ' || nullif(f.trffromsql, 0)::regprocedure,
    'TO SQL WITH FUNCTION ' || nullif(f.trftosql, 0)::regprocedure) || ')') AS attributes, f.oid
FROM pg_transform f JOIN pg_language l ON l.oid = f.trflang
WHERE f.oid >= 16384 AND ${notOfExtension("pg_transform", "f.oid")}`,
  },
  {
    when: "engine",
    catalog: "pg_conversion",
    sql: (scope) => `
SELECT 'conversion' AS kind, n.nspname AS schema, NULL::name AS table, o.conname::text AS name, NULL::text AS arguments,
  json_build_object('definition', CASE WHEN o.condefault THEN 'DEFAULT ' ELSE '' END ||
    'FOR ' || quote_literal(pg_encoding_to_char(o.conforencoding)) ||
    ' TO ' || quote_literal(pg_encoding_to_char(o.contoencoding)) || ' FROM ' || o.conproc) AS attributes, o.oid
FROM pg_conversion o JOIN pg_namespace n ON n.oid = o.connamespace
WHERE o.oid >= 16384 AND ${inScope(scope, "n.nspname")} AND ${notOfExtension("pg_conversion", "o.oid")}`,
  },
  {
    when: "rules",
    catalog: "pg_rewrite",
    sql: (scope) => `
SELECT 'rule' AS kind, r.schema, r.name AS table, w.rulename::text AS name, NULL::text AS arguments,
  json_build_object('definition', ltrim(rtrim(substr(pg_get_ruledef(w.oid, true),
    length('CREATE RULE ' || quote_ident(w.rulename)) + 1), ';')), 'enabled', ${FIRES("w.ev_enabled")}) AS attributes, w.oid
FROM (WITH ${relations(scope, ["r", "v", "m"])} SELECT * FROM relation) AS r
JOIN pg_rewrite w ON w.ev_class = r.oid AND w.rulename <> '_RETURN'`,
  },
  {
    when: "policies",
    catalog: "pg_policy",
    sql: (scope) => `
SELECT 'policy' AS kind, r.schema, r.name AS table, o.polname::text AS name, NULL::text AS arguments,
  json_build_object('command', CASE o.polcmd WHEN 'r' THEN 'select' WHEN 'a' THEN 'insert' WHEN 'w' THEN 'update'
      WHEN 'd' THEN 'delete' END,
    'restrictive', CASE WHEN NOT o.polpermissive THEN true END,
    'roles', (SELECT json_agg(pr.rolname ORDER BY pr.rolname) FROM pg_roles pr WHERE pr.oid = ANY (o.polroles)),
    'using', pg_get_expr(o.polqual, o.polrelid), 'check', pg_get_expr(o.polwithcheck, o.polrelid)) AS attributes, o.oid
FROM (WITH ${relations(scope, ["r"])} SELECT * FROM relation) AS r JOIN pg_policy o ON o.polrelid = r.oid`,
  },
  {
    when: "eventTriggers",
    catalog: "pg_event_trigger",
    sql: () => `
SELECT 'eventTrigger' AS kind, NULL AS schema, NULL::name AS table, e.evtname::text AS name, NULL::text AS arguments,
  json_build_object('definition', 'ON ' || e.evtevent || coalesce(' WHEN TAG IN (' ||
    (SELECT string_agg(quote_literal(tag), ', ') FROM unnest(e.evttags) AS tag) || ')', '') ||
    ' EXECUTE FUNCTION ' || e.evtfoid::regproc || '()', 'enabled', ${FIRES("e.evtenabled")}) AS attributes, e.oid
FROM pg_event_trigger e WHERE ${notOfExtension("pg_event_trigger", "e.oid")}`,
  },
];

export interface DefinitionRow {
  kind: ObjectKind;
  schema?: string;
  table?: string;
  name: string;
  arguments?: string;
  attributes: Attributes;
  needs?: Reference[];
}

export const definitions: Section<DefinitionRow> = {
  when: (has) => DEFINITIONS.some(({ when }) => has.has(when)),
  sql: (scope) => {
    const parts = DEFINITIONS.filter(({ when }) => scope.has.has(when)).map(
      ({ catalog, sql }, place) =>
        `SELECT x.kind, x.schema::text, x.table::text, x.name, x.arguments, x.attributes::jsonb,
  ${references(catalog, "x.oid")}::jsonb AS needs, ${place} AS place, x.oid FROM (${sql(scope)}) AS x`,
    );
    return `SELECT kind, schema, "table", name, arguments, attributes, needs FROM (
${parts.join("\nUNION ALL\n")}) AS found ORDER BY place, oid`;
  },
  read: (row, scope) => {
    const object = readDefinition(row, scope);
    if (object.kind !== "baseType") return [object];
    const shell: ObjectId = { ...object.id, kind: "shellType" };
    return [schemaObject(shell, {}), { ...object, dependsOn: [shell, ...(object.dependsOn ?? [])] }];
  },
};

/** A row that says all of an object. */
export function readDefinition(row: DefinitionRow, scope: Scope): SchemaObject {
  const { kind, schema, table, name, arguments: types, attributes, needs } = row;
  const id = {
    kind,
    schema: schema === undefined ? "" : schemaOf(scope, schema),
    ...(table === undefined ? {} : { table }),
    name,
    ...(types === undefined ? {} : { arguments: types }),
  };
  // The relation behind a composite type depends on that type.
  const others = idsOf(scope, needs).filter((need) => keyOf(need) !== keyOf(id));
  const { parts, ...own } = attributes as { readonly parts?: Reference[] };
  const object = schemaObject(
    id,
    finished(kind, own as Attributes, (name) => schemaOf(scope, name)),
    others,
  );
  return parts === undefined ? object : { ...object, parts: idsOf(scope, parts) };
}
