/**
 * Whether an expression that one engine has printed in two ways may be the same thing, which only the engine can tell.
 *
 * @module
 */
import type { Catalog } from "../catalog/catalog.ts";
import { identifiersIn } from "../catalog/identifiers.ts";
import { type AnyObject, canonical, isSame, type ObjectId, type SchemaObject } from "../catalog/object.ts";

/** One side of a comparison. */
export interface Side {
  readonly object: SchemaObject;
  readonly value: unknown;
  readonly catalog: Catalog;
}

/**
 * An engine that reads its own words may print them with other casts and parentheses: `x IN ('a')` does so in PostgreSQL for
 * some types. Nothing else comes and goes; and where a column has another type, casts differ because of that.
 *
 * @returns whether the two may mean the same, where the same version of the engine has printed both
 */
export function maySpellTheSame(mine: Side, theirs: Side): boolean {
  return isAlike(mine.value, theirs.value) && !readsOtherTypes(mine, theirs);
}

function isAlike(mine: unknown, theirs: unknown): boolean {
  if (typeof mine === "string" && typeof theirs === "string") return skeleton(mine) === skeleton(theirs);
  if (mine === null || theirs === null || typeof mine !== "object" || typeof theirs !== "object")
    return isSame(mine, theirs);
  const [left, right] = [mine, theirs] as Record<string, unknown>[] as [
    Record<string, unknown>,
    Record<string, unknown>,
  ];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) => isAlike(left[key], right[key]));
}

const PART_OF_NAME = `(?:"(?:[^"]|"")*"|[\\w$\\u0080-\\uffff]+)`;

/** `::text`, `::character varying(9)[]`, `::app."Mood"`, `::timestamp(3) with time zone`. */
const CAST = new RegExp(
  `::${PART_OF_NAME}(?:\\.${PART_OF_NAME})*(?: varying| precision)?(?:\\([\\d,-]+\\))?(?: with(?:out)? time zone)?(?:\\[\\])*`,
  "g",
);

/** An expression without what may come and go. What it takes out of literals, too, is taken from both sides. */
function skeleton(expression: string): string {
  return expression.replace(CAST, "").replace(/\bARRAY\b|[\s()[\],'"]/g, "");
}

/** A column that both read has another type, lengths aside. */
function readsOtherTypes(mine: Side, theirs: Side): boolean {
  return columnsOf(mine).some((id) => {
    const [left, right] = [mine, theirs].map(({ catalog }) => catalog.get(id)?.attributes.type);
    return left !== undefined && right !== undefined && withoutLength(left) !== withoutLength(right);
  });
}

/** The columns that an object is known to need, and those of its table whose names it mentions. */
function columnsOf({ object, value }: Side): ObjectId<"column">[] {
  const { id, dependsOn = [] } = object as AnyObject;
  const needed = dependsOn.filter((need): need is ObjectId<"column"> => need.kind === "column");
  if (id.table === undefined) return needed;
  const { schema, table } = id;
  const names = [...identifiersIn(canonical(value).replaceAll('\\"', '"')), id.name];
  return [...needed, ...names.map((name) => ({ kind: "column", schema, table, name }) as const)];
}

function withoutLength(type: string): string {
  return type.replace(/\([\d,-]+\)/, "");
}
