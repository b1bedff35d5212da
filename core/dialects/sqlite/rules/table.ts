/**
 * Tables.
 *
 * @module
 */
import { describe, type SchemaObject, type TableAttributes } from "../../../catalog/object.ts";
import { MigrError } from "../../../errors.ts";
import { quote } from "../quote.ts";
import { isStrictType, strictType } from "../types.ts";
import { columnClause, isInlineKey, keyColumnClause } from "./column.ts";
import { constraintClause, inlineConstraint, isInline, isTableConstraint } from "./constraint.ts";
import { ifExists, ifNotExists, partsOfKind, type Rule } from "./rule.ts";

export const tableRule: Rule<"table"> = {
  create: (operation) => [createTable(operation.object, operation.parts ?? [], ifNotExists(operation))],
  drop: (operation) => [`DROP TABLE ${ifExists(operation)}${quote(operation.object.id.name)}`],
  rename: (from, to) => [`ALTER TABLE ${quote(from.name)} RENAME TO ${quote(to.name)}`],
  alter: () => "rebuild",
};

/**
 * The text of a CREATE TABLE.
 *
 * @param parts its columns and constraints, in order.
 * @param clause `IF NOT EXISTS ` or nothing.
 * @throws MigrError `OPERATION_UNSUPPORTED` for what SQLite's tables cannot have.
 */
export function createTable(table: SchemaObject<"table">, parts: readonly SchemaObject[], clause = ""): string {
  const columns = partsOfKind(parts, "column");
  const key = partsOfKind(parts, "primaryKey")[0];
  if (columns.length === 0) throw withoutColumns(table);
  for (const column of columns) checkColumn(table, column, key);
  const inline = parts.filter((part) => isInline(part, columns)) as SchemaObject<"check" | "foreignKey">[];
  const lines = columns.map((column) => {
    const clause = key !== undefined && isInlineKey(column, key) ? keyColumnClause(column, key) : columnClause(column);
    const own = inline.filter(({ behind }) => behind === column.id.name);
    return [clause, ...own.map(inlineConstraint)].join(" ");
  });
  const hasInlineKey = columns.some((column) => isInlineKey(column, key));
  const rest = parts.filter((part) => !(part.kind === "primaryKey" && hasInlineKey) && !isInline(part, columns));
  for (const part of rest) if (isTableConstraint(part)) lines.push(constraintClause(part));
  const body = lines.map((line) => `  ${line}`).join(",\n");
  return `CREATE TABLE ${clause}${quote(table.id.name)} (\n${body}\n)${tableOptions(table.attributes)}`;
}

function tableOptions(table: TableAttributes): string {
  const options = [table.strict ? "STRICT" : "", table.withoutRowid ? "WITHOUT ROWID" : ""];
  const text = options.filter((option) => option !== "").join(", ");
  return text === "" ? "" : ` ${text}`;
}

function withoutColumns(table: SchemaObject<"table">): MigrError {
  return new MigrError("OPERATION_UNSUPPORTED", `The ${describe(table.id)} has no columns, which SQLite refuses.`, {
    hint: "Give it at least one column that is not generated.",
  });
}

function checkColumn(
  table: SchemaObject<"table">,
  column: SchemaObject<"column">,
  key: SchemaObject<"primaryKey"> | undefined,
): void {
  const { type, identity } = column.attributes;
  if (table.attributes.strict && !isStrictType(type)) {
    throw new MigrError(
      "OPERATION_UNSUPPORTED",
      `The ${describe(column.id)} has the type "${type}", which a STRICT table does not take.`,
      { hint: `Use integer, real, text, blob or any; here probably ${strictType(type)}.` },
    );
  }
  if (identity !== undefined && (!isInlineKey(column, key) || table.attributes.withoutRowid)) {
    throw new MigrError(
      "OPERATION_UNSUPPORTED",
      `The ${describe(column.id)} is to number its rows, but SQLite does that only for a primary key of one column in a table with rowids.`,
      { hint: "Make it the primary key, or let the application choose the value." },
    );
  }
}
