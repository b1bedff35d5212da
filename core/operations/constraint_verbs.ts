/**
 * The verbs for indexes and constraints: name first, then the table, as in SQL.
 *
 * @module
 */
import { CONSTRAINT_KINDS, type ConstraintKind, type ObjectId, type ObjectKind } from "../catalog/object.ts";
import type { Operations } from "./facade.ts";
import { attributeNames, namedObject, nameOf, newObject, type Sink, sortExactly } from "./note.ts";
import { oneOf, show } from "./read.ts";

type ConstraintVerb =
  | "createIndex"
  | "dropIndex"
  | "renameIndex"
  | "createPrimaryKey"
  | "createUnique"
  | "createCheck"
  | "createForeignKey"
  | "createExclusion"
  | "dropConstraint"
  | "renameConstraint";

/** The verbs for indexes and constraints; each notes into `sink`. */
export function constraintVerbs(sink: Sink): Pick<Operations, ConstraintVerb> {
  /** Notes a new member of a table whose attributes are partly arguments and partly options. */
  function create(
    verb: string,
    kind: ConstraintKind | "index",
    name: string,
    table: string,
    taken: object,
    options: unknown,
  ): void {
    const place = `op.${verb}(${show(name)})`;
    const known = attributeNames(kind, ...Object.keys(taken));
    const hintNames = kind === "index" ? (["ifNotExists", "concurrently"] as const) : [];
    const { schema, hints, rest } = sortExactly(options, hintNames, place, known);
    const id = memberId(kind, name, table, schema, place);
    sink({ verb: "create", object: newObject(id, { ...rest, ...taken }, place), ...hints });
  }

  return {
    createIndex: (name, table, keys, options) => create("createIndex", "index", name, table, { keys }, options),
    dropIndex(name, table, options) {
      const place = `op.dropIndex(${show(name)})`;
      const { schema, hints } = sortExactly(options, ["ifExists", "cascade", "concurrently"], place);
      sink({ verb: "drop", object: namedObject(memberId("index", name, table, schema, place)), ...hints });
    },
    renameIndex(from, to, table, options) {
      const place = `op.renameIndex(${show(from)})`;
      const { schema } = sortExactly(options, [], place);
      const id = (name: string): ObjectId => memberId("index", name, table, schema, place);
      sink({ verb: "rename", from: id(from), to: id(to) });
    },
    createPrimaryKey: (name, table, columns, options) =>
      create("createPrimaryKey", "primaryKey", name, table, { columns }, options),
    createUnique: (name, table, columns, options) =>
      create("createUnique", "unique", name, table, { columns }, options),
    createCheck: (name, table, expression, options) =>
      create("createCheck", "check", name, table, { expression }, options),
    createForeignKey: (name, table, columns, references, options) =>
      create("createForeignKey", "foreignKey", name, table, { columns, references }, options),
    createExclusion: (name, table, elements, options) =>
      create("createExclusion", "exclusion", name, table, { elements }, options),
    dropConstraint(name, table, kind, options) {
      const place = `op.dropConstraint(${show(name)})`;
      const { schema, hints } = sortExactly(options, ["ifExists", "cascade"], place);
      const id = memberId(constraintKind(kind, place), name, table, schema, place);
      sink({ verb: "drop", object: namedObject(id), ...hints });
    },
    renameConstraint(from, to, table, kind, options) {
      const place = `op.renameConstraint(${show(from)})`;
      const { schema } = sortExactly(options, [], place);
      const checked = constraintKind(kind, place);
      const id = (name: string): ObjectId => memberId(checked, name, table, schema, place);
      sink({ verb: "rename", from: id(from), to: id(to) });
    },
  };
}

function memberId<K extends ObjectKind>(
  kind: K,
  name: string,
  table: string,
  schema: string,
  place: string,
): ObjectId<K> {
  return { kind, schema, table: nameOf(table, place, "the table"), name: nameOf(name, place) };
}

function constraintKind(kind: unknown, place: string): ConstraintKind {
  return oneOf(...CONSTRAINT_KINDS)(kind, `${place}: the kind of constraint`) as ConstraintKind;
}
