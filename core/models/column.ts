/**
 * Columns: a type and what is said about it, one method after another.
 *
 * @module
 */
import type { ConflictAction, Deferral, ReferentialAction, SequenceOptions } from "../catalog/object.ts";
import {
  Builder,
  type ColumnDefinition,
  defined,
  type ForeignKeyRules,
  MODEL,
  type RareColumnAttributes,
  type Settings,
  settingsText,
  type TypeDefinition,
  type ValueFamily,
} from "./definition.ts";
import type { Sql, TableColumn } from "./sql.ts";

/** What happens to a row when the row that it refers to goes or changes. `setNull` may be written as in SQL, too. */
export type Action = ReferentialAction | "set null" | "set default" | "no action" | "noAction";

export interface DeferrableOptions {
  /** Checked at the end of the transaction when asked: `true`; unless asked otherwise: `"initially deferred"`. */
  readonly deferrable?: boolean | "initially deferred";
}

export interface NotNullOptions {
  /** PostgreSQL 18: what the constraint is called. */
  readonly name?: string;
  /** PostgreSQL 18: tables that inherit from this one do not have it. */
  readonly noInherit?: boolean;
  /** PostgreSQL 18: rows that are there already have not been checked. */
  readonly notValid?: boolean;
  /** SQLite: what happens to a row that has no value. */
  readonly onConflict?: ConflictAction;
}

export interface UniqueOptions extends DeferrableOptions {
  readonly name?: string;
  /** Two NULLs are equal (PostgreSQL 15 and newer). */
  readonly nullsNotDistinct?: boolean;
}

export interface ColumnIndexOptions {
  readonly name?: string;
  readonly unique?: boolean;
  /** `btree` unless said otherwise. */
  readonly using?: string;
  /** Index only the rows for which this holds. */
  readonly where?: Sql;
  readonly with?: Settings;
}

export interface ReferenceOptions extends DeferrableOptions {
  readonly name?: string;
  readonly onDelete?: Action;
  readonly onUpdate?: Action;
  /** `full`: either all or none of the columns may be NULL. */
  readonly match?: "simple" | "full";
}

/** Options of an identity or sequence; numbers beyond 2^53 as `bigint` or text. */
export type SequenceSettings = {
  readonly [K in Exclude<keyof SequenceOptions, "cycle" | "type">]?: number | bigint | string;
} & { readonly cycle?: boolean };

/**
 * A column before it is in a table: a type with methods, each of which gives a new column. Columns are nullable unless
 * they say `notNull()` or are part of the primary key.
 *
 * @typeParam T what its values are in JavaScript, for defaults
 */
export class Column<T = unknown> extends Builder<ColumnDefinition> {
  /** The column's name in the database, where it is not the property's. */
  name(name: string): Column<T> {
    return this.with_({ name });
  }

  /** The column always has a value. */
  notNull(options: NotNullOptions = {}): Column<T> {
    const { onConflict, name, noInherit, notValid } = options;
    const constraint = defined({
      name,
      noInherit: noInherit === true ? (true as const) : undefined,
      notValid: notValid === true ? (true as const) : undefined,
    }) as NonNullable<RareColumnAttributes["notNullConstraint"]>;
    return this.rarely({
      notNullOnConflict: onConflict,
      notNullConstraint: Object.keys(constraint).length === 0 ? undefined : constraint,
    }).with_({ notNull: true });
  }

  /** SQLite: it may be NULL although it is in the primary key, as such columns may in tables that do not say otherwise. */
  nullable(): Column<T> {
    return this.with_({ notNull: false });
  }

  // A `#rarely` would not be found: copies are made without the constructor.
  private rarely(rare: { readonly [K in keyof RareColumnAttributes]: RareColumnAttributes[K] | undefined }): Column<T> {
    return this.with_({ rare: { ...this[MODEL].rare, ...(defined(rare) as RareColumnAttributes) } });
  }

  /** The value of new rows that give none: a value, or an expression. */
  default(value: T | Sql): Column<T> {
    return this.with_({ default: { value } });
  }

  /** The column alone is the primary key. For several columns see `primaryKey(t.a, t.b)`. */
  primaryKey(name?: string): Column<T> {
    return this.with_({ primaryKey: defined({ name }) as { name?: string } });
  }

  /** No two rows have the same value. */
  unique(options: string | UniqueOptions = {}): Column<T> {
    const { name, nullsNotDistinct, deferrable } = typeof options === "string" ? { name: options } : { ...options };
    const unique = {
      ...(name === undefined ? {} : { name }),
      ...(nullsNotDistinct === true ? { nullsNotDistinct } : {}),
      ...deferral(deferrable),
    };
    return this.with_({ unique } as Partial<ColumnDefinition>);
  }

  /** Makes looking up rows by this column fast. */
  index(options: string | ColumnIndexOptions = {}): Column<T> {
    const {
      name,
      unique,
      using,
      where,
      with: settings,
    } = typeof options === "string" ? { name: options } : ({ ...options } as ColumnIndexOptions);
    const index = defined({
      name,
      unique: unique === true ? (true as const) : undefined,
      method: using,
      where,
      with: settings === undefined ? undefined : settingsText(settings),
    });
    return this.with_({ index } as Partial<ColumnDefinition>);
  }

  /**
   * The value is that of a column in another table (or this one).
   *
   * TypeScript cannot infer a table's type through itself, so where tables refer to each other in a circle name the
   * column (`"users.id"`) or say what the function returns: `(): AnyColumn => users.id`.
   *
   * @example integer().references(() => users.id, { onDelete: "cascade" })
   */
  references(target: string | (() => TableColumn), options: ReferenceOptions = {}): Column<T> {
    const reference = { target, ...referenceRules(options) };
    return this.with_({ references: [...this[MODEL].references, reference] });
  }

  /**
   * A condition that every row meets.
   *
   * @example integer().check((age) => sql`${age} >= 0`)
   */
  check(expression: Sql | ((column: TableColumn) => Sql), name?: string): Column<T> {
    const check = { expression, ...(name === undefined ? {} : { name }) };
    return this.with_({ checks: [...this[MODEL].checks, check] });
  }

  /**
   * The database numbers new rows (`GENERATED … AS IDENTITY`; `AUTOINCREMENT` in SQLite).
   *
   * @param when `always`, or `byDefault`: only when the row gives no number
   */
  generated(when: "always" | "byDefault" | "by default", options: SequenceSettings = {}): Column<T> {
    const generated = when === "always" ? "always" : "byDefault";
    return this.with_({ identity: { generated, ...sequenceOptions(options) } });
  }

  /** The database computes the value from other columns; `stored` unless said otherwise. */
  generatedAs(expression: Sql, kind: "stored" | "virtual" = "stored"): Column<T> {
    return this.with_({ generated: { expression, stored: kind === "stored" } });
  }

  /** How its texts are compared and sorted. */
  collate(collation: string): Column<T> {
    return this.with_({ collation });
  }

  /** PostgreSQL: how long values are stored, where not as their type says. */
  storage(storage: NonNullable<RareColumnAttributes["storage"]>): Column<T> {
    return this.rarely({ storage });
  }

  /** PostgreSQL: how long values are compressed: `lz4`, `pglz`. */
  compression(compression: string): Column<T> {
    return this.rarely({ compression });
  }

  /** PostgreSQL: how many values ANALYZE keeps. */
  statistics(target: number): Column<T> {
    return this.rarely({ statistics: String(target) });
  }

  /** PostgreSQL: what the planner shall believe, such as `{ n_distinct: -0.5 }`. */
  with(settings: Settings): Column<T> {
    return this.rarely({ with: settingsText(settings) });
  }

  /** PostgreSQL: what the wrapper of a foreign table must know about it. */
  options(options: Settings): Column<T> {
    return this.rarely({ options: settingsText(options) });
  }

  /** What people should know about it; kept in the database where it can (not in SQLite). */
  comment(comment: string): Column<T> {
    return this.with_({ comment });
  }

  /** A list of such values. Becomes JSON text where the database has no arrays. */
  array(): Column<readonly T[]> {
    return this.with_({ isArray: true }) as Column as Column<readonly T[]>;
  }
}

/** Any column of any table: the return type for references in a circle. */
export type AnyColumn = TableColumn;

/** A new column of a type. */
export function column<T>(
  type: string | TypeDefinition,
  family: ValueFamily,
  more: Partial<ColumnDefinition> = {},
): Column<T> {
  return new Column<T>({ kind: "column", type, family, checks: [], references: [], ...more });
}

/** The attributes of a deferrable constraint. */
export function deferral(deferrable: DeferrableOptions["deferrable"]): Deferral {
  if (deferrable === "initially deferred") return { deferrable: true, initiallyDeferred: true };
  return deferrable === true ? { deferrable } : {};
}

const ACTIONS: Readonly<Record<Action, ReferentialAction | undefined>> = {
  cascade: "cascade",
  restrict: "restrict",
  setNull: "setNull",
  "set null": "setNull",
  setDefault: "setDefault",
  "set default": "setDefault",
  noAction: undefined,
  "no action": undefined,
};

/** The attributes of a foreign key besides what it refers to. */
export function referenceRules(options: ReferenceOptions): ForeignKeyRules {
  const { name, onDelete, onUpdate, match, deferrable } = options;
  return {
    ...defined({
      name,
      onDelete: onDelete === undefined ? undefined : ACTIONS[onDelete],
      onUpdate: onUpdate === undefined ? undefined : ACTIONS[onUpdate],
      match: match === "full" ? match : undefined,
    }),
    ...deferral(deferrable),
  };
}

/** The attributes of a sequence; numbers become text. */
export function sequenceOptions({ cycle, ...numbers }: SequenceSettings): SequenceOptions {
  const texts = Object.entries(numbers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return { ...Object.fromEntries(texts), ...(cycle === true ? { cycle } : {}) };
}
