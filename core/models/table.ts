/**
 * Tables.
 *
 * @module
 */
import type { TableAttributes, TableName } from "../catalog/object.ts";
import { MigrError } from "../errors.ts";
import type { Column } from "./column.ts";
import type { Extra } from "./constraints.ts";
import {
  type ColumnDefinition,
  type CompositeTypeDefinition,
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
  /** PostgreSQL: tables whose columns and checks it has, too. */
  readonly inherits?: readonly Model<TableDefinition>[];
  /** PostgreSQL: the composite type that its columns come from. */
  readonly of?: string | Model<CompositeTypeDefinition>;
  /** PostgreSQL: where it is kept. */
  readonly tablespace?: string;
  /** PostgreSQL: how it is kept; `heap` unless said otherwise. */
  readonly accessMethod?: string;
  /** PostgreSQL: which old values logical replication sends: all, or none; else those of a key. */
  readonly replicaIdentity?: "full" | "nothing";
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
  return declare<C>(checkName(name, "A table"), columns, extras, options, tableAttributes(name, options));
}

/** What a table is besides its columns, as the catalog says it. */
function tableAttributes(name: string, options: TableOptions): TableAttributes {
  const { strict, withoutRowid, unlogged, rowSecurity, partitionBy, with: settings, inherits, of, ...rest } = options;
  const { schema: _, comment: __, ...others } = rest;
  return defined({
    strict: strict === true ? strict : undefined,
    withoutRowid: withoutRowid === true ? withoutRowid : undefined,
    unlogged: unlogged === true ? unlogged : undefined,
    rowSecurity: rowSecurity === true || rowSecurity === "force" ? (true as const) : undefined,
    forceRowSecurity: rowSecurity === "force" ? (true as const) : undefined,
    partitionBy,
    with: settings === undefined ? undefined : settingsText(settings),
    inherits: inherits?.map((parent) => parentName(parent, `The table ${name} inherits from`)),
    of: of === undefined ? undefined : typeText(of),
    ...others,
  });
}

function parentName(parent: unknown, what: string): TableName {
  const found = definitionOfKind(parent, "table");
  if (found !== undefined) return { schema: found.schema, table: found.name };
  throw new MigrError("MODEL_ERROR", `${what} something that is no table.`, {
    hint: "Name a table that is declared above it.",
  });
}

function typeText(of: string | Model<CompositeTypeDefinition>): string {
  if (typeof of === "string") return of;
  const { schema, name } = of[MODEL];
  return [schema, name]
    .filter((part) => part !== "")
    .map((part) => (/^[a-z_][a-z0-9_]*$/.test(part) ? part : `"${part.replaceAll('"', '""')}"`))
    .join(".");
}

function declare<C extends Columns>(
  name: string,
  columns: C,
  extras: Extras<C> | undefined,
  { schema = "", comment }: Pick<TableOptions, "schema" | "comment">,
  attributes: TableAttributes,
  foreign?: TableDefinition["foreign"],
): Table<C> {
  const definition: TableDefinition = {
    kind: "table",
    order: nextOrder(),
    schema,
    name,
    comment,
    columns: readColumns(name, columns),
    attributes,
    foreign,
    extras: () => extras?.(declared) ?? [],
  };
  const declared = bind(definition) as Table<C>;
  return declared;
}

export interface ForeignTableOptions<C = Columns> extends Pick<TableOptions, "schema" | "comment" | "inherits"> {
  /** The foreign server that has the rows. */
  readonly server: string;
  /** What its wrapper must know: `{ table_name: "users" }`. */
  readonly options?: Settings;
  /** The table that it is a partition of, and which rows it has. */
  readonly partitionOf?: { readonly table: Model<TableDefinition>; readonly bound: string };
  /** Its checks. */
  readonly extras?: Extras<C>;
}

/**
 * PostgreSQL: declares a table whose rows are elsewhere.
 *
 * @example
 * export const wrapper = object("foreignDataWrapper", "files", { handler: "file_fdw_handler" });
 * export const files = object("foreignServer", "files", { wrapper: "files" });
 * export const log = foreignTable("log", { line: text() }, { server: "files", options: { filename: "/tmp/log" } });
 */
export function foreignTable<const C extends Columns>(
  name: string,
  columns: C,
  options: ForeignTableOptions<C>,
): Table<C> {
  const { server, options: settings, partitionOf, inherits, extras } = options;
  if (typeof server !== "string" || server === "") {
    throw new MigrError("MODEL_ERROR", `The foreign table ${name} needs a server.`, {
      hint: 'Name it: foreignTable("log", { … }, { server: "files" }).',
    });
  }
  const attributes = defined({
    partitionOf:
      partitionOf === undefined
        ? undefined
        : {
            ...parentName(partitionOf.table, `The foreign table ${name} is a partition of`),
            bound: partitionOf.bound,
          },
    inherits: inherits?.map((parent) => parentName(parent, `The foreign table ${name} inherits from`)),
  });
  const foreign = { server, ...(settings === undefined ? {} : { options: settingsText(settings) }) };
  return declare<C>(checkName(name, "A foreign table"), columns, extras, options, attributes, foreign);
}

export interface PartitionOptions<C = Columns>
  extends Pick<
    TableOptions,
    | "schema"
    | "comment"
    | "unlogged"
    | "rowSecurity"
    | "partitionBy"
    | "with"
    | "tablespace"
    | "accessMethod"
    | "replicaIdentity"
  > {
  /** Columns of which something is different from the parent's, such as the default. */
  readonly columns?: C;
  /** Constraints and indexes of its own; `t` has the columns of `columns` and those of the parent by their names. */
  readonly extras?: (t: Table<C> & Readonly<Record<string, TableColumn>>) => readonly Extra[];
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
export function partition<const C extends Columns = Record<never, never>>(
  name: string,
  of: Model<TableDefinition>,
  bound: string,
  options: PartitionOptions<C> = {},
): Table<C> {
  const parent = definitionOfKind(of, "table");
  if (parent === undefined) {
    throw new MigrError("MODEL_ERROR", `The partition ${name} needs the table that it is a partition of.`, {
      hint: `Write partition("${name}", events, "FOR VALUES …") with events = table(…, { partitionBy: … }).`,
    });
  }
  const { columns = {} as C, extras, ...rest } = options;
  const partitionOf = { schema: parent.schema, table: parent.name, bound };
  const attributes = { ...tableAttributes(name, rest), partitionOf };
  const asPartition = extras === undefined ? undefined : (t: Table<C>) => extras(withColumnsOf(t, parent) as never);
  return declare<C>(checkName(name, "A partition"), columns, asPartition, options, attributes);
}

/** A partition's columns and, under its own name, those that it has from above. */
function withColumnsOf(own: Model<TableDefinition>, parent: TableDefinition): object {
  const { schema, name } = own[MODEL];
  const relation = { kind: "table" as const, schema, name };
  return new Proxy(own, {
    get: (target, property) =>
      Reflect.get(target, property) ??
      (typeof property === "string"
        ? new TableColumn({
            kind: "tableColumn",
            relation,
            name: parent.columns.get(property)?.name ?? property,
          })
        : undefined),
  });
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
