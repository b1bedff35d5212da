/**
 * Columns, constraints, indexes and views as calls of `migr/schema`.
 *
 * @module
 */
import type { Catalog } from "../catalog/catalog.ts";
import type { AnyObject, ForeignKeyAttributes, Identity, IndexKey, ObjectId, SchemaObject } from "../catalog/object.ts";
import { flat } from "./literal.ts";

/** What a part needs of the module that it is in. */
export interface ModuleContext {
  readonly catalog: Catalog;
  /** Imports a function of `migr/schema`. */
  use(name: string): string;
  /** The constant of an object. */
  constant(id: Pick<ObjectId, "kind" | "schema" | "name">): string;
  /** It stands above what is being printed. */
  isDeclared(id: Pick<ObjectId, "schema" | "name">): boolean;
  comment(id: ObjectId): string | undefined;
}

/** How a property is asked for. */
export function access(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

/** A type as PostgreSQL prints it, and its function. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  "double precision": "doublePrecision",
  "timestamp without time zone": "timestamp",
  "timestamp with time zone": "timestamptz",
  "time without time zone": "time",
  "time with time zone": "timetz",
  "character varying": "varchar",
  "bit varying": "varbit",
  pg_lsn: "pgLsn",
  pg_snapshot: "pgSnapshot",
};

/** Types whose function has their own name. */
const PLAIN = new Set(
  "smallint integer bigint numeric real money text bytea boolean date uuid json jsonb xml int4range int8range numrange daterange tsrange tstzrange int4multirange int8multirange nummultirange datemultirange tsmultirange tstzmultirange inet cidr macaddr macaddr8 point line lseg box path polygon circle tsvector tsquery oid regclass jsonpath blob any interval".split(
    " ",
  ),
);

const TEXTS = new Set(["text", "varchar"]);

/** The call of a column with all that can be said of it alone; `inline` takes the constraints that it says. */
export function columnCall(
  { id, attributes }: SchemaObject<"column">,
  members: readonly AnyObject[],
  inline: Set<AnyObject>,
  context: ModuleContext,
): string {
  const { type, notNull, identity, generated, collation } = attributes;
  const [made, family] = typeCall(type, identity, id.schema, context);
  const calls = [made];
  const key = members.find((member) => member.kind === "primaryKey" && isOnly(member.attributes.columns, id.name));
  const isPlainKey = key?.kind === "primaryKey" && Object.keys(key.attributes).length === 1;
  if (isPlainKey) {
    inline.add(key);
    calls.push(`.primaryKey(${named(key.id.name, `${id.table}_pkey`)})`);
  } else if (notNull === true && identity === undefined) calls.push(".notNull()");
  if (identity !== undefined && identity.generated !== "serial") calls.push(identityCall(identity));
  if (attributes.default !== undefined) calls.push(`.default(${defaultText(attributes.default, family, context)})`);
  if (generated !== undefined) {
    const kind = generated.stored ? "" : ', "virtual"';
    calls.push(`.generatedAs(${sqlText(generated.expression, context)}${kind})`);
  }
  if (collation !== undefined) calls.push(`.collate(${JSON.stringify(collation)})`);
  calls.push(...constraintCalls(id, members, inline, context));
  const comment = context.comment(id);
  if (comment !== undefined) calls.push(`.comment(${JSON.stringify(comment)})`);
  return calls.join("");
}

/** Unique constraints and foreign keys of the column alone. */
function constraintCalls(
  id: ObjectId<"column">,
  members: readonly AnyObject[],
  inline: Set<AnyObject>,
  context: ModuleContext,
): string[] {
  const calls: string[] = [];
  for (const member of members) {
    if (member.kind === "unique" && isOnly(member.attributes.columns, id.name)) {
      if (Object.keys(member.attributes).length > 1) continue;
      inline.add(member);
      calls.push(`.unique(${named(member.id.name, `${id.table}_${id.name}_key`)})`);
    }
    if (member.kind !== "foreignKey" || !isOnly(member.attributes.columns, id.name)) continue;
    inline.add(member);
    calls.push(referenceCall(member as SchemaObject<"foreignKey">, id, context));
  }
  return calls;
}

function isOnly(columns: readonly string[], name: string): boolean {
  return columns.length === 1 && columns[0] === name;
}

/** A name where it is not what the convention gives. */
function named(name: string, usual: string): string {
  return name === usual ? "" : JSON.stringify(name);
}

function typeCall(
  type: string,
  identity: Identity | undefined,
  schema: string,
  context: ModuleContext,
): [call: string, family: string] {
  if (type.endsWith("[]")) {
    const [base] = typeCall(type.slice(0, -2), undefined, schema, context);
    return [`${base}.array()`, "array"];
  }
  if (identity?.generated === "serial") {
    const name = { smallint: "smallserial", integer: "serial", bigint: "bigserial" }[type] ?? "serial";
    return [`${context.use(name)}()`, "number"];
  }
  const owner = context.catalog.ofKind("enum").find(({ id }) => enumNames(id).includes(type));
  if (owner !== undefined) return [`${context.constant(owner.id)}()`, "enum"];
  const [, base = type, argument, rest = ""] =
    /^([a-z_ ]+?)(?:\(([^)]*)\))?( with(?:out)? time zone)?$/i.exec(type) ?? [];
  const whole = `${base}${rest}`.toLowerCase();
  const name = FUNCTIONS[whole] ?? (PLAIN.has(whole) ? whole : undefined);
  if (whole === "character") return [`${context.use("char")}(${argument === "1" ? "" : (argument ?? "")})`, "text"];
  if (whole === "bit") return [`${context.use("bit")}(${argument === "1" ? "" : (argument ?? "")})`, "text"];
  if (name === undefined || (argument !== undefined && !TAKES_ARGUMENT.has(name))) {
    return [`${context.use("custom")}(${JSON.stringify(type)})`, "other"];
  }
  const isTime = /^time/.test(name) || name === "interval";
  const options = argument === undefined ? "" : isTime ? `{ precision: ${argument} }` : argument.replace(",", ", ");
  return [`${context.use(name)}(${options})`, TEXTS.has(name) ? "text" : name];
}

const TAKES_ARGUMENT = new Set([
  "numeric",
  "varchar",
  "varbit",
  "timestamp",
  "timestamptz",
  "time",
  "timetz",
  "interval",
]);

function enumNames({ schema, name }: ObjectId<"enum">): string[] {
  const quoted = /^[a-z_][a-z0-9_$]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
  return schema === "" ? [quoted] : [`${schema}.${quoted}`];
}

function identityCall({ generated, ...options }: Identity): string {
  const numbers = Object.entries(options).map(([key, value]) => `${key}: ${value === true ? true : numberText(value)}`);
  const tail = numbers.length === 0 ? "" : `, { ${numbers.join(", ")} }`;
  return `.generated(${JSON.stringify(generated)}${tail})`;
}

function numberText(value: unknown): string {
  return Number.isSafeInteger(Number(value)) ? String(value) : `${value}n`;
}

/** A plain value where it reads back as the same default; else its SQL. */
function defaultText(expression: string, family: string, context: ModuleContext): string {
  const [, quoted] = /^'((?:[^']|'')*)'(?:::[a-z ]+)?$/.exec(expression) ?? [];
  if (quoted !== undefined && family === "text") return JSON.stringify(quoted.replaceAll("''", "'"));
  if (/^(?:true|false)$/.test(expression) && family === "boolean") return expression;
  if (/^-?(?:0|[1-9]\d{0,14})$/.test(expression) && /^(?:smallint|integer|bigint)$/.test(family)) return expression;
  return sqlText(expression, context);
}

/** SQL as a template. */
export function sqlText(text: string, context: ModuleContext): string {
  const tag = context.use("sql");
  if (/\\(?:`|\$\{|$)/.test(text)) return `${tag}.raw(${JSON.stringify(text)})`;
  return `${tag}\`${text.replaceAll("`", "\\`").replaceAll("${", "\\${")}\``;
}

function referenceCall(
  { id, attributes }: SchemaObject<"foreignKey">,
  own: ObjectId<"column">,
  context: ModuleContext,
): string {
  const { references, onDelete, onUpdate, match, deferrable, initiallyDeferred } = attributes;
  const target = { schema: references.schema, name: references.table };
  const column = references.columns[0] ?? "";
  const path = [references.schema, references.table, column].filter((part) => part !== "").join(".");
  const reference = context.isDeclared(target)
    ? `() => ${context.constant({ kind: "table", ...target })}${access(column)}`
    : JSON.stringify(path);
  const options = {
    name: id.name === `${own.table}_${own.name}_fkey` ? undefined : id.name,
    onDelete: actionText(onDelete),
    onUpdate: actionText(onUpdate),
    match,
    deferrable: initiallyDeferred === true ? "initially deferred" : deferrable,
  };
  const said = flat(Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)));
  return `.references(${reference}${said === "{}" ? "" : `, ${said}`})`;
}

function actionText(action: ForeignKeyAttributes["onDelete"]): string | undefined {
  return action?.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** A constraint or index in the third argument of a table. */
export function extraCall(member: AnyObject, context: ModuleContext): string {
  const column = (name: string): string => `t${access(name)}`;
  switch (member.kind) {
    case "primaryKey":
    case "unique": {
      const { columns, include, nullsNotDistinct } = member.attributes;
      const made = `${context.use(member.kind)}(${columns.map(column).join(", ")}).name(${JSON.stringify(member.id.name)})`;
      const covering = include === undefined ? "" : `.include(${include.map(column).join(", ")})`;
      return made + covering + (nullsNotDistinct === true ? ".nullsNotDistinct()" : "") + deferral(member.attributes);
    }
    case "check": {
      const { expression, noInherit } = member.attributes;
      const made = `${context.use("check")}(${JSON.stringify(member.id.name)}, ${sqlText(expression, context)})`;
      return made + (noInherit === true ? ".noInherit()" : "");
    }
    case "foreignKey":
      return foreignKeyCall(member, column, context);
    case "exclusion": {
      const { elements, method, where } = member.attributes;
      const parts = elements.map(
        (element) => `[${keyText(element, column, context)}, ${JSON.stringify(element.operator)}]`,
      );
      const made = `${context.use("exclude")}(${parts.join(", ")}).name(${JSON.stringify(member.id.name)})`;
      const using = method === "gist" ? "" : `.using(${JSON.stringify(method ?? "btree")})`;
      return (
        made + using + (where === undefined ? "" : `.where(${sqlText(where, context)})`) + deferral(member.attributes)
      );
    }
    case "index":
      return indexCall(member as SchemaObject<"index">, column, context);
    default:
      return "";
  }
}

function deferral({ deferrable, initiallyDeferred }: { deferrable?: true; initiallyDeferred?: true }): string {
  if (initiallyDeferred === true) return '.deferrable("deferred")';
  return deferrable === true ? ".deferrable()" : "";
}

function foreignKeyCall(
  { id, attributes }: SchemaObject<"foreignKey">,
  column: (name: string) => string,
  context: ModuleContext,
): string {
  const { columns, references, onDelete, onUpdate, match } = attributes;
  const isOwn = references.schema === id.schema && references.table === id.table;
  const home = isOwn ? "t" : context.constant({ kind: "table", schema: references.schema, name: references.table });
  const targets = references.columns.map((name) => `${home}${access(name)}`).join(", ");
  const made = `${context.use("foreignKey")}([${columns.map(column).join(", ")}], () => [${targets}])`;
  const rules = [
    `.name(${JSON.stringify(id.name)})`,
    onDelete === undefined ? "" : `.onDelete(${JSON.stringify(actionText(onDelete))})`,
    onUpdate === undefined ? "" : `.onUpdate(${JSON.stringify(actionText(onUpdate))})`,
    match === undefined ? "" : ".matchFull()",
  ];
  return made + rules.join("") + deferral(attributes);
}

function indexCall(
  { id, attributes }: SchemaObject<"index">,
  column: (name: string) => string,
  context: ModuleContext,
): string {
  const { unique, method, keys, include, where, with: settings, nullsNotDistinct } = attributes;
  const made = `${context.use(unique === true ? "uniqueIndex" : "index")}(${JSON.stringify(id.name)})`;
  const parts = [
    `.on(${keys.map((key) => keyText(key, column, context)).join(", ")})`,
    method === undefined ? "" : `.using(${JSON.stringify(method)})`,
    include === undefined ? "" : `.include(${include.map(column).join(", ")})`,
    where === undefined ? "" : `.where(${sqlText(where, context)})`,
    settings === undefined ? "" : `.with(${flat(settings)})`,
    nullsNotDistinct === true ? ".nullsNotDistinct()" : "",
  ];
  return made + parts.join("");
}

function keyText(key: IndexKey, column: (name: string) => string, context: ModuleContext): string {
  const target = key.column === undefined ? sqlText(key.expression ?? "", context) : column(key.column);
  const collation = key.collation === undefined ? "" : `.collate(${JSON.stringify(key.collation)})`;
  const opclass = key.opclass === undefined ? "" : `.opclass(${JSON.stringify(key.opclass)})`;
  const nulls = key.nulls === undefined ? "" : key.nulls === "first" ? ".nullsFirst()" : ".nullsLast()";
  return target + collation + opclass + (key.order === "desc" ? ".desc()" : "") + nulls;
}

/** A view, with the indexes of a materialized one. */
export function viewCall(view: SchemaObject<"view" | "materializedView">, context: ModuleContext): string {
  const { id, attributes } = view as SchemaObject<"view">;
  const comment = context.comment(id);
  const options = {
    ...(id.schema === "" ? {} : { schema: id.schema }),
    ...(comment === undefined ? {} : { comment }),
    ...(attributes.with === undefined ? {} : { with: attributes.with }),
    ...(attributes.defaults === undefined ? {} : { defaults: attributes.defaults }),
  };
  const column = (name: string): string => `column(${JSON.stringify(name)})`;
  const indexes = context.catalog.membersOfKind(id, "index").map((index) => `  ${indexCall(index, column, context)},`);
  const tail = Object.keys(options).length === 0 ? "" : `, ${flat(options) ?? JSON.stringify(options)}`;
  const extras = indexes.length === 0 ? "" : `, (column) => [\n${indexes.join("\n")}\n]`;
  const head = `export const ${context.constant(id)} = ${context.use(view.kind)}(${JSON.stringify(id.name)}`;
  return `${head}, ${sqlText(attributes.definition, context)}${extras}${tail});`;
}
