/**
 * What values lose when their column gets another type, without any error: the engine rounds and cuts where a conversion
 * is asked for.
 *
 * @module
 */
import { isString, parseType } from "./types.ts";

type Type = ReturnType<typeof parseType>;

/** A kind of loss, and when it happens. */
interface Loss {
  /** The end of a sentence about values. */
  readonly sentence: (to: string) => string;
  readonly happens: (from: Type, to: Type) => boolean;
}

/**
 * The end of a sentence about values that get another type; nothing when they stay what they are, or when those that
 * do not fit are refused.
 *
 * @example lostBy("timestamp without time zone", "date") // "lose their time of day"
 */
export function lostBy(from: string, to: string): string | undefined {
  const [a, b] = [parseType(from), parseType(to)];
  if (a.array !== b.array && !isCutName(a, b)) return undefined;
  return LOSSES.find(({ happens }) => happens(a, b))?.sentence(to);
}

const WHOLE = new Set(["smallint", "integer", "bigint", "oid"]);
const FLOATING: Readonly<Record<string, number>> = { real: 6, "double precision": 15 };
/** Decimal digits that each value of a type has at most. */
const DIGITS: Readonly<Record<string, number>> = { smallint: 5, integer: 10, bigint: 19, money: 19, ...FLOATING };
const ZONED = " with time zone";
const GEOMETRY = ["point", "lseg", "box", "polygon", "circle"];
/** Shapes that say all of another one. */
const SAME_SHAPE = new Set(["box>lseg", "box>polygon", "point>box"]);

const LOSSES: readonly Loss[] = [
  {
    sentence: (to) => `are rounded to whole numbers, and must fit ${to}`,
    happens: (a, b) => WHOLE.has(b.name) && scaleOf(a) > 0,
  },
  { sentence: (to) => `are rounded to fit ${to}`, happens: (a, b) => isRounded(a, b) || isLessPrecise(a, b) },
  { sentence: () => "become true or false", happens: (a, b) => b.name === "boolean" && WHOLE.has(a.name) },
  {
    sentence: (to) => `are cut to fit ${to}`,
    happens: (a, b) => (b.name.startsWith("bit") && WHOLE.has(a.name)) || isCutName(a, b),
  },
  { sentence: () => "lose their time of day", happens: (a, b) => b.name === "date" && a.name.startsWith("timestamp") },
  {
    sentence: () => "lose their date",
    happens: (a, b) => b.name.startsWith("time ") && /^(timestamp|interval)/.test(a.name),
  },
  {
    sentence: () => "lose their zone",
    happens: (a, b) => b.name === "time without time zone" && a.name === `time${ZONED}`,
  },
  {
    sentence: (to) => `keep only what ${to} has`,
    happens: (a, b) => b.name.startsWith("interval ") && a.name !== b.name && /^(interval|time )/.test(a.name),
  },
  { sentence: () => "lose their host", happens: (a, b) => b.name === "cidr" && a.name === "inet" },
  { sentence: () => "lose their shape", happens: isOtherShape },
];

/** Digits behind the point. */
function scaleOf({ name, modifiers }: Type): number {
  if (name === "money") return 2;
  if (name === "numeric") return modifiers[0] === undefined ? Number.POSITIVE_INFINITY : Number(modifiers[1] ?? 0);
  return name in FLOATING ? Number.POSITIVE_INFINITY : 0;
}

function digitsOf({ name, modifiers }: Type): number {
  if (name === "numeric") return Number(modifiers[0] ?? Number.POSITIVE_INFINITY);
  return DIGITS[name] ?? 0;
}

function isRounded(a: Type, b: Type): boolean {
  const exact = FLOATING[b.name];
  if (exact !== undefined) return a.name === "double precision" || (a.name !== "real" && digitsOf(a) > exact);
  if (b.name !== "numeric" && b.name !== "money") return false;
  return a.name in FLOATING || scaleOf(a) > scaleOf(b);
}

/** Digits of seconds; undefined for what has no seconds. */
function precisionOf({ name, modifiers }: Type): number | undefined {
  if (name === "date") return 0;
  return /^(time|timestamp) with|^interval$/.test(name) ? Number(modifiers[0] ?? 6) : undefined;
}

function isLessPrecise(a: Type, b: Type): boolean {
  const [before, after] = [precisionOf(a), precisionOf(b)];
  return before !== undefined && after !== undefined && b.name !== "date" && after < before;
}

function lengthOf({ name, modifiers }: Type): number {
  return Number(modifiers[0] ?? (name === "character" ? 1 : Number.POSITIVE_INFINITY));
}

const NAME_BYTES = 63;

/** Types of the catalogs cut what does not fit; what people's types are too short for is refused. */
function isCutName(a: Type, b: Type): boolean {
  if (b.name === '"char"') return a.array !== b.array || (a.name !== b.name && a.name !== "integer");
  return b.name === "name" && isString(a.name) && a.name !== '"char"' && lengthOf(a) > NAME_BYTES;
}

function isOtherShape(a: Type, b: Type): boolean {
  const areShapes = GEOMETRY.includes(a.name) && GEOMETRY.includes(b.name) && a.name !== b.name;
  return areShapes && !SAME_SHAPE.has(`${a.name}>${b.name}`);
}
