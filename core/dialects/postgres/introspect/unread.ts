/**
 * What the session's role may not read, although everybody may know that it is there: how a subscription connects, and
 * with which options users are known to foreign servers, since both hold passwords.
 *
 * @module
 */
import type { Unmodelled } from "../../../catalog/catalog.ts";

/** A condition on `pg_user_mappings um`: its options are shown, as the view's definition has it. */
export const SHOWS_OPTIONS = `(SELECT v.rolsuper FROM pg_roles v WHERE v.rolname = current_user)
  OR (SELECT CASE WHEN um.umuser = 0 THEN pg_has_role(v.srvowner, 'USAGE')
      ELSE um.usename = current_user AND (pg_has_role(v.srvowner, 'USAGE') OR has_server_privilege(v.oid, 'USAGE')) END
    FROM pg_foreign_server v WHERE v.oid = um.srvid)`;

/** A condition: the role may read how subscriptions connect. */
export const SHOWS_CONNECTIONS = "has_column_privilege('pg_subscription', 'subconninfo', 'SELECT')";

/** A condition on `pg_subscription`: it is of this database. The server has one list for all. */
export const OWN_SUBSCRIPTIONS = "subdbid = (SELECT db.oid FROM pg_database db WHERE db.datname = current_database())";

export interface UnreadRow {
  readonly server?: string;
  readonly name: string;
}

/** Rows: a subscription, or a user of a server. */
export const UNREAD_SQL: string = `SELECT NULL AS server, subname::text AS name FROM pg_subscription
  WHERE ${OWN_SUBSCRIPTIONS} AND NOT ${SHOWS_CONNECTIONS}
UNION ALL
SELECT um.srvname, um.usename FROM pg_user_mappings um WHERE NOT (${SHOWS_OPTIONS}) ORDER BY 1, 2`;

export function unreadOf({ server, name }: UnreadRow): Unmodelled {
  if (server === undefined) {
    return { kind: "subscription", name, unread: { id: { kind: "subscription", schema: "", name } } };
  }
  const id = { kind: "foreignServer", schema: "", name: server } as const;
  return { kind: "user mapping", name: `${name} of ${server}`, unread: { id, entry: ["users", name] } };
}
