/**
 * Objects in the form in which introspection would print them, as far as that needs no engine.
 *
 * @module
 */
import type {
  Attributes,
  ColumnAttributes,
  Deferral,
  ForeignKeyAttributes,
  FunctionAttributes,
  FunctionParameter,
  GrantAttributes,
  IndexAttributes,
  IndexKey,
  KeyAttributes,
  ObjectId,
  ObjectKind,
  SchemaObject,
  ViewAttributes,
} from "../../catalog/object.ts";
import { bare, normalizeDefault } from "./expressions.ts";
import { withoutDefaults } from "./numbering.ts";
import { refuseForeign, refuseWhoever } from "./refusals.ts";
import { normalizeType, parseType, printType, SERIAL_TYPES } from "./types.ts";

/** Kinds that are not here are in normal form already. */
type Normalizers = { readonly [K in ObjectKind]?: (attributes: Attributes<K>, id: ObjectId<K>) => Attributes<K> };

const NORMALIZERS: Normalizers = {
  sequence: (options) => {
    const type = options.type === undefined ? "bigint" : normalizeType(options.type);
    return withoutDefaults({ ...options, type }, type);
  },
  table: withParameters,
  column,
  primaryKey: key,
  unique: key,
  check: (attributes) => ({ ...attributes, expression: bare(attributes.expression) }),
  exclusion: ({ method, elements, where, ...rest }) => ({
    ...deferral(rest),
    ...indexMethod(method),
    elements: elements.map((element) => ({ ...indexKey(element), operator: element.operator })),
    ...(where === undefined ? {} : { where: bare(where) }),
  }),
  foreignKey: (attributes: ForeignKeyAttributes) => deferral(attributes),
  index,
  view,
  materializedView: ({ definition, with: parameters, ...rest }) => ({
    ...rest,
    ...view({ definition, ...(parameters === undefined ? {} : { with: parameters }) }),
  }),
  collation: defined,
  rangeType: defined,
  textSearchParser: defined,
  textSearchTemplate: defined,
  domain: ({ type, default: fallback, collation, checks = {}, notNull }) => {
    const name = normalizeType(type);
    const normal = fallback === undefined ? undefined : normalizeDefault(fallback, name);
    const entries = Object.entries(checks).map(([key, check]) => [
      key,
      { ...check, expression: bare(check.expression) },
    ]);
    return {
      type: name,
      ...(notNull === true ? { notNull: true } : {}),
      ...(normal === undefined ? {} : { default: normal }),
      ...collationOf(collation),
      ...(entries.length === 0 ? {} : { checks: Object.fromEntries(entries) }),
    };
  },
  compositeType: ({ fields }) => ({
    fields: fields.map(({ type, collation, ...rest }) => ({
      ...rest,
      type: normalizeType(type),
      ...collationOf(collation),
    })),
  }),
  statistics: ({ keys, ...rest }) => ({ ...rest, keys: keys.map(indexKey) }),
  publicationTable: ({ where, ...rest }) => ({ ...rest, ...(where === undefined ? {} : { where: bare(where) }) }),
  function: routine,
  procedure: routine,
  aggregate: defined,
  operator: defined,
  operatorFamily: defined,
  operatorClass: defined,
  cast: defined,
  transform: defined,
  conversion: defined,
  language: defined,
  accessMethod: defined,
  rule: defined,
  trigger: defined,
  eventTrigger: defined,
  policy: ({ roles, using, check, ...rest }, id) => ({
    ...rest,
    ...namedRoles(id, roles),
    ...(using === undefined ? {} : { using: bare(using) }),
    ...(check === undefined ? {} : { check: bare(check) }),
  }),
  grant,
  defaultPrivilege: grant,
};

/** Everybody needs no saying. */
function namedRoles(id: ObjectId, roles: readonly string[] | undefined): { roles?: readonly string[] } {
  refuseWhoever(id, roles);
  return roles === undefined || roles.includes("public") ? {} : { roles: [...roles].sort() };
}

function defined<A extends { readonly definition: string }>(attributes: A): A {
  return { ...attributes, definition: withoutTerminator(attributes.definition) };
}

function grant({ privileges, grantable, revoked, by }: GrantAttributes): GrantAttributes {
  const list = (names: readonly string[] | undefined): string[] | undefined =>
    names === undefined || names.length === 0 ? undefined : names.map((name) => name.toUpperCase()).sort();
  return compact({
    privileges: list(privileges),
    grantable: list(grantable),
    revoked: list(revoked),
    by: by && Object.fromEntries(Object.entries(by).map(([name, roles]) => [name.toUpperCase(), [...roles].sort()])),
  }) as GrantAttributes;
}

function routine(given: FunctionAttributes): FunctionAttributes {
  const { parameters = [], returns, language, cost, rows, body, sql, ...rest } = given;
  const isSet = returns !== undefined && /^(?:SETOF|TABLE)\b/i.test(returns);
  const name = language.toLowerCase();
  return {
    ...(parameters.length === 0 ? {} : { parameters: parameters.map(parameter) }),
    ...(returns === undefined ? {} : { returns: resultType(returns) }),
    language: name,
    ...rest,
    ...(cost === undefined || cost === (name === "c" || name === "internal" ? "1" : "100") ? {} : { cost }),
    ...(rows === undefined || !isSet || rows === "1000" ? {} : { rows }),
    ...(body === undefined ? {} : { body }),
    ...(sql === undefined ? {} : { sql }),
  };
}

function parameter({ type, ...rest }: FunctionParameter): FunctionParameter {
  return { ...rest, type: withoutModifiers(type) };
}

/** Parameters and results have no lengths: PostgreSQL drops them. */
function withoutModifiers(type: string): string {
  return printType({ ...parseType(type), modifiers: [] });
}

function resultType(returns: string): string {
  const [, setOf, type] = /^(setof\s+)?(?!table\b)(.*)$/is.exec(returns.trim()) ?? [];
  if (type === undefined) return returns.trim();
  return `${setOf === undefined ? "" : "SETOF "}${withoutModifiers(type)}`;
}

/** The types of the arguments by which a function is told from others of its name. */
function argumentsOf({ parameters = [] }: FunctionAttributes): string {
  return parameters.flatMap(({ type, mode }) => (mode === "out" ? [] : [withoutModifiers(type)])).join(", ");
}

/**
 * Puts an object into the form in which PostgreSQL prints it.
 *
 * @throws MigrError `OPERATION_UNSUPPORTED` for what only SQLite has.
 * @example normalize(column("age", { type: "int", default: "-1" })).attributes
 * // { type: "integer", default: "'-1'::integer" }
 */
export function normalize<K extends ObjectKind>(object: SchemaObject<K>): SchemaObject<K> {
  refuseForeign(object.id, object.attributes);
  const attributes = NORMALIZERS[object.kind]?.(object.attributes, object.id) ?? object.attributes;
  const isRoutine = object.kind === "function" || object.kind === "procedure";
  const id = isRoutine ? { ...object.id, arguments: argumentsOf(attributes as FunctionAttributes) } : object.id;
  return { ...object, id, attributes: compact(attributes) };
}

/** Without keys whose value is absent, false or empty. */
function compact<A extends object>(attributes: A): A {
  const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === false;
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => !isAbsent(value))) as A;
}

function column(given: ColumnAttributes): ColumnAttributes {
  const attributes = expandSerial(given);
  const type = normalizeType(attributes.type);
  const { type: _, notNull: __, default: ___, identity, generated, collation, ...kept } = attributes;
  const fallback = attributes.default === undefined ? undefined : normalizeDefault(attributes.default, type);
  return {
    type,
    ...(attributes.notNull === true || identity !== undefined ? { notNull: true } : {}),
    ...(fallback === undefined ? {} : { default: fallback }),
    ...(identity === undefined
      ? {}
      : { identity: { generated: identity.generated, ...withoutDefaults(identityOptions(identity), type) } }),
    ...(generated === undefined ? {} : { generated: { ...generated, expression: bare(generated.expression) } }),
    ...collationOf(collation),
    ...kept,
  };
}

function identityOptions({ generated: _, type: __, ...options }: NonNullable<ColumnAttributes["identity"]>): object {
  return options;
}

/** `serial` is written like a type, but is an integer that numbers its rows. */
function expandSerial(attributes: ColumnAttributes): ColumnAttributes {
  const type = SERIAL_TYPES[attributes.type.trim().toLowerCase()];
  return type === undefined ? attributes : { ...attributes, type, identity: { generated: "serial" } };
}

/** A collation is kept as its name; one of another schema as it must be written: `"app"."german"`. */
function collationOf(collation: string | undefined): { collation?: string } {
  const name = collation === undefined ? undefined : /^"((?:[^"]|"")*)"$/.exec(collation)?.[1];
  const plain = name === undefined ? collation : name.replaceAll('""', '"');
  return plain === undefined || plain === "default" ? {} : { collation: plain };
}

function key(attributes: KeyAttributes): KeyAttributes {
  const { include, ...rest } = attributes;
  return { ...deferral(rest), ...(include === undefined || include.length === 0 ? {} : { include }) };
}

/** What is initially deferred is deferrable, which needs no saying. */
function deferral<A extends Deferral>(attributes: A): A {
  const { deferrable: _, ...rest } = attributes;
  return attributes.initiallyDeferred === true ? (rest as A) : attributes;
}

function indexMethod(method: string | undefined): { method?: string } {
  const name = method?.toLowerCase();
  return name === undefined || name === "btree" ? {} : { method: name };
}

function index(attributes: IndexAttributes): IndexAttributes {
  const { method, keys, include, where, with: parameters, ...rest } = attributes;
  return {
    ...rest,
    ...indexMethod(method),
    keys: keys.map(indexKey),
    ...(include === undefined || include.length === 0 ? {} : { include }),
    ...(where === undefined ? {} : { where: bare(where) }),
    ...withParameters({ with: parameters }),
  };
}

function indexKey(given: IndexKey): IndexKey {
  const nullsDefault = given.order === "desc" ? "first" : "last";
  return compact<IndexKey>({
    ...(given.column === undefined ? {} : { column: given.column }),
    ...(given.expression === undefined ? {} : { expression: bare(given.expression) }),
    ...collationOf(given.collation),
    ...(given.opclass === undefined ? {} : { opclass: given.opclass.trim() }),
    ...(given.order === "desc" ? { order: "desc" } : {}),
    ...(given.nulls === undefined || given.nulls === nullsDefault ? {} : { nulls: given.nulls }),
  });
}

function view({ definition, with: parameters, defaults }: ViewAttributes): ViewAttributes {
  const isEmpty = Object.keys(defaults ?? {}).length === 0;
  return {
    definition: withoutTerminator(definition),
    ...withParameters({ with: parameters }),
    ...(defaults === undefined || isEmpty ? {} : { defaults }),
  };
}

function withoutTerminator(sql: string): string {
  return sql.trim().replace(/[;\s]+$/, "");
}

/** Storage parameters have names in lower case; none at all are absent. */
function withParameters<A extends { readonly with?: Readonly<Record<string, string>> | undefined }>(
  attributes: A,
): Omit<A, "with"> & { with?: Readonly<Record<string, string>> } {
  const { with: parameters, ...rest } = attributes;
  const entries = Object.entries(parameters ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return entries.length === 0 ? rest : { ...rest, with: Object.fromEntries(entries) };
}
