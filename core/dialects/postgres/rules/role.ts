/**
 * Roles and memberships. They belong to the server: another database of it may have made or dropped them already, so each
 * statement holds for both cases. Passwords are never said.
 *
 * @module
 */
import type { Attributes, ObjectId, RoleAttributes } from "../../../catalog/object.ts";
import { quote, text } from "../quote.ts";
import { type Rule, setClause, settingName } from "./rule.ts";

type Role = Partial<RoleAttributes>;

export const roleRule: Rule<"role"> = {
  create: ({ object: { id, attributes } }) => [
    unlessThere(id.name, `CREATE ROLE ${quote(id.name)}`, "NOT EXISTS"),
    ...changed(id.name, {}, attributes),
  ],
  alter: ({ id, from, to }) => changed(id.name, from, to),
  drop: ({ object: { id } }) => [`DROP ROLE IF EXISTS ${quote(id.name)}`],
  rename: ({ from, to }) => [
    unlessThere(from.name, `ALTER ROLE ${quote(from.name)} RENAME TO ${quote(to.name)}`, "EXISTS"),
  ],
};

function unlessThere(name: string, statement: string, condition: "EXISTS" | "NOT EXISTS"): string {
  return block(`IF ${condition} (SELECT FROM pg_roles WHERE rolname = ${text(name)}) THEN ${statement}; END IF;`);
}

function block(body: string): string {
  const tag = body.includes("$$") ? "$role$" : "$$";
  return `DO ${tag} BEGIN ${body} END ${tag}`;
}

/** What ALTER ROLE calls flags; with NO before it for the opposite. */
const FLAGS = {
  superuser: "SUPERUSER",
  createDb: "CREATEDB",
  createRole: "CREATEROLE",
  login: "LOGIN",
  replication: "REPLICATION",
  bypassRls: "BYPASSRLS",
} as const;

function changed(name: string, from: Role, to: Role): string[] {
  const words: string[] = [];
  for (const [key, word] of Object.entries(FLAGS) as [keyof typeof FLAGS, string][]) {
    if (from[key] !== to[key]) words.push(`${to[key] ? "" : "NO"}${word}`);
  }
  if (from.noInherit !== to.noInherit) words.push(to.noInherit ? "NOINHERIT" : "INHERIT");
  if (from.connectionLimit !== to.connectionLimit) words.push(`CONNECTION LIMIT ${to.connectionLimit ?? -1}`);
  if (from.validUntil !== to.validUntil) words.push(`VALID UNTIL ${text(to.validUntil ?? "infinity")}`);
  const role = `ALTER ROLE ${quote(name)}`;
  const here = (clause: string): string => {
    const [before, after] = [role, clause].map((sql) => sql.replaceAll("%", "%%"));
    return block(`EXECUTE format(${text(`${before} IN DATABASE %I ${after}`)}, current_database());`);
  };
  return [
    ...(words.length === 0 ? [] : [`${role} ${words.join(" ")}`]),
    ...settingChanges(from.set, to.set).map((clause) => `${role} ${clause}`),
    ...settingChanges(from.setInDatabase, to.setInDatabase).map(here),
  ];
}

function settingChanges(from: RoleAttributes["set"] = {}, to: RoleAttributes["set"] = {}): string[] {
  const gone = Object.keys(from).filter((name) => to[name] === undefined);
  const set = Object.entries(to).filter(([name, value]) => from[name] !== value);
  return [
    ...gone.map((name) => `RESET ${settingName(name)}`),
    ...set.map(([name, value]) => `SET ${setClause(name, value)}`),
  ];
}

type Membership = Partial<Attributes<"membership">>;

export const membershipRule: Rule<"membership"> = {
  create: ({ object: { id, attributes } }) => granted(id, attributes),
  // Only revisions that are written by hand alter one; a flag that goes is the opposite of what it was.
  alter: ({ id, from, to }) => [
    ...(from.admin === true && to.admin !== true ? each(id, {}, "REVOKE ADMIN OPTION FOR", "FROM") : []),
    ...granted(
      id,
      { ...(from.inherit === undefined ? {} : { inherit: from.inherit === "always" ? "never" : "always" }), ...to },
      from.noSet,
    ),
  ],
  drop: ({ object: { id, attributes } }) => each(id, attributes, "REVOKE", "FROM"),
  rename: () => [], // it goes with the roles
};

type Members = ObjectId<"membership">;

/** A statement for each of those who made it a member. */
function each(
  { name, role = "" }: Members,
  { grantors = [""] }: Membership,
  verb: string,
  word: string,
  end = "",
): string[] {
  const statement = `${verb} ${quote(name)} ${word} ${quote(role)}${end}`;
  return grantors.map((grantor) => statement + (grantor === "" ? "" : ` GRANTED BY ${quote(grantor)}`));
}

function granted(id: Members, attributes: Membership, couldNotSet?: true): string[] {
  const { admin, inherit, noSet } = attributes;
  const options: string[] = [];
  if (admin === true) options.push("ADMIN OPTION");
  if (inherit !== undefined) options.push(inherit === "always" ? "INHERIT TRUE" : "INHERIT FALSE");
  if (noSet !== couldNotSet) options.push(noSet === true ? "SET FALSE" : "SET TRUE");
  return each(id, attributes, "GRANT", "TO", options.length === 0 ? "" : ` WITH ${options.join(", ")}`);
}
