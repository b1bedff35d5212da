/**
 * What a person should know about an operation before it runs.
 *
 * @module
 */
import {
  CONSTRAINT_KINDS,
  type ColumnAttributes,
  describe,
  isKind,
  type ObjectId,
  type SchemaObject,
} from "../../catalog/object.ts";
import type { AlterOperation, Operation } from "../../operations/operation.ts";
import type { Hazard } from "../dialect.ts";
import { canAdd } from "./rules/column.ts";
import { isStrictType } from "./types.ts";

/** What may happen when an operation runs on a table with rows. */
export function hazards(operation: Operation): readonly Hazard[] {
  switch (operation.verb) {
    case "create":
      return created(operation.object);
    case "drop":
      return dropped(operation.object.id);
    case "alter":
      return operation.id.kind === "column" ? altered(operation as AlterOperation<"column">) : rebuilt(operation.id);
    case "rename":
      return isConstraint(operation.from) ? rebuilt(operation.from) : [];
    default:
      return [];
  }
}

function created(object: SchemaObject): readonly Hazard[] {
  if (!isKind(object, "column")) return isConstraint(object.id) ? rebuilt(object.id) : [];
  if (needsValue(object.attributes)) {
    const message = `Rows that exist have no value for ${object.id.table}.${object.id.name}, so this fails unless the table is empty. Give it a default, or add it nullable, fill it, then make it NOT NULL.`;
    return [{ level: "blocking", message }];
  }
  return canAdd(object.attributes) ? [] : rebuilt(object.id);
}

function needsValue(column: ColumnAttributes): boolean {
  return (
    column.notNull === true &&
    column.default === undefined &&
    column.identity === undefined &&
    column.generated === undefined
  );
}

function dropped(id: ObjectId): readonly Hazard[] {
  if (id.kind === "table") return [{ level: "lossy", message: `Drops all rows of ${id.name}.` }];
  if (id.kind === "column") {
    return [{ level: "lossy", message: `Drops the values of ${id.table}.${id.name}.` }];
  }
  return isConstraint(id) ? rebuilt(id) : [];
}

function altered({ id, from, to }: AlterOperation<"column">): readonly Hazard[] {
  const found: Hazard[] = [];
  const name = `${id.table}.${id.name}`;
  if (to.notNull && !from.notNull) {
    found.push({
      level: "caution",
      message: `Fails when ${name} is NULL in any row. Fill those rows before.`,
    });
  }
  if (from.type !== undefined && to.type !== undefined && mayRefuse(from.type, to.type)) {
    found.push({
      level: "caution",
      message: `In a STRICT table this fails when a value of ${name} is not ${to.type}. Convert those rows before.`,
    });
  }
  return [...found, ...rebuilt(id)];
}

function mayRefuse(from: string, to: string): boolean {
  return isStrictType(from) && isStrictType(to) && to !== "any" && to !== "text";
}

function isConstraint(id: ObjectId): boolean {
  return CONSTRAINT_KINDS.some((kind) => kind === id.kind);
}

/** SQLite has no ALTER for it. */
function rebuilt(id: ObjectId): readonly Hazard[] {
  if (id.kind !== "table" && id.kind !== "column" && !isConstraint(id)) return [];
  const message = `SQLite cannot alter this in place: ${describe({ kind: "table", schema: "", name: id.table ?? id.name })} is rebuilt, which copies every row.`;
  return [{ level: "caution", message }];
}
