/**
 * Drizzle's objects for SQLite. Their constraints have no names in the database, so they get those of the convention;
 * what is unique is an index of its own, as Drizzle's own migrations make it.
 *
 * @module
 */
import type { Column, SQL } from "drizzle-orm";
import type { Index, SQLiteColumn, SQLiteTable, SQLiteView } from "drizzle-orm/sqlite-core";
import type { Dialect, ObjectId, SchemaObject } from "../../core/mod.ts";
import {
  actionOf,
  type Casing,
  defaultOf,
  expressionIn,
  generatedOf,
  inReadingOrder,
  keyIn,
  nameIn,
  normal,
  said,
} from "./shared.ts";

type Library = typeof import("drizzle-orm/sqlite-core");
type TableConfig = ReturnType<Library["getTableConfig"]>;

export class SqliteReader {
  readonly #library: Library;
  readonly #dialect: Dialect;
  readonly #printer: InstanceType<Library["SQLiteSyncDialect"]>;

  constructor(library: Library, dialect: Dialect, casing: Casing) {
    this.#library = library;
    this.#dialect = dialect;
    this.#printer = new library.SQLiteSyncDialect(casing === undefined ? {} : { casing });
  }

  read(tables: readonly SQLiteTable[], views: readonly SQLiteView[]): SchemaObject[] {
    return [
      ...tables.flatMap((table) => this.#table(this.#library.getTableConfig(table))),
      ...inReadingOrder(views.flatMap((view) => this.#view(view))),
    ];
  }

  #object<K extends ObjectId["kind"]>(id: ObjectId<K>, attributes: Parameters<typeof normal<K>>[2]): SchemaObject {
    return normal(this.#dialect, id, attributes);
  }

  #print = (sql: SQL): string => this.#printer.sqlToQuery(sql.inlineParams()).sql;

  #name = (column: Column): string => nameIn(this.#printer, column);

  #table(config: TableConfig): SchemaObject[] {
    const { name: table } = config;
    const own = { schema: "", table };
    return [
      this.#object({ kind: "table", schema: "", name: table }, {}),
      ...config.columns.map((column) => this.#column(table, column)),
      ...this.#keys(config),
      ...config.checks.map((check) =>
        this.#object(
          { kind: "check", ...own, name: check.name },
          { expression: expressionIn(table, this.#print(check.value)) },
        ),
      ),
      ...config.foreignKeys.map((key) => this.#foreignKey(table, key)),
      ...config.indexes.map((index) => this.#index(table, index)),
    ];
  }

  #column(table: string, column: SQLiteColumn): SchemaObject {
    const print = (sql: SQL): string => expressionIn(table, this.#print(sql));
    const counts = (column as unknown as { autoIncrement?: boolean }).autoIncrement === true;
    return this.#object(
      { kind: "column", schema: "", table, name: this.#name(column) },
      said({
        type: column.getSQLType().toUpperCase(),
        notNull: column.notNull ? (true as const) : undefined,
        // Drizzle's own migrations write booleans as words.
        default: typeof column.default === "boolean" ? String(column.default) : defaultOf(column, this.#dialect, print),
        identity: counts ? { generated: "always" as const } : undefined,
        generated: generatedOf(column, print, "virtual"),
      }),
    );
  }

  #keys(config: TableConfig): SchemaObject[] {
    const { name: table, columns, primaryKeys, uniqueConstraints } = config;
    const own = { schema: "", table };
    const single = columns.filter(({ primary }) => primary).map(this.#name);
    const keys = primaryKeys.map((key) => key.columns.map(this.#name));
    if (single.length > 0) keys.push(single);
    const uniques = [
      ...columns
        .filter(({ isUnique }) => isUnique)
        .map((column) => ({
          name: column.uniqueName ?? `${table}_${column.name}_unique`,
          columns: [this.#name(column)],
        })),
      ...uniqueConstraints.map((key) => ({ name: key.getName() ?? "", columns: key.columns.map(this.#name) })),
    ];
    return [
      ...keys.map((names) => this.#object({ kind: "primaryKey", ...own, name: `${table}_pkey` }, { columns: names })),
      ...uniques.map(({ name, columns: names }) =>
        this.#object({ kind: "index", ...own, name }, { unique: true, keys: names.map((column) => ({ column })) }),
      ),
    ];
  }

  #foreignKey(table: string, key: TableConfig["foreignKeys"][number]): SchemaObject {
    const { columns, foreignTable, foreignColumns } = key.reference();
    const names = columns.map(this.#name);
    return this.#object(
      { kind: "foreignKey", schema: "", table, name: `${table}_${names.join("_")}_fkey` },
      said({
        columns: names,
        references: {
          schema: "",
          table: this.#library.getTableConfig(foreignTable).name,
          columns: foreignColumns.map(this.#name),
        },
        onDelete: actionOf(key.onDelete),
        onUpdate: actionOf(key.onUpdate),
      }),
    );
  }

  #index(table: string, { config: { name, columns, unique, where } }: Index): SchemaObject {
    const keys = columns.map((key) =>
      "queryChunks" in key
        ? keyIn(expressionIn(table, this.#print(key as SQL)))
        : { column: this.#name(key as SQLiteColumn) },
    );
    return this.#object(
      { kind: "index", schema: "", table, name },
      said({
        unique: unique ? (true as const) : undefined,
        keys,
        where: where === undefined ? undefined : expressionIn(table, this.#print(where)),
      }),
    );
  }

  #view(view: SQLiteView): SchemaObject[] {
    const { name, isExisting, query } = this.#library.getViewConfig(view);
    if (isExisting || query === undefined) return [];
    return [this.#object({ kind: "view", schema: "", name }, { definition: this.#print(query as SQL) })];
  }
}
