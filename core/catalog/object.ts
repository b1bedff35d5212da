/**
 * A schema as data: what one addressable thing in a database is.
 *
 * Three rules keep every algorithm over objects generic:
 *
 * 1. **Absent means default.** An attribute that has its default value is left out, never `null`, `false` or
 *    `undefined`; so two objects are equal exactly when their attributes are.
 * 2. **Attributes never contain the object's own name**, so a rename leaves them equal.
 * 3. **`schema: ""` is the default schema** (PostgreSQL's `current_schema()`, SQLite's `main`), so the same
 *    catalog, revision and diff hold on every engine.
 *
 * @module
 */
import type { Attributes, ObjectKind } from "./attributes.ts";

export type * from "./attributes.ts";

/** Addresses one object. `table` is set for everything that lives in a table (or view), `on` for comments. */
export interface ObjectId<K extends ObjectKind = ObjectKind> {
  readonly kind: K;
  /** Empty for the default schema; also empty for a schema itself. */
  readonly schema: string;
  /** Of what is no object but can be renamed: the enum of a value, the range type of a type of several ranges. */
  readonly table?: string;
  readonly name: string;
  /** For what can have one name with different arguments: their types, `"integer, text"`. */
  readonly arguments?: string;
  /** The target's kind, for what is said about another object: comments, owners, grants. */
  readonly on?: ObjectKind;
  /** Whom something is granted to; empty for everybody. Of a membership: the member. */
  readonly role?: string;
}

/** One addressable thing in a catalog. */
export interface SchemaObject<K extends ObjectKind = ObjectKind> {
  readonly kind: K;
  readonly id: ObjectId<K>;
  readonly attributes: Attributes<K>;
  /**
   * What it needs besides what its attributes say (see `dependenciesOf`): the tables and columns that a view reads,
   * the sequence that a default draws from.
   */
  readonly dependsOn?: readonly ObjectId[];
  /** An extension or a partition parent: never dropped as extra. */
  readonly managedBy?: ObjectId;
  /** What stays of a managed object when the one that it comes from goes: itself, or that it cannot be NULL. */
  readonly own?: readonly ("object" | "notNull")[];
  /**
   * What those that read it see of it: the columns of a view with their types, `age integer`, in order. No attribute, since
   * it follows from these; absent where no engine has told.
   */
  readonly shape?: readonly string[];
  /** Of an extension: the tables and the like that it has, which are no objects of their own. */
  readonly parts?: readonly ObjectId[];
  /** It has no name in the database (SQLite's constraints may have none): the id has the one that it would be given. */
  readonly unnamed?: true;
  /** The column in whose definition a constraint stands: SQLite's DROP COLUMN takes it along. */
  readonly behind?: string;
  /** Tables of the engine that hold what ANALYZE found in it (SQLite). */
  readonly statistics?: readonly string[];
}

/** Any object, discriminated by `kind`, so that `switch (object.kind)` narrows its attributes. */
export type AnyObject = { [K in ObjectKind]: SchemaObject<K> }[ObjectKind];

/**
 * Kinds in the order in which people create them; the tie-break of every sort. Also the one list of all kinds.
 */
export const KINDS: readonly ObjectKind[] = Object.keys({
  role: 0,
  membership: 0,
  schema: 0,
  extension: 0,
  collation: 0,
  enum: 0,
  domain: 0,
  compositeType: 0,
  rangeType: 0,
  shellType: 0,
  sequence: 0,
  textSearchParser: 0,
  textSearchTemplate: 0,
  textSearchDictionary: 0,
  textSearchConfiguration: 0,
  foreignDataWrapper: 0,
  foreignServer: 0,
  language: 0,
  accessMethod: 0,
  function: 0,
  procedure: 0,
  baseType: 0,
  aggregate: 0,
  operator: 0,
  operatorFamily: 0,
  operatorClass: 0,
  cast: 0,
  transform: 0,
  conversion: 0,
  table: 0,
  foreignTable: 0,
  column: 0,
  primaryKey: 0,
  unique: 0,
  check: 0,
  exclusion: 0,
  view: 0,
  materializedView: 0,
  index: 0,
  foreignKey: 0,
  statistics: 0,
  publication: 0,
  publicationTable: 0,
  subscription: 0,
  sequenceOwner: 0,
  rule: 0,
  trigger: 0,
  policy: 0,
  eventTrigger: 0,
  owner: 0,
  defaultPrivilege: 0,
  grant: 0,
  securityLabel: 0,
  comment: 0,
} satisfies Record<ObjectKind, 0>) as ObjectKind[];

/** The constraints of a table, which share one namespace per table. */
export const CONSTRAINT_KINDS = ["primaryKey", "unique", "check", "exclusion", "foreignKey"] as const;
export type ConstraintKind = (typeof CONSTRAINT_KINDS)[number];

/** What an index is behind, and indexes themselves. */
export const INDEXED_KINDS: readonly ObjectKind[] = ["index", "primaryKey", "unique", "exclusion"];

/** What CREATE TABLE can hold. */
export const TABLE_PART_KINDS: readonly ["column", ...typeof CONSTRAINT_KINDS] = ["column", ...CONSTRAINT_KINDS];

/** What people call a kind whose name does not say it. */
const OWN_LABELS: Readonly<Partial<Record<ObjectKind, string>>> = {
  unique: "unique constraint",
  check: "check constraint",
  exclusion: "exclusion constraint",
  statistics: "extended statistics",
  publicationTable: "table of the publication",
};

/** What people call a kind in a sentence: `textSearchParser` is a text search parser. */
export const KIND_LABELS: Readonly<Record<ObjectKind, string>> = /* @__PURE__ */ Object.fromEntries(
  KINDS.map((kind) => [kind, OWN_LABELS[kind] ?? kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)]),
) as Record<ObjectKind, string>;

/** What is no object of its own. */
const PART_LABELS: Readonly<Partial<Record<ObjectKind, string>>> = {
  enum: "enum value",
  rangeType: "multirange",
};

/** What has columns: whatever lives in one of them has it as its `table`. */
export const RELATION_KINDS = ["table", "foreignTable", "view", "materializedView"] as const;

/** Kinds that a column may be of. */
export const TYPE_KINDS: readonly ObjectKind[] = ["enum", "domain", "compositeType", "rangeType"];

/** Kinds that are called in the place of a type. */
export const NAMED_TYPE_KINDS: readonly ObjectKind[] = [...TYPE_KINDS, "baseType"];

/** What columns are of. */
export const HELD_KINDS: readonly ObjectKind[] = ["collation", ...TYPE_KINDS];

/** It has columns. */
export function isRelation({ kind }: ObjectId): boolean {
  return RELATION_KINDS.some((relation) => relation === kind);
}

/** Makes an object; `dependsOn` is left out when empty. */
export function schemaObject<K extends ObjectKind>(
  id: ObjectId<K>,
  attributes: Attributes<K>,
  dependsOn: readonly ObjectId[] = [],
): SchemaObject<K> {
  return { kind: id.kind, id, attributes, ...(dependsOn.length > 0 ? { dependsOn } : {}) };
}

/** It belongs to the server and not to a database: a role, a membership, and what is said of a role. */
export function isServerWide({ kind, on }: ObjectId): boolean {
  return kind === "role" || kind === "membership" || on === "role";
}

/** Narrows an object to a kind. */
export function isKind<K extends ObjectKind>(object: SchemaObject, kind: K): object is SchemaObject<K> {
  return object.kind === kind;
}

/** A part of a name in a key: quoted when it holds a separator. */
const part = (text: string): string => (/[.:"\s]/.test(text) || text === "" ? JSON.stringify(text) : text);

/**
 * The one codec from an id to a string, unique per object.
 *
 * @example keyOf({ kind: "column", schema: "", table: "users", name: "age" }) // "column:users.age"
 */
export function keyOf(id: ObjectId): string {
  const kind = id.on === undefined ? id.kind : `${id.kind}:${id.on}`;
  return `${kind}:${qualifiedName(id)}${id.role === undefined ? "" : `@${part(id.role)}`}`;
}

/** `schema.table.name` as people write it, without the default schema; `add(integer, integer)`. */
export function qualifiedName(id: Pick<ObjectId, "schema" | "table" | "name" | "arguments">): string {
  const schema = id.schema === "" ? "" : `${part(id.schema)}.`;
  const table = id.table === undefined ? "" : `${part(id.table)}.`;
  return `${schema}${table}${part(id.name)}${id.arguments === undefined ? "" : `(${id.arguments})`}`;
}

/** An object in a sentence: `column users.age`. */
export function describe(id: ObjectId): string {
  const label = (id.table === undefined ? undefined : PART_LABELS[id.kind]) ?? KIND_LABELS[id.kind];
  if (id.kind === "membership") return `${label} of ${id.role} in ${id.name}`;
  const to = id.role === undefined ? "" : ` to ${id.role === "" ? "everybody" : id.role}`;
  if (id.on === undefined) return `${label} ${qualifiedName(id)}${to}`;
  return `${label} ${id.kind === "owner" ? "of" : "on"} ${KIND_LABELS[id.on]} ${qualifiedName(id)}${to}`;
}

/** The object that an object lives in: a column's table, an index's table, the target of a comment or grant. */
export function parentOf(id: ObjectId): ObjectId | undefined {
  if (id.on !== undefined) {
    const { on, role: _, ...rest } = id;
    return { ...rest, kind: on };
  }
  if (id.table !== undefined) return { kind: "table", schema: id.schema, name: id.table };
  return undefined;
}

/** Two values say the same, as {@link canonical} would of both: what is compared most, so without the texts. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== "object" || typeof b !== "object") return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, at) => isSame(item ?? null, b[at] ?? null));
  }
  const left = Object.entries(a).filter(([, item]) => item !== undefined);
  const right = b as Readonly<Record<string, unknown>>;
  const size = Object.values(b).filter((item) => item !== undefined).length;
  return left.length === size && left.every(([key, item]) => isSame(item, right[key]));
}

/** Text that is equal for equal values, whatever the order of their keys. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(",")}}`;
  }
  return JSON.stringify(value) ?? "null";
}
