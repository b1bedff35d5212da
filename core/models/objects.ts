/**
 * Everything that is not a table: enums, sequences, views, schemas.
 *
 * @module
 */
import type { ColumnStorage, SequenceAttributes } from "../catalog/object.ts";
import { MigrError } from "../errors.ts";
import { type Column, column, type SequenceSettings, sequenceOptions } from "./column.ts";
import type { IndexBuilder } from "./constraints.ts";
import {
  defined,
  type EnumDefinition,
  MODEL,
  type Model,
  type Needs,
  nextOrder,
  type SchemaDefinition,
  type SequenceDefinition,
  type Settings,
  settingsText,
  type ViewDefinition,
} from "./definition.ts";
import { isSql, type Sql, TableColumn } from "./sql.ts";
import { type Columns, checkName, type Extras, splitArguments, type Table, type TableOptions, table } from "./table.ts";

/** What every object may say about itself. */
export interface ObjectOptions {
  /** Leave it out for the default schema. */
  readonly schema?: string;
  readonly comment?: string;
}

/** A declared enum: call it for a column of its type. */
export type EnumType<V extends string = string> = (() => Column<V>) & {
  readonly values: readonly V[];
} & Model<EnumDefinition>;

/**
 * Declares an enum. Where the database has no enum types, its columns are texts with a check.
 *
 * @example
 * export const mood = enumType("mood", ["happy", "sad"]);
 * export const people = table("people", { mood: mood().default("happy") });
 */
export function enumType<const V extends string>(
  name: string,
  values: readonly V[],
  options: ObjectOptions = {},
): EnumType<V> {
  const { schema = "", comment } = options;
  const doubled = values.find((value, index) => values.indexOf(value) !== index);
  if (doubled !== undefined) throw new MigrError("MODEL_ERROR", `The enum ${name} has the value "${doubled}" twice.`);
  const definition: EnumDefinition = {
    kind: "enum",
    order: nextOrder(),
    schema,
    name: checkName(name, "An enum"),
    comment,
    values: [...values],
  };
  const make = (): Column<V> => column<V>(definition, "text");
  Object.defineProperty(make, MODEL, { value: definition });
  return Object.assign(make, { values }) as EnumType<V>;
}

export interface SequenceDeclaration extends ObjectOptions {
  /** `bigint` unless said otherwise. */
  readonly type?: "smallint" | "integer" | "bigint";
  /** PostgreSQL 15: it starts anew after a crash, and is quicker for that. */
  readonly unlogged?: boolean;
  /** The sequence goes when this column goes. */
  readonly ownedBy?: () => TableColumn;
}

export type Sequence = Model<SequenceDefinition>;

/**
 * Declares a sequence.
 *
 * @example
 * export const numbers = sequence("invoice_numbers", { start: 1000 });
 * export const invoices = table("invoices", { number: bigint().default(sql`nextval(${numbers})`) });
 */
export function sequence(name: string, options: SequenceDeclaration & SequenceSettings = {}): Sequence {
  const { schema = "", comment, type, unlogged, ownedBy, ...settings } = options;
  const attributes: SequenceAttributes = {
    ...(type === undefined || type === "bigint" ? {} : { type }),
    ...sequenceOptions(settings),
    ...(unlogged === true ? { unlogged } : {}),
  };
  const checked = checkName(name, "A sequence");
  return model({ kind: "sequence", order: nextOrder(), schema, name: checked, comment, attributes, ownedBy });
}

export interface ViewOptions extends ObjectOptions {
  /** Models that it needs besides the relations that its query names. */
  readonly needs?: Needs;
  /** PostgreSQL: `{ security_barrier: true }`, or the storage parameters of a materialized view. */
  readonly with?: Settings;
  /** PostgreSQL: SQL expressions for columns that an INSERT leaves out: `{ added: "now()" }`. Not for materialized views. */
  readonly defaults?: Settings;
}

export interface MaterializedViewOptions extends Omit<ViewOptions, "defaults"> {
  readonly tablespace?: string;
  /** How it is kept; `heap` unless said otherwise. */
  readonly accessMethod?: string;
  /** It holds no rows until it is refreshed. */
  readonly noData?: boolean;
  /** PostgreSQL: how its columns are kept, by their names: `{ body: { storage: "external" } }`. */
  readonly columnStorage?: Readonly<Record<string, ColumnStorage>>;
}

export type View = Model<ViewDefinition>;

/**
 * Declares a view.
 *
 * @example
 * export const adults = view("adults", sql`SELECT ${users.id} FROM ${users} WHERE ${users.age} >= 18`);
 */
export function view(name: string, definition: Sql, options: ViewOptions = {}): View {
  return viewOf("view", name, definition, () => [], options);
}

/** Lists the indexes of a materialized view; `column` gives a column of it by name. */
export type ViewExtras = (column: (name: string) => TableColumn) => readonly IndexBuilder[];

/**
 * Declares a materialized view.
 *
 * @example
 * export const totals = materializedView("totals", sql`SELECT day, sum(amount) AS total FROM sales GROUP BY day`,
 *   (column) => [uniqueIndex().on(column("day"))]);
 */
export function materializedView(name: string, definition: Sql, options?: MaterializedViewOptions): View;
export function materializedView(
  name: string,
  definition: Sql,
  extras: ViewExtras,
  options?: MaterializedViewOptions,
): View;
export function materializedView(
  name: string,
  definition: Sql,
  first?: ViewExtras | MaterializedViewOptions,
  second?: MaterializedViewOptions,
): View {
  const [extras, options] = splitArguments(first, second);
  const relation = { kind: "materializedView" as const, schema: options.schema ?? "", name };
  const columnOf = (column: string): TableColumn => new TableColumn({ kind: "tableColumn", relation, name: column });
  return viewOf("materializedView", name, definition, () => extras?.(columnOf) ?? [], options, storageOf(options));
}

function storageOf(options: MaterializedViewOptions): ViewDefinition["storage"] {
  const { tablespace, accessMethod, noData, columnStorage } = options;
  return defined({ tablespace, accessMethod, noData: noData === true ? noData : undefined, columnStorage });
}

function viewOf(
  kind: ViewDefinition["kind"],
  name: string,
  definition: Sql,
  extras: ViewDefinition["extras"],
  { schema = "", comment, with: settings, defaults, needs }: ViewOptions,
  storage?: ViewDefinition["storage"],
): View {
  const checked = checkName(name, "A view");
  if (!isSql(definition)) {
    throw new MigrError("MODEL_ERROR", `The view ${name} needs a query.`, { hint: "Write it as sql`SELECT …`." });
  }
  const parameters = settings === undefined ? undefined : settingsText(settings);
  if (kind === "materializedView" && defaults !== undefined) {
    throw new MigrError("MODEL_ERROR", `The materialized view ${name} cannot have defaults.`, {
      hint: "Nothing can be inserted into it.",
    });
  }
  const values = defaults === undefined ? undefined : settingsText(defaults);
  const rest = { comment, definition, with: parameters, defaults: values, extras, needs, storage };
  return model({ kind, order: nextOrder(), schema, name: checked, ...rest });
}

/** A declared schema: declares what is in it. */
export interface Schema extends Model<SchemaDefinition> {
  table<const C extends Columns>(name: string, columns: C, options?: TableOptions): Table<C>;
  table<const C extends Columns>(name: string, columns: C, extras: Extras<C>, options?: TableOptions): Table<C>;
  enumType<const V extends string>(name: string, values: readonly V[], options?: ObjectOptions): EnumType<V>;
  sequence(name: string, options?: SequenceDeclaration & SequenceSettings): Sequence;
  view(name: string, definition: Sql, options?: ViewOptions): View;
  materializedView(name: string, definition: Sql, options?: MaterializedViewOptions): View;
  materializedView(name: string, definition: Sql, extras: ViewExtras, options?: MaterializedViewOptions): View;
}

/**
 * Declares a schema besides the default one.
 *
 * @example
 * export const audit = schema("audit");
 * export const events = audit.table("events", { at: timestamptz().notNull() });
 */
export function schema(name: string, { comment }: Pick<ObjectOptions, "comment"> = {}): Schema {
  const inside = { schema: checkName(name, "A schema") };
  const declared = model<SchemaDefinition>({ kind: "schema", order: nextOrder(), schema: "", name, comment });
  return Object.assign(declared, {
    table: <const C extends Columns>(
      own: string,
      columns: C,
      first?: Extras<C> | TableOptions,
      second?: TableOptions,
    ) => {
      const [extras, options] = splitArguments(first, second);
      return table(own, columns, extras ?? (() => []), { ...options, ...inside });
    },
    enumType: <const V extends string>(own: string, values: readonly V[], options?: ObjectOptions) =>
      enumType(own, values, { ...options, ...inside }),
    sequence: (own: string, options?: SequenceDeclaration & SequenceSettings) =>
      sequence(own, { ...options, ...inside }),
    view: (own: string, definition: Sql, options?: ViewOptions) => view(own, definition, { ...options, ...inside }),
    materializedView: (
      own: string,
      definition: Sql,
      first?: ViewExtras | MaterializedViewOptions,
      second?: MaterializedViewOptions,
    ) => {
      const [extras, options] = splitArguments(first, second);
      return materializedView(own, definition, extras ?? (() => []), { ...options, ...inside });
    },
  });
}

function model<D extends SchemaDefinition | SequenceDefinition | ViewDefinition>(definition: D): Model<D> {
  return Object.defineProperty({}, MODEL, { value: definition }) as Model<D>;
}
