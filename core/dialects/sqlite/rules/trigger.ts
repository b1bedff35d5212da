/**
 * Triggers. Their definition is the whole CREATE TRIGGER.
 *
 * @module
 */
import type { ObjectId } from "../../../catalog/object.ts";
import { renameTrigger, withClause } from "../ddl/rewrite_trigger.ts";
import { quote } from "../quote.ts";
import { ifExists, ifNotExists, type Rule } from "./rule.ts";
import { existing } from "./scope.ts";

export const triggerRule: Rule<"trigger"> = {
  create: (operation) => [createTrigger(operation.object.attributes.definition, ifNotExists(operation))],
  drop: (operation) => [dropTrigger(operation.object.id, ifExists(operation))],
  rename: async (from, to, scope) => {
    const trigger = await existing(scope, from);
    return [dropTrigger(from), renameTrigger(trigger.attributes.definition, to.name)];
  },
  alter: async (operation, scope) => {
    const trigger = await existing(scope, operation.id);
    return [dropTrigger(operation.id), operation.to.definition ?? trigger.attributes.definition];
  },
};

function createTrigger(definition: string, clause: string): string {
  return clause === "" ? definition : withClause(definition, clause);
}

function dropTrigger(id: ObjectId, clause = ""): string {
  return `DROP TRIGGER ${clause}${quote(id.name)}`;
}
