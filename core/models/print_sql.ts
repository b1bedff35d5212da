/**
 * Expressions and values of models as SQL text.
 *
 * @module
 */
import type { ObjectId } from "../catalog/object.ts";
import type { Dialect } from "../dialects/dialect.ts";
import { MigrError } from "../errors.ts";
import type { SqlValue } from "../operations/operation.ts";
import {
  type ColumnDefinition,
  type Definition,
  definitionOf,
  definitionOfKind,
  MODEL,
  type Model,
  type SqlDefinition,
  type TableColumnDefinition,
} from "./definition.ts";
import { abilitiesOf, typeName } from "./portability.ts";

/** A table or view by name. */
export interface Home {
  readonly schema: string;
  readonly name: string;
}

export interface PrintContext {
  readonly dialect: Dialect;
  /** The table whose columns are written without its name. Absent: every column is written with its table. */
  readonly home?: Home | undefined;
  /** Where the expression stands, for messages: `users.age`. */
  readonly place: string;
}

export interface Printed {
  readonly text: string;
  /** What the expression names besides its own table: sequences in a default. */
  readonly needs: readonly ObjectId[];
  /** Columns of its own table that it names. */
  readonly columns: readonly string[];
  /** Tables and views that it names. */
  readonly relations: readonly ObjectId[];
}

/**
 * An expression as text.
 *
 * @throws MigrError `MODEL_ERROR` for an interpolated value that has no form in SQL.
 */
export function printSql(expression: Model<SqlDefinition>, context: PrintContext): Printed {
  const needs: ObjectId[] = [];
  const columns: string[] = [];
  const relations: ObjectId[] = [];
  const print = (sql: SqlDefinition): string =>
    sql.chunks.map((chunk) => (typeof chunk === "string" ? chunk : printValue(chunk.value))).join("");
  const printValue = (value: unknown): string => {
    const definition = definitionOf(value);
    if (definition === undefined) return literal(value, context);
    if (definition.kind === "sql") return print(definition);
    if (definition.kind === "tableColumn" && isHome(definition.relation, context.home)) columns.push(definition.name);
    else if (definition.kind === "sequence") needs.push(idOf(definition));
    else if (definition.kind === "table") {
      relations.push(idOf({ ...definition, kind: definition.foreign === undefined ? "table" : "foreignTable" }));
    } else if (definition.kind === "view" || definition.kind === "materializedView") relations.push(idOf(definition));
    else if (definition.kind === "object") needs.push(definition.id);
    else if (definition.kind === "function" || definition.kind === "procedure") needs.push(idOf(definition));
    return printName(definition, context);
  };
  const text = print(expression[MODEL]).trim().replace(/;$/, "").trimEnd();
  if (text === "") throw new MigrError("MODEL_ERROR", `The expression of ${context.place} is empty.`);
  return { text, needs, columns, relations };
}

const idOf = ({ kind, schema, name }: { kind: ObjectId["kind"]; schema: string; name: string }): ObjectId => ({
  kind,
  schema,
  name,
});

/** What a model is called in SQL. */
export function printName(definition: Definition, context: PrintContext): string {
  const { dialect, place } = context;
  switch (definition.kind) {
    case "tableColumn":
      return columnName(definition, context);
    case "table":
    case "view":
    case "materializedView":
    case "function":
    case "procedure":
    case "object":
      return relationName(definition, dialect);
    case "enum":
    case "domain":
    case "compositeType":
      return typeName(definition, dialect);
    case "sequence":
      return `${dialect.literal(relationName(definition, dialect))}::regclass`;
    default:
      throw new MigrError("MODEL_ERROR", `The expression of ${place} cannot hold a ${definition.kind}.`, {
        hint: "Interpolate columns, tables, views, enums, sequences, functions, other sql`…` and plain values.",
      });
  }
}

function columnName(column: TableColumnDefinition, { dialect, home }: PrintContext): string {
  const name = dialect.quote(column.name);
  return isHome(column.relation, home) ? name : `${relationName(column.relation, dialect)}.${name}`;
}

function relationName({ schema, name }: Home, dialect: Dialect): string {
  return schema === "" ? dialect.quote(name) : `${dialect.quote(schema)}.${dialect.quote(name)}`;
}

function isHome(relation: Home, home: Home | undefined): boolean {
  return home !== undefined && relation.schema === home.schema && relation.name === home.name;
}

/** The default of a column: an expression as it is, a value as a literal that its type understands. */
export function printDefault(column: ColumnDefinition, context: PrintContext): Printed {
  const value = column.default?.value;
  const expression = definitionOfKind(value, "sql");
  if (expression !== undefined) return printSql(value as Model<SqlDefinition>, context);
  return { text: literal(simple(value, column, context.dialect), context), needs: [], columns: [], relations: [] };
}

/** A value of a column in a form that has a literal. */
function simple(value: unknown, column: ColumnDefinition, dialect: Dialect): unknown {
  if (column.isArray === true && Array.isArray(value)) {
    return abilitiesOf(dialect).arrays ? arrayText(value) : JSON.stringify(value);
  }
  if (column.family === "json") return JSON.stringify(value);
  if (column.family === "number" && typeof value === "string" && /^-?\d+$/.test(value)) return BigInt(value);
  if (value instanceof Date && column.family === "date") return value.toISOString().slice(0, 10);
  return value;
}

/** PostgreSQL's text form of an array: `{1,"a b",NULL}`. */
function arrayText(values: readonly unknown[]): string {
  const items = values.map((value) => {
    if (Array.isArray(value)) return arrayText(value);
    if (value === null || value === undefined) return "NULL";
    if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") return String(value);
    const text =
      value instanceof Date ? value.toISOString() : typeof value === "string" ? value : JSON.stringify(value);
    const plain = /^[\w.-]+$/.test(text) && !/^null$/i.test(text);
    return plain ? text : `"${text.replace(/["\\]/g, "\\$&")}"`;
  });
  return `{${items.join(",")}}`;
}

const PRIMITIVES: readonly string[] = ["string", "number", "bigint", "boolean"];

function literal(value: unknown, { dialect, place }: PrintContext): string {
  if (value instanceof Date) return dialect.literal(value.toISOString());
  const hasLiteral = value === null || value instanceof Uint8Array || PRIMITIVES.includes(typeof value);
  if (hasLiteral) return dialect.literal(value as SqlValue);
  throw new MigrError("MODEL_ERROR", `A value in ${place} has no form in SQL: ${show(value)}.`, {
    hint: "Use a text, number, boolean, Date, bytes, or an expression: sql`…`.",
  });
}

function show(value: unknown): string {
  if (value === undefined) return "undefined";
  return typeof value === "function" ? `the function ${value.name}` : (JSON.stringify(value) ?? typeof value);
}
