/**
 * Views, materialized views, triggers and comments.
 *
 * @module
 */
import { type ObjectKind, schemaObject } from "../../../catalog/object.ts";
import { text } from "../quote.ts";
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

interface ViewRow {
  schema: string;
  name: string;
  kind: "v" | "m";
  definition: string;
  with?: Record<string, string>;
  needs?: Reference[];
}

export const views: Section<ViewRow> = {
  sql: (scope) => `
WITH ${relations(scope, ["v", "m"])}
SELECT r.schema, r.name, r.kind, pg_get_viewdef(r.oid) AS definition, ${parameters("c.reloptions")} AS with,
  ${references("pg_rewrite", "w.oid", "r.oid")} AS needs
FROM relation r JOIN pg_class c ON c.oid = r.oid
JOIN pg_rewrite w ON w.ev_class = r.oid AND w.rulename = '_RETURN'
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
    };
    return [schemaObject({ kind, schema, name: row.name }, attributes, needs)];
  },
};

interface TriggerRow {
  schema: string;
  table: string;
  name: string;
  definition: string;
  needs?: Reference[];
}

export const triggers: Section<TriggerRow> = {
  sql: (scope) => `
WITH ${relations(scope, ["r", "v"])}
SELECT r.schema, r.name AS table, t.tgname AS name, pg_get_triggerdef(t.oid, true) AS definition,
  ${references("pg_trigger", "t.oid", "r.oid")} AS needs
FROM relation r JOIN pg_trigger t ON t.tgrelid = r.oid AND NOT t.tgisinternal
ORDER BY r.oid, t.tgname`,
  read: (row, scope) => [
    schemaObject(
      { kind: "trigger", schema: schemaOf(scope, row.schema), table: row.table, name: row.name },
      { definition: row.definition },
      idsOf(scope, row.needs),
    ),
  ],
};

interface CommentRow {
  on: ObjectKind;
  schema: string;
  table?: string;
  name: string;
  text: string;
}

/** What has a comment: one query for each system catalog that comments point into. */
const COMMENTED = (scope: Scope): readonly string[] => [
  `SELECT 'schema' AS on, '' AS schema, NULL::name AS table, n.nspname AS name, d.description AS text, n.oid, 0 AS part
FROM pg_namespace n JOIN pg_description d ON d.classoid = 'pg_namespace'::regclass AND d.objoid = n.oid
WHERE ${inScope(scope, "n.nspname")} AND n.nspname NOT IN ('public', ${text(scope.defaultSchema ?? "public")})`,
  `SELECT 'enum', n.nspname, NULL, t.typname, d.description, t.oid, 0
FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
JOIN pg_description d ON d.classoid = 'pg_type'::regclass AND d.objoid = t.oid
WHERE t.typtype = 'e' AND ${inScope(scope, "n.nspname")}`,
  `SELECT 'sequence', n.nspname, NULL, c.relname, d.description, c.oid, 0
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid
WHERE c.relkind = 'S' AND ${inScope(scope, "n.nspname")}`,
  `SELECT CASE WHEN d.objsubid > 0 THEN 'column' WHEN r.kind = 'r' THEN 'table' WHEN r.kind = 'v' THEN 'view'
  ELSE 'materializedView' END, r.schema, CASE WHEN d.objsubid > 0 THEN r.name END, coalesce(a.attname, r.name),
  d.description, r.oid, d.objsubid
FROM relation r JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = r.oid
LEFT JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum = d.objsubid AND d.objsubid > 0`,
  `SELECT 'index', r.schema, r.name, c.relname, d.description, c.oid, 0
FROM relation r JOIN pg_index i ON i.indrelid = r.oid JOIN pg_class c ON c.oid = i.indexrelid
JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid
WHERE NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = c.oid AND k.contype IN ('p', 'u', 'x'))`,
  `SELECT CASE k.contype WHEN 'p' THEN 'primaryKey' WHEN 'u' THEN 'unique' WHEN 'c' THEN 'check'
  WHEN 'x' THEN 'exclusion' ELSE 'foreignKey' END, r.schema, r.name, k.conname, d.description, k.oid, 0
FROM relation r JOIN pg_constraint k ON k.conrelid = r.oid AND k.contype IN ('p', 'u', 'c', 'x', 'f')
JOIN pg_description d ON d.classoid = 'pg_constraint'::regclass AND d.objoid = k.oid`,
  `SELECT 'trigger', r.schema, r.name, t.tgname, d.description, t.oid, 0
FROM relation r JOIN pg_trigger t ON t.tgrelid = r.oid AND NOT t.tgisinternal
JOIN pg_description d ON d.classoid = 'pg_trigger'::regclass AND d.objoid = t.oid`,
];

export const comments: Section<CommentRow> = {
  sql: (scope) => `
WITH ${relations(scope, ["r", "v", "m"])}
SELECT found.on, found.schema, found.table, found.name, found.text FROM (
${COMMENTED(scope).join("\nUNION ALL\n")}
) AS found ORDER BY found.oid, found.part`,
  read: ({ on, schema, table, name, text: comment }, scope) => [
    schemaObject(
      {
        kind: "comment",
        on,
        schema: schemaOf(scope, schema),
        ...(table === undefined ? {} : { table }),
        name,
      },
      { text: comment },
    ),
  ],
};
