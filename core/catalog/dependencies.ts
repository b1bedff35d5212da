/**
 * What each object needs in order to exist: the edges of the one graph from which every order is derived.
 *
 * Most of it follows from the attributes (a constraint needs its columns, a column its enum). Only what the attributes
 * cannot say is carried by `dependsOn`.
 *
 * @module
 */
import type { Catalog } from "./catalog.ts";
import { callsIn, collationParts, identifiersIn } from "./identifiers.ts";
import { isCall, type Relation, visitNames } from "./names.ts";
import { namedBy } from "./needs.ts";
import {
  type AnyObject,
  isKind,
  keyOf,
  NAMED_TYPE_KINDS,
  type ObjectId,
  parentOf,
  RELATION_KINDS,
  type SchemaObject,
} from "./object.ts";
import { multirangeOf } from "./renamed.ts";

export interface DependencyOptions {
  /** A foreign key needs the table that it refers to. */
  readonly foreignKeysNeedTarget: boolean;
}

/** Which objects need which, by key. */
export interface Edges extends Iterable<readonly [string, ReadonlySet<string>]> {
  get(key: string): ReadonlySet<string> | undefined;
}

/**
 * The keys of all objects of a catalog that each of its objects needs directly.
 *
 * @example
 * dependencies(catalog, { foreignKeysNeedTarget: true }).get("index:users.users_email_idx")
 * // Set { "table:users", "column:users.email" }
 */
export function dependencies(catalog: Catalog, options: DependencyOptions): Edges {
  const finder = new DependencyFinder(catalog, options);
  const found = new Map<string, ReadonlySet<string>>();
  for (const object of catalog) found.set(keyOf(object.id), finder.of(object));
  return found;
}

/**
 * {@link dependencies} that are found when they are asked for, for whoever asks about few objects.
 *
 * @param catalog must not change meanwhile
 */
export function dependenciesOnDemand(catalog: Catalog, options: DependencyOptions): Edges {
  let finder: DependencyFinder | undefined;
  const found = new Map<string, ReadonlySet<string>>();
  const get = (key: string): ReadonlySet<string> | undefined => {
    const known = found.get(key);
    const object = known === undefined ? catalog.getByKey(key) : undefined;
    if (object === undefined) return known;
    finder ??= new DependencyFinder(catalog, options);
    const needs = finder.of(object);
    found.set(key, needs);
    return needs;
  };
  return { get, [Symbol.iterator]: () => dependencies(catalog, options)[Symbol.iterator]() };
}

/** The same edges, turned round: who needs an object. */
export function dependants(edges: Edges): ReadonlyMap<string, readonly string[]> {
  const turned = new Map<string, string[]>();
  for (const [key, needs] of edges) {
    for (const need of needs) {
      const list = turned.get(need);
      if (list === undefined) turned.set(need, [key]);
      else list.push(key);
    }
  }
  return turned;
}

/** Everything that an object needs, near or far. */
export function reachable(key: string, edges: Edges): Set<string> {
  const found = new Set<string>();
  const pending = [key];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const need of edges.get(next) ?? []) {
      if (found.has(need)) continue;
      found.add(need);
      pending.push(need);
    }
  }
  return found;
}

class DependencyFinder {
  readonly #catalog: Catalog;
  readonly #options: DependencyOptions;
  /** Enums by the name that a column's type would show. */
  readonly #enums = new Map<string, string>();
  /** Keys of relations by bare name, with their place in the catalog: for views that do not say what they read. */
  readonly #relations = new Map<string, { readonly key: string; readonly id: ObjectId; readonly place: number }[]>();
  readonly #places = new Map<string, number>();
  /** Keys of relations by schema and name, of whatever kind: most of what is asked. */
  readonly #named = new Map<string, Map<string, string[]>>();
  /** Keys of functions by bare name: for expressions that do not say which they call. */
  readonly #routines = new Map<string, string[]>();

  constructor(catalog: Catalog, options: DependencyOptions) {
    this.#catalog = catalog;
    this.#options = options;
    let place = 0;
    for (const object of catalog) this.#register(object, place++);
  }

  #register(object: AnyObject, place: number): void {
    const key = keyOf(object.id);
    const { schema, name } = object.id;
    for (const type of typesOf(object)) {
      this.#enums.set(typeKey(type.schema === "" ? type.name : `${type.schema}.${type.name}`), key);
    }
    if (object.kind === "function" || object.kind === "procedure") {
      this.#routines.set(name, [...(this.#routines.get(name) ?? []), key]);
    }
    if (!RELATION_KINDS.some((kind) => kind === object.kind)) return;
    this.#places.set(key, place);
    const inSchema = this.#named.get(schema) ?? new Map<string, string[]>();
    this.#named.set(schema, inSchema.set(name, [...(inSchema.get(name) ?? []), key]));
    const list = this.#relations.get(name.toLowerCase()) ?? [];
    list.push({ key, id: object.id, place });
    this.#relations.set(name.toLowerCase(), list);
  }

  of(object: SchemaObject): ReadonlySet<string> {
    const found = new Set<string>();
    this.#addContainers(object, found);
    for (const id of object.dependsOn ?? []) if (this.#catalog.has(id)) found.add(keyOf(id));
    this.#addNames(object, found);
    for (const id of namedBy(object)) this.#add(id, found);
    if (isKind(object, "foreignKey") && this.#options.foreignKeysNeedTarget) this.#addReferencedKey(object, found);
    if (object.kind === "view" || object.kind === "materializedView") {
      this.#addWhatIsRead(object as SchemaObject<"view">, found);
    }
    if (isKind(object, "trigger")) this.#addColumnsOfTrigger(object, found);
    if (object.kind === "function") this.#needOnlyNames(object.id, found);
    found.delete(keyOf(object.id));
    return found;
  }

  /** The functions that a base type is made of come before it: they need no more than its name. */
  #needOnlyNames(made: ObjectId, found: Set<string>): void {
    for (const key of [...found].filter((need) => need.startsWith("baseType:"))) {
      const type = this.#catalog.getByKey(key);
      if (type?.dependsOn?.some((id) => keyOf(id) === keyOf(made)) !== true) continue;
      found.delete(key);
      found.add(keyOf({ ...type.id, kind: "shellType" }));
    }
  }

  /** The columns that a program mentions, so that it is made when they have their names; a function's are in there. */
  #addColumnsOfTrigger({ id, attributes: { definition } }: SchemaObject<"trigger">, found: Set<string>): void {
    if (id.table === undefined || isCall(definition)) return;
    this.#addMentionedColumns(definition, { schema: id.schema, name: id.table }, found);
  }

  #addContainers(object: SchemaObject, found: Set<string>): void {
    const parent = parentOf(object.id);
    if (parent?.kind === "table") this.#addRelation(parent, found);
    else if (parent !== undefined && this.#catalog.has(parent)) found.add(keyOf(parent));
    // The columns of views and the fields of types are no objects, but what is said about them goes with these.
    else if (parent?.table !== undefined) {
      this.#addRelation({ schema: parent.schema, name: parent.table }, found);
      this.#add({ kind: "compositeType", schema: parent.schema, name: parent.table }, found);
    }
    // What is taken from a role for a table is taken for its columns, too.
    if (object.kind === "grant" && object.id.on === "column") {
      const { table, ...id } = object.id;
      for (const on of RELATION_KINDS) this.#add({ ...id, on, name: table ?? "" }, found);
    }
    if (object.kind === "sequenceOwner") this.#add({ ...object.id, kind: "sequence" }, found);
    if (object.managedBy !== undefined) this.#add(object.managedBy, found);
    if (object.id.schema !== "") this.#add({ kind: "schema", schema: "", name: object.id.schema }, found);
  }

  #addNames(object: SchemaObject, found: Set<string>): void {
    const { foreignKeysNeedTarget } = this.#options;
    const isOwn = (relation: Relation): boolean =>
      relation.schema === object.id.schema && relation.name === (object.id.table ?? object.id.name);
    const follow = (relation: Relation): boolean =>
      foreignKeysNeedTarget || object.kind !== "foreignKey" || isOwn(relation);
    visitNames(object, {
      relation: (relation) => {
        if (follow(relation)) this.#addRelation(relation, found);
        return relation.name;
      },
      column: (relation, column) => {
        if (follow(relation)) this.#addColumn(relation, column, found);
        return column;
      },
      type: (type) => {
        const key = this.#enums.get(typeKey(type.replace(/^SETOF /i, "")));
        if (key !== undefined) found.add(key);
        return type;
      },
      expression: (expression, scope) => {
        // A column's default sees no columns, and a cast in it names the type that the column has anyway.
        if (scope !== undefined && object.kind !== "table") this.#addMentionedColumns(expression, scope, found);
        if (object.dependsOn === undefined && this.#routines.size > 0) this.#addCalled(expression, found);
        return expression;
      },
      collation: (collation) => {
        this.#add({ kind: "collation", ...collationParts(collation) }, found);
        return collation;
      },
    });
  }

  #add(id: ObjectId, found: Set<string>): void {
    const key = keyOf(id);
    if (this.#catalog.getByKey(key) !== undefined) found.add(key);
  }

  #addRelation({ schema, name }: Relation, found: Set<string>): void {
    for (const key of this.#named.get(schema)?.get(name) ?? []) found.add(key);
  }

  #addColumn(relation: Relation, column: string, found: Set<string>): void {
    this.#add({ kind: "column", schema: relation.schema, table: relation.name, name: column }, found);
  }

  #addCalled(expression: string, found: Set<string>): void {
    for (const name of callsIn(expression)) for (const key of this.#routines.get(name) ?? []) found.add(key);
  }

  #addMentionedColumns(expression: string, scope: Relation, found: Set<string>): void {
    for (const name of identifiersIn(expression)) this.#addColumn(scope, name, found);
  }

  /** A foreign key stands on the primary key or unique constraint (or unique index) of what it refers to. */
  #addReferencedKey(object: SchemaObject<"foreignKey">, found: Set<string>): void {
    const { schema, table, columns } = object.attributes.references;
    const wanted = [...columns].sort().join("\0");
    const same = (names: readonly (string | undefined)[]): boolean => [...names].sort().join("\0") === wanted;
    for (const member of this.#catalog.members({ kind: "table", schema, name: table })) {
      const isKey = (member.kind === "primaryKey" || member.kind === "unique") && same(member.attributes.columns);
      const isUniqueIndex =
        member.kind === "index" &&
        member.attributes.unique === true &&
        same(member.attributes.keys.map((k) => k.column));
      if (isKey || isUniqueIndex) found.add(keyOf(member.id));
    }
  }

  /** What a view reads, as far as its `dependsOn` does not say it: the relations, or only the columns of these. */
  #addWhatIsRead(view: SchemaObject<"view">, found: Set<string>): void {
    const { dependsOn } = view;
    if (dependsOn?.some((id) => id.kind === "column")) return;
    const mentioned = identifiersIn(view.attributes.definition);
    for (const relation of dependsOn ?? this.#mentionedRelations(view, mentioned)) {
      if (dependsOn === undefined) found.add(keyOf(relation));
      for (const column of this.#catalog.membersOfKind(relation, "column")) {
        if (mentioned.has(column.id.name)) found.add(keyOf(column.id));
      }
    }
  }

  /** Only views declared before this one, so that two views that mention each other's names make no cycle. */
  #mentionedRelations(view: SchemaObject<"view">, mentioned: ReadonlySet<string>): ObjectId[] {
    const ownPlace = this.#places.get(keyOf(view.id)) ?? 0;
    return [...mentioned]
      .flatMap((name) => this.#relations.get(name.toLowerCase()) ?? [])
      .filter(({ id, place }) => id.kind === "table" || place < ownPlace)
      .map(({ id }) => id);
  }
}

/** The types that an object is. */
function typesOf(object: AnyObject): readonly ObjectId[] {
  if (!NAMED_TYPE_KINDS.includes(object.kind)) return [];
  return isKind(object, "rangeType") ? [object.id, ...multirangeOf(object)] : [object.id];
}

/** The enum's part of a type: without quotes, array brackets and modifiers. */
function typeKey(type: string): string {
  return type.replaceAll('"', "").replace(/(\[\d*\])+$/, "");
}
