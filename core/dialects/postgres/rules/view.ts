/**
 * Views, materialized views and triggers.
 *
 * @module
 */
import { describe, type ViewAttributes } from "../../../catalog/object.ts";
import { qualified, quote, tableOf } from "../quote.ts";
import {
  cascade,
  dropStatement,
  ifExists,
  ifNotExists,
  known,
  parameterChanges,
  parameterList,
  type Rule,
  renameInSchema,
  unsupported,
} from "./rule.ts";

export const viewRule: Rule<"view"> = {
  create: ({ object: { id, attributes } }) => [createView("CREATE VIEW", qualified(id), attributes)],
  alter: async ({ id, from, to }, context) => {
    if (to.definition === undefined) {
      return parameterChanges(from.with, to.with).map((change) => `ALTER VIEW ${qualified(id)} ${change}`);
    }
    const options = "with" in to || "with" in from ? to.with : (await known(context, id))?.attributes.with;
    const attributes = { definition: to.definition, ...(options === undefined ? {} : { with: options }) };
    return [createView("CREATE OR REPLACE VIEW", qualified(id), attributes)];
  },
  drop: (operation) => [dropStatement("VIEW", operation)],
  rename: (operation) => renameInSchema("VIEW", operation),
};

function createView(words: string, name: string, attributes: ViewAttributes): string {
  const options = attributes.with === undefined ? "" : ` WITH ${parameterList(attributes.with)}`;
  return `${words} ${name}${options} AS\n${attributes.definition}`;
}

export const materializedViewRule: Rule<"materializedView"> = {
  create: (operation) => {
    const { id, attributes } = operation.object;
    return [createView(`CREATE MATERIALIZED VIEW ${ifNotExists(operation)}`.trimEnd(), qualified(id), attributes)];
  },
  alter: ({ id, from, to }) => {
    if (to.definition !== undefined) {
      throw unsupported(`Changing the definition of the ${describe(id)} in place`, "Drop it and create it again.");
    }
    return parameterChanges(from.with, to.with).map((change) => `ALTER MATERIALIZED VIEW ${qualified(id)} ${change}`);
  },
  drop: (operation) => [dropStatement("MATERIALIZED VIEW", operation)],
  rename: (operation) => renameInSchema("MATERIALIZED VIEW", operation),
};

/** A trigger's definition is its whole statement, as the engine prints it. */
export const triggerRule: Rule<"trigger"> = {
  create: ({ object }) => [object.attributes.definition],
  alter: ({ id, to }) => {
    if (to.definition === undefined) return [];
    return [`DROP TRIGGER ${quote(id.name)} ON ${tableOf(id)}`, to.definition];
  },
  drop: (operation) => {
    const { id } = operation.object;
    return [`DROP TRIGGER ${ifExists(operation)}${quote(id.name)} ON ${tableOf(id)}${cascade(operation)}`];
  },
  rename: ({ from, to }) => [`ALTER TRIGGER ${quote(from.name)} ON ${tableOf(from)} RENAME TO ${quote(to.name)}`],
};
