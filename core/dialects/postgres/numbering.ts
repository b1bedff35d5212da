/**
 * Sequences and identities: their options, the defaults of those, and the clauses that say them.
 *
 * @module
 */
import type { SequenceOptions } from "../../catalog/object.ts";
import { text } from "./quote.ts";

/** The largest value of the types that a sequence can have. */
const LARGEST: Readonly<Record<string, bigint>> = {
  smallint: 2n ** 15n - 1n,
  integer: 2n ** 31n - 1n,
  bigint: 2n ** 63n - 1n,
};

type Defaults = Required<Pick<SequenceOptions, "start" | "increment" | "minValue" | "maxValue" | "cache">>;

/** What an absent option means for a sequence of a type, given its other options. */
function defaultsFor(options: SequenceOptions, type: string): Defaults {
  const largest = LARGEST[type] ?? (LARGEST.bigint as bigint);
  const descending = options.increment?.startsWith("-") === true;
  const minValue = descending ? String(-largest - 1n) : "1";
  const maxValue = descending ? "-1" : String(largest);
  const start = descending ? (options.maxValue ?? maxValue) : (options.minValue ?? minValue);
  return { start, increment: "1", minValue, maxValue, cache: "1" };
}

/**
 * Options without those that have their default value.
 *
 * @param type the type of the sequence, which decides its bounds.
 */
export function withoutDefaults(options: SequenceOptions, type: string): SequenceOptions {
  const defaults: Readonly<Record<string, string>> = defaultsFor(options, type);
  const kept = Object.entries(options).filter(([key, value]) => {
    if (key === "type") return value !== "bigint";
    return value !== undefined && (key === "cycle" ? value === true : String(value) !== defaults[key]);
  });
  return Object.fromEntries(kept.map(([key, value]) => [key, value === true ? value : String(value)]));
}

/** How each option is said, and how it is taken back. */
const CLAUSES: Readonly<Record<string, { say: (value: string) => string; reset: (defaults: Defaults) => string }>> = {
  increment: { say: (value) => `INCREMENT BY ${value}`, reset: () => "INCREMENT BY 1" },
  minValue: { say: (value) => `MINVALUE ${value}`, reset: () => "NO MINVALUE" },
  maxValue: { say: (value) => `MAXVALUE ${value}`, reset: () => "NO MAXVALUE" },
  start: { say: (value) => `START WITH ${value}`, reset: ({ start }) => `START WITH ${start}` },
  cache: { say: (value) => `CACHE ${value}`, reset: () => "CACHE 1" },
  cycle: { say: () => "CYCLE", reset: () => "NO CYCLE" },
};

/** The clauses of options that are given: `INCREMENT BY 2`, `CYCLE`. */
export function optionClauses(options: SequenceOptions): string[] {
  const values = options as Readonly<Record<string, string | true | undefined>>;
  return Object.entries(CLAUSES).flatMap(([key, clause]) => {
    const value = values[key];
    return value === undefined ? [] : [clause.say(String(value))];
  });
}

/**
 * The clauses that turn options into others: those that `to` lacks go back to their default. What a default is may change
 * with the type and the direction, so options are compared by what they mean.
 *
 * @param oldType the type before, where it changes
 */
export function changeClauses(
  from: SequenceOptions,
  to: SequenceOptions,
  type: string,
  oldType: string = type,
): string[] {
  const [before, after] = [meaning(from, oldType), meaning(to, type)];
  const given = to as Readonly<Record<string, string | true | undefined>>;
  return Object.entries(CLAUSES).flatMap(([key, clause]) => {
    if (before[key] === after[key]) return [];
    const value = given[key];
    // Together with a new type, PostgreSQL takes NO MAXVALUE for the bound of the type, whatever the direction.
    const isBound = oldType !== type && (key === "minValue" || key === "maxValue");
    const said = isBound ? after[key] : value;
    return [said === undefined ? clause.reset(defaultsFor(to, type)) : clause.say(String(said))];
  });
}

/** All options, with the defaults of those that are not given. */
function meaning(options: SequenceOptions, type: string): Readonly<Record<string, unknown>> {
  return { ...defaultsFor(options, type), ...options };
}

/**
 * A condition that tells whether a sequence has to begin anew, because the number that it is at is not one of those that it
 * may give: undefined when it began within the new bounds. PostgreSQL refuses to change the bounds without that.
 *
 * @param sequence an expression that gives the sequence
 */
export function outgrown(
  sequence: string,
  from: SequenceOptions,
  to: SequenceOptions,
  type: string,
  oldType: string = type,
): string | undefined {
  const { minValue, maxValue } = { ...defaultsFor(to, type), ...to };
  const start = BigInt({ ...defaultsFor(from, oldType), ...from }.start);
  if (start >= BigInt(minValue) && start <= BigInt(maxValue)) return undefined;
  return `(pg_sequence_last_value(${sequence}) BETWEEN ${minValue} AND ${maxValue}) IS NOT TRUE`;
}

/** A statement that says more where a condition holds. */
export function withRestart(statement: string, condition: string): string {
  return `DO $$ BEGIN EXECUTE ${text(statement)} || CASE WHEN ${condition} THEN ' RESTART' ELSE '' END; END $$`;
}
