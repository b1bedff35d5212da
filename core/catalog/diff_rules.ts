/**
 * What the diff must know about a dialect.
 *
 * @module
 */
import type { AlterOperation, RenameOperation } from "../operations/operation.ts";
import type { Catalog } from "./catalog.ts";
import type { GivenWith } from "./given.ts";
import type { Change } from "./inherit.ts";
import type { AnyObject, ObjectId, ObjectKind } from "./object.ts";

/** How values of a type are held: as they are, or inside of arrays and of values of other types. */
export type Held = "not" | "directly" | "inside";

/** What a dialect may look at to decide about an alteration. */
export interface AlterationContext {
  readonly before: AnyObject;
  readonly after: AnyObject;
  /** The schema before, with renames applied. */
  readonly base: Catalog;
  /** The major version of the engine, where it is known. */
  readonly version: number | undefined;
  /** Of a type: how columns that stay hold values of it. */
  held(): Held;
}

/** Views that stay when what they read, or show, is called otherwise. */
export interface SettledViews {
  /** The schema in which they say what they say afterwards. */
  readonly base: Catalog;
  /** Of columns of views. */
  readonly renames: readonly RenameOperation[];
  /** Their keys. */
  readonly settled: ReadonlySet<string>;
}

/** What the diff must know about a dialect. */
export interface DiffRules {
  /**
   * `replace`: the object is dropped and created again, with everything that depends on it. `inPlace`: the dialect has
   * a statement (or a rebuild) for it. `swap`, for types: where columns hold its values, a new one takes the place of the
   * old one.
   */
  alteration(operation: AlterOperation, context: AlterationContext): "inPlace" | "replace" | "swap";
  /** Kinds of dependants that must be absent while an in-place alteration runs (views, when a column's type changes). */
  detachedBy(operation: AlterOperation): readonly ObjectKind[];
  /**
   * When a column changes its type, the engine makes this anew by itself, and forgets a part of what it was: it is detached
   * whenever anything is.
   */
  forgets?(object: AnyObject): boolean;
  /** All that changes in a table changes at once (SQLite makes it again), so in it nothing waits for an alteration. */
  readonly tablesChangeAtOnce?: true;
  /** What views and triggers read is known by the table only (SQLite), so they go before a column of it does. */
  readonly readsWholeTables?: true;
  /** A foreign key needs its target to exist when it is created. False in SQLite. */
  readonly foreignKeysNeedTarget: boolean;
  /**
   * Kinds that do not simply follow when a column that they read is renamed, and so are made again: PostgreSQL's views
   * keep the names of their own columns.
   */
  readonly remadeByRename?: readonly ObjectKind[];
  /**
   * Those of them that need not be made again, after renames and perhaps some more.
   *
   * @param from the schema before, in the engine's words
   * @param named the same with renames applied, in the same order
   */
  settleViews?(from: Catalog, named: Catalog, to: Catalog): SettledViews;
  /** Kinds that this engine can rename besides those that every engine can, or for which it has something as good. */
  readonly renamable?: readonly ObjectKind[];
  /** After renames: what has no name of its own is called after what was renamed. */
  calledAnew?(catalog: Catalog): Catalog;
  /** A catalog that says in full what it says in short, where the other one says that in full. */
  spelledLike?(catalog: Catalog, other: Catalog): Catalog;
  /** What an alteration puts in the place of another one and is no object of its own: the sequence of a column. */
  madeBeside?(change: Change): ObjectId | undefined;
  /** What new objects come with besides what they are said to have. */
  givenWith?(base: Catalog, to: Catalog): GivenWith;
  /**
   * Attributes of an object that follow from others in its catalog, so that it is the same whether they are said or not;
   * and those that mean the same in the words of another one.
   */
  implied?(object: AnyObject, catalog: Catalog, other?: AnyObject): readonly string[];
}
