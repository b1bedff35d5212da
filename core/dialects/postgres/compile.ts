/**
 * Operations as statements.
 *
 * @module
 */
import { apply } from "../../catalog/apply.ts";
import type { Catalog } from "../../catalog/catalog.ts";
import type { ObjectKind, SchemaObject } from "../../catalog/object.ts";
import type { CreateOperation, ExecuteOperation, InsertOperation, Operation } from "../../operations/operation.ts";
import type { CompileContext, Statement } from "../dialect.ts";
import { literal, qualify, quoteList } from "./quote.ts";
import { RULES } from "./rules/mod.ts";
import { isTablePart, type Rule, type RuleContext, type Statements } from "./rules/rule.ts";
import { split } from "./split.ts";

/** Rows of one INSERT: few round trips, and statements that a log can still show. */
const ROWS_PER_INSERT = 1000;

/**
 * Turns operations into statements, in order.
 *
 * @throws MigrError `OPERATION_UNSUPPORTED` for a change that PostgreSQL has no statement for.
 * @example await compile([{ verb: "create", object: users, parts: [id] }], { catalog })
 */
export async function compile(operations: readonly Operation[], context: CompileContext): Promise<Statement[]> {
  const statements: Statement[] = [];
  const catalogBefore = evolving(operations, context);
  const texts = once(() => operations.map(textsIn));
  for (const [at, operation] of operations.entries()) {
    const compiled = await compileOne(operation, ruleContext(operations, at, context, { catalogBefore, texts }));
    statements.push(...compiled.map((one) => (typeof one === "string" ? { sql: one, transactional: true } : one)));
  }
  return statements;
}

/** What is worked out once for all operations. */
interface Known {
  readonly catalogBefore: (at: number) => Promise<Catalog>;
  /** What each operation says. */
  readonly texts: () => readonly (readonly string[])[];
}

/** The catalog as each operation finds it. They are compiled in order, so each goes on from where the one before was. */
function evolving(operations: readonly Operation[], context: CompileContext): Known["catalogBefore"] {
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

function compileOne(operation: Operation, context: RuleContext): Statements | Promise<Statements> {
  switch (operation.verb) {
    case "create":
      return create(operation, context);
    case "alter":
      return ruleOf(operation.id.kind).alter(operation, context);
    case "drop":
      return ruleOf(operation.object.kind).drop(operation, context);
    case "rename":
      return ruleOf(operation.from.kind).rename(operation);
    case "execute":
      return execute(operation);
    case "insert":
      return insert(operation);
  }
}

/** The record is exact per kind; here the kind is only known at run time. */
function ruleOf(kind: ObjectKind): Rule<ObjectKind> {
  return RULES[kind] as Rule<ObjectKind>;
}

/** What a CREATE TABLE cannot say of its parts follows it. */
function create(operation: CreateOperation, context: RuleContext): Statements {
  const rest = (operation.parts ?? []).filter((part) => !isTablePart(part));
  const whole = ruleOf(operation.object.kind).create(operation, context);
  return [...whole, ...rest.flatMap((object: SchemaObject) => create({ verb: "create", object }, context))];
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
