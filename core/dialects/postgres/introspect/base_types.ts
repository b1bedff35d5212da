/**
 * Base types, whose values only their own functions know how to read and to write, and types of which there is only a name.
 *
 * @module
 */
import { type Definitions, inScope, notOfExtension } from "./scope.ts";

const routine = (column: string): string => `nullif(o.${column}, 0)::regproc::text`;

/** What CREATE TYPE takes, and what it is where that is not the default. */
const OPTIONS: Readonly<Record<string, string>> = {
  input: routine("typinput"),
  output: routine("typoutput"),
  receive: routine("typreceive"),
  send: routine("typsend"),
  typmod_in: routine("typmodin"),
  typmod_out: routine("typmodout"),
  analyze: routine("typanalyze"),
  // What has elements and a fixed length is taken apart by this unless it says otherwise.
  subscript: `CASE WHEN o.typsubscript::text <> 'raw_array_subscript_handler' THEN ${routine("typsubscript")} END`,
  internallength: "CASE WHEN o.typlen > 0 THEN o.typlen::text END",
  passedbyvalue: "CASE WHEN o.typbyval THEN 'true' END",
  alignment: "CASE o.typalign WHEN 'c' THEN 'char' WHEN 's' THEN 'int2' WHEN 'd' THEN 'double' END",
  storage: "CASE o.typstorage WHEN 'e' THEN 'external' WHEN 'x' THEN 'extended' WHEN 'm' THEN 'main' END",
  category: "quote_literal(nullif(o.typcategory::text, 'U'))",
  preferred: "CASE WHEN o.typispreferred THEN 'true' END",
  default: "quote_literal(o.typdefault)",
  element: "CASE WHEN o.typelem <> 0 THEN format_type(o.typelem, NULL) END",
  delimiter: "quote_literal(nullif(o.typdelim::text, ','))",
  collatable: "CASE WHEN o.typcollation <> 0 THEN 'true' END",
};

const FROM = "FROM pg_type o JOIN pg_namespace n ON n.oid = o.typnamespace";

/** One object for each: `definitions.ts` adds the name that a base type begins as. */
export const BASE_TYPES: readonly Definitions[] = [
  {
    when: "baseTypes",
    catalog: "pg_type",
    sql: (scope) => `
SELECT 'shellType' AS kind, n.nspname AS schema, NULL::name AS table, o.typname::text AS name, NULL::text AS arguments,
  '{}'::json AS attributes, o.oid
${FROM} WHERE NOT o.typisdefined AND ${inScope(scope, "n.nspname")} AND ${notOfExtension("pg_type", "o.oid")}`,
  },
  {
    when: "baseTypes",
    catalog: "pg_type",
    sql: (scope) => `
SELECT 'baseType' AS kind, n.nspname AS schema, NULL::name AS table, o.typname::text AS name, NULL::text AS arguments,
  json_build_object('with', json_build_object(${Object.entries(OPTIONS)
    .map(([name, value]) => `'${name}', ${value}`)
    .join(", ")})) AS attributes, o.oid
${FROM} WHERE o.typtype = 'b' AND o.typcategory <> 'A' AND o.typisdefined AND ${inScope(scope, "n.nspname")}
  AND ${notOfExtension("pg_type", "o.oid")}`,
  },
];
