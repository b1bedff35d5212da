/**
 * Constraints and indexes of a table: what its third argument lists.
 *
 * @module
 */
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

/** A primary key or unique constraint of several columns. */
export class KeyConstraint extends Builder<UniqueKeyDefinition> {
  name(name: string): KeyConstraint {
    return this.with_({ name });
  }
  /** PostgreSQL: columns that the index holds besides. */
  include(...columns: readonly TableColumn[]): KeyConstraint {
    return this.with_({ include: columns });
  }
  /** Two NULLs are equal (PostgreSQL 15 and newer). */
  nullsNotDistinct(): KeyConstraint {
    return this.with_({ nullsNotDistinct: true });
  }
  /** Checked at the end of the transaction. */
  deferrable(initially: "immediate" | "deferred" = "immediate"): KeyConstraint {
    return this.with_(deferral(initially === "deferred" ? "initially deferred" : true));
  }
}

/** @example primaryKey(t.orderId, t.productId) */
export function primaryKey(...columns: readonly TableColumn[]): KeyConstraint {
  return new KeyConstraint({ kind: "primaryKey", columns });
}

/** @example unique(t.tenant, t.email).nullsNotDistinct() */
export function unique(...columns: readonly TableColumn[]): KeyConstraint {
  return new KeyConstraint({ kind: "unique", columns });
}

/** A condition that every row meets. */
export class CheckConstraint extends Builder<CheckDefinition> {
  name(name: string): CheckConstraint {
    return this.with_({ name });
  }
  /** PostgreSQL: tables that inherit from this one do not have it. */
  noInherit(): CheckConstraint {
    return this.with_({ noInherit: true });
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
export class ForeignKeyConstraint extends Builder<ForeignKeyDefinition> {
  name(name: string): ForeignKeyConstraint {
    return this.with_({ name });
  }
  onDelete(action: Action): ForeignKeyConstraint {
    return this.with_(referenceRules({ onDelete: action }));
  }
  onUpdate(action: Action): ForeignKeyConstraint {
    return this.with_(referenceRules({ onUpdate: action }));
  }
  /** Either all or none of the columns may be NULL. */
  matchFull(): ForeignKeyConstraint {
    return this.with_({ match: "full" });
  }
  /** Checked at the end of the transaction. */
  deferrable(initially: "immediate" | "deferred" = "immediate"): ForeignKeyConstraint {
    return this.with_(deferral(initially === "deferred" ? "initially deferred" : true));
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
export class IndexBuilder extends Builder<IndexDefinition> {
  /** What it orders by: columns, `t.created.desc()`, expressions. */
  on(...keys: readonly IndexKeyInput[]): IndexBuilder {
    return this.with_({ keys });
  }
  unique(): IndexBuilder {
    return this.with_({ unique: true });
  }
  /** PostgreSQL: the method, `gin`, `gist`, `brin`, `hash` … */
  using(method: string): IndexBuilder {
    return this.with_({ method });
  }
  /** PostgreSQL: columns that the index holds besides. */
  include(...columns: readonly TableColumn[]): IndexBuilder {
    return this.with_({ include: columns });
  }
  /** Index only the rows for which this holds. */
  where(condition: Sql): IndexBuilder {
    return this.with_({ where: condition });
  }
  /** PostgreSQL: storage parameters, such as `{ fillfactor: 70 }`. */
  with(settings: Settings): IndexBuilder {
    return this.with_({ with: settingsText(settings) });
  }
  /** Two NULLs are equal in a unique index (PostgreSQL 15 and newer). */
  nullsNotDistinct(): IndexBuilder {
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
export class ExclusionConstraint extends Builder<ExclusionDefinition> {
  name(name: string): ExclusionConstraint {
    return this.with_({ name });
  }
  /** The method of its index; `gist` unless said otherwise. */
  using(method: string): ExclusionConstraint {
    return this.with_({ method });
  }
  /** Only rows for which this holds. */
  where(condition: Sql): ExclusionConstraint {
    return this.with_({ where: condition });
  }
  /** Checked at the end of the transaction. */
  deferrable(initially: "immediate" | "deferred" = "immediate"): ExclusionConstraint {
    return this.with_(deferral(initially === "deferred" ? "initially deferred" : true));
  }
}

/** @example exclude([t.room, "="], [t.during, "&&"]) */
export function exclude(
  ...elements: readonly (readonly [key: IndexKeyInput, operator: string])[]
): ExclusionConstraint {
  return new ExclusionConstraint({ kind: "exclusion", elements, method: "gist" });
}
