/**
 * What a person should know before running an operation.
 *
 * @module
 */
import { onlyAdds } from "../../catalog/enum_values.ts";
import {
  type Attributes,
  type ColumnAttributes,
  describe,
  isKind,
  type ObjectKind,
  type SchemaObject,
} from "../../catalog/object.ts";
import type { AlterOperation, CreateOperation, Operation } from "../../operations/operation.ts";
import type { Hazard } from "../dialect.ts";
import { lostBy } from "./lost_values.ts";
import { isAssignable, isString, parseType } from "./types.ts";

/**
 * Hazards of an operation, worst first; few, and each says what to do.
 *
 * @example hazards({ verb: "drop", object: users })
 * // [{ level: "lossy", message: "All rows of the table users are lost. …" }]
 */
export function hazards(operation: Operation): readonly Hazard[] {
  return [...ofVerb(operation), ...secrets(operation)];
}

function ofVerb(operation: Operation): Hazard[] {
  switch (operation.verb) {
    case "create":
      return created(operation);
    case "drop":
      return dropped(operation.object);
    case "alter":
      return altered(operation);
    default:
      return [];
  }
}

/** As libpq and URLs write it in a connection string. */
const PASSWORD = /\b(?:ssl)?password\s*=|:\/\/[^\s:/@]*:[^\s@]+@/i;

/** A revision is a file that is committed, and the ledger keeps what takes it back. */
function secrets(operation: Operation): Hazard[] {
  if (operation.verb !== "create" && operation.verb !== "drop" && operation.verb !== "alter") return [];
  const id = operation.verb === "alter" ? operation.id : operation.object.id;
  // What is dropped stands in the other direction of the revision.
  const sides = operation.verb === "alter" ? [operation.from, operation.to] : [operation.object.attributes];
  if (!sides.some((attributes) => tellsPassword(id.kind, attributes))) return [];
  return [
    caution(
      `A password of the ${describe(id)} stands here in clear: replace it before you commit, for example by a passfile on the server.`,
    ),
  ];
}

function tellsPassword(kind: ObjectKind, attributes: object): boolean {
  if (kind === "subscription") {
    return PASSWORD.test((attributes as Partial<Attributes<"subscription">>).connection ?? "");
  }
  if (kind !== "foreignServer") return false;
  const { options = {}, users = {} } = attributes as Partial<Attributes<"foreignServer">>;
  return [options, ...Object.values(users)].some((settings) =>
    Object.keys(settings).some((key) => /password$/i.test(key)),
  );
}

function created({ object }: CreateOperation): Hazard[] {
  if (isKind(object, "role") && (object as SchemaObject<"role">).attributes.login === true) {
    return [caution(`The ${describe(object.id)} has no password unless it is there already: give it one by hand.`)];
  }
  if (isKind(object, "column")) return addedColumn(object as SchemaObject<"column">);
  if (object.kind === "unique" || object.kind === "primaryKey") {
    return [caution(`Fails if rows of the table ${object.id.table} have equal values; remove duplicates first.`)];
  }
  if (object.kind === "check" || object.kind === "foreignKey" || object.kind === "exclusion") {
    return [
      caution(`Fails if a row of the table ${object.id.table} breaks the ${describe(object.id)}; repair rows first.`),
    ];
  }
  if (isKind(object, "index") && (object as SchemaObject<"index">).attributes.unique === true) {
    return [caution(`Fails if rows of the table ${object.id.table} have equal values; remove duplicates first.`)];
  }
  return [];
}

function addedColumn({ attributes, id }: SchemaObject<"column">): Hazard[] {
  const { notNull, identity, generated } = attributes;
  const filled = attributes.default !== undefined || identity !== undefined || generated !== undefined;
  if (notNull !== true || filled) return [];
  return [
    caution(
      `Fails if the table ${id.table} has rows: give ${id.name} a default, or add it nullable, fill it, then set NOT NULL.`,
    ),
  ];
}

function dropped(object: SchemaObject): Hazard[] {
  const { kind, id } = object;
  if (kind === "table") return [lossy(`All rows of the ${describe(id)} are lost. Back them up if they matter.`)];
  if (isKind(object, "column") && isComputed(object as SchemaObject<"column">)) return [];
  if (kind === "column") return [lossy(`The values of the ${describe(id)} are lost. Back them up if they matter.`)];
  if (kind === "subscription") {
    return [
      caution(`The slot of the ${describe(id)} stays at the publisher: drop it there, or it keeps all changes for it.`),
    ];
  }
  if (kind === "role") {
    return [
      caution(
        `The ${describe(id)} is dropped for the whole server, with its password: fails if it has something in another database.`,
      ),
    ];
  }
  if (kind === "sequence") return [lossy(`The current value of the ${describe(id)} is lost.`)];
  return [];
}

/** Its values come from other columns, and can be made again. */
function isComputed({ attributes }: SchemaObject<"column">): boolean {
  return attributes?.generated !== undefined;
}

function altered(operation: AlterOperation): Hazard[] {
  if (operation.id.kind === "enum") return alteredEnum(operation as AlterOperation<"enum">);
  if (operation.id.kind === "compositeType") return alteredComposite(operation as AlterOperation<"compositeType">);
  if (operation.id.kind === "table") return alteredTable(operation as AlterOperation<"table">);
  if (operation.id.kind === "domain") return alteredDomain(operation as AlterOperation<"domain">);
  if (operation.id.kind !== "column") return [];
  const { id, from, to } = operation as AlterOperation<"column">;
  return [
    ...(from.type === undefined || to.type === undefined ? [] : retyped(describe(id), from.type, to.type)),
    ...(to.notNull === true && !numbersRows(to)
      ? [caution(`Fails if the ${describe(id)} holds NULL: fill it first with an UPDATE.`)]
      : []),
  ];
}

function alteredComposite({ id, from, to }: AlterOperation<"compositeType">): Hazard[] {
  const others = new Map(to.fields?.map((field) => [field.name, field.type]));
  const fields = to.fields === undefined ? [] : (from.fields ?? []);
  const list = fields.flatMap(({ name }) => (others.has(name) ? [] : [name])).join(", ");
  const gone =
    list === "" ? [] : [lossy(`The values of ${list} in the ${describe(id)} are lost. Back them up if they matter.`)];
  const changed = fields.flatMap(({ name, type }) =>
    retyped(`field ${name} of the ${describe(id)}`, type, others.get(name) ?? type),
  );
  return [...gone, ...changed];
}

function alteredDomain({ id, from, to }: AlterOperation<"domain">): Hazard[] {
  return from.type === undefined || to.type === undefined ? [] : retyped(describe(id), from.type, to.type);
}

function alteredTable(operation: AlterOperation<"table">): Hazard[] {
  return [...protectedRows(operation), ...adopted(operation)];
}

function adopted({ id, from, to }: AlterOperation<"table">): Hazard[] {
  const old = (from.inherits ?? []).map(({ table }) => table);
  const parents = (to.inherits ?? []).map(({ table }) => table).filter((table) => !old.includes(table));
  if (parents.length === 0) return [];
  const list = parents.join(", ");
  return [
    caution(
      `The columns that the ${describe(id)} has stay its own: when they are dropped from ${list}, it keeps them.`,
    ),
  ];
}

function protectedRows({ id, to }: AlterOperation<"table">): Hazard[] {
  if (to.rowSecurity !== true) return [];
  return [
    caution(`From now on, roles besides the owner see only those rows of the ${describe(id)} that a policy shows.`),
  ];
}

function numbersRows(to: Partial<ColumnAttributes>): boolean {
  return to.identity !== undefined;
}

function alteredEnum({ id, from, to }: AlterOperation<"enum">): Hazard[] {
  const removed = (from.values ?? []).filter((value) => to.values?.includes(value) !== true);
  if (removed.length > 0) {
    const list = removed.map((value) => `'${value}'`).join(", ");
    return [caution(`Fails if a row still holds ${list}: update those rows first.`)];
  }
  if (onlyAdds(from.values ?? [], to.values ?? [])) return [];
  return [blocking(`Rewrites every table that uses the ${describe(id)}, which locks them meanwhile.`)];
}

/** Integer types by the number of bytes. */
const INTEGERS: Readonly<Record<string, number>> = { smallint: 2, integer: 4, bigint: 8 };

function retyped(what: string, from: string, to: string): Hazard[] {
  const lost = lostBy(from, to);
  const losses = lost === undefined ? [] : [lossy(`Values of the ${what} ${lost}.`)];
  return [...losses, ...misfits(what, from, to)];
}

/** What may be refused, or come out otherwise than expected. */
function misfits(what: string, from: string, to: string): Hazard[] {
  if (!isAssignable(from, to)) {
    return [caution(`Fails if a value of the ${what} cannot be read as ${to}; check or give a "using" expression.`)];
  }
  if (isString(to)) return shortened(what, from, to);
  const [a, b] = [parseType(from), parseType(to)];
  const [before, after] = [INTEGERS[a.name], INTEGERS[b.name]];
  const isWhole =
    before !== undefined || (a.name === "numeric" && a.modifiers[0] !== undefined && !(Number(a.modifiers[1]) > 0));
  if (after !== undefined && isWhole && after < (before ?? Number.POSITIVE_INFINITY)) {
    return [caution(`Fails if a value of the ${what} is out of the range of ${to}; check the largest one first.`)];
  }
  if (a.name === "timestamp with time zone" && b.name === "timestamp without time zone") {
    return [caution(`Values of the ${what} lose their zone: they become local times of the session's TimeZone.`)];
  }
  if (a.name === "json" && b.name === "jsonb") {
    return [caution(`Values of the ${what} lose the order of their keys, and all but the last of equal keys.`)];
  }
  return b.name === "numeric" ? tooLarge(what, a.modifiers, b.modifiers, to) : [];
}

function shortened(what: string, from: string, to: string): Hazard[] {
  const [before, after] = [lengthOf(from), lengthOf(to)];
  if (after >= before) return [];
  return [caution(`Fails if a value of the ${what} is longer than ${after} characters; shorten those rows first.`)];
}

function lengthOf(type: string): number {
  const { name, modifiers } = parseType(type);
  const bounded = name === "character varying" || name === "character";
  return bounded && modifiers[0] !== undefined ? Number(modifiers[0]) : Number.POSITIVE_INFINITY;
}

function tooLarge(what: string, before: readonly string[], after: readonly string[], to: string): Hazard[] {
  if (after.length === 0) return [];
  const digits = (list: readonly string[]): number => Number(list[0] ?? Infinity) - Number(list[1] ?? 0);
  return digits(after) < digits(before) ? [caution(`Fails if a value of the ${what} does not fit ${to}.`)] : [];
}

function caution(message: string): Hazard {
  return { level: "caution", message };
}

function lossy(message: string): Hazard {
  return { level: "lossy", message };
}

function blocking(message: string): Hazard {
  return { level: "blocking", message };
}
