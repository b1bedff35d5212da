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
  readonly comment?: string | undefined;
}

/** A foreign key whose target is still to be found among the tables. */
export interface ReferenceDraft {
  readonly table: TableDefinition;
  readonly columns: readonly string[];
  readonly rules: ForeignKeyRules & Pick<ForeignKeyAttributes, "onDeleteColumns">;
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
    this.#push({ kind: "check" }, [column], { expression });
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
    { kind, name, comment }: { readonly kind: NamedKind } & Pick<CheckDefinition, "name" | "comment">,
    columns: readonly string[],
    attributes: Draft["attributes"],
    needs: readonly ObjectId[] = [],
  ): void {
    this.drafts.push({ kind, table: this.#table, name, columns, attributes, needs, comment });
  }

  #key(definition: UniqueKeyDefinition): void {
    const { kind, name: _, comment: __, columns, include, ...rest } = definition;
    const names = columns.map((column) => this.#ownColumn(column));
    this.#assertSome(names, kind === "unique" ? "unique()" : "primaryKey()");
    this.#push(definition, names, { columns: names, ...this.#include(include), ...rest });
  }

  #include(columns: readonly unknown[] | undefined): { readonly include?: readonly string[] } {
    return columns === undefined ? {} : { include: columns.map((column) => this.#ownColumn(column)) };
  }

  #check(definition: CheckDefinition, own?: TableColumn, columns?: readonly string[]): void {
    const { kind: _, name: __, comment: ___, expression, ...rest } = definition;
    const sql = typeof expression === "function" ? expression(own as never) : expression;
    const printed = this.#print(sql);
    const mentioned = [...new Set(printed.columns)];
    const named = columns ?? (mentioned.length === 1 ? mentioned : []);
    this.#push(definition, named, { expression: printed.text, ...defined(rest) }, printed.needs);
  }

  #index(definition: IndexDefinition): void {
    const { kind: _, name: __, comment: ___, keys, include, where, ...rest } = definition;
    const read = keys.map((key) => this.#indexKey(key));
    this.#assertSome(read, "index()");
    const attributes = { ...rest, keys: read, ...this.#include(include), ...this.#where(where) };
    this.#push(definition, namesOf(read), attributes);
  }

  #exclusion(definition: ExclusionDefinition): void {
    const { kind: _, name: __, comment: ___, elements, include, where, ...rest } = definition;
    const read = elements.map(([key, operator]) => ({ ...this.#indexKey(key), operator }));
    this.#assertSome(read, "exclude()");
    const attributes = { ...rest, elements: read, ...this.#include(include), ...this.#where(where) };
    this.#push(definition, namesOf(read), attributes);
  }

  #foreignKey({ kind: _, columns, targets, onDeleteColumns, ...rules }: ForeignKeyDefinition): void {
    const names = columns.map((column) => this.#ownColumn(column));
    this.#assertSome(names, "foreignKey()");
    const set = onDeleteColumns?.map((column) => this.#ownColumn(column));
    this.references.push({
      table: this.#table as TableDefinition,
      columns: names,
      rules: { ...rules, ...(set === undefined ? {} : { onDeleteColumns: set }) },
      targets,
    });
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
