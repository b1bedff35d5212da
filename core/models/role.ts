/**
 * Roles of the server.
 *
 * @module
 */
import type { RoleAttributes, SchemaObject } from "../catalog/object.ts";
import { schemaObject } from "../catalog/object.ts";
import { MigrError } from "../errors.ts";
import {
  defined,
  definitionOfKind,
  MODEL,
  type Model,
  nextOrder,
  type RoleDefinition,
  type Settings,
  settingsText,
} from "./definition.ts";
import { checkName } from "./table.ts";

export type Role = Model<RoleDefinition>;

/** A role that another one is a member of; the rest is for PostgreSQL 16 and later. */
export interface MemberOf {
  /** The role, or its name. */
  readonly role: string | Role;
  /** It may make others members, too. */
  readonly admin?: boolean;
  /** It has what the role has. Default: as `inherit` says at the moment in which it becomes a member. */
  readonly inherit?: boolean;
  /** It can become the role with SET ROLE. Default: true. */
  readonly set?: boolean;
}

export interface RoleOptions {
  /** It can log in. */
  readonly login?: boolean;
  readonly superuser?: boolean;
  readonly createDb?: boolean;
  readonly createRole?: boolean;
  readonly replication?: boolean;
  /** Policies do not hold for it. */
  readonly bypassRls?: boolean;
  /** It has what the roles have that it is a member of. Default: true. */
  readonly inherit?: boolean;
  readonly connectionLimit?: number;
  /** Until when its password holds, in UTC: `"2030-01-01 00:00:00+00"`. */
  readonly validUntil?: string;
  /** Settings of its sessions: `{ search_path: "app" }`. */
  readonly set?: Settings;
  /** Settings of its sessions in this database. */
  readonly setInDatabase?: Settings;
  /** Roles that it is a member of. */
  readonly memberOf?: string | Role | MemberOf | readonly (string | Role | MemberOf)[];
  readonly comment?: string;
}

/**
 * PostgreSQL: declares a role. Roles belong to the server, so one that another database has made is taken as it is and
 * changed to what is said here. Passwords are set by other means.
 *
 * @example export const readers = role("readers");
 * @example export const app = role("app", { login: true, memberOf: readers, set: { statement_timeout: "30s" } });
 */
export function role(name: string, options: RoleOptions = {}): Role {
  const { comment, memberOf = [], inherit, connectionLimit, validUntil, set, setInDatabase, ...flags } = options;
  const on = Object.entries(flags).filter(([, value]) => value === true);
  const attributes: RoleAttributes = {
    ...Object.fromEntries(on),
    ...(inherit === false ? { noInherit: true as const } : {}),
    ...defined({
      connectionLimit: connectionLimit === undefined ? undefined : String(connectionLimit),
      validUntil,
      set: set === undefined ? undefined : settingsText(set),
      setInDatabase: setInDatabase === undefined ? undefined : settingsText(setInDatabase),
    }),
  };
  const list = Array.isArray(memberOf) ? memberOf : [memberOf];
  const definition: RoleDefinition = {
    kind: "role",
    order: nextOrder(),
    schema: "",
    name: checkName(name, "A role"),
    comment,
    attributes,
    memberOf: list.map((item: string | Role | MemberOf) => membershipOf(name, item)),
  };
  return Object.defineProperty({}, MODEL, { value: definition }) as Role;
}

function membershipOf(member: string, item: string | Role | MemberOf): RoleDefinition["memberOf"][number] {
  const isPlain = typeof item === "string" || definitionOfKind(item, "role") !== undefined;
  const {
    role: of,
    admin,
    inherit,
    set,
  } = isPlain ? ({ role: item as string | Role } as MemberOf) : (item as MemberOf);
  const name = typeof of === "string" ? of : definitionOfKind(of, "role")?.name;
  if (name === undefined) {
    throw new MigrError("MODEL_ERROR", `The role ${member} is a member of something that is no role.`, {
      hint: 'Name it, or give what role() has made: memberOf: "readers".',
    });
  }
  return {
    name,
    attributes: defined({
      admin: admin === true ? true : undefined,
      inherit: inherit === undefined ? undefined : inherit ? "always" : "never",
      noSet: set === false ? true : undefined,
    }),
  };
}

/** A role with its memberships. */
export function roleObjects({ name, attributes, memberOf }: RoleDefinition): [SchemaObject, ...SchemaObject[]] {
  return [
    schemaObject({ kind: "role", schema: "", name }, attributes),
    ...memberOf.map((of) => schemaObject({ kind: "membership", schema: "", name: of.name, role: name }, of.attributes)),
  ];
}
