/**
 * What a person should know before running an operation.
 *
 * @module
 */
import {
  CONSTRAINT_KINDS,
  type ColumnAttributes,
  describe,
  isKind,
  type ObjectId,
  type ObjectKind,
  type SchemaObject,
} from "../../catalog/object.ts";
import { type AlterOperation, changedAttributes, type Operation } from "../../operations/operation.ts";
import type { Hazard } from "../dialect.ts";
import { canAdd, isNullness } from "./rules/column.ts";
import { isStrictType } from "./types.ts";

/**
 * Hazards of an operation, worst first; few, and each says what to do.
 *
 * @example hazards({ verb: "drop", object: users })
 * // [{ level: "lossy", message: "All rows of the table users are lost. …" }]
 */
export function hazards(operation: Operation): readonly Hazard[] {
  switch (operation.verb) {
    case "create":
      return created(operation.object);
    case "drop":
      return dropped(operation.object);
    case "alter":
      return altered(operation);
    case "rename":
      return isConstraint(operation.from.kind) ? [rebuilt(operation.from)] : [];
    default:
      return [];
  }
}

function created(object: SchemaObject): readonly Hazard[] {
  const { id } = object;
  if (isKind(object, "column")) return addedColumn(object as SchemaObject<"column">);
  if (object.kind === "unique" || object.kind === "primaryKey") return [equalValues(id), rebuilt(id)];
  if (isKind(object, "index")) {
    return (object as SchemaObject<"index">).attributes.unique ? [equalValues(id)] : [];
  }
  if (!isConstraint(object.kind)) return [];
  return [broken(id), rebuilt(id)];
}

function addedColumn({ id, attributes }: SchemaObject<"column">): readonly Hazard[] {
  if (needsValue(attributes)) {
    return [
      caution(
        `Fails if the table ${id.table} has rows: give ${id.name} a default, or add it nullable, fill it, then set NOT NULL.`,
      ),
    ];
  }
  return canAdd(attributes) ? [] : [rebuilt(id)];
}

function needsValue({ notNull, default: value, identity, generated }: ColumnAttributes): boolean {
  return notNull === true && value === undefined && identity === undefined && generated === undefined;
}

function dropped(object: SchemaObject): readonly Hazard[] {
  const { id } = object;
  // What a generated column holds comes from other columns, and can be made again.
  const isComputed = isKind(object, "column") && (object as SchemaObject<"column">).attributes?.generated !== undefined;
  if (isComputed) return [];
  if (id.kind === "table") return [lossy(`All rows of the ${describe(id)} are lost. Back them up if they matter.`)];
  if (id.kind === "column") return [lossy(`The values of the ${describe(id)} are lost. Back them up if they matter.`)];
  return isConstraint(id.kind) ? [rebuilt(id)] : [];
}

function altered(operation: AlterOperation): readonly Hazard[] {
  const { id } = operation;
  if (isConstraint(id.kind)) return [...narrowed(operation), rebuilt(id)];
  if (id.kind === "table") return [...stricter(operation as AlterOperation<"table">), rebuilt(id)];
  if (id.kind !== "column") return [];
  const { from, to } = operation as AlterOperation<"column">;
  return [
    ...(to.notNull ? [caution(`Fails if the ${describe(id)} holds NULL: fill it first with an UPDATE.`)] : []),
    ...(mayRefuse(from.type, to.type)
      ? [
          caution(
            `Fails in a STRICT table if a value of the ${describe(id)} is no ${to.type}; convert those rows first.`,
          ),
        ]
      : []),
    rebuilt(id, isNullness(operation as AlterOperation<"column">)),
  ];
}

/** Attributes of a constraint that say which rows are right, not when or how the others are refused. */
const MEANING: readonly string[] = ["columns", "expression", "references"];

function narrowed(operation: AlterOperation): readonly Hazard[] {
  const { id } = operation;
  if (!changedAttributes(operation).some((name) => MEANING.includes(name))) return [];
  return [id.kind === "unique" || id.kind === "primaryKey" ? equalValues(id) : broken(id)];
}

function stricter({ id, to }: AlterOperation<"table">): readonly Hazard[] {
  if (to.strict !== true) return [];
  return [caution(`Fails if a value in the ${describe(id)} does not fit the type of its column; convert those first.`)];
}

/** Other tables keep a value that a type does not fit as it is. */
function mayRefuse(from: string | undefined, to: string | undefined): boolean {
  if (from === undefined || to === undefined) return false;
  return isStrictType(from) && isStrictType(to) && to !== "any" && to !== "text";
}

function isConstraint(kind: ObjectKind): boolean {
  return CONSTRAINT_KINDS.some((constraint) => constraint === kind);
}

function broken(id: ObjectId): Hazard {
  return caution(`Fails if a row of the table ${id.table} breaks the ${describe(id)}; repair rows first.`);
}

function equalValues(id: ObjectId): Hazard {
  return caution(`Fails if rows of the table ${id.table} have equal values; remove duplicates first.`);
}

/** SQLite has no ALTER for it, or not for long. */
function rebuilt(id: ObjectId, isNew = id.kind === "check"): Hazard {
  const what = `the table ${id.table ?? id.name}, which copies every row.`;
  return caution(isNew ? `Before SQLite 3.53, rebuilds ${what}` : `Rebuilds ${what}`);
}

function caution(message: string): Hazard {
  return { level: "caution", message };
}

function lossy(message: string): Hazard {
  return { level: "lossy", message };
}
