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
  readonly #objects: ReadonlyMap<string, AnyObject>;
  #members: ReadonlyMap<string, readonly AnyObject[]> | undefined;

  private constructor(
    objects: ReadonlyMap<string, AnyObject>,
    unmodelled: readonly Unmodelled[],
    version: number | undefined,
  ) {
    this.#objects = objects;
    this.unmodelled = unmodelled;
    this.version = version;
  }

  /** @throws MigrError `CATALOG_INVALID` when two objects have the same id. */
  static of(objects: Iterable<SchemaObject>, unmodelled: readonly Unmodelled[] = [], version?: number): Catalog {
    const map = new Map<string, AnyObject>();
    for (const object of objects) {
      const key = keyOf(object.id);
      if (map.has(key)) {
        throw new MigrError("CATALOG_INVALID", `The ${describe(object.id)} is declared twice.`, {
          hint: "Remove or rename one of the two.",
        });
      }
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

  filter(keep: (object: AnyObject) => boolean): Catalog {
    return Catalog.of([...this].filter(keep), this.unmodelled, this.version);
  }

  map(change: (object: AnyObject) => SchemaObject): Catalog {
    return Catalog.of([...this].map(change), this.unmodelled, this.version);
  }
}

/** Members are found by the name of their table, whether that is a table or a (materialized) view. */
function memberKey(id: ObjectId): string {
  return isRelation(id) ? keyOf({ kind: "table", schema: id.schema, name: id.name }) : keyOf(id);
}

function groupByParent(objects: Iterable<AnyObject>): ReadonlyMap<string, readonly AnyObject[]> {
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
