/**
 * The rebuild of a table: what ALTER TABLE cannot do, by the procedure that SQLite documents.
 *
 * A table of the new form is made under another name, the rows are copied, the old table is dropped, the new one takes
 * its name, and indexes and triggers are made again. Nothing else is touched: with `legacy_alter_table` on, the rename
 * leaves alone what views, triggers and foreign keys elsewhere say of the table, and with foreign keys off (see
 * `session.ts`) dropping the old table takes no rows of other tables with it.
 *
 * @module
 */
import type { Catalog } from "../../catalog/catalog.ts";
import { foldName } from "../../catalog/identifiers.ts";
import { type ColumnAttributes, canonical, type ObjectId, type SchemaObject } from "../../catalog/object.ts";
import type { Operation } from "../../operations/operation.ts";
import type { Statement } from "../dialect.ts";
import { indexesAndTriggers } from "./create_whole.ts";
import { editTexts } from "./object_texts.ts";
import { literal, quote } from "./quote.ts";
import { refuseLoss } from "./refuse_loss.ts";
import { createTable } from "./rules/table.ts";
import { withoutQualifier } from "./text.ts";
import { affinity } from "./types.ts";

export interface Rebuild {
  /** The table with its members as they are. */
  readonly before: Catalog;
  /** As they shall be. */
  readonly after: Catalog;
  readonly table: ObjectId<"table">;
  /** A name that is free. */
  readonly temporaryName: string;
  /** Expressions that convert the old rows' values, by column. */
  readonly conversions: ReadonlyMap<string, string>;
  /** The views that read the table. */
  readonly views: readonly string[];
}

/** What it takes to change tables that exist. A bundle without it runs what ALTER TABLE can do. */
export interface Rebuilds {
  /** The catalog after an operation. */
  evolve(catalog: Catalog, operation: Operation): Catalog;
  /** @throws MigrError when the catalog does not know everything about the table */
  refuseLoss(catalog: Catalog, table: ObjectId<"table">): void;
  /**
   * What lets the engine look at what only it can judge; absent where the schema is not known.
   *
   * @throws MigrError when something that stays names what is gone
   */
  refuseBroken?(operations: readonly Operation[], schemaAfter: () => Promise<Catalog>): Promise<readonly string[]>;
  /** The tables whose rows refer to a table's, directly or not. */
  familyOf(catalog: Catalog, table: ObjectId<"table">): readonly ObjectId<"table">[];
  rebuild(change: Rebuild): Statement[];
  rebuildFamily(change: Rebuild, children: readonly Rebuild[], census: string): Statement[];
  countedAround(statements: readonly Statement[], tables: readonly ObjectId<"table">[], census: string): Statement[];
}

/**
 * The statements of a rebuild.
 *
 * @throws MigrError `OPERATION_UNSUPPORTED` when something in the table's definition would be lost.
 */
export function rebuild(change: Rebuild): Statement[] {
  for (const catalog of [change.before, change.after]) refuseLoss(catalog, change.table);
  const { table, temporaryName, after } = change;
  const [oldName, newName] = [quote(table.name), quote(temporaryName)];
  const statistics = keepStatistics(change);
  const texts = [
    "PRAGMA legacy_alter_table=ON",
    createNewTable(change),
    copyRows(change, { into: temporaryName, from: quote(table.name) }),
    ...keepSequence(change),
    ...statistics.before,
    `DROP TABLE ${oldName}`,
    `ALTER TABLE ${newName} RENAME TO ${oldName}`,
    ...statistics.after,
    "PRAGMA legacy_alter_table=OFF",
    ...indexesAndTriggers(after, table),
    ...checkTexts(change),
  ];
  return texts.map((sql) => ({
    sql,
    transactional: true,
    ...(sql.startsWith("DROP TABLE") ? { verifyForeignKeys: true } : {}),
  }));
}

function createNewTable({ after, table, temporaryName }: Rebuild): string {
  const object = after.get(table) as SchemaObject<"table">;
  // Expressions may say `users.age`, but while it is being made the table has another name.
  const parts = after
    .members(table)
    .map((part) => editTexts(part as SchemaObject, (text) => withoutQualifier(text, table.name)));
  return createTable({ ...object, id: { ...table, name: temporaryName } }, parts);
}

/** Where rows are copied from and to. */
export interface Copy {
  /** The name of the new table. */
  readonly into: string;
  /** What stands behind FROM. */
  readonly from: string;
  /** The column of `from` that holds the rowids, if it is not the table itself. */
  readonly rowid?: string;
}

/** `OR ABORT`: a conflict clause of the new table must not skip rows. */
export function copyRows(
  { before, after, table, conversions }: Omit<Rebuild, "temporaryName" | "views">,
  copy: Copy,
): string {
  const targets: string[] = [];
  const sources: string[] = [];
  const rowid = rowidToCopy(before, after, table);
  if (rowid !== undefined) {
    targets.push(rowid.target);
    sources.push(copy.rowid ?? rowid.source);
  }
  for (const column of after.membersOfKind(table, "column")) {
    const old = before.get(column.id);
    if (old === undefined || column.attributes.generated !== undefined) continue;
    targets.push(quote(column.id.name));
    sources.push(conversions.get(column.id.name) ?? convert(old.id.name, old.attributes, column.attributes));
  }
  if (targets.length === 0) {
    const column = after.membersOfKind(table, "column").find(({ attributes }) => attributes.generated === undefined);
    targets.push(quote(column?.id.name ?? ""));
    sources.push(column?.attributes.default ?? "NULL");
  }
  return `INSERT OR ABORT INTO ${quote(copy.into)} (${targets.join(", ")}) SELECT ${sources.join(", ")} FROM ${copy.from}`;
}

/**
 * A column's affinity converts numbers and text as far as that loses nothing, but never a blob: that takes a cast. A
 * cast to a number would turn text into 0.
 */
function convert(name: string, from: ColumnAttributes, to: ColumnAttributes): string {
  const [old, wanted] = [affinity(from.type), affinity(to.type)];
  if (old !== wanted && wanted === "blob" && to.type !== "") return `CAST(${quote(name)} AS BLOB)`;
  if (old === "blob" && from.type !== "" && wanted === "text") return `CAST(${quote(name)} AS TEXT)`;
  return quote(name);
}

/** The rowid of each row is kept, unless a copied column is the rowid. */
function rowidToCopy(
  before: Catalog,
  after: Catalog,
  table: ObjectId<"table">,
): { source: string; target: string } | undefined {
  if (!hasRowid(before, table) || !hasRowid(after, table)) return undefined;
  const alias = rowidColumn(after, table);
  if (alias !== undefined && before.has({ kind: "column", schema: "", table: table.name, name: alias })) {
    return undefined;
  }
  const source = rowidName(before, table);
  const target = rowidName(after, table);
  return source === undefined || target === undefined ? undefined : { source, target };
}

export function hasRowid(catalog: Catalog, table: ObjectId<"table">): boolean {
  return catalog.get(table)?.attributes.withoutRowid !== true;
}

/** The column that is the rowid: an INTEGER that is the whole primary key. */
function rowidColumn(catalog: Catalog, table: ObjectId<"table">): string | undefined {
  const key = catalog.membersOfKind(table, "primaryKey")[0]?.attributes;
  const [name, second] = key?.columns ?? [];
  if (name === undefined || second !== undefined) return undefined;
  const column = catalog.get({ kind: "column", schema: "", table: table.name, name });
  const isDesc = /\bDESC$/.test(key?.columnOptions?.[name] ?? "");
  return column?.attributes.type === "integer" && !isDesc ? name : undefined;
}

/** The name by which the rowid can be reached: columns may hide it. */
export function rowidName(catalog: Catalog, table: ObjectId<"table">): string | undefined {
  const taken = new Set(catalog.membersOfKind(table, "column").map((column) => foldName(column.id.name)));
  return ["rowid", "_rowid_", "oid"].find((name) => !taken.has(name));
}

/** AUTOINCREMENT goes on where it was, even when the highest rows are gone. */
function keepSequence({ before, after, table, temporaryName }: Rebuild): string[] {
  if (!isNumbered(before, table) || !isNumbered(after, table)) return [];
  const [oldName, newName] = [literal(table.name), literal(temporaryName)];
  return [
    `DELETE FROM sqlite_sequence WHERE name = ${newName}`,
    `INSERT INTO sqlite_sequence (name, seq) SELECT ${newName}, seq FROM sqlite_sequence WHERE name = ${oldName}`,
  ];
}

export function isNumbered(catalog: Catalog, table: ObjectId<"table">): boolean {
  return catalog.membersOfKind(table, "column").some((column) => column.attributes.identity !== undefined);
}

/**
 * What ANALYZE found goes with a table that is dropped, unless it is put down under another name meanwhile. Indexes that
 * change must be looked at again.
 */
export function keepStatistics({ before, after, table, temporaryName }: Rebuild): {
  readonly before: readonly string[];
  readonly after: readonly string[];
} {
  const [oldName, newName] = [literal(table.name), literal(temporaryName)];
  const indexes = before
    .membersOfKind(table, "index")
    .filter((index) => canonical(after.get(index.id)?.attributes) === canonical(index.attributes))
    .map((index) => literal(index.id.name));
  const kept = ["idx IS NULL", ...(indexes.length === 0 ? [] : [`idx IN (${indexes.join(", ")})`])];
  // Those that SQLite makes for keys are numbered; the key of a table without rowids is called like the table.
  if (keysOf(before, table) === keysOf(after, table)) kept.push(`idx LIKE 'sqlite_autoindex_%'`, `idx = ${oldName}`);
  const tables = before.get(table)?.statistics ?? [];
  return {
    before: tables.map(
      (name) => `UPDATE ${name} SET tbl = ${newName} WHERE tbl = ${oldName} AND (${kept.join(" OR ")})`,
    ),
    after: tables.map((name) => `UPDATE ${name} SET tbl = ${oldName} WHERE tbl = ${newName}`),
  };
}

function keysOf(catalog: Catalog, table: ObjectId<"table">): string {
  const keys = catalog.members(table).filter(({ kind }) => kind === "primaryKey" || kind === "unique");
  return canonical([catalog.get(table)?.attributes.withoutRowid, ...keys.map(({ attributes }) => attributes)]);
}

/**
 * What names a table that lost columns is compiled once more: SQLite itself says when a view or trigger names a column
 * that is gone.
 */
export function checkTexts({
  before,
  after,
  table,
  views,
}: Pick<Rebuild, "before" | "after" | "table" | "views">): string[] {
  const lost = before.membersOfKind(table, "column").some((column) => !after.has(column.id));
  if (!lost) return [];
  return [...views.map(compileReading), ...compileWrites(after, table)];
}

/** SQLite compiles a view when it is read. */
export function compileReading(view: string): string {
  return `EXPLAIN SELECT * FROM ${quote(view)}`;
}

/** SQLite compiles triggers together with what fires them. */
export function compileWrites(catalog: Catalog, table: ObjectId<"table">): string[] {
  if (!catalog.has(table) || catalog.membersOfKind(table, "trigger").length === 0) return [];
  const name = quote(table.name);
  const assignments = catalog
    .membersOfKind(table, "column")
    .filter((column) => column.attributes.generated === undefined)
    .map(({ id }) => `${quote(id.name)} = ${quote(id.name)}`);
  return [
    `EXPLAIN INSERT INTO ${name} DEFAULT VALUES`,
    `EXPLAIN UPDATE ${name} SET ${assignments.join(", ")}`,
    `EXPLAIN DELETE FROM ${name}`,
  ];
}
