/**
 * Schemas, enums and sequences.
 *
 * @module
 */
import { type SequenceOptions, schemaObject } from "../../../catalog/object.ts";
import { withoutDefaults } from "../numbering.ts";
import { text } from "../quote.ts";
import { inScope, notOfExtension, type Section, schemaOf } from "./scope.ts";

/** Schemas besides the default one. `public` comes with every database, so it is never an object. */
export const schemas: Section<{ name: string }> = {
  sql: (scope) => `
SELECT n.nspname AS name FROM pg_namespace n
WHERE ${inScope(scope, "n.nspname")} AND n.nspname NOT IN ('public', ${text(scope.defaultSchema ?? "public")})
  AND ${notOfExtension("pg_namespace", "n.oid")}
ORDER BY n.oid`,
  read: (row) => [schemaObject({ kind: "schema", schema: "", name: row.name }, {})],
};

export const enums: Section<{ schema: string; name: string; values?: string[] }> = {
  sql: (scope) => `
SELECT n.nspname AS schema, t.typname AS name,
  (SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid) AS values
FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
WHERE t.typtype = 'e' AND ${inScope(scope, "n.nspname")} AND ${notOfExtension("pg_type", "t.oid")}
ORDER BY t.oid`,
  read: (row, scope) => [
    schemaObject({ kind: "enum", schema: schemaOf(scope, row.schema), name: row.name }, { values: row.values ?? [] }),
  ],
};

/** The options of `pg_sequence s`, as a JSON object. */
export const SEQUENCE_OPTIONS: string = `json_build_object('type', format_type(s.seqtypid, NULL),
    'start', s.seqstart::text, 'increment', s.seqincrement::text, 'minValue', s.seqmin::text,
    'maxValue', s.seqmax::text, 'cache', s.seqcache::text, 'cycle', CASE WHEN s.seqcycle THEN true END)`;

/**
 * Common table expressions: `serial(sequence, relation, number)`, the sequences that `serial` would have made. The column
 * owns it, draws its default from it, is NOT NULL, and all options are the default ones.
 *
 * All that is a condition of `numbered` lets the planner believe that there are none, and look at each for every column.
 */
export const SERIALS = `numbered AS MATERIALIZED (
  SELECT s.seqrelid AS sequence, d.refobjid AS relation, d.refobjsubid AS number,
    a.attnotnull AND s.seqtypid = a.atttypid AND s.seqstart = 1 AND s.seqincrement = 1 AND s.seqmin = 1 AND s.seqcache = 1
    AND NOT s.seqcycle
    AND s.seqmax = CASE s.seqtypid WHEN 'int2'::regtype THEN 32767 WHEN 'int4'::regtype THEN 2147483647
      ELSE 9223372036854775807 END
    AND pg_get_expr(f.adbin, 0) = format('nextval(%L::regclass)', s.seqrelid::regclass) AS is_serial
  FROM pg_sequence s
  JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = s.seqrelid AND d.deptype = 'a'
    AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0
  JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
  JOIN pg_attrdef f ON f.adrelid = a.attrelid AND f.adnum = a.attnum
), serial AS (SELECT sequence, relation, number FROM numbered WHERE is_serial)`;

interface SequenceRow {
  schema: string;
  name: string;
  options: SequenceOptions & { type: string };
  unlogged?: true;
  table?: string;
  column?: string;
}

/** Sequences of their own; those of identities and serials are part of their columns. */
export const sequences: Section<SequenceRow> = {
  sql: (scope) => `
WITH ${SERIALS}
SELECT n.nspname AS schema, c.relname AS name, ${SEQUENCE_OPTIONS} AS options,
  CASE WHEN c.relpersistence = 'u' THEN true END AS unlogged, oc.relname AS table, oa.attname AS column
FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.objsubid = 0
  AND d.deptype IN ('a', 'i') AND d.refclassid = 'pg_class'::regclass
LEFT JOIN pg_class oc ON oc.oid = d.refobjid
LEFT JOIN pg_attribute oa ON oa.attrelid = d.refobjid AND oa.attnum = d.refobjsubid
WHERE ${inScope(scope, "n.nspname")} AND d.deptype IS DISTINCT FROM 'i'
  AND c.oid NOT IN (SELECT sequence FROM serial) AND ${notOfExtension("pg_class", "c.oid")}
ORDER BY c.oid`,
  *read({ schema: schemaName, name, options, unlogged, table, column }, scope) {
    const schema = schemaOf(scope, schemaName);
    yield schemaObject(
      { kind: "sequence", schema, name },
      {
        ...withoutDefaults(options, options.type),
        ...(unlogged === true ? { unlogged } : {}),
      },
    );
    if (table !== undefined && column !== undefined) {
      yield schemaObject({ kind: "sequenceOwner", schema, name }, { table, column });
    }
  },
};
