/**
 * The shapes in which revisions describe what they create. Everywhere, an absent property has its default, and
 * `schema` may be left out for the default schema.
 *
 * @module
 */
import type {
  Attributes,
  CheckAttributes,
  ColumnAttributes,
  ExclusionAttributes,
  ForeignKeyAttributes,
  Identity,
  IndexAttributes,
  IndexKey,
  KeyAttributes,
  ObjectKind,
  SequenceOptions,
  TableAttributes,
} from "../catalog/object.ts";

/** Flags are written `true`; `false` is the same as leaving them out. */
type Loose<T> = { readonly [K in keyof T]: true extends T[K] ? T[K] | false : T[K] };

/** How numbers are drawn; numbers may be given as numbers. */
type Numbering = {
  readonly [K in Exclude<keyof SequenceOptions, "type" | "cycle">]?: string | number | bigint;
} & Loose<Pick<SequenceOptions, "type" | "cycle">>;

/** Options of a sequence. */
export type SequenceSpec = Numbering & { readonly unlogged?: boolean };

/** What changes in a sequence; `null` (or `false`) goes back to the default. */
export type SequenceChange = { readonly [K in keyof SequenceSpec]?: SequenceSpec[K] | null };

/** How the database numbers new rows of a column. */
export type IdentitySpec = Numbering & Pick<Identity, "generated">;

/** A column as `createTable` and `addColumn` take it. */
export interface ColumnSpec extends Omit<Loose<ColumnAttributes>, "default" | "identity"> {
  readonly name: string;
  /** The type in the words of the database: `"integer"`, `"varchar(50)"`, `"text[]"`. */
  readonly type: string;
  /** An SQL expression: `0`, `"now()"`; a text carries quotes of its own: `"'draft'"`. */
  readonly default?: string | number | bigint | boolean;
  /** The database numbers new rows. `"always"` is short for `{ generated: "always" }`. */
  readonly identity?: Identity["generated"] | IdentitySpec;
  readonly comment?: string;
}

/** What changes in a column; `null` (or `false`) goes back to the default. */
export type ColumnChange = { readonly [K in keyof Omit<ColumnSpec, "name" | "comment">]?: ColumnSpec[K] | null };

/** What changes in any object; `null` (or `false`) goes back to the default. */
export type AttributeChanges<K extends ObjectKind> = {
  readonly [A in keyof Attributes<K>]?: Attributes<K>[A] | null | (true extends Attributes<K>[A] ? false : never);
};

/** A primary key or unique constraint. */
export interface KeySpec extends Loose<KeyAttributes> {
  readonly name: string;
}

export interface CheckSpec extends Loose<CheckAttributes> {
  readonly name: string;
}

/** What a foreign key refers to. */
export interface ReferenceSpec {
  readonly schema?: string;
  readonly table: string;
  readonly columns: readonly string[];
}

export interface ForeignKeyOptions extends Loose<Omit<ForeignKeyAttributes, "columns" | "references">> {
  /** The schema of the table that has the foreign key. */
  readonly schema?: string;
}

export interface ForeignKeySpec extends Loose<Omit<ForeignKeyAttributes, "references">> {
  readonly name: string;
  readonly references: ReferenceSpec;
}

export interface ExclusionSpec extends Loose<ExclusionAttributes> {
  readonly name: string;
}

/** A key of an index: the name of a column, or a column or expression with its options. */
export type IndexKeySpec = string | IndexKey;

/** Where an object is. */
export interface Place {
  /** Absent: the default schema. */
  readonly schema?: string;
}

export interface CreateOptions extends Place {
  /** Do nothing when it exists already. */
  readonly ifNotExists?: boolean;
}

export interface DropOptions extends Place {
  /** Do nothing when it does not exist. */
  readonly ifExists?: boolean;
  /** PostgreSQL: drop what depends on it, too. */
  readonly cascade?: boolean;
}

/** Everything of a table besides its columns. */
export interface TableOptions extends CreateOptions, Loose<TableAttributes> {
  /** A list of columns is short for a key with the name `<table>_pkey`. */
  readonly primaryKey?: KeySpec | readonly string[];
  readonly unique?: readonly KeySpec[];
  readonly checks?: readonly CheckSpec[];
  readonly foreignKeys?: readonly ForeignKeySpec[];
  readonly exclusions?: readonly ExclusionSpec[];
  readonly comment?: string;
}

export interface IndexOptions extends CreateOptions, Omit<Loose<IndexAttributes>, "keys"> {
  /** PostgreSQL: build it without blocking writes. Such a statement cannot run in a transaction. */
  readonly concurrently?: boolean;
}

export interface DropIndexOptions extends DropOptions {
  /** PostgreSQL: drop it without blocking the table. Such a statement cannot run in a transaction. */
  readonly concurrently?: boolean;
}

export interface AlterOptions<Change> extends Place {
  /** What it was before, where the file should say so: the engine may need it, and readers like it. */
  readonly from?: Change;
}

export interface AlterColumnOptions extends AlterOptions<ColumnChange> {
  /** PostgreSQL: how old values become new ones when the type changes: `"age::integer"`. */
  readonly using?: string;
}

/** Addresses an object of any kind: its name, or where it is besides. */
export type Target =
  | string
  | {
      readonly name: string;
      readonly schema?: string;
      /** For what lives in a table: its columns, constraints, indexes, triggers. */
      readonly table?: string;
      /** For functions and the like: the types of their arguments, `"integer, text"`. */
      readonly arguments?: string;
      /** For a comment, owner or grant: the kind of what it is about. */
      readonly on?: ObjectKind;
      /** For a grant: to whom; empty for everybody. */
      readonly role?: string;
    };
