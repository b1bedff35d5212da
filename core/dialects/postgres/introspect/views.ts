/**
 * Views, materialized views, triggers and comments.
 *
 * @module
 */
import {
  type MaterializedViewAttributes,
  type ObjectId,
  type ObjectKind,
  schemaObject,
  type TriggerAttributes,
} from "../../../catalog/object.ts";
import { text } from "../quote.ts";
import { DEFINITIONS, firesWhen } from "./definitions.ts";
import { ARGUMENT_TYPES, IS_OWN_ROUTINE } from "./routines.ts";
import {
  idsOf,
  inScope,
  parameters,
  type Reference,
  references,
  relations,
  type Scope,
  type Section,
  schemaOf,
} from "./scope.ts";
import { keptColumns } from "./tables.ts";

interface ViewRow {
  schema: string;
  name: string;
  kind: "v" | "m";
  definition: string;
  shape?: string[];
  with?: Record<string, string>;
  defaults?: Record<string, string>;
  needs?: Reference[];
  tablespace?: string;
  accessMethod?: string;
  noData?: true;
  columnStorage?: NonNullable<MaterializedViewAttributes["columnStorage"]>;
}

/** Storage parameters of `pg_class c` with those of the table behind it for long values. */
const STORED_WITH =
  parameters(`(c.reloptions || (SELECT array_agg('toast.' || p) FROM pg_class tc, unnest(tc.reloptions) AS p
    WHERE tc.oid = c.reltoastrelid))`);

export const views: Section<ViewRow> = {
  sql: (scope) => `
WITH ${relations(scope, ["v", "m"])}
SELECT r.schema, r.name, r.kind, pg_get_viewdef(r.oid) AS definition, ${STORED_WITH} AS with,
  (SELECT json_object_agg(a.attname, pg_get_expr(f.adbin, f.adrelid) ORDER BY a.attnum) FROM pg_attrdef f
    JOIN pg_attribute a ON a.attrelid = f.adrelid AND a.attnum = f.adnum WHERE f.adrelid = r.oid) AS defaults,
  CASE WHEN r.kind = 'v' THEN (SELECT json_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod) ||
    coalesce((SELECT ' COLLATE ' || l.collname FROM pg_collation l WHERE l.oid = nullif(a.attcollation, 100)), '')
    ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = r.oid AND a.attnum > 0) END AS shape,
  ts.spcname AS tablespace, nullif(am.amname, 'heap') AS "accessMethod",
  CASE WHEN NOT c.relispopulated THEN true END AS "noData",
  CASE WHEN r.kind = 'm' THEN ${keptColumns("r.oid")} END AS "columnStorage",
  ${references("pg_rewrite", "w.oid", "r.oid")} AS needs
FROM relation r JOIN pg_class c ON c.oid = r.oid
JOIN pg_rewrite w ON w.ev_class = r.oid AND w.rulename = '_RETURN'
LEFT JOIN pg_tablespace ts ON ts.oid = c.reltablespace LEFT JOIN pg_am am ON am.oid = c.relam
ORDER BY r.oid`,
  read: (row, scope) => {
    const kind = row.kind === "v" ? "view" : "materializedView";
    const schema = schemaOf(scope, row.schema);
    const needs = idsOf(scope, row.needs).filter(
      (id) => id.kind !== kind || id.name !== row.name || id.schema !== schema,
    );
    const attributes = {
      definition: row.definition.trim().replace(/;$/, ""),
      ...(row.with === undefined ? {} : { with: row.with }),
      ...(row.defaults === undefined ? {} : { defaults: row.defaults }),
      ...(row.tablespace === undefined ? {} : { tablespace: row.tablespace }),
      ...(row.accessMethod === undefined ? {} : { accessMethod: row.accessMethod }),
      ...(row.noData === true ? ({ noData: true } as const) : {}),
      ...(row.columnStorage === undefined ? {} : { columnStorage: row.columnStorage }),
    };
    const view = schemaObject({ kind, schema, name: row.name }, attributes, needs);
    return [row.shape === undefined ? view : { ...view, shape: row.shape }];
  },
};

interface TriggerRow {
  schema: string;
  table: string;
  name: string;
  definition: string;
  enabled?: NonNullable<TriggerAttributes["enabled"]>;
  partitions?: [schema: string, table: string, enabled: NonNullable<TriggerAttributes["enabled"]> | null][];
  needs?: Reference[];
}

export const triggers: Section<TriggerRow> = {
  when: "triggers",
  sql: (scope) => `
WITH ${relations(scope, ["r", "f", "v"])}
SELECT r.schema, r.name AS table, t.tgname AS name, pg_get_triggerdef(t.oid, true) AS definition, ${firesWhen("t.tgenabled")} AS enabled,
  CASE WHEN r.kind = 'p' THEN (SELECT json_agg(json_build_array(pn.nspname, pc.relname, ${firesWhen("p.tgenabled")})
      ORDER BY pn.nspname, pc.relname) FROM pg_trigger p JOIN pg_class pc ON pc.oid = p.tgrelid
    JOIN pg_namespace pn ON pn.oid = pc.relnamespace WHERE p.tgname = t.tgname AND p.tgparentid <> 0
      AND p.tgenabled <> t.tgenabled AND p.tgrelid IN (SELECT relid FROM pg_partition_tree(r.oid))) END AS partitions,
  ${references("pg_trigger", "t.oid", "r.oid")} AS needs
FROM relation r JOIN pg_trigger t ON t.tgrelid = r.oid AND NOT t.tgisinternal AND t.tgparentid = 0
ORDER BY r.oid, t.tgname`,
  read: (row, scope) => [
    schemaObject(
      { kind: "trigger", schema: schemaOf(scope, row.schema), table: row.table, name: row.name },
      {
        definition: row.definition,
        ...(row.enabled === undefined ? {} : { enabled: row.enabled }),
        ...(row.partitions === undefined ? {} : { inPartitions: row.partitions.map((at) => firingIn(at, scope)) }),
      },
      idsOf(scope, row.needs),
    ),
  ],
};

type InPartition = NonNullable<TriggerAttributes["inPartitions"]>[number];

function firingIn([schema, table, enabled]: NonNullable<TriggerRow["partitions"]>[number], scope: Scope): InPartition {
  return { schema: schemaOf(scope, schema), table, ...(enabled === null ? {} : { enabled }) };
}

/** An extension comes with a comment, which is nobody's own. */
const NOT_GIVEN = `
LEFT JOIN pg_available_extensions av ON av.name = x.name WHERE d.description IS DISTINCT FROM av.comment`;

interface CommentRow {
  on: ObjectKind;
  schema?: string;
  table?: string;
  name: string;
  arguments?: string;
  text: string;
}

/** What has a comment: one query for each system catalog that comments point into. */
const COMMENTED = (scope: Scope): readonly string[] => [
  `SELECT 'schema' AS on, '' AS schema, NULL::name AS table, n.nspname::text AS name, d.description AS text, n.oid, 0 AS part,
  NULL::text AS arguments
FROM pg_namespace n JOIN pg_description d ON d.classoid = 'pg_namespace'::regclass AND d.objoid = n.oid
WHERE ${inScope(scope, "n.nspname")} AND n.nspname NOT IN ('public', ${text(scope.defaultSchema ?? "public")})`,
  `SELECT CASE t.typtype WHEN 'e' THEN 'enum' ELSE 'compositeType' END, n.nspname, NULL, t.typname, d.description, t.oid, 0, NULL
FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
JOIN pg_description d ON d.classoid = 'pg_type'::regclass AND d.objoid = t.oid
WHERE t.typtype IN ('e', 'c') AND ${inScope(scope, "n.nspname")}`,
  `SELECT 'column', n.nspname, c.relname, a.attname, d.description, c.oid, d.objsubid, NULL
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid
WHERE c.relkind = 'c' AND ${inScope(scope, "n.nspname")}`,
  ...commentedRoutines(scope),
  ...DEFINITIONS.filter(({ when }) => scope.has.has(when)).map(
    ({ catalog, sql }) => `SELECT x.kind, x.schema::text, x.table::text, x.name, d.description, x.oid, 0, x.arguments
FROM (${sql(scope)}) AS x JOIN pg_description d ON d.classoid = '${catalog}'::regclass AND d.objoid = x.oid AND d.objsubid = 0${catalog === "pg_extension" ? NOT_GIVEN : ""}`,
  ),
  `SELECT 'sequence', n.nspname, NULL, c.relname, d.description, c.oid, 0, NULL
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid
WHERE c.relkind = 'S' AND ${inScope(scope, "n.nspname")}`,
  `SELECT CASE WHEN d.objsubid > 0 THEN 'column' WHEN r.kind IN ('r', 'p') THEN 'table' WHEN r.kind = 'v' THEN 'view'
  WHEN r.kind = 'f' THEN 'foreignTable' ELSE 'materializedView' END, r.schema, CASE WHEN d.objsubid > 0 THEN r.name END, coalesce(a.attname, r.name),
  d.description, r.oid, d.objsubid, NULL
FROM relation r JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = r.oid
  AND (r.kind <> 'f' OR d.objsubid > 0)
LEFT JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum = d.objsubid AND d.objsubid > 0`,
  `SELECT 'index', r.schema, r.name, c.relname, d.description, c.oid, 0, NULL
FROM relation r JOIN pg_index i ON i.indrelid = r.oid JOIN pg_class c ON c.oid = i.indexrelid
JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid
WHERE NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = c.oid AND k.contype IN ('p', 'u', 'x'))`,
  `SELECT CASE k.contype WHEN 'p' THEN 'primaryKey' WHEN 'u' THEN 'unique' WHEN 'c' THEN 'check'
  WHEN 'x' THEN 'exclusion' ELSE 'foreignKey' END, r.schema, r.name, k.conname, d.description, k.oid, 0, NULL
FROM relation r JOIN pg_constraint k ON k.conrelid = r.oid AND k.contype IN ('p', 'u', 'c', 'x', 'f')
JOIN pg_description d ON d.classoid = 'pg_constraint'::regclass AND d.objoid = k.oid`,
  `SELECT 'trigger', r.schema, r.name, t.tgname, d.description, t.oid, 0, NULL
FROM relation r JOIN pg_trigger t ON t.tgrelid = r.oid AND NOT t.tgisinternal
JOIN pg_description d ON d.classoid = 'pg_trigger'::regclass AND d.objoid = t.oid`,
];

function commentedRoutines(scope: Scope): string[] {
  if (!scope.has.has("routines")) return [];
  return [
    `SELECT CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END, n.nspname, NULL, p.proname, d.description, p.oid, 0,
  ${ARGUMENT_TYPES}
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
JOIN pg_description d ON d.classoid = 'pg_proc'::regclass AND d.objoid = p.oid
WHERE p.prokind <> 'a' AND ${inScope(scope, "n.nspname")} AND ${IS_OWN_ROUTINE}`,
  ];
}

export const comments: Section<CommentRow> = {
  sql: (scope) => saidAbout(scope, "pg_description"),
  read: (row, scope) => [schemaObject({ kind: "comment", ...targetOf(row, scope) }, { text: row.text })],
};

/** What security providers say of an object, in the place of a comment. */
const LABELS = `(SELECT objoid, classoid, objsubid, json_object_agg(provider, label)::text AS description
  FROM (SELECT objoid, classoid, objsubid, provider, label FROM pg_seclabel
    UNION ALL SELECT objoid, classoid, 0, provider, label FROM pg_shseclabel) AS label GROUP BY objoid, classoid, objsubid)`;

export const securityLabels: Section<CommentRow> = {
  when: "labels",
  sql: (scope) => saidAbout(scope, LABELS),
  read: (row, scope) => [
    schemaObject({ kind: "securityLabel", ...targetOf(row, scope) }, { labels: JSON.parse(row.text) }),
  ],
};

function saidAbout(scope: Scope, source: string): string {
  const targets = COMMENTED(scope).map((sql) => sql.replaceAll("JOIN pg_description d", `JOIN ${source} d`));
  return `
WITH ${relations(scope, ["r", "f", "v", "m"])}
SELECT found.on, found.schema, found.table, found.name, found.text, found.arguments FROM (
${targets.join("\nUNION ALL\n")}
) AS found ORDER BY found.oid, found.part`;
}

function targetOf(
  { on, schema = "", table, name, arguments: types }: CommentRow,
  scope: Scope,
): Omit<ObjectId, "kind"> {
  return {
    on,
    schema: schemaOf(scope, schema),
    ...(table === undefined ? {} : { table }),
    name,
    ...(types === undefined ? {} : { arguments: types }),
  };
}
