/**
 * What has no function of its own, and who owns what: any kind of object by its attributes.
 *
 * @module
 */
import { type Attributes, KIND_LABELS, KINDS, type ObjectId, type ObjectKind } from "../catalog/object.ts";
import { MigrError } from "../errors.ts";
import { type AnyDefinition, MODEL, type Model, type Needs, nextOrder, type OwnerDefinition } from "./definition.ts";
import type { Sql } from "./sql.ts";
import { checkName } from "./table.ts";

/** The attributes of a kind; where they are SQL they may be written as an expression. */
export type ObjectAttributes<K extends ObjectKind> = {
  readonly [A in keyof Attributes<K>]: string extends Attributes<K>[A] ? Attributes<K>[A] | Sql : Attributes<K>[A];
};

/** Where an object is: its name, or more. */
export type ObjectPlace = string | (Partial<Omit<ObjectId, "kind">> & Pick<ObjectId, "name">);

export interface AnyObjectOptions {
  /** The same object of the table that its own table is a partition or child of, with which it comes and goes. */
  readonly inheritedFrom?: ObjectPlace;
  readonly comment?: string;
  /**
   * Models that it needs, where its attributes do not name them: functions of an operator, tables of a rule. As a function
   * where they are declared later.
   */
  readonly needs?: Needs;
}

export type AnyModel = Model<AnyDefinition>;

/**
 * Declares an object of a kind that has no function of its own: range types, collations, aggregates, operators, casts,
 * rules, event triggers, text search, foreign servers, publications, statistics … Its attributes are those of
 * `op.create()`, and `definition` is all that follows the name in its CREATE statement.
 *
 * @param place its name, or `{ schema, table, name }`
 * @throws MigrError `MODEL_ERROR` for a kind that there is not
 * @example export const floats = object("rangeType", "float_range", { definition: "(subtype = double precision)" });
 * @example
 * export const pair = object("statistics", { table: "places", name: "places_stats" }, {
 *   keys: [{ column: "city" }, { column: "zip" }],
 * });
 */
export function object<K extends ObjectKind>(
  kind: K,
  place: ObjectPlace,
  attributes: ObjectAttributes<K>,
  { comment, needs, inheritedFrom }: AnyObjectOptions = {},
): AnyModel {
  if (!KINDS.includes(kind)) {
    throw new MigrError("MODEL_ERROR", `"${kind}" is no kind of object.`, {
      hint: `The kinds are ${KINDS.join(", ")}.`,
    });
  }
  const id = idAt(kind, place);
  checkName(id.name, `An object of the kind ${KIND_LABELS[kind]}`);
  return model({
    kind: "object",
    order: nextOrder(),
    schema: id.schema,
    name: id.name,
    comment,
    id,
    attributes: { ...attributes },
    needs,
    managedBy: inheritedFrom === undefined ? undefined : idAt(kind, inheritedFrom),
  });
}

function idAt(kind: ObjectKind, place: ObjectPlace): ObjectId {
  return typeof place === "string" ? { kind, schema: "", name: place } : { kind, schema: "", ...place };
}

/**
 * Declares who owns objects. What no model gives an owner to belongs to whoever creates it, and stays whose it is.
 *
 * @param role its name; it must exist
 * @example export const owners = owner("app", { on: [users, posts] });
 */
export function owner(role: string, { on }: { readonly on: unknown }): Model<OwnerDefinition> {
  const targets = Array.isArray(on) ? (on as unknown[]) : [on];
  return model({
    kind: "owner",
    order: nextOrder(),
    schema: "",
    name: "",
    role: checkName(role, "The owner"),
    targets,
  });
}

function model<D extends AnyDefinition | OwnerDefinition>(definition: D): Model<D> {
  return Object.defineProperty({}, MODEL, { value: definition }) as Model<D>;
}
