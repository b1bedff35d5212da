/**
 * Models as a catalog.
 *
 * @module
 */
import { Catalog } from "../catalog/catalog.ts";
import { foldName } from "../catalog/identifiers.ts";
import {
  type Attributes,
  type ColumnAttributes,
  type ObjectId,
  type ObjectKind,
  type SchemaObject,
  schemaObject,
} from "../catalog/object.ts";
import type { Dialect } from "../dialects/dialect.ts";
import { MigrError } from "../errors.ts";
import {
  anyObject,
  functionObject,
  grantObjects,
  neededIds,
  ownerObjects,
  policyObject,
  triggerObject,
  withFunctionIds,
} from "./code_objects.ts";
import { collect } from "./collect.ts";
import {
  type ColumnDefinition,
  type DomainDefinition,
  defined,
  definitionOfKind,
  type GrantDefinition,
  type ObjectDefinition,
  type OwnerDefinition,
  type SequenceDefinition,
  type TableDefinition,
  type ViewDefinition,
} from "./definition.ts";
import { type Draft, Drafter, type ReferenceDraft } from "./drafts.ts";
import { withManagers } from "./managers.ts";
import { createNamer, type Namer, type NamingConvention } from "./naming.ts";
import {
  abilitiesOf,
  assertOwnName,
  enumCheck,
  isNeverNull,
  isTypeDefinition,
  namesEngineLike,
  typeOf,
} from "./portability.ts";
import { type PrintContext, printDefault, printSql } from "./print_sql.ts";
import { type ModelTables, resolveReference, tableKey } from "./references.ts";
import { roleObjects } from "./role.ts";

export interface ModelOptions {
  /** How constraints and indexes without a name are called. */
  readonly naming?: NamingConvention | undefined;
}

/**
 * The catalog that a module of models declares, in the normal form of a dialect.
 *
 * @param exports what the module exports, or a list of model objects
 * @throws MigrError `MODEL_ERROR` or `CATALOG_INVALID`, naming the table and column that contradict themselves;
 * `OPERATION_UNSUPPORTED` for what the dialect does not have.
 * @example const catalog = toCatalog(await import("./schema.ts"), sqlite);
 */
export function toCatalog(
  exports: Readonly<Record<string, unknown>> | readonly unknown[],
  dialect: Dialect,
  options: ModelOptions = {},
): Catalog {
  const definitions = collect(exports);
  const compiler = new ModelCompiler(dialect, options.naming ?? {});
  for (const definition of definitions) compiler.add(definition);
  return Catalog.of(withFunctionIds(compiler.finish().map((object) => dialect.normalize(object))));
}

/** A table with everything of it that needs no other table. */
interface CompiledTable {
  readonly definition: TableDefinition | ViewDefinition;
  readonly objects: SchemaObject[];
  readonly drafts: Draft[];
  readonly references: readonly ReferenceDraft[];
  readonly comments: SchemaObject[];
}

/** Collects the objects of models; constraints get their names last, when all names that people chose are known. */
class ModelCompiler {
  readonly #dialect: Dialect;
  readonly #namer: Namer;
  readonly #tables = new Map<string, TableDefinition>();
  readonly #columns = new Map<TableDefinition, readonly string[]>();
  /** In order of declaration; a whole table is one entry. */
  readonly #entries: (CompiledTable | readonly SchemaObject[])[] = [];
  readonly #schemas = new Set<string>();
  readonly #owners: SequenceDefinition[] = [];
  readonly #grants: GrantDefinition[] = [];
  readonly #roles: OwnerDefinition[] = [];

  constructor(dialect: Dialect, naming: NamingConvention) {
    this.#dialect = dialect;
    this.#namer = createNamer(naming, dialect.maxIdentifierLength);
  }

  add(definition: ObjectDefinition): void {
    this.#assertLength(definition.name, `the ${definition.kind}`);
    if (!namesEngineLike(definition, this.#dialect)) {
      this.#addSchema(definition.kind === "schema" ? definition.name : definition.schema);
    }
    if (isTypeDefinition(definition)) assertOwnName(definition, this.#dialect);
    switch (definition.kind) {
      case "role": {
        const [own, ...memberships] = roleObjects(definition);
        this.#addOther(own, definition);
        this.#entries.push(memberships);
        break;
      }
      case "schema":
        this.#entries.push(this.#comments({ kind: "schema", schema: "", name: definition.name }, definition));
        break;
      case "enum":
        if (abilitiesOf(this.#dialect).enums) this.#addSimple(definition, { values: definition.values });
        break;
      case "domain":
        if (abilitiesOf(this.#dialect).enums) this.#addOther(domainObject(definition, this.#dialect), definition);
        break;
      case "compositeType": {
        const { kind, schema, name, fields } = definition;
        if (abilitiesOf(this.#dialect).enums)
          this.#addOther(schemaObject({ kind, schema, name }, { fields }), definition);
        break;
      }
      case "extension": {
        const { kind, schema, name, inSchema, version } = definition;
        this.#addOther(schemaObject({ kind, schema, name }, defined({ schema: inSchema, version })), definition);
        break;
      }
      case "sequence":
        if (definition.ownedBy !== undefined) this.#owners.push(definition);
        this.#takeRelation(definition);
        this.#addSimple(definition, definition.attributes);
        break;
      case "view":
      case "materializedView":
        this.#addView(definition);
        break;
      case "table":
        this.#addTable(definition);
        break;
      case "function":
      case "procedure":
        this.#addOther(functionObject(definition, this.#dialect), definition);
        break;
      case "trigger":
        this.#addOther(triggerObject(definition, this.#dialect), definition);
        break;
      case "policy":
        this.#addOther(policyObject(definition, this.#dialect), definition);
        break;
      case "object":
        this.#addOther(anyObject(definition, this.#dialect), definition);
        break;
      case "owner":
        this.#roles.push(definition);
        break;
      case "grant":
        this.#grants.push(definition);
    }
  }

  /** Everything, with names and foreign keys. */
  finish(): SchemaObject[] {
    const tables = this.#entries.filter((entry): entry is CompiledTable => "definition" in entry);
    const drafts = new Map(tables.map((table) => [table.definition, table.drafts]));
    const models: ModelTables = {
      tables: this.#tables,
      columnsOf: (table) => this.#columns.get(table) ?? [],
      draftsOf: (table) => drafts.get(table) ?? [],
    };
    for (const table of tables) {
      table.drafts.push(...table.references.map((reference) => resolveReference(reference, models)));
    }
    const names = this.#nameAll(tables.flatMap((table) => table.drafts));
    const objects = this.#entries.flatMap((entry) =>
      "definition" in entry
        ? [
            ...entry.objects,
            ...entry.drafts.map((draft) => draftObject(draft, names.get(draft) ?? "")),
            ...entry.comments,
            ...entry.drafts.flatMap((draft) => this.#comments(draftId(draft, names.get(draft) ?? ""), draft)),
          ]
        : entry,
    );
    const owners = this.#owners.map((owner) => this.#ownerObject(owner));
    return withManagers([
      ...this.#schemaObjects(),
      ...objects,
      ...owners,
      ...ownerObjects(this.#roles, this.#dialect),
      ...grantObjects(this.#grants, this.#dialect),
    ]);
  }

  #addSimple(definition: Extract<ObjectDefinition, { kind: "enum" | "sequence" }>, attributes: Attributes): void {
    const { kind, schema, name } = definition;
    const id: ObjectId = { kind, schema, name };
    this.#entries.push([schemaObject(id, attributes), ...this.#comments(id, definition)]);
  }

  #addOther(object: SchemaObject, definition: ObjectDefinition): void {
    // What is on something in the default schema is there with it.
    if (object.id.schema !== abilitiesOf(this.#dialect).defaultSchema) this.#addSchema(object.id.schema);
    this.#entries.push([object, ...this.#comments(object.id, definition)]);
  }

  #addView(definition: ViewDefinition): void {
    const { kind, schema, name } = definition;
    this.#takeRelation(definition);
    const context = { dialect: this.#dialect, place: name };
    const printed = printSql(definition.definition, context);
    const { text } = printed;
    const id: ObjectId<"view" | "materializedView"> = { kind, schema, name };
    const attributes = { definition: text, ...defined({ with: definition.with, defaults: definition.defaults }) };
    const needs = definition.needs === undefined ? [] : neededIds(definition.needs, name, this.#dialect);
    const all = needs.length === 0 ? [] : [...needs, ...printed.relations, ...printed.needs];
    const object = schemaObject(id, { ...attributes, ...definition.storage }, all);
    const drafter = new Drafter(definition, { ...context, home: definition });
    for (const extra of definition.extras()) drafter.addExtra(extra);
    const comments = this.#comments(id, definition);
    this.#entries.push({ definition, objects: [object], drafts: drafter.drafts, references: [], comments });
  }

  #addTable(definition: TableDefinition): void {
    const { schema, name } = definition;
    this.#takeRelation(definition);
    this.#tables.set(tableKey(definition), definition);
    this.#columns.set(definition, columnNames(definition, this.#dialect));
    const context: PrintContext = { dialect: this.#dialect, home: definition, place: name };
    const drafter = new Drafter(definition, context);
    for (const [property, column] of definition.columns) drafter.addColumn(column.name ?? property, column);
    this.#addEnumChecks(definition, drafter);
    for (const extra of definition.extras()) drafter.addExtra(extra);
    const { foreign } = definition;
    const id: ObjectId<"table" | "foreignTable"> = {
      kind: foreign === undefined ? "table" : "foreignTable",
      schema,
      name,
    };
    const key = primaryKeyOf(definition, drafter.drafts);
    const comments = this.#comments(id, definition);
    const objects: SchemaObject[] = [schemaObject(id, { ...foreign, ...definition.attributes })];
    for (const [property, column] of definition.columns) {
      const object = this.#column(definition, column.name ?? property, column, key);
      objects.push(object);
      comments.push(...this.#comments(object.id, column));
    }
    this.#entries.push({ definition, objects, drafts: drafter.drafts, references: drafter.references, comments });
  }

  #addEnumChecks(table: TableDefinition, drafter: Drafter): void {
    if (abilitiesOf(this.#dialect).enums) return;
    for (const [property, column] of table.columns) {
      if (typeof column.type === "string" || column.type.kind !== "enum" || column.isArray === true) continue;
      const name = column.name ?? property;
      drafter.addCheck(name, enumCheck(column.type, name, this.#dialect));
    }
  }

  #column(
    table: TableDefinition,
    name: string,
    column: ColumnDefinition,
    key: readonly string[],
  ): SchemaObject<"column"> {
    const place = `${table.name}.${name}`;
    this.#assertLength(name, `the column ${place}, whose name`);
    assertOneSource(place, column);
    const context: PrintContext = { dialect: this.#dialect, home: table, place };
    const type = typeOf(
      column,
      { table: table.attributes, isWholeKey: key.length === 1 && key[0] === name },
      this.#dialect,
    );
    const fallback = column.default === undefined ? undefined : printDefault(column, context);
    const generated = column.generated;
    const attributes = defined({
      type,
      ...isNeverNull(column, key.includes(name)),
      default: fallback?.text,
      identity: column.identity,
      generated:
        generated === undefined
          ? undefined
          : { expression: printSql(generated.expression, context).text, stored: generated.stored },
      collation: column.collation,
      ...column.rare,
    }) as ColumnAttributes;
    return schemaObject({ kind: "column", schema: table.schema, table: table.name, name }, attributes, fallback?.needs);
  }

  #comments(target: ObjectId, { comment }: { readonly comment?: string | undefined }): SchemaObject[] {
    if (comment === undefined || comment === "" || !abilitiesOf(this.#dialect).comments) return [];
    return [schemaObject({ ...target, kind: "comment", on: target.kind }, { text: comment })];
  }

  /** A schema exists when something is in it, whether it is exported or not. */
  #addSchema(name: string): void {
    if (name === "") return;
    if (name === abilitiesOf(this.#dialect).defaultSchema) {
      throw new MigrError("MODEL_ERROR", `The models name the schema "${name}", which is the default one.`, {
        hint: "Leave the schema out: objects without one are in the default schema.",
      });
    }
    this.#schemas.add(name);
  }

  #schemaObjects(): SchemaObject[] {
    return [...this.#schemas].map((name) => schemaObject({ kind: "schema", schema: "", name }, {}));
  }

  #ownerObject(sequence: SequenceDefinition): SchemaObject {
    const column = definitionOfKind(sequence.ownedBy?.(), "tableColumn");
    const table = column === undefined ? undefined : this.#tables.get(tableKey(column.relation));
    if (column === undefined || table === undefined || table.schema !== sequence.schema) {
      throw new MigrError("CATALOG_INVALID", `The owner of the sequence ${sequence.name} is not among the models.`, {
        hint: "ownedBy takes a column of an exported table in the same schema: () => invoices.number.",
      });
    }
    const id: ObjectId<"sequenceOwner"> = { kind: "sequenceOwner", schema: sequence.schema, name: sequence.name };
    return schemaObject(id, { table: table.name, column: column.name });
  }

  /** What people named keeps its name; then the convention names the rest. */
  #nameAll(drafts: readonly Draft[]): ReadonlyMap<Draft, string> {
    const names = new Map<Draft, string>();
    for (const draft of drafts) {
      if (draft.name === undefined) continue;
      this.#assertLength(draft.name, `${draft.table.name}: the ${draft.kind}`);
      for (const scope of scopesOf(draft)) this.#take(scope, draft.name, draft.table.name);
      names.set(draft, draft.name);
    }
    for (const draft of drafts) {
      if (draft.name !== undefined) continue;
      const references = "references" in draft.attributes ? draft.attributes.references : undefined;
      const { schema, name: table } = draft.table;
      const parts = {
        schema,
        table,
        columns: draft.columns,
        referencedTable: references?.table,
        referencedColumns: references?.columns,
      };
      names.set(draft, this.#namer.name(draft.kind, parts, scopesOf(draft)));
    }
    return names;
  }

  #takeRelation({ schema, name }: { readonly schema: string; readonly name: string }): void {
    this.#take(relationScope(schema), name, name);
  }

  #take(scope: string, name: string, owner: string): void {
    if (this.#namer.take(scope, name)) return;
    throw new MigrError("CATALOG_INVALID", `The name "${name}" in ${owner} is taken already.`, {
      hint: "Constraints of a table, and indexes and tables of a schema, need names of their own.",
    });
  }

  /** A longer name would be cut by the engine, and then differ for ever. */
  #assertLength(name: string, what: string): void {
    const { maxIdentifierLength } = this.#dialect;
    // No character takes more than three bytes for each of its UTF-16 units.
    if (name.length * 3 <= maxIdentifierLength || !abilitiesOf(this.#dialect).limitsNames) return;
    const length = new TextEncoder().encode(name).length;
    if (length <= maxIdentifierLength) return;
    throw new MigrError(
      "MODEL_ERROR",
      `"${name}" (${what}) is ${length} bytes long; names may have ${maxIdentifierLength}.`,
      { hint: "Choose a shorter name." },
    );
  }
}

function draftId({ kind, table }: Draft, name: string): ObjectId {
  return { kind: kind as ObjectKind, schema: table.schema, table: table.name, name };
}

function draftObject(draft: Draft, name: string): SchemaObject {
  return schemaObject(draftId(draft, name), draft.attributes as Attributes, draft.needs);
}

const relationScope = (schema: string): string => `relations of ${schema}`;

/** Constraints share a table's names; those that are indexes, and indexes, also the schema's. */
function scopesOf({ kind, table }: Draft): string[] {
  const own = `constraints of ${table.schema}.${table.name}`;
  if (kind === "index") return [relationScope(table.schema)];
  return kind === "check" || kind === "foreignKey" ? [own] : [own, relationScope(table.schema)];
}

/** The names of a table's columns in the database. */
function columnNames(table: TableDefinition, dialect: Dialect): string[] {
  const { partitionOf, inherits, of } = table.attributes;
  const hasOthers = (partitionOf ?? inherits ?? of ?? table.foreign) !== undefined;
  if (table.columns.size === 0 && !hasOthers) {
    throw new MigrError("CATALOG_INVALID", `The table ${table.name} has no columns.`, {
      hint: "Give it at least one.",
    });
  }
  const taken = new Set<string>();
  return [...table.columns].map(([property, column]) => {
    const name = column.name ?? property;
    const folded = abilitiesOf(dialect).foldsNames ? foldName(name) : name;
    if (taken.has(folded)) {
      throw new MigrError("CATALOG_INVALID", `The table ${table.name} has two columns named "${name}".`, {
        hint: "Rename one of the two.",
      });
    }
    taken.add(folded);
    return name;
  });
}

function primaryKeyOf(table: TableDefinition, drafts: readonly Draft[]): readonly string[] {
  const keys = drafts.filter((draft) => draft.kind === "primaryKey");
  if (keys.length <= 1) return keys[0]?.columns ?? [];
  const columns = keys.flatMap((key) => key.columns).map((column) => `t.${column}`);
  throw new MigrError("CATALOG_INVALID", `The table ${table.name} has ${keys.length} primary keys.`, {
    hint: `For one key of several columns, write (t) => [primaryKey(${columns.join(", ")})] as the third argument.`,
  });
}

function assertOneSource(place: string, column: ColumnDefinition): void {
  const sources = [
    column.default && "a default",
    column.identity && "an identity",
    column.generated && "an expression",
  ];
  const said = sources.filter((source) => source !== undefined);
  if (said.length < 2) return;
  throw new MigrError("CATALOG_INVALID", `${place} gets its value from ${said.join(" and ")}.`, {
    hint: "Keep one of them.",
  });
}

function domainObject(definition: DomainDefinition, dialect: Dialect): SchemaObject<"domain"> {
  const { kind, schema, name, type, notNull, default: fallback, collation, checks } = definition;
  const context: PrintContext = { dialect, place: name };
  const entries = Object.entries(checks).map(([own, { expression, ...rest }]) => [
    own,
    { expression: printSql(expression, context).text, ...rest },
  ]);
  const attributes = {
    type,
    ...(notNull ? { notNull: true as const } : {}),
    ...defined({ collation, default: fallback === undefined ? undefined : printSql(fallback, context).text }),
    ...(entries.length === 0 ? {} : { checks: Object.fromEntries(entries) }),
  };
  return schemaObject({ kind, schema, name }, attributes);
}
