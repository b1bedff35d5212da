/**
 * What objects need that their attributes do not say: one query for the references of all of them, from `pg_depend`.
 *
 * The sections' queries only point at them (see {@link references} in `scope.ts`): a subquery for every object would take most of
 * the time.
 *
 * @module
 */
import type { Presence } from "./presence.ts";
import { POINTER, type Reference, type Scope } from "./scope.ts";

/** The object, the object that it needs, and how that is called. */
type ReferenceRow = readonly [catalog: string, oid: string, needed: string, ...Reference];

/** What stands in a row for its references: the object, and the relation that it lives in. */
type Pointer = readonly [mark: "needs", catalog: string, oid: string, except: string];

/**
 * Catalogs of which only a part needs anything that is not known already: the joins that find it. `d` is `pg_depend`.
 *
 * A default needs its column, indexes and constraints their columns.
 */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  pg_attrdef: [
    `JOIN pg_attrdef o ON o.oid = d.objid AND NOT (d.refclassid = 'pg_class'::regclass
    AND d.refobjid = o.adrelid AND d.refobjsubid = o.adnum)`,
  ],
  pg_constraint: ["JOIN pg_constraint o ON o.oid = d.objid AND o.contype IN ('c', 'x')"],
  pg_trigger: ["JOIN pg_trigger o ON o.oid = d.objid AND NOT o.tgisinternal"],
  pg_class: [
    `JOIN pg_index o ON o.indexrelid = d.objid AND (o.indexprs IS NOT NULL OR o.indpred IS NOT NULL
    OR 16384 <= ANY (o.indclass::oid[]))`,
    "JOIN pg_class o ON o.oid = d.objid AND o.relkind NOT IN ('i', 'I', 'r', 'p', 't', 'S', 'v', 'm') AND (d.objsubid = 0 OR o.relkind = 'c')",
  ],
};

/**
 * A query for all references of the objects that other queries point at: one row with one JSON array.
 *
 * @param queries those queries
 */
export function referencesSql(scope: Scope, queries: readonly string[]): string {
  const has = (kind: Presence): boolean => scope.has.has(kind);
  const found = [RELATIONS, TYPES];
  if (has("routines")) found.push(ROUTINES);
  if (has("types")) found.push(CONSTRUCTORS);
  if (has("operators") || has("operatorFamilies")) found.push(...OPERATORS);
  if (has("collations")) found.push(named("collation", "pg_collation", "coll"));
  if (has("textSearch")) {
    found.push(
      named("textSearchConfiguration", "pg_ts_config", "cfg"),
      named("textSearchDictionary", "pg_ts_dict", "dict"),
    );
  }
  found.push(KEYS);
  return `WITH edge AS MATERIALIZED (
${[...catalogsIn(queries)].flatMap((catalog) => edgesOf(catalog, scope)).join("\nUNION ALL\n")}
)
SELECT coalesce(json_agg(ARRAY[catalog, objid::text, refobjid::text, schema, kind, name, member]), '[]')::text AS rows FROM (
${found.join("\nUNION ALL\n")}
) AS found(catalog, objid, refobjid, schema, kind, name, member)`;
}

function edgesOf(catalog: string, { version }: Scope): string[] {
  if (catalog === "pg_partitioned_table") return [OF_PARTITION_KEYS];
  const found = (PARTS[catalog] ?? [""]).map(
    (join) => `SELECT '${catalog}' AS catalog, d.objid, d.refclassid, d.refobjid, d.refobjsubid
FROM pg_depend d ${join} WHERE d.classid = '${catalog}'::regclass AND d.objid >= 16384`,
  );
  if (catalog === "pg_attrdef" && version < 15) found.push(GENERATED);
  return HAS_MEMBERS.includes(catalog) ? [...found, edgesOfMembers(catalog)] : found;
}

/** What a key of partitioning needs besides columns is what the table itself depends on. */
const OF_PARTITION_KEYS = `SELECT 'pg_partitioned_table' AS catalog, d.objid, d.refclassid, d.refobjid, d.refobjsubid
FROM pg_depend d JOIN pg_partitioned_table o ON o.partrelid = d.objid WHERE d.classid = 'pg_class'::regclass AND d.objsubid = 0
  AND d.refclassid IN ('pg_collation'::regclass, 'pg_opclass'::regclass, 'pg_proc'::regclass, 'pg_operator'::regclass)`;

/** Before 15 it is the generated column itself, and not its expression, that depends on what the expression needs. */
const GENERATED = `SELECT 'pg_attrdef', o.oid, d.refclassid, d.refobjid, d.refobjsubid
FROM pg_depend d JOIN pg_attribute a ON a.attrelid = d.objid AND a.attnum = d.objsubid AND a.attgenerated <> ''
JOIN pg_attrdef o ON o.adrelid = d.objid AND o.adnum = d.objsubid
WHERE d.classid = 'pg_class'::regclass AND d.objid >= 16384 AND d.objsubid > 0 AND d.deptype = 'a'`;

/** What their operators and functions are depends on these by objects of its own. */
const HAS_MEMBERS: readonly string[] = ["pg_opclass", "pg_opfamily"];

function edgesOfMembers(catalog: string): string {
  return `SELECT '${catalog}', m.refobjid, d.refclassid, d.refobjid, d.refobjsubid
FROM pg_depend m JOIN pg_depend d ON d.classid = m.classid AND d.objid = m.objid AND d.refclassid <> '${catalog}'::regclass
WHERE m.classid IN ('pg_amop'::regclass, 'pg_amproc'::regclass) AND m.refclassid = '${catalog}'::regclass
  AND m.refobjid >= 16384`;
}

function catalogsIn(queries: readonly string[]): Set<string> {
  const found = new Set<string>();
  for (const query of queries) {
    for (let at = query.indexOf(POINTER); at >= 0; at = query.indexOf(POINTER, at + 1)) {
      found.add(query.slice(at + POINTER.length + 1, query.indexOf("'", at + POINTER.length + 1)));
    }
  }
  return found;
}

const RELATIONS = `
  SELECT e.catalog, e.objid, CASE WHEN e.refobjsubid = 0 THEN e.refobjid END, n.nspname, c.relkind::text, c.relname, a.attname
  FROM edge e JOIN pg_class c ON c.oid = e.refobjid AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S')
  JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_attribute a ON a.attrelid = e.refobjid AND a.attnum = e.refobjsubid AND e.refobjsubid > 0
  WHERE e.refclassid = 'pg_class'::regclass`;

/** An array needs the type of its elements, a multirange that of its ranges. */
const TYPES = `
  SELECT e.catalog, e.objid, NULL, n.nspname, coalesce(c.relkind::text, 't' || t.typtype::text), t.typname, NULL
  FROM edge e JOIN pg_type ta ON ta.oid = e.refobjid
  CROSS JOIN LATERAL (SELECT CASE WHEN ta.typcategory = 'A' AND ta.typelem <> 0 THEN ta.typelem ELSE ta.oid END OFFSET 0) AS x(oid)
  LEFT JOIN pg_range g ON g.rngmultitypid = x.oid
  JOIN pg_type t ON t.oid = coalesce(g.rngtypid, x.oid)
  LEFT JOIN pg_class c ON c.oid = t.typrelid AND c.relkind <> 'c'
  JOIN pg_namespace n ON n.oid = t.typnamespace
  WHERE e.refclassid = 'pg_type'::regclass`;

const ROUTINES = `
  SELECT e.catalog, e.objid, NULL, n.nspname,
    CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END, p.proname,
    coalesce((SELECT string_agg(format_type(pt.type, NULL), ', ' ORDER BY pt.place)
      FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY AS pt(type, place)), CASE WHEN p.prokind = 'a' THEN '*' ELSE '' END)
  FROM edge e JOIN pg_proc p ON p.oid = e.refobjid JOIN pg_namespace n ON n.oid = p.pronamespace
  WHERE e.refclassid = 'pg_proc'::regclass`;

/** What calls the functions that come with a range type needs that. */
const CONSTRUCTORS = `
  SELECT e.catalog, e.objid, NULL, n.nspname, 'tr', t.typname, NULL
  FROM edge e JOIN pg_depend i ON i.classid = e.refclassid AND i.objid = e.refobjid AND i.deptype = 'i'
    AND i.refclassid = 'pg_type'::regclass
  JOIN pg_range g ON i.refobjid IN (g.rngtypid, g.rngmultitypid)
  JOIN pg_type t ON t.oid = g.rngtypid JOIN pg_namespace n ON n.oid = t.typnamespace
  WHERE e.refclassid = 'pg_proc'::regclass`;

const OPERATORS: readonly string[] = [
  `
  SELECT e.catalog, e.objid, NULL, n.nspname, 'operator', o.oprname,
    CASE WHEN o.oprleft = 0 THEN 'NONE' ELSE format_type(o.oprleft, NULL) END || ', ' || format_type(o.oprright, NULL)
  FROM edge e JOIN pg_operator o ON o.oid = e.refobjid JOIN pg_namespace n ON n.oid = o.oprnamespace
  WHERE e.refclassid = 'pg_operator'::regclass`,
  `
  SELECT e.catalog, e.objid, NULL, n.nspname, 'operatorClass', o.opcname, m.amname
  FROM edge e JOIN pg_opclass o ON o.oid = e.refobjid JOIN pg_namespace n ON n.oid = o.opcnamespace
  JOIN pg_am m ON m.oid = o.opcmethod WHERE e.refclassid = 'pg_opclass'::regclass`,
  `
  SELECT e.catalog, e.objid, NULL, n.nspname, 'operatorFamily', o.opfname, m.amname
  FROM edge e JOIN pg_opfamily o ON o.oid = e.refobjid JOIN pg_namespace n ON n.oid = o.opfnamespace
  JOIN pg_am m ON m.oid = o.opfmethod WHERE e.refclassid = 'pg_opfamily'::regclass`,
];

/** What is found by its schema and name alone. */
function named(kind: string, catalog: string, prefix: string): string {
  return `
  SELECT e.catalog, e.objid, NULL, n.nspname, '${kind}', o.${prefix}name, NULL
  FROM edge e JOIN ${catalog} o ON o.oid = e.refobjid AND o.oid >= 16384 JOIN pg_namespace n ON n.oid = o.${prefix}namespace
  WHERE e.refclassid = '${catalog}'::regclass`;
}

/** A query that groups by a primary key alone stands on that key. */
const KEYS = `
  SELECT e.catalog, e.objid, NULL, n.nspname, 'primaryKey', c.relname, k.conname
  FROM edge e JOIN pg_constraint k ON k.oid = e.refobjid AND k.contype = 'p'
  JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE e.refclassid = 'pg_constraint'::regclass AND e.catalog IN ('pg_rewrite', 'pg_proc', 'pg_policy')`;

/** Gives rows the references that they point at. */
export function resolver(found: readonly ReferenceRow[]): (row: { needs?: unknown }) => void {
  const byObject = new Map<string, ReferenceRow[]>();
  for (const row of found) {
    const key = `${row[0]} ${row[1]}`;
    const rows = byObject.get(key);
    if (rows === undefined) byObject.set(key, [row]);
    else rows.push(row);
  }
  return (row) => {
    if (!isPointer(row.needs)) return;
    const [, catalog, oid, except] = row.needs;
    const needs = (byObject.get(`${catalog} ${oid}`) ?? []).flatMap(([, , needed, ...reference]) =>
      needed === String(except) ? [] : [reference],
    );
    if (needs.length === 0) delete row.needs;
    else row.needs = needs.sort(byName);
  };
}

function isPointer(needs: unknown): needs is Pointer {
  return Array.isArray(needs) && needs[0] === "needs";
}

/** The same order on every server. */
function byName(a: Reference, b: Reference): number {
  for (let at = 0; at < a.length; at++) {
    const [left, right] = [a[at] ?? "", b[at] ?? ""];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
