/**
 * What a database has at all of the kinds that most databases lack: their queries are left out where there is nothing to
 * find. One cheap look for each, asked together with the session's settings.
 *
 * @module
 */
import { text } from "../quote.ts";

/** Objects that initdb did not make. */
const CREATED = "oid >= 16384";

export type Presence =
  | "routines"
  | "operators"
  | "operatorFamilies"
  | "casts"
  | "rules"
  | "triggers"
  | "policies"
  | "eventTriggers"
  | "defaultPrivileges";

/** Kinds that are rare, and how to tell whether there is one. */
const PRESENCE: Readonly<Record<Presence, string>> = {
  routines: `SELECT FROM pg_proc WHERE ${CREATED}`,
  operators: `SELECT FROM pg_operator WHERE ${CREATED}`,
  operatorFamilies: `SELECT FROM pg_opfamily WHERE ${CREATED}`,
  casts: `SELECT FROM pg_cast WHERE ${CREATED}`,
  rules: "SELECT FROM pg_rewrite WHERE rulename <> '_RETURN' AND oid >= 16384",
  triggers: "SELECT FROM pg_trigger WHERE NOT tgisinternal",
  policies: "SELECT FROM pg_policy",
  eventTriggers: "SELECT FROM pg_event_trigger",
  defaultPrivileges: "SELECT FROM pg_default_acl",
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
