/**
 * Operations as people read them: by the table that they are about, what it gains, loses and changes.
 *
 * @module
 */
import {
  type AnyObject,
  KIND_LABELS,
  keyOf,
  type ObjectId,
  type ObjectKind,
  type Operation,
  qualifiedName,
  resultOf,
  type SchemaObject,
} from "../../../core/mod.ts";
import type { Change } from "../shared/changes.ts";
import { type AttributeChange, attributeChanges, summaryOf } from "../shared/words.ts";

/** One line of a group. */
export interface DiffItem {
  readonly key: string;
  readonly change: Change | "renamed";
  /** `column`, `index`; `SQL` and `rows` for what is no object. */
  readonly kind: string;
  readonly name: string;
  /** What it is or was. */
  readonly text: string;
  readonly attributes: readonly AttributeChange[];
}

/** What happens to one table, view or type. */
export interface DiffGroup {
  readonly key: string;
  readonly title: string;
  readonly kind: string;
  /** What happens to all of it; absent: only to parts. */
  readonly change?: DiffItem["change"];
  readonly items: readonly DiffItem[];
}

const RELATIONS: readonly ObjectKind[] = ["table", "view", "materializedView"];
const OTHERS = "";

/**
 * Groups operations by table, in the order in which the tables first occur.
 *
 * @example groupOperations([addAge]).map((group) => group.title) // ["users"]
 */
export function groupOperations(operations: readonly Operation[]): DiffGroup[] {
  const groups = new Map<string, { group: Omit<DiffGroup, "items">; items: DiffItem[] }>();
  const open = (id: ObjectId | undefined): { group: Omit<DiffGroup, "items">; items: DiffItem[] } => {
    const key = id === undefined ? OTHERS : qualifiedName(homeOf(id));
    const known = groups.get(key);
    if (known !== undefined) return known;
    const fresh = { group: { key, title: key, kind: key === OTHERS ? "" : "table" }, items: [] };
    groups.set(key, fresh);
    return fresh;
  };
  for (const [index, operation] of operations.entries()) {
    const entry = open(placeOf(operation));
    const items = itemsOf(operation, index);
    const [first] = items;
    if (first !== undefined && isWhole(operation) && entry.group.change === undefined) {
      entry.group = { ...entry.group, kind: first.kind, change: first.change };
      const shown = first.attributes.length > 0 || first.change === "renamed" || first.text !== "";
      entry.items.push(...(shown ? items : items.slice(1)));
    } else entry.items.push(...items);
  }
  return [...groups.values()].map(({ group, items }) => ({ ...group, items }));
}

/** How many objects come, go and change, for a summary. */
export function changesOf(groups: readonly DiffGroup[]): Change[] {
  return groups.flatMap(({ change, items }) => {
    const all = change === undefined || items.length > 0 ? items.map((item) => item.change) : [change];
    return all.map((item) => (item === "renamed" ? "changed" : item));
  });
}

function homeOf({ schema, table, name }: ObjectId): Pick<ObjectId, "schema" | "name"> {
  return { schema, name: table ?? name };
}

/** Where a reader looks for an operation: a rename under the new name. */
function placeOf(operation: Operation): ObjectId | undefined {
  if (operation.verb === "execute") return undefined;
  if (operation.verb === "insert") return { kind: "table", schema: operation.schema, name: operation.table };
  return resultOf(operation);
}

/** It is about the table or type itself, and not about a part of it. */
function isWhole(operation: Operation): boolean {
  const id = placeOf(operation);
  if (id === undefined || operation.verb === "insert") return false;
  return RELATIONS.includes(id.kind) || id.table === undefined;
}

function itemsOf(operation: Operation, index: number): DiffItem[] {
  switch (operation.verb) {
    case "create":
    case "drop": {
      const change = operation.verb === "create" ? "added" : "removed";
      return [operation.object, ...(operation.parts ?? [])].map((object) => objectItem(object, change, index));
    }
    case "alter":
      return [
        {
          ...named(operation.id, index),
          change: "changed",
          text: "",
          attributes: attributeChanges(operation.from, operation.to),
        },
      ];
    case "rename":
      return [{ ...named(operation.to, index), change: "renamed", text: `was ${operation.from.name}`, attributes: [] }];
    case "execute":
      return [{ key: `sql ${index}`, change: "changed", kind: "SQL", name: "", text: operation.sql, attributes: [] }];
    case "insert": {
      const text = `${operation.rows.length} ${operation.rows.length === 1 ? "row" : "rows"}`;
      return [{ key: `rows ${index}`, change: "added", kind: "data", name: "", text, attributes: [] }];
    }
  }
}

function objectItem(object: SchemaObject, change: Change, index: number): DiffItem {
  return { ...named(object.id, index), change, text: summaryOf(object as AnyObject), attributes: [] };
}

function named(id: ObjectId, index: number): Pick<DiffItem, "key" | "kind" | "name"> {
  const kind = id.kind === "comment" && id.on !== undefined ? `comment on ${KIND_LABELS[id.on]}` : KIND_LABELS[id.kind];
  return { key: `${keyOf(id)} ${index}`, kind, name: id.name };
}
