/**
 * Constraints and indexes before they have a name.
 *
 * @module
 */
import type {
  CheckAttributes,
  ExclusionAttributes,
  ForeignKeyAttributes,
  IndexAttributes,
  IndexKey,
  KeyAttributes,
  ObjectId,
} from "../catalog/object.ts";
import { MigrError } from "../errors.ts";
import {
  type CheckDefinition,
  type ColumnDefinition,
  defined,
  definitionOf,
  type ExclusionDefinition,
  type ForeignKeyDefinition,
  type ForeignKeyRules,
  type IndexDefinition,
  type Model,
  type SqlDefinition,
  type TableDefinition,
  type UniqueKeyDefinition,
  type ViewDefinition,
} from "./definition.ts";
import type { NamedKind } from "./naming.ts";
import { type PrintContext, printSql } from "./print_sql.ts";
import { TableColumn } from "./sql.ts";

/** A constraint or index that still needs its name. */
export interface Draft {
  readonly kind: NamedKind;
  readonly table: TableDefinition | ViewDefinition;
  /** What the model says; otherwise the convention decides. */
  readonly name: string | undefined;
  /** For the name; in the words of the database. */
  readonly columns: readonly string[];
  readonly attributes: KeyAttributes | CheckAttributes | ExclusionAttributes | ForeignKeyAttributes | IndexAttributes;
  readonly needs: readonly ObjectId[];
}

/** A foreign key whose target is still to be found among the tables. */
export interface ReferenceDraft {
  readonly table: TableDefinition;
  readonly columns: readonly string[];
  readonly rules: ForeignKeyRules;
  readonly targets: string | (() => readonly unknown[]);
}

/** Makes the drafts of one table. */
export class Drafter {
  readonly drafts: Draft[] = [];
  readonly references: ReferenceDraft[] = [];
  readonly #table: TableDefinition | ViewDefinition;
  readonly #context: PrintContext;

  constructor(table: TableDefinition | ViewDefinition, context: PrintContext) {
    this.#table = table;
    this.#context = context;
  }

  /** What a column says about itself. */
  addColumn(name: string, column: ColumnDefinition): void {
    const { schema, name: table } = this.#table;
    const relation = { kind: "table" as const, schema, name: table };
    const own = new TableColumn({ kind: "tableColumn", relation, name });
    if (column.primaryKey !== undefined) this.#key({ kind: "primaryKey", columns: [own], ...column.primaryKey });
    if (column.unique !== undefined) this.#key({ kind: "unique", columns: [own], ...column.unique });
    for (const check of column.checks) this.#check({ kind: "check", ...check }, own, [name]);
    if (column.index !== undefined) this.#index({ kind: "index", keys: [own], ...column.index });
    for (const { target, ...rules } of column.references) {
      const targets = typeof target === "string" ? target : (): readonly unknown[] => [target()];
      this.references.push({ table: this.#table as TableDefinition, columns: [name], rules, targets });
    }
  }

  /** A check that the model does not write down itself. */
  addCheck(column: string, expression: string): void {
    this.#push("check", undefined, [column], { expression });
  }

  /** What the table's list of constraints and indexes says. */
  addExtra(value: unknown): void {
    const definition = definitionOf(value);
    switch (definition?.kind) {
      case "primaryKey":
      case "unique":
        this.#key(definition);
        break;
      case "check":
        this.#check(definition);
        break;
      case "exclusion":
        this.#exclusion(definition);
        break;
      case "index":
        this.#index(definition);
        break;
      case "foreignKey":
        this.#foreignKey(definition);
        break;
      default:
        throw new MigrError("MODEL_ERROR", `The list of constraints of ${this.#table.name} holds something else.`, {
          hint: "It takes primaryKey(), unique(), check(), foreignKey(), exclude(), index() and uniqueIndex().",
        });
    }
  }

  #push(
    kind: NamedKind,
    name: string | undefined,
    columns: readonly string[],
    attributes: Draft["attributes"],
    needs: readonly ObjectId[] = [],
  ): void {
    this.drafts.push({ kind, table: this.#table, name, columns, attributes, needs });
  }

  #key({ kind, name, columns, include, ...rest }: UniqueKeyDefinition): void {
    const names = columns.map((column) => this.#ownColumn(column));
    this.#assertSome(names, kind === "unique" ? "unique()" : "primaryKey()");
    const covered = include === undefined ? {} : { include: include.map((column) => this.#ownColumn(column)) };
    this.#push(kind, name, names, { columns: names, ...covered, ...rest });
  }

  #check(
    { name, expression, noInherit }: Omit<CheckDefinition, "kind"> & { kind: "check" },
    own?: TableColumn,
    columns?: readonly string[],
  ): void {
    const sql = typeof expression === "function" ? expression(own as never) : expression;
    const printed = this.#print(sql);
    const mentioned = [...new Set(printed.columns)];
    const named = columns ?? (mentioned.length === 1 ? mentioned : []);
    this.#push("check", name, named, { expression: printed.text, ...defined({ noInherit }) }, printed.needs);
  }

  #index({ kind, name, keys, include, where, ...rest }: IndexDefinition): void {
    const read = keys.map((key) => this.#indexKey(key));
    this.#assertSome(read, "index()");
    this.#push(kind, name, namesOf(read), {
      ...rest,
      keys: read,
      ...(include === undefined ? {} : { include: include.map((column) => this.#ownColumn(column)) }),
      ...this.#where(where),
    });
  }

  #exclusion({ kind, name, elements, where, ...rest }: ExclusionDefinition): void {
    const read = elements.map(([key, operator]) => ({ ...this.#indexKey(key), operator }));
    this.#assertSome(read, "exclude()");
    this.#push(kind, name, namesOf(read), { ...rest, elements: read, ...this.#where(where) });
  }

  #foreignKey({ kind: _, columns, targets, ...rules }: ForeignKeyDefinition): void {
    const names = columns.map((column) => this.#ownColumn(column));
    this.#assertSome(names, "foreignKey()");
    this.references.push({ table: this.#table as TableDefinition, columns: names, rules, targets });
  }

  /** A key of an index: a column, an expression, or one of them with options. */
  #indexKey(value: unknown): IndexKey {
    const definition = definitionOf(value);
    if (definition?.kind === "tableColumn") return { column: this.#ownColumn(value) };
    if (definition?.kind === "sql") return { expression: this.#print(value as Model<SqlDefinition>).text };
    if (definition?.kind !== "key") throw this.#notOurs(value);
    const { kind: _, target, order, ...options } = definition;
    return { ...this.#indexKey(target), ...options, ...(order === "desc" ? { order } : {}) };
  }

  #where(where: Model<SqlDefinition> | undefined): { readonly where?: string } {
    return where === undefined ? {} : { where: this.#print(where).text };
  }

  #print(expression: Model<SqlDefinition>): ReturnType<typeof printSql> {
    if (definitionOf(expression)?.kind === "sql") return printSql(expression, this.#context);
    throw new MigrError("MODEL_ERROR", `An expression of ${this.#table.name} is not written as sql\`…\`.`);
  }

  /** The name of a column of this table. */
  #ownColumn(value: unknown): string {
    const definition = definitionOf(value);
    const { schema, name } = this.#table;
    const isOwn =
      definition?.kind === "tableColumn" && definition.relation.name === name && definition.relation.schema === schema;
    if (!isOwn) throw this.#notOurs(value);
    return definition.name;
  }

  #notOurs(value: unknown): MigrError {
    const other = definitionOf(value);
    const what = other?.kind === "tableColumn" ? `${other.relation.name}.${other.name}` : "something";
    return new MigrError(
      "MODEL_ERROR",
      `A constraint or index of ${this.#table.name} names ${what}, which is not its column.`,
      {
        hint: "Use the columns of the function's argument: (t) => [unique(t.email)].",
      },
    );
  }

  #assertSome(list: readonly unknown[], call: string): void {
    if (list.length > 0) return;
    throw new MigrError("MODEL_ERROR", `${call} of ${this.#table.name} names no column.`, {
      hint: call === "index()" ? "Say index().on(t.email)." : "Give it at least one column.",
    });
  }
}

function namesOf(keys: readonly IndexKey[]): string[] {
  return keys.map((key) => key.column ?? "expr");
}
