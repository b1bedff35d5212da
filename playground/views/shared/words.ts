/**
 * Schema objects in a few words: what stands behind their names in the diagram and in the schema diff.
 *
 * @module
 */
import type { AnyObject, AttributesByKind } from "../../../core/mod.ts";

const ACTIONS = { cascade: "cascade", restrict: "restrict", setNull: "set null", setDefault: "set default" } as const;

/**
 * What an object is, without its name.
 *
 * @example summaryOf(age) // "integer not null default 0"
 */
export function summaryOf(object: AnyObject): string {
  switch (object.kind) {
    case "column":
      return [object.attributes.type, ...columnTraits(object.attributes)].filter((text) => text !== "").join(" ");
    case "primaryKey":
    case "unique":
      return `(${object.attributes.columns.join(", ")})`;
    case "foreignKey":
      return foreignKeyText(object.attributes);
    case "index":
      return indexText(object.attributes);
    case "check":
      return object.attributes.expression;
    case "enum":
      return object.attributes.values.join(", ");
    case "view":
    case "materializedView":
      return object.attributes.definition;
    case "comment":
      return object.attributes.text;
    default:
      return attributesText(object.attributes as Readonly<Record<string, unknown>>);
  }
}

/** What a column's type does not say: `not null`, `default 0`, `identity`. */
export function columnTraits(column: AttributesByKind["column"]): string[] {
  const traits: string[] = [];
  if (column.identity !== undefined) traits.push(column.identity.generated === "serial" ? "serial" : "identity");
  if (column.notNull === true) traits.push("not null");
  if (column.default !== undefined) traits.push(`default ${column.default}`);
  if (column.generated !== undefined) traits.push(`as (${column.generated.expression})`);
  if (column.collation !== undefined) traits.push(`collate ${column.collation}`);
  return traits;
}

function foreignKeyText({ columns, references, onDelete, onUpdate }: AttributesByKind["foreignKey"]): string {
  const target = references.schema === "" ? references.table : `${references.schema}.${references.table}`;
  const actions = [
    onDelete === undefined ? "" : ` on delete ${ACTIONS[onDelete]}`,
    onUpdate === undefined ? "" : ` on update ${ACTIONS[onUpdate]}`,
  ];
  return `(${columns.join(", ")}) → ${target} (${references.columns.join(", ")})${actions.join("")}`;
}

function indexText({ unique, method, keys, where }: AttributesByKind["index"]): string {
  const list = keys.map((key) => `${key.column ?? `(${key.expression})`}${key.order === "desc" ? " desc" : ""}`);
  return [
    unique === true ? "unique " : "",
    method === undefined ? "" : `${method} `,
    `(${list.join(", ")})`,
    where === undefined ? "" : ` where ${where}`,
  ].join("");
}

/** One attribute that differs. */
export interface AttributeChange {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Attribute by attribute what an alteration changes, in the words of SQL.
 *
 * @example attributeChanges({}, { notNull: true }) // [{ name: "not null", from: "no", to: "yes" }]
 */
export function attributeChanges(from: object, to: object): AttributeChange[] {
  const [before, after] = [from as Readonly<Record<string, unknown>>, to as Readonly<Record<string, unknown>>];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .map((key) => ({
      name: wordsOf(key),
      from: valueText(before[key], after[key]),
      to: valueText(after[key], before[key]),
    }));
}

/** `notNull` as people write it: `not null`. */
function wordsOf(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** A value; what is absent is the opposite of a flag, or nothing. */
function valueText(value: unknown, other: unknown): string {
  if (value === undefined || value === null) return typeof other === "boolean" ? (other ? "no" : "yes") : "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.map((item) => valueText(item, undefined)).join(", ");
  if (typeof value === "object") return attributesText(value as Readonly<Record<string, unknown>>);
  return String(value);
}

function attributesText(attributes: Readonly<Record<string, unknown>>): string {
  return Object.entries(attributes)
    .map(([key, value]) => (value === true ? wordsOf(key) : `${wordsOf(key)} ${valueText(value, undefined)}`))
    .join(", ");
}
