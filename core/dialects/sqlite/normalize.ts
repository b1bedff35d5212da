/**
 * Objects in the form in which SQLite's introspection gives them back.
 *
 * @module
 */
import { foldName } from "../../catalog/identifiers.ts";
import {
  type Attributes,
  type CheckAttributes,
  type ColumnAttributes,
  describe,
  type ForeignKeyAttributes,
  type IndexAttributes,
  type IndexKey,
  type KeyAttributes,
  type ObjectKind,
  type SchemaObject,
  type TableAttributes,
  type ViewAttributes,
} from "../../catalog/object.ts";
import { MigrError } from "../../errors.ts";
import { isWord, nameOf, type Token, tokens } from "./ddl/lexer.ts";
import { spellCollation } from "./ddl/read_index.ts";
import { withPlainNames } from "./object_texts.ts";
import { unsupportedKind } from "./rules/unsupported.ts";
import { oneLine, tidy, tidyStatement } from "./text.ts";
import { portableType } from "./types.ts";

type Normalize<K extends ObjectKind> = (attributes: Attributes<K>, object: SchemaObject<K>) => Attributes<K>;

/** What SQLite has; everything else is refused. */
const NORMALIZE: { readonly [K in ObjectKind]?: Normalize<K> } = {
  table: normalizeTable,
  column: normalizeColumn,
  primaryKey: normalizeKey,
  unique: normalizeKey,
  check: normalizeCheck,
  foreignKey: normalizeForeignKey,
  index: normalizeIndex,
  view: normalizeView,
  trigger: (trigger) => ({ definition: tidyStatement(trigger.definition) }),
};

/**
 * Puts an object into SQLite's normal form. Idempotent.
 *
 * @throws MigrError `OPERATION_UNSUPPORTED` for a kind or an attribute that SQLite does not have.
 */
export function normalize<K extends ObjectKind>(object: SchemaObject<K>): SchemaObject<K> {
  const rule = (NORMALIZE[object.kind] ?? refuseKind) as Normalize<K>;
  const attributes = rule(object.attributes, object);
  if (object.id.schema !== "") throw refusal(object, `lives in the schema "${object.id.schema}"`, NO_SCHEMAS);
  return withPlainNames({ ...object, attributes: withoutDefaults(attributes) });
}

const NO_SCHEMAS = "SQLite has no schemas: leave `schema` out.";

function refuseKind(_attributes: unknown, object: SchemaObject): never {
  throw unsupportedKind(object.id);
}

function refusal(object: SchemaObject, what: string, hint: string): MigrError {
  return new MigrError("OPERATION_UNSUPPORTED", `The ${describe(object.id)} ${what}, which SQLite does not have.`, {
    hint,
  });
}

/** Refuses attributes that would be lost. */
function refuse<A extends object>(object: SchemaObject, attributes: A, names: Partial<Record<keyof A, string>>): void {
  for (const [name, what] of Object.entries(names) as [keyof A, string][]) {
    if (attributes[name] !== undefined) throw refusal(object, what, `Leave \`${String(name)}\` out for SQLite.`);
  }
}

/** "Absent means default": what is false, undefined or an empty list is left out. */
function withoutDefaults<A extends object>(attributes: A): A {
  const entries = Object.entries(attributes).filter(([, value]) => value !== undefined && value !== false);
  return Object.fromEntries(entries) as A;
}

function normalizeTable(table: TableAttributes, object: SchemaObject): TableAttributes {
  refuse(object, table, {
    unlogged: "is UNLOGGED",
    rowSecurity: "has row-level security",
    forceRowSecurity: "has row-level security",
    with: "has storage parameters",
    partitionBy: "is partitioned",
    partitionOf: "is a partition",
    inherits: "inherits columns",
    of: "is of a composite type",
    tablespace: "is in a tablespace",
    accessMethod: "has an access method",
    replicaIdentity: "has a replica identity",
  });
  return table;
}

function normalizeColumn(column: ColumnAttributes): ColumnAttributes {
  const { identity, collation, generated, default: value, ...rest } = column;
  const hasIdentity = identity !== undefined;
  const expression = value === undefined || hasIdentity ? undefined : normalizeDefault(value);
  return {
    ...rest,
    type: hasIdentity ? "integer" : portableType(column.type),
    ...(expression === undefined ? {} : { default: expression }),
    ...(hasIdentity ? { identity: { generated: "byDefault" } } : {}),
    ...(generated === undefined ? {} : { generated: { ...generated, expression: tidy(generated.expression) } }),
    ...normalizeCollation(collation),
  };
}

/** `BINARY` is what a column has anyway. */
function normalizeCollation(collation: string | undefined): { collation?: string } {
  if (collation === undefined) return {};
  const spelled = spellCollation(collation);
  return spelled === "BINARY" ? {} : { collation: spelled };
}

/** NULL is what a column without a default gets; the moment of `now()` has a word of its own. */
export function normalizeDefault(expression: string): string | undefined {
  const text = tidy(expression);
  if (/^null$/i.test(text)) return undefined;
  if (/^now\( ?\)$/i.test(text)) return "CURRENT_TIMESTAMP";
  return /^current_(?:time|date|timestamp)$/i.test(text) ? text.toUpperCase() : text;
}

function normalizeKey(key: KeyAttributes, object: SchemaObject): KeyAttributes {
  refuse(object, key, {
    include: "has covering columns (INCLUDE)",
    nullsNotDistinct: "is NULLS NOT DISTINCT",
    deferrable: "is DEFERRABLE",
    initiallyDeferred: "is INITIALLY DEFERRED",
  });
  const { columnOptions, ...rest } = key;
  const options = Object.entries(columnOptions ?? {}).flatMap(([column, text]): [string, string][] => {
    const option = keyOption(text);
    return option === "" ? [] : [[column, option]];
  });
  return options.length === 0 ? rest : { ...rest, columnOptions: Object.fromEntries(options) };
}

/** What stands after a key's column, in one spelling: `COLLATE NOCASE DESC`. */
export function keyOption(text: string): string {
  const list = tokens(text);
  const at = list.findIndex((token) => isWord(token, "COLLATE"));
  const collation = at === -1 ? undefined : list[at + 1];
  const parts = collation === undefined ? [] : [`COLLATE ${quotedCollation(collation)}`];
  if (list.some((token) => token !== collation && isWord(token, "DESC"))) parts.push("DESC");
  return parts.join(" ");
}

function quotedCollation(token: Token): string {
  return token.kind === "word" ? spellCollation(nameOf(token)) : token.text;
}

function normalizeCheck(check: CheckAttributes, object: SchemaObject): CheckAttributes {
  refuse(object, check, { noInherit: "is NO INHERIT" });
  return { ...check, expression: tidy(check.expression) };
}

function normalizeForeignKey(key: ForeignKeyAttributes, object: SchemaObject): ForeignKeyAttributes {
  if (key.references.schema !== "") {
    throw refusal(object, `references the schema "${key.references.schema}"`, NO_SCHEMAS);
  }
  return key.initiallyDeferred ? { ...key, deferrable: true } : key;
}

function normalizeIndex(index: IndexAttributes, object: SchemaObject): IndexAttributes {
  const { method, ...rest } = index;
  if (method !== undefined && foldName(method) !== "btree") {
    throw refusal(object, `uses the method ${method}`, "SQLite's indexes are B-trees: leave `method` out.");
  }
  refuse(object, rest, {
    include: "has covering columns (INCLUDE)",
    with: "has storage parameters",
    nullsNotDistinct: "is NULLS NOT DISTINCT",
  });
  const where = index.where === undefined ? {} : { where: tidy(index.where) };
  return { ...rest, keys: index.keys.map((key) => normalizeIndexKey(key, object)), ...where };
}

/** SQLite sorts NULLs first when ascending and last when descending, and its indexes know no other order. */
function normalizeIndexKey(key: IndexKey, object: SchemaObject): IndexKey {
  const { nulls, ...rest } = key;
  const natural = key.order === "desc" ? "last" : "first";
  if (nulls !== undefined && nulls !== natural) {
    throw refusal(object, `sorts NULLS ${nulls.toUpperCase()}`, "Leave `nulls` out for SQLite.");
  }
  refuse(object, rest, { opclass: "has an operator class" });
  return {
    ...rest,
    ...(key.expression === undefined ? {} : { expression: tidy(key.expression) }),
    ...(key.collation === undefined ? {} : { collation: spellCollation(key.collation) }),
  };
}

function normalizeView(view: ViewAttributes, object: SchemaObject): ViewAttributes {
  const definition = tidyStatement(view.definition);
  const { columns, ...others } = view.with ?? {};
  const other = Object.keys(others)[0];
  if (other !== undefined) throw refusal(object, `has the option ${other}`, "Leave `with` out for SQLite.");
  if (view.defaults !== undefined) throw refusal(object, "has defaults", "Leave `defaults` out for SQLite.");
  return columns === undefined ? { definition } : { definition, with: { columns: oneLine(columns) } };
}
