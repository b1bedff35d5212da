/**
 * Roles and memberships. They belong to the server: another database of it may have made or dropped them already, so each
 * statement holds for both cases. Passwords are never said.
 *
 * @module
 */
import type { Attributes, RoleAttributes } from "../../../catalog/object.ts";
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
  const test = `IF ${condition} (SELECT FROM pg_roles WHERE rolname = ${text(name)})`;
  return block(`${test} THEN ${statement}; END IF;`);
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
  const flags = Object.entries(FLAGS).flatMap(([key, word]) => {
    const [before, after] = [from, to].map((side) => side[key as keyof typeof FLAGS]);
    return before === after ? [] : `${after === true ? "" : "NO"}${word}`;
  });
  const words = [
    ...flags,
    ...(from.noInherit === to.noInherit ? [] : [to.noInherit === true ? "NOINHERIT" : "INHERIT"]),
    ...(from.connectionLimit === to.connectionLimit ? [] : [`CONNECTION LIMIT ${to.connectionLimit ?? -1}`]),
    ...(from.validUntil === to.validUntil ? [] : [`VALID UNTIL ${text(to.validUntil ?? "infinity")}`]),
  ];
  const role = `ALTER ROLE ${quote(name)}`;
  const here = settingChanges(from.setInDatabase, to.setInDatabase).map((clause) =>
    block(`EXECUTE format(${text(`${escaped(role)} IN DATABASE %I ${escaped(clause)}`)}, current_database());`),
  );
  return [
    ...(words.length === 0 ? [] : [`${role} ${words.join(" ")}`]),
    ...settingChanges(from.set, to.set).map((clause) => `${role} ${clause}`),
    ...here,
  ];
}

/** For `format()`. */
function escaped(sql: string): string {
  return sql.replaceAll("%", "%%");
}

function settingChanges(from: RoleAttributes["set"] = {}, to: RoleAttributes["set"] = {}): string[] {
  const set = Object.entries(to).filter(([name, value]) => from[name] !== value);
  return [
    ...Object.keys(from).flatMap((name) => (to[name] === undefined ? [`RESET ${settingName(name)}`] : [])),
    ...set.map(([name, value]) => `SET ${setClause(name, value)}`),
  ];
}

type Membership = Partial<Attributes<"membership">>;

export const membershipRule: Rule<"membership"> = {
  create: ({ object: { id, attributes } }) => granted(id, attributes, attributes.grantors),
  alter: ({ id, from, to }) => [
    ...(from.admin === true && to.admin !== true ? [revoked(id, "", "ADMIN OPTION FOR ")] : []),
    ...granted(id, optionsTo(from, to)),
  ],
  drop: ({ object: { id, attributes } }) =>
    ((attributes as Membership).grantors ?? [""]).map((grantor) => revoked(id, grantor)),
  rename: () => [], // it goes with the roles
};

interface Members {
  readonly name: string;
  readonly role?: string;
}

/** What is said again where it was otherwise: a flag that goes is the opposite of what it was. */
function optionsTo(from: Membership, to: Membership): Membership & { readonly set?: boolean } {
  const inherit = to.inherit ?? (from.inherit === undefined ? undefined : !from.inherit);
  return {
    ...(to.admin === true ? { admin: true } : {}),
    ...(inherit === undefined ? {} : { inherit }),
    ...(from.noSet === to.noSet ? {} : { set: to.noSet !== true }),
  };
}

function granted(
  { name, role = "" }: Members,
  { admin, inherit, noSet, set = noSet === true ? false : undefined }: Membership & { readonly set?: boolean },
  grantors: readonly string[] = [""],
): string[] {
  const option = (word: string, value: boolean | undefined): string[] =>
    value === undefined ? [] : [`${word} ${value ? "TRUE" : "FALSE"}`];
  const options = [...(admin === true ? ["ADMIN OPTION"] : []), ...option("INHERIT", inherit), ...option("SET", set)];
  const end = options.length === 0 ? "" : ` WITH ${options.join(", ")}`;
  return grantors.map((grantor) => `GRANT ${quote(name)} TO ${quote(role)}${end}${by(grantor)}`);
}

function revoked({ name, role = "" }: Members, grantor: string, what = ""): string {
  return `REVOKE ${what}${quote(name)} FROM ${quote(role)}${by(grantor)}`;
}

function by(grantor: string): string {
  return grantor === "" ? "" : ` GRANTED BY ${quote(grantor)}`;
}
