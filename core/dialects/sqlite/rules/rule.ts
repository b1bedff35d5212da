/**
 * What a rule for a kind of object is.
 *
 * @module
 */
import type { Catalog } from "../../../catalog/catalog.ts";
import type { ObjectId, ObjectKind, SchemaObject } from "../../../catalog/object.ts";
import type { AlterOperation, CreateOperation, DropOperation } from "../../../operations/operation.ts";

/** SQL text, or that SQLite has none and the table must be rebuilt. */
export type Effect = readonly string[] | "rebuild";

/** What a rule may ask. */
export interface Scope {
  /** The table or view that the operation is about, with its members, as they are before the operation. */
  relation(): Promise<Catalog>;
  /** Whether a column is dropped together with what the operation is about. */
  drops(table: string, column: string): boolean;
  /** Whether ALTER TABLE can add and drop checks and NOT NULL: from SQLite 3.53 on. */
  altersConstraints(): Promise<boolean>;
}

/** How objects of one kind are created, dropped, renamed and altered. */
export interface Rule<K extends ObjectKind> {
  create(operation: CreateOperation<K>, scope: Scope): Effect | Promise<Effect>;
  drop(operation: DropOperation<K>, scope: Scope): Effect | Promise<Effect>;
  rename(from: ObjectId<K>, to: ObjectId<K>, scope: Scope): Effect | Promise<Effect>;
  alter(operation: AlterOperation<K>, scope: Scope): Effect | Promise<Effect>;
}

/** `IF NOT EXISTS ` when the operation says so. */
export function ifNotExists(operation: CreateOperation): string {
  return operation.options?.ifNotExists ? "IF NOT EXISTS " : "";
}

/** `IF EXISTS ` when the operation says so. */
export function ifExists(operation: DropOperation): string {
  return operation.options?.ifExists ? "IF EXISTS " : "";
}

/** The members of a catalog that are of one kind, in order. */
export function partsOfKind<K extends ObjectKind>(parts: readonly SchemaObject[], kind: K): SchemaObject<K>[] {
  return parts.filter((part) => part.kind === kind) as unknown as SchemaObject<K>[];
}
