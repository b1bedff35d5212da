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

/** What each kind of object consists of. A new kind starts with a line here; the compiler finds the rest. */
export interface AttributesByKind {
  /** A role belongs to the whole server: compared only when asked for. */
  role: RoleAttributes;
  /** A role is a member of another one, whose name this has. */
  membership: MembershipAttributes;
  schema: Record<never, never>;
  extension: ExtensionAttributes;
  collation: DefinedAttributes;
  enum: EnumAttributes;
  domain: DomainAttributes;
  compositeType: CompositeTypeAttributes;
  rangeType: DefinedAttributes;
  sequence: SequenceAttributes;
  textSearchParser: DefinedAttributes;
  textSearchTemplate: DefinedAttributes;
  textSearchDictionary: TextSearchDictionaryAttributes;
  textSearchConfiguration: TextSearchConfigurationAttributes;
  foreignDataWrapper: ForeignDataWrapperAttributes;
  foreignServer: ForeignServerAttributes;
  foreignTable: ForeignTableAttributes;
  function: FunctionAttributes;
  procedure: FunctionAttributes;
  aggregate: DefinedAttributes;
  operator: DefinedAttributes;
  operatorFamily: DefinedAttributes;
  operatorClass: DefinedAttributes;
  cast: DefinedAttributes;
  table: TableAttributes;
  column: ColumnAttributes;
  primaryKey: KeyAttributes;
  unique: KeyAttributes;
  check: CheckAttributes;
  exclusion: ExclusionAttributes;
  foreignKey: ForeignKeyAttributes;
  index: IndexAttributes;
  /** `ALTER SEQUENCE … OWNED BY`: an object of its own, because sequence and column may need each other. */
  sequenceOwner: { readonly table: string; readonly column: string };
  view: ViewAttributes;
  materializedView: MaterializedViewAttributes;
  rule: FiringAttributes;
  /** A trigger: its whole statement, as the engine prints it. */
  trigger: TriggerAttributes;
  policy: PolicyAttributes;
  eventTrigger: FiringAttributes;
  /** Who owns an object, where that is not the owner of the database. Addressed like a comment. */
  owner: { readonly role: string };
  /** What a role may do with an object. Addressed like a comment, with the role besides. */
  grant: GrantAttributes;
  /** What a role may do with objects to come. Its name says which: `FOR ROLE app IN SCHEMA audit ON TABLES`. */
  defaultPrivilege: GrantAttributes;
  comment: { readonly text: string };
  /** Labels by the provider that made them. Addressed like a comment. */
  securityLabel: { readonly labels: Readonly<Record<string, string>> };
  /** Extended statistics of a table. */
  statistics: StatisticsAttributes;
  publication: PublicationAttributes;
  /** A table of a publication: it lives in the table, under the publication's name. */
  publicationTable: { readonly columns?: readonly string[]; readonly where?: string };
  subscription: SubscriptionAttributes;
}

export type ObjectKind = keyof AttributesByKind;
export type Attributes<K extends ObjectKind = ObjectKind> = AttributesByKind[K];

type Settings = Readonly<Record<string, string>>;

/** What a role is. Its password is nobody's business: it is neither read nor written. */
export interface RoleAttributes {
  readonly login?: true;
  readonly superuser?: true;
  readonly createDb?: true;
  readonly createRole?: true;
  readonly replication?: true;
  readonly bypassRls?: true;
  /** It must SET ROLE to use what the roles have that it is a member of. */
  readonly noInherit?: true;
  readonly connectionLimit?: string;
  /** Until when its password holds. */
  readonly validUntil?: string;
  /** Settings of its sessions. */
  readonly set?: Settings;
  /** Settings of its sessions in this database. */
  readonly setInDatabase?: Settings;
}

export interface MembershipAttributes {
  /** The member may make others members. */
  readonly admin?: true;
  /** PostgreSQL 16: whether the member has what the role has; absent: as `noInherit` of the member says. */
  readonly inherit?: "always" | "never";
  /** PostgreSQL 16: the member cannot become the role. */
  readonly noSet?: true;
  /** PostgreSQL 16: who made it a member, where that is not the server's first role. */
  readonly grantors?: readonly string[];
}

export interface ExtensionAttributes {
  /** Where its objects are; absent: the default schema. */
  readonly schema?: string;
  /** Absent: the server's default version. */
  readonly version?: string;
}

export interface DomainAttributes {
  readonly type: string;
  readonly collation?: string;
  readonly notNull?: true;
  /** An SQL expression. */
  readonly default?: string;
  /** Conditions on `VALUE` by their names. */
  readonly checks?: Readonly<Record<string, { readonly expression: string; readonly notValid?: true }>>;
}

export interface CompositeTypeAttributes {
  readonly fields: readonly { readonly name: string; readonly type: string; readonly collation?: string }[];
}

export interface TextSearchDictionaryAttributes {
  readonly template: string;
  readonly with?: Settings;
}

export interface TextSearchConfigurationAttributes {
  readonly parser: string;
  /** Dictionaries by the type of token that they are asked about: `{ asciiword: ["english_stem"] }`. */
  readonly mappings?: Readonly<Record<string, readonly string[]>>;
}

export interface ForeignDataWrapperAttributes {
  readonly handler?: string;
  readonly validator?: string;
  readonly options?: Settings;
}

export interface ForeignServerAttributes {
  readonly wrapper: string;
  readonly type?: string;
  readonly version?: string;
  readonly options?: Settings;
  /** How each user logs in there (`CREATE USER MAPPING`); `public` is everybody else. */
  readonly users?: Readonly<Record<string, Settings>>;
}

/** A table whose rows are elsewhere. Its columns and checks are objects of their own. */
export interface ForeignTableAttributes extends Pick<TableAttributes, "partitionOf" | "inherits"> {
  readonly server: string;
  readonly options?: Settings;
}

export interface StatisticsAttributes {
  /** Absent: all kinds. */
  readonly kinds?: readonly ("ndistinct" | "dependencies" | "mcv")[];
  readonly keys: readonly Pick<IndexKey, "column" | "expression">[];
  /** How many values ANALYZE keeps. */
  readonly statistics?: string;
}

export interface PublicationAttributes {
  readonly allTables?: true;
  /** All tables of these schemas. */
  readonly schemas?: readonly string[];
  /** `{ publish: "insert, update" }`. */
  readonly with?: Settings;
}

export interface SubscriptionAttributes {
  readonly connection: string;
  readonly publications: readonly string[];
  readonly with?: Settings;
  /** It does not run. */
  readonly disabled?: true;
}

/** What is kept as the engine prints it: everything that follows the name in its CREATE statement. */
export interface DefinedAttributes {
  readonly definition: string;
}

/** What fires: PostgreSQL can switch it off, or on in replicas. */
export interface FiringAttributes extends DefinedAttributes {
  /** Absent: it fires, but not in replicas. */
  readonly enabled?: "disabled" | "replica" | "always";
}

export interface TriggerAttributes extends FiringAttributes {
  /** PostgreSQL: partitions in which it fires otherwise than in its table; `enabled` absent: it fires as usual. */
  readonly inPartitions?: readonly (TableName & Pick<FiringAttributes, "enabled">)[];
}

export interface FunctionParameter {
  readonly name?: string;
  readonly type: string;
  /** Absent: `in`. */
  readonly mode?: "out" | "inout" | "variadic";
  /** An SQL expression. */
  readonly default?: string;
}

/** A function or procedure. */
export interface FunctionAttributes {
  readonly parameters?: readonly FunctionParameter[];
  /** As the engine prints it: `integer`, `SETOF users`, `TABLE(id integer)`. Absent for procedures. */
  readonly returns?: string;
  readonly language: string;
  /** The text of the `AS` clause: source code, or the symbol in a library. */
  readonly body?: string;
  /** A body in standard SQL, which the engine understands, instead: `RETURN a + b`, `BEGIN ATOMIC … END`. */
  readonly sql?: string;
  readonly library?: string;
  /** Absent: volatile. */
  readonly volatility?: "immutable" | "stable";
  readonly strict?: true;
  readonly securityDefiner?: true;
  readonly leakproof?: true;
  readonly window?: true;
  /** Absent: unsafe. */
  readonly parallel?: "safe" | "restricted";
  readonly cost?: string;
  readonly rows?: string;
  /** A function that the planner asks. */
  readonly support?: string;
  /** Types that the language has a transform for. */
  readonly transforms?: readonly string[];
  /** Settings while it runs: `{ search_path: "app" }`. */
  readonly set?: Readonly<Record<string, string>>;
}

export interface PolicyAttributes {
  /** Absent: every command. */
  readonly command?: "select" | "insert" | "update" | "delete";
  readonly restrictive?: true;
  /** Absent: everybody. */
  readonly roles?: readonly string[];
  /** Which rows can be seen. */
  readonly using?: string;
  /** Which rows can be written. */
  readonly check?: string;
}

export interface GrantAttributes {
  /** `["SELECT", "INSERT"]`, besides those that the role has by default. */
  readonly privileges?: readonly string[];
  /** Those of them that the role may grant to others. */
  readonly grantable?: readonly string[];
  /** Privileges that the role would have by default, and has not. */
  readonly revoked?: readonly string[];
  /** Who granted them, by privilege, where it is not only the owner, whose name is empty. */
  readonly by?: Readonly<Record<string, readonly string[]>>;
}

export interface EnumAttributes {
  /** Labels in the enum's order. */
  readonly values: readonly string[];
}

/** Options of a sequence or identity. Numbers are decimal text, because they exceed 2^53. */
export interface SequenceOptions {
  /** `smallint` or `integer`; absent: `bigint`. Only for free-standing sequences. */
  readonly type?: string;
  readonly start?: string;
  readonly increment?: string;
  readonly minValue?: string;
  readonly maxValue?: string;
  readonly cache?: string;
  readonly cycle?: true;
}

/** A sequence of its own. */
export interface SequenceAttributes extends SequenceOptions {
  /** PostgreSQL 15: starts anew after a crash. */
  readonly unlogged?: true;
}

export interface TableAttributes {
  /** SQLite: `STRICT`. */
  readonly strict?: true;
  /** SQLite: `WITHOUT ROWID`. */
  readonly withoutRowid?: true;
  /** PostgreSQL: `UNLOGGED`. */
  readonly unlogged?: true;
  /** PostgreSQL: policies decide which rows a role can see and write. */
  readonly rowSecurity?: true;
  /** PostgreSQL: policies hold for the owner of the table, too. */
  readonly forceRowSecurity?: true;
  /** PostgreSQL storage parameters: `{ fillfactor: "70" }`. */
  readonly with?: Readonly<Record<string, string>>;
  /** PostgreSQL: how rows are spread over partitions: `RANGE (created)`. */
  readonly partitionBy?: string;
  /** PostgreSQL: the table that this one is a partition of. Its columns are that table's. */
  readonly partitionOf?: PartitionOf;
  /** PostgreSQL: tables whose columns and checks it has, too. */
  readonly inherits?: readonly TableName[];
  /** PostgreSQL: the composite type that its columns come from. */
  readonly of?: string;
  readonly tablespace?: string;
  /** PostgreSQL: absent is `heap`. */
  readonly accessMethod?: string;
  /** PostgreSQL: which old values logical replication sends; absent: the primary key's, or those of a marked index. */
  readonly replicaIdentity?: "full" | "nothing";
}

/** A table by name. */
export interface TableName {
  /** Empty for the default schema. */
  readonly schema: string;
  readonly table: string;
}

export interface PartitionOf extends TableName {
  /** `FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')`, `DEFAULT`. */
  readonly bound: string;
}

/** How the engine numbers new rows of a column. */
export interface Identity extends SequenceOptions {
  /** `serial` is PostgreSQL's older form: a default that draws from a sequence that the column owns. */
  readonly generated: "always" | "byDefault" | "serial";
}

/** PostgreSQL: how the values of a column are kept and counted. */
export interface ColumnStorage {
  /** How long values are stored; absent: as their type says. */
  readonly storage?: "plain" | "external" | "extended" | "main";
  /** `pglz`, `lz4`. */
  readonly compression?: string;
  /** How many values ANALYZE keeps. */
  readonly statistics?: string;
  /** `{ n_distinct: "-0.5" }`. */
  readonly with?: Readonly<Record<string, string>>;
}

export interface ColumnAttributes extends ColumnStorage {
  /** The type as the engine prints it: `character varying(50)`, `integer[]`, `TEXT`. */
  readonly type: string;
  readonly notNull?: true;
  /** An SQL expression. */
  readonly default?: string;
  readonly identity?: Identity;
  readonly generated?: { readonly expression: string; readonly stored: boolean };
  readonly collation?: string;
  /** SQLite: the conflict clause of NOT NULL. */
  readonly notNullOnConflict?: ConflictAction;
  /** PostgreSQL 18: what its NOT NULL is besides; a name that ends in `_not_null` is the engine's own and left out. */
  readonly notNullConstraint?: { readonly name?: string; readonly noInherit?: true; readonly notValid?: true };
  /** PostgreSQL: what the wrapper of a foreign table must know about it. */
  readonly options?: Readonly<Record<string, string>>;
}

/** SQLite's `ON CONFLICT` clause. */
export type ConflictAction = "rollback" | "fail" | "ignore" | "replace";

export interface Deferral {
  readonly deferrable?: true;
  /** Implies `deferrable`. */
  readonly initiallyDeferred?: true;
}

/** PostgreSQL: a constraint that rows need not obey. */
export interface Enforcement {
  /** Old rows have not been checked. */
  readonly notValid?: true;
  /** New rows are not checked either. */
  readonly notEnforced?: true;
}

/** PostgreSQL: how an index, or the one behind a key, is kept. */
export interface IndexStorage {
  /** Storage parameters. */
  readonly with?: Readonly<Record<string, string>>;
  readonly tablespace?: string;
  /** CLUSTER sorts the table by it. */
  readonly clustered?: true;
  /** Logical replication knows old rows by it. */
  readonly replicaIdentity?: true;
}

/** A primary key or a unique constraint. */
export interface KeyAttributes extends Deferral, IndexStorage {
  readonly columns: readonly string[];
  /** Covering columns. */
  readonly include?: readonly string[];
  /** Unique only: two NULLs are equal. */
  readonly nullsNotDistinct?: true;
  /** PostgreSQL 18: the last column is a range, and keys are equal only where the ranges meet. */
  readonly withoutOverlaps?: true;
  /** SQLite: the conflict clause. */
  readonly onConflict?: ConflictAction;
  /** SQLite: columns of the key with a direction or collation of their own, as written after the name. */
  readonly columnOptions?: Readonly<Record<string, string>>;
}

export interface CheckAttributes extends Enforcement {
  /** An SQL expression without the outer parentheses. */
  readonly expression: string;
  readonly noInherit?: true;
  readonly onConflict?: ConflictAction;
}

export type ReferentialAction = "cascade" | "restrict" | "setNull" | "setDefault";

export interface ForeignKeyAttributes extends Deferral, Enforcement {
  readonly columns: readonly string[];
  readonly references: {
    readonly schema: string;
    readonly table: string;
    /** Never empty: a reference to a primary key names its columns. */
    readonly columns: readonly string[];
  };
  /** Absent: `NO ACTION`. */
  readonly onDelete?: ReferentialAction;
  /** PostgreSQL: the columns that `ON DELETE SET …` sets; absent: all. */
  readonly onDeleteColumns?: readonly string[];
  readonly onUpdate?: ReferentialAction;
  /** Absent: `SIMPLE`. */
  readonly match?: "full";
  /** PostgreSQL 18: the last column is a range, which those of the referenced rows must cover. */
  readonly period?: true;
}

/** One key of an index: a column or an expression, never both. */
export interface IndexKey {
  readonly column?: string;
  /** Without the outer parentheses. */
  readonly expression?: string;
  readonly collation?: string;
  readonly opclass?: string;
  readonly order?: "desc";
  /** Absent: the engine's default for the order (PostgreSQL: last when ascending, first when descending). */
  readonly nulls?: "first" | "last";
}

export interface IndexAttributes extends IndexStorage {
  readonly unique?: true;
  /** Absent: `btree`. */
  readonly method?: string;
  readonly keys: readonly IndexKey[];
  readonly include?: readonly string[];
  /** The predicate of a partial index, without the outer parentheses. */
  readonly where?: string;
  readonly nullsNotDistinct?: true;
  /** PostgreSQL: on a partitioned table without indexes of its partitions. */
  readonly only?: true;
  /** PostgreSQL: how many values ANALYZE keeps, by the number of the key: `{ "1": "500" }`. */
  readonly statistics?: Readonly<Record<string, string>>;
}

export interface ExclusionAttributes extends Deferral, Omit<IndexStorage, "replicaIdentity"> {
  /** Absent: `btree`. */
  readonly method?: string;
  readonly elements: readonly (IndexKey & { readonly operator: string })[];
  /** Covering columns. */
  readonly include?: readonly string[];
  readonly where?: string;
}

export interface ViewAttributes {
  /** The query, without a trailing semicolon. */
  readonly definition: string;
  /** `{ security_barrier: "true", check_option: "local" }`; for materialized views storage parameters. */
  readonly with?: Readonly<Record<string, string>>;
  /** PostgreSQL: SQL expressions for columns that an INSERT leaves out, by their names. */
  readonly defaults?: Readonly<Record<string, string>>;
}

export interface MaterializedViewAttributes extends Omit<ViewAttributes, "defaults"> {
  readonly tablespace?: string;
  /** PostgreSQL: absent is `heap`. */
  readonly accessMethod?: string;
  /** It holds no rows until it is refreshed. */
  readonly noData?: true;
  /** PostgreSQL: how its columns are kept, by their names, where that is not as usual. */
  readonly columnStorage?: Readonly<Record<string, ColumnStorage>>;
}

/** Addresses one object. `table` is set for everything that lives in a table (or view), `on` for comments. */
export interface ObjectId<K extends ObjectKind = ObjectKind> {
  readonly kind: K;
  /** Empty for the default schema; also empty for a schema itself. */
  readonly schema: string;
  /** Of a value of an enum, which is no object but can be renamed: the enum. */
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
  /** It has no name in the database (SQLite's constraints may have none): the id has the one that it would be given. */
  readonly unnamed?: true;
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
  sequence: 0,
  textSearchParser: 0,
  textSearchTemplate: 0,
  textSearchDictionary: 0,
  textSearchConfiguration: 0,
  foreignDataWrapper: 0,
  foreignServer: 0,
  function: 0,
  procedure: 0,
  aggregate: 0,
  operator: 0,
  operatorFamily: 0,
  operatorClass: 0,
  cast: 0,
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

/** What people call a kind in a sentence. */
export const KIND_LABELS: Readonly<Record<ObjectKind, string>> = {
  role: "role",
  membership: "membership",
  schema: "schema",
  extension: "extension",
  collation: "collation",
  enum: "enum",
  domain: "domain",
  compositeType: "composite type",
  rangeType: "range type",
  sequence: "sequence",
  textSearchParser: "text search parser",
  textSearchTemplate: "text search template",
  textSearchDictionary: "text search dictionary",
  textSearchConfiguration: "text search configuration",
  foreignDataWrapper: "foreign data wrapper",
  foreignServer: "foreign server",
  foreignTable: "foreign table",
  function: "function",
  procedure: "procedure",
  aggregate: "aggregate",
  operator: "operator",
  operatorFamily: "operator family",
  operatorClass: "operator class",
  cast: "cast",
  table: "table",
  column: "column",
  primaryKey: "primary key",
  unique: "unique constraint",
  check: "check constraint",
  exclusion: "exclusion constraint",
  view: "view",
  materializedView: "materialized view",
  index: "index",
  foreignKey: "foreign key",
  sequenceOwner: "sequence owner",
  rule: "rule",
  trigger: "trigger",
  policy: "policy",
  eventTrigger: "event trigger",
  owner: "owner",
  defaultPrivilege: "default privilege",
  grant: "grant",
  comment: "comment",
  securityLabel: "security label",
  statistics: "extended statistics",
  publication: "publication",
  publicationTable: "table of the publication",
  subscription: "subscription",
};

/** What has columns: whatever lives in one of them has it as its `table`. */
export const RELATION_KINDS = ["table", "foreignTable", "view", "materializedView"] as const;

/** Kinds that a column may be of. */
export const TYPE_KINDS: readonly ObjectKind[] = ["enum", "domain", "compositeType", "rangeType"];

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
  const label = id.kind === "enum" && id.table !== undefined ? "value of an enum" : KIND_LABELS[id.kind];
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
