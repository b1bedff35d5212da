/**
 * Renames: which drops and creations may be one object under two names.
 *
 * Where a wrong guess costs nothing but a rebuild (constraints, indexes, views), equal content is enough. Where it costs rows
 * (tables, columns) or values (enums, sequences) a person decides; here are only the candidates.
 *
 * @module
 */
import { MigrError, nearest } from "../errors.ts";
import type { RenameOperation } from "../operations/operation.ts";
import { renameAll } from "./apply.ts";
import type { Catalog } from "./catalog.ts";
import {
  type AnyObject,
  CONSTRAINT_KINDS,
  canonical,
  describe,
  isKind,
  isRelation,
  isSame,
  KIND_LABELS,
  keyOf,
  type ObjectId,
  type ObjectKind,
  qualifiedName,
  RELATION_KINDS,
  type SchemaObject,
} from "./object.ts";
import { triggerCalled, withoutMultirange } from "./renamed.ts";

/** A decided rename. */
export type Rename = Omit<RenameOperation, "verb">;

/** A drop and a creation that may be one rename; a person (or `--rename`) decides. */
export interface RenameCandidate {
  readonly from: ObjectId;
  readonly to: ObjectId;
  /** The answer on the command line: `--rename users.name:users.full_name`. */
  readonly flag: string;
}

/** Kinds that hold something that a drop would lose. */
const ASKED: readonly ObjectKind[] = [
  "role",
  "schema",
  "table",
  "column",
  "enum",
  "domain",
  "compositeType",
  "rangeType",
  "sequence",
];
/** Kinds that are the same thing when they say the same. */
const AUTOMATIC: readonly ObjectKind[] = [
  ...CONSTRAINT_KINDS,
  "index",
  "function",
  "procedure",
  "rule",
  "policy",
  "eventTrigger",
];

/**
 * Candidates for renames between two catalogs, tables before columns. Apply the answers with {@link applyRenames}
 * and ask again: a renamed table may show renamed columns.
 */
export function renameCandidates(from: Catalog, to: Catalog): RenameCandidate[] {
  const gone = [...from].filter((object) => object.managedBy === undefined && !to.has(object.id));
  const added = [...to].filter((object) => !from.has(object.id));
  const isAlike = likeness(from, to);
  const fresh = groupBy(added, rivalsOf);
  const objects = ASKED.flatMap((kind) =>
    ofKind(gone, kind).flatMap((before) =>
      (fresh.get(rivalsOf(before)) ?? [])
        .filter((after) => isAlike(before, after))
        .map((after) => candidate(before.id, after.id)),
    ),
  );
  return [...objects, ...from.ofKind("enum").flatMap((type) => valueCandidates(type, to))];
}

/** What an object can only be renamed among: columns those of their table, others their kind. */
function rivalsOf({ kind, id }: AnyObject): string {
  return kind === "column" ? keyOf({ kind, schema: id.schema, table: id.table ?? "", name: "" }) : kind;
}

/** Values at whose place there is another one. */
function valueCandidates({ id, attributes: { values } }: SchemaObject<"enum">, to: Catalog): RenameCandidate[] {
  const fresh = to.get(id)?.attributes.values ?? [];
  return values.flatMap((value, at) => {
    const other = fresh[at];
    if (other === undefined || fresh.includes(value) || values.includes(other) || values.length !== fresh.length)
      return [];
    return [candidate(valueId(id, value), valueId(id, other))];
  });
}

function valueId({ schema, name }: ObjectId<"enum">, value: string): ObjectId<"enum"> {
  return { kind: "enum", schema, table: name, name: value };
}

/**
 * The renames that need no question: constraints and indexes of one table with the same content under another name.
 * An object is renamed only when the match is the only one.
 *
 * @param others kinds besides those that every engine can rename
 */
export function automaticRenames(from: Catalog, to: Catalog, others: readonly ObjectKind[] = []): RenameOperation[] {
  const contents = (object: AnyObject): string =>
    canonical([object.kind, object.id.schema, object.id.table, object.id.arguments, withoutName(object)]);
  const movable = ({ kind, managedBy }: AnyObject): boolean =>
    managedBy === undefined && (AUTOMATIC.includes(kind) || others.includes(kind));
  const lost = [...from].filter((object) => movable(object) && !to.has(object.id));
  if (lost.length === 0) return [];
  const gone = groupBy(lost, contents);
  const added = groupBy(
    [...to].filter((object) => movable(object) && !from.has(object.id)),
    contents,
  );
  return [...gone].flatMap(([content, before]) => {
    const after = added.get(content);
    const [first, second] = [before[0], after?.[0]];
    if (before.length !== 1 || after?.length !== 1 || first === undefined || second === undefined) return [];
    // What has the name now, and is of another kind, would have to go first, with all that reads either.
    if (isRelation(first.id) && RELATION_KINDS.some((kind) => from.has({ ...second.id, kind }))) return [];
    return [{ verb: "rename", from: first.id, to: second.id } as const];
  });
}

/** The attributes of an object; a trigger's statement has its name in it. */
function withoutName(object: AnyObject): unknown {
  if (object.kind !== "trigger") return object.attributes;
  return { ...object.attributes, definition: triggerCalled(object.attributes.definition, "") };
}

/**
 * Reads an answer such as `users.name:users.full_name` (columns) or `users:accounts` (tables, enums, sequences).
 *
 * @throws MigrError `USAGE` when no such rename is possible between the catalogs.
 */
export function parseRename(answer: string, from: Catalog, to: Catalog): Rename {
  const [before = "", after, ...rest] = answer.split(":");
  if (after === undefined || rest.length > 0) throw usage(answer, "is no rename");
  const value = renamedValue(before, after, from, to);
  if (value !== undefined) return value;
  const find = (catalog: Catalog, name: string): AnyObject[] =>
    [...catalog].filter((object) => ASKED.includes(object.kind) && qualifiedName(object.id) === name);
  const [sources, targets] = [find(from, before), find(to, after)];
  for (const source of sources) {
    const target = targets.find((object) => object.kind === source.kind);
    if (target !== undefined) return checkedRename(source.id, target.id, from, to, answer);
  }
  const [source] = sources;
  if (source === undefined) throw impossible(answer, `the old schema has no ${before} to rename`, before, from, to);
  const wanted = `${KIND_LABELS[source.kind]} ${after}`;
  throw impossible(answer, `the new schema has no ${wanted}`, after, to, from);
}

const FORM = "Write --rename users.name:users.full_name for a column, --rename users:accounts for a table.";

function usage(answer: string, fault: string, hint = FORM): MigrError {
  return new MigrError("USAGE", `"--rename ${answer}" ${fault}.`, { hint });
}

/** The error about a name that a schema does not have, with the one that was probably meant. */
function impossible(answer: string, fault: string, name: string, own: Catalog, other: Catalog): MigrError {
  const free = [...own].filter(({ kind, id }) => ASKED.includes(kind) && !other.has(id));
  const [suggestion] = nearest(
    name,
    free.map(({ id }) => qualifiedName(id)),
  );
  const hint = suggestion === undefined || suggestion === name ? FORM : `Did you mean ${suggestion}?`;
  return usage(answer, `is not possible: ${fault}`, hint);
}

/** `mood.sad:mood.unhappy`. */
function renamedValue(before: string, after: string, from: Catalog, to: Catalog): Rename | undefined {
  for (const type of from.ofKind("enum")) {
    const found = valueCandidates(type, to).find(
      (item) => qualifiedName(item.from) === before && qualifiedName(item.to) === after,
    );
    if (found !== undefined) return { from: found.from, to: found.to };
  }
  return undefined;
}

/** The catalog with renames applied, so that what is left to compare is compared under the new names. */
export function applyRenames(catalog: Catalog, renames: readonly Rename[]): Catalog {
  return renameAll(catalog, renames);
}

/** The renames that undo renames. */
export function reverseRenames(renames: readonly Rename[]): Rename[] {
  return renames.map(({ from, to }) => ({ from: to, to: from })).reverse();
}

function checkedRename(source: ObjectId, target: ObjectId, from: Catalog, to: Catalog, answer: string): Rename {
  if (to.has(source) || from.has(target)) {
    const existing = to.has(source) ? source : target;
    const hint =
      "Only an object that the models no longer have can be renamed, and only to one that the database lacks.";
    throw usage(answer, `is not possible: ${describe(existing)} exists on both sides`, hint);
  }
  return { from: source, to: target };
}

function candidate(from: ObjectId, to: ObjectId): RenameCandidate {
  return { from, to, flag: `--rename ${qualifiedName(from)}:${qualifiedName(to)}` };
}

/** Tells whether two objects of one kind may be one under two names; what each table has is worked out once. */
function likeness(from: Catalog, to: Catalog): (before: AnyObject, after: AnyObject) => boolean {
  const known = new Map<AnyObject, ReadonlySet<string>>();
  const columnsIn = (catalog: Catalog, table: AnyObject): ReadonlySet<string> => {
    const found = known.get(table) ?? new Set(catalog.membersOfKind(table.id, "column").map(signature));
    known.set(table, found);
    return found;
  };
  return (before, after) => {
    if (isKind(before, "column") && isKind(after, "column")) {
      return typeFamily(before.attributes.type) === typeFamily(after.attributes.type);
    }
    if (before.kind === "schema") return sharedNames(before.id.name, after.id.name, from, to) >= 0.5;
    if (before.kind === "table") return sharedPart(columnsIn(from, before), columnsIn(to, after)) >= 0.5;
    if (isKind(before, "rangeType") && isKind(after, "rangeType")) {
      return withoutMultirange(before) === withoutMultirange(after);
    }
    return isSame(before.attributes, after.attributes);
  };
}

/** The part of what is in the larger of two schemas that the other one has, too; 0 when they are empty. */
function sharedNames(before: string, after: string, from: Catalog, to: Catalog): number {
  const inside = (catalog: Catalog, schema: string): string[] =>
    [...catalog].filter(({ id }) => id.schema === schema).map(({ id }) => keyOf({ ...id, schema: "" }));
  const [old, fresh] = [new Set(inside(from, before)), inside(to, after)];
  return fresh.filter((key) => old.has(key)).length / Math.max(old.size, fresh.length, 1);
}

/** Types that people change between when they rename: modifiers do not matter, nor does the kind of text. */
function typeFamily(type: string): string {
  const base = type.toLowerCase().replace(/\s*\(.*?\)/g, "");
  return /^(character varying|varchar|character|char|text|citext|clob)$/.test(base) ? "text" : base;
}

function signature({ id, attributes }: SchemaObject<"column">): string {
  return `${id.name} ${typeFamily(attributes.type)}`;
}

/** The part of the larger of two sets that is in both. */
function sharedPart(old: ReadonlySet<string>, fresh: ReadonlySet<string>): number {
  let shared = 0;
  for (const one of fresh) if (old.has(one)) shared += 1;
  return shared / Math.max(old.size, fresh.size, 1);
}

function ofKind(objects: readonly AnyObject[], kind: ObjectKind): AnyObject[] {
  return objects.filter((object) => object.kind === kind);
}

function groupBy<T>(items: readonly T[], keyFor: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyFor(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
