/**
 * Constraints and indexes of a table: what its third argument lists.
 *
 * @module
 */
import type { ConflictAction, Deferral, IndexStorage } from "../catalog/object.ts";
import { type Action, deferral, referenceRules } from "./column.ts";
import {
  Builder,
  type CheckDefinition,
  type ExclusionDefinition,
  type ExtraDefinition,
  type ForeignKeyDefinition,
  type IndexDefinition,
  type Model,
  type Settings,
  settingsText,
  type UniqueKeyDefinition,
} from "./definition.ts";
import type { Key, Sql, TableColumn } from "./sql.ts";

/** What the third argument of `table()` lists. */
export type Extra = Model<ExtraDefinition>;
/** A key of an index: a column, an expression, or one of them with a direction and the like. */
export type IndexKeyInput = TableColumn | Key | Sql;

/** What constraints and indexes have in common. */
abstract class Part<D extends ExtraDefinition> extends Builder<D> {
  name(name: string): this {
    return this.with_({ name } as Partial<D>);
  }
  /** What people should know about it; kept in the database where it can (not in SQLite). */
  comment(comment: string): this {
    return this.with_({ comment } as Partial<D>);
  }
}

/** What an index, or the one behind a constraint, is kept like. */
abstract class Stored<D extends ExtraDefinition & IndexStorage> extends Part<D> {
  /** PostgreSQL: storage parameters, such as `{ fillfactor: 70 }`. */
  with(settings: Settings): this {
    return this.with_({ with: settingsText(settings) } as Partial<D>);
  }
  /** PostgreSQL: where it is kept. */
  tablespace(tablespace: string): this {
    return this.with_({ tablespace } as Partial<D>);
  }
  /** PostgreSQL: CLUSTER sorts the table by it. */
  clustered(): this {
    return this.with_({ clustered: true } as Partial<D>);
  }
  /** PostgreSQL: logical replication knows old rows by it. */
  replicaIdentity(): this {
    return this.with_({ replicaIdentity: true } as Partial<D>);
  }
}

/** A primary key or unique constraint of several columns. */
export class KeyConstraint extends Stored<UniqueKeyDefinition> {
  /** PostgreSQL: columns that the index holds besides. */
  include(...columns: readonly TableColumn[]): this {
    return this.with_({ include: columns });
  }
  /** Two NULLs are equal (PostgreSQL 15 and newer). */
  nullsNotDistinct(): this {
    return this.with_({ nullsNotDistinct: true });
  }
  /** PostgreSQL 18: the last column is a range, and keys are equal only where the ranges meet. */
  withoutOverlaps(): this {
    return this.with_({ withoutOverlaps: true });
  }
  /** Checked at the end of the transaction. */
  deferrable(initially: "immediate" | "deferred" = "immediate"): this {
    return this.with_(initiallyOf(initially));
  }
  /** SQLite: what happens to a row whose key exists. */
  onConflict(action: ConflictAction): this {
    return this.with_({ onConflict: action });
  }
  /** SQLite: what stands behind the names of columns in the key: `{ name: "COLLATE NOCASE DESC" }`. */
  columnOptions(options: Readonly<Record<string, string>>): this {
    return this.with_({ columnOptions: options });
  }
}

function initiallyOf(initially: "immediate" | "deferred"): Deferral {
  return deferral(initially === "deferred" ? "initially deferred" : true);
}

/** @example primaryKey(t.orderId, t.productId) */
export function primaryKey(...columns: readonly TableColumn[]): KeyConstraint {
  return new KeyConstraint({ kind: "primaryKey", columns });
}

/** @example unique(t.tenant, t.email).nullsNotDistinct() */
export function unique(...columns: readonly TableColumn[]): KeyConstraint {
  return new KeyConstraint({ kind: "unique", columns });
}

/** What has rows that it did not look at. */
abstract class Enforceable<D extends CheckDefinition | ForeignKeyDefinition> extends Part<D> {
  /** PostgreSQL: rows that are there already have not been checked. */
  notValid(): this {
    return this.with_({ notValid: true } as Partial<D>);
  }
  /** PostgreSQL 18: nothing is checked; the planner and people may believe it. */
  notEnforced(): this {
    return this.with_({ notEnforced: true } as Partial<D>);
  }
}

/** A condition that every row meets. */
export class CheckConstraint extends Enforceable<CheckDefinition> {
  /** PostgreSQL: tables that inherit from this one do not have it. */
  noInherit(): this {
    return this.with_({ noInherit: true });
  }
  /** SQLite: what happens to a row that does not meet it. */
  onConflict(action: ConflictAction): this {
    return this.with_({ onConflict: action });
  }
}

/**
 * @example check(sql`${t.starts} < ${t.ends}`)
 * @example check("valid_period", sql`${t.starts} < ${t.ends}`)
 */
export function check(expression: Sql): CheckConstraint;
export function check(name: string, expression: Sql): CheckConstraint;
export function check(first: string | Sql, second?: Sql): CheckConstraint {
  if (typeof first !== "string") return new CheckConstraint({ kind: "check", expression: first });
  return new CheckConstraint({ kind: "check", name: first, expression: second as Sql });
}

/** A foreign key of one or several columns. */
export class ForeignKeyConstraint extends Enforceable<ForeignKeyDefinition> {
  /** @param columns PostgreSQL: those that `setNull` and `setDefault` set; all unless said otherwise */
  onDelete(action: Action, columns?: readonly TableColumn[]): this {
    return this.with_({
      ...referenceRules({ onDelete: action }),
      ...(columns === undefined ? {} : { onDeleteColumns: columns }),
    });
  }
  onUpdate(action: Action): this {
    return this.with_(referenceRules({ onUpdate: action }));
  }
  /** Either all or none of the columns may be NULL. */
  matchFull(): this {
    return this.with_({ match: "full" });
  }
  /** PostgreSQL 18: the last column is a range, which those of the referenced rows must cover. */
  period(): this {
    return this.with_({ period: true });
  }
  /** Checked at the end of the transaction. */
  deferrable(initially: "immediate" | "deferred" = "immediate"): this {
    return this.with_(initiallyOf(initially));
  }
}

/**
 * @param targets the columns that it refers to; as a function where that table is declared later or in a circle
 * @example foreignKey([t.tenant, t.author], [users.tenant, users.id]).onDelete("cascade")
 */
export function foreignKey(
  columns: readonly TableColumn[],
  targets: readonly TableColumn[] | (() => readonly TableColumn[]),
): ForeignKeyConstraint {
  return new ForeignKeyConstraint({
    kind: "foreignKey",
    columns,
    targets: typeof targets === "function" ? targets : () => targets,
  });
}

/** An index. */
export class IndexBuilder extends Stored<IndexDefinition> {
  /** What it orders by: columns, `t.created.desc()`, expressions. */
  on(...keys: readonly IndexKeyInput[]): this {
    return this.with_({ keys });
  }
  unique(): this {
    return this.with_({ unique: true });
  }
  /** PostgreSQL: the method, `gin`, `gist`, `brin`, `hash` … */
  using(method: string): this {
    return this.with_({ method });
  }
  /** PostgreSQL: columns that the index holds besides. */
  include(...columns: readonly TableColumn[]): this {
    return this.with_({ include: columns });
  }
  /** Index only the rows for which this holds. */
  where(condition: Sql): this {
    return this.with_({ where: condition });
  }
  /** PostgreSQL: on a partitioned table, without indexes of its partitions. */
  only(): this {
    return this.with_({ only: true });
  }
  /** PostgreSQL: how many values ANALYZE keeps of an expression, by the number of the key: `{ 1: 500 }`. */
  statistics(targets: Settings): this {
    return this.with_({ statistics: settingsText(targets) });
  }
  /** Two NULLs are equal in a unique index (PostgreSQL 15 and newer). */
  nullsNotDistinct(): this {
    return this.with_({ nullsNotDistinct: true });
  }
}

/**
 * @example index().on(t.author, t.created.desc())
 * @example index("users_search").on(t.document).using("gin")
 */
export function index(name?: string): IndexBuilder {
  return new IndexBuilder({ kind: "index", keys: [], ...(name === undefined ? {} : { name }) });
}

/** @example uniqueIndex().on(sql`lower(${t.email})`) */
export function uniqueIndex(name?: string): IndexBuilder {
  return index(name).unique();
}

/** PostgreSQL: no two rows may agree on all elements by their operators. */
export class ExclusionConstraint extends Stored<ExclusionDefinition & IndexStorage> {
  /** The method of its index; `gist` unless said otherwise. */
  using(method: string): this {
    return this.with_({ method });
  }
  /** Columns that the index holds besides. */
  include(...columns: readonly TableColumn[]): this {
    return this.with_({ include: columns });
  }
  /** Only rows for which this holds. */
  where(condition: Sql): this {
    return this.with_({ where: condition });
  }
  /** Checked at the end of the transaction. */
  deferrable(initially: "immediate" | "deferred" = "immediate"): this {
    return this.with_(initiallyOf(initially));
  }
}

/** @example exclude([t.room, "="], [t.during, "&&"]) */
export function exclude(
  ...elements: readonly (readonly [key: IndexKeyInput, operator: string])[]
): ExclusionConstraint {
  return new ExclusionConstraint({ kind: "exclusion", elements, method: "gist" });
}
