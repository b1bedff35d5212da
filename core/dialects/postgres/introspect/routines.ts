/**
 * Functions and procedures.
 *
 * @module
 */
import { type FunctionAttributes, schemaObject } from "../../../catalog/object.ts";
import {
  idsOf,
  inScope,
  notOfExtension,
  parameters,
  type Reference,
  references,
  type Section,
  schemaOf,
} from "./scope.ts";

/** The types of the arguments of `pg_proc p` by which it is told from others of its name. */
export const ARGUMENT_TYPES: string = `coalesce((SELECT string_agg(format_type(at.type, NULL), ', ' ORDER BY at.place)
    FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY AS at(type, place)), '')`;

/** A condition on `pg_proc p`: not made by something else, as the constructors of range types are. */
export const IS_OWN_ROUTINE: string = `NOT EXISTS (SELECT FROM pg_depend i WHERE i.classid = 'pg_proc'::regclass
    AND i.objid = p.oid AND i.deptype = 'i') AND ${notOfExtension("pg_proc", "p.oid")}`;

const PARAMETERS = `(SELECT json_agg(json_build_object('name', nullif(p.proargnames[a.place], ''),
      'type', format_type(a.type, NULL),
      'mode', CASE p.proargmodes[a.place] WHEN 'o' THEN 'out' WHEN 'b' THEN 'inout' WHEN 'v' THEN 'variadic' END,
      'default', pg_get_function_arg_default(p.oid, a.place::integer)) ORDER BY a.place)
    FROM unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) WITH ORDINALITY AS a(type, place)
    WHERE p.proargmodes[a.place] IS DISTINCT FROM 't')`;

interface RoutineRow extends FunctionAttributes {
  kind: "f" | "p" | "w";
  schema: string;
  name: string;
  arguments: string;
  needs?: Reference[];
}

const flag = (condition: string): string => `CASE WHEN ${condition} THEN true END`;

export const routines: Section<RoutineRow> = {
  when: "routines",
  sql: (scope) => `
SELECT n.nspname AS schema, p.proname AS name, p.prokind AS kind, ${ARGUMENT_TYPES} AS arguments,
  ${PARAMETERS} AS parameters, CASE WHEN p.prokind <> 'p' THEN pg_get_function_result(p.oid) END AS returns,
  l.lanname AS language, CASE WHEN p.prosqlbody IS NULL THEN p.prosrc END AS body,
  pg_get_function_sqlbody(p.oid) AS sql, p.probin AS library,
  CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' END AS volatility,
  ${flag("p.proisstrict")} AS strict, ${flag("p.prosecdef")} AS "securityDefiner",
  ${flag("p.proleakproof")} AS leakproof, ${flag("p.prokind = 'w'")} AS window,
  CASE p.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted' END AS parallel,
  nullif(p.procost::text, CASE WHEN l.lanname IN ('c', 'internal') THEN '1' ELSE '100' END) AS cost,
  CASE WHEN p.proretset THEN nullif(p.prorows::text, '1000') END AS rows,
  CASE WHEN p.prosupport <> 0 THEN p.prosupport::regproc::text END AS support,
  (SELECT json_agg(format_type(tt, NULL)) FROM unnest(p.protrftypes) AS tt) AS transforms,
  ${parameters("p.proconfig")} AS set, ${references("pg_proc", "p.oid")} AS needs
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang
WHERE p.prokind <> 'a' AND ${inScope(scope, "n.nspname")} AND ${IS_OWN_ROUTINE}
ORDER BY p.oid`,
  read: ({ kind, schema, name, arguments: types, needs, ...attributes }, scope) => {
    const id = { schema: schemaOf(scope, schema), name, arguments: types };
    const ids = idsOf(scope, needs);
    return kind === "p"
      ? [schemaObject({ kind: "procedure", ...id }, attributes, ids)]
      : [schemaObject({ kind: "function", ...id }, attributes, ids)];
  },
};
