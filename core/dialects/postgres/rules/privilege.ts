/**
 * Owners, grants, default privileges and policies.
 *
 * @module
 */
import type { GrantAttributes, ObjectId, ObjectKind, PolicyAttributes } from "../../../catalog/object.ts";
import { quote, tableOf, text } from "../quote.ts";
import { refuseWhoever } from "../refusals.ts";
import { addressOf, targetOf } from "./address.ts";
import { dropOf, renameOf } from "./defined.ts";
import { known, type Rule } from "./rule.ts";

/** Whoever runs the statement. */
export const CURRENT_USER = "CURRENT_USER";

/** Everybody has no name. */
function roleName(role: string): string {
  if (role === CURRENT_USER) return role;
  return role === "" || role === "public" ? "PUBLIC" : quote(role);
}

export const ownerRule: Rule<"owner"> = {
  create: ({ object: { id, attributes } }) => [ownedBy(id, quote(attributes.role))],
  alter: ({ id, to }) => (to.role === undefined ? [] : [ownedBy(id, quote(to.role))]),
  drop: ({ object: { id } }) => [
    `DO $$ BEGIN EXECUTE format(${text(ownedBy(id, "%I").replaceAll("$$", "$ $"))}, ` +
      "(SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database())); END $$",
  ],
  rename: () => [], // an owner goes with what it owns
};

function ownedBy(id: ObjectId, role: string): string {
  return `ALTER ${addressOf(targetOf(id)).join(" ")} OWNER TO ${role}`;
}

/** What GRANT calls kinds that it knows by another name. */
const GRANT_WORDS: Readonly<Partial<Record<ObjectKind, string>>> = {
  view: "TABLE",
  materializedView: "TABLE",
  aggregate: "FUNCTION",
  foreignTable: "TABLE",
  foreignServer: "FOREIGN SERVER",
};

interface Granted {
  /** A privilege as it is listed: for columns with their name. */
  readonly say: (privilege: string) => string;
  /** `ON TABLE users`, `ON TABLES`. */
  readonly on: string;
  readonly role: string;
  /** `ALTER DEFAULT PRIVILEGES FOR ROLE app `. */
  readonly prefix: string;
}

function grantedOn(id: ObjectId): Granted {
  const role = roleName(id.role ?? "");
  const target = targetOf(id);
  if (target.kind === "column") {
    return { say: (privilege) => `${privilege} (${quote(id.name)})`, on: `TABLE ${tableOf(id)}`, role, prefix: "" };
  }
  const [words, name] = addressOf(target);
  return { say: (privilege) => privilege, on: `${GRANT_WORDS[target.kind] ?? words} ${name}`, role, prefix: "" };
}

/** `FOR ROLE app IN SCHEMA audit ON TABLES` is two parts of the statement. */
function grantedByDefault(id: ObjectId): Granted {
  const at = id.name.lastIndexOf(" ON ");
  return {
    say: (privilege) => privilege,
    on: id.name.slice(at + 4),
    role: roleName(id.role ?? ""),
    prefix: `ALTER DEFAULT PRIVILEGES ${id.name.slice(0, at)} `,
  };
}

function privilegeRule<K extends "grant" | "defaultPrivilege">(place: (id: ObjectId) => Granted): Rule<K> {
  return {
    create: ({ object: { id, attributes } }) =>
      byGrantor(attributes as GrantAttributes, (part) => change(place(id), {}, part)),
    alter: ({ id, from, to }) => change(place(id), from as GrantAttributes, to as GrantAttributes),
    drop: async ({ object: { id, attributes } }, context) => {
      const isKnown = Object.keys(attributes).length > 0;
      const before = isKnown ? attributes : (await known(context, id))?.attributes;
      if (before !== undefined) return byGrantor(before as GrantAttributes, (part) => change(place(id), part, {}));
      const { on, role, prefix } = place(id);
      return [`${prefix}REVOKE ALL ON ${on} FROM ${role}`];
    },
    rename: () => [], // it goes with what it is about
  };
}

// A bundle without grants leaves them out.
export const grantRule: Rule<"grant"> = /* @__PURE__ */ privilegeRule(grantedOn);
export const defaultPrivilegeRule: Rule<"defaultPrivilege"> = /* @__PURE__ */ privilegeRule(grantedByDefault);

/** What others than the owner have granted is their business: they must be the role that says so. */
function byGrantor(attributes: GrantAttributes, statements: (part: GrantAttributes) => string[]): string[] {
  const { by = {}, privileges = [], grantable = [], revoked = [] } = attributes;
  const names = new Set(["", ...Object.values(by).flat()]);
  return [...names].flatMap((grantor) => {
    const isTheirs = (name: string): boolean => (by[name] ?? [""]).includes(grantor);
    const own = { privileges: privileges.filter(isTheirs), grantable: grantable.filter(isTheirs) };
    const said = statements({ ...own, ...(grantor === "" ? { revoked } : {}) });
    return grantor === "" || said.length === 0 ? said : [`SET ROLE ${quote(grantor)}`, ...said, "RESET ROLE"];
  });
}

/** The statements that turn privileges into others. */
function change({ say, on, role, prefix }: Granted, from: GrantAttributes, to: GrantAttributes): string[] {
  const missing = (a: readonly string[] = [], b: readonly string[] = []): string[] => a.filter((x) => !b.includes(x));
  const statement = (words: string, list: readonly string[], end: string): string[] =>
    list.length === 0 ? [] : [`${prefix}${words}${list.map(say).join(", ")} ON ${on} ${end}`];
  const gone = [...missing(from.privileges, to.privileges), ...missing(to.revoked, from.revoked)];
  const grantable = missing(to.grantable, from.grantable);
  const given = [...missing(to.privileges, from.privileges), ...missing(from.revoked, to.revoked)];
  const bound = missing(from.grantable, to.grantable).filter((privilege) => !gone.includes(privilege));
  return [
    ...statement("REVOKE ", gone, `FROM ${role}`),
    ...statement("REVOKE GRANT OPTION FOR ", bound, `FROM ${role}`),
    ...statement("GRANT ", missing(given, grantable), `TO ${role}`),
    ...statement("GRANT ", grantable, `TO ${role} WITH GRANT OPTION`),
  ];
}

export const policyRule: Rule<"policy"> = {
  create: ({ object: { id, attributes } }) => {
    const { command, restrictive } = attributes;
    return [
      `CREATE POLICY ${addressOf(id)[1]}` +
        (restrictive === true ? " AS RESTRICTIVE" : "") +
        (command === undefined ? "" : ` FOR ${command.toUpperCase()}`) +
        conditions(id, attributes),
    ];
  },
  alter: ({ id, from, to }) => {
    const everybody = from.roles !== undefined && to.roles === undefined ? { roles: ["public"] } : {};
    return [`ALTER POLICY ${addressOf(id)[1]}${conditions(id, { ...everybody, ...to })}`];
  },
  drop: (operation) => [dropOf(operation)],
  rename: renameOf,
};

function conditions(id: ObjectId, { roles, using, check }: Partial<PolicyAttributes>): string {
  refuseWhoever(id, roles);
  return (
    (roles === undefined ? "" : ` TO ${roles.map(roleName).join(", ")}`) +
    (using === undefined ? "" : `\n  USING (${using})`) +
    (check === undefined ? "" : `\n  WITH CHECK (${check})`)
  );
}
