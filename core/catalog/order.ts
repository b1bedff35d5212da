/**
 * The order in which operations can run: one dependency graph over all of them, one deterministic sort.
 *
 * The old catalog orders what is torn down, the new one what is built.
 *
 * @module
 */
import {
  type AlterOperation,
  changedAttributes,
  type DropOperation,
  type ObjectOperation,
  type Operation,
  type RenameOperation,
  resultOf,
} from "../operations/operation.ts";
import type { Catalog } from "./catalog.ts";
import { type Edges, reachable } from "./dependencies.ts";
import type { DiffRules } from "./diff_rules.ts";
import { onlyAdds } from "./enum_values.ts";
import { ancestorKeys, isMemberAlteration, joins, leaves, partitionPlace } from "./membership.ts";
import {
  describe,
  type EnumAttributes,
  HELD_KINDS,
  INDEXED_KINDS,
  isKind,
  keyOf,
  type ObjectId,
  type ObjectKind,
  parentOf,
  type SchemaObject,
  type TableAttributes,
  TYPE_KINDS,
} from "./object.ts";
import { privilegeEdges } from "./order_privileges.ts";
import type { Halves } from "./pause.ts";
import { byPriority } from "./priority.ts";
import { givesRowsOf } from "./row_functions.ts";
import { slotsOf } from "./slots.ts";
import { sortTopologically } from "./sort.ts";

export interface OrderContext {
  /** Before the operations, with renames applied. */
  readonly base: Catalog;
  /** After the operations. */
  readonly to: Catalog;
  readonly edges: { readonly base: Edges; readonly to: Edges };
  readonly halves?: Halves;
  /** Renames of what is only made by what it comes from. */
  readonly parts?: ReadonlySet<Operation>;
  readonly rules: Pick<DiffRules, "tablesChangeAtOnce" | "readsWholeTables">;
}

/** Operations in an order in which they can run, with the graph that the order respects. */
export interface Ordered {
  readonly operations: readonly ObjectOperation[];
  /** For each operation the ones that must run before it. */
  readonly before: ReadonlyMap<ObjectOperation, ReadonlySet<ObjectOperation>>;
}

/**
 * Sorts operations.
 *
 * @throws Error when the graph has a cycle, which is a bug in a rule; the objects on it are named.
 */
export function orderOperations(operations: readonly Operation[], context: OrderContext): Ordered {
  const nodes = operations.filter((operation) => operation.verb !== "execute" && operation.verb !== "insert");
  const before = new GraphBuilder(nodes, context).build();
  const sorted = sortTopologically(nodes, before, byPriority(nodes, context));
  if (sorted.length < nodes.length) throw cycleError(nodes, new Set(sorted));
  return { operations: sorted, before };
}

function cycleError(nodes: readonly ObjectOperation[], sorted: ReadonlySet<ObjectOperation>): Error {
  const waiting = nodes.filter((node) => !sorted.has(node));
  const names = waiting.slice(0, 10).map((node) => `${node.verb} ${describe(resultOf(node))}`);
  return new Error(`These operations wait for each other, which is a bug in a dialect's rules: ${names.join(", ")}.`);
}

class GraphBuilder {
  readonly #nodes: readonly ObjectOperation[];
  readonly #context: OrderContext;
  readonly #before = new Map<ObjectOperation, Set<ObjectOperation>>();
  /** What makes an object be as it is afterwards: its creation, alteration or renaming. */
  readonly #builders = new Map<string, ObjectOperation[]>();
  readonly #drops = new Map<string, ObjectOperation>();
  readonly #dropsBySlot = new Map<string, ObjectOperation>();
  readonly #renamesBySlot = new Map<string, ObjectOperation>();
  /** Drops of keys and indexes, by the key of the table that they are in. */
  readonly #droppedKeys = new Map<string, DropOperation[]>();
  /** Drops of columns, by the key of their table. */
  readonly #droppedColumns = new Map<string, DropOperation[]>();
  /** Operations by which partitions go, by the key of the table that they are partitions of. */
  readonly #leavers = new Map<string, ObjectOperation[]>();

  readonly #alters: boolean;

  constructor(nodes: readonly ObjectOperation[], context: OrderContext) {
    this.#nodes = nodes;
    this.#context = context;
    this.#alters = nodes.some((node) => node.verb === "alter");
    for (const node of nodes) this.#register(node);
  }

  #register(node: ObjectOperation): void {
    this.#before.set(node, new Set());
    const place = partitionPlace(node, "from");
    if (place !== undefined) append(this.#leavers, place, node);
    if (node.verb !== "drop") {
      append(this.#builders, keyOf(resultOf(node)), node);
      if (node.verb === "rename") for (const slot of slotsOf(node.from)) this.#renamesBySlot.set(slot, node);
      return;
    }
    this.#drops.set(keyOf(node.object.id), node);
    // What is left of a base type is its name.
    if (node.object.kind === "baseType") append(this.#builders, keyOf({ ...node.object.id, kind: "shellType" }), node);
    const home = parentOf(node.object.id);
    if (home !== undefined && INDEXED.has(node.object.kind)) append(this.#droppedKeys, keyOf(home), node);
    if (home !== undefined && node.object.kind === "column") append(this.#droppedColumns, keyOf(home), node);
    for (const slot of slotsOf(node.object.id)) this.#dropsBySlot.set(slot, node);
  }

  build(): ReadonlyMap<ObjectOperation, ReadonlySet<ObjectOperation>> {
    for (const node of this.#nodes) {
      if (node.verb === "drop") this.#orderDrop(node);
      else if (node.verb === "rename") this.#orderRename(node);
      else this.#orderBuild(node);
      this.#orderSteps(node);
      if (isMemberAlteration(node)) this.#orderMembership(node);
      if (stores(node)) this.#orderStorage(node);
    }
    for (const [first, second] of privilegeEdges(this.#nodes)) this.#edge(first, second);
    return this.#before;
  }

  #edge(first: ObjectOperation | undefined, second: ObjectOperation): void {
    if (first !== undefined && first !== second) this.#before.get(second)?.add(first);
  }

  /** Builders of what it needs come first, and so does the drop of whatever has its name. */
  #orderBuild(node: ObjectOperation): void {
    const result = resultOf(node);
    const key = keyOf(result);
    for (const other of this.#builders.get(key) ?? []) {
      const isMoved = node.verb === "alter" && other.verb === "create" && result.kind !== "grant" && !this.#lets(node);
      if (other.verb === "rename" || isMoved || (this.#takes(node) && !this.#takes(other))) this.#edge(other, node);
    }
    if (this.#lets(node)) {
      for (const alter of this.#alteredBelow(this.#context.edges.base, key)) this.#edge(node, alter);
      return;
    }
    const freed = this.#context.halves?.freed.get(node);
    for (const slot of node.verb === "create" ? slotsOf(result) : []) {
      this.#edge(this.#dropsBySlot.get(slot), node);
      this.#edge(this.#renamesBySlot.get(slot), node);
    }
    if (node.verb === "create" && this.#drops.has(key)) this.#orderAfterOldNeeds(node, key);
    if (node.verb === "create" && isKind(node.object, "operator")) this.#orderAfterOldPartners(node, node.object);
    if (node.verb === "create" && isKind(node.object, "foreignKey")) this.#orderAfterOldKeys(node, node.object);
    if (node.verb === "create" && isKind(node.object, "table")) this.#orderAfterParents(node, node.object);
    if (result.kind === "grant" && result.on === "column") this.#orderAfterRevoking(node, result);
    if (result.kind === "function") this.#orderAfterGoneColumns(node, key);
    for (const need of this.#context.edges.to.get(key) ?? []) {
      if (freed?.has(need) === true) continue;
      for (const builder of this.#buildersOf(need)) {
        const isSeen = !READERS.has(result.kind) || changesValues(builder);
        if (isSeen && !comesLast(builder) && !this.#isHalf(builder)) this.#edge(builder, node);
      }
    }
    if (node.verb === "create")
      for (const alter of this.#alteredBelow(this.#context.edges.to, key))
        if (!comesLast(alter)) this.#edge(alter, node);
  }

  /** What makes an object be as it is afterwards; a part that comes with something above is made with that. */
  #buildersOf(key: string): readonly ObjectOperation[] {
    const own = this.#builders.get(key);
    if (own !== undefined) return own;
    const object = this.#context.to.getByKey(key);
    if (object?.managedBy === undefined || !INDEXED.has(object.kind)) return [];
    return this.#buildersOf(keyOf(object.managedBy));
  }

  /** The first half of a change. */
  #lets(node: ObjectOperation): boolean {
    return this.#context.halves?.lets.has(node) === true;
  }

  /** The second half of a change. */
  #takes(node: ObjectOperation): boolean {
    return this.#context.halves?.takes.has(node) === true;
  }

  #isHalf(node: ObjectOperation): boolean {
    return this.#lets(node) || this.#takes(node);
  }

  /** An operator is the commutator or negator of others, which are those that are there when it is made. */
  #orderAfterOldPartners(node: ObjectOperation, { attributes }: SchemaObject<"operator">): void {
    const names = [...attributes.definition.matchAll(/OPERATOR\((?:[^)]*\.)?([^.)]+)\)/g)].map(([, name]) => name);
    for (const drop of this.#drops.values()) {
      const { kind, name } = resultOf(drop);
      if (kind === "operator" && names.includes(name)) this.#edge(drop, node);
    }
  }

  /** What gives rows of a table is made when the table has no columns any more that go. */
  #orderAfterGoneColumns(node: ObjectOperation, key: string): void {
    const made = this.#context.to.getByKey(key);
    for (const drops of this.#droppedColumns.values()) {
      for (const drop of drops) if (givesRowsOf(made, drop.object.id)) this.#edge(drop, node);
    }
  }

  /** A new child takes from its parents' columns what would not reach it later. */
  #orderAfterParents(node: ObjectOperation, { attributes }: SchemaObject<"table">): void {
    for (const parent of ancestorKeys(attributes, this.#context.to)) {
      const object = this.#context.to.getByKey(parent);
      for (const { id } of object === undefined ? [] : this.#context.to.membersOfKind(object.id, "column")) {
        for (const alter of this.#builders.get(keyOf(id)) ?? []) if (isForNewChildren(alter)) this.#edge(alter, node);
      }
    }
  }

  /** What is taken from a role for a whole table is taken for its columns, too. */
  #orderAfterRevoking(node: ObjectOperation, { schema, table, role }: ObjectId): void {
    for (const other of this.#drops.values()) {
      const id = resultOf(other);
      const isWhole = id.kind === "grant" && id.on !== "column" && id.table === undefined;
      if (isWhole && id.role === role && id.schema === schema && id.name === table) this.#edge(other, node);
    }
  }

  /**
   * Its home may be renamed, too, and is by then. A drop under the new name is of the renamed object itself; another drop
   * may have to free the name.
   */
  #orderRename(node: RenameOperation): void {
    if (this.#context.parts?.has(node) === true) {
      this.#orderBuild(node);
      return;
    }
    const home = parentOf(node.from);
    const moves = home === undefined ? [] : (this.#builders.get(keyOf(home)) ?? []);
    for (const move of moves) if (move.verb === "rename") this.#edge(move, node);
    if (node.from.schema !== node.to.schema) this.#orderMove(node);
    const own = this.#drops.get(keyOf(node.to));
    if (own !== undefined) this.#edge(node, own);
    for (const slot of slotsOf(node.to)) {
      const drop = this.#dropsBySlot.get(slot);
      if (drop !== own) this.#edge(drop, node);
    }
  }

  /** Its new schema is there, and the one that it leaves not gone. */
  #orderMove(node: RenameOperation): void {
    const [left, entered] = [node.from, node.to].map(({ schema }) =>
      keyOf({ kind: "schema", schema: "", name: schema }),
    );
    for (const builder of this.#builders.get(entered ?? "") ?? []) this.#edge(builder, node);
    const drop = this.#drops.get(left ?? "");
    if (drop !== undefined) this.#edge(node, drop);
  }

  /** Alterations of all that an object stands on, near or far: a view reads an enum by way of a column. */
  #alteredBelow(edges: Edges, key: string): ObjectOperation[] {
    if (!this.#alters) return [];
    const isWhole = (node: ObjectOperation): boolean => node.verb === "alter" && !this.#isHalf(node);
    return [...reachable(key, edges)].flatMap((need) => (this.#builders.get(need) ?? []).filter(isWhole));
  }

  /** What is made again must not find what its old self stood on: a foreign key would take the old key. */
  #orderAfterOldNeeds(node: ObjectOperation, key: string): void {
    for (const need of this.#context.edges.base.get(key) ?? []) {
      const drop = this.#drops.get(need);
      if (drop?.verb === "drop" && !HELD_KINDS.includes(drop.object.kind)) this.#edge(drop, node);
    }
  }

  /** A foreign key would stand on any key of the columns that it refers to, also on one that is about to go. */
  #orderAfterOldKeys(node: ObjectOperation, { attributes }: SchemaObject<"foreignKey">): void {
    const { schema, table, columns } = attributes.references;
    const wanted = [...columns].sort().join("\0");
    for (const drop of this.#droppedKeys.get(keyOf({ kind: "table", schema, name: table })) ?? []) {
      if (keyColumns(drop.object)?.sort().join("\0") === wanted) this.#edge(drop, node);
    }
  }

  /** What it stands on is altered, dropped and built anew only when it is gone. */
  #orderDrop(node: DropOperation): void {
    const key = keyOf(resultOf(node));
    for (const need of this.#context.edges.base.get(key) ?? []) {
      const drop = this.#drops.get(need);
      if (drop !== undefined && isOutlived(node.object, need)) {
        this.#edge(drop, node);
        continue;
      }
      if (drop !== undefined && this.#context.halves?.freed.get(node)?.has(need) !== true) this.#edge(node, drop);
      for (const builder of this.#builders.get(need) ?? []) {
        if (builder.verb !== "rename") continue;
        // What lives in a renamed object is dropped under its new name; a view must be out of the way before.
        if (READERS.has(resultOf(node).kind) && builder.from.kind !== "schema") this.#edge(node, builder);
        else this.#edge(builder, node);
      }
    }
    for (const alter of this.#alteredBelow(this.#context.edges.base, key)) {
      if (isUnseen(node, alter) || leaves(alter) || takesValues(node, alter) || this.#changesWith(node, alter))
        continue;
      this.#edge(node, alter);
    }
    this.#orderBeforeAlterations(node, key);
    if (this.#context.rules.readsWholeTables === true) this.#orderBeforeColumns(node, key);
    if (INDEXED.has(node.object.kind)) this.#orderBeforeAdoption(node);
  }

  /** It may read any column of the tables that it reads. */
  #orderBeforeColumns(node: DropOperation, key: string): void {
    if (node.object.kind !== "trigger" && node.object.kind !== "view") return;
    for (const need of this.#context.edges.base.get(key) ?? []) {
      for (const drop of this.#droppedColumns.get(need) ?? []) this.#edge(node, drop);
    }
  }

  #changesWith(drop: DropOperation, alter: ObjectOperation): boolean {
    const { schema, table } = resultOf(alter);
    const { id } = drop.object;
    return this.#context.rules.tablesChangeAtOnce === true && id.table === table && id.schema === schema;
  }

  /** A new index of a table above would take this one for its part in the partition. */
  #orderBeforeAdoption(node: DropOperation): void {
    const home = parentOf(node.object.id);
    const table = home === undefined ? undefined : this.#context.base.getByKey(keyOf(home));
    const { partitionOf } = table?.kind === "table" ? table.attributes : {};
    if (partitionOf === undefined) return;
    const above = ancestorKeys({ partitionOf }, this.#context.base);
    for (const other of this.#nodes) {
      if (other.verb !== "create" || !INDEXED.has(other.object.kind)) continue;
      const place = parentOf(other.object.id);
      if (place !== undefined && above.includes(keyOf(place))) this.#edge(node, other);
    }
  }

  /** The steps of a table's alteration follow each other; a partition takes a place when others have left it. */
  #orderSteps(node: ObjectOperation): void {
    const result = resultOf(node);
    if (result.kind !== "table" && result.kind !== "foreignTable") return;
    const steps = this.#builders.get(keyOf(result)) ?? [];
    if (node.verb === "alter") for (const earlier of steps.slice(0, steps.indexOf(node))) this.#edge(earlier, node);
    const place = partitionPlace(node, "to");
    if (place !== undefined) for (const other of this.#leavers.get(place) ?? []) this.#edge(other, node);
  }

  /**
   * A table that leaves its parents does so before anything in it or in them changes, since it must not take part in that; one
   * that joins others must be like them by then.
   */
  #orderMembership(self: AlterOperation<"table">): void {
    const { base, to, edges } = this.#context;
    const own = keyOf({ ...self.id, kind: "table" });
    const typeOf = ({ of }: Partial<TableAttributes>, side: Edges): string[] =>
      of === undefined ? [] : [...(side.get(keyOf(self.id)) ?? [])].filter((key) => key.startsWith("compositeType:"));
    const left = [...ancestorKeys(self.from, base), ...typeOf(self.from, edges.base)];
    const joined = [...ancestorKeys(self.to, to), ...typeOf(self.to, edges.to)];
    if (left.length + joined.length === 0) return;
    for (const other of this.#nodes) {
      const id = other.verb === "rename" ? undefined : resultOf(other);
      if (id?.kind === "compositeType" && left.includes(keyOf(id))) this.#edge(self, other);
      const isIndex = other.verb === "drop" && INDEXED.has(other.object.kind);
      if (id?.table === undefined || (id.kind !== "column" && id.kind !== "check" && !isIndex)) continue;
      const home = keyOf({ kind: "table", schema: id.schema, name: id.table });
      if (joined.includes(home) || (joined.length > 0 && home === own)) this.#edge(other, self);
      else if (left.includes(home) || home === own) this.#edge(self, other);
    }
  }

  /** What is said of the storage of long values is forgotten where no column can have any. */
  #orderStorage(self: ObjectOperation): void {
    const { schema, name } = resultOf(self);
    for (const other of this.#nodes) {
      if (other.verb !== "create") continue;
      const { id, kind } = other.object;
      if (kind === "column" && id.schema === schema && id.table === name) this.#edge(other, self);
    }
  }

  /** A default, a type that is no longer used: what used to need this must have changed before it goes. */
  #orderBeforeAlterations(node: ObjectOperation, key: string): void {
    for (const dependant of this.#altered.get(key) ?? []) this.#edge(dependant, node);
  }

  /** Its table is made again. */
  #isInNew(id: ObjectId): boolean {
    const home = parentOf(id);
    return home !== undefined && this.#builders.get(keyOf(home))?.some(({ verb }) => verb === "create") === true;
  }

  /** Alterations by the key of what the altered object used to need. */
  get #altered(): ReadonlyMap<string, readonly ObjectOperation[]> {
    this.#alteredCache ??= this.#indexAlterations();
    return this.#alteredCache;
  }
  #alteredCache: ReadonlyMap<string, readonly ObjectOperation[]> | undefined;

  #indexAlterations(): ReadonlyMap<string, readonly ObjectOperation[]> {
    const index = new Map<string, ObjectOperation[]>();
    for (const node of this.#nodes) {
      if (node.verb !== "alter" || changedAttributes(node).length === 0 || this.#takes(node)) continue;
      if (this.#isInNew(node.id)) continue;
      for (const need of this.#context.edges.base.get(keyOf(node.id)) ?? []) {
        append(index, need, node);
      }
    }
    return index;
  }
}

function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

/** The children that are there do not follow. */
function isForNewChildren(node: ObjectOperation): boolean {
  const names = node.verb === "alter" ? changedAttributes(node) : [];
  return names.some((name) => name === "notNullConstraint" || name === "compression");
}

/** It comes from another object and stays when that goes; it cannot go before. */
function isOutlived({ own, managedBy }: SchemaObject, need: string): boolean {
  return own?.includes("object") === true && managedBy !== undefined && keyOf(managedBy) === need;
}

/** The columns that a key or an index is of. */
function keyColumns(object: SchemaObject): (string | undefined)[] | undefined {
  if (isKind(object, "primaryKey") || isKind(object, "unique")) return [...object.attributes.columns];
  return isKind(object, "index") ? object.attributes.keys.map(({ column }) => column) : undefined;
}

/** Nothing but the parameters of a table's storage change: nothing else of it waits for that. */
function stores(node: ObjectOperation): boolean {
  return node.verb === "alter" && node.id.kind === "table" && changedAttributes(node).every((name) => name === "with");
}

/** Those that read a column see another one afterwards: not so when it only may be NULL now, or has another default. */
function changesValues(node: ObjectOperation): boolean {
  if (node.verb !== "alter" || node.id.kind !== "column") return true;
  return changedAttributes(node).some((name) => ["type", "collation", "generated"].includes(name));
}

/** What stands on it does not notice: functions of a language are run by its handler when they are called. */
function isUnseen({ object }: DropOperation, alter: ObjectOperation): boolean {
  // Only a trusted language may be granted.
  return resultOf(alter).kind === "language" && object.kind !== "grant";
}

/** What is in the table does not wait for it, but it may wait for that. */
function comesLast(node: ObjectOperation): boolean {
  return joins(node) || stores(node);
}

/** An enum takes new values whatever stands on it; types may do so even when it is set aside until columns have its successor. */
function takesValues(drop: DropOperation, alter: ObjectOperation): boolean {
  if (alter.verb !== "alter" || alter.id.kind !== "enum") return false;
  const [from, to] = [alter.from, alter.to] as Partial<EnumAttributes>[];
  return TYPE_KINDS.includes(drop.object.kind) || onlyAdds(from?.values ?? [], to?.values ?? []);
}

/** What is an index, or has one behind it. */
const INDEXED: ReadonlySet<ObjectKind> = new Set(INDEXED_KINDS);

/** What reads other objects without living in one of them. */
const READERS: ReadonlySet<ObjectKind> = new Set(["view", "materializedView"]);
