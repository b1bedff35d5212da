/**
 * A catalog as a module of models: the inverse of `toCatalog`.
 *
 * @module
 */
import type { Catalog } from "../catalog/catalog.ts";
import { type AnyObject, describe, type ObjectId, qualifiedName, type SchemaObject } from "../catalog/object.ts";
import { layOut } from "./literal.ts";
import { policyCall, typeDeclaration } from "./schema_objects.ts";
import { access, columnCall, extraCall, type ModuleContext, viewCall } from "./schema_parts.ts";

/** The module's text, and what models have no words for. */
export interface SchemaModule {
  readonly text: string;
  readonly left: readonly ObjectId[];
}

/** What a schema takes its types from. */
const TYPES: readonly string[] = ["extension", "domain", "compositeType"];
/** Attributes of tables that models can say. */
const TABLE_OPTIONS: readonly string[] = ["strict", "withoutRowid", "unlogged", "rowSecurity", "partitionBy", "with"];
/** Kinds that are printed with what they are in. */
const MEMBERS: readonly string[] = ["column", "primaryKey", "unique", "check", "exclusion", "foreignKey", "index"];
const OWN: readonly string[] = ["schema", "enum", "sequence", "table", "view", "materializedView", "policy", ...TYPES];

/**
 * A module whose exports declare a catalog.
 *
 * @example renderSchemaModule(await postgres.introspect(connection)).text // "import { integer, table } from …"
 */
export function renderSchemaModule(catalog: Catalog): SchemaModule {
  const printer = new ModulePrinter(catalog);
  return printer.print();
}

class ModulePrinter implements ModuleContext {
  readonly catalog: Catalog;
  readonly #names = new Map<string, string>();
  readonly #taken = new Set<string>();
  readonly #imports = new Set<string>();
  readonly #declared = new Set<string>();
  readonly #left: ObjectId[] = [];

  constructor(catalog: Catalog) {
    this.catalog = catalog;
  }

  use(name: string): string {
    this.#imports.add(name);
    return name;
  }

  isDeclared(id: Pick<ObjectId, "schema" | "name">): boolean {
    return this.#declared.has(qualifiedName(id));
  }

  /** The constant of a table or enum. */
  constant({ kind, schema, name }: Pick<ObjectId, "kind" | "schema" | "name">): string {
    const key = `${RELATIONS.includes(kind) ? "relation" : kind} ${qualifiedName({ schema, name })}`;
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const wanted = identifier(schema === "" ? name : `${schema} ${name}`);
    let free = wanted;
    for (let at = 2; this.#taken.has(free); at++) free = `${wanted}${at}`;
    this.#taken.add(free);
    this.#names.set(key, free);
    return free;
  }

  comment(id: ObjectId): string | undefined {
    return this.catalog.get({ ...id, kind: "comment", on: id.kind } as ObjectId<"comment">)?.attributes.text;
  }

  print(): SchemaModule {
    const parts: string[] = [];
    const others = [...this.catalog].filter(({ kind }) => kind !== "table" && OWN.includes(kind));
    for (const kind of ["schema", "enum", "sequence"]) {
      for (const object of others) if (object.kind === kind) parts.push(this.#simple(object));
    }
    for (const object of this.catalog) if (TYPES.includes(object.kind)) parts.push(typeDeclaration(object, this));
    for (const table of sorted(this.catalog)) {
      if (isDeclarable(table)) parts.push(this.#table(table));
      else this.#left.push(table.id);
    }
    for (const policy of this.catalog.ofKind("policy")) parts.push(policyCall(policy, this));
    for (const object of others) {
      if (object.kind === "view" || object.kind === "materializedView") parts.push(viewCall(object, this));
    }
    for (const object of this.catalog) if (!this.#isPrinted(object)) this.#left.push(object.id);
    const left = this.#left.map((id) => `// Not declared here: ${describe(id)}`);
    const imports = `import { ${[...this.#imports].sort().join(", ")} } from "migr/schema";`;
    const head = this.#imports.size === 0 ? [] : [imports.length <= 100 ? imports : broken([...this.#imports])];
    const body = [...head, ...parts.filter((part) => part !== ""), ...(left.length === 0 ? [] : [left.join("\n")])];
    return { text: `${body.join("\n\n")}\n`, left: this.#left };
  }

  #isPrinted(object: AnyObject): boolean {
    if (OWN.includes(object.kind) || MEMBERS.includes(object.kind)) return true;
    if (object.kind === "comment") return COMMENTED.includes(object.id.on ?? "");
    return object.kind === "sequenceOwner";
  }

  #simple(object: AnyObject): string {
    const { id } = object;
    const comment = this.comment(id);
    const options = {
      ...(id.schema === "" ? {} : { schema: id.schema }),
      ...(comment === undefined ? {} : { comment }),
    };
    const tail = Object.keys(options).length === 0 ? "" : `, ${layOut(options, 0, 0, 2)}`;
    const name = JSON.stringify(id.name);
    if (object.kind === "schema") {
      return `export const ${this.constant(id)} = ${this.use("schema")}(${name}${tail});`;
    }
    if (object.kind === "enum") {
      const values = layOut(object.attributes.values, 0, 40, 4);
      return `export const ${this.constant(id)} = ${this.use("enumType")}(${name}, ${values}${tail});`;
    }
    return object.kind === "sequence" ? this.#sequence(object, options) : "";
  }

  #sequence({ id, attributes }: SchemaObject<"sequence">, options: object): string {
    const owner = this.catalog.get({ kind: "sequenceOwner", schema: id.schema, name: id.name });
    const numbers = Object.entries(attributes).map(([key, value]) => [key, key === "type" ? value : numberOf(value)]);
    const all = layOut({ ...options, ...Object.fromEntries(numbers) }, 0, 40, 2);
    const ownedBy =
      owner === undefined
        ? ""
        : `ownedBy: (): AnyColumn => ${this.constant({ kind: "table", schema: id.schema, name: owner.attributes.table })}${access(owner.attributes.column)}`;
    if (ownedBy !== "") this.use("type AnyColumn");
    const joined = ownedBy === "" ? all : all === "{}" ? `{ ${ownedBy} }` : all.replace(/\s*\}$/, `, ${ownedBy} }`);
    const tail = joined === "{}" ? "" : `, ${joined}`;
    return `export const ${this.constant(id)} = ${this.use("sequence")}(${JSON.stringify(id.name)}${tail});`;
  }

  #table(table: SchemaObject<"table">): string {
    const { id, attributes } = table;
    const members = this.catalog.members(id);
    const inline = new Set<AnyObject>();
    const columns = this.catalog
      .membersOfKind(id, "column")
      .map((column) => `  ${keyText(column.id.name)}: ${columnCall(column, members, inline, this)},`);
    this.#declared.add(qualifiedName(id));
    const extras = members.filter(
      (member) => MEMBERS.includes(member.kind) && member.kind !== "column" && !inline.has(member),
    );
    const comment = this.comment(id);
    const options = {
      ...(id.schema === "" ? {} : { schema: id.schema }),
      ...(comment === undefined ? {} : { comment }),
      ...tableOptions(attributes),
    };
    const third =
      extras.length === 0 ? "" : `, (t) => [\n${extras.map((extra) => `  ${extraCall(extra, this)},`).join("\n")}\n]`;
    const fourth = Object.keys(options).length === 0 ? "" : `, ${layOut(options, 0, 3, 2)}`;
    const head = `export const ${this.constant(id)} = ${this.use("table")}(${JSON.stringify(id.name)}, {`;
    return `${head}\n${columns.join("\n")}\n}${third}${fourth});`;
  }
}

const RELATIONS: readonly string[] = ["table", "view", "materializedView", "sequence"];
const COMMENTED: readonly string[] = [
  "schema",
  "enum",
  "sequence",
  "table",
  "column",
  "view",
  "materializedView",
  "policy",
  ...TYPES,
];

function broken(imports: readonly string[]): string {
  return `import {\n${[...imports]
    .sort()
    .map((name) => `  ${name},\n`)
    .join("")}} from "migr/schema";`;
}

/** Partitions and the like are more than a model can say. */
function isDeclarable({ attributes }: SchemaObject<"table">): boolean {
  return Object.keys(attributes).every((key) => TABLE_OPTIONS.includes(key) || key === "forceRowSecurity");
}

function tableOptions({ forceRowSecurity, ...attributes }: SchemaObject<"table">["attributes"]): object {
  return forceRowSecurity === true ? { ...attributes, rowSecurity: "force" } : attributes;
}

/** Tables after those that they refer to, where that is possible. */
function sorted(catalog: Catalog): SchemaObject<"table">[] {
  const done = new Set<string>();
  const result: SchemaObject<"table">[] = [];
  const visit = (table: SchemaObject<"table">): void => {
    const key = qualifiedName(table.id);
    if (done.has(key)) return;
    done.add(key);
    for (const { attributes } of catalog.membersOfKind(table.id, "foreignKey")) {
      const { schema, table: name } = attributes.references;
      const target = catalog.get({ kind: "table", schema, name });
      if (target !== undefined) visit(target);
    }
    result.push(table);
  };
  for (const table of catalog.ofKind("table")) visit(table);
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

const RESERVED = new Set(
  "break case catch class const continue debugger default delete do else enum export extends false finally for function if import in instanceof let new null return static super switch this throw true try typeof var void while with yield await table column index check schema view sequence sql text integer date time json unique".split(
    " ",
  ),
);

function keyText(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

function numberOf(value: unknown): unknown {
  if (typeof value !== "string") return value;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : BigInt(value);
}
