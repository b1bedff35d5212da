/**
 * `op`: what a revision's `upgrade` and `downgrade` are handed.
 *
 * Each verb notes one change; the runner turns the notes into statements of the database at hand and runs them in
 * order. Names come first: a column is addressed by its table and its name, an index or constraint by its name and its
 * table, as in SQL.
 *
 * @module
 */
import type {
  Attributes,
  ConstraintKind,
  EnumAttributes,
  ObjectKind,
  TableAttributes,
  ViewAttributes,
} from "../catalog/object.ts";
import type { SqlValue } from "./operation.ts";
import type {
  AlterColumnOptions,
  AlterOptions,
  AttributeChanges,
  ColumnChange,
  ColumnSpec,
  CreateOptions,
  DropIndexOptions,
  DropOptions,
  ExclusionSpec,
  ForeignKeyOptions,
  IndexKeySpec,
  IndexOptions,
  KeySpec,
  Place,
  ReferenceSpec,
  SequenceChange,
  SequenceSpec,
  TableOptions,
  Target,
} from "./specs.ts";

/** Options of a key besides its name and columns. */
type KeyOptions = Place & Omit<KeySpec, "name" | "columns">;

/** Everything that a revision can do. */
export interface Operations {
  /** The database's language, for revisions that differ by it. */
  readonly dialect: "postgres" | "sqlite" | "mysql";
  /** What the command line said with `-x key=value`. */
  readonly arguments: Readonly<Record<string, string>>;

  /**
   * Creates a table with its columns and constraints.
   *
   * @example
   * op.createTable("users", [{ name: "id", type: "integer", identity: "always" }, { name: "email", type: "text" }], {
   *   primaryKey: ["id"],
   *   unique: [{ name: "users_email_key", columns: ["email"] }],
   * });
   */
  createTable(name: string, columns: readonly ColumnSpec[], options?: TableOptions): void;
  /** Drops a table with its rows. */
  dropTable(name: string, options?: DropOptions): void;
  /** @example op.renameTable("users", "accounts") */
  renameTable(from: string, to: string, options?: Place): void;
  /** Changes the options of a table: `op.alterTable("users", { unlogged: true })`. */
  alterTable(name: string, to: AttributeChanges<"table">, options?: AlterOptions<TableAttributes>): void;

  /**
   * Adds a column. On a table with rows, one that is `notNull` needs a `default`.
   *
   * @example op.addColumn("users", { name: "age", type: "integer" })
   */
  addColumn(table: string, column: ColumnSpec, options?: CreateOptions): void;
  /** Drops a column with its values, and the constraints and indexes that involve it. */
  dropColumn(table: string, column: string, options?: DropOptions): void;
  /**
   * Changes a column; what `to` does not mention stays, and `null` goes back to the default.
   *
   * @example op.alterColumn("users", "age", { type: "bigint", notNull: true, default: null })
   * @example op.alterColumn("users", "age", { type: "integer" }, { using: "age::integer" })
   */
  alterColumn(table: string, column: string, to: ColumnChange, options?: AlterColumnOptions): void;
  /** @example op.renameColumn("users", "name", "full_name") */
  renameColumn(table: string, from: string, to: string, options?: Place): void;

  /**
   * Creates an index.
   *
   * @example op.createIndex("users_email_idx", "users", ["email"], { unique: true })
   * @example op.createIndex("users_lower_idx", "users", [{ expression: "lower(email)" }], { where: "active" })
   */
  createIndex(name: string, table: string, keys: readonly IndexKeySpec[], options?: IndexOptions): void;
  dropIndex(name: string, table: string, options?: DropIndexOptions): void;
  /** @example op.renameIndex("users_mail_idx", "users_email_idx", "users") */
  renameIndex(from: string, to: string, table: string, options?: Place): void;

  /** @example op.createPrimaryKey("users_pkey", "users", ["id"]) */
  createPrimaryKey(name: string, table: string, columns: readonly string[], options?: KeyOptions): void;
  /** @example op.createUnique("users_email_key", "users", ["email"]) */
  createUnique(name: string, table: string, columns: readonly string[], options?: KeyOptions): void;
  /** @example op.createCheck("users_age_check", "users", "age >= 0") */
  createCheck(
    name: string,
    table: string,
    expression: string,
    options?: Place & Omit<AttributeChanges<"check">, "expression">,
  ): void;
  /**
   * @example
   * op.createForeignKey("posts_author_id_fkey", "posts", ["author_id"], { table: "users", columns: ["id"] }, {
   *   onDelete: "cascade",
   * });
   */
  createForeignKey(
    name: string,
    table: string,
    columns: readonly string[],
    references: ReferenceSpec,
    options?: ForeignKeyOptions,
  ): void;
  /** PostgreSQL: no two rows may agree on all elements by their operators. */
  createExclusion(
    name: string,
    table: string,
    elements: ExclusionSpec["elements"],
    options?: Place & Omit<ExclusionSpec, "name" | "elements">,
  ): void;
  /** @example op.dropConstraint("users_age_check", "users", "check") */
  dropConstraint(name: string, table: string, kind: ConstraintKind, options?: DropOptions): void;
  /** @example op.renameConstraint("users_mail_key", "users_email_key", "users", "unique") */
  renameConstraint(from: string, to: string, table: string, kind: ConstraintKind, options?: Place): void;

  /** @example op.createView("adults", "SELECT id FROM users WHERE age >= 18") */
  createView(name: string, definition: string, options?: CreateOptions & Omit<ViewAttributes, "definition">): void;
  dropView(name: string, options?: DropOptions): void;
  createMaterializedView(
    name: string,
    definition: string,
    options?: CreateOptions & Omit<AttributeChanges<"materializedView">, "definition">,
  ): void;
  dropMaterializedView(name: string, options?: DropOptions): void;

  /** @example op.createEnum("mood", ["happy", "sad"]) */
  createEnum(name: string, values: EnumAttributes["values"], options?: Place): void;
  dropEnum(name: string, options?: DropOptions): void;
  /** Changes the values of an enum: `op.alterEnum("mood", ["happy", "ok", "sad"])`. */
  alterEnum(name: string, values: EnumAttributes["values"], options?: AlterOptions<EnumAttributes["values"]>): void;

  /** @example op.createSequence("invoice_number", { start: 1000 }) */
  createSequence(name: string, options?: CreateOptions & SequenceSpec): void;
  alterSequence(name: string, to: SequenceChange, options?: AlterOptions<SequenceChange>): void;
  dropSequence(name: string, options?: DropOptions): void;

  createSchema(name: string, options?: Omit<CreateOptions, "schema">): void;
  dropSchema(name: string, options?: Omit<DropOptions, "schema">): void;

  /** Creates a trigger from its whole `CREATE TRIGGER` statement. */
  createTrigger(
    name: string,
    table: string,
    definition: string,
    options?: CreateOptions & Pick<Attributes<"trigger">, "enabled">,
  ): void;
  dropTrigger(name: string, table: string, options?: DropOptions): void;

  /**
   * Sets the comment on an object; `null` removes it.
   *
   * @example op.comment("table", "users", "Everybody who ever signed up.")
   * @example op.comment("column", { table: "users", name: "age" }, null)
   */
  comment(on: ObjectKind, target: Target, text: string | null, options?: { readonly from?: string }): void;

  /**
   * Creates an object of any kind.
   *
   * @example op.create("policy", { table: "notes", name: "own_notes" }, { using: "author = CURRENT_USER" })
   * @example
   * op.create("function", "add", {
   *   parameters: [{ name: "a", type: "integer" }, { name: "b", type: "integer" }],
   *   returns: "integer",
   *   language: "sql",
   *   body: "SELECT a + b",
   * });
   * @example op.create("grant", { on: "table", name: "users", role: "reader" }, { privileges: ["SELECT"] })
   */
  create<K extends ObjectKind>(kind: K, target: Target, attributes: Attributes<K>, options?: RunHints): void;
  /** Changes an object of any kind. `null` in `to` goes back to the default and needs `from`. */
  alter<K extends ObjectKind>(
    kind: K,
    target: Target,
    to: AttributeChanges<K>,
    options?: RunHints & { readonly from?: AttributeChanges<K> },
  ): void;
  /** Drops an object of any kind. `op.drop("function", { name: "add", arguments: "integer, integer" })` */
  drop(kind: ObjectKind, target: Target, options?: RunHints): void;
  /** Renames an object of any kind; a text as `to` is its new name in the same place. */
  rename(kind: ObjectKind, from: Target, to: Target): void;

  /**
   * Runs SQL as it is, one statement or several.
   *
   * @param options `transactional: false` for what cannot run in a transaction, such as `VACUUM`.
   * @example op.execute("UPDATE users SET active = ? WHERE age > ?", [true, 18]) // `$1`, `$2` in PostgreSQL
   */
  execute(sql: string, params?: readonly SqlValue[], options?: { readonly transactional?: boolean }): void;
  /** Inserts rows: `op.insert("roles", [{ id: 1, name: "admin" }])`. */
  insert(table: string, rows: readonly Readonly<Record<string, SqlValue>>[], options?: Place): void;
  /**
   * Runs what has been noted so far, then a query, and gives its rows. Not available offline.
   *
   * @example for (const user of await op.query("SELECT id, name FROM users")) …
   */
  query<R extends object = Readonly<Record<string, unknown>>>(
    sql: string,
    params?: readonly SqlValue[],
  ): Promise<readonly R[]>;
}

/** How to run a generic verb. */
export interface RunHints {
  readonly concurrently?: boolean;
  readonly using?: string;
  readonly cascade?: boolean;
  readonly ifExists?: boolean;
  readonly ifNotExists?: boolean;
}
