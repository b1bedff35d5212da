/**
 * Tables with their columns and constraints.
 *
 * @module
 */
import { foldName } from "../../../catalog/identifiers.ts";
import {
  type ColumnAttributes,
  type Deferral,
  type ForeignKeyAttributes,
  type KeyAttributes,
  type ObjectId,
  type SchemaObject,
  schemaObject,
} from "../../../catalog/object.ts";
import { UnreadableError } from "../ddl/cursor.ts";
import { spellCollation } from "../ddl/read_index.ts";
import {
  type CheckText,
  type ColumnText,
  type ConstraintText,
  type ForeignKeyText,
  type KeyColumn,
  type KeyText,
  readTable,
  type TableText,
} from "../ddl/read_table.ts";
import { normalizeDefault } from "../normalize.ts";
import { quote } from "../quote.ts";
import { catalogType, declaredType, declaredWords } from "../types.ts";
import { nameConstraints } from "./names.ts";
import type { Entry } from "./query.ts";

/** A table as it was read, before foreign keys know their targets. */
export interface ReadTable {
  readonly name: string;
  readonly text: TableText;
}

/**
 * Reads a table's statement and holds it against what SQLite itself understood.
 *
 * @throws UnreadableError when the two disagree.
 */
export function readTableEntry(entry: Entry): ReadTable {
  const text = readTable(entry.sql);
  const ours = text.columns.map((column) => [column.name, column.generated !== undefined].join());
  const theirs = entry.columns.map((column) => [column.name, column.generated].join());
  if (ours.join("\n") !== theirs.join("\n")) throw new UnreadableError(`columns ${theirs} were read as ${ours}`);
  for (const [index, column] of text.columns.entries()) {
    const engine = entry.columns[index]?.type ?? "";
    if (declaredWords(column.type) !== declaredType(engine)) {
      throw new UnreadableError(`the type ${engine} of ${column.name} was read as ${column.type}`);
    }
  }
  return { name: entry.name, text };
}

/** All tables by folded name: foreign keys need their targets. */
export type Tables = ReadonlyMap<string, ReadTable>;

/** The objects that a table consists of, and what could not be told about it. */
export function tableObjects(table: ReadTable, tables: Tables): { objects: SchemaObject[]; problems: string[] } {
  const { name, text } = table;
  const problems: string[] = [];
  const objects: SchemaObject[] = [
    schemaObject(
      { kind: "table", schema: "", name },
      { ...(text.strict ? { strict: true } : {}), ...(text.withoutRowid ? { withoutRowid: true } : {}) },
    ),
    ...text.columns.map((column) => columnObject(name, column)),
  ];
  const names = nameConstraints(
    name,
    text.constraints,
    text.columns.map((column) => column.name),
  );
  for (const [index, constraint] of text.constraints.entries()) {
    const object = constraintObject(table, constraint, names[index] as string, tables);
    if (object === undefined) problems.push(`${name}.${names[index]}`);
    else objects.push({ ...object, ...placeOf(constraint) });
  }
  return { objects, problems };
}

/** What its text says of a constraint that is no attribute of it. */
function placeOf({ kind, name, column }: ConstraintText): Pick<SchemaObject, "unnamed" | "behind"> {
  const isInline = column !== undefined && (kind === "check" || kind === "foreignKey");
  return { ...(name === undefined ? { unnamed: true } : {}), ...(isInline ? { behind: column } : {}) };
}

function columnObject(table: string, column: ColumnText): SchemaObject<"column"> {
  const id: ObjectId<"column"> = { kind: "column", schema: "", table, name: column.name };
  const value = column.default === undefined ? undefined : normalizeDefault(column.default);
  const collation = column.collation === undefined ? undefined : spellCollation(column.collation);
  const attributes: ColumnAttributes = {
    type: catalogType(column.type),
    ...(column.notNull ? { notNull: true } : {}),
    ...(column.notNullOnConflict === undefined ? {} : { notNullOnConflict: column.notNullOnConflict }),
    ...(value === undefined ? {} : { default: value }),
    ...(column.autoincrement ? { identity: { generated: "byDefault" } } : {}),
    ...(column.generated === undefined ? {} : { generated: column.generated }),
    ...(collation === undefined || collation === "BINARY" ? {} : { collation }),
  };
  return schemaObject(id, attributes);
}

function constraintObject(
  table: ReadTable,
  constraint: ConstraintText,
  name: string,
  tables: Tables,
): SchemaObject | undefined {
  const id = { schema: "", table: table.name, name };
  switch (constraint.kind) {
    case "primaryKey":
    case "unique":
      return schemaObject({ kind: constraint.kind, ...id }, keyAttributes(table.text, constraint));
    case "check":
      return schemaObject({ kind: "check", ...id }, checkAttributes(constraint));
    case "foreignKey": {
      const attributes = foreignKeyAttributes(table, constraint, tables);
      return attributes === undefined ? undefined : schemaObject({ kind: "foreignKey", ...id }, attributes);
    }
  }
}

function keyAttributes(table: TableText, key: KeyText): KeyAttributes {
  const options = key.columns.flatMap((column): [string, string][] => {
    const option = columnOption(table, key, column);
    return option === "" ? [] : [[spelled(column.name, table), option]];
  });
  return {
    columns: key.columns.map((column) => spelled(column.name, table)),
    ...(key.onConflict === undefined ? {} : { onConflict: key.onConflict }),
    ...(options.length === 0 ? {} : { columnOptions: Object.fromEntries(options) }),
  };
}

/**
 * What stands after a column in a key. `PRIMARY KEY (id DESC)` of a single INTEGER column means nothing (it is the
 * rowid), while `id INTEGER PRIMARY KEY DESC` means that it is not the rowid.
 */
function columnOption(table: TableText, key: KeyText, column: KeyColumn): string {
  const collation = column.collation === undefined ? "" : `COLLATE ${quote(spellCollation(column.collation))}`;
  const declared = table.columns.find((item) => foldName(item.name) === foldName(column.name));
  const isRowid =
    key.kind === "primaryKey" &&
    key.column === undefined &&
    key.columns.length === 1 &&
    !table.withoutRowid &&
    foldName(declared?.type ?? "") === "integer";
  return [collation, column.desc && !isRowid ? "DESC" : ""].filter((part) => part !== "").join(" ");
}

function checkAttributes({ expression, onConflict }: CheckText): { expression: string; onConflict?: "fail" } {
  return { expression, ...(onConflict === undefined ? {} : { onConflict: onConflict as "fail" }) };
}

function foreignKeyAttributes(table: ReadTable, key: ForeignKeyText, tables: Tables): ForeignKeyAttributes | undefined {
  const target = tables.get(foldName(key.table));
  const columns = key.targets.length > 0 ? key.targets : primaryKeyOf(target);
  if (columns.length !== key.columns.length) return undefined;
  return {
    columns: key.columns.map((column) => spelled(column, table.text)),
    references: {
      schema: "",
      table: target?.name ?? key.table,
      columns: columns.map((column) => spelled(column, target?.text)),
    },
    ...(key.onDelete === undefined ? {} : { onDelete: key.onDelete }),
    ...(key.onUpdate === undefined ? {} : { onUpdate: key.onUpdate }),
    ...(key.full ? { match: "full" } : {}),
    ...DEFERRALS[key.deferral],
  };
}

const DEFERRALS: Readonly<Record<ForeignKeyText["deferral"], Deferral>> = {
  none: {},
  immediate: { deferrable: true },
  deferred: { deferrable: true, initiallyDeferred: true },
};

function primaryKeyOf(table: ReadTable | undefined): readonly string[] {
  const key = table?.text.constraints.find((constraint) => constraint.kind === "primaryKey");
  return key?.kind === "primaryKey" ? key.columns.map((column) => column.name) : [];
}

/** A column as its table spells it. */
function spelled(column: string, table: TableText | undefined): string {
  return table?.columns.find((item) => foldName(item.name) === foldName(column))?.name ?? column;
}
