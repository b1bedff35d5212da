/**
 * A generated schema as schema objects, and rows for its tables.
 *
 * @module
 */
import type { ColumnAttributes, SchemaObject } from "../../core/catalog/object.ts";
import { member, object, table } from "../support/objects.ts";
import type { Column, Schema, Table } from "./evolution.ts";

/** How many rows each table has. */
const ROWS = 3;

/** The schema as objects that are valid for its dialect. */
export function objectsOf(schema: Schema): SchemaObject[] {
  return [
    ...schema.enums.map(({ name, values }) => object("enum", name, { values })),
    ...schema.tables.flatMap((one) => tableObjects(schema, one)),
    ...schema.views.map(({ name, table: from, columns }) => {
      const list = ["id", ...columns].map((column) => `${from}.${column}`).join(", ");
      return object("view", name, { definition: `SELECT ${list} FROM ${from}` });
    }),
  ];
}

function tableObjects(schema: Schema, { name, ...one }: Table): SchemaObject[] {
  const id: ColumnAttributes = {
    type: "integer",
    notNull: true,
    ...(one.numbersItself ? { identity: { generated: "byDefault" as const } } : {}),
  };
  const columns = one.columns.map((column) => [column.name, attributesOf(schema, column)] as const);
  return [
    ...table(name, Object.fromEntries([["id", id], ...columns])),
    member("primaryKey", name, `${name}_pkey`, { columns: ["id"] }),
    ...one.uniques.map((unique) => member("unique", name, unique.name, { columns: unique.columns })),
    ...one.checks.map((check) =>
      member("check", name, check.name, { expression: `((${check.column} IS NOT NULL) OR (id > 0))` }),
    ),
    ...one.indexes.map((index) =>
      member("index", name, index.name, {
        keys: [
          { column: index.column, ...(index.desc ? { order: "desc" as const } : {}) },
          ...(index.unique ? [{ column: "id" }] : []),
        ],
        ...(index.unique ? { unique: true as const } : {}),
        ...(index.partial ? { where: `(${index.column} IS NOT NULL)` } : {}),
      }),
    ),
    ...one.references.map(({ name: key, column, target, onDelete }) =>
      member("foreignKey", name, key, {
        columns: [column],
        references: { schema: "", table: target, columns: ["id"] },
        ...(onDelete === undefined ? {} : { onDelete }),
      }),
    ),
  ];
}

function attributesOf(schema: Schema, column: Column): ColumnAttributes {
  return {
    type: column.type,
    ...(column.notNull ? { notNull: true } : {}),
    ...(column.hasDefault ? { default: literalOf(schema, column, 0) } : {}),
  };
}

/** Inserts for every table. References are set afterwards, because tables may refer to each other in a circle. */
export function insertsFor(schema: Schema): string[] {
  const numbers = Array.from({ length: ROWS }, (_, index) => index + 1);
  const inserts = schema.tables.flatMap(({ name, columns }) => {
    const own = columns.filter((column) => column.refersTo === undefined);
    const list = ["id", ...own.map((column) => column.name)].join(", ");
    return numbers.map((row) => {
      const values = [String(row), ...own.map((column) => literalOf(schema, column, row))].join(", ");
      return `INSERT INTO ${name} (${list}) VALUES (${values})`;
    });
  });
  const updates = schema.tables.flatMap(({ name, columns }) =>
    columns
      .filter((column) => column.refersTo !== undefined)
      .map((column) => `UPDATE ${name} SET ${column.name} = ${ROWS} + 1 - id`),
  );
  return [...inserts, ...updates];
}

/** A value of a column as a literal; values of different rows differ where the type allows. Row 0 is the default. */
function literalOf(schema: Schema, column: Column, row: number): string {
  const type = schema.enums.find(({ name }) => name === column.type);
  if (type !== undefined) return `'${type.values.find((value) => value.length === 1) ?? type.values[0]}'`;
  if (/^(integer|bigint)/.test(column.type)) return String(7 + row);
  if (/^numeric/.test(column.type)) return `${7 + row}.25`;
  if (column.type === "boolean") return row % 2 === 0 ? "true" : "false";
  if (column.type === "timestamp") return `'2024-01-0${row + 1} 00:00:00'`;
  return `'${7 + row}'`;
}
