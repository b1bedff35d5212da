/**
 * Triggers as calls of `migr/schema`. Their statement is taken apart at its words; what is not put together again as the
 * same statement is printed as it is.
 *
 * @module
 */
import { unquotedName } from "../catalog/identifiers.ts";
import { type AnyObject, canonical, type ObjectId, type SchemaObject } from "../catalog/object.ts";
import type { Dialect } from "../dialects/dialect.ts";
import { triggerObject } from "../models/code_objects.ts";
import { MODEL, type TriggerDefinition } from "../models/definition.ts";
import { sql, TableColumn } from "../models/sql.ts";
import { access, type ModuleContext, quoted, record, sqlText, valueText } from "./schema_text.ts";

const HEAD =
  /^CREATE (CONSTRAINT )?TRIGGER (?:"(?:[^"]|"")+"|\S+)\s+(BEFORE|AFTER|INSTEAD OF) (.+?) ON (?:"(?:[^"]|"")+"|[^\s"])+\s+(.*)$/s;
const TAIL =
  /^(NOT DEFERRABLE INITIALLY IMMEDIATE |DEFERRABLE INITIALLY IMMEDIATE |DEFERRABLE INITIALLY DEFERRED )?(?:REFERENCING ((?:(?:OLD|NEW) TABLE AS (?:"(?:[^"]|"")+"|\S+) )+))?FOR EACH (ROW|STATEMENT) (?:WHEN \((.*)\) )?EXECUTE FUNCTION ((?:"(?:[^"]|"")+"|[^\s"(])+)\((.*)\)$/s;
const PROGRAM = /^(?:FOR EACH ROW\s+)?(?:WHEN\s+(.*?)\s+)?BEGIN\s+(.*?);?\s*END$/is;

const TIMES = { BEFORE: "before", AFTER: "after", "INSTEAD OF": "insteadOf" } as const;
const DEFERRALS: Readonly<Record<string, "immediate" | "deferrable" | "deferred">> = {
  "NOT DEFERRABLE INITIALLY IMMEDIATE ": "immediate",
  "DEFERRABLE INITIALLY IMMEDIATE ": "deferrable",
  "DEFERRABLE INITIALLY DEFERRED ": "deferred",
};

/** The parts of a trigger's statement, as `trigger()` takes them. */
interface Parts {
  readonly time: TriggerDefinition["time"];
  readonly events: readonly string[];
  readonly columns: readonly string[];
  readonly options: Omit<TriggerDefinition["options"], "columns" | "when">;
  readonly when?: string;
  /** The function, or SQLite's statements. */
  readonly calls?: ObjectId;
  readonly program?: string;
}

/** A trigger as a call; nothing where its statement says more than `trigger()` can. */
export function triggerCall(
  object: Extract<AnyObject, { kind: "trigger" }>,
  context: ModuleContext,
  dialect: Dialect,
): string | undefined {
  const { id } = object;
  const home: ObjectId = { kind: "table", schema: id.schema, name: id.table ?? "" };
  const parts = partsOf(object, context);
  if (parts === undefined || !context.isDeclared(home) || !isSame(object, parts, dialect)) return undefined;
  if (parts.calls !== undefined && !context.isDeclared(parts.calls)) return undefined;
  const { forEach, referencing, constraint, arguments: values, enabled } = parts.options;
  const on = context.constant(home);
  const [event = ""] = parts.events;
  return `${context.use("trigger")}(${quoted(id.name)}, ${record({
    on,
    [parts.time]: parts.events.length === 1 ? quoted(event) : valueText(parts.events),
    columns:
      parts.columns.length === 0 ? undefined : `[${parts.columns.map((name) => `${on}${access(name)}`).join(", ")}]`,
    forEach: forEach === "row" ? undefined : valueText(forEach),
    when: parts.when === undefined ? undefined : sqlText(parts.when, context),
    referencing: valueText(referencing),
    constraint: valueText(constraint),
    execute: parts.calls === undefined ? sqlText(parts.program ?? "", context) : context.constant(parts.calls),
    arguments: valueText(values),
    enabled: valueText(enabled),
    comment: valueText(context.comment(id)),
  })})`;
}

function partsOf({ attributes, dependsOn = [] }: SchemaObject<"trigger">, context: ModuleContext): Parts | undefined {
  const [, constraint, time = "", eventText = "", rest = ""] = HEAD.exec(attributes.definition) ?? [];
  if (time === "") return undefined;
  const { events, columns } = eventsOf(eventText);
  const common = { time: TIMES[time as keyof typeof TIMES], events, columns };
  const enabled = attributes.enabled === undefined ? {} : { enabled: attributes.enabled };
  const tail = TAIL.exec(rest);
  if (tail === null) {
    const [, when, program] = PROGRAM.exec(rest) ?? [];
    if (program === undefined) return undefined;
    return { ...common, options: {}, program, ...(when === undefined ? {} : { when }) };
  }
  const [, deferral, referencing, each, when, name = "", values = ""] = tail;
  const called = dependsOn.find((need) => need.kind === "function" && name.replaceAll('"', "").endsWith(need.name));
  const known = called ?? functionNamed(name, context);
  if (known === undefined || (constraint === undefined) !== (deferral === undefined)) return undefined;
  return {
    ...common,
    calls: known,
    ...(when === undefined ? {} : { when }),
    options: {
      forEach: each === "ROW" ? "row" : "statement",
      ...(referencing === undefined ? {} : { referencing: referencedIn(referencing) }),
      ...(deferral === undefined ? {} : { constraint: DEFERRALS[deferral] ?? "immediate" }),
      ...(values === "" ? {} : { arguments: literalsIn(values) }),
      ...enabled,
    },
  };
}

function eventsOf(text: string): { events: string[]; columns: string[] } {
  const [, list] = / OF (.+?)(?: OR TRUNCATE)?$/.exec(text) ?? [];
  const columns = list === undefined ? [] : (list.match(/"(?:[^"]|"")+"|[^\s,"]+/g) ?? []).map(unquotedName);
  const events = [...text.replace(/ OF .*?(?= OR TRUNCATE|$)/, "").matchAll(/INSERT|DELETE|UPDATE|TRUNCATE/g)];
  return { events: events.map(([event]) => event.toLowerCase()), columns };
}

function referencedIn(text: string): { old?: string; new?: string } {
  const found = [...text.matchAll(/(OLD|NEW) TABLE AS ("(?:[^"]|"")+"|\S+)/g)];
  return Object.fromEntries(found.map(([, which = "", name = ""]) => [which.toLowerCase(), unquotedName(name)]));
}

function literalsIn(text: string): string[] {
  return [...text.matchAll(/'((?:[^']|'')*)'/g)].map(([, value = ""]) => value.replaceAll("''", "'"));
}

function functionNamed(name: string, { catalog }: ModuleContext): ObjectId | undefined {
  const plain = name.replaceAll('"', "");
  const known = catalog.ofKind("function").map(({ id }) => id);
  return known.find((id) => plain === (id.schema === "" ? id.name : `${id.schema}.${id.name}`));
}

/** Put together again it is the same statement. */
function isSame({ id, attributes }: SchemaObject<"trigger">, parts: Parts, dialect: Dialect): boolean {
  const relation = { kind: "table" as const, schema: id.schema, name: id.table ?? "" };
  const on = { [MODEL]: { ...relation, order: 0, columns: new Map(), attributes: {}, extras: () => [] } };
  const execute =
    parts.calls === undefined
      ? sql.raw(parts.program ?? "")
      : {
          [MODEL]: {
            ...parts.calls,
            order: 0,
            parameters: [],
            returns: "trigger",
            body: "",
            attributes: { language: "sql" },
          },
        };
  const made = triggerObject(
    {
      kind: "trigger",
      order: 0,
      schema: "",
      name: id.name,
      time: parts.time,
      events: parts.events,
      on,
      execute,
      options: {
        ...parts.options,
        columns: parts.columns.map((name) => new TableColumn({ kind: "tableColumn", relation, name })),
        ...(parts.when === undefined ? {} : { when: sql.raw(parts.when) }),
      },
    },
    dialect,
  );
  return canonical(dialect.normalize(made).attributes) === canonical(attributes);
}
