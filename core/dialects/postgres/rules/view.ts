/**
 * Views and materialized views.
 *
 * @module
 */
import { describe, type MaterializedViewAttributes, type ViewAttributes } from "../../../catalog/object.ts";
import { defaultClause } from "../expressions.ts";
import { qualified, quote } from "../quote.ts";
import { storageActions } from "./column.ts";
import {
  dropStatement,
  ifNotExists,
  known,
  parameterChanges,
  parameterList,
  type Rule,
  renameInSchema,
  unsupported,
} from "./rule.ts";

export const viewRule: Rule<"view"> = {
  create: ({ object: { id, attributes } }) => [
    createView("CREATE VIEW", qualified(id), attributes),
    ...defaultChanges({}, attributes).map((change) => `ALTER VIEW ${qualified(id)} ${change}`),
  ],
  alter: async ({ id, from, to }, context) => {
    const defaults = defaultChanges(from, to).map((change) => `ALTER VIEW ${qualified(id)} ${change}`);
    if (to.definition === undefined) {
      return [
        ...parameterChanges(from.with, to.with).map((change) => `ALTER VIEW ${qualified(id)} ${change}`),
        ...defaults,
      ];
    }
    const options = "with" in to || "with" in from ? to.with : (await known(context, id))?.attributes.with;
    const attributes = { definition: to.definition, ...(options === undefined ? {} : { with: options }) };
    return [createView("CREATE OR REPLACE VIEW", qualified(id), attributes), ...defaults];
  },
  drop: (operation) => [dropStatement("VIEW", operation)],
  rename: (operation) => renameInSchema("VIEW", operation),
};

/** The actions that turn what an INSERT gets for columns that it leaves out into something else. */
function defaultChanges({ defaults: from = {} }: Partial<ViewAttributes>, to: Partial<ViewAttributes>): string[] {
  const gone = Object.keys(from).filter((name) => to.defaults?.[name] === undefined);
  const changed = Object.entries(to.defaults ?? {}).filter(([name, value]) => from[name] !== value);
  return [
    ...gone.map((name) => `ALTER COLUMN ${quote(name)} DROP DEFAULT`),
    ...changed.map(([name, value]) => `ALTER COLUMN ${quote(name)} SET DEFAULT ${defaultClause(value)}`),
  ];
}

function createView(words: string, name: string, attributes: ViewAttributes): string {
  const options = attributes.with === undefined ? "" : ` WITH ${parameterList(attributes.with)}`;
  return `${words} ${name}${options} AS\n${attributes.definition}`;
}

export const materializedViewRule: Rule<"materializedView"> = {
  create: (operation) => {
    const { id, attributes } = operation.object;
    const { accessMethod, tablespace, noData, definition } = attributes;
    const words = [
      `CREATE MATERIALIZED VIEW ${ifNotExists(operation)}${qualified(id)}`,
      ...(accessMethod === undefined ? [] : [`USING ${quote(accessMethod)}`]),
      ...(attributes.with === undefined ? [] : [`WITH ${parameterList(attributes.with)}`]),
      ...(tablespace === undefined ? [] : [`TABLESPACE ${quote(tablespace)}`]),
    ].join(" ");
    return [
      `${words} AS\n${definition}${noData === true ? "\nWITH NO DATA" : ""}`,
      ...columnChanges({}, attributes).map((change) => `ALTER MATERIALIZED VIEW ${qualified(id)} ${change}`),
    ];
  },
  alter: ({ id, from, to }) => {
    if (to.definition !== undefined) {
      throw unsupported(`Changing the definition of the ${describe(id)} in place`, "Drop it and create it again.");
    }
    const { accessMethod = "heap", tablespace = "pg_default" } = to;
    const changes = [
      ...(from.accessMethod === to.accessMethod ? [] : [`SET ACCESS METHOD ${quote(accessMethod)}`]),
      ...(from.tablespace === to.tablespace ? [] : [`SET TABLESPACE ${quote(tablespace)}`]),
      ...parameterChanges(from.with, to.with),
      ...columnChanges(from, to),
    ];
    const refresh = `REFRESH MATERIALIZED VIEW ${qualified(id)}${to.noData === true ? " WITH NO DATA" : ""}`;
    return [
      ...changes.map((change) => `ALTER MATERIALIZED VIEW ${qualified(id)} ${change}`),
      ...(from.noData === to.noData ? [] : [refresh]),
    ];
  },
  drop: (operation) => [dropStatement("MATERIALIZED VIEW", operation)],
  rename: (operation) => renameInSchema("MATERIALIZED VIEW", operation),
};

type Columns = Pick<MaterializedViewAttributes, "columnStorage">;

function columnChanges({ columnStorage: from = {} }: Columns, { columnStorage: to = {} }: Columns): string[] {
  return [...new Set([...Object.keys(from), ...Object.keys(to)])].flatMap((name) =>
    storageActions(from[name] ?? {}, to[name] ?? {}, "text").map((action) => `ALTER COLUMN ${quote(name)} ${action}`),
  );
}
