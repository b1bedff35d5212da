/**
 * The rule for kinds whose definition is kept as the engine prints it: CREATE, the name, the definition. They are altered
 * by CREATE OR REPLACE where PostgreSQL has that, and otherwise dropped and created again.
 *
 * @module
 */
import { alterAttributes } from "../../../catalog/apply.ts";
import {
  type AnyObject,
  type DefinedAttributes,
  describe,
  type FiringAttributes,
  type ObjectId,
  type ObjectKind,
  type TriggerAttributes,
} from "../../../catalog/object.ts";
import type { DropOperation, RenameOperation } from "../../../operations/operation.ts";
import { qualified, quote, tableOf, text } from "../quote.ts";
import { addressOf, operatorName } from "./address.ts";
import { changesInPlace, estimators, memberChanges } from "./definition_parts.ts";
import { cascade, ifExists, known, type Rule, renameInSchema, unsupported } from "./rule.ts";

/** How a kind is not like the others. */
interface Peculiarities {
  /** There is a CREATE OR REPLACE. */
  readonly replaceable?: true;
  /** A word that the definition may begin with and that stands before what it is: `CREATE TRUSTED LANGUAGE`. */
  readonly adjective?: string;
  /** The name as CREATE says it; absent: with its schema. */
  readonly name?: (id: ObjectId) => string;
  /** The statement that switches it on or off: `ALTER TABLE t … TRIGGER x`. */
  readonly fires?: (id: ObjectId, how: string) => string;
}

const OF_DEFINED: Readonly<Partial<Record<ObjectKind, Peculiarities>>> = {
  operator: { name: operatorName },
  cast: { name: (id) => `(${id.name})` },
  transform: { replaceable: true, name: (id) => `FOR ${id.name}` },
  conversion: { adjective: "DEFAULT" },
  language: { replaceable: true, adjective: "TRUSTED", name: (id) => quote(id.name) },
  accessMethod: { name: (id) => quote(id.name) },
  rule: {
    replaceable: true,
    name: (id) => quote(id.name),
    fires: (id, how) => `ALTER TABLE ${tableOf(id)} ${how} RULE ${quote(id.name)}`,
  },
  // A trigger's definition is its whole statement.
  trigger: { fires: (id, how) => `ALTER TABLE ${tableOf(id)} ${how} TRIGGER ${quote(id.name)}` },
  eventTrigger: {
    name: (id) => quote(id.name),
    fires: (id, how) => `ALTER EVENT TRIGGER ${quote(id.name)} ${how}`,
  },
};

const HOW: Readonly<Record<string, string>> = {
  disabled: "DISABLE",
  replica: "ENABLE REPLICA",
  always: "ENABLE ALWAYS",
};

/** Kinds that have a definition. */
export type DefinedKind = Extract<AnyObject, { readonly attributes: DefinedAttributes }>["kind"];

/** Makes, changes, renames and drops what is kept as its definition. */
export const definedRule: Rule<DefinedKind> = {
  create: ({ object: { id, attributes } }) => [
    ...createStatements(id, attributes),
    ...firing(id, undefined, (attributes as FiringAttributes).enabled),
    ...firingInPartitions(id, attributes as TriggerAttributes),
  ],
  alter: async ({ id, from, to }, context) => {
    const [before, after] = [from, to] as Partial<TriggerAttributes>[];
    const own = firing(id, before?.enabled, after?.enabled);
    const isOfPartitions = before?.inPartitions !== undefined || after?.inPartitions !== undefined;
    if (id.kind !== "trigger" || (own.length === 0 && !isOfPartitions))
      return [...redefined(id, from.definition, to.definition), ...own];
    const current = (await known(context, id as ObjectId<"trigger">))?.attributes ?? { definition: "" };
    const { enabled, inPartitions = [] } = alterAttributes<TriggerAttributes>(current, before ?? {}, after ?? {});
    // What is said of the table is said of all partitions.
    const all = isOfPartitions ? fired(id, enabled) : own;
    return [...redefined(id, from.definition, to.definition), ...all, ...firingInPartitions(id, { inPartitions })];
  },
  drop: (operation) => [dropOf(operation)],
  rename: renameOf,
};

function createStatement(create: string, id: ObjectId, { definition }: DefinedAttributes): string {
  if (id.kind === "trigger") return definition;
  const { adjective, name = qualified } = OF_DEFINED[id.kind] ?? {};
  const isSaid = adjective !== undefined && definition.startsWith(`${adjective} `);
  const words = `${create} ${isSaid ? `${adjective} ` : ""}${addressOf(id)[0]} ${name(id)}`;
  const rest = isSaid ? definition.slice(adjective.length + 1) : definition;
  return `${words}${rest.startsWith("(") && id.kind === "aggregate" ? "" : " "}${rest}`;
}

/** What an operator family has besides its classes is added when it is there. */
function createStatements(id: ObjectId, { definition }: DefinedAttributes): string[] {
  const [first = "", ...members] = id.kind === "operatorFamily" ? definition.split("\nADD ") : [definition];
  const added = members.map((member) => `ALTER ${addressOf(id).join(" ")} ADD ${member}`);
  return [createStatement("CREATE", id, { definition: first }), ...added];
}

function redefined(id: ObjectId, before: string | undefined, definition: string | undefined): string[] {
  if (definition === undefined) return [];
  if (before !== undefined && changesInPlace(id.kind, before, definition)) {
    if (id.kind === "operator") return [`ALTER ${addressOf(id).join(" ")} ${estimators(before, definition)}`];
    if (id.kind === "aggregate") return [createStatement("CREATE OR REPLACE", id, { definition })];
    return memberChanges(before, definition).map((change) => `ALTER ${addressOf(id).join(" ")} ${change}`);
  }
  if (OF_DEFINED[id.kind]?.replaceable === true) return [createStatement("CREATE OR REPLACE", id, { definition })];
  const [words, name] = addressOf(id);
  return [`DROP ${words} ${name}`, ...createStatements(id, { definition })];
}

function firing(id: ObjectId, before: string | undefined, after: string | undefined): string[] {
  return before === after ? [] : fired(id, after);
}

function fired(id: ObjectId, how: string | undefined): string[] {
  const fires = OF_DEFINED[id.kind]?.fires;
  return fires === undefined ? [] : [fires(id, how === undefined ? "ENABLE" : (HOW[how] ?? how.toUpperCase()))];
}

function firingInPartitions(id: ObjectId, { inPartitions = [] }: Pick<TriggerAttributes, "inPartitions">): string[] {
  return inPartitions.flatMap(({ schema, table, enabled }) => fired({ ...id, schema, table }, enabled));
}

/** `DROP FUNCTION IF EXISTS add(integer, integer) CASCADE`. */
export function dropOf(operation: DropOperation): string {
  const [words, name] = addressOf(operation.object.id);
  return `DROP ${words} ${ifExists(operation)}${name}${cascade(operation)}`;
}

/** Kinds that PostgreSQL cannot rename. */
const NAMELESS: readonly ObjectKind[] = ["cast", "operator", "transform", "accessMethod"];

/** `ALTER TRIGGER a ON t RENAME TO b`; what lives in a schema moves, too. */
export function renameOf({ from, to }: RenameOperation): string[] {
  if (NAMELESS.includes(from.kind)) {
    throw unsupported(`Renaming the ${describe(from)}`, "Drop it and create it again.");
  }
  const [words, name] = addressOf(from);
  const follow = from.kind === "rangeType" ? [constructorsFollow(to)] : [];
  if (from.schema === to.schema) return [`ALTER ${words} ${name} RENAME TO ${quote(to.name)}`, ...follow];
  return [...renameInSchema(words, { verb: "rename", from, to }, (id) => addressOf(id)[1]), ...follow];
}

/** The functions that make ranges come with their type and are called like it, but keep their names when that has another. */
function constructorsFollow(type: ObjectId): string {
  return `DO $$ DECLARE maker regprocedure; BEGIN
  FOR maker IN SELECT objid FROM pg_depend WHERE classid = 'pg_proc'::regclass AND deptype = 'i'
    AND refclassid = 'pg_type'::regclass AND refobjid = ${text(qualified(type))}::regtype LOOP
    EXECUTE format('ALTER FUNCTION %s RENAME TO %I', maker, ${text(type.name)});
  END LOOP;
END $$`;
}
