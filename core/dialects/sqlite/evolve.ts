/**
 * The schema after operations, with what only SQLite's texts know: triggers that name renamed things.
 *
 * @module
 */
import { apply } from "../../catalog/apply.ts";
import { Catalog, type Unmodelled } from "../../catalog/catalog.ts";
import { foldName } from "../../catalog/identifiers.ts";
import { isKind, keyOf, type ObjectId, type SchemaObject } from "../../catalog/object.ts";
import { type Operation, type RenameOperation, subjectOf } from "../../operations/operation.ts";
import { tablesIn } from "./ddl/read_view.ts";
import { renameColumn, renameTrigger, retarget } from "./ddl/rewrite_trigger.ts";
import { calledAnew } from "./introspect/names.ts";
import { editTexts } from "./object_texts.ts";
import { RENAMED_TRIGGER, UNREADABLE } from "./refuse_loss.ts";
import { missing } from "./rules/scope.ts";
import { mentions, renameIn } from "./text.ts";

/**
 * The catalog after an operation.
 *
 * @throws MigrError `CATALOG_INVALID` when the operation is about something that does not exist.
 */
export function evolve(catalog: Catalog, operation: Operation): Catalog {
  if (operation.verb === "execute" || operation.verb === "insert") return catalog;
  const exists = catalog.has(subjectOf(operation));
  if (operation.verb === "create" && operation.options?.ifNotExists && exists) return catalog;
  if (operation.verb !== "create" && !exists) {
    if (operation.verb === "drop" && operation.options?.ifExists) return catalog;
    throw missing(subjectOf(operation));
  }
  const after = apply(catalog, operation);
  return operation.verb === "rename" ? calledAnew(renameInTexts(after, operation)) : after;
}

function renameInTexts(catalog: Catalog, { from, to }: RenameOperation): Catalog {
  switch (from.kind) {
    case "primaryKey":
    case "unique":
    case "check":
    case "foreignKey":
      return catalog.map((object) => (keyOf(object.id) === keyOf(to) ? withName(object) : object));
    case "trigger":
      return catalog.map((object) =>
        isKind(object, "trigger") && object.id.name === to.name && object.id.table === to.table
          ? withDefinition(object, renameTrigger(object.attributes.definition, to.name))
          : object,
      );
    case "table":
    case "view":
      return renameRelationInTexts(catalog, from, to);
    case "column":
      return renameColumnInTexts(catalog, from, to);
    default:
      return catalog;
  }
}

/** What is renamed has a name from then on. */
function withName({ unnamed: _, ...object }: SchemaObject): SchemaObject {
  return object;
}

function withDefinition(object: SchemaObject<"trigger">, definition: string): SchemaObject<"trigger"> {
  return { ...object, attributes: { definition } };
}

function renameRelationInTexts(catalog: Catalog, from: ObjectId, to: ObjectId): Catalog {
  const objects = [...catalog].map((object) =>
    isKind(object, "trigger")
      ? withDefinition(object, retarget(object.attributes.definition, from.name, to.name))
      : object,
  );
  const isAbout = ({ kind, name }: Unmodelled): boolean =>
    name === from.name && (kind === RENAMED_TRIGGER || kind === UNREADABLE);
  const unmodelled = catalog.unmodelled.map((item) => (isAbout(item) ? { ...item, name: to.name } : item));
  return Catalog.of(objects as SchemaObject[], unmodelled, catalog.version);
}

function renameColumnInTexts(catalog: Catalog, from: ObjectId, to: ObjectId): Catalog {
  const stale: Unmodelled[] = [];
  const objects = [...catalog].map((object): SchemaObject => {
    if (isKind(object, "trigger")) return renameInTrigger(object, { from, to }, catalog, stale);
    // In the expressions of its own table, the name can be nothing else.
    if (object.id.table !== from.table) return object;
    const edited = editTexts(object as SchemaObject, (text) => renameIn(text, from.name, to.name));
    return edited.behind === from.name ? { ...edited, behind: to.name } : edited;
  });
  return Catalog.of(objects, [...catalog.unmodelled, ...stale]);
}

function renameInTrigger(
  trigger: SchemaObject<"trigger">,
  { from, to }: { readonly from: ObjectId; readonly to: ObjectId },
  catalog: Catalog,
  stale: Unmodelled[],
): SchemaObject<"trigger"> {
  const { definition } = trigger.attributes;
  const names = mentions(definition);
  if (!names.has(foldName(from.name)) || !names.has(foldName(from.table ?? ""))) return trigger;
  const tables = tablesIn(definition);
  const isOnly = [...tables].every((table) => table === foldName(from.table ?? "") || lacks(catalog, table, from.name));
  const isRead = tables.has(foldName(from.table ?? ""));
  const use = { isOwn: trigger.id.table === from.table, isRead };
  const renamed = isOnly ? renameColumn(definition, { from: from.name, to: to.name }, use) : undefined;
  if (renamed !== undefined) return withDefinition(trigger, renamed);
  stale.push({ kind: RENAMED_TRIGGER, name: trigger.id.table ?? "" });
  return trigger;
}

/** It is a table, is not called like the column, and has none of that name. What a view has, only SQLite knows. */
function lacks(catalog: Catalog, table: string, column: string): boolean {
  const found = catalog.ofKind("table").find(({ id }) => foldName(id.name) === table);
  if (found === undefined || table === foldName(column)) return false;
  return catalog.membersOfKind(found.id, "column").every(({ id }) => foldName(id.name) !== foldName(column));
}
