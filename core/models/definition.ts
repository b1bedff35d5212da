/**
 * What the functions of `migr/schema` make: plain definitions behind a brand.
 *
 * Objects are recognised by a symbol from the global registry and never by `instanceof`, because a project may load two
 * copies of migr: one that it imports, one that runs it.
 *
 * @module
 */
import type {
  CheckAttributes,
  ColumnAttributes,
  Deferral,
  ExclusionAttributes,
  ForeignKeyAttributes,
  ForeignTableAttributes,
  FunctionAttributes,
  FunctionParameter,
  Identity,
  IndexAttributes,
  IndexKey,
  IndexStorage,
  KeyAttributes,
  MaterializedViewAttributes,
  MembershipAttributes,
  ObjectId,
  ObjectKind,
  PolicyAttributes,
  RoleAttributes,
  SequenceAttributes,
  TableAttributes,
} from "../catalog/object.ts";

/** Every model object carries its definition under this symbol. */
export const MODEL: unique symbol = Symbol.for("migr.model");

/** Something made by `migr/schema`. */
export interface Model<D extends Definition = Definition> {
  readonly [MODEL]: D;
}

export type Definition = ObjectDefinition | PartDefinition;
/** What stands in a catalog by itself. */
export type ObjectDefinition =
  | TableDefinition
  | TypeDefinition
  | ExtensionDefinition
  | SequenceDefinition
  | ViewDefinition
  | SchemaDefinition
  | RoleDefinition
  | FunctionDefinition
  | TriggerDefinition
  | PolicyDefinition
  | GrantDefinition
  | OwnerDefinition
  | AnyDefinition;
/** What only has a meaning inside of something else. */
export type PartDefinition = ColumnDefinition | TableColumnDefinition | KeyDefinition | SqlDefinition | ExtraDefinition;

interface Declared {
  /** Place in the order of declaration: modules list their exports by name. */
  readonly order: number;
  readonly schema: string;
  readonly name: string;
  readonly comment?: string | undefined;
}

/** What may need objects that its text does not name in a way that can be seen. */
interface Needing {
  readonly needs?: Needs | undefined;
}

/** Models, or a function that gives them where they are declared later. */
export type Needs = readonly unknown[] | (() => readonly unknown[]);

export interface TableDefinition extends Declared {
  readonly kind: "table";
  readonly columns: ReadonlyMap<string, ColumnDefinition>;
  readonly attributes: TableAttributes;
  /** The rows are elsewhere; `attributes` holds what an ordinary table would have, too. */
  readonly foreign?: Pick<ForeignTableAttributes, "server" | "options"> | undefined;
  /** Constraints and indexes; asked for late, so that tables can refer to each other. */
  readonly extras: () => readonly unknown[];
}

/** A type that a schema makes for itself. */
export type TypeDefinition = EnumDefinition | DomainDefinition | CompositeTypeDefinition;

export interface DomainDefinition extends Declared {
  readonly kind: "domain";
  readonly type: string;
  readonly notNull: boolean;
  readonly default: Model<SqlDefinition> | undefined;
  readonly collation: string | undefined;
  readonly checks: Readonly<
    Record<string, { readonly expression: Model<SqlDefinition>; readonly notValid?: true; readonly comment?: string }>
  >;
}

export interface CompositeTypeDefinition extends Declared {
  readonly kind: "compositeType";
  readonly fields: readonly { readonly name: string; readonly type: string; readonly collation?: string }[];
}

export interface ExtensionDefinition extends Declared {
  readonly kind: "extension";
  readonly inSchema: string | undefined;
  readonly version: string | undefined;
}

export interface EnumDefinition extends Declared {
  readonly kind: "enum";
  readonly values: readonly string[];
}

export interface SequenceDefinition extends Declared {
  readonly kind: "sequence";
  readonly attributes: SequenceAttributes;
  readonly ownedBy?: (() => unknown) | undefined;
}

export interface ViewDefinition extends Declared, Needing {
  readonly kind: "view" | "materializedView";
  readonly definition: Model<SqlDefinition>;
  /** Of materialized views. */
  readonly storage?:
    | Pick<MaterializedViewAttributes, "tablespace" | "accessMethod" | "noData" | "columnStorage">
    | undefined;
  readonly with?: Readonly<Record<string, string>> | undefined;
  readonly defaults?: Readonly<Record<string, string>> | undefined;
  readonly extras: () => readonly unknown[];
}

export interface SchemaDefinition extends Declared {
  readonly kind: "schema";
}

/** A role of the server. */
export interface RoleDefinition extends Declared {
  readonly kind: "role";
  readonly attributes: RoleAttributes;
  readonly memberOf: readonly { readonly name: string; readonly attributes: MembershipAttributes }[];
}

/** A function or procedure. */
export interface FunctionDefinition extends Declared, Needing {
  readonly kind: "function" | "procedure";
  readonly parameters: readonly (Omit<FunctionParameter, "default"> & { readonly default?: Model<SqlDefinition> })[];
  readonly returns?: string | Model<SqlDefinition> | undefined;
  readonly body?: string | Model<SqlDefinition> | undefined;
  readonly sql?: Model<SqlDefinition> | undefined;
  readonly attributes: Omit<FunctionAttributes, "parameters" | "returns" | "body" | "sql">;
}

export interface TriggerDefinition extends Declared {
  readonly kind: "trigger";
  readonly time: "before" | "after" | "insteadOf";
  readonly events: readonly string[];
  readonly on: unknown;
  readonly execute: unknown;
  readonly options: {
    readonly columns?: readonly unknown[];
    readonly forEach?: "row" | "statement";
    readonly when?: unknown;
    readonly referencing?: { readonly old?: string; readonly new?: string };
    readonly constraint?: "immediate" | "deferrable" | "deferred";
    readonly arguments?: readonly string[];
    readonly enabled?: "disabled" | "replica" | "always";
  };
}

export interface PolicyDefinition extends Declared, Needing {
  readonly kind: "policy";
  readonly on: unknown;
  readonly options: {
    readonly for?: NonNullable<PolicyAttributes["command"]>;
    readonly as?: "permissive" | "restrictive";
    readonly to?: string | readonly string[];
    readonly using?: unknown;
    readonly withCheck?: unknown;
  };
}

/** It has no name of its own. */
export interface GrantDefinition extends Declared {
  readonly kind: "grant";
  readonly privileges: readonly string[];
  readonly targets: readonly unknown[];
  readonly roles: readonly string[];
  readonly isGrantable: boolean;
  /** The roles lose what they would have by default. */
  readonly isRevoked?: true;
}

/** Who owns some objects; it has no name of its own. */
export interface OwnerDefinition extends Declared {
  readonly kind: "owner";
  readonly role: string;
  readonly targets: readonly unknown[];
}

/** An object of any kind, by its attributes. */
export interface AnyDefinition extends Declared, Needing {
  readonly kind: "object";
  readonly id: ObjectId;
  /** Where a text is SQL it may be an expression. */
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly managedBy?: ObjectId | undefined;
}

/** What columns seldom have. */
export type RareColumnAttributes = Pick<
  ColumnAttributes,
  "notNullOnConflict" | "notNullConstraint" | "storage" | "compression" | "statistics" | "with" | "options"
>;

/** What a default value of a column looks like in JavaScript, and so how it is written in SQL. */
export type ValueFamily = "number" | "text" | "boolean" | "bytes" | "json" | "date" | "time" | "other";

export interface ColumnDefinition {
  readonly kind: "column";
  /** As PostgreSQL prints it; other dialects translate it. For an enum, the enum itself. */
  readonly type: string | TypeDefinition;
  readonly family: ValueFamily;
  readonly isArray?: true;
  readonly name?: string;
  readonly notNull?: boolean;
  readonly default?: { readonly value: unknown };
  readonly identity?: Identity;
  readonly generated?: { readonly expression: Model<SqlDefinition>; readonly stored: boolean };
  readonly collation?: string;
  readonly rare?: RareColumnAttributes;
  readonly comment?: string;
  readonly primaryKey?: { readonly name?: string };
  readonly unique?: Omit<UniqueKeyDefinition, "kind" | "columns">;
  readonly index?: Omit<IndexDefinition, "kind" | "keys">;
  readonly checks: readonly Omit<CheckDefinition, "kind">[];
  readonly references: readonly ReferenceDefinition[];
}

/** A column of a table (or view), as constraints and expressions name it. */
export interface TableColumnDefinition {
  readonly kind: "tableColumn";
  readonly relation: { readonly kind: ObjectKind; readonly schema: string; readonly name: string };
  readonly name: string;
}

/** A column or expression with a direction and the like, as indexes order by it. */
export interface KeyDefinition extends Omit<IndexKey, "column" | "expression" | "order"> {
  readonly kind: "key";
  readonly target: Model<TableColumnDefinition> | Model<SqlDefinition>;
  readonly order?: "asc" | "desc";
}

/** Text and interpolated values in turn. */
export interface SqlDefinition {
  readonly kind: "sql";
  readonly chunks: readonly (string | { readonly value: unknown })[];
}

export type ExtraDefinition =
  | UniqueKeyDefinition
  | CheckDefinition
  | ForeignKeyDefinition
  | IndexDefinition
  | ExclusionDefinition;

interface Named {
  readonly name?: string;
  readonly comment?: string;
}

export interface UniqueKeyDefinition
  extends Named,
    Deferral,
    IndexStorage,
    Pick<KeyAttributes, "nullsNotDistinct" | "withoutOverlaps" | "onConflict" | "columnOptions"> {
  readonly kind: "primaryKey" | "unique";
  readonly columns: readonly unknown[];
  readonly include?: readonly unknown[];
}

export interface CheckDefinition extends Named, Omit<CheckAttributes, "expression"> {
  readonly kind: "check";
  readonly expression: Model<SqlDefinition> | ((column: never) => Model<SqlDefinition>);
}

export type ForeignKeyRules = Named & Omit<ForeignKeyAttributes, "columns" | "references" | "onDeleteColumns">;

export interface ForeignKeyDefinition extends ForeignKeyRules {
  readonly kind: "foreignKey";
  readonly columns: readonly unknown[];
  readonly onDeleteColumns?: readonly unknown[];
  readonly targets: () => readonly unknown[];
}

/** A foreign key of a single column. */
export interface ReferenceDefinition extends ForeignKeyRules {
  /** Gives a column, or names one: `"users.id"`. */
  readonly target: string | (() => unknown);
}

export interface IndexDefinition extends Named, Omit<IndexAttributes, "keys" | "include" | "where"> {
  readonly kind: "index";
  readonly keys: readonly unknown[];
  readonly include?: readonly unknown[];
  readonly where?: Model<SqlDefinition>;
}

export interface ExclusionDefinition extends Named, Omit<ExclusionAttributes, "elements" | "include" | "where"> {
  readonly kind: "exclusion";
  readonly elements: readonly (readonly [key: unknown, operator: string])[];
  readonly include?: readonly unknown[];
  readonly where?: Model<SqlDefinition>;
}

/** The definition behind a value, whatever copy of migr made it. */
export function definitionOf(value: unknown): Definition | undefined {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return undefined;
  return (value as Partial<Model>)[MODEL];
}

/** The definition behind a value when it is of one kind. */
export function definitionOfKind<K extends Definition["kind"]>(
  value: unknown,
  kind: K,
): Extract<Definition, { readonly kind: K }> | undefined {
  const definition = definitionOf(value);
  return definition?.kind === kind ? (definition as Extract<Definition, { readonly kind: K }>) : undefined;
}

let declared = 0;

/** The next place in the order of declaration. */
export function nextOrder(): number {
  return declared++;
}

/**
 * A fluent builder that never changes: each method gives a new one, so that a column or constraint can be declared once
 * and used twice.
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: a class cannot declare a symbol's property by itself here
export abstract class Builder<D extends Definition> {
  constructor(definition: D) {
    Object.defineProperty(this, MODEL, { value: definition });
  }

  /** The same builder with a few things different. */
  protected with_(changes: Partial<D>): this {
    const copy = Object.create(Object.getPrototypeOf(this));
    return Object.defineProperty(copy, MODEL, { value: { ...this[MODEL], ...changes } });
  }
}
export interface Builder<D extends Definition> extends Model<D> {}

/** Storage parameters and the like: values become text. */
export type Settings = Readonly<Record<string, string | number | boolean>>;

export function settingsText(settings: Settings): Record<string, string> {
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, String(value)]));
}

/** An object without the properties that are `undefined`. */
export function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const result: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value)) if (item !== undefined) result[name] = item;
  return result as { [K in keyof T]: Exclude<T[K], undefined> };
}
