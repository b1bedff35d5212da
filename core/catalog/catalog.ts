/**
 * The catalog: an immutable, ordered set of schema objects.
 *
 * @module
 */
import { MigrError } from "../errors.ts";
import {
  type AnyObject,
  describe,
  isKind,
  isRelation,
  keyOf,
  type ObjectId,
  type ObjectKind,
  parentOf,
  type SchemaObject,
} from "./object.ts";

/** Something found in a database that migr does not model: reported by name, never touched. */
export interface Unmodelled {
  /** What the engine calls it: `function`, `virtual table`. */
  readonly kind: string;
  readonly name: string;
  /**
   * A statement that makes something under this name in a shadow, enough for expressions to be resolved beside it: the
   * type of a column, an extension.
   */
  readonly standIn?: string;
  /**
   * It is of a kind that is modelled, but whoever asked may not read it: an object, or an entry of one of its attributes.
   * Another schema's is not compared with it.
   */
  readonly unread?: { readonly id: ObjectId; readonly entry?: readonly [attribute: string, key: string] };
  /** What is known that it cannot be without. */
  readonly dependsOn?: readonly ObjectId[];
}

/**
 * A schema. Objects keep the order in which they were given, which is the order in which people declared them;
 * a table's columns are in its column order.
 *
 * @example
 * const catalog = Catalog.of([users, usersId]);
 * catalog.get({ kind: "table", schema: "", name: "users" });
 */
export class Catalog implements Iterable<AnyObject> {
  static readonly EMPTY: Catalog = new Catalog(new Map(), [], undefined);

  readonly unmodelled: readonly Unmodelled[];
  /** The major version of the engine that it was read from, where it was. */
  readonly version: number | undefined;
  readonly #objects: Map<string, AnyObject>;
  #members: Map<string, AnyObject[]> | undefined;
  #managed: readonly AnyObject[] | undefined;
  #isDraft = false;

  private constructor(objects: Map<string, AnyObject>, unmodelled: readonly Unmodelled[], version: number | undefined) {
    this.#objects = objects;
    this.unmodelled = unmodelled;
    this.version = version;
  }

  /** @throws MigrError `CATALOG_INVALID` when two objects have the same id. */
  static of(objects: Iterable<SchemaObject>, unmodelled: readonly Unmodelled[] = [], version?: number): Catalog {
    const map = new Map<string, AnyObject>();
    for (const object of objects) {
      const key = keyOf(object.id);
      if (map.has(key)) throw declaredTwice(object.id);
      map.set(key, object as AnyObject);
    }
    return new Catalog(map, unmodelled, version);
  }

  get size(): number {
    return this.#objects.size;
  }

  [Symbol.iterator](): IterableIterator<AnyObject> {
    return this.#objects.values();
  }

  has(id: ObjectId): boolean {
    return this.#objects.has(keyOf(id));
  }

  get<K extends ObjectKind>(id: ObjectId<K>): SchemaObject<K> | undefined {
    return this.#objects.get(keyOf(id)) as SchemaObject<K> | undefined;
  }

  getByKey(key: string): AnyObject | undefined {
    return this.#objects.get(key);
  }

  /** All objects of one kind, in order. */
  ofKind<K extends ObjectKind>(kind: K): SchemaObject<K>[] {
    const found: SchemaObject<K>[] = [];
    for (const object of this) if (isKind(object, kind)) found.push(object as SchemaObject<K>);
    return found;
  }

  /** What lives directly in an object, in order: columns, constraints, indexes and comments of a table. */
  members(id: ObjectId): readonly AnyObject[] {
    this.#members ??= groupByParent(this.#objects.values());
    return this.#members.get(memberKey(id)) ?? [];
  }

  /** The members of one kind. */
  membersOfKind<K extends ObjectKind>(id: ObjectId, kind: K): SchemaObject<K>[] {
    return this.members(id).filter((object) => object.kind === kind) as unknown as SchemaObject<K>[];
  }

  /** What comes from another object, such as a parent's column. */
  managed(): readonly AnyObject[] {
    this.#managed ??= [...this].filter((object) => object.managedBy !== undefined);
    return this.#managed;
  }

  filter(keep: (object: AnyObject) => boolean): Catalog {
    const objects = new Map([...this.#objects].filter(([, object]) => keep(object)));
    return new Catalog(objects, this.unmodelled, this.version);
  }

  /**
   * A copy of its own for whoever makes many changes one after the other: {@link with}, {@link and} and {@link without} change it
   * itself, and cost what they change.
   */
  draft(): Catalog {
    const copy = new Catalog(new Map(this.#objects), this.unmodelled, this.version);
    copy.#isDraft = true;
    return copy;
  }

  get isDraft(): boolean {
    return this.#isDraft;
  }

  /** The catalog with one object in the place of another that has its id. */
  with(object: SchemaObject): Catalog {
    const catalog = this.#writable();
    catalog.#put(object as AnyObject);
    return catalog;
  }

  /** @throws MigrError `CATALOG_INVALID` when there is one with the same id. */
  and(added: Iterable<SchemaObject>): Catalog {
    const catalog = this.#writable();
    for (const object of added) {
      if (catalog.has(object.id)) throw declaredTwice(object.id);
      catalog.#put(object as AnyObject);
    }
    return catalog;
  }

  /** The catalog without some objects and all that lives in them. */
  without(ids: Iterable<ObjectId>): Catalog {
    const catalog = this.#writable();
    const pending = [...ids];
    for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
      for (const member of this.members(id)) pending.push(member.id);
      catalog.#remove(id);
    }
    return catalog;
  }

  #writable(): Catalog {
    return this.#isDraft ? this : new Catalog(new Map(this.#objects), this.unmodelled, this.version);
  }

  #put(object: AnyObject): void {
    const key = keyOf(object.id);
    const before = this.#objects.get(key);
    this.#objects.set(key, object);
    if (object.managedBy !== undefined || before?.managedBy !== undefined) this.#managed = undefined;
    const parent = this.#members === undefined ? undefined : parentOf(object.id);
    if (parent === undefined) return;
    const group = this.#members?.get(memberKey(parent));
    if (group === undefined) this.#members?.set(memberKey(parent), [object]);
    else group.splice(before === undefined ? group.length : group.indexOf(before), 1, object);
  }

  #remove(id: ObjectId): void {
    const key = keyOf(id);
    const before = this.#objects.get(key);
    if (before === undefined) return;
    this.#objects.delete(key);
    if (before.managedBy !== undefined) this.#managed = undefined;
    const parent = this.#members === undefined ? undefined : parentOf(id);
    const group = parent && this.#members?.get(memberKey(parent));
    group?.splice(group.indexOf(before), 1);
  }

  map(change: (object: AnyObject) => SchemaObject): Catalog {
    return Catalog.of([...this].map(change), this.unmodelled, this.version);
  }
}

function declaredTwice(id: ObjectId): MigrError {
  return new MigrError("CATALOG_INVALID", `The ${describe(id)} is declared twice.`, {
    hint: "Remove or rename one of the two.",
  });
}

/** Members are found by the name of their table, whether that is a table or a (materialized) view. */
function memberKey(id: ObjectId): string {
  return isRelation(id) ? keyOf({ kind: "table", schema: id.schema, name: id.name }) : keyOf(id);
}

function groupByParent(objects: Iterable<AnyObject>): Map<string, AnyObject[]> {
  const groups = new Map<string, AnyObject[]>();
  for (const object of objects) {
    const parent = parentOf(object.id);
    if (parent === undefined) continue;
    const key = memberKey(parent);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [object]);
    else group.push(object);
  }
  return groups;
}
