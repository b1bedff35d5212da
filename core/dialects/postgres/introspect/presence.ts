/**
 * What a database has at all of the kinds that most databases lack: their queries are left out where there is nothing to
 * find. One cheap look for each, asked together with the session's settings.
 *
 * @module
 */
import { text } from "../quote.ts";
import { OWN_SUBSCRIPTIONS, SHOWS_CONNECTIONS, UNREAD_SQL } from "./unread.ts";

/** Objects that initdb did not make. */
const CREATED = "oid >= 16384";

export type Presence =
  | "roles"
  | "routines"
  | "aggregates"
  | "operators"
  | "operatorFamilies"
  | "casts"
  | "engine"
  | "rules"
  | "triggers"
  | "policies"
  | "eventTriggers"
  | "defaultPrivileges"
  | "extensions"
  | "collations"
  | "types"
  | "baseTypes"
  | "textSearch"
  | "foreign"
  | "publications"
  | "subscriptions"
  | "unread"
  | "statistics"
  | "labels";

/** Kinds that are rare, and how to tell whether there is one. */
const PRESENCE: Readonly<Record<Presence, string>> = {
  roles: `SELECT FROM pg_roles WHERE ${CREATED}`,
  routines: `SELECT FROM pg_proc WHERE ${CREATED}`,
  aggregates: `SELECT FROM pg_proc WHERE ${CREATED} AND prokind = 'a'`,
  operators: `SELECT FROM pg_operator WHERE ${CREATED}`,
  operatorFamilies: `SELECT FROM pg_opfamily WHERE ${CREATED}`,
  casts: `SELECT FROM pg_cast WHERE ${CREATED}`,
  engine: ["pg_language", "pg_am", "pg_transform", "pg_conversion"]
    .map((catalog) => `SELECT FROM ${catalog} WHERE ${CREATED}`)
    .join(" UNION ALL "),
  rules: "SELECT FROM pg_rewrite WHERE rulename <> '_RETURN' AND oid >= 16384",
  triggers: "SELECT FROM pg_trigger WHERE NOT tgisinternal",
  policies: "SELECT FROM pg_policy",
  eventTriggers: "SELECT FROM pg_event_trigger",
  defaultPrivileges: "SELECT FROM pg_default_acl",
  extensions: "SELECT FROM pg_extension WHERE extname <> 'plpgsql'",
  collations: `SELECT FROM pg_collation WHERE ${CREATED}`,
  types: `SELECT FROM pg_type t WHERE t.${CREATED} AND (t.typtype IN ('d', 'r')
    OR (t.typtype = 'c' AND EXISTS (SELECT FROM pg_class c WHERE c.oid = t.typrelid AND c.relkind = 'c')))`,
  baseTypes: `SELECT FROM pg_type t WHERE t.${CREATED} AND (t.typtype = 'b' AND t.typcategory <> 'A' OR NOT t.typisdefined)`,
  textSearch: `SELECT FROM pg_ts_config WHERE ${CREATED} UNION ALL SELECT FROM pg_ts_dict WHERE ${CREATED}
    UNION ALL SELECT FROM pg_ts_parser WHERE ${CREATED} UNION ALL SELECT FROM pg_ts_template WHERE ${CREATED}`,
  foreign: "SELECT FROM pg_foreign_data_wrapper",
  publications: "SELECT FROM pg_publication",
  subscriptions: `SELECT FROM pg_subscription WHERE ${OWN_SUBSCRIPTIONS} AND ${SHOWS_CONNECTIONS}`,
  unread: UNREAD_SQL,
  statistics: "SELECT FROM pg_statistic_ext",
  labels: "SELECT FROM pg_seclabel UNION ALL SELECT FROM pg_shseclabel",
};

/** An SQL expression: a JSON object that says of each kind whether there is one. */
export const PRESENCE_SQL: string = `json_build_object(${Object.entries(PRESENCE)
  .map(([kind, query]) => `${text(kind)}, EXISTS (${query})`)
  .join(", ")})`;

/** The kinds that there are, from what {@link PRESENCE_SQL} says. */
export function presentKinds(json: string): ReadonlySet<Presence> {
  const found = Object.entries(JSON.parse(json) as Record<Presence, boolean>);
  return new Set(found.flatMap(([kind, isThere]) => (isThere ? [kind as Presence] : [])));
}
