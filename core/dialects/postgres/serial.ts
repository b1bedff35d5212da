/**
 * What `serial` is short for: a sequence, which the column owns and has its default from.
 *
 * @module
 */
import { Catalog } from "../../catalog/catalog.ts";
import { type ColumnAttributes, isKind, type ObjectId, type SchemaObject, schemaObject } from "../../catalog/object.ts";
import { qualified, text } from "./quote.ts";
import { serialName } from "./rules/identity.ts";

/** The catalog with those serials spelled out of which the other one has the sequence: it stays, with its value. */
export function spelledLike(catalog: Catalog, other: Catalog): Catalog {
  if (other.ofKind("sequence").length === 0) return catalog;
  const added: SchemaObject[] = [];
  const objects = [...catalog].map((object): SchemaObject => {
    if (!isKind(object, "column") || object.attributes.identity?.generated !== "serial") return object as SchemaObject;
    const { schema, table = "" } = object.id;
    const sequence: ObjectId<"sequence"> = { kind: "sequence", schema, name: serialName(object.id) };
    if (object.managedBy !== undefined || !other.has(sequence) || catalog.has(sequence)) return object;
    const { type } = object.attributes;
    added.push(
      schemaObject(sequence, type === "bigint" ? {} : { type }),
      schemaObject({ ...sequence, kind: "sequenceOwner" }, { table, column: object.id.name }),
    );
    const { identity: _, ...rest } = object.attributes;
    const fallback = `nextval(${text(qualified(sequence))}::regclass)`;
    const attributes: ColumnAttributes = { ...rest, notNull: true, default: fallback };
    return { ...object, attributes, dependsOn: [...(object.dependsOn ?? []), sequence] };
  });
  return added.length === 0 ? catalog : Catalog.of([...objects, ...added], catalog.unmodelled, catalog.version);
}
