/**
 * Views. SQLite cannot change or rename them, so they are made again, with their triggers.
 *
 * @module
 */
import { alterAttributes } from "../../../catalog/apply.ts";
import type { ObjectId, SchemaObject } from "../../../catalog/object.ts";
import { retarget } from "../ddl/rewrite_trigger.ts";
import { quote } from "../quote.ts";
import { ifExists, ifNotExists, type Rule, type Scope } from "./rule.ts";
import { existing } from "./scope.ts";

export const viewRule: Rule<"view"> = {
  create: (operation) => [createView(operation.object, ifNotExists(operation))],
  drop: (operation) => [dropView(operation.object.id, ifExists(operation))],
  rename: async (from, to, scope) => {
    const view = await existing(scope, from);
    const triggers = await triggersOf(from, scope);
    const moved = triggers.map((definition) => retarget(definition, from.name, to.name));
    return [dropView(from), createView({ ...view, id: to }), ...moved];
  },
  alter: async (operation, scope) => {
    const view = await existing(scope, operation.id);
    const attributes = alterAttributes(view.attributes, operation.from, operation.to);
    return [dropView(operation.id), createView({ ...view, attributes }), ...(await triggersOf(operation.id, scope))];
  },
};

function createView(view: SchemaObject<"view">, clause = ""): string {
  const columns = view.attributes.with?.columns;
  const name = `${clause}${quote(view.id.name)}${columns === undefined ? "" : ` (${columns})`}`;
  return `CREATE VIEW ${name} AS ${view.attributes.definition}`;
}

function dropView(id: ObjectId, clause = ""): string {
  return `DROP VIEW ${clause}${quote(id.name)}`;
}

async function triggersOf(view: ObjectId, scope: Scope): Promise<string[]> {
  const triggers = (await scope.relation()).membersOfKind(view, "trigger");
  return triggers.map((trigger) => trigger.attributes.definition);
}
