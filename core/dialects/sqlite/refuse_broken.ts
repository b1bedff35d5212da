/**
 * What would no longer work after a change, although nobody said so: SQLite drops a table that triggers and views name, and
 * renames one that a full-text search reads, and from then on refuses those, and every ALTER TABLE with them.
 *
 * @module
 */
import type { Catalog } from "../../catalog/catalog.ts";
import { foldName } from "../../catalog/identifiers.ts";
import { describe, isKind, type ObjectId } from "../../catalog/object.ts";
import { MigrError } from "../../errors.ts";
import { type ObjectOperation, type Operation, subjectOf } from "../../operations/operation.ts";
import { queriesIn, tablesIn } from "./ddl/read_view.ts";
import { compileReading, compileWrites } from "./rebuild.ts";
import { mentions } from "./text.ts";

const NAMED = ["table", "view", "column"];

/**
 * @param schemaAfter the schema after the operations
 * @returns statements that make SQLite compile what is made again although a column is gone that it may name
 * @throws MigrError `OPERATION_UNSUPPORTED` when something that stays names what is gone
 */
export async function refuseBroken(
  operations: readonly Operation[],
  schemaAfter: () => Promise<Catalog>,
): Promise<readonly string[]> {
  const taking = operations.filter(takesName);
  if (taking.length === 0) return [];
  const after = await schemaAfter();
  refuse(taking, after);
  return compileAgain(operations, after);
}

/** Views and triggers are made again around a column's end, and SQLite takes their texts as they are. */
function compileAgain(operations: readonly Operation[], after: Catalog): string[] {
  const lost = operations.flatMap((operation) =>
    operation.verb === "drop" && operation.object.kind === "column" ? [foldName(operation.object.id.name)] : [],
  );
  const texts = operations.flatMap((operation) => {
    if (lost.length === 0 || operation.verb !== "create") return [];
    const { object } = operation;
    if (!isKind(object, "view") && !isKind(object, "trigger")) return [];
    const names = mentions(object.attributes.definition);
    if (!lost.some((name) => names.has(name))) return [];
    if (isKind(object, "view")) return [compileReading(object.id.name)];
    return compileWrites(after, { kind: "table", schema: "", name: object.id.table ?? "" });
  });
  return [...new Set(texts)];
}

/** The operation takes a name away that others may use. */
function takesName(operation: Operation): operation is ObjectOperation {
  return (operation.verb === "drop" || operation.verb === "rename") && NAMED.includes(subjectOf(operation).kind);
}

function refuse(operations: readonly ObjectOperation[], after: Catalog): void {
  const names = new Set([...after].filter(({ kind }) => NAMED.includes(kind)).map(({ id }) => folded(id)));
  const gone = new Map(
    operations
      .map((operation): [string, ObjectOperation] => [folded(subjectOf(operation)), operation])
      .filter(([name]) => !names.has(name)),
  );
  if (gone.size === 0) return;
  for (const object of [...after.ofKind("trigger"), ...after.ofKind("view")]) {
    const { definition } = object.attributes;
    const operation = [...tablesIn(definition)].map((name) => gone.get(name)).find((found) => found?.verb === "drop");
    // Into triggers and views SQLite follows a rename.
    if (operation === undefined || queriesIn(definition).has(foldName(subjectOf(operation).name))) continue;
    throw broken(operation, describe(object.id), "Drop or change");
  }
  for (const { kind, name, dependsOn = [] } of after.unmodelled) {
    const operation = dependsOn.map((id) => gone.get(folded(id))).find((found) => found !== undefined);
    if (operation !== undefined) throw broken(operation, `${kind} ${name}`, "In a revision of its own, drop");
  }
}

/** Tables and views share their names. */
function folded({ kind, table, name }: ObjectId): string {
  return foldName(kind === "column" ? `${table}.${name}` : name);
}

function broken(operation: ObjectOperation, victim: string, remedy: string): MigrError {
  const act = operation.verb === "drop" ? "dropped" : "renamed";
  return new MigrError(
    "OPERATION_UNSUPPORTED",
    `The ${describe(subjectOf(operation))} cannot be ${act}: the ${victim} names it and would no longer work.`,
    { hint: `${remedy} the ${victim} first${operation.verb === "drop" ? "" : ", and make it again afterwards"}.` },
  );
}
