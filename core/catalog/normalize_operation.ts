/**
 * Hand-written operations in a dialect's normal form: `jsonb` is `text` in SQLite, `int` is `integer` in PostgreSQL.
 *
 * @module
 */

import type { AlterOperation, Operation } from "../operations/operation.ts";
import { type Attributes, canonical, type ObjectKind, type SchemaObject, schemaObject } from "./object.ts";

/** A dialect's `normalize`. */
export type Normalize = <K extends ObjectKind>(object: SchemaObject<K>) => SchemaObject<K>;

/** What an object of a kind cannot be without, so that a part of its attributes can be normalised. */
const NEEDED: Readonly<Partial<Record<ObjectKind, Attributes>>> = {
  column: { type: "" },
  primaryKey: { columns: [] },
  unique: { columns: [] },
  check: { expression: "" },
  exclusion: { elements: [] },
  foreignKey: { columns: [], references: { schema: "", table: "", columns: [] } },
  index: { keys: [] },
  view: { definition: "" },
  materializedView: { definition: "" },
  trigger: { definition: "" },
  enum: { values: [] },
  comment: { text: "" },
  sequenceOwner: { table: "", column: "" },
};

/**
 * The operation with what it creates, or changes something to, in normal form. Idempotent. What is dropped or renamed
 * stays as it is, because only its name counts.
 *
 * @throws MigrError `OPERATION_UNSUPPORTED` when the engine has no such thing.
 */
export function normalizeOperation(operation: Operation, normalize: Normalize): Operation {
  if (operation.verb === "alter") return normalizeAlteration(operation, normalize);
  if (operation.verb !== "create") return operation;
  const { object, parts } = operation;
  return {
    ...operation,
    object: normalize(object),
    ...(parts === undefined ? {} : { parts: parts.map((part) => normalize(part)) }),
  };
}

function normalizeAlteration(operation: AlterOperation, normalize: Normalize): AlterOperation {
  const { id, from, to } = operation;
  const filler = NEEDED[id.kind] ?? {};
  const empty = normalize(schemaObject(id, filler as Attributes)).attributes as Readonly<Record<string, unknown>>;
  const normal = normalize(schemaObject(id, { ...filler, ...to } as Attributes)).attributes;
  // What was filled in is left out again, unless it followed from what was given: a type from an identity.
  const changed = Object.entries(normal).filter(
    ([key, value]) => key in to || canonical(value) !== canonical(empty[key]),
  );
  // What is the default in normal form is not said, but was meant to change.
  const reset = Object.entries(to).filter(([key]) => !(key in normal) && !(key in from));
  return {
    ...operation,
    from: { ...from, ...Object.fromEntries(reset) },
    to: Object.fromEntries(changed),
  };
}
