/**
 * Columns, constraints and indexes as calls of `migr/schema`.
 *
 * @module
 */
import {
  type AnyObject,
  type Attributes,
  type ForeignKeyAttributes,
  type Identity,
  type IndexKey,
  isKind,
  type ObjectId,
  type SchemaObject,
} from "../catalog/object.ts";
import { access, type ModuleContext, quoted, record, sqlText, valueText } from "./schema_text.ts";
import { typeCall } from "./schema_types.ts";

/** The call of a column with all that can be said of it alone; `inline` takes the constraints that it says. */
export function columnCall(
  column: SchemaObject<"column">,
  members: readonly AnyObject[],
  inline: Set<AnyObject>,
  context: ModuleContext,
): string {
  const { id, attributes } = column;
  const { notNull, identity, generated, collation } = attributes;
  const [made, family] = typeCall(context.typeName(column), identity, context);
  const calls = [made];
  if (/^\d+$/.test(id.name)) calls.push(`.name(${JSON.stringify(id.name)})`);
  const key = members.find((member) => member.kind === "primaryKey" && isOnly(member.attributes.columns, id.name));
  const isPlainKey = key?.kind === "primaryKey" && isPlain(key, context);
  if (isPlainKey) {
    inline.add(key);
    calls.push(`.primaryKey(${named(key.id.name, `${id.table}_pkey`)})`);
  }
  const notNullText = notNullOptions(attributes);
  if (notNullText !== "" || (!isPlainKey && notNull === true && identity === undefined)) {
    calls.push(`.notNull(${notNullText})`);
  }
  if (context.isNullableKey(column)) calls.push(".nullable()");
  if (identity !== undefined && identity.generated !== "serial") calls.push(identityCall(identity));
  if (attributes.default !== undefined) calls.push(`.default(${defaultText(attributes.default, family, context)})`);
  if (generated !== undefined) {
    const kind = generated.stored ? "" : ', "virtual"';
    calls.push(`.generatedAs(${sqlText(generated.expression, context)}${kind})`);
  }
  if (collation !== undefined) calls.push(`.collate(${JSON.stringify(collation)})`);
  calls.push(...rareCalls(attributes), ...constraintCalls(id, members, inline, context));
  const comment = context.comment(id);
  if (comment !== undefined) calls.push(`.comment(${quoted(comment)})`);
  return calls.join("");
}

function notNullOptions({ notNullConstraint, notNullOnConflict }: Attributes<"column">): string {
  const text = record({
    name: valueText(notNullConstraint?.name),
    noInherit: valueText(notNullConstraint?.noInherit),
    notValid: valueText(notNullConstraint?.notValid),
    onConflict: valueText(notNullOnConflict),
  });
  return text === "{}" ? "" : text;
}

function rareCalls({ storage, compression, statistics, with: settings, options }: Attributes<"column">): string[] {
  const calls = { storage, compression, statistics, with: settings, options };
  return Object.entries(calls).flatMap(([name, value]) =>
    value === undefined ? [] : `.${name}(${name === "statistics" ? value : valueText(value)})`,
  );
}

/** Nothing is said of it but its columns. */
function isPlain({ id, attributes }: AnyObject, context: ModuleContext): boolean {
  return Object.keys(attributes).length === 1 && !context.catalog.has({ ...id, kind: "comment", on: id.kind });
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
    const own = member.kind === "unique" || member.kind === "foreignKey" ? member.attributes.columns : [];
    if (!isOnly(own, id.name) || member.managedBy !== undefined) continue;
    const hasUnique = calls.some((call) => call.startsWith(".unique"));
    if (member.kind === "unique" && isPlain(member, context) && !hasUnique) {
      inline.add(member);
      calls.push(`.unique(${named(member.id.name, `${id.table}_${id.name}_key`)})`);
    }
    if (member.kind === "foreignKey" && isSimple(member, context)) {
      inline.add(member);
      calls.push(referenceCall(member, id, context));
    }
  }
  return calls;
}

const REFERENCE_OPTIONS = ["columns", "references", "onDelete", "onUpdate", "match", "deferrable", "initiallyDeferred"];

/** A column can say it; what it refers to can be named in a text where it is declared later. */
function isSimple({ id, attributes }: SchemaObject<"foreignKey">, context: ModuleContext): boolean {
  const { schema, table, columns } = attributes.references;
  return (
    Object.keys(attributes).every((key) => REFERENCE_OPTIONS.includes(key)) &&
    !context.catalog.has({ ...id, kind: "comment", on: id.kind }) &&
    (context.isDeclared({ kind: "table", schema, name: table }) ||
      [schema, table, ...columns].every((part) => !part.includes(".")))
  );
}

function isOnly(columns: readonly string[], name: string): boolean {
  return columns.length === 1 && columns[0] === name;
}

/** A name where it is not what the convention gives. */
function named(name: string, usual: string): string {
  return name === usual ? "" : JSON.stringify(name);
}

function identityCall({ generated, ...options }: Identity): string {
  const numbers = Object.entries(options).map(([key, value]) => [key, value === true ? "true" : numberText(value)]);
  const text = record(Object.fromEntries(numbers));
  return `.generated(${JSON.stringify(generated)}${text === "{}" ? "" : `, ${text}`})`;
}

function numberText(value: unknown): string {
  return Number.isSafeInteger(Number(value)) ? String(value) : `${value}n`;
}

/** A plain value where it reads back as the same default; else its SQL. */
function defaultText(expression: string, family: string, context: ModuleContext): string {
  const [, text] = /^'((?:[^'\\]|'')*)'(?:::[a-z ]+)?$/.exec(expression) ?? [];
  if (text !== undefined && family === "text") return quoted(text.replaceAll("''", "'"));
  if (/^(?:true|false)$/.test(expression) && family === "boolean") return expression;
  if (/^-?(?:0|[1-9]\d{0,14})$/.test(expression) && /^(?:smallint|integer|bigint)$/.test(family)) return expression;
  return sqlText(expression, context);
}

function referenceCall(
  { id, attributes }: SchemaObject<"foreignKey">,
  own: ObjectId<"column">,
  context: ModuleContext,
): string {
  const { references, onDelete, onUpdate, match, deferrable, initiallyDeferred } = attributes;
  const target: ObjectId = { kind: "table", schema: references.schema, name: references.table };
  const column = references.columns[0] ?? "";
  const path = [references.schema, references.table, column].filter((part) => part !== "").join(".");
  const reference = context.isDeclared(target)
    ? `() => ${context.constant(target)}${access(column)}`
    : JSON.stringify(path);
  const options = record({
    name: id.name === `${own.table}_${own.name}_fkey` ? undefined : JSON.stringify(id.name),
    onDelete: valueText(actionText(onDelete)),
    onUpdate: valueText(actionText(onUpdate)),
    match: valueText(match),
    deferrable: initiallyDeferred === true ? '"initially deferred"' : valueText(deferrable),
  });
  return `.references(${reference}${options === "{}" ? "" : `, ${options}`})`;
}

function actionText(action: ForeignKeyAttributes["onDelete"]): string | undefined {
  return action?.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

type ColumnText = (name: string) => string;

/** A constraint or index in the third argument of a table. */
export function extraCall(member: AnyObject, context: ModuleContext): string {
  const column: ColumnText = (name) => `t${access(name)}`;
  const made = memberCall(member, column, context);
  const comment = context.comment(member.id);
  return made + (comment === undefined ? "" : `.comment(${quoted(comment)})`);
}

function memberCall(member: AnyObject, column: ColumnText, context: ModuleContext): string {
  switch (member.kind) {
    case "primaryKey":
    case "unique": {
      const { columns, include, nullsNotDistinct, withoutOverlaps, onConflict, columnOptions } = member.attributes;
      const made = `${context.use(member.kind)}(${columns.map(column).join(", ")}).name(${JSON.stringify(member.id.name)})`;
      return [
        made,
        call("include", include?.map(column).join(", ")),
        flag("nullsNotDistinct", nullsNotDistinct),
        flag("withoutOverlaps", withoutOverlaps),
        call("onConflict", valueText(onConflict)),
        call("columnOptions", valueText(columnOptions)),
        storageCalls(member.attributes),
        deferral(member.attributes),
      ].join("");
    }
    case "check": {
      const { expression, noInherit, onConflict } = member.attributes;
      const made = `${context.use("check")}(${JSON.stringify(member.id.name)}, ${sqlText(expression, context)})`;
      return (
        made + flag("noInherit", noInherit) + call("onConflict", valueText(onConflict)) + enforcement(member.attributes)
      );
    }
    case "foreignKey":
      return foreignKeyCall(member, column, context);
    case "exclusion": {
      const { elements, method, where, include } = member.attributes;
      const parts = elements.map(
        (element) => `[${keyCall(element, column, context)}, ${JSON.stringify(element.operator)}]`,
      );
      return [
        `${context.use("exclude")}(${parts.join(", ")}).name(${JSON.stringify(member.id.name)})`,
        method === "gist" ? "" : call("using", JSON.stringify(method ?? "btree")),
        call("include", include?.map(column).join(", ")),
        where === undefined ? "" : call("where", sqlText(where, context)),
        storageCalls(member.attributes),
        deferral(member.attributes),
      ].join("");
    }
    case "index":
      return indexCall(member, column, context);
    default:
      return "";
  }
}

const call = (method: string, argument: string | undefined): string =>
  argument === undefined ? "" : `.${method}(${argument})`;
const flag = (method: string, value: true | undefined): string => (value === true ? `.${method}()` : "");

function storageCalls(storage: Pick<Attributes<"index">, "with" | "tablespace" | "clustered" | "replicaIdentity">) {
  return [
    call("with", valueText(storage.with)),
    call("tablespace", valueText(storage.tablespace)),
    flag("clustered", storage.clustered),
    flag("replicaIdentity", storage.replicaIdentity),
  ].join("");
}

function enforcement({ notValid, notEnforced }: { notValid?: true; notEnforced?: true }): string {
  return flag("notValid", notValid) + flag("notEnforced", notEnforced);
}

function deferral({ deferrable, initiallyDeferred }: { deferrable?: true; initiallyDeferred?: true }): string {
  if (initiallyDeferred === true) return '.deferrable("deferred")';
  return deferrable === true ? ".deferrable()" : "";
}

function foreignKeyCall(
  { id, attributes }: SchemaObject<"foreignKey">,
  column: ColumnText,
  context: ModuleContext,
): string {
  const { columns, references, onDelete, onDeleteColumns, onUpdate, match, period } = attributes;
  const isOwn = references.schema === id.schema && references.table === id.table;
  const home = isOwn ? "t" : context.constant({ kind: "table", schema: references.schema, name: references.table });
  const targets = references.columns.map((name) => `${home}${access(name)}`).join(", ");
  const set = onDeleteColumns === undefined ? "" : `, [${onDeleteColumns.map(column).join(", ")}]`;
  return [
    `${context.use("foreignKey")}([${columns.map(column).join(", ")}], () => [${targets}])`,
    `.name(${JSON.stringify(id.name)})`,
    onDelete === undefined ? "" : `.onDelete(${JSON.stringify(actionText(onDelete))}${set})`,
    call("onUpdate", valueText(actionText(onUpdate))),
    match === undefined ? "" : ".matchFull()",
    flag("period", period),
    enforcement(attributes),
    deferral(attributes),
  ].join("");
}

/** An index, whose columns are written as `column` says. */
export function indexCall(
  { id, attributes }: SchemaObject<"index">,
  column: ColumnText,
  context: ModuleContext,
): string {
  const { unique, method, keys, include, where, nullsNotDistinct, only, statistics } = attributes;
  return [
    `${context.use(unique === true ? "uniqueIndex" : "index")}(${JSON.stringify(id.name)})`,
    `.on(${keys.map((key) => keyCall(key, column, context)).join(", ")})`,
    call("using", valueText(method)),
    call("include", include?.map(column).join(", ")),
    where === undefined ? "" : call("where", sqlText(where, context)),
    flag("nullsNotDistinct", nullsNotDistinct),
    flag("only", only),
    call("statistics", valueText(statistics)),
    storageCalls(attributes),
  ].join("");
}

function keyCall(key: IndexKey, column: ColumnText, context: ModuleContext): string {
  const target = key.column === undefined ? sqlText(key.expression ?? "", context) : column(key.column);
  const nulls = key.nulls === undefined ? "" : key.nulls === "first" ? ".nullsFirst()" : ".nullsLast()";
  return [
    target,
    call("collate", valueText(key.collation)),
    call("opclass", valueText(key.opclass)),
    key.order === "desc" ? ".desc()" : "",
    nulls,
  ].join("");
}

/** A foreign key to a table of the catalog's own, with a key there: what models can say of one. */
export function isReferable(member: AnyObject, context: ModuleContext): boolean {
  if (!isKind(member, "foreignKey")) return true;
  const { schema, table, columns } = (member as SchemaObject<"foreignKey">).attributes.references;
  const target: ObjectId<"table"> = { kind: "table", schema, name: table };
  const { partitionOf, inherits, of } = context.catalog.get(target)?.attributes ?? {};
  if (!context.catalog.has(target)) return false;
  if ((partitionOf ?? inherits ?? of) !== undefined) return true;
  const wanted = [...columns].sort().join("\0");
  return context.catalog.members(target).some((other) => {
    if (other.kind === "primaryKey" || other.kind === "unique")
      return [...other.attributes.columns].sort().join("\0") === wanted;
    if (other.kind !== "index" || other.attributes.unique !== true || other.attributes.where !== undefined)
      return false;
    const names = other.attributes.keys.map((key) => key.column ?? "\0");
    return names.sort().join("\0") === wanted;
  });
}
