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
  type ExclusionAttributes,
  type ForeignKeyAttributes,
  type KeyAttributes,
  type ReferentialAction,
  type SchemaObject,
} from "../../../catalog/object.ts";
import { qualify, quote, quoteList, tableOf } from "../quote.ts";
import { indexKey } from "./index_key.ts";
import { cascade, ifExists, type Rule, unsupported } from "./rule.ts";

const WRITERS: { readonly [K in ConstraintKind]: (attributes: Attributes<K>) => string } = {
  primaryKey: (attributes) => key("PRIMARY KEY", attributes),
  unique: (attributes) =>
    key(attributes.nullsNotDistinct === true ? "UNIQUE NULLS NOT DISTINCT" : "UNIQUE", attributes),
  check: ({ expression, noInherit }) => `CHECK (${expression})${noInherit === true ? " NO INHERIT" : ""}`,
  exclusion,
  foreignKey,
};

/** The clause of a constraint in CREATE TABLE and ADD: `CONSTRAINT users_pkey PRIMARY KEY (id)`. */
export function constraintClause<K extends ConstraintKind>({ kind, id, attributes }: SchemaObject<K>): string {
  return `CONSTRAINT ${quote(id.name)} ${WRITERS[kind](attributes)}`;
}

function key(words: string, { columns, include, ...rest }: KeyAttributes): string {
  const covering = include === undefined ? "" : ` INCLUDE (${quoteList(include)})`;
  return `${words} (${quoteList(columns)})${covering}${deferral(rest)}`;
}

function exclusion({ method, elements, where, ...rest }: ExclusionAttributes): string {
  const list = elements.map((element) => `${indexKey(element)} WITH ${element.operator}`).join(", ");
  const condition = where === undefined ? "" : ` WHERE (${where})`;
  return `EXCLUDE USING ${quote(method ?? "btree")} (${list})${condition}${deferral(rest)}`;
}

const ACTIONS: Readonly<Record<ReferentialAction, string>> = {
  cascade: "CASCADE",
  restrict: "RESTRICT",
  setNull: "SET NULL",
  setDefault: "SET DEFAULT",
};

function foreignKey(attributes: ForeignKeyAttributes): string {
  const { columns, references, onDelete, onUpdate, match } = attributes;
  const target = `${qualify(references.schema, references.table)} (${quoteList(references.columns)})`;
  const full = match === "full" ? " MATCH FULL" : "";
  const deleted = onDelete === undefined ? "" : ` ON DELETE ${ACTIONS[onDelete]}`;
  const updated = onUpdate === undefined ? "" : ` ON UPDATE ${ACTIONS[onUpdate]}`;
  return `FOREIGN KEY (${quoteList(columns)}) REFERENCES ${target}${full}${deleted}${updated}${deferral(attributes)}`;
}

function deferral({ deferrable, initiallyDeferred }: Deferral): string {
  if (initiallyDeferred === true) return " DEFERRABLE INITIALLY DEFERRED";
  return deferrable === true ? " DEFERRABLE" : "";
}

function rule<K extends ConstraintKind>(): Rule<K> {
  return {
    create: ({ object }) => [`ALTER TABLE ${tableOf(object.id)} ADD ${constraintClause(object)}`],
    alter({ id }) {
      throw unsupported(`Changing the ${describe(id)} in place`, "Drop it and create it again.");
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

export const primaryKeyRule: Rule<"primaryKey"> = rule();
export const uniqueRule: Rule<"unique"> = rule();
export const checkRule: Rule<"check"> = rule();
export const exclusionRule: Rule<"exclusion"> = rule();

/** Only the deferral of a foreign key can change in place. */
export const foreignKeyRule: Rule<"foreignKey"> = {
  ...rule<"foreignKey">(),
  alter: ({ id, from, to }) => {
    const others = Object.keys({ ...from, ...to }).filter((key) => key !== "deferrable" && key !== "initiallyDeferred");
    if (others.length > 0) {
      throw unsupported(
        `Changing ${others.join(", ")} of the ${describe(id)} in place`,
        "Drop it and create it again.",
      );
    }
    const state = deferral(to) || " NOT DEFERRABLE";
    return [`ALTER TABLE ${tableOf(id)} ALTER CONSTRAINT ${quote(id.name)}${immediate(state)}`];
  },
};

/** ALTER CONSTRAINT keeps what it is not told. */
function immediate(state: string): string {
  return state === " DEFERRABLE" ? " DEFERRABLE INITIALLY IMMEDIATE" : state;
}
