/**
 * Operations as statements.
 *
 * @module
 */
import type { Catalog } from "../../catalog/catalog.ts";
import type { SchemaObject } from "../../catalog/object.ts";
import type {
  AlterOperation,
  CreateOperation,
  ExecuteOperation,
  InsertOperation,
  Operation,
} from "../../operations/operation.ts";
import type { CompileContext, Dialect, Statement } from "../dialect.ts";
import { literal, qualify, quoteList } from "./quote.ts";
import { refuseForeign } from "./refusals.ts";
import { isTablePart, type RuleContext, type Statements } from "./rules/rule.ts";
import { type Rules, ruleOf } from "./rules/rule_of.ts";
import { split } from "./split.ts";

/** Rows of one INSERT: few round trips, and statements that a log can still show. */
const ROWS_PER_INSERT = 1000;

/** The catalog as an operation leaves it. */
export type Apply = (catalog: Catalog, operation: Operation) => Catalog;

/**
 * A function that turns operations about some kinds into statements, in order.
 *
 * @param apply follows the operations, where rules may ask for the schema; absent where nobody can read it
 * @throws MigrError `OPERATION_UNSUPPORTED` for a change that PostgreSQL has no statement for, and for other kinds
 * @example await compileWith(RULES, apply)([{ verb: "create", object: users, parts: [id] }], { catalog })
 */
export function compileWith(rules: Rules, apply?: Apply): Dialect["compile"] {
  return async (operations, context) => {
    const statements: Statement[] = [];
    const catalogBefore = apply === undefined ? context.catalog : evolving(operations, context, apply);
    const texts = once(() => operations.map(textsIn));
    for (const [at, operation] of operations.entries()) {
      const seen = ruleContext(operations, at, context, { catalogBefore, texts });
      const compiled = await compileOne(operation, seen, rules);
      statements.push(...compiled.map((one) => (typeof one === "string" ? { sql: one, transactional: true } : one)));
    }
    return statements;
  };
}

/** What is worked out once for all operations. */
interface Known {
  readonly catalogBefore: (at: number) => Promise<Catalog>;
  /** What each operation says. */
  readonly texts: () => readonly (readonly string[])[];
}

/** The catalog as each operation finds it. They are compiled in order, so each goes on from where the one before was. */
function evolving(operations: readonly Operation[], context: CompileContext, apply: Apply): Known["catalogBefore"] {
  let catalog: Catalog | undefined;
  let done = 0;
  return async (at) => {
    catalog ??= await context.catalog();
    for (; done < at; done++) {
      if (!catalog.isDraft) catalog = catalog.draft();
      catalog = apply(catalog, operations[done] as Operation);
    }
    return catalog;
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** What a rule sees: the catalog with the operations before this one applied. */
function ruleContext(
  operations: readonly Operation[],
  at: number,
  context: CompileContext,
  { catalogBefore, texts }: Known,
): RuleContext {
  return {
    catalog: () => catalogBefore(at),
    mentions: (pattern) => texts().some((said, index) => index !== at && said.some((text) => pattern.test(text))),
    mayLack: (names) =>
      context.isPartial === true ||
      operations.slice(at + 1).some((later) => namesMade(later).some((name) => names.has(name))),
  };
}

/** All that a value says, keys left out. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return value === null || typeof value !== "object" ? [] : Object.values(value).flatMap(textsIn);
}

/** What an operation makes that had another name or none before. */
function namesMade(operation: Operation): string[] {
  if (operation.verb === "rename") return [operation.to.name];
  if (operation.verb !== "create") return [];
  return [operation.object, ...(operation.parts ?? [])].map(({ id }) => id.name);
}

function compileOne(operation: Operation, context: RuleContext, rules: Rules): Statements | Promise<Statements> {
  switch (operation.verb) {
    case "create":
      return create(operation, context, rules);
    case "alter":
      return alter(operation, context, rules);
    case "drop":
      return ruleOf(rules, operation.object.id).drop(operation, context);
    case "rename":
      return ruleOf(rules, operation.from).rename(operation);
    case "execute":
      return execute(operation);
    case "insert":
      return insert(operation);
  }
}

/** What a CREATE TABLE cannot say of its parts follows it. */
function create(operation: CreateOperation, context: RuleContext, rules: Rules): Statements {
  const { object, parts = [] } = operation;
  for (const { id, attributes } of [object, ...parts]) refuseForeign(id, attributes);
  const rest = parts.filter((part) => !isTablePart(part));
  const whole = ruleOf(rules, object.id).create(operation, context);
  return [...whole, ...rest.flatMap((part: SchemaObject) => create({ verb: "create", object: part }, context, rules))];
}

function alter(operation: AlterOperation, context: RuleContext, rules: Rules): Statements | Promise<Statements> {
  refuseForeign(operation.id, operation.to);
  return ruleOf(rules, operation.id).alter(operation, context);
}

function execute({ sql, params, transactional }: ExecuteOperation): Statement[] {
  const options = { transactional: transactional !== false };
  if (params !== undefined && params.length > 0) return [{ sql, params, ...options }];
  return split(sql).map((statement) => ({ sql: statement.sql, ...options }));
}

/** Literals instead of parameters, so that the columns' own types decide how values are read. */
function insert({ schema, table, rows }: InsertOperation): string[] {
  const into = `INSERT INTO ${qualify(schema, table)}`;
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  if (columns.length === 0) return rows.map(() => `${into} DEFAULT VALUES`);
  const statements: string[] = [];
  for (let at = 0; at < rows.length; at += ROWS_PER_INSERT) {
    const values = rows.slice(at, at + ROWS_PER_INSERT).map((row) => valuesOf(row, columns));
    const body = values.length === 1 ? ` ${values[0]}` : `\n  ${values.join(",\n  ")}`;
    statements.push(`${into} (${quoteList(columns)}) VALUES${body}`);
  }
  return statements;
}

function valuesOf(row: InsertOperation["rows"][number], columns: readonly string[]): string {
  const list = columns.map((name) => (row[name] === undefined ? "DEFAULT" : literal(row[name])));
  return `(${list.join(", ")})`;
}
