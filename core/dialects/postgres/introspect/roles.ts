/**
 * Roles and their memberships, as far as somebody asks for them. Only views that everybody may read are read.
 *
 * @module
 */
import { matches } from "../../../catalog/include.ts";
import {
  type MembershipAttributes,
  type RoleAttributes,
  type SchemaObject,
  schemaObject,
} from "../../../catalog/object.ts";
import { STAND_IN } from "../../dialect.ts";
import { text } from "../quote.ts";
import { parameters, type Scope, type Section } from "./scope.ts";

/** What initdb made is the server's own; what a shadow has made in the place of a role that it lacks is nobody's. */
const isOwn = (role: string): string =>
  `${role}.oid >= 16384 AND shobj_description(${role}.oid, 'pg_authid') IS DISTINCT FROM ${text(STAND_IN)}`;

interface RoleRow extends RoleAttributes {
  name: string;
  comment?: string;
  labels?: Record<string, string>;
}

const flag = (condition: string): string => `CASE WHEN ${condition} THEN true END`;

const settingsIn = (database: string): string =>
  `(SELECT ${parameters("s.setconfig")} FROM pg_db_role_setting s WHERE s.setrole = r.oid AND s.setdatabase = ${database})`;

export const roles: Section<RoleRow> = {
  when: "roles",
  sql: () => `
SELECT r.rolname AS name, ${flag("r.rolcanlogin")} AS login, ${flag("r.rolsuper")} AS superuser,
  ${flag("r.rolcreatedb")} AS "createDb", ${flag("r.rolcreaterole")} AS "createRole",
  ${flag("r.rolreplication")} AS replication, ${flag("r.rolbypassrls")} AS "bypassRls",
  ${flag("NOT r.rolinherit")} AS "noInherit", nullif(r.rolconnlimit, -1)::text AS "connectionLimit",
  nullif(r.rolvaliduntil::text, 'infinity') AS "validUntil", ${settingsIn("0")} AS set,
  ${settingsIn("(SELECT oid FROM pg_database WHERE datname = current_database())")} AS "setInDatabase",
  shobj_description(r.oid, 'pg_authid') AS comment,
  (SELECT json_object_agg(l.provider, l.label) FROM pg_shseclabel l
    WHERE l.objoid = r.oid AND l.classoid = 'pg_authid'::regclass) AS labels
FROM pg_roles r WHERE ${isOwn("r")} ORDER BY r.oid`,
  *read({ name, comment, labels, ...attributes }, scope) {
    if (!isAsked(scope, name)) return;
    const about = { on: "role", schema: "", name } as const;
    yield schemaObject({ kind: "role", schema: "", name }, attributes);
    if (comment !== undefined) yield schemaObject({ kind: "comment", ...about }, { text: comment });
    if (labels !== undefined) yield schemaObject({ kind: "securityLabel", ...about }, { labels });
  },
};

interface MembershipRow extends MembershipAttributes {
  role: string;
  member: string;
}

/** A role that makes another one becomes a member of it, and cannot do otherwise. */
const IS_CREATOR = `g.oid = 10 AND m.admin_option AND NOT m.inherit_option AND NOT m.set_option
  AND u.rolcreaterole AND NOT u.rolsuper`;

export const memberships: Section<MembershipRow> = {
  when: "roles",
  sql: ({ version }) => `
SELECT r.rolname AS role, u.rolname AS member, ${flag("bool_or(m.admin_option)")} AS admin${
    version < 16
      ? ""
      : `,
  CASE nullif(bool_or(m.inherit_option), u.rolinherit) WHEN true THEN 'always' WHEN false THEN 'never' END AS inherit, ${flag("NOT bool_or(m.set_option)")} AS "noSet",
  CASE WHEN bool_or(g.oid <> 10) THEN json_agg(CASE WHEN g.oid = 10 THEN '' ELSE g.rolname END ORDER BY g.oid = 10 DESC, g.rolname)
    END AS grantors`
  }
FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid JOIN pg_roles u ON u.oid = m.member AND ${isOwn("u")}
LEFT JOIN pg_roles g ON g.oid = m.grantor${version < 16 ? "" : ` WHERE NOT coalesce(${IS_CREATOR}, false)`}
GROUP BY r.rolname, u.rolname, u.rolinherit ORDER BY 1, 2`,
  *read({ role, member, ...attributes }, scope): Iterable<SchemaObject> {
    if (!isAsked(scope, member)) return;
    yield schemaObject({ kind: "membership", schema: "", name: role, role: member }, attributes);
  },
};

function isAsked({ roles: patterns }: Scope, name: string): boolean {
  return patterns.length > 0 && matches(patterns, [name]);
}
