/**
 * Functions and procedures.
 *
 * @module
 */
import type { Catalog } from "../../../catalog/catalog.ts";
import { callsIn, identifiersIn } from "../../../catalog/identifiers.ts";
import {
  canonical,
  describe,
  type FunctionAttributes,
  type FunctionParameter,
  keyOf,
  type ObjectId,
  type SchemaObject,
} from "../../../catalog/object.ts";
import type { AlterOperation } from "../../../operations/operation.ts";
import { defaultClause } from "../expressions.ts";
import { qualified, quote, tableOf, text } from "../quote.ts";
import { addressOf } from "./address.ts";
import { dropOf, renameOf } from "./defined.ts";
import { knownCatalog, type Rule, type RuleContext, type Statements, setClause, unsupported } from "./rule.ts";

type RoutineKind = "function" | "procedure";

export const routineRule: Rule<RoutineKind> = {
  create: ({ object }, context) => unchecked(object, context, [statement("CREATE", object.id, object.attributes)]),
  alter,
  drop: (operation) => [dropOf(operation)],
  rename: renameOf,
};

/** `CREATE FUNCTION add(a integer, b integer) …`, laid out as the engine prints it. */
function statement(create: string, id: ObjectId, routine: FunctionAttributes): string {
  const { parameters = [], returns, language } = routine;
  const words = options(routine);
  const lines = [
    `${create} ${addressOf(id)[0]} ${qualified(id)}(${parameters.map(parameterClause).join(", ")})`,
    ...(returns === undefined ? [] : [` RETURNS ${returns}`]),
    ` LANGUAGE ${quote(language)}`,
    ...(words.length === 0 ? [] : [` ${words.join(" ")}`]),
    ...Object.entries(routine.set ?? {}).map(([name, value]) => ` SET ${setClause(name, value)}`),
    bodyClause(routine),
  ];
  return lines.join("\n");
}

function parameterClause({ name, type, mode, default: fallback }: FunctionParameter): string {
  return [
    ...(mode === undefined ? [] : [mode.toUpperCase()]),
    ...(name === undefined ? [] : [quote(name)]),
    type,
    ...(fallback === undefined ? [] : [`DEFAULT ${defaultClause(fallback)}`]),
  ].join(" ");
}

function options(routine: FunctionAttributes): string[] {
  const { transforms, volatility, parallel, cost, rows, support } = routine;
  return [
    ...(transforms === undefined ? [] : [`TRANSFORM ${transforms.map((type) => `FOR TYPE ${type}`).join(", ")}`]),
    ...(routine.window === true ? ["WINDOW"] : []),
    ...(volatility === undefined ? [] : [volatility.toUpperCase()]),
    ...(parallel === undefined ? [] : [`PARALLEL ${parallel.toUpperCase()}`]),
    ...(routine.leakproof === true ? ["LEAKPROOF"] : []),
    ...(routine.strict === true ? ["STRICT"] : []),
    ...(routine.securityDefiner === true ? ["SECURITY DEFINER"] : []),
    ...(cost === undefined ? [] : [`COST ${cost}`]),
    ...(rows === undefined ? [] : [`ROWS ${rows}`]),
    ...(support === undefined ? [] : [`SUPPORT ${support}`]),
  ];
}

function bodyClause({ language, body = "", sql, library }: FunctionAttributes): string {
  if (sql !== undefined) return sql;
  if (library !== undefined) return `AS ${text(library)}, ${text(body)}`;
  if (language === "internal") return `AS ${text(body)}`;
  let tag = "$$";
  for (let number = 0; body.includes(tag) || `${body}$`.includes(tag); number++) {
    tag = number === 0 ? "$function$" : `$function${number}$`;
  }
  return `AS ${tag}${body}${tag}`;
}

/**
 * PostgreSQL reads a body when it is created, and would miss what the same run creates only afterwards; so it is told not
 * to look.
 */
function unchecked(
  { attributes }: Pick<SchemaObject<RoutineKind>, "attributes">,
  context: RuleContext,
  statements: readonly string[],
): Statements {
  const body = attributes.body ?? "";
  const names = new Set([...identifiersIn(body), ...callsIn(body)]);
  if (!context.mayLack(names)) return statements;
  return ["SET check_function_bodies = off", ...statements, "RESET check_function_bodies"];
}

async function alter({ id, from, to }: AlterOperation<RoutineKind>, context: RuleContext): Promise<Statements> {
  const catalog = await knownCatalog(context);
  const known = catalog?.get(id)?.attributes;
  const after = { ...without(known, Object.keys(from)), ...to } as FunctionAttributes;
  // What a revision does not say of the old one has not changed.
  const before: Partial<FunctionAttributes> = { ...(known ?? to), ...from };
  if (after.language === undefined) {
    throw unsupported(`Changing a part of the ${describe(id)} without a database`, "Give all of it, as for a new one.");
  }
  if (isReplaceable(before, after)) {
    return unchecked({ attributes: after }, context, [statement("CREATE OR REPLACE", id, after)]);
  }
  return unchecked({ attributes: after }, context, swap(id, after, catalog));
}

function without(attributes: object = {}, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !names.includes(name)));
}

/** Whether CREATE OR REPLACE can do it: the same result, and parameters that keep their names and defaults. */
export function isReplaceable(before: Partial<FunctionAttributes>, after: Partial<FunctionAttributes>): boolean {
  if (before.returns !== after.returns || before.window !== after.window) return false;
  const [old, fresh] = [before.parameters ?? [], after.parameters ?? []];
  return (
    old.length === fresh.length &&
    old.every((parameter, at) => {
      const other = fresh[at];
      const same = canonical([parameter.mode, parameter.type]) === canonical([other?.mode, other?.type]);
      const isCalled = parameter.name === undefined || parameter.name === other?.name;
      return same && isCalled && (parameter.default === undefined || other?.default !== undefined);
    })
  );
}

/**
 * Puts a new function in the place of one that cannot be replaced: the old one steps aside, defaults of columns are
 * pointed at the new one, and it gets the old one's comment, owner and grants. What else depends on it is absent by now.
 */
function swap(id: ObjectId<RoutineKind>, after: FunctionAttributes, catalog: Catalog | undefined): string[] {
  const created = statement("CREATE", id, after);
  const [words, name] = addressOf(id);
  const columns = catalog === undefined ? [] : callers(catalog, id);
  if (catalog === undefined || columns.length === 0) return [`DROP ${words} ${name}`, created];
  const old = { ...id, name: `${id.name.slice(0, 58)}_old` };
  return [
    `ALTER ${words} ${name} RENAME TO ${quote(old.name)}`,
    created,
    ...columns.map(
      (column) =>
        `ALTER TABLE ${tableOf(column.id)} ALTER COLUMN ${quote(column.id.name)} SET DEFAULT ${defaultClause(column.attributes.default ?? "NULL")}`,
    ),
    `DROP ${words} ${addressOf(old)[1]}`,
  ];
}

/** Columns whose default calls a function. */
function callers(catalog: Catalog, id: ObjectId): SchemaObject<"column">[] {
  const key = keyOf(id);
  return catalog.ofKind("column").filter(({ attributes, dependsOn }) => {
    const isDefault = attributes.default !== undefined;
    return isDefault && dependsOn?.some((need) => keyOf(need) === key) === true;
  });
}
