/**
 * A schema as data: what one addressable thing in a database is.
 *
 * Three rules keep every algorithm over objects generic:
 *
 * 1. **Absent means default.** An attribute that has its default value is left out, never `null`, `false` or
 *    `undefined`; so two objects are equal exactly when their attributes are.
 * 2. **Attributes never contain the object's own name**, so a rename leaves them equal.
 * 3. **`schema: ""` is the default schema** (PostgreSQL's `current_schema()`, SQLite's `main`), so the same
 *    catalog, revision and diff hold on every engine.
 *
 * @module
 */

/** What each kind of object consists of. A new kind starts with a line here; the compiler finds the rest. */
export interface AttributesByKind {
  schema: Record<never, never>;
  enum: EnumAttributes;
  sequence: SequenceOptions;
  table: TableAttributes;
  column: ColumnAttributes;
  primaryKey: KeyAttributes;
  unique: KeyAttributes;
  check: CheckAttributes;
  exclusion: ExclusionAttributes;
  foreignKey: ForeignKeyAttributes;
  index: IndexAttributes;
  /** `ALTER SEQUENCE … OWNED BY`: an object of its own, because sequence and column may need each other. */
  sequenceOwner: { readonly table: string; readonly column: string };
  view: ViewAttributes;
  materializedView: ViewAttributes;
  /** A trigger, kept as the engine prints it. */
  trigger: { readonly definition: string };
  comment: { readonly text: string };
}

export type ObjectKind = keyof AttributesByKind;
export type Attributes<K extends ObjectKind = ObjectKind> = AttributesByKind[K];

export interface EnumAttributes {
  /** Labels in the enum's order. */
  readonly values: readonly string[];
}

/** Options of a sequence or identity. Numbers are decimal text, because they exceed 2^53. */
export interface SequenceOptions {
  /** `smallint` or `integer`; absent: `bigint`. Only for free-standing sequences. */
  readonly type?: string;
  readonly start?: string;
  readonly increment?: string;
  readonly minValue?: string;
  readonly maxValue?: string;
  readonly cache?: string;
  readonly cycle?: true;
}

export interface TableAttributes {
  /** SQLite: `STRICT`. */
  readonly strict?: true;
  /** SQLite: `WITHOUT ROWID`. */
  readonly withoutRowid?: true;
  /** PostgreSQL: `UNLOGGED`. */
  readonly unlogged?: true;
  /** PostgreSQL storage parameters: `{ fillfactor: "70" }`. */
  readonly with?: Readonly<Record<string, string>>;
}

/** How the engine numbers new rows of a column. */
export interface Identity extends SequenceOptions {
  /** `serial` is PostgreSQL's older form: a default that draws from a sequence that the column owns. */
  readonly generated: "always" | "byDefault" | "serial";
}

export interface ColumnAttributes {
  /** The type as the engine prints it: `character varying(50)`, `integer[]`, `TEXT`. */
  readonly type: string;
  readonly notNull?: true;
  /** An SQL expression. */
  readonly default?: string;
  readonly identity?: Identity;
  readonly generated?: { readonly expression: string; readonly stored: boolean };
  readonly collation?: string;
  /** SQLite: the conflict clause of NOT NULL. */
  readonly notNullOnConflict?: ConflictAction;
}

/** SQLite's `ON CONFLICT` clause. */
export type ConflictAction = "rollback" | "fail" | "ignore" | "replace";

export interface Deferral {
  readonly deferrable?: true;
  /** Implies `deferrable`. */
  readonly initiallyDeferred?: true;
}

/** A primary key or a unique constraint. */
export interface KeyAttributes extends Deferral {
  readonly columns: readonly string[];
  /** Covering columns. */
  readonly include?: readonly string[];
  /** Unique only: two NULLs are equal. */
  readonly nullsNotDistinct?: true;
  /** SQLite: the conflict clause. */
  readonly onConflict?: ConflictAction;
  /** SQLite: columns of the key with a direction or collation of their own, as written after the name. */
  readonly columnOptions?: Readonly<Record<string, string>>;
}

export interface CheckAttributes {
  /** An SQL expression without the outer parentheses. */
  readonly expression: string;
  readonly noInherit?: true;
  readonly onConflict?: ConflictAction;
}

export type ReferentialAction = "cascade" | "restrict" | "setNull" | "setDefault";

export interface ForeignKeyAttributes extends Deferral {
  readonly columns: readonly string[];
  readonly references: {
    readonly schema: string;
    readonly table: string;
    /** Never empty: a reference to a primary key names its columns. */
    readonly columns: readonly string[];
  };
  /** Absent: `NO ACTION`. */
  readonly onDelete?: ReferentialAction;
  readonly onUpdate?: ReferentialAction;
  /** Absent: `SIMPLE`. */
  readonly match?: "full";
}

/** One key of an index: a column or an expression, never both. */
export interface IndexKey {
  readonly column?: string;
  /** Without the outer parentheses. */
  readonly expression?: string;
  readonly collation?: string;
  readonly opclass?: string;
  readonly order?: "desc";
  /** Absent: the engine's default for the order (PostgreSQL: last when ascending, first when descending). */
  readonly nulls?: "first" | "last";
}

export interface IndexAttributes {
  readonly unique?: true;
  /** Absent: `btree`. */
  readonly method?: string;
  readonly keys: readonly IndexKey[];
  readonly include?: readonly string[];
  /** The predicate of a partial index, without the outer parentheses. */
  readonly where?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly nullsNotDistinct?: true;
}

export interface ExclusionAttributes extends Deferral {
  /** Absent: `btree`. */
  readonly method?: string;
  readonly elements: readonly (IndexKey & { readonly operator: string })[];
  readonly where?: string;
}

export interface ViewAttributes {
  /** The query, without a trailing semicolon. */
  readonly definition: string;
  /** `{ security_barrier: "true", check_option: "local" }`; for materialized views storage parameters. */
  readonly with?: Readonly<Record<string, string>>;
}

/** Addresses one object. `table` is set for everything that lives in a table (or view), `on` for comments. */
export interface ObjectId<K extends ObjectKind = ObjectKind> {
  readonly kind: K;
  /** Empty for the default schema; also empty for a schema itself. */
  readonly schema: string;
  readonly table?: string;
  readonly name: string;
  /** A comment's target kind. */
  readonly on?: ObjectKind;
}

/** One addressable thing in a catalog. */
export interface SchemaObject<K extends ObjectKind = ObjectKind> {
  readonly kind: K;
  readonly id: ObjectId<K>;
  readonly attributes: Attributes<K>;
  /**
   * What it needs besides what its attributes say (see `dependenciesOf`): the tables and columns that a view reads,
   * the sequence that a default draws from.
   */
  readonly dependsOn?: readonly ObjectId[];
  /** An extension or a partition parent: never dropped as extra. */
  readonly managedBy?: ObjectId;
}

/** Any object, discriminated by `kind`, so that `switch (object.kind)` narrows its attributes. */
export type AnyObject = { [K in ObjectKind]: SchemaObject<K> }[ObjectKind];

/**
 * Kinds in the order in which people create them; the tie-break of every sort. Also the one list of all kinds.
 */
export const KINDS: readonly ObjectKind[] = Object.keys({
  schema: 0,
  enum: 0,
  sequence: 0,
  table: 0,
  column: 0,
  primaryKey: 0,
  unique: 0,
  check: 0,
  exclusion: 0,
  view: 0,
  materializedView: 0,
  index: 0,
  foreignKey: 0,
  sequenceOwner: 0,
  trigger: 0,
  comment: 0,
} satisfies Record<ObjectKind, 0>) as ObjectKind[];

/** The constraints of a table, which share one namespace per table. */
export const CONSTRAINT_KINDS = ["primaryKey", "unique", "check", "exclusion", "foreignKey"] as const;
export type ConstraintKind = (typeof CONSTRAINT_KINDS)[number];

/** What people call a kind in a sentence. */
export const KIND_LABELS: Readonly<Record<ObjectKind, string>> = {
  schema: "schema",
  enum: "enum",
  sequence: "sequence",
  table: "table",
  column: "column",
  primaryKey: "primary key",
  unique: "unique constraint",
  check: "check constraint",
  exclusion: "exclusion constraint",
  view: "view",
  materializedView: "materialized view",
  index: "index",
  foreignKey: "foreign key",
  sequenceOwner: "sequence owner",
  trigger: "trigger",
  comment: "comment",
};

/** Makes an object; `dependsOn` is left out when empty. */
export function schemaObject<K extends ObjectKind>(
  id: ObjectId<K>,
  attributes: Attributes<K>,
  dependsOn: readonly ObjectId[] = [],
): SchemaObject<K> {
  return { kind: id.kind, id, attributes, ...(dependsOn.length > 0 ? { dependsOn } : {}) };
}

/** Narrows an object to a kind. */
export function isKind<K extends ObjectKind>(object: SchemaObject, kind: K): object is SchemaObject<K> {
  return object.kind === kind;
}

/** A part of a name in a key: quoted when it holds a separator. */
const part = (text: string): string => (/[.:"\s]/.test(text) || text === "" ? JSON.stringify(text) : text);

/**
 * The one codec from an id to a string, unique per object.
 *
 * @example keyOf({ kind: "column", schema: "", table: "users", name: "age" }) // "column:users.age"
 */
export function keyOf(id: ObjectId): string {
  const kind = id.on === undefined ? id.kind : `${id.kind}:${id.on}`;
  return `${kind}:${qualifiedName(id)}`;
}

/** `schema.table.name` as people write it, without the default schema. */
export function qualifiedName(id: Pick<ObjectId, "schema" | "table" | "name">): string {
  const parts = [part(id.name)];
  if (id.table !== undefined) parts.unshift(part(id.table));
  if (id.schema !== "") parts.unshift(part(id.schema));
  return parts.join(".");
}

/** An object in a sentence: `column users.age`. */
export function describe(id: ObjectId): string {
  if (id.kind === "comment" && id.on !== undefined) return `comment on ${KIND_LABELS[id.on]} ${qualifiedName(id)}`;
  return `${KIND_LABELS[id.kind]} ${qualifiedName(id)}`;
}

/** The object that an object lives in: a column's table, an index's table, a comment's target. */
export function parentOf(id: ObjectId): ObjectId | undefined {
  if (id.kind === "comment" && id.on !== undefined) {
    const { on, ...rest } = id;
    return { ...rest, kind: on };
  }
  if (id.table !== undefined) return { kind: "table", schema: id.schema, name: id.table };
  return undefined;
}

/** Text that is equal for equal values, whatever the order of their keys. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(",")}}`;
  }
  return JSON.stringify(value) ?? "null";
}
