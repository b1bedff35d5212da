/**
 * Rows before and after a migration: what must survive it.
 *
 * @module
 */
import type { Catalog } from "../../core/catalog/catalog.ts";
import { keyOf, type ObjectId, type SchemaObject } from "../../core/catalog/object.ts";
import { applyRenames, type Rename } from "../../core/catalog/rename.ts";
import type { TestDatabase } from "./targets.ts";

/** A table under one of its names, with the columns to look at. */
export interface Selection {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
}

/** A table that two schemas share, with the columns that both have with the same type. */
export interface SharedTable {
  readonly before: Selection;
  readonly after: Selection;
}

/** Which columns to look at: only those that keep their type, or all that stay. */
export type Sharing = "sameType" | "anyType";

/** What two schemas share, renames considered. */
export function sharedTables(
  before: Catalog,
  after: Catalog,
  renames: readonly Rename[] = [],
  sharing: Sharing = "sameType",
): SharedTable[] {
  const renamed = applyRenames(before, renames);
  const oldIds = [...before].map((object) => object.id);
  const oldName = new Map([...renamed].map((object, index) => [keyOf(object.id), oldIds[index] as ObjectId]));
  return renamed
    .ofKind("table")
    .filter((table) => after.has(table.id))
    .map((table) => {
      const columns = renamed.membersOfKind(table.id, "column").filter((column) => isShared(column, after, sharing));
      const select = (nameOf: (id: ObjectId) => ObjectId): Selection => ({
        schema: nameOf(table.id).schema,
        name: nameOf(table.id).name,
        columns: columns.map((column) => nameOf(column.id).name),
      });
      return { before: select((id) => oldName.get(keyOf(id)) ?? id), after: select((id) => id) };
    });
}

function isShared(column: SchemaObject<"column">, after: Catalog, sharing: Sharing): boolean {
  const twin = after.get(column.id);
  if (twin === undefined || column.attributes.generated !== undefined || twin.attributes.generated !== undefined) {
    return false;
  }
  return sharing === "anyType" || twin.attributes.type === column.attributes.type;
}

/**
 * The number of rows of each table and the selected values as text, in an order of their own.
 *
 * @param reading `only`: without those of tables that belong to it (PostgreSQL)
 */
export async function rowsOf(
  database: TestDatabase,
  selections: readonly Selection[],
  reading: "all" | "only" = "all",
): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const selection of selections) found.push(await rowsOfTable(database, selection, reading));
  return found;
}

async function rowsOfTable(
  { connection, dialect }: TestDatabase,
  selection: Selection,
  reading: "all" | "only",
): Promise<unknown> {
  const names = [selection.schema, selection.name].filter((name) => name !== "");
  const from = names.map((name) => dialect.quote(name)).join(".");
  const values = selection.columns.map((name, index) => `CAST(${dialect.quote(name)} AS text) AS c${index}`);
  try {
    const rows = await connection.query(
      `SELECT ${["1 AS one", ...values].join(", ")} FROM ${reading === "only" ? "ONLY " : ""}${from}`,
    );
    return rows.map((row) => JSON.stringify(Object.values(row))).sort();
  } catch (error) {
    // Some of the rows are elsewhere, and nothing is there to fetch them.
    if (String(error).includes("has no handler")) return [];
    throw error;
  }
}
