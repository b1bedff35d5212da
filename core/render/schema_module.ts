/**
 * A catalog as a module of models: the inverse of `toCatalog`.
 *
 * @module
 */
import type { Catalog } from "../catalog/catalog.ts";
import { passesNotNull } from "../catalog/inherit.ts";
import {
  type AnyObject,
  type Attributes,
  CONSTRAINT_KINDS,
  canonical,
  isKind,
  isRelation,
  keyOf,
  type ObjectId,
  type ObjectKind,
  parentOf,
  qualifiedName,
  type SchemaObject,
} from "../catalog/object.ts";
import { hasOwnName } from "../catalog/part_names.ts";
import type { Dialect } from "../dialects/dialect.ts";
import { abilitiesOf, typeIn } from "../models/portability.ts";
import { keyText } from "./literal.ts";
import { anyCall, grantCalls, PRINTERS } from "./schema_objects.ts";
import { columnCall, extraCall, isReferable } from "./schema_parts.ts";
import {
  access,
  lastArgument,
  type ModuleContext,
  type Properties,
  placeOf,
  propertyOf,
  quoted,
  record,
  sourceList,
  valueText,
} from "./schema_text.ts";
import { triggerCall } from "./schema_triggers.ts";
import { TYPE_FUNCTIONS } from "./schema_types.ts";
import { hasWords } from "./schema_words.ts";

/** The module's text. */
export interface SchemaModule {
  readonly text: string;
}

/** Kinds whose declarations come first, in this order: others name their constants. */
const FIRST: readonly ObjectKind[] = ["schema", "extension", "enum", "compositeType", "domain", "sequence"];
/** Kinds that are printed with what they are in. */
const MEMBERS: readonly ObjectKind[] = ["column", ...CONSTRAINT_KINDS, "index"];
/** What is said about objects, and so comes last. */
const LAST: readonly ObjectKind[] = ["owner", "grant", "defaultPrivilege", "securityLabel", "comment"];

/**
 * A module whose exports declare a catalog: all of it, what has no function of its own by its attributes.
 *
 * @param dialect lets triggers be taken apart; without it they are printed as statements
 * @example renderSchemaModule(await postgres.introspect(connection), postgres).text // "import { integer, table } from …"
 */
export function renderSchemaModule(catalog: Catalog, dialect?: Dialect): SchemaModule {
  return { text: new ModulePrinter(catalog, dialect).print() };
}

class ModulePrinter implements ModuleContext {
  readonly catalog: Catalog;
  readonly #dialect: Dialect | undefined;
  readonly #names = new Map<string, string>();
  readonly #taken = new Set<string>(RESERVED);
  readonly #imports = new Set<string>();
  /** Keys of what stands above already. */
  readonly #declared = new Set<string>();
  /** Keys of what is printed, with an object of its own or as a part of one. */
  readonly #done = new Set<string>();
  readonly #parts: string[] = [];

  constructor(catalog: Catalog, dialect: Dialect | undefined) {
    this.catalog = catalog;
    this.#dialect = dialect;
  }

  use(name: string): string {
    this.#imports.add(name);
    return name;
  }

  isDeclared(id: ObjectId): boolean {
    return this.#declared.has(spaceOf(id));
  }

  constant(id: ObjectId): string {
    const key = spaceOf(id);
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const made = this.#fresh([id.schema, id.table ?? "", id.name].join(" "));
    this.#names.set(key, made);
    return made;
  }

  comment(id: ObjectId): string | undefined {
    const comment = this.catalog.get({ ...id, kind: "comment", on: id.kind } as ObjectId<"comment">);
    if (comment !== undefined) this.#done.add(keyOf(comment.id));
    return comment?.attributes.text;
  }

  typeName(column: SchemaObject<"column">): string {
    const { id, attributes } = column;
    const table = this.catalog.get(homeOf(id));
    if (this.#dialect === undefined || table?.kind !== "table" || attributes.type === "") return attributes.type;
    const type = this.#plainType(column, this.#dialect);
    const [key] = this.catalog.membersOfKind(table.id, "primaryKey");
    const isWholeKey = key?.attributes.columns.length === 1 && key.attributes.columns[0] === id.name;
    const place = { table: table.attributes as Attributes<"table">, isWholeKey };
    return typeIn(type, place, this.#dialect) === type ? type : `"${type}"`;
  }

  /** What is in quotes to be meant as it is, without them where that means the same. */
  #plainType(column: SchemaObject<"column">, { normalize, diffRules }: Dialect): string {
    const { type } = column.attributes;
    const words = /^"([^"]+)"$/.exec(type)?.[1];
    if (words === undefined) return type;
    const plain: SchemaObject<"column"> = normalize({ ...column, attributes: { ...column.attributes, type: words } });
    return diffRules.implied?.(plain as AnyObject, this.catalog, column as AnyObject).includes("type") === true
      ? plain.attributes.type
      : type;
  }

  isNullableKey(column: SchemaObject<"column">): boolean {
    if (column.attributes.notNull === true || column.managedBy !== undefined) return false;
    const [key] = this.catalog.membersOfKind(homeOf(column.id), "primaryKey");
    const isImplied = this.#dialect?.diffRules.implied?.(column as AnyObject, this.catalog).includes("notNull");
    return key?.attributes.columns.includes(column.id.name) === true && isImplied !== true;
  }

  needs(ids: readonly ObjectId[] = []): string | undefined {
    const homes = ids.map((id) => (id.table === undefined || id.on !== undefined ? id : homeOf(id)));
    const known = homes.filter((id) => this.isDeclared(id) || this.#comesLater(id));
    if (known.length === 0) return undefined;
    const list = sourceList([...new Set(known.map((id) => this.constant(id)))]);
    return known.every((id) => this.isDeclared(id)) ? list : `() => ${list}`;
  }

  /** Objects that need each other cannot both be first. */
  #comesLater(id: ObjectId): boolean {
    return (id.kind === "function" || id.kind === "procedure") && this.catalog.has(id);
  }

  print(): string {
    for (const kind of FIRST) for (const object of inOrder(this.#ofKind(kind))) this.#declare(object);
    for (const table of tablesInOrder(this.catalog)) this.#table(table);
    const later = [...this.catalog].filter(
      (object) => !this.#done.has(keyOf(object.id)) && !MEMBERS.includes(object.kind) && !LAST.includes(object.kind),
    );
    for (const object of inOrder(later)) this.#declare(object);
    // What is in something that is not declared as it could be.
    for (const kind of MEMBERS) for (const object of this.#ofKind(kind)) this.#member(object);
    for (const kind of LAST) for (const object of this.#ofKind(kind)) this.#said(object);
    const imports = `import { ${[...this.#imports].sort(byName).join(", ")} } from "migr/schema";`;
    const head = this.#imports.size === 0 ? [] : [imports.length <= 100 ? imports : broken([...this.#imports])];
    return `${[...head, ...this.#parts].join("\n\n")}\n`;
  }

  #ofKind(kind: ObjectKind): AnyObject[] {
    return [...this.catalog].filter((object) => object.kind === kind && !this.#done.has(keyOf(object.id)));
  }

  #declare(object: AnyObject): void {
    const own = PRINTERS[object.kind] as ((object: AnyObject, context: ModuleContext) => string) | undefined;
    const said = own !== undefined && this.#canSay(object) ? own(object, this) : undefined;
    const text =
      (object.kind === "trigger" && hasWords(object) && this.#dialect !== undefined
        ? triggerCall(object, this, this.#dialect)
        : undefined) ??
      said ??
      anyCall(object, this);
    if (object.kind === "sequence") this.#done.add(keyOf({ ...object.id, kind: "sequenceOwner" }));
    const indexes = said === undefined || !isRelation(object.id) ? [] : this.catalog.membersOfKind(object.id, "index");
    for (const index of indexes) this.#finish(index);
    this.#export(object.id, text);
  }

  /** The function of its kind has a word for all of it. */
  #canSay(object: AnyObject): boolean {
    if (!hasWords(object)) return false;
    if (object.kind === "policy") return this.isDeclared(homeOf(object.id));
    if (object.kind === "function" || object.kind === "procedure") return !this.#isInDefaultSchema(object.id);
    if (object.kind !== "sequence") return true;
    const owner = this.catalog.get({ kind: "sequenceOwner", schema: object.id.schema, name: object.id.name });
    const { table, column } = owner?.attributes ?? {};
    return (
      owner === undefined ||
      this.catalog.has({ kind: "column", schema: object.id.schema, table: table ?? "", name: column ?? "" })
    );
  }

  /** It says so, because it is called like a function of the engine. */
  #isInDefaultSchema({ schema }: ObjectId): boolean {
    return this.#dialect !== undefined && abilitiesOf(this.#dialect).defaultSchema === schema;
  }

  #export(id: ObjectId, text: string): void {
    this.#parts.push(`export const ${this.constant(id)} = ${text};`);
    this.#declared.add(spaceOf(id));
    this.#done.add(keyOf(id));
  }

  #finish(object: SchemaObject): void {
    this.#done.add(keyOf(object.id));
  }

  #table(table: SchemaObject<"table"> | SchemaObject<"foreignTable">): void {
    const { id } = table;
    const all = this.catalog.members(id);
    const members = all.filter((member) => MEMBERS.includes(member.kind) && this.#isOwn(member) && hasWords(member));
    for (const member of all) {
      const isLeftOut = member.managedBy !== undefined && !members.includes(member) && !hasOwnName(member);
      if (isLeftOut && this.#isLike(member)) this.#finish(member);
    }
    const inline = new Set<AnyObject>();
    const columns = members
      .filter((member) => member.kind === "column")
      .map((column) => `${keyText(propertyOf(column.id.name))}: ${columnCall(column, members, inline, this)}`);
    const isEmpty = columns.length === 0 && Object.keys(parentsOf(table)).length === 0;
    if (isEmpty || !hasWords(table as AnyObject)) {
      this.#export(id, anyCall(table, this));
      return;
    }
    // A table may refer to itself in its list, not in its columns.
    this.#declared.add(spaceOf(id));
    const extras = members
      .filter((member) => member.kind !== "column" && !inline.has(member) && isReferable(member, this))
      .map((member) => {
        inline.add(member);
        return extraCall(member, this);
      });
    for (const member of members) if (member.kind === "column" || inline.has(member)) this.#finish(member);
    this.#export(id, this.#tableCall(table, columns, extras));
  }

  #tableCall(
    table: SchemaObject<"table"> | SchemaObject<"foreignTable">,
    columns: readonly string[],
    extras: readonly string[],
  ): string {
    const { id } = table;
    const body = columns.length === 0 ? "{}" : `{\n${columns.map((column) => `  ${column},\n`).join("")}}`;
    const list = extras.length === 0 ? undefined : `(t) => [\n${extras.map((extra) => `  ${extra},\n`).join("")}]`;
    if (isKind(table, "foreignTable")) {
      const options = { ...placeOf(id, this), ...this.#foreignOptions(table), extras: list };
      return `${this.use("foreignTable")}(${quoted(id.name)}, ${body}, ${record(options)})`;
    }
    const { partitionOf } = (table as SchemaObject<"table">).attributes;
    const options = { ...placeOf(id, this), ...this.#tableOptions(table as SchemaObject<"table">) };
    if (partitionOf === undefined) {
      return `${this.use("table")}(${quoted(id.name)}, ${body}${list === undefined ? "" : `, ${list}`}${lastArgument(options)})`;
    }
    const parent = this.constant({ kind: "table", schema: partitionOf.schema, name: partitionOf.table });
    const own = { ...options, columns: columns.length === 0 ? undefined : body, extras: list };
    return `${this.use("partition")}(${quoted(id.name)}, ${parent}, ${quoted(partitionOf.bound)}${lastArgument(own)})`;
  }

  #tableOptions({ attributes }: SchemaObject<"table">): Properties {
    const { forceRowSecurity, rowSecurity, partitionOf: _, inherits, of, ...rest } = attributes;
    const others = Object.entries(rest).map(([key, value]) => [key, valueText(value)]);
    return {
      ...Object.fromEntries(others),
      rowSecurity: forceRowSecurity === true ? '"force"' : valueText(rowSecurity),
      inherits: this.#parents(inherits),
      of: valueText(of),
    };
  }

  #foreignOptions({ attributes }: SchemaObject<"foreignTable">): Properties {
    const { server, options, partitionOf, inherits } = attributes;
    return {
      server: quoted(server),
      options: valueText(options),
      inherits: this.#parents(inherits),
      partitionOf:
        partitionOf === undefined
          ? undefined
          : `{ table: ${this.constant({ kind: "table", schema: partitionOf.schema, name: partitionOf.table })}, bound: ${quoted(partitionOf.bound)} }`,
    };
  }

  #parents(inherits: SchemaObject<"table">["attributes"]["inherits"]): string | undefined {
    if (inherits === undefined) return undefined;
    return sourceList(inherits.map(({ schema, table }) => this.constant({ kind: "table", schema, name: table })));
  }

  /** It is not just what the table has from another one, or differs from that. */
  #isOwn(member: AnyObject): boolean {
    if (member.managedBy === undefined || member.own?.includes("object") === true) return true;
    return (member.kind === "column" || member.kind === "check") && !this.#isLike(member);
  }

  /** A member that comes from another object and is like it. */
  #isLike({ attributes, managedBy }: AnyObject): boolean {
    const manager = managedBy === undefined ? undefined : this.catalog.get(managedBy);
    if (manager === undefined) return false;
    const without = (values: object): object =>
      Object.fromEntries(Object.entries(values).filter(([key]) => !NOT_OWN.includes(key)));
    if (manager.kind !== "compositeType") {
      const { notNull, ...others } = manager.attributes as Partial<Attributes<"column">>;
      const passed = passesNotNull(manager as AnyObject) ? { ...others, notNull } : others;
      return canonical(without(attributes)) === canonical(without(passed));
    }
    return Object.keys(attributes).every((key) => key === "type" || key === "collation");
  }

  #member(object: AnyObject): void {
    this.#export({ ...object.id }, anyCall(object, this));
  }

  #said(object: AnyObject): void {
    this.#finish(object);
    const target = parentOf(object.id);
    const said = target === undefined || !hasWords(object) ? undefined : this.#targetText(target);
    if (object.kind === "grant" && said !== undefined && object.attributes.by === undefined) {
      for (const text of grantCalls(object, said, this)) this.#unnamed(object.id, text);
    } else if (object.kind === "owner" && said !== undefined) {
      this.#unnamed(object.id, `${this.use("owner")}(${quoted(object.attributes.role)}, { on: ${said} })`);
    } else this.#unnamed(object.id, anyCall(object, this));
  }

  #unnamed(id: ObjectId, text: string): void {
    const name = this.#fresh([id.schema, id.table ?? "", id.name, id.role ?? "", id.kind].join(" "));
    this.#parts.push(`export const ${name} = ${text};`);
  }

  /** How a declared object or column is written as what is granted on. */
  #targetText(target: ObjectId): string | undefined {
    if (target.kind !== "column") return this.isDeclared(target) ? this.constant(target) : undefined;
    const home: ObjectId = homeOf(target);
    const isTable = this.catalog.has(target) && this.isDeclared(home);
    return isTable ? `${this.constant(home)}${access(target.name)}` : undefined;
  }

  #fresh(words: string): string {
    const wanted = identifier(words);
    let free = wanted;
    for (let at = 2; this.#taken.has(free); at++) free = `${wanted}${at}`;
    this.#taken.add(free);
    return free;
  }
}

/** What a child's column says of these is its parent's. */
const NOT_OWN: readonly string[] = ["generated", "identity", "notNullConstraint"];

function homeOf({ schema, table }: ObjectId): ObjectId {
  return { kind: "table", schema, name: table ?? "" };
}

/** Tables, views and sequences share their names. */
function spaceOf(id: ObjectId): string {
  const isShared = isRelation(id) || id.kind === "sequence";
  return isShared ? `relation ${qualifiedName(id)}` : keyOf(id);
}

function parentsOf({ attributes }: SchemaObject<"table"> | SchemaObject<"foreignTable">): object {
  const { partitionOf, inherits, of, server } = attributes as Partial<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries({ partitionOf, inherits, of, server }).filter(([, value]) => value !== undefined),
  );
}

const byName = (a: string, b: string): number => {
  const [x, y] = [a.replace("type ", ""), b.replace("type ", "")];
  return x < y ? -1 : Number(x > y);
};

function broken(imports: readonly string[]): string {
  return `import {\n${[...imports]
    .sort(byName)
    .map((name) => `  ${name},\n`)
    .join("")}} from "migr/schema";`;
}

/** Objects after those of them that they need, as far as that is possible. */
function inOrder(objects: readonly AnyObject[]): AnyObject[] {
  const byKey = new Map(objects.map((object) => [keyOf(object.id), object]));
  const homes = new Map(objects.filter(({ id }) => isRelation(id)).map((object) => [spaceOf(object.id), object]));
  return walk(objects, (object) => {
    const needs = (object.dependsOn ?? []).map((id) => byKey.get(keyOf(id)));
    const home = object.id.table === undefined ? undefined : homes.get(spaceOf(homeOf(object.id)));
    return [...needs, home].filter((need) => need !== undefined);
  });
}

/** Tables after those that they are children of, and after those that they refer to where that is possible. */
function tablesInOrder(catalog: Catalog): (SchemaObject<"table"> | SchemaObject<"foreignTable">)[] {
  type Any = SchemaObject<"table"> | SchemaObject<"foreignTable">;
  const tables: Any[] = [...catalog.ofKind("table"), ...catalog.ofKind("foreignTable")];
  const find = (schema: string, name: string): Any[] =>
    (["table", "foreignTable"] as const).flatMap((kind) => catalog.get({ kind, schema, name }) ?? []) as Any[];
  return walk(tables, (table) => {
    const { partitionOf, inherits = [] } = table.attributes;
    const above = [...(partitionOf === undefined ? [] : [partitionOf]), ...inherits];
    const keys = catalog.membersOfKind(table.id, "foreignKey").map(({ attributes }) => attributes.references);
    return [...above, ...keys].flatMap((other) => find(other.schema, other.table));
  });
}

function walk<T extends object>(items: readonly T[], before: (item: T) => readonly T[]): T[] {
  const done = new Set<T>();
  const result: T[] = [];
  const visit = (item: T): void => {
    if (done.has(item)) return;
    done.add(item);
    before(item).forEach(visit);
    result.push(item);
  };
  items.forEach(visit);
  return result;
}

/** A constant's name: words joined with capitals. */
function identifier(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((part) => part !== "");
  const joined = words
    .map((part, at) => (at === 0 ? lowerFirst(part) : part[0]?.toUpperCase() + part.slice(1)))
    .join("");
  const start = /^[A-Za-z]/.test(joined) ? joined : `_${joined}`;
  return RESERVED.has(start) ? `${start}_` : start;
}

function lowerFirst(part: string): string {
  return (part[0] ?? "").toLowerCase() + part.slice(1);
}

const RESERVED: ReadonlySet<string> = new Set([
  ..."arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof undefined var void while with yield t column".split(
    " ",
  ),
  ..."check compositeType domain enumType exclude extension foreignKey foreignTable func grant index materializedView object owner partition policy primaryKey procedure revoke schema sequence sql table trigger unique uniqueIndex view".split(
    " ",
  ),
  ...TYPE_FUNCTIONS,
]);
