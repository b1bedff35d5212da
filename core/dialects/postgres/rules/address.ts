/**
 * How statements name an object of each kind: `FUNCTION add(integer, integer)`, `TRIGGER t ON users`. COMMENT ON, DROP,
 * ALTER … RENAME, ALTER … OWNER TO and GRANT all do it in this way.
 *
 * @module
 */
import { describe, type ObjectId, type ObjectKind } from "../../../catalog/object.ts";
import { qualified, quote, tableOf } from "../quote.ts";
import { unsupported } from "./rule.ts";

type Name = (id: ObjectId) => string;

const inSchema: Name = qualified;
const inTable: Name = (id) => `${quote(id.name)} ON ${tableOf(id)}`;
const inDatabase: Name = (id) => quote(id.name);
const withArguments: Name = (id) => `${qualified(id)}(${id.arguments ?? ""})`;
const withMethod: Name = (id) => `${qualified(id)} USING ${quote(id.arguments ?? "btree")}`;
const operator: Name = (id) => `${operatorName(id)} (${id.arguments ?? ""})`;
const cast: Name = (id) => `(${id.name})`;
const transform: Name = (id) => `FOR ${id.name}`;
const column: Name = (id) => `${tableOf(id)}.${quote(id.name)}`;

/** What each kind is called in SQL, and how its name is written. What is said about another object has no name. */
const ADDRESSES: Readonly<Partial<Record<ObjectKind, readonly [words: string, name: Name]>>> = {
  role: ["ROLE", inDatabase],
  schema: ["SCHEMA", inDatabase],
  extension: ["EXTENSION", inDatabase],
  collation: ["COLLATION", inSchema],
  enum: ["TYPE", inSchema],
  domain: ["DOMAIN", inSchema],
  compositeType: ["TYPE", inSchema],
  rangeType: ["TYPE", inSchema],
  shellType: ["TYPE", inSchema],
  baseType: ["TYPE", inSchema],
  textSearchParser: ["TEXT SEARCH PARSER", inSchema],
  textSearchTemplate: ["TEXT SEARCH TEMPLATE", inSchema],
  textSearchDictionary: ["TEXT SEARCH DICTIONARY", inSchema],
  textSearchConfiguration: ["TEXT SEARCH CONFIGURATION", inSchema],
  foreignDataWrapper: ["FOREIGN DATA WRAPPER", inDatabase],
  foreignServer: ["SERVER", inDatabase],
  foreignTable: ["FOREIGN TABLE", inSchema],
  statistics: ["STATISTICS", inSchema],
  publication: ["PUBLICATION", inDatabase],
  subscription: ["SUBSCRIPTION", inDatabase],
  sequence: ["SEQUENCE", inSchema],
  function: ["FUNCTION", withArguments],
  procedure: ["PROCEDURE", withArguments],
  aggregate: ["AGGREGATE", withArguments],
  operator: ["OPERATOR", operator],
  operatorFamily: ["OPERATOR FAMILY", withMethod],
  operatorClass: ["OPERATOR CLASS", withMethod],
  cast: ["CAST", cast],
  transform: ["TRANSFORM", transform],
  conversion: ["CONVERSION", inSchema],
  language: ["LANGUAGE", inDatabase],
  accessMethod: ["ACCESS METHOD", inDatabase],
  table: ["TABLE", inSchema],
  column: ["COLUMN", column],
  primaryKey: ["CONSTRAINT", inTable],
  unique: ["CONSTRAINT", inTable],
  check: ["CONSTRAINT", inTable],
  exclusion: ["CONSTRAINT", inTable],
  foreignKey: ["CONSTRAINT", inTable],
  index: ["INDEX", inSchema],
  view: ["VIEW", inSchema],
  materializedView: ["MATERIALIZED VIEW", inSchema],
  rule: ["RULE", inTable],
  trigger: ["TRIGGER", inTable],
  policy: ["POLICY", inTable],
  eventTrigger: ["EVENT TRIGGER", inDatabase],
};

/**
 * The words and the name of an object: `["FUNCTION", "add(integer)"]`.
 *
 * @throws MigrError `OPERATION_UNSUPPORTED` for what has no name of its own, such as a comment.
 */
export function addressOf(id: ObjectId): readonly [words: string, name: string] {
  const address = ADDRESSES[id.kind];
  if (address === undefined) throw unsupported(`Naming the ${describe(id)}`, "Name the thing that it is about.");
  return [address[0], address[1](id)];
}

/** The target of a comment, owner or grant. */
export function targetOf({ on, role: _, ...id }: ObjectId): ObjectId {
  return { ...id, kind: on ?? id.kind };
}

/** An operator is no identifier: only its schema can be quoted. */
export function operatorName({ schema, name }: Pick<ObjectId, "schema" | "name">): string {
  return schema === "" ? name : `${quote(schema)}.${name}`;
}
