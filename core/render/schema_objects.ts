/**
 * Everything that is no table as calls of `migr/schema`.
 *
 * @module
 */
import type { AnyObject, Attributes, FunctionParameter, ObjectId, SchemaObject } from "../catalog/object.ts";
import { indexCall } from "./schema_parts.ts";
import {
  access,
  lastArgument,
  type ModuleContext,
  placeOf,
  quoted,
  record,
  sourceList,
  sqlText,
  valueText,
} from "./schema_text.ts";

type Print<K extends AnyObject["kind"]> = (
  object: Extract<AnyObject, { readonly kind: K }>,
  context: ModuleContext,
) => string;

/** Kinds with a function of their own, besides tables and what is in them: the call that declares one. */
export const PRINTERS: { readonly [K in AnyObject["kind"]]?: Print<K> } = {
  schema: ({ id }, context) =>
    `${context.use("schema")}(${quoted(id.name)}${lastArgument({ comment: valueText(context.comment(id)) })})`,
  extension: ({ id, attributes: { schema, version } }, context) => {
    const options = {
      schema: valueText(schema),
      version: valueText(version),
      comment: valueText(context.comment(id)),
    };
    return `${context.use("extension")}(${quoted(id.name)}${lastArgument(options)})`;
  },
  enum: ({ id, attributes }, context) =>
    `${context.use("enumType")}(${quoted(id.name)}, ${valueText(attributes.values)}${lastArgument(placeOf(id, context))})`,
  domain: domainCall,
  compositeType: ({ id, attributes }, context) => {
    const fields = attributes.fields.map(({ name, ...field }) => [
      name,
      field.collation === undefined ? quoted(field.type) : valueText(field),
    ]);
    const text = record(Object.fromEntries(fields));
    return `${context.use("compositeType")}(${quoted(id.name)}, ${text}${lastArgument(placeOf(id, context))})`;
  },
  sequence: sequenceCall,
  view: viewCall,
  materializedView: viewCall,
  function: routineCall,
  procedure: routineCall,
  policy: policyCall,
};

function domainCall({ id, attributes }: SchemaObject<"domain">, context: ModuleContext): string {
  const { type, notNull, default: fallback, collation, checks = {} } = attributes;
  const conditions = Object.entries(checks).map(([own, { expression, ...more }]) => {
    const condition = sqlText(expression, context);
    const said = Object.entries(more).map(([key, value]) => `, ${key}: ${valueText(value)}`);
    return [own, said.length === 0 ? condition : `{ expression: ${condition}${said.join("")} }`];
  });
  const options = {
    ...placeOf(id, context),
    notNull: valueText(notNull),
    collation: valueText(collation),
    default: fallback === undefined ? undefined : sqlText(fallback, context),
    checks: conditions.length === 0 ? undefined : record(Object.fromEntries(conditions)),
  };
  return `${context.use("domain")}(${quoted(id.name)}, ${quoted(type)}${lastArgument(options)})`;
}

function sequenceCall({ id, attributes }: SchemaObject<"sequence">, context: ModuleContext): string {
  const owner = context.catalog.get({ kind: "sequenceOwner", schema: id.schema, name: id.name });
  const { type, unlogged, cycle, ...numbers } = attributes;
  const texts = Object.entries(numbers).map(([key, value]) => [key, value === undefined ? undefined : numberOf(value)]);
  const table: ObjectId = { kind: "table", schema: id.schema, name: owner?.attributes.table ?? "" };
  if (owner !== undefined) context.use("type AnyColumn");
  const options = {
    ...placeOf(id, context),
    type: valueText(type),
    ...Object.fromEntries(texts),
    cycle: valueText(cycle),
    unlogged: valueText(unlogged),
    ownedBy:
      owner === undefined ? undefined : `(): AnyColumn => ${context.constant(table)}${access(owner.attributes.column)}`,
  };
  return `${context.use("sequence")}(${quoted(id.name)}${lastArgument(options)})`;
}

function numberOf(value: string): string {
  return Number.isSafeInteger(Number(value)) ? value : `${value}n`;
}

/** A view, with the indexes of a materialized one. */
function viewCall(view: SchemaObject<"view"> | SchemaObject<"materializedView">, context: ModuleContext): string {
  const { id } = view;
  const { definition, with: settings, ...rest } = view.attributes;
  const { defaults, tablespace, accessMethod, noData, columnStorage } = rest as Partial<
    Attributes<"view"> & Attributes<"materializedView">
  >;
  const needs = context.needs(view.dependsOn?.filter(({ kind }) => ROUTINES.includes(kind)));
  const options = {
    ...placeOf(id as ObjectId, context),
    with: valueText(settings),
    defaults: valueText(defaults),
    tablespace: valueText(tablespace),
    accessMethod: valueText(accessMethod),
    noData: valueText(noData),
    columnStorage: valueText(columnStorage),
    needs,
  };
  const column = (name: string): string => `column(${JSON.stringify(name)})`;
  const indexes = context.catalog.membersOfKind(id as ObjectId, "index").map((index) => {
    const comment = context.comment(index.id);
    return `  ${indexCall(index, column, context)}${comment === undefined ? "" : `.comment(${quoted(comment)})`},`;
  });
  const extras = indexes.length === 0 ? "" : `, (column) => [\n${indexes.join("\n")}\n]`;
  return `${context.use(view.kind)}(${quoted(id.name)}, ${sqlText(definition, context)}${extras}${lastArgument(options)})`;
}

const ROUTINES: readonly string[] = ["function", "aggregate", "operator"];

function routineCall(
  { kind, id, attributes, dependsOn }: SchemaObject<"function"> | SchemaObject<"procedure">,
  context: ModuleContext,
): string {
  const { parameters = [], returns, language, body, sql, cost, rows, ...rest } = attributes;
  const others = Object.entries(rest).map(([key, value]) => [key, valueText(value)]);
  const needs = context.needs(dependsOn);
  const options = {
    ...placeOf(id, context),
    parameters: parameters.length === 0 ? undefined : parametersText(parameters, context),
    returns: valueText(returns),
    language: language === "sql" ? undefined : quoted(language),
    ...Object.fromEntries(others),
    cost,
    rows,
    body: body === undefined ? undefined : bodyText(body),
    sql: sql === undefined ? undefined : sqlText(sql, context),
    needs,
  };
  return `${context.use(kind === "function" ? "func" : "procedure")}(${quoted(id.name)}${lastArgument(options)})`;
}

/** A body must come back as it is: what stands around it counts. */
function bodyText(body: string): string {
  const isPlain = body.includes("\n") && !/[`\\]|\$\{|\r/.test(body);
  return isPlain ? `\`${body}\`` : JSON.stringify(body);
}

function parametersText(parameters: readonly FunctionParameter[], context: ModuleContext): string {
  const names = parameters.map(({ name }) => name);
  const isRecord = names.every((name) => name !== undefined && !/^\d+$/.test(name));
  const fallback = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : sqlText(text, context);
  if (isRecord && new Set(names).size === names.length) {
    const entries = parameters.map(({ name = "", type, mode, default: given }) => [
      name,
      mode === undefined && given === undefined
        ? quoted(type)
        : record({ type: quoted(type), mode: valueText(mode), default: fallback(given) }),
    ]);
    return record(Object.fromEntries(entries));
  }
  return sourceList(
    parameters.map(({ name, type, mode, default: given }) =>
      record({ name: valueText(name), type: quoted(type), mode: valueText(mode), default: fallback(given) }),
    ),
  );
}

function policyCall({ id, attributes, dependsOn }: SchemaObject<"policy">, context: ModuleContext): string {
  const { command, restrictive, roles, using, check } = attributes;
  const table: ObjectId = { kind: "table", schema: id.schema, name: id.table ?? "" };
  const needs = context.needs(dependsOn?.filter((need) => (need.table ?? need.name) !== id.table));
  const options = {
    on: context.constant(table),
    for: valueText(command),
    as: restrictive === true ? '"restrictive"' : undefined,
    to: valueText(roles),
    using: using === undefined ? undefined : sqlText(using, context),
    withCheck: check === undefined ? undefined : sqlText(check, context),
    comment: valueText(context.comment(id)),
    needs,
  };
  return `${context.use("policy")}(${quoted(id.name)}, ${record(options)})`;
}

/** An object of any kind by its attributes. */
export function anyCall(object: AnyObject, context: ModuleContext): string {
  const { kind, id, attributes, dependsOn, managedBy } = object as SchemaObject;
  const { kind: _, schema, name, ...rest } = id;
  const isAlone = schema === "" && Object.keys(rest).length === 0;
  const place = isAlone ? quoted(name) : valueText({ ...(schema === "" ? {} : { schema }), ...rest, name });
  const needs = context.needs(dependsOn);
  const from = managedBy?.kind === kind ? managedBy : undefined;
  const options = {
    comment: valueText(context.comment(id)),
    inheritedFrom:
      from === undefined
        ? undefined
        : valueText({ ...(from.schema === "" ? {} : { schema: from.schema }), table: from.table, name: from.name }),
    needs,
  };
  const texts = Object.entries(attributes).map(([key, value]) => [
    key,
    key === "definition" && typeof value === "string" ? sqlText(value, context) : valueText(value),
  ]);
  return `${context.use("object")}(${quoted(kind)}, ${place}, ${record(Object.fromEntries(texts))}${lastArgument(options)})`;
}

/** What roles may do: a call for what is granted, one for what they may grant on, one for what is taken from them. */
export function grantCalls(
  { id, attributes }: SchemaObject<"grant">,
  target: string,
  context: ModuleContext,
): string[] {
  const { privileges = [], grantable = [], revoked = [] } = attributes;
  const role = quoted(id.role === "" || id.role === undefined ? "public" : id.role);
  const plain = privileges.filter((privilege) => !grantable.includes(privilege));
  const granted = (list: readonly string[], more: string): string[] =>
    list.length === 0 ? [] : [`${context.use("grant")}(${valueText(list)}, { on: ${target}, to: ${role}${more} })`];
  const taken =
    revoked.length === 0 ? [] : [`${context.use("revoke")}(${valueText(revoked)}, { on: ${target}, from: ${role} })`];
  return [...granted(plain, ""), ...granted(grantable, ", withGrantOption: true"), ...taken];
}
