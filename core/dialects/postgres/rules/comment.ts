/**
 * Comments on objects of every kind.
 *
 * @module
 */
import { describe, type ObjectId, type ObjectKind } from "../../../catalog/object.ts";
import { qualified, quote, tableOf, text } from "../quote.ts";
import { type Rule, unsupported } from "./rule.ts";

const inSchema =
  (what: string) =>
  (id: ObjectId): string =>
    `${what} ${qualified(id)}`;

const inTable =
  (what: string) =>
  (id: ObjectId): string =>
    `${what} ${quote(id.name)} ON ${tableOf(id)}`;

const impossible = (id: ObjectId): string => {
  throw unsupported(`A ${describe(id)}`, "Comment on the thing itself instead.");
};

/** How COMMENT ON names an object of each kind. */
const TARGETS: Readonly<Record<ObjectKind, (id: ObjectId) => string>> = {
  schema: (id) => `SCHEMA ${quote(id.name)}`,
  enum: inSchema("TYPE"),
  sequence: inSchema("SEQUENCE"),
  table: inSchema("TABLE"),
  column: (id) => `COLUMN ${tableOf(id)}.${quote(id.name)}`,
  primaryKey: inTable("CONSTRAINT"),
  unique: inTable("CONSTRAINT"),
  check: inTable("CONSTRAINT"),
  exclusion: inTable("CONSTRAINT"),
  foreignKey: inTable("CONSTRAINT"),
  index: inSchema("INDEX"),
  sequenceOwner: impossible,
  view: inSchema("VIEW"),
  materializedView: inSchema("MATERIALIZED VIEW"),
  trigger: inTable("TRIGGER"),
  comment: impossible,
};

export const commentRule: Rule<"comment"> = {
  create: ({ object: { id, attributes } }) => [commentOn(id, text(attributes.text))],
  alter: ({ id, to }) => [commentOn(id, to.text === undefined ? "NULL" : text(to.text))],
  drop: ({ object: { id } }) => [commentOn(id, "NULL")],
  rename: () => [], // a comment goes with what it is on
};

function commentOn(id: ObjectId<"comment">, value: string): string {
  return `COMMENT ON ${TARGETS[id.on ?? "comment"](id)} IS ${value}`;
}
