/**
 * Comments on objects of every kind.
 *
 * @module
 */
import type { ObjectId } from "../../../catalog/object.ts";
import { text } from "../quote.ts";
import { addressOf, targetOf } from "./address.ts";
import type { Rule } from "./rule.ts";

export const commentRule: Rule<"comment"> = {
  create: ({ object: { id, attributes } }) => [commentOn(id, text(attributes.text))],
  alter: ({ id, to }) => [commentOn(id, to.text === undefined ? "NULL" : text(to.text))],
  drop: ({ object: { id } }) => [id.on === "extension" ? givenAgain(id) : commentOn(id, "NULL")],
  rename: () => [], // a comment goes with what it is on
};

/** An extension has the comment again with which it came. */
function givenAgain(id: ObjectId<"comment">): string {
  const comment = `(SELECT comment FROM pg_available_extensions WHERE name = ${text(id.name)})`;
  return `DO $$ BEGIN EXECUTE format(${text(commentOn(id, "%L"))}, ${comment}); END $$`;
}

function commentOn(id: ObjectId<"comment">, value: string): string {
  return `COMMENT ON ${addressOf(targetOf(id)).join(" ")} IS ${value}`;
}
