/**
 * Types that a schema makes for itself, and where types come from: domains, composite types, extensions.
 *
 * @module
 */
import { MigrError } from "../errors.ts";
import { type Column, column } from "./column.ts";
import {
  type CompositeTypeDefinition,
  type DomainDefinition,
  type ExtensionDefinition,
  MODEL,
  type Model,
  nextOrder,
} from "./definition.ts";
import type { ObjectOptions } from "./objects.ts";
import { isSql, type Sql } from "./sql.ts";
import { checkName } from "./table.ts";

export interface DomainOptions extends ObjectOptions {
  readonly notNull?: boolean;
  readonly default?: Sql;
  readonly collation?: string;
  /**
   * Conditions on `VALUE` by their names: `{ email_has_at: sql`VALUE LIKE '%@%'` }`. One that values which are there
   * already have not been checked against: `{ expression, notValid: true }`.
   */
  readonly checks?: Readonly<
    Record<string, Sql | { readonly expression: Sql; readonly notValid?: boolean; readonly comment?: string }>
  >;
}

/** A declared domain: call it for a column of its type. */
export type Domain = (() => Column<string>) & Model<DomainDefinition>;

/**
 * PostgreSQL: declares a domain, which is a type with conditions.
 *
 * @param type in the words of the database
 * @throws MigrError `MODEL_ERROR` without a type
 * @example
 * export const email = domain("email", "text", { checks: { email_has_at: sql`VALUE LIKE '%@%'` } });
 * export const users = table("users", { email: email().notNull() });
 */
export function domain(name: string, type: string, options: DomainOptions = {}): Domain {
  const { schema = "", comment, notNull, default: fallback, collation, checks = {} } = options;
  const checked = checkName(name, "A domain");
  if (typeof type !== "string" || type === "") {
    throw new MigrError("MODEL_ERROR", `The domain ${name} needs a type.`, {
      hint: 'Write it in the words of the database: domain("email", "text").',
    });
  }
  const conditions = Object.entries(checks).map(([check, given]) => {
    const { expression, notValid, comment: own } = isSql(given) ? { expression: given } : given;
    if (!isSql(expression)) {
      throw new MigrError("MODEL_ERROR", `The check ${check} of the domain ${name} needs a condition.`, {
        hint: "Write it as sql`VALUE > 0`.",
      });
    }
    const more = { ...(notValid === true ? { notValid } : {}), ...(own === undefined ? {} : { comment: own }) };
    return [check, { expression, ...more }] as const;
  });
  const definition: DomainDefinition = {
    kind: "domain",
    order: nextOrder(),
    schema,
    name: checked,
    comment,
    type,
    notNull: notNull === true,
    default: fallback,
    collation,
    checks: Object.fromEntries(conditions),
  };
  return typeOf(definition);
}

/** A declared composite type: call it for a column of its type. */
export type CompositeType = (() => Column<string>) & Model<CompositeTypeDefinition>;

/** A field of a composite type: its type, or more. */
export type Field = string | { readonly type: string; readonly collation?: string };

/**
 * PostgreSQL: declares a composite type, whose values are rows.
 *
 * @param fields their types by their names, in order
 * @example export const address = compositeType("address", { street: "text", city: "text" });
 */
export function compositeType(
  name: string,
  fields: Readonly<Record<string, Field>>,
  options: ObjectOptions = {},
): CompositeType {
  const { schema = "", comment } = options;
  const list = Object.entries(fields).map(([own, field]) => ({
    name: own,
    ...(typeof field === "string" ? { type: field } : field),
  }));
  const checked = checkName(name, "A composite type");
  return typeOf({ kind: "compositeType", order: nextOrder(), schema, name: checked, comment, fields: list });
}

function typeOf<D extends DomainDefinition | CompositeTypeDefinition>(
  definition: D,
): (() => Column<string>) & Model<D> {
  const make = (): Column<string> => column<string>(definition, "text");
  return Object.defineProperty(make, MODEL, { value: definition }) as never;
}

export interface ExtensionOptions {
  /** Where its objects are; leave it out for the default schema. */
  readonly schema?: string;
  /** Leave it out for the server's default version. */
  readonly version?: string;
  readonly comment?: string;
}

/**
 * PostgreSQL: declares an extension, which makes its own objects.
 *
 * @example export const citext = extension("citext");
 */
export function extension(name: string, options: ExtensionOptions = {}): Model<ExtensionDefinition> {
  const { schema: inSchema, version, comment } = options;
  const definition: ExtensionDefinition = {
    kind: "extension",
    order: nextOrder(),
    schema: "",
    name: checkName(name, "An extension"),
    comment,
    inSchema,
    version,
  };
  return Object.defineProperty({}, MODEL, { value: definition }) as Model<ExtensionDefinition>;
}
