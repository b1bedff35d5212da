/**
 * Types, extensions and policies as calls of `migr/schema`.
 *
 * @module
 */
import type { AnyObject, SchemaObject } from "../catalog/object.ts";
import { flat } from "./literal.ts";
import { type ModuleContext, sqlText } from "./schema_parts.ts";

/** A domain, composite type or extension; nothing for other kinds. */
export function typeDeclaration(object: AnyObject, context: ModuleContext): string {
  const comment = context.comment(object.id);
  const place = { schema: object.id.schema === "" ? undefined : object.id.schema, comment };
  const head = `export const ${context.constant(object.id)} =`;
  const name = JSON.stringify(object.id.name);
  switch (object.kind) {
    case "extension": {
      const { schema, version } = object.attributes;
      return `${head} ${context.use("extension")}(${name}${optionsText({ schema, version, comment })});`;
    }
    case "compositeType": {
      const fields = Object.fromEntries(object.attributes.fields.map((field) => [field.name, field.type]));
      return `${head} ${context.use("compositeType")}(${name}, ${flat(fields)}${optionsText(place)});`;
    }
    case "domain": {
      const { type, notNull, default: fallback, collation, checks = {} } = object.attributes;
      const conditions = Object.entries(checks).map(
        ([own, { expression }]) => `${JSON.stringify(own)}: ${sqlText(expression, context)}`,
      );
      const said = [
        ...entriesText({ ...place, notNull, collation }),
        ...(fallback === undefined ? [] : [`default: ${sqlText(fallback, context)}`]),
        ...(conditions.length === 0 ? [] : [`checks: { ${conditions.join(", ")} }`]),
      ];
      const options = said.length === 0 ? "" : `, { ${said.join(", ")} }`;
      return `${head} ${context.use("domain")}(${name}, ${JSON.stringify(type)}${options});`;
    }
    default:
      return "";
  }
}

/** A policy of a table. */
export function policyCall({ id, attributes }: SchemaObject<"policy">, context: ModuleContext): string {
  const { command, restrictive, roles, using, check } = attributes;
  const table = context.constant({ kind: "table", schema: id.schema, name: id.table ?? "" });
  const said = [
    `on: ${table}`,
    ...entriesText({ for: command, as: restrictive === true ? "restrictive" : undefined, to: roles }),
    ...(using === undefined ? [] : [`using: ${sqlText(using, context)}`]),
    ...(check === undefined ? [] : [`withCheck: ${sqlText(check, context)}`]),
    ...entriesText({ comment: context.comment(id) }),
  ];
  const constant = context.constant({ kind: "policy", schema: id.schema, name: `${id.table} ${id.name}` });
  return `export const ${constant} = ${context.use("policy")}(${JSON.stringify(id.name)}, { ${said.join(", ")} });`;
}

function entriesText(values: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(values).flatMap(([key, value]) =>
    value === undefined ? [] : `${key}: ${flat(value) ?? JSON.stringify(value)}`,
  );
}

function optionsText(values: Readonly<Record<string, unknown>>): string {
  const entries = entriesText(values);
  return entries.length === 0 ? "" : `, { ${entries.join(", ")} }`;
}
