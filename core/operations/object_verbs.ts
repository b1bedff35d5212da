/**
 * The verbs for everything that does not live in a table, for comments, and for any kind.
 *
 * @module
 */
import type { ObjectId, ObjectKind } from "../catalog/object.ts";
import type { Operations } from "./facade.ts";
import {
  alteration,
  attributeNames,
  idOf,
  kindOf,
  namedObject,
  nameOf,
  newObject,
  type Sink,
  sortExactly,
} from "./note.ts";
import { show } from "./read.ts";
import type { Target } from "./specs.ts";

type ObjectVerb =
  | "createView"
  | "dropView"
  | "createMaterializedView"
  | "dropMaterializedView"
  | "createEnum"
  | "dropEnum"
  | "alterEnum"
  | "createSequence"
  | "alterSequence"
  | "dropSequence"
  | "createSchema"
  | "dropSchema"
  | "createTrigger"
  | "dropTrigger"
  | "comment";

type GenericVerb = "create" | "alter" | "drop" | "rename";

/** The verbs for views, enums, sequences, schemas, triggers and comments; each notes into `sink`. */
export function objectVerbs(sink: Sink): Pick<Operations, ObjectVerb> {
  function create(verb: string, kind: ObjectKind, target: Target, taken: object, options: unknown): void {
    const place = placeOf(verb, target);
    const known = attributeNames(kind, ...Object.keys(taken));
    const { schema, hints, rest } = sortExactly(options, ["ifNotExists"], place, known);
    const id = { ...idOf(kind, target, place), schema };
    sink({ verb: "create", object: newObject(id, { ...rest, ...taken }, place), ...hints });
  }

  function drop(verb: string, kind: ObjectKind, target: Target, options: unknown): void {
    const place = placeOf(verb, target);
    const { schema, hints } = sortExactly(options, ["ifExists", "cascade"], place);
    sink({ verb: "drop", object: namedObject({ ...idOf(kind, target, place), schema }), ...hints });
  }

  function alter(verb: string, kind: ObjectKind, name: string, to: unknown, options: unknown, wrap = asIs): void {
    const place = placeOf(verb, name);
    const { schema, rest } = sortExactly(options, [], place, ["from"]);
    const from = rest.from === undefined ? undefined : wrap(rest.from);
    const id: ObjectId = { kind, schema, name: nameOf(name, place) };
    sink({ verb: "alter", id, ...alteration(kind, wrap(to), from, place) });
  }

  return {
    createView: (name, definition, options) => create("createView", "view", name, { definition }, options),
    dropView: (name, options) => drop("dropView", "view", name, options),
    createMaterializedView: (name, definition, options) =>
      create("createMaterializedView", "materializedView", name, { definition }, options),
    dropMaterializedView: (name, options) => drop("dropMaterializedView", "materializedView", name, options),
    createEnum: (name, values, options) => create("createEnum", "enum", name, { values }, options),
    dropEnum: (name, options) => drop("dropEnum", "enum", name, options),
    alterEnum: (name, values, options) =>
      alter("alterEnum", "enum", name, values, options, (list) => ({ values: list })),
    createSequence: (name, options) => create("createSequence", "sequence", name, {}, options),
    alterSequence: (name, to, options) => alter("alterSequence", "sequence", name, to, options),
    dropSequence: (name, options) => drop("dropSequence", "sequence", name, options),
    createSchema: (name, options) => create("createSchema", "schema", name, {}, options),
    dropSchema: (name, options) => drop("dropSchema", "schema", name, options),
    createTrigger: (name, table, definition, options) =>
      create("createTrigger", "trigger", { name, table }, { definition }, options),
    dropTrigger: (name, table, options) => drop("dropTrigger", "trigger", { name, table }, options),
    comment(on, target, text, options) {
      const place = placeOf("comment", target);
      const id = { ...idOf("comment", target, place), on: kindOf(on, place) };
      const { rest } = sortExactly(options, [], place, ["from"]);
      if (text === null) sink({ verb: "drop", object: namedObject(id) });
      else if (rest.from === undefined) sink({ verb: "create", object: newObject(id, { text }, place) });
      else sink({ verb: "alter", id, ...alteration("comment", { text }, { text: rest.from }, place) });
    },
  };
}

/** The four verbs for any kind; each notes into `sink`. */
export function genericVerbs(sink: Sink): Pick<Operations, GenericVerb> {
  const hintNames = ["concurrently", "using", "cascade", "ifExists", "ifNotExists"] as const;
  return {
    create(kind, target, attributes, options) {
      const place = placeOf("create", target);
      const { hints } = sortExactly(options, hintNames, place);
      const id = idOf(kindOf(kind, place), target, place);
      sink({ verb: "create", object: newObject(id, attributes, place), ...hints });
    },
    alter(kind, target, to, options) {
      const place = placeOf("alter", target);
      const { hints, rest } = sortExactly(options, hintNames, place, ["from"]);
      const id = idOf(kindOf(kind, place), target, place);
      sink({ verb: "alter", id, ...alteration(id.kind, to, rest.from, place), ...hints });
    },
    drop(kind, target, options) {
      const place = placeOf("drop", target);
      const { hints } = sortExactly(options, hintNames, place);
      sink({ verb: "drop", object: namedObject(idOf(kindOf(kind, place), target, place)), ...hints });
    },
    rename(kind, from, to) {
      const place = placeOf("rename", from);
      const old = idOf(kindOf(kind, place), from, place);
      sink({
        verb: "rename",
        from: old,
        to: typeof to === "string" ? { ...old, name: nameOf(to, place) } : idOf(old.kind, to, place),
      });
    },
  };
}

const asIs = (value: unknown): unknown => value;

function placeOf(verb: string, target: Target): string {
  const name = typeof target === "object" && target !== null ? target.name : target;
  return `op.${verb}(${show(name)})`;
}
