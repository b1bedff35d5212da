/**
 * Folding: the last, cosmetic step. Columns and constraints move into their CREATE TABLE where no dependency crosses,
 * and what a dropped table takes along moves into its DROP TABLE, so that people read what they would have written.
 *
 * @module
 */
import type { CreateOperation, DropOperation, ObjectOperation, Operation } from "../operations/operation.ts";
import {
  INDEXED_KINDS,
  keyOf,
  type ObjectId,
  parentOf,
  RELATION_KINDS,
  type SchemaObject,
  TABLE_PART_KINDS,
} from "./object.ts";
import type { Ordered } from "./order.ts";

const PARTS: readonly string[] = TABLE_PART_KINDS;

/** What CREATE TABLE and CREATE FOREIGN TABLE make. */
const TABLES: readonly string[] = ["table", "foreignTable"];

/** An operation with the later ones that it takes in. */
interface Group {
  readonly node: ObjectOperation;
  readonly parts: readonly ObjectOperation[];
}

type Before = ReadonlyMap<ObjectOperation, ReadonlySet<ObjectOperation>>;
type Containers = (node: ObjectOperation) => readonly (ObjectId | undefined)[];

/** Folds ordered operations; their meaning stays the same. */
export function fold(ordered: Ordered): Operation[] {
  const single = ordered.operations.map((node): Group => ({ node, parts: [] }));
  const created = gather(single, ordered.before, (node) =>
    node.verb === "create" && PARTS.includes(node.object.kind) ? tablesOf(node.object.id) : [],
  );
  const dropped = gather(created.reverse(), turned(ordered), (node) =>
    node.verb === "drop" ? containersOf(node) : [],
  );
  return dropped.reverse().map(withParts);
}

/**
 * Walks the operations and lets each take the later ones that belong into it, as long as everything that these wait for
 * has been passed already. Works for creations as they are and for drops in the reversed list.
 */
function gather(groups: readonly Group[], before: Before, containers: Containers): Group[] {
  const members = groupByContainer(groups, containers);
  const passed = new Set<ObjectOperation>();
  const result: Group[] = [];
  for (const { node, parts } of groups) {
    if (passed.has(node)) continue;
    for (const done of [node, ...parts]) passed.add(done);
    const taken: ObjectOperation[] = [];
    for (const member of holdsParts(node) ? (members.get(keyOf(node.object.id)) ?? []) : []) {
      const free = !passed.has(member) && [...(before.get(member) ?? [])].every((first) => passed.has(first));
      if (!free) continue;
      passed.add(member);
      taken.push(member);
    }
    result.push({ node, parts: [...parts, ...taken] });
  }
  return result;
}

/** The table or foreign table that an object is in; its id does not say which. */
function tablesOf(id: ObjectId): ObjectId[] {
  const table = parentOf(id);
  return table === undefined ? [] : [table, { ...table, kind: "foreignTable" }];
}

function holdsParts(node: ObjectOperation): node is CreateOperation | DropOperation {
  return node.verb === "drop" || (node.verb === "create" && TABLES.includes(node.object.kind));
}

function groupByContainer(groups: readonly Group[], containers: Containers): Map<string, ObjectOperation[]> {
  const found = new Map<string, ObjectOperation[]>();
  for (const { node } of groups) {
    for (const id of containers(node)) {
      if (id === undefined) continue;
      const members = found.get(keyOf(id)) ?? [];
      members.push(node);
      found.set(keyOf(id), members);
    }
  }
  return found;
}

function withParts({ node, parts }: Group): Operation {
  if (parts.length === 0) return node;
  const objects = parts.flatMap((part): SchemaObject[] =>
    part.verb === "create" || part.verb === "drop" ? [part.object] : [],
  );
  const container = node as CreateOperation | DropOperation;
  return { ...container, parts: objects };
}

/** Everything that an object is inside of: a comment's column and that column's table. */
function containersOf(node: DropOperation): ObjectId[] {
  const { kind, managedBy } = node.object;
  // The index of a partition goes with the one above it, and cannot go without.
  const found: ObjectId[] = managedBy !== undefined && INDEXED_KINDS.includes(kind) ? [managedBy] : [];
  for (let at = parentOf(node.object.id); at !== undefined; at = parentOf(at)) {
    found.push(at);
    if (at.kind === "table") for (const kind of RELATION_KINDS.slice(1)) found.push({ ...at, kind });
  }
  return found;
}

function turned({ before }: Ordered): Before {
  const after = new Map<ObjectOperation, Set<ObjectOperation>>();
  for (const [node, earlier] of before) {
    for (const first of earlier) {
      const set = after.get(first);
      if (set === undefined) after.set(first, new Set([node]));
      else set.add(node);
    }
  }
  return after;
}
