/**
 * Operations as calls of `op`: the inverse of the recorder.
 *
 * @module
 */
import {
  type Attributes,
  type ConstraintKind,
  type IndexKey,
  isKind,
  keyOf,
  type ObjectId,
  type ObjectKind,
  type SchemaObject,
} from "../catalog/object.ts";
import {
  type AlterOperation,
  type CreateOperation,
  changedAttributes,
  type DropOperation,
  type Operation,
  type OperationOptions,
  type RenameOperation,
} from "../operations/operation.ts";

/** One call: `op.<verb>(…args)`. */
export interface Call {
  readonly verb: string;
  readonly args: readonly unknown[];
}

/**
 * The calls that note an operation. Mostly one; a table with parts that `createTable` cannot take needs more.
 *
 * What is dropped is written by its name alone.
 */
export function callsOf(operation: Operation): readonly Call[] {
  switch (operation.verb) {
    case "create":
      return [(CREATE[operation.object.kind] ?? genericCreate)(operation), ...otherParts(operation)];
    case "alter":
      return [ALTER[operation.id.kind]?.(operation) ?? genericAlter(operation)];
    case "drop":
      return [(DROP[operation.object.kind] ?? genericDrop)(operation)];
    case "rename":
      return [renameCall(operation)];
    case "execute": {
      const { sql, params, transactional } = operation;
      const options = { transactional };
      return [call("execute", sql, params ?? (transactional === undefined ? undefined : []), options)];
    }
    case "insert":
      return [call("insert", operation.table, operation.rows, { schema: operation.schema || undefined })];
  }
}

/** A call without the arguments at its end that say nothing. */
function call(verb: string, ...args: readonly unknown[]): Call {
  const said = [...args];
  while (said.length > 0 && saysNothing(said.at(-1))) said.pop();
  return { verb, args: said };
}

function saysNothing(value: unknown): boolean {
  if (value === undefined) return true;
  const isOptions = typeof value === "object" && value !== null && !Array.isArray(value);
  return isOptions && Object.values(value).every((item) => item === undefined);
}

type Create = (operation: CreateOperation) => Call;

/** Kinds of constraints and the option of `createTable` that takes them. */
const PART_OPTIONS: Readonly<Partial<Record<ObjectKind, string>>> = {
  unique: "unique",
  check: "checks",
  exclusion: "exclusions",
  foreignKey: "foreignKeys",
};

/** Kinds with a verb of their own; the others are created by `op.create`. */
const CREATE: Readonly<Partial<Record<ObjectKind, Create>>> = {
  schema: ({ object: { id }, options }) => call("createSchema", id.name, hints(options, "ifNotExists")),
  table: createTable,
  column: ({ object, options }) =>
    call("addColumn", object.id.table, partSpec(object), { ...place(object.id), ...hints(options, "ifNotExists") }),
  enum: simple("createEnum", "values"),
  sequence: simple("createSequence"),
  view: simple("createView", "definition"),
  materializedView: simple("createMaterializedView", "definition"),
  primaryKey: member("createPrimaryKey", "columns"),
  unique: member("createUnique", "columns"),
  check: member("createCheck", "expression"),
  exclusion: member("createExclusion", "elements"),
  foreignKey: member("createForeignKey", "columns", "references"),
  index: member("createIndex", "keys"),
  trigger: member("createTrigger", "definition"),
  comment: ({ object }) => call("comment", object.id.on, commented(object.id), textOf(object.attributes)),
};

function genericCreate({ object, options }: CreateOperation): Call {
  const { arguments: types, ...id } = object.id;
  // The parameters of a function say its arguments.
  const isRoutine = object.kind === "function" || object.kind === "procedure";
  const named = isRoutine || types === undefined ? id : object.id;
  const written = call("create", object.kind, target(named), object.attributes, options);
  return written.args.length < 3 ? { ...written, args: [...written.args, object.attributes] } : written;
}

/** A call with the name, some attributes as arguments, and the rest of them as options. */
function simple(verb: string, ...taken: readonly string[]): Create {
  return ({ object, options }) => call(verb, object.id.name, ...takeApart(object, taken, options));
}

/** The same for what lives in a table. */
function member(verb: string, ...taken: readonly string[]): Create {
  return ({ object, options }) => call(verb, object.id.name, object.id.table, ...takeApart(object, taken, options));
}

function takeApart(object: SchemaObject, taken: readonly string[], options: OperationOptions | undefined): unknown[] {
  const attributes = spec(object);
  const rest = Object.fromEntries(Object.entries(attributes).filter(([name]) => !taken.includes(name)));
  const known = hints(options, "ifNotExists", ...(object.kind === "index" ? (["concurrently"] as const) : []));
  return [...taken.map((name) => attributes[name]), { ...place(object.id), ...rest, ...known }];
}

function createTable({ object, parts = [], options }: CreateOperation): Call {
  const columns = parts.filter((part) => part.kind === "column").map(partSpec);
  const key = parts.find((part) => part.kind === "primaryKey");
  const constraints = Object.entries(PART_OPTIONS).map(([kind, option]) => {
    const found = parts.filter((part) => part.kind === kind).map(partSpec);
    return [option, found.length === 0 ? undefined : found];
  });
  return call("createTable", object.id.name, columns, {
    ...place(object.id),
    ...object.attributes,
    ...hints(options, "ifNotExists"),
    primaryKey: key === undefined ? undefined : partSpec(key),
    ...Object.fromEntries(constraints),
  });
}

/** Parts that CREATE TABLE has no words for follow it. */
function otherParts({ parts = [] }: CreateOperation): Call[] {
  const inside = (part: SchemaObject): boolean =>
    part.kind === "column" || part.kind === "primaryKey" || PART_OPTIONS[part.kind] !== undefined;
  return parts.filter((part) => !inside(part)).flatMap((object) => callsOf({ verb: "create", object }));
}

/** A part of a table: its name beside its attributes. */
function partSpec(object: SchemaObject): Record<string, unknown> {
  return { name: object.id.name, ...spec(object) };
}

/** Attributes in their shortest form. */
function spec(object: SchemaObject): Record<string, unknown> {
  if (isKind(object, "column")) return columnSpec(object.attributes);
  if (isKind(object, "sequence")) return numbered(object.attributes);
  if (isKind(object, "index")) return { ...object.attributes, keys: object.attributes.keys.map(keySpec) };
  if (!isKind(object, "foreignKey")) return { ...object.attributes };
  const { schema, ...references } = object.attributes.references;
  return { ...object.attributes, references: { ...(schema === "" ? {} : { schema }), ...references } };
}

function columnSpec(column: Partial<Attributes<"column">>): Record<string, unknown> {
  const { identity, default: fallback } = column;
  const isShort = identity !== undefined && Object.keys(identity).length === 1;
  return {
    ...column,
    ...(fallback === undefined ? {} : { default: plainValue(fallback) }),
    ...(identity === undefined ? {} : { identity: isShort ? identity.generated : numbered(identity) }),
  };
}

/** A number or truth value without quotes, where that reads back as the same text. */
function plainValue(expression: string): string | number | boolean {
  if (expression === "true" || expression === "false") return expression === "true";
  return /^(?:0|[1-9]\d{0,14})$/.test(expression) ? Number(expression) : expression;
}

/** The options of a sequence with plain numbers. */
function numbered(options: object): Record<string, unknown> {
  const entries = Object.entries(options).map(([name, value]): [string, unknown] => {
    return [
      name,
      name !== "type" && typeof value === "string" && /^(?:0|-?[1-9]\d{0,14})$/.test(value) ? Number(value) : value,
    ];
  });
  return Object.fromEntries(entries);
}

function keySpec(key: IndexKey): string | IndexKey {
  return key.column !== undefined && Object.keys(key).length === 1 ? key.column : key;
}

const DROP: Readonly<Partial<Record<ObjectKind, (operation: DropOperation) => Call>>> = {
  schema: dropSimple("dropSchema"),
  table: dropSimple("dropTable"),
  enum: dropSimple("dropEnum"),
  sequence: dropSimple("dropSequence"),
  view: dropSimple("dropView"),
  materializedView: dropSimple("dropMaterializedView"),
  column: ({ object: { id }, options }) => call("dropColumn", id.table, id.name, dropOptions(id, options)),
  primaryKey: dropConstraint,
  unique: dropConstraint,
  check: dropConstraint,
  exclusion: dropConstraint,
  foreignKey: dropConstraint,
  index: ({ object: { id }, options }) =>
    call("dropIndex", id.name, id.table, { ...dropOptions(id, options), ...hints(options, "concurrently") }),
  trigger: ({ object: { id }, options }) => call("dropTrigger", id.name, id.table, dropOptions(id, options)),
  comment: ({ object: { id } }) => call("comment", id.on, commented(id), null),
};

function genericDrop({ object: { id }, options }: DropOperation): Call {
  return call("drop", id.kind, target(id), options);
}

function dropSimple(verb: string): (operation: DropOperation) => Call {
  return ({ object: { id }, options }) => call(verb, id.name, dropOptions(id, options));
}

function dropConstraint({ object: { id }, options }: DropOperation): Call {
  return call("dropConstraint", id.name, id.table, id.kind, dropOptions(id, options));
}

function dropOptions(id: ObjectId, options: OperationOptions | undefined): object {
  return { ...place(id), ...hints(options, "ifExists", "cascade") };
}

type Alter = (operation: AlterOperation) => Call | undefined;

/** Kinds with a verb of their own; it may decline. */
const ALTER: Readonly<Partial<Record<ObjectKind, Alter>>> = {
  function: alterRoutine,
  procedure: alterRoutine,
  table: alterSimple("alterTable"),
  sequence: ({ id, from, to }) => {
    const options = { ...place(id), from: fromOf(numbered(from)) };
    return call("alterSequence", id.name, numbered(changes({ from, to })), options);
  },
  column: ({ id, from, to, options }) =>
    call("alterColumn", id.table, id.name, changes({ from, to }), {
      ...place(id),
      from: fromOf(columnSpec(from as Partial<Attributes<"column">>)),
      ...hints(options, "using"),
    }),
  enum: ({ id, from, to }) => {
    const [before, after] = [from, to] as Partial<Attributes<"enum">>[];
    if (after?.values === undefined) return undefined;
    return call("alterEnum", id.name, after.values, { ...place(id), from: before?.values });
  },
  comment: ({ id, from, to }) => {
    const [before, after] = [textOf(from), textOf(to)];
    if (before === undefined || after === undefined) return undefined;
    return call("comment", id.on, commented(id), after, { from: before });
  },
};

function alterSimple(verb: string): Alter {
  return ({ id, from, to }) => call(verb, id.name, changes({ from, to }), { ...place(id), from: fromOf(from) });
}

/** The whole of it, and of what it was only what differs. */
function alterRoutine({ id, from, to, options }: AlterOperation): Call {
  const changed = changedAttributes({ from, to });
  const old = Object.fromEntries(Object.entries(from).filter(([name]) => changed.includes(name)));
  return call("alter", id.kind, target(id), changes({ from, to }), { from: fromOf(old), ...options });
}

function genericAlter({ id, from, to, options }: AlterOperation): Call {
  return call("alter", id.kind, target(id), changes({ from, to }), { from: fromOf(from), ...options });
}

/** What becomes of each attribute: `null`, or `false` for a flag, where it goes back to its default. */
function changes({ from, to }: Pick<AlterOperation, "from" | "to">): Record<string, unknown> {
  const resets = Object.entries(from).filter(([name]) => !(name in to));
  const cleared = resets.map(([name, value]) => [name, value === true ? false : null]);
  return { ...columnSpec(to as Partial<Attributes<"column">>), ...Object.fromEntries(cleared) };
}

function fromOf(from: object): object | undefined {
  return Object.keys(from).length === 0 ? undefined : from;
}

/** Kinds with a verb for renaming in place; what follows the names in the call. */
const RENAME: Readonly<Partial<Record<ObjectKind, (id: ObjectId, to: string) => Call>>> = {
  table: (id, to) => call("renameTable", id.name, to, place(id)),
  column: (id, to) => call("renameColumn", id.table, id.name, to, place(id)),
  index: (id, to) => call("renameIndex", id.name, to, id.table, place(id)),
  primaryKey: renameConstraint,
  unique: renameConstraint,
  check: renameConstraint,
  exclusion: renameConstraint,
  foreignKey: renameConstraint,
};

function renameConstraint(id: ObjectId, to: string): Call {
  return call("renameConstraint", id.name, to, id.table, id.kind as ConstraintKind, place(id));
}

function renameCall({ from, to }: RenameOperation): Call {
  const inPlace = keyOf(from) === keyOf({ ...to, name: from.name });
  const typed = inPlace ? RENAME[from.kind] : undefined;
  return typed?.(from, to.name) ?? call("rename", from.kind, target(from), inPlace ? to.name : fullTarget(to));
}

function place(id: ObjectId): { schema?: string } {
  return id.schema === "" ? {} : { schema: id.schema };
}

/** How the generic verbs address an object: by its name where that says all. */
function target(id: ObjectId): unknown {
  const { kind: _, schema, name, ...rest } = id;
  return schema === "" && Object.values(rest).every((part) => part === undefined) ? name : fullTarget(id);
}

function fullTarget({ kind: _, schema, table, name, ...rest }: ObjectId): object {
  return { ...(schema === "" ? {} : { schema }), table, name, ...rest };
}

/** What a comment is on. */
function commented({ on: _, ...id }: ObjectId): unknown {
  return target(id);
}

function textOf(attributes: Partial<Attributes>): string | undefined {
  return (attributes as Partial<Attributes<"comment">>).text;
}

/** The hints that a verb takes. */
function hints(options: OperationOptions | undefined, ...known: readonly (keyof OperationOptions)[]): object {
  return Object.fromEntries(known.map((name) => [name, options?.[name]]));
}
