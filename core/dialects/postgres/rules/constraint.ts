/**
 * Primary keys, unique, check and exclusion constraints, foreign keys.
 *
 * @module
 */
import {
  type Attributes,
  type ConstraintKind,
  type Deferral,
  describe,
  type Enforcement,
  type ExclusionAttributes,
  type ForeignKeyAttributes,
  type IndexStorage,
  type KeyAttributes,
  type ReferentialAction,
  type SchemaObject,
} from "../../../catalog/object.ts";
import { type AlterOperation, changedAttributes } from "../../../operations/operation.ts";
import { qualify, quote, quoteList, tableOf } from "../quote.ts";
import { indexKey } from "./index_key.ts";
import { INDEX_STORAGE, indexMarks, indexStorageChanges } from "./index_storage.ts";
import { cascade, ifExists, parameterList, type Rule, unsupported } from "./rule.ts";

const WRITERS: { readonly [K in ConstraintKind]: (attributes: Attributes<K>) => string } = {
  primaryKey: (attributes) => key("PRIMARY KEY", attributes),
  unique: (attributes) =>
    key(attributes.nullsNotDistinct === true ? "UNIQUE NULLS NOT DISTINCT" : "UNIQUE", attributes),
  check: ({ expression, noInherit, ...rest }) =>
    `CHECK (${expression})${noInherit === true ? " NO INHERIT" : ""}${enforcement(rest)}`,
  exclusion,
  foreignKey: (attributes) => foreignKey(attributes) + enforcement(attributes),
};

/** The clause of a constraint in CREATE TABLE and ADD: `CONSTRAINT users_pkey PRIMARY KEY (id)`. */
export function constraintClause<K extends ConstraintKind>({ kind, id, attributes }: SchemaObject<K>): string {
  return `CONSTRAINT ${quote(id.name)} ${WRITERS[kind](attributes)}`;
}

function key(words: string, { columns, include, withoutOverlaps, ...rest }: KeyAttributes): string {
  const overlaps = withoutOverlaps === true ? " WITHOUT OVERLAPS" : "";
  return `${words} (${quoteList(columns)}${overlaps})${covering(include)}${storage(rest)}${deferral(rest)}`;
}

function covering(include: readonly string[] | undefined): string {
  return include === undefined ? "" : ` INCLUDE (${quoteList(include)})`;
}

/** Where and how the index behind a constraint is kept. */
function storage({ with: parameters, tablespace }: IndexStorage): string {
  return [
    ...(parameters === undefined ? [] : [` WITH ${parameterList(parameters)}`]),
    ...(tablespace === undefined ? [] : [` USING INDEX TABLESPACE ${quote(tablespace)}`]),
  ].join("");
}

function enforcement({ notValid, notEnforced }: Enforcement): string {
  if (notEnforced === true) return " NOT ENFORCED";
  return notValid === true ? " NOT VALID" : "";
}

function exclusion({ method, elements, include, where, ...rest }: ExclusionAttributes): string {
  const list = elements.map((element) => `${indexKey(element)} WITH ${element.operator}`).join(", ");
  const condition = where === undefined ? "" : ` WHERE (${where})`;
  return `EXCLUDE USING ${quote(method ?? "btree")} (${list})${covering(include)}${storage(rest)}${condition}${deferral(rest)}`;
}

const ACTIONS: Readonly<Record<ReferentialAction, string>> = {
  cascade: "CASCADE",
  restrict: "RESTRICT",
  setNull: "SET NULL",
  setDefault: "SET DEFAULT",
};

function foreignKey(attributes: ForeignKeyAttributes): string {
  const { columns, references, onDelete, onDeleteColumns, onUpdate, match, period } = attributes;
  const list = (names: readonly string[]): string =>
    `(${[...names.slice(0, -1).map(quote), ...names.slice(-1).map((name) => `${period === true ? "PERIOD " : ""}${quote(name)}`)].join(", ")})`;
  const target = `${qualify(references.schema, references.table)} ${list(references.columns)}`;
  const full = match === "full" ? " MATCH FULL" : "";
  const some = onDeleteColumns === undefined ? "" : ` (${quoteList(onDeleteColumns)})`;
  const deleted = onDelete === undefined ? "" : ` ON DELETE ${ACTIONS[onDelete]}${some}`;
  const updated = onUpdate === undefined ? "" : ` ON UPDATE ${ACTIONS[onUpdate]}`;
  return `FOREIGN KEY ${list(columns)} REFERENCES ${target}${full}${deleted}${updated}${deferral(attributes)}`;
}

function deferral({ deferrable, initiallyDeferred }: Deferral): string {
  if (initiallyDeferred === true) return " DEFERRABLE INITIALLY DEFERRED";
  return deferrable === true ? " DEFERRABLE" : "";
}

/** Marks that an index bears, which CREATE and ADD have no words for. */
export function constraintSettings({ id, attributes }: SchemaObject): string[] {
  return indexMarks(id, {}, attributes as IndexStorage);
}

function rule<K extends ConstraintKind>(
  alterOthers: (operation: AlterOperation<K>, changed: readonly string[]) => readonly string[] = refuse,
): Rule<K> {
  return {
    create: ({ object }) => [
      `ALTER TABLE ${tableOf(object.id)} ADD ${constraintClause(object)}`,
      ...constraintSettings(object),
    ],
    alter: async (operation, context) => {
      const others = changedAttributes(operation).filter((name) => !INDEX_STORAGE.includes(name));
      const rest = others.length === 0 ? [] : alterOthers(operation, others);
      const { id, from, to } = operation;
      return [...rest, ...(await indexStorageChanges(id, from as IndexStorage, to as IndexStorage, context))];
    },
    drop: (operation) => {
      const { id } = operation.object;
      return [
        `ALTER TABLE ${tableOf(id)} DROP CONSTRAINT ${ifExists(operation)}${quote(id.name)}${cascade(operation)}`,
      ];
    },
    rename: ({ from, to }) => [
      `ALTER TABLE ${tableOf(from)} RENAME CONSTRAINT ${quote(from.name)} TO ${quote(to.name)}`,
    ],
  };
}

function refuse({ id }: AlterOperation, changed: readonly string[]): never {
  throw unsupported(`Changing ${changed.join(", ")} of the ${describe(id)} in place`, "Drop it and create it again.");
}

export const primaryKeyRule: Rule<"primaryKey"> = /* @__PURE__ */ rule();
export const uniqueRule: Rule<"unique"> = /* @__PURE__ */ rule();
export const exclusionRule: Rule<"exclusion"> = /* @__PURE__ */ rule();

/** A check can be validated. */
export const checkRule: Rule<"check"> = /* @__PURE__ */ rule((operation, changed) => {
  const { id, from, to } = operation;
  if (changed.some((name) => name !== "notValid") || from.notValid !== true || to.notValid === true) {
    refuse(operation, changed);
  }
  return [`ALTER TABLE ${tableOf(id)} VALIDATE CONSTRAINT ${quote(id.name)}`];
});

/** A foreign key can be validated and enforced, and its deferral can change. */
export const foreignKeyRule: Rule<"foreignKey"> = /* @__PURE__ */ rule((operation, changed) => {
  const { id, from, to } = operation;
  const known = ["deferrable", "initiallyDeferred", "notValid", "notEnforced"];
  const others = changed.filter((name) => !known.includes(name));
  if (others.length > 0) refuse(operation, others);
  const words = [
    ...(changed.includes("notEnforced") ? [to.notEnforced === true ? " NOT ENFORCED" : " ENFORCED"] : []),
    ...(changed.some((name) => known.indexOf(name) < 2 && known.includes(name))
      ? [immediate(deferral(to) || " NOT DEFERRABLE")]
      : []),
  ];
  const table = `ALTER TABLE ${tableOf(id)}`;
  return [
    ...words.map((word) => `${table} ALTER CONSTRAINT ${quote(id.name)}${word}`),
    ...(from.notValid === true && to.notValid !== true ? [`${table} VALIDATE CONSTRAINT ${quote(id.name)}`] : []),
  ];
});

/** ALTER CONSTRAINT keeps what it is not told. */
function immediate(state: string): string {
  return state === " DEFERRABLE" ? " DEFERRABLE INITIALLY IMMEDIATE" : state;
}
