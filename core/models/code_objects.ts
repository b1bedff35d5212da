/**
 * Functions, triggers, policies and grants of models as objects of a catalog.
 *
 * @module
 */
import {
  type Attributes,
  describe,
  type FunctionAttributes,
  type GrantAttributes,
  KIND_LABELS,
  keyOf,
  type ObjectId,
  type SchemaObject,
  schemaObject,
} from "../catalog/object.ts";
import type { Dialect } from "../dialects/dialect.ts";
import { MigrError } from "../errors.ts";
import {
  type AnyDefinition,
  defined,
  definitionOf,
  type FunctionDefinition,
  type GrantDefinition,
  type Model,
  type Needs,
  type OwnerDefinition,
  type PolicyDefinition,
  type SqlDefinition,
  type TableDefinition,
  type TriggerDefinition,
  type ViewDefinition,
} from "./definition.ts";
import { type Printed, printName, printSql } from "./print_sql.ts";
import { isSql } from "./sql.ts";

/** A function with the id under which the database knows it. */
export function functionObject(definition: FunctionDefinition, dialect: Dialect): SchemaObject {
  const { kind, schema, name, parameters, returns, body, sql, attributes } = definition;
  const context = { dialect, place: name };
  const needs = neededIds(definition.needs, name, dialect);
  const print = (value: string | Model<SqlDefinition>): string => {
    if (typeof value === "string") return value;
    const printed = printSql(value, context);
    if (value !== body) needs.push(...printed.needs, ...printed.relations);
    return printed.text;
  };
  const full: FunctionAttributes = {
    ...attributes,
    ...(parameters.length === 0
      ? {}
      : {
          parameters: parameters.map(({ default: fallback, ...parameter }) => ({
            ...parameter,
            ...(fallback === undefined ? {} : { default: print(fallback) }),
          })),
        }),
    ...(returns === undefined ? {} : { returns: print(returns) }),
    ...(body === undefined ? {} : { body: print(body) }),
    ...(sql === undefined ? {} : { sql: print(sql) }),
  };
  return dialect.normalize(schemaObject<"function" | "procedure">({ kind, schema, name }, full, needs));
}

const TIMES = { before: "BEFORE", after: "AFTER", insteadOf: "INSTEAD OF" } as const;
/** In the order in which PostgreSQL prints them. */
const EVENTS = ["insert", "delete", "update", "truncate"] as const;

/** A trigger; its statement is laid out as PostgreSQL prints it. */
export function triggerObject(definition: TriggerDefinition, dialect: Dialect): SchemaObject {
  const { name, options } = definition;
  const table = relationOf(definition);
  const id = { kind: "trigger", schema: table.schema, table: table.name, name } as const;
  const context = { dialect, place: name };
  const action = actionOf(definition, dialect);
  const columns = (options.columns ?? []).map((column) => dialect.quote(columnName(column, name)));
  const of = columns.length === 0 ? "" : ` OF ${columns.join(", ")}`;
  const events = EVENTS.filter((event) => definition.events.includes(event));
  if (events.length === 0) throw new MigrError("MODEL_ERROR", `The trigger ${name} names no event.`);
  const { old, new: fresh } = options.referencing ?? {};
  const words = [
    `CREATE ${options.constraint === undefined ? "" : "CONSTRAINT "}TRIGGER ${dialect.quote(name)}`,
    TIMES[definition.time],
    events.map((event) => event.toUpperCase() + (event === "update" ? of : "")).join(" OR "),
    `ON ${printName(table, context)}`,
    ...(options.constraint === undefined ? [] : [DEFERRALS[options.constraint]]),
    ...(old === undefined && fresh === undefined ? [] : ["REFERENCING"]),
    ...(old === undefined ? [] : [`OLD TABLE AS ${dialect.quote(old)}`]),
    ...(fresh === undefined ? [] : [`NEW TABLE AS ${dialect.quote(fresh)}`]),
    `FOR EACH ${options.forEach === "statement" ? "STATEMENT" : "ROW"}`,
    ...(options.when === undefined ? [] : [`WHEN (${printSql(options.when as never, context).text})`]),
    action.text,
  ];
  return schemaObject(id, { definition: words.join(" "), ...defined({ enabled: options.enabled }) }, action.needs);
}

function columnName(column: unknown, trigger: string): string {
  const definition = definitionOf(column);
  if (definition?.kind === "tableColumn") return definition.name;
  throw new MigrError("MODEL_ERROR", `The trigger ${trigger} names something that is no column.`, {
    hint: "Use columns of the table: columns: [users.email].",
  });
}

const DEFERRALS = {
  immediate: "NOT DEFERRABLE INITIALLY IMMEDIATE",
  deferrable: "DEFERRABLE INITIALLY IMMEDIATE",
  deferred: "DEFERRABLE INITIALLY DEFERRED",
} as const;

/** PostgreSQL calls a function; SQLite runs statements. */
function actionOf({ name, execute, options }: TriggerDefinition, dialect: Dialect): Pick<Printed, "text" | "needs"> {
  const definition = definitionOf(execute);
  const context = { dialect, place: name };
  if (definition?.kind === "function" && dialect.name !== "sqlite") {
    const values = (options.arguments ?? []).map((value) => dialect.literal(value));
    const text = `EXECUTE FUNCTION ${printName(definition, context)}(${values.join(", ")})`;
    return { text, needs: [functionObject(definition, dialect).id] };
  }
  if (definition?.kind === "sql" && dialect.name === "sqlite") {
    return { text: `BEGIN ${printSql(execute as Model<SqlDefinition>, context).text}; END`, needs: [] };
  }
  throw new MigrError("MODEL_ERROR", `The trigger ${name} cannot execute that in ${dialect.name}.`, {
    hint: "PostgreSQL's triggers call a func(), SQLite's run statements: execute: sql`UPDATE …`.",
  });
}

export function policyObject(definition: PolicyDefinition, dialect: Dialect): SchemaObject {
  const { name, options } = definition;
  const table = relationOf(definition);
  const needs = neededIds(definition.needs, name, dialect);
  const print = (expression: unknown): string | undefined => {
    if (expression === undefined) return undefined;
    const printed = printSql(expression as Model<SqlDefinition>, {
      dialect,
      home: table,
      place: `${table.name}.${name}`,
    });
    needs.push(...printed.needs);
    return printed.text;
  };
  const attributes = defined({
    command: options.for,
    restrictive: options.as === "restrictive" ? (true as const) : undefined,
    roles: options.to === undefined ? undefined : [options.to].flat(),
    using: print(options.using),
    check: print(options.withCheck),
  });
  return schemaObject({ kind: "policy", schema: table.schema, table: table.name, name }, attributes, needs);
}

/** The table or view that something is on. */
function relationOf({ kind, name, on }: TriggerDefinition | PolicyDefinition): TableDefinition | ViewDefinition {
  const found = definitionOf(on) ?? definitionOf(typeof on === "function" ? on() : undefined);
  if (found?.kind === "table" || found?.kind === "view") return found;
  throw new MigrError("MODEL_ERROR", `The ${kind} ${name} is on something that is no table.`, {
    hint: "Give it the declared table: on: users, or on: () => users where that is declared later.",
  });
}

/** One object for each target and role, with all that is granted. */
export function grantObjects(definitions: readonly GrantDefinition[], dialect: Dialect): SchemaObject[] {
  const found = new Map<string, SchemaObject<"grant">>();
  for (const definition of definitions) {
    for (const target of definition.targets) {
      for (const role of definition.roles) {
        const id = { ...targetId(target, dialect), role };
        const key = keyOf(id);
        found.set(key, schemaObject(id, granted(found.get(key)?.attributes ?? {}, definition)));
      }
    }
  }
  return [...found.values()];
}

function granted(before: GrantAttributes, { privileges, isGrantable, isRevoked }: GrantDefinition): GrantAttributes {
  const names: readonly ("privileges" | "grantable" | "revoked")[] =
    isRevoked === true ? ["revoked"] : isGrantable ? ["privileges", "grantable"] : ["privileges"];
  const lists = names.map((name) => [name, [...new Set([...(before[name] ?? []), ...privileges])]]);
  return { ...before, ...Object.fromEntries(lists) };
}

/** A function that an expression names by its name alone, as all functions of that name. */
export function withFunctionIds(objects: readonly SchemaObject[]): SchemaObject[] {
  const named = (a: ObjectId, b: ObjectId): boolean => a.kind === b.kind && a.schema === b.schema && a.name === b.name;
  const routines = objects.filter(({ id }) => id.arguments !== undefined).map(({ id }) => id);
  return objects.map((object) => {
    const { dependsOn } = object;
    if (dependsOn === undefined || routines.length === 0) return object;
    const ids = dependsOn.flatMap((need) => {
      const isName = (need.kind === "function" || need.kind === "procedure") && need.arguments === undefined;
      return isName ? routines.filter((id) => named(id, need)) : [need];
    });
    return { ...object, dependsOn: ids };
  });
}

/** Who owns what. */
export function ownerObjects(definitions: readonly OwnerDefinition[], dialect: Dialect): SchemaObject[] {
  return definitions.flatMap(({ role, targets }) =>
    targets.map((target) => {
      const id = idOfModel(target, dialect);
      if (id === undefined) throw noTarget("An owner", target);
      return schemaObject<"owner">({ ...id, kind: "owner", on: id.kind }, { role });
    }),
  );
}

/** An object that is declared by its attributes. */
export function anyObject({ id, attributes, name, needs, managedBy }: AnyDefinition, dialect: Dialect): SchemaObject {
  const all = neededIds(needs, name, dialect);
  const texts = Object.entries(attributes).flatMap(([key, value]): [string, unknown][] => {
    if (value === undefined || value === false) return [];
    if (!isSql(value)) return [[key, value]];
    const printed = printSql(value, { dialect, place: name });
    all.push(...printed.needs, ...printed.relations);
    return [[key, printed.text]];
  });
  const object = schemaObject(id, Object.fromEntries(texts) as Attributes, all);
  try {
    return dialect.normalize(managedBy === undefined ? object : { ...object, managedBy });
  } catch (error) {
    // What is not there has no form to be brought into.
    if (!(error instanceof TypeError)) throw error;
    throw new MigrError("MODEL_ERROR", `The ${describe(id)} lacks an attribute that it needs.`, {
      hint: "The types say which: the attributes are those of op.create().",
      cause: error,
    });
  }
}

/** What an object says that it needs. @throws MigrError `MODEL_ERROR` when that is no model */
export function neededIds(needs: Needs = [], place: string, dialect: Dialect): ObjectId[] {
  return (typeof needs === "function" ? needs() : needs).map((need) => {
    const id = idOfModel(need, dialect);
    if (id !== undefined) return id;
    throw new MigrError("MODEL_ERROR", `${place} needs something that is no model.`, {
      hint: "Name exported models: needs: [users].",
    });
  });
}

function targetId(target: unknown, dialect: Dialect): ObjectId<"grant"> {
  const id = idOfModel(target, dialect);
  if (id === undefined) throw noTarget("A grant", target);
  return { ...id, kind: "grant", on: id.kind };
}

function noTarget(what: string, target: unknown): MigrError {
  const definition = definitionOf(target);
  const found =
    definition === undefined
      ? "something that is no model"
      : `a ${KIND_LABELS[definition.kind as "table"] ?? definition.kind}`;
  return new MigrError("MODEL_ERROR", `${what} is on ${found}.`, {
    hint: "It takes a table, view, sequence, function, type or schema, or columns: grant(…, { on: users, … }).",
  });
}

/** The id of what a model declares; nothing for what is no object of its own. */
function idOfModel(model: unknown, dialect: Dialect): ObjectId | undefined {
  const definition = definitionOf(model);
  switch (definition?.kind) {
    case "tableColumn": {
      const { relation, name } = definition;
      return { kind: "column", schema: relation.schema, table: relation.name, name };
    }
    case "function":
    case "procedure":
      return functionObject({ ...definition, needs: [] }, dialect).id;
    case "object":
      return definition.id;
    case "table":
      return {
        kind: definition.foreign === undefined ? "table" : "foreignTable",
        schema: definition.schema,
        name: definition.name,
      };
    case "view":
    case "materializedView":
    case "sequence":
    case "enum":
    case "domain":
    case "compositeType":
    case "schema":
    case "extension":
      return { kind: definition.kind, schema: definition.schema, name: definition.name };
    default:
      return undefined;
  }
}
