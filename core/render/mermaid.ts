/**
 * A catalog as a Mermaid entity-relationship diagram.
 *
 * @module
 */
import type { Catalog } from "../catalog/catalog.ts";
import type { SchemaObject } from "../catalog/object.ts";

/**
 * The diagram's source: tables with their columns and keys, and a line for each foreign key.
 *
 * @example mermaidOf(catalog) // "erDiagram\n  users {\n    integer id PK\n  }\n  posts }o--|| users : author_id\n"
 */
export function mermaidOf(catalog: Catalog): string {
  const tables = catalog.ofKind("table");
  const lines = ["erDiagram"];
  for (const table of tables) lines.push(...entity(table, catalog));
  for (const key of catalog.ofKind("foreignKey")) lines.push(`  ${relation(key, catalog)}`);
  return `${lines.join("\n")}\n`;
}

function entity(table: SchemaObject<"table">, catalog: Catalog): string[] {
  const columns = catalog.membersOfKind(table.id, "column");
  if (columns.length === 0) return [`  ${entityName(table.id)}`];
  const rows = columns.map((column) => {
    const marks = keysOf(column, catalog);
    const note = column.attributes.notNull === true || marks.includes("PK") ? "" : ' "nullable"';
    return `    ${word(column.attributes.type)} ${word(column.id.name)}${marks.length === 0 ? "" : ` ${marks.join(", ")}`}${note}`;
  });
  return [`  ${entityName(table.id)} {`, ...rows, "  }"];
}

function keysOf({ id }: SchemaObject<"column">, catalog: Catalog): string[] {
  const members = catalog.members({ kind: "table", schema: id.schema, name: id.table ?? "" });
  const marks: string[] = [];
  for (const member of members) {
    if (member.kind === "primaryKey" && member.attributes.columns.includes(id.name)) marks.push("PK");
    if (member.kind === "foreignKey" && member.attributes.columns.includes(id.name)) marks.push("FK");
    const isAlone = member.kind === "unique" && member.attributes.columns.length === 1;
    if (isAlone && member.attributes.columns[0] === id.name) marks.push("UK");
  }
  return [...new Set(marks)].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
}

const ORDER = ["PK", "FK", "UK"];

/** Many rows, or one where the columns are unique; of a row that may be missing, or not. */
function relation({ id, attributes }: SchemaObject<"foreignKey">, catalog: Catalog): string {
  const home = { schema: id.schema, name: id.table ?? "" };
  const members = catalog.members({ kind: "table", ...home });
  const same = (columns: readonly string[]): boolean =>
    [...columns].sort().join("\0") === [...attributes.columns].sort().join("\0");
  const isOne = members.some(
    (member) => (member.kind === "unique" || member.kind === "primaryKey") && same(member.attributes.columns),
  );
  const isNullable = members.some(
    (member) => member.kind === "column" && attributes.columns.includes(member.id.name) && !member.attributes.notNull,
  );
  const target = { schema: attributes.references.schema, name: attributes.references.table };
  const [left, right] = [isOne ? "|o" : "}o", isNullable ? "o|" : "||"];
  return `${entityName(home)} ${left}--${right} ${entityName(target)} : "${inQuotes(attributes.columns.join(", "))}"`;
}

/** Words that begin something else where a table's name could stand; Mermaid does not tell case. */
const RESERVED = new Set(["erdiagram", "style", "class", "classdef", "subgraph", "end", "one", "many", "to"]);

/** Names that Mermaid would stumble over are quoted; what cannot even stand in quotes is replaced. */
function entityName(id: { readonly schema: string; readonly name: string }): string {
  const name = [id.schema, id.name].filter((part) => part !== "").join(".");
  if (/^[A-Za-z_]\w*$/.test(name) && !RESERVED.has(name.toLowerCase())) return name;
  return `"${inQuotes(name).replace(/[%\\]/g, "_")}"`;
}

/** A text on one line, without the quotes that it stands in. */
function inQuotes(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they would end the line
  return text.replaceAll('"', "'").replace(/[\0-\x1f\x7f-\x9f\u2028\u2029]+/g, " ");
}

/** Types and names of columns are single words, and not those that say what a key is. */
function word(text: string): string {
  const plain = text.replace(/[^\w()[\]\u00c0-\uffff-]+/g, "_");
  return /^[A-Za-z_\u00c0-\uffff]/.test(plain) && !/^[PFU]K\b/i.test(plain) ? plain : `_${plain}`;
}
