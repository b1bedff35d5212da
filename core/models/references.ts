/**
 * Foreign keys: from what a model refers to, to tables and columns by name.
 *
 * @module
 */
import type { ForeignKeyAttributes, IndexAttributes, KeyAttributes } from "../catalog/object.ts";
import { MigrError, nearest } from "../errors.ts";
import { definitionOf, type TableDefinition } from "./definition.ts";
import type { Draft, ReferenceDraft } from "./drafts.ts";

/** What foreign keys can refer to. */
export interface ModelTables {
  /** Tables by schema and name, see {@link tableKey}. */
  readonly tables: ReadonlyMap<string, TableDefinition>;
  /** The columns of a table by their names in the database. */
  columnsOf(table: TableDefinition): readonly string[];
  /** The constraints and indexes of a table. */
  draftsOf(table: TableDefinition): readonly Draft[];
}

export function tableKey({ schema, name }: { readonly schema: string; readonly name: string }): string {
  return JSON.stringify([schema, name]);
}

type References = ForeignKeyAttributes["references"];

/**
 * The draft of a foreign key.
 *
 * @throws MigrError `CATALOG_INVALID` when it refers to a table or column that is not among the models, or to columns
 * that do not identify a row.
 */
export function resolveReference(draft: ReferenceDraft, models: ModelTables): Draft {
  const place = `${draft.table.name}.${draft.columns.join(", ")}`;
  const { targets } = draft;
  const references = typeof targets === "string" ? byName(targets, draft, place) : byColumns(targets(), place);
  const table = models.tables.get(tableKey({ schema: references.schema, name: references.table }));
  if (table === undefined) throw unknownTable(place, references, models);
  // What a table has from another one is not among its own columns and keys.
  const { partitionOf, inherits, of } = table.attributes;
  if (partitionOf === undefined && inherits === undefined && of === undefined) {
    assertColumns(place, draft.columns, references, models.columnsOf(table));
    assertIdentifies(place, table, references, models.draftsOf(table));
  }
  const { name, comment, ...rules } = draft.rules;
  const attributes: ForeignKeyAttributes = { columns: draft.columns, references, ...rules };
  return { kind: "foreignKey", table: draft.table, name, columns: draft.columns, attributes, needs: [], comment };
}

/** `"id"`, `"users.id"` or `"audit.users.id"`. */
function byName(target: string, { table }: ReferenceDraft, place: string): References {
  const parts = target.split(".");
  const [column, name, schema] = [...parts].reverse();
  if (parts.length > 3 || parts.some((part) => part === "") || column === undefined) {
    throw new MigrError("MODEL_ERROR", `${place} refers to "${target}", which does not name a column.`, {
      hint: 'Write "column" for this table, "table.column" or "schema.table.column".',
    });
  }
  return { schema: schema ?? (name === undefined ? table.schema : ""), table: name ?? table.name, columns: [column] };
}

function byColumns(columns: readonly unknown[], place: string): References {
  const found = columns.map((value) => {
    const definition = definitionOf(value);
    if (definition?.kind === "tableColumn") return definition;
    throw new MigrError("MODEL_ERROR", `${place} refers to something that is not a column of a table.`, {
      hint: "Refer to a column of a declared table: () => users.id. Modules that import each other may need a function.",
    });
  });
  const first = found[0]?.relation;
  if (first === undefined) throw new MigrError("MODEL_ERROR", `The foreign key of ${place} refers to no column.`);
  if (found.some((column) => tableKey(column.relation) !== tableKey(first))) {
    throw new MigrError("MODEL_ERROR", `The foreign key of ${place} refers to columns of two tables.`);
  }
  return { schema: first.schema, table: first.name, columns: found.map((column) => column.name) };
}

function unknownTable(place: string, { schema, table }: References, models: ModelTables): MigrError {
  const name = schema === "" ? table : `${schema}.${table}`;
  const known = [...models.tables.values()].map((item) =>
    item.schema === "" ? item.name : `${item.schema}.${item.name}`,
  );
  const near = nearest(name, known, 1)[0];
  return new MigrError("CATALOG_INVALID", `${place} refers to the table ${name}, which is not among the models.`, {
    hint: near === undefined ? `Export ${table} from the models' module.` : `Did you mean ${near}?`,
  });
}

function assertColumns(
  place: string,
  own: readonly string[],
  { table, columns }: References,
  known: readonly string[],
): void {
  const unknown = columns.find((column) => !known.includes(column));
  if (unknown !== undefined) {
    const near = nearest(unknown, known, 1)[0];
    throw new MigrError("CATALOG_INVALID", `${place} refers to ${table}.${unknown}, and there is no such column.`, {
      hint: near === undefined ? `${table} has the columns ${known.join(", ")}.` : `Did you mean ${table}.${near}?`,
    });
  }
  if (own.length === columns.length) return;
  throw new MigrError(
    "CATALOG_INVALID",
    `The foreign key of ${place} has ${own.length} columns and refers to ${columns.length}.`,
    { hint: "List as many target columns as columns, in the same order." },
  );
}

/** Databases accept a foreign key only to columns that are unique. */
function assertIdentifies(
  place: string,
  table: TableDefinition,
  { columns }: References,
  drafts: readonly Draft[],
): void {
  const wanted = [...columns].sort().join("\0");
  const isKey = drafts.some((draft) => uniqueColumns(draft)?.slice().sort().join("\0") === wanted);
  if (isKey) return;
  const target = `${table.name}.${columns.join(", ")}`;
  throw new MigrError("CATALOG_INVALID", `${place} refers to ${target}, which is neither its primary key nor unique.`, {
    hint: `Add .unique() to ${target}, or refer to the primary key.`,
  });
}

/** The columns whose values identify a row, when the draft says so. */
function uniqueColumns({ kind, attributes }: Draft): readonly string[] | undefined {
  if (kind === "primaryKey" || kind === "unique") return (attributes as KeyAttributes).columns;
  if (kind !== "index") return undefined;
  const { unique, where, keys } = attributes as IndexAttributes;
  if (unique !== true || where !== undefined) return undefined;
  return keys.map((key) => key.column ?? "\0");
}
