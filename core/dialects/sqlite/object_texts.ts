/**
 * One spelling for the names inside of expressions and definitions.
 *
 * @module
 */
import { isKind, type SchemaObject } from "../../catalog/object.ts";
import { plainNames, withoutQualifier } from "./text.ts";

/**
 * The object with names in its expressions quoted only where they need to be, and without the table's own name before
 * its columns.
 *
 * @param known see `plainNames`.
 */
export function withPlainNames<K extends SchemaObject["kind"]>(
  object: SchemaObject<K>,
  known?: (name: string) => boolean,
): SchemaObject<K> {
  const table = object.kind === "trigger" ? undefined : object.id.table;
  return editTexts(object as SchemaObject, (text) => {
    const plain = plainNames(text, known);
    return table === undefined ? plain : withoutQualifier(plain, table);
  }) as SchemaObject<K>;
}

/** The object with a change made to each of its texts in which columns and tables are named. */
export function editTexts(object: SchemaObject, edit: (text: string) => string): SchemaObject {
  if (isKind(object, "check")) {
    return { ...object, attributes: { ...object.attributes, expression: edit(object.attributes.expression) } };
  }
  if (isKind(object, "column")) {
    const { generated } = object.attributes;
    if (generated === undefined) return object as SchemaObject;
    const edited = { ...generated, expression: edit(generated.expression) };
    return { ...object, attributes: { ...object.attributes, generated: edited } };
  }
  if (isKind(object, "index")) return changeIndex(object, edit);
  if (isKind(object, "view") || isKind(object, "trigger")) {
    return { ...object, attributes: { ...object.attributes, definition: edit(object.attributes.definition) } };
  }
  return object;
}

function changeIndex(index: SchemaObject<"index">, edit: (text: string) => string): SchemaObject {
  const { keys, where } = index.attributes;
  return {
    ...index,
    attributes: {
      ...index.attributes,
      keys: keys.map((key) => (key.expression === undefined ? key : { ...key, expression: edit(key.expression) })),
      ...(where === undefined ? {} : { where: edit(where) }),
    },
  };
}
