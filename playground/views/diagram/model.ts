/**
 * The diagram as data: cards for tables, views and types, links for foreign keys, and what came, went and changed.
 *
 * @module
 */
import {
  type AnyObject,
  type AttributesByKind,
  type Catalog,
  KIND_LABELS,
  keyOf,
  type ObjectId,
  type ObjectKind,
  parentOf,
  qualifiedName,
} from "../../../core/mod.ts";
import { type Change, type ComparedObject, compareCatalogs } from "../shared/changes.ts";
import type { Renamed } from "../shared/renames.ts";
import { attributeChanges, columnTraits, summaryOf } from "../shared/words.ts";

/** What a column is part of, besides its table. */
export type ColumnRole = "primary key" | "foreign key" | "unique" | "indexed";

/** One line of a card: a column, a value of an enum, a constraint or index. */
export interface CardRow {
  readonly key: string;
  readonly kind: ObjectKind | "value";
  readonly name: string;
  readonly text: string;
  /** The whole of it, where `text` is shortened. */
  readonly title: string;
  readonly roles: readonly ColumnRole[];
  readonly change?: Change;
  /** What it was, of a changed one. */
  readonly was?: string;
}

/** A box of the diagram. */
export interface Card {
  readonly key: string;
  readonly kind: ObjectKind;
  readonly title: string;
  readonly rows: readonly CardRow[];
  /** Beneath the columns: constraints and indexes that the columns' own marks do not tell. */
  readonly notes: readonly CardRow[];
  readonly change?: Change;
  readonly was?: string;
  /** Something in it changed. */
  readonly touched: boolean;
}

/** A line between two cards: a foreign key, or what a view reads. */
export interface Link {
  readonly key: string;
  readonly kind: "reference" | "reads";
  readonly from: string;
  readonly to: string;
  /** The rows that it joins; absent: the cards' titles. */
  readonly fromRow?: string;
  readonly toRow?: string;
  readonly change?: Change;
  /** In a sentence: `orders.user_id refers to users.id`. */
  readonly title: string;
}

export interface Diagram {
  readonly cards: readonly Card[];
  readonly links: readonly Link[];
  /** Found in the database and not modelled, or nothing to draw: named beneath. */
  readonly others: readonly CardRow[];
}

/** Kinds that have a card; the rest are rows of these, or are listed beneath. */
const CARDS: readonly ObjectKind[] = ["table", "view", "materializedView", "enum"];
const RELATIONS: readonly ObjectKind[] = ["table", "view", "materializedView"];
/** Constraints on one column that its marks tell. */
const MARKED: readonly ObjectKind[] = ["primaryKey", "unique", "foreignKey", "index"];

/**
 * Makes the diagram of a schema, with what differs from an earlier one.
 *
 * @param before absent: nothing is marked
 * @param renames what is the same under another name
 * @example diagramOf(undefined, catalog).cards.map((card) => card.title) // ["users", "orders"]
 */
export function diagramOf(before: Catalog | undefined, after: Catalog, renames: readonly Renamed[] = []): Diagram {
  return new DiagramMaker(compareCatalogs(before, after, renames)).make();
}

class DiagramMaker {
  readonly #compared: ReadonlyMap<string, ComparedObject>;
  /** What lives in each relation, by the relation's schema and name. */
  readonly #members = new Map<string, ComparedObject[]>();

  constructor(compared: ReadonlyMap<string, ComparedObject>) {
    this.#compared = compared;
    for (const item of compared.values()) {
      const parent = parentOf(item.object.id);
      if (parent === undefined) continue;
      const home = this.#homeOf(parent);
      const list = this.#members.get(home);
      if (list === undefined) this.#members.set(home, [item]);
      else list.push(item);
    }
  }

  make(): Diagram {
    const all = [...this.#compared.values()];
    const cards = all.filter(({ object }) => CARDS.includes(object.kind)).map((item) => this.#card(item));
    const links = all.flatMap((item) => this.#links(item));
    const shown = new Set(cards.map((card) => card.key));
    const others = all.filter((item) => this.#isOther(item)).map((item) => noteOf(item));
    return { cards, links: links.filter(({ from, to }) => shown.has(from) && shown.has(to)), others };
  }

  /** A member's table may be a view, and a comment's target a column: the key of the card. */
  #homeOf(id: ObjectId): string {
    if (id.table !== undefined) return this.#homeOf({ kind: "table", schema: id.schema, name: id.table });
    const kinds = RELATIONS.includes(id.kind) ? RELATIONS : [id.kind];
    const keys = kinds.map((kind) => keyOf({ ...id, kind }));
    return keys.find((key) => this.#compared.has(key)) ?? keyOf(id);
  }

  #card(item: ComparedObject): Card {
    const { object, change } = item;
    const key = keyOf(object.id);
    const members = this.#members.get(key) ?? [];
    const columns = members.filter((member) => member.object.kind === "column");
    const rows = object.kind === "enum" ? valueRows(item) : columns.map((column) => this.#columnRow(column, members));
    const notes = members.filter((member) => this.#needsNote(member, item, columns)).map(noteOf);
    if (object.kind === "view" || object.kind === "materializedView") notes.unshift(definitionRow(item));
    const touched = change !== undefined || [...rows, ...notes].some((row) => row.change !== undefined);
    const own = object.kind === "table" ? changeOf(item) : { ...(change === undefined ? {} : { change }) };
    return { key, kind: object.kind, title: qualifiedName(object.id), rows, notes, touched, ...own };
  }

  #columnRow(item: ComparedObject, members: readonly ComparedObject[]): CardRow {
    const { id, attributes } = item.object as AnyObject & { kind: "column" };
    const traits = columnTraits(attributes).filter((trait) => trait !== "not null");
    const nullable = attributes.notNull === true ? "" : "?";
    return {
      key: keyOf(id),
      kind: "column",
      name: id.name,
      text: `${shortType(attributes.type)}${nullable}`,
      title: [attributes.type, attributes.notNull === true ? "not null" : "nullable", ...traits].join(", "),
      roles: rolesOf(id.name, members, item.change),
      ...changeOf(item),
    };
  }

  /** What a column's marks tell needs no line, unless it changed on its own. */
  #needsNote(member: ComparedObject, card: ComparedObject, columns: readonly ComparedObject[]): boolean {
    const { object, change } = member;
    if (object.kind === "column" || object.kind === "comment") return object.kind === "comment" && change !== undefined;
    const names = columnsOf(object);
    const single = names.length === 1 && MARKED.includes(object.kind) && isPlain(object);
    if (!single) return true;
    const column = columns.find(({ object: { id } }) => id.name === names[0]);
    return change !== undefined && change !== card.change && change !== column?.change;
  }

  #links(item: ComparedObject): Link[] {
    const { object, change } = item;
    if (object.kind === "foreignKey") return [this.#reference(object, change)];
    if (object.kind !== "view" && object.kind !== "materializedView") return [];
    const relations = new Set((object.dependsOn ?? []).map((id) => this.#homeOf(id)));
    const from = keyOf(object.id);
    return [...relations]
      .filter((to) => to !== from && this.#compared.has(to))
      .map((to) => {
        const title = `${qualifiedName(object.id)} reads ${to.slice(to.indexOf(":") + 1)}`;
        return { key: `${from} ${to}`, kind: "reads", from, to, title, ...(change === undefined ? {} : { change }) };
      });
  }

  #reference(object: AnyObject & { kind: "foreignKey" }, change: Change | undefined): Link {
    const { id, attributes } = object;
    const { schema, table } = attributes.references;
    const [column = "", target = ""] = [attributes.columns[0], attributes.references.columns[0]];
    return {
      key: keyOf(id),
      kind: "reference",
      from: this.#homeOf(id),
      to: this.#homeOf({ kind: "table", schema, name: table }),
      fromRow: keyOf({ kind: "column", schema: id.schema, table: id.table ?? "", name: column }),
      toRow: keyOf({ kind: "column", schema, table, name: target }),
      title: `${id.table}.${attributes.columns.join(", ")} refers to ${table}.${attributes.references.columns.join(", ")}`,
      ...(change === undefined ? {} : { change }),
    };
  }

  /** Neither a card nor in one: a sequence, a schema, a function. */
  #isOther({ object, change }: ComparedObject): boolean {
    if (CARDS.includes(object.kind) || object.kind === "schema" || object.kind === "sequenceOwner") return false;
    const parent = parentOf(object.id);
    if (parent === undefined) return true;
    return change !== undefined && !this.#compared.has(this.#homeOf(parent));
  }
}

/** A row that stands for an object with its name and what it is. */
function noteOf(item: ComparedObject): CardRow {
  const { object } = item;
  const text = summaryOf(object);
  return {
    key: keyOf(object.id),
    kind: object.kind,
    name: object.id.name,
    text,
    title: `${KIND_LABELS[object.kind]} ${object.id.name} ${text}`,
    roles: [],
    ...changeOf(item),
  };
}

function definitionRow(item: ComparedObject): CardRow {
  return { ...noteOf(item), name: "", text: oneLine(summaryOf(item.object)) };
}

function valueRows({ object, before, change }: ComparedObject): CardRow[] {
  const values = (object as AnyObject & { kind: "enum" }).attributes.values;
  const old = before === undefined ? values : (before as AnyObject & { kind: "enum" }).attributes.values;
  const row = (name: string, state: Change | undefined): CardRow => ({
    key: `${keyOf(object.id)} ${name}`,
    kind: "value",
    name,
    text: "",
    title: name,
    roles: [],
    ...(state === undefined ? {} : { change: state }),
  });
  return [
    ...values.map((name) => row(name, change === "changed" ? (old.includes(name) ? undefined : "added") : change)),
    ...old.filter((name) => !values.includes(name)).map((name) => row(name, "removed")),
  ];
}

function changeOf({ object, before, change, oldName }: ComparedObject): { change?: Change; was?: string } {
  if (change === undefined) return {};
  if (change !== "changed" || before === undefined) return { change };
  const was = attributeChanges(before.attributes, object.attributes).map(({ name, from, to }) =>
    name === "type" ? `was ${from}` : `${name}: ${from} → ${to}`,
  );
  if (oldName !== undefined) was.unshift(`was ${oldName}`);
  return { change, was: was.join(", ") };
}

/** @param own of a column that is gone, what went with it still says what it was */
function rolesOf(column: string, members: readonly ComparedObject[], own: Change | undefined): ColumnRole[] {
  const roles = new Set<ColumnRole>();
  for (const { object, change } of members) {
    if ((change === "removed" && own !== "removed") || !columnsOf(object).includes(column)) continue;
    if (object.kind === "primaryKey") roles.add("primary key");
    if (object.kind === "foreignKey") roles.add("foreign key");
    const unique = object.kind === "unique" || (object.kind === "index" && object.attributes.unique === true);
    if (unique && columnsOf(object).length === 1) roles.add("unique");
    else if (object.kind === "index") roles.add("indexed");
  }
  return [...roles];
}

function columnsOf(object: AnyObject): readonly string[] {
  switch (object.kind) {
    case "primaryKey":
    case "unique":
    case "foreignKey":
      return object.attributes.columns;
    case "index":
      return object.attributes.keys.flatMap(({ column }) => (column === undefined ? [] : [column]));
    default:
      return [];
  }
}

/** An index that is nothing but an index on a column. */
function isPlain(object: AnyObject): boolean {
  if (object.kind !== "index") return true;
  const { method, where, keys } = object.attributes as AttributesByKind["index"];
  return method === undefined && where === undefined && keys.length === 1;
}

const SHORT_TYPES: readonly (readonly [RegExp, string])[] = [
  [/^character varying/, "varchar"],
  [/^timestamp(.*) with time zone$/, "timestamptz$1"],
  [/^timestamp(.*) without time zone$/, "timestamp$1"],
  [/^time(.*) with time zone$/, "timetz$1"],
  [/^time(.*) without time zone$/, "time$1"],
  [/^double precision$/, "double"],
];

/** A type as it fits on a card. */
function shortType(type: string): string {
  return SHORT_TYPES.reduce((text, [pattern, short]) => text.replace(pattern, short), type);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
