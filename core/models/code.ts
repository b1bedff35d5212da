/**
 * Code and who may do what: functions, procedures, triggers, policies, grants.
 *
 * @module
 */
import type { FunctionAttributes, FunctionParameter, PolicyAttributes } from "../catalog/object.ts";
import { MigrError } from "../errors.ts";
import {
  defined,
  type FunctionDefinition,
  type GrantDefinition,
  MODEL,
  type Model,
  type Needs,
  nextOrder,
  type PolicyDefinition,
  type Settings,
  settingsText,
  type TriggerDefinition,
} from "./definition.ts";
import type { Sql, TableColumn } from "./sql.ts";
import { checkName } from "./table.ts";

/** A parameter besides its name: its type, or more. */
export type Parameter =
  | string
  | { readonly type: string; readonly mode?: NonNullable<FunctionParameter["mode"]>; readonly default?: Sql };

/** A parameter in a list, which may have no name. */
export type ListedParameter = Exclude<Parameter, string> & { readonly name?: string };

export interface ProcedureOptions
  extends Pick<
    FunctionAttributes,
    | "strict"
    | "securityDefiner"
    | "leakproof"
    | "parallel"
    | "volatility"
    | "window"
    | "library"
    | "support"
    | "transforms"
  > {
  /** Leave it out for the default schema. */
  readonly schema?: string;
  readonly comment?: string;
  /** By name, in order: `{ a: "integer", b: { type: "text", default: sql`'x'` } }`; as a list where some have no name. */
  readonly parameters?: Readonly<Record<string, Parameter>> | readonly ListedParameter[];
  /** Default: `sql`. */
  readonly language?: string;
  /** The source code, in its language. */
  readonly body?: string | Sql;
  /** Instead of `body`, standard SQL that the database understands: sql`RETURN a + b`, sql`BEGIN ATOMIC … END`. */
  readonly sql?: Sql;
  readonly cost?: number;
  readonly rows?: number;
  /** Settings while it runs: `{ search_path: "app" }`. */
  readonly set?: Settings;
  /** Models that `sql` needs and does not interpolate. */
  readonly needs?: Needs;
}

export interface FunctionOptions extends ProcedureOptions {
  /** A type, `"SETOF integer"`, `"trigger"`; or with names of models in it: sql`SETOF ${users}`. */
  readonly returns: string | Sql;
}

export type Func = Model<FunctionDefinition>;

/**
 * Declares a function.
 *
 * @example
 * export const add = func("add", {
 *   parameters: { a: "integer", b: "integer" },
 *   returns: "integer",
 *   volatility: "immutable",
 *   body: sql`SELECT a + b`,
 * });
 */
export function func(name: string, options: FunctionOptions): Func {
  return routine("function", name, options);
}

/**
 * Declares a procedure.
 *
 * @example export const prune = procedure("prune", { body: sql`DELETE FROM ${sessions} WHERE expires < now()` });
 */
export function procedure(name: string, options: ProcedureOptions): Func {
  return routine("procedure", name, options);
}

function routine(
  kind: "function" | "procedure",
  name: string,
  options: ProcedureOptions & Partial<FunctionOptions>,
): Func {
  const {
    schema = "",
    comment,
    parameters = {},
    language = "sql",
    body,
    sql,
    returns,
    cost,
    rows,
    set,
    needs,
    ...rest
  } = options;
  const checked = checkName(name, kind === "function" ? "A function" : "A procedure");
  if ((body === undefined) === (sql === undefined)) {
    throw new MigrError("MODEL_ERROR", `The ${kind} ${name} needs either "body" or "sql".`, {
      hint: "Write body: sql`SELECT …` for source code, sql: sql`RETURN …` for standard SQL.",
    });
  }
  return model({
    kind,
    order: nextOrder(),
    schema,
    name: checked,
    comment,
    parameters: isList(parameters)
      ? parameters
      : Object.entries(parameters).map(([own, given]) => ({
          name: own,
          ...(typeof given === "string" ? { type: given } : given),
        })),
    returns,
    body,
    sql,
    needs,
    attributes: defined({
      ...rest,
      language,
      cost: cost === undefined ? undefined : String(cost),
      rows: rows === undefined ? undefined : String(rows),
      set: set === undefined ? undefined : settingsText(set),
    }),
  });
}

function isList(parameters: NonNullable<ProcedureOptions["parameters"]>): parameters is readonly ListedParameter[] {
  return Array.isArray(parameters);
}

/** What a trigger reacts to. */
export type TriggerEvent = "insert" | "update" | "delete" | "truncate";

export interface TriggerOptions {
  /** The table or view; a function where it is declared later. */
  readonly on: unknown;
  /** One of these three says when it fires, and for what. */
  readonly before?: TriggerEvent | readonly TriggerEvent[];
  readonly after?: TriggerEvent | readonly TriggerEvent[];
  readonly insteadOf?: TriggerEvent | readonly TriggerEvent[];
  /** Updates of these columns only. */
  readonly columns?: readonly TableColumn[];
  /** Default: `row`. */
  readonly forEach?: "row" | "statement";
  readonly when?: Sql;
  /** Names for the sets of old and new rows. */
  readonly referencing?: { readonly old?: string; readonly new?: string };
  /** A trigger that can wait for the end of the transaction. */
  readonly constraint?: "immediate" | "deferrable" | "deferred";
  /** The function that it calls; in SQLite its statements: sql`UPDATE …; DELETE …`. */
  readonly execute: Func | Sql;
  readonly arguments?: readonly string[];
  readonly enabled?: "disabled" | "replica" | "always";
  readonly comment?: string;
}

export type Trigger = Model<TriggerDefinition>;

/**
 * Declares a trigger.
 *
 * @example
 * export const touch = func("touch", {
 *   returns: "trigger",
 *   language: "plpgsql",
 *   body: sql`BEGIN NEW.updated := now(); RETURN NEW; END`,
 * });
 * export const touchUsers = trigger("touch_users", { on: users, before: ["insert", "update"], execute: touch });
 */
export function trigger(name: string, options: TriggerOptions): Trigger {
  const checked = checkName(name, "A trigger");
  const times = (["before", "after", "insteadOf"] as const).filter((time) => options[time] !== undefined);
  const [time] = times;
  if (time === undefined || times.length > 1) {
    throw new MigrError("MODEL_ERROR", `The trigger ${name} needs one of "before", "after" and "insteadOf".`);
  }
  const { comment, on, execute, ...rest } = options;
  const events = [options[time] ?? []].flat();
  return model({
    kind: "trigger",
    order: nextOrder(),
    schema: "",
    name: checked,
    comment,
    time,
    events,
    on,
    execute,
    options: rest,
  });
}

export interface PolicyOptions {
  /** The table; a function where it is declared later. */
  readonly on: unknown;
  /** Default: every command. */
  readonly for?: NonNullable<PolicyAttributes["command"]>;
  /** Default: `permissive`, of which one must allow a row; every restrictive one must. */
  readonly as?: "permissive" | "restrictive";
  /** Default: everybody. */
  readonly to?: string | readonly string[];
  /** Which rows can be seen. */
  readonly using?: Sql;
  /** Which rows can be written. */
  readonly withCheck?: Sql;
  readonly comment?: string;
  /** Models that the conditions need and do not interpolate. */
  readonly needs?: Needs;
}

export type Policy = Model<PolicyDefinition>;

/**
 * Declares a policy. It counts on tables with `rowSecurity: true`.
 *
 * @example
 * export const notes = table("notes", { author: text().notNull() }, { rowSecurity: true });
 * export const ownNotes = policy("own_notes", { on: notes, using: sql`${notes.author} = CURRENT_USER` });
 */
export function policy(name: string, options: PolicyOptions): Policy {
  const { comment, on, needs, ...rest } = options;
  const checked = checkName(name, "A policy");
  return model({ kind: "policy", order: nextOrder(), schema: "", name: checked, comment, on, options: rest, needs });
}

export interface GrantOptions {
  /** Tables, views, sequences, functions, types, schemas, objects of {@link object}, or columns of one table. */
  readonly on: unknown;
  /** Roles; `"public"` is everybody. */
  readonly to: string | readonly string[];
  readonly withGrantOption?: boolean;
}

export type Grant = Model<GrantDefinition>;

/**
 * Declares what roles may do.
 *
 * @example export const reading = grant(["SELECT"], { on: users, to: "reader" });
 * @example export const writing = grant(["UPDATE"], { on: [users.name, users.email], to: ["app", "admin"] });
 */
export function grant(privileges: string | readonly string[], { on, to, withGrantOption }: GrantOptions): Grant {
  const list = [privileges].flat().map((privilege) => privilege.toUpperCase());
  if (list.length === 0 || list.some((privilege) => /^ALL\b/.test(privilege))) {
    throw new MigrError("MODEL_ERROR", "A grant names its privileges one by one.", {
      hint: 'What "ALL" means differs from version to version: write grant(["SELECT", "INSERT"], …).',
    });
  }
  const targets = Array.isArray(on) ? (on as unknown[]) : [on];
  return model({
    kind: "grant",
    order: nextOrder(),
    schema: "",
    name: "",
    privileges: list,
    targets,
    roles: [to].flat().map((role) => (role.toLowerCase() === "public" ? "" : role)),
    isGrantable: withGrantOption === true,
  });
}

/**
 * Declares what roles may not do though they could by default: call a function, as everybody can, or use a type.
 *
 * @example export const closed = revoke(["EXECUTE"], { on: prune, from: "public" });
 */
export function revoke(
  privileges: string | readonly string[],
  { on, from }: { readonly on: unknown; readonly from: string | readonly string[] },
): Grant {
  const { [MODEL]: definition } = grant(privileges, { on, to: from });
  return model({ ...definition, isRevoked: true });
}

function model<D extends FunctionDefinition | TriggerDefinition | PolicyDefinition | GrantDefinition>(
  definition: D,
): Model<D> {
  return Object.defineProperty({}, MODEL, { value: definition }) as Model<D>;
}
