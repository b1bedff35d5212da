/**
 * What objects of each kind consist of. What has its default value is left out, never `null`, `false` or `undefined`.
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
  /** A type of which there is only the name. A base type begins as one, which stays an object of its own. */
  shellType: Record<never, never>;
  baseType: BaseTypeAttributes;
  sequence: SequenceAttributes;
  textSearchParser: DefinedAttributes;
  textSearchTemplate: DefinedAttributes;
  textSearchDictionary: TextSearchDictionaryAttributes;
  textSearchConfiguration: TextSearchConfigurationAttributes;
  foreignDataWrapper: ForeignDataWrapperAttributes;
  foreignServer: ForeignServerAttributes;
  foreignTable: ForeignTableAttributes;
  language: DefinedAttributes;
  accessMethod: DefinedAttributes;
  function: FunctionAttributes;
  procedure: FunctionAttributes;
  aggregate: DefinedAttributes;
  operator: DefinedAttributes;
  operatorFamily: DefinedAttributes;
  operatorClass: DefinedAttributes;
  cast: DefinedAttributes;
  /** How values of a type pass into functions of a language. Its name says both: `hstore LANGUAGE plperl`. */
  transform: DefinedAttributes;
  conversion: DefinedAttributes;
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
  readonly checks?: Readonly<
    Record<string, { readonly expression: string; readonly notValid?: true; readonly comment?: string }>
  >;
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
  /** The table, where it is in another schema; otherwise the statistics live in it. */
  readonly of?: TableName;
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

/** A type whose values only its functions can read and write. */
export interface BaseTypeAttributes {
  /** The options of CREATE TYPE, as they are written: `{ input: "point_in", internallength: "16" }`. */
  readonly with: Readonly<Record<string, string>>;
}
