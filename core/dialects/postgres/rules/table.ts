/**
 * Tables.
 *
 * @module
 */
import {
  CONSTRAINT_KINDS,
  isKind,
  type ObjectId,
  type SchemaObject,
  type TableAttributes,
} from "../../../catalog/object.ts";
import { qualified } from "../quote.ts";
import { columnClause } from "./column.ts";
import { constraintClause } from "./constraint.ts";
import {
  dropStatement,
  ifNotExists,
  isTablePart,
  parameterChanges,
  parameterList,
  type Rule,
  renameInSchema,
} from "./rule.ts";

export const tableRule: Rule<"table"> = {
  create: (operation) => {
    const { id, attributes } = operation.object;
    const lines = (operation.parts ?? []).filter(isTablePart).map(partClause);
    const body = lines.length === 0 ? "()" : `(\n${lines.map((line) => `  ${line}`).join(",\n")}\n)`;
    const storage = attributes.with === undefined ? "" : ` WITH ${parameterList(attributes.with)}`;
    const words = `CREATE ${attributes.unlogged === true ? "UNLOGGED " : ""}TABLE ${ifNotExists(operation)}`;
    return [`${words}${qualified(id)} ${body}${storage}`, ...rowSecurity(id, {}, attributes)];
  },
  alter: ({ id, from, to }) => {
    const logging = from.unlogged === to.unlogged ? [] : [to.unlogged === true ? "SET UNLOGGED" : "SET LOGGED"];
    const changes = [...logging, ...parameterChanges(from.with, to.with)];
    return [...changes.map((change) => `ALTER TABLE ${qualified(id)} ${change}`), ...rowSecurity(id, from, to)];
  },
  drop: (operation) => [dropStatement("TABLE", operation)],
  rename: (operation) => renameInSchema("TABLE", operation),
};

/** CREATE TABLE has no words for it. */
function rowSecurity(id: ObjectId, from: Partial<TableAttributes>, to: Partial<TableAttributes>): string[] {
  const words = [
    ...(from.rowSecurity === to.rowSecurity ? [] : [to.rowSecurity === true ? "ENABLE" : "DISABLE"]),
    ...(from.forceRowSecurity === to.forceRowSecurity ? [] : [to.forceRowSecurity === true ? "FORCE" : "NO FORCE"]),
  ];
  return words.map((word) => `ALTER TABLE ${qualified(id)} ${word} ROW LEVEL SECURITY`);
}

/** A column or constraint as a line of CREATE TABLE. */
function partClause(part: SchemaObject): string {
  if (isKind(part, "column")) return columnClause(part as SchemaObject<"column">);
  for (const kind of CONSTRAINT_KINDS)
    if (isKind(part, kind)) return constraintClause(part as SchemaObject<typeof kind>);
  return "";
}
