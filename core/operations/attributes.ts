/**
 * The attributes of every kind as they are read from the arguments of a verb.
 *
 * @module
 */
import type {
  Attributes,
  ColumnStorage,
  ConflictAction,
  Deferral,
  Enforcement,
  ExclusionAttributes,
  FiringAttributes,
  FunctionParameter,
  Identity,
  IndexKey,
  IndexStorage,
  ObjectKind,
  PartitionOf,
  SequenceOptions,
  TableName,
} from "../catalog/object.ts";
import {
  anyText,
  assertKnown,
  boolean,
  expression,
  type Fields,
  flag,
  integer,
  list,
  number,
  object,
  oneOf,
  optional,
  plainObject,
  type Reader,
  refuse,
  required,
  settings,
  text,
} from "./read.ts";

const names: Reader<readonly string[]> = list(text);
const onConflict: Reader<ConflictAction> = oneOf("rollback", "fail", "ignore", "replace");
const action = oneOf("cascade", "restrict", "setNull", "setDefault");

const DEFERRAL: Fields<Deferral> = { deferrable: optional(flag), initiallyDeferred: optional(flag) };

const ENFORCEMENT: Fields<Enforcement> = { notValid: optional(flag), notEnforced: optional(flag) };

const INDEX_STORAGE: Fields<IndexStorage> = {
  with: optional(settings),
  tablespace: optional(text),
  clustered: optional(flag),
  replicaIdentity: optional(flag),
};

const SEQUENCE: Fields<SequenceOptions> = {
  type: optional(text),
  start: optional(integer),
  increment: optional(integer),
  minValue: optional(integer),
  maxValue: optional(integer),
  cache: optional(integer),
  cycle: optional(flag),
};

const identityFields: Fields<Identity> = {
  generated: required(oneOf("always", "byDefault", "serial")),
  ...SEQUENCE,
};

/** `"always"` is short for `{ generated: "always" }`. */
const identity: Reader<Identity> = (value, place) =>
  object(identityFields)(typeof value === "string" ? { generated: value } : value, place);

const KEY: Fields<Attributes<"unique">> = {
  columns: required(names),
  include: optional(names),
  nullsNotDistinct: optional(flag),
  withoutOverlaps: optional(flag),
  ...INDEX_STORAGE,
  ...DEFERRAL,
  onConflict: optional(onConflict),
  columnOptions: optional(settings),
};

const INDEX_KEY: Fields<IndexKey> = {
  column: optional(text),
  expression: optional(expression),
  collation: optional(text),
  opclass: optional(text),
  order: optional(oneOf("desc")),
  nulls: optional(oneOf("first", "last")),
};

/** `"email"` is short for `{ column: "email" }`. */
const indexKey: Reader<IndexKey> = (value, place) =>
  oneTarget(object(INDEX_KEY)(typeof value === "string" ? { column: value } : value, place), place);

const element: Reader<ExclusionAttributes["elements"][number]> = (value, place) =>
  oneTarget(object({ ...INDEX_KEY, operator: required(text) })(value, place), place);

function oneTarget<T extends IndexKey>(key: T | undefined, place: string): T | undefined {
  if (key !== undefined && (key.column === undefined) === (key.expression === undefined)) {
    refuse(place, `needs either "column" or "expression"`);
  }
  return key;
}

/** A table with what else is said about it; its schema may be left out. */
function tableName<T extends TableName>(others: Fields<Omit<T, keyof TableName>>): Reader<T> {
  const read = object<object>({ schema: optional(anyText), table: required(text), ...others });
  return (value, place) => ({ schema: "", ...read(value, place) }) as T;
}

const references = tableName<Attributes<"foreignKey">["references"]>({ columns: required(names) });

const PARENTS: Fields<Pick<Attributes<"table">, "partitionOf" | "inherits">> = {
  partitionOf: optional(tableName<PartitionOf>({ bound: required(text) })),
  inherits: optional(list(tableName<TableName>({}))),
};

/** Values by names that anybody may choose. */
function record<T>(read: Reader<T>): Reader<Readonly<Record<string, T>>> {
  return (value, place) => {
    const entries = Object.entries(plainObject(value, place)).flatMap(([name, item]): [string, T][] => {
      const clean = read(item, `${place}.${name}`);
      return clean === undefined ? [] : [[name, clean]];
    });
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  };
}

/** `"city"` is short for `{ column: "city" }`. */
const statisticsKey: Reader<Pick<IndexKey, "column" | "expression">> = (value, place) =>
  oneTarget(
    object<Pick<IndexKey, "column" | "expression">>({ column: optional(text), expression: optional(expression) })(
      typeof value === "string" ? { column: value } : value,
      place,
    ),
    place,
  );

const DEFINED: Fields<Attributes<"cast">> = { definition: required(expression) };
const ENABLED: Fields<Pick<FiringAttributes, "enabled">> = {
  enabled: optional(oneOf("disabled", "replica", "always")),
};
const FIRING: Fields<Attributes<"rule">> = { ...DEFINED, ...ENABLED };

const parameter: Reader<FunctionParameter> = object<FunctionParameter>({
  name: optional(text),
  type: required(text),
  mode: optional(oneOf("out", "inout", "variadic")),
  default: optional(expression),
});

const FUNCTION: Fields<Attributes<"function">> = {
  parameters: optional(list(parameter)),
  returns: optional(text),
  language: required(text),
  body: optional(anyText),
  sql: optional(expression),
  library: optional(text),
  volatility: optional(oneOf("immutable", "stable")),
  strict: optional(flag),
  securityDefiner: optional(flag),
  leakproof: optional(flag),
  window: optional(flag),
  parallel: optional(oneOf("safe", "restricted")),
  cost: optional(number),
  rows: optional(number),
  support: optional(text),
  transforms: optional(names),
  set: optional(settings),
};

const GRANT: Fields<Attributes<"grant">> = {
  privileges: optional(names),
  grantable: optional(names),
  revoked: optional(names),
  by: optional(record(list(anyText))),
};

const VIEW: Fields<Omit<Attributes<"view">, "defaults">> = {
  definition: required(expression),
  with: optional(settings),
};

const COLUMN_STORAGE: Fields<ColumnStorage> = {
  storage: optional(oneOf("plain", "external", "extended", "main")),
  compression: optional(text),
  statistics: optional(integer),
  with: optional(settings),
};

/** How the attributes of each kind are read. */
export const ATTRIBUTES: { readonly [K in ObjectKind]: Fields<Attributes<K>> } = {
  role: {
    login: optional(flag),
    superuser: optional(flag),
    createDb: optional(flag),
    createRole: optional(flag),
    replication: optional(flag),
    bypassRls: optional(flag),
    noInherit: optional(flag),
    connectionLimit: optional(integer),
    validUntil: optional(text),
    set: optional(settings),
    setInDatabase: optional(settings),
  },
  membership: {
    admin: optional(flag),
    inherit: optional(oneOf("always", "never")),
    noSet: optional(flag),
    grantors: optional(names),
  },
  schema: {},
  enum: { values: required(list(anyText, 0)) },
  extension: { schema: optional(text), version: optional(text) },
  collation: DEFINED,
  domain: {
    type: required(text),
    collation: optional(text),
    notNull: optional(flag),
    default: optional(expression),
    checks: optional(
      record(object({ expression: required(expression), notValid: optional(flag), comment: optional(anyText) })),
    ),
  },
  compositeType: {
    fields: required(list(object({ name: required(text), type: required(text), collation: optional(text) }), 0)),
  },
  rangeType: DEFINED,
  shellType: {},
  baseType: { with: required(settings) },
  textSearchParser: DEFINED,
  textSearchTemplate: DEFINED,
  textSearchDictionary: { template: required(text), with: optional(settings) },
  textSearchConfiguration: { parser: required(text), mappings: optional(record(names)) },
  foreignDataWrapper: { handler: optional(text), validator: optional(text), options: optional(settings) },
  foreignServer: {
    wrapper: required(text),
    type: optional(text),
    version: optional(text),
    options: optional(settings),
    users: optional(record((value, place) => settings(value, place) ?? {})),
  },
  foreignTable: { server: required(text), options: optional(settings), ...PARENTS },
  statistics: {
    kinds: optional(list(oneOf("ndistinct", "dependencies", "mcv"))),
    of: optional(tableName<TableName>({})),
    keys: required(list(statisticsKey)),
    statistics: optional(integer),
  },
  publication: { allTables: optional(flag), schemas: optional(names), with: optional(settings) },
  publicationTable: { columns: optional(names), where: optional(expression) },
  subscription: {
    connection: required(text),
    publications: required(names),
    with: optional(settings),
    disabled: optional(flag),
  },
  securityLabel: { labels: required(record(text)) },
  sequence: { ...SEQUENCE, unlogged: optional(flag) },
  table: {
    strict: optional(flag),
    withoutRowid: optional(flag),
    unlogged: optional(flag),
    rowSecurity: optional(flag),
    forceRowSecurity: optional(flag),
    with: optional(settings),
    partitionBy: optional(text),
    ...PARENTS,
    of: optional(text),
    tablespace: optional(text),
    accessMethod: optional(text),
    replicaIdentity: optional(oneOf("full", "nothing")),
  },
  column: {
    type: required(anyText), // a column of SQLite may have none
    notNull: optional(flag),
    default: optional(expression),
    identity: optional(identity),
    generated: optional(object({ expression: required(expression), stored: required(boolean) })),
    collation: optional(text),
    notNullOnConflict: optional(onConflict),
    notNullConstraint: optional(object({ name: optional(text), noInherit: optional(flag), notValid: optional(flag) })),
    ...COLUMN_STORAGE,
    options: optional(settings),
  },
  primaryKey: KEY,
  unique: KEY,
  check: {
    expression: required(expression),
    noInherit: optional(flag),
    onConflict: optional(onConflict),
    ...ENFORCEMENT,
  },
  exclusion: {
    method: optional(text),
    elements: required(list(element)),
    include: optional(names),
    where: optional(expression),
    with: optional(settings),
    tablespace: optional(text),
    clustered: optional(flag),
    ...DEFERRAL,
  },
  foreignKey: {
    columns: required(names),
    references: required(references),
    onDelete: optional(action),
    onDeleteColumns: optional(names),
    onUpdate: optional(action),
    match: optional(oneOf("full")),
    period: optional(flag),
    ...DEFERRAL,
    ...ENFORCEMENT,
  },
  index: {
    unique: optional(flag),
    method: optional(text),
    keys: required(list(indexKey)),
    include: optional(names),
    where: optional(expression),
    nullsNotDistinct: optional(flag),
    only: optional(flag),
    statistics: optional(settings),
    ...INDEX_STORAGE,
  },
  sequenceOwner: { table: required(text), column: required(text) },
  view: { ...VIEW, defaults: optional(settings) },
  materializedView: {
    ...VIEW,
    tablespace: optional(text),
    accessMethod: optional(text),
    noData: optional(flag),
    columnStorage: optional(record(object(COLUMN_STORAGE))),
  },
  function: FUNCTION,
  procedure: FUNCTION,
  aggregate: DEFINED,
  operator: DEFINED,
  operatorFamily: DEFINED,
  operatorClass: DEFINED,
  cast: DEFINED,
  transform: DEFINED,
  conversion: DEFINED,
  language: DEFINED,
  accessMethod: DEFINED,
  rule: FIRING,
  trigger: {
    ...FIRING,
    inPartitions: optional(list(tableName<TableName & Pick<FiringAttributes, "enabled">>(ENABLED))),
  },
  policy: {
    command: optional(oneOf("select", "insert", "update", "delete")),
    restrictive: optional(flag),
    roles: optional(names),
    using: optional(expression),
    check: optional(expression),
  },
  eventTrigger: FIRING,
  owner: { role: required(text) },
  grant: GRANT,
  defaultPrivilege: GRANT,
  comment: { text: required(anyText) },
};

/**
 * Reads the attributes of a new object.
 *
 * @throws MigrError `REVISION_INVALID` naming the call, the property and what is wrong with it.
 */
export function readAttributes<K extends ObjectKind>(kind: K, value: unknown, place: string): Attributes<K> {
  return object(ATTRIBUTES[kind])(value, place) as Attributes<K>;
}

/** What an alteration says: the attributes that get a value, and those that go back to their default. */
export interface AttributeChange<K extends ObjectKind> {
  readonly to: Partial<Attributes<K>>;
  readonly reset: readonly (keyof Attributes<K> & string)[];
}

/** Reads a change of attributes: `null` and `false` stand for the default. */
export function readChange<K extends ObjectKind>(kind: K, value: unknown, place: string): AttributeChange<K> {
  const fields = ATTRIBUTES[kind];
  const given = plainObject(value, place);
  assertKnown(Object.keys(given), Object.keys(fields), place);
  const to: Record<string, unknown> = {};
  const reset: string[] = [];
  for (const [name, raw] of Object.entries(given)) {
    if (raw === undefined) continue;
    const { read } = fields[name as keyof typeof fields] as { read: Reader<unknown> };
    const clean = raw === null ? undefined : read(raw, `${place}.${name}`);
    if (clean === undefined) reset.push(name);
    else to[name] = clean;
  }
  return { to: to as Partial<Attributes<K>>, reset: reset as (keyof Attributes<K> & string)[] };
}
