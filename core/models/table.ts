/**
 * Tables.
 *
 * @module
 */
import { MigrError } from "../errors.ts";
import type { Column } from "./column.ts";
import type { Extra } from "./constraints.ts";
import {
  type ColumnDefinition,
  defined,
  definitionOf,
  definitionOfKind,
  MODEL,
  type Model,
  nextOrder,
  type Settings,
  settingsText,
  type TableDefinition,
} from "./definition.ts";
import { TableColumn } from "./sql.ts";

/** Columns by the name of their property, which is their name in the database unless they say otherwise. */
export type Columns = Readonly<Record<string, Column>>;

/** A declared table: its columns are its properties. */
export type Table<C = Columns> = { readonly [K in keyof C]: TableColumn } & Model<TableDefinition>;

export interface TableOptions {
  /** Leave it out for the default schema. */
  readonly schema?: string;
  /** What people should know about it; kept in the database where it can (not in SQLite). */
  readonly comment?: string;
  /** SQLite: columns hold only values of their type. */
  readonly strict?: boolean;
  /** SQLite: the table is stored by its primary key. */
  readonly withoutRowid?: boolean;
  /** PostgreSQL: faster, but emptied by a crash. */
  readonly unlogged?: boolean;
  /** PostgreSQL: policies decide which rows a role can see and write; `"force"`: the table's owner, too. */
  readonly rowSecurity?: boolean | "force";
  /** PostgreSQL: how rows are spread over partitions: `"RANGE (created)"`. See {@link partition}. */
  readonly partitionBy?: string;
  /** PostgreSQL: storage parameters, such as `{ fillfactor: 70 }`. */
  readonly with?: Settings;
}

/** Lists the constraints and indexes of a table, given its columns. */
export type Extras<C> = (t: Table<C>) => readonly Extra[];

/**
 * Declares a table.
 *
 * @param columns by their names
 * @param extras constraints and indexes that are about more than one column
 * @example
 * export const users = table("users", {
 *   id: integer().primaryKey().generated("always"),
 *   email: text().notNull().unique(),
 *   born: date(),
 * });
 * @example
 * export const seats = table("seats", { room: integer(), number: integer(), taken: boolean() }, (t) => [
 *   primaryKey(t.room, t.number),
 *   index().on(t.number).where(sql`NOT ${t.taken}`),
 * ], { comment: "Where people sit." });
 */
export function table<const C extends Columns>(name: string, columns: C, options?: TableOptions): Table<C>;
export function table<const C extends Columns>(
  name: string,
  columns: C,
  extras: Extras<C>,
  options?: TableOptions,
): Table<C>;
export function table<const C extends Columns>(
  name: string,
  columns: C,
  first?: Extras<C> | TableOptions,
  second?: TableOptions,
): Table<C> {
  const [extras, options] = splitArguments(first, second);
  const { schema = "", comment, strict, withoutRowid, unlogged, rowSecurity, partitionBy, with: settings } = options;
  const definition: TableDefinition = {
    kind: "table",
    order: nextOrder(),
    schema,
    name: checkName(name, "A table"),
    comment,
    columns: readColumns(name, columns),
    attributes: defined({
      strict: strict === true ? strict : undefined,
      withoutRowid: withoutRowid === true ? withoutRowid : undefined,
      unlogged: unlogged === true ? unlogged : undefined,
      rowSecurity: rowSecurity === true || rowSecurity === "force" ? (true as const) : undefined,
      forceRowSecurity: rowSecurity === "force" ? (true as const) : undefined,
      partitionBy,
      with: settings === undefined ? undefined : settingsText(settings),
    }),
    extras: () => extras?.(declared) ?? [],
  };
  const declared = bind(definition) as Table<C>;
  return declared;
}

/**
 * PostgreSQL: declares a partition of a table. Partitions that only the database has are left alone, so those that come
 * and go with time need no declaration.
 *
 * @param of a table with `partitionBy`, or a partition that is partitioned itself
 * @param bound which rows it has: `"FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')"`, `"DEFAULT"`
 * @throws MigrError `MODEL_ERROR` when `of` is no table
 * @example
 * export const events = table("events", { at: date().notNull() }, { partitionBy: "RANGE (at)" });
 * export const events2025 = partition("events_2025", events, "FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')");
 */
export function partition(
  name: string,
  of: Model<TableDefinition>,
  bound: string,
  options: Pick<TableOptions, "schema" | "comment" | "partitionBy" | "with"> = {},
): Table<Record<never, never>> {
  const parent = definitionOfKind(of, "table");
  if (parent === undefined) {
    throw new MigrError("MODEL_ERROR", `The partition ${name} needs the table that it is a partition of.`, {
      hint: `Write partition("${name}", events, "FOR VALUES …") with events = table(…, { partitionBy: … }).`,
    });
  }
  const { schema = "", comment, partitionBy, with: settings } = options;
  const definition: TableDefinition = {
    kind: "table",
    order: nextOrder(),
    schema,
    name: checkName(name, "A partition"),
    comment,
    columns: new Map(),
    attributes: defined({
      partitionOf: { schema: parent.schema, table: parent.name, bound },
      partitionBy,
      with: settings === undefined ? undefined : settingsText(settings),
    }),
    extras: () => [],
  };
  return bind(definition) as Table<Record<never, never>>;
}

/** The third argument may be left out, whether the fourth is given or not. */
export function splitArguments<I, R, O extends object>(
  first: ((input: I) => R) | O | undefined,
  second: O | undefined,
): [extras: ((input: I) => R) | undefined, options: Partial<O>] {
  return typeof first === "function" ? [first, second ?? {}] : [undefined, first ?? second ?? {}];
}

/** The table as its users see it: one property for each column. */
function bind(definition: TableDefinition): Model<TableDefinition> {
  const { schema, name } = definition;
  const bound: Record<string, TableColumn> = Object.create(null);
  for (const [property, column] of definition.columns) {
    const relation = { kind: "table" as const, schema, name };
    bound[property] = new TableColumn({ kind: "tableColumn", relation, name: column.name ?? property });
  }
  return Object.freeze(Object.defineProperty(bound, MODEL, { value: definition })) as never;
}

function readColumns(table: string, columns: Columns): TableDefinition["columns"] {
  const read = new Map<string, ColumnDefinition>();
  for (const [property, value] of Object.entries(columns ?? {})) read.set(property, columnOf(table, property, value));
  return read;
}

function columnOf(table: string, property: string, value: unknown): ColumnDefinition {
  const column = definitionOfKind(value, "column");
  if (column !== undefined) return column;
  const hint =
    typeof value === "function" && definitionOf(value) === undefined
      ? `Call the function: ${property}: ${value.name === "" ? "integer" : value.name}().`
      : `Start with a type, such as ${property}: integer().`;
  throw new MigrError("MODEL_ERROR", `${table}.${property} is not a column.`, { hint });
}

/** A name that can stand in a database at all. */
export function checkName(name: unknown, what: string): string {
  if (typeof name === "string" && name !== "" && !name.includes("\0")) return name;
  throw new MigrError("MODEL_ERROR", `${what} needs a name, and ${JSON.stringify(name) ?? "nothing"} is none.`);
}
