/**
 * Views that stay: a view keeps what it reads when a column below it is renamed, and its own columns can be renamed. Neither
 * needs a new view, which would take along everything above it, and the rows of materialized views.
 *
 * @module
 */
import { apply } from "../../catalog/apply.ts";
import type { Catalog } from "../../catalog/catalog.ts";
import type { SettledViews } from "../../catalog/diff_rules.ts";
import { unquotedName } from "../../catalog/identifiers.ts";
import {
  canonical,
  isKind,
  keyOf,
  type MaterializedViewAttributes,
  type ObjectId,
  type SchemaObject,
  type ViewAttributes,
} from "../../catalog/object.ts";
import type { RenameOperation } from "../../operations/operation.ts";
import { isWord, type Token, tokens } from "./lexer.ts";

type View = SchemaObject<"view"> | SchemaObject<"materializedView">;

/**
 * Finds the views that are what they shall be once some of their columns have other names, if any.
 *
 * @param from the schema in the engine's own words
 * @param named the same with all that is renamed, in the same order
 */
export function settleViews(from: Catalog, named: Catalog, to: Catalog): SettledViews {
  const originals = [...from];
  const views = [...named].flatMap(({ id }, place) => {
    const [before, after] = [originals[place], to.get(id)] as (SchemaObject | undefined)[];
    return isView(before) && isView(after) ? [{ id, before, after }] : [];
  });
  const renames: RenameOperation[] = [];
  const settled = new Set<string>();
  let base = named;
  for (const { id, before, after } of views) {
    const now = base.get(id) as View;
    const [old, wanted] = [before.attributes.definition, after.attributes.definition];
    if (old === wanted && now.attributes.definition === wanted) continue;
    const pairs = columnPairs(old, now.attributes.definition, wanted);
    if (pairs === undefined) continue;
    const own = renamesIn(id, pairs);
    renames.push(...own);
    base = settledIn(own.reduce(apply, base), id, after, new Map(pairs));
    settled.add(keyOf(id));
  }
  return { base, renames, settled };
}

function isView(object: SchemaObject | undefined): object is View {
  return object !== undefined && (isKind(object, "view") || isKind(object, "materializedView"));
}

function renamesIn({ schema, name: table }: ObjectId, pairs: readonly Pair[]): RenameOperation[] {
  const idOf = (name: string): ObjectId<"column"> => ({ kind: "column", schema, table, name });
  const changed = pairs.filter(([before, after]) => before !== after);
  return changed.map(([before, after]) => ({ verb: "rename", from: idOf(before), to: idOf(after) }));
}

/** The view in the words of the other side, which the engine will say. */
function settledIn(base: Catalog, id: ObjectId, after: View, names: ReadonlyMap<string, string>): Catalog {
  const { attributes, shape: _, ...view } = base.get(id) as SchemaObject;
  const { defaults, columnStorage, ...others } = attributes as ViewAttributes & MaterializedViewAttributes;
  const called = <T extends object>(values: T): T =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [names.get(name) ?? name, value])) as T;
  return base.with({
    ...view,
    attributes: {
      ...others,
      definition: after.attributes.definition,
      ...(defaults === undefined ? {} : { defaults: called(defaults) }),
      ...(columnStorage === undefined ? {} : { columnStorage: called(columnStorage) }),
    },
    ...(after.shape === undefined ? {} : { shape: after.shape }),
  } as SchemaObject);
}

/** What a column of a view is called, and what it shall be. */
type Pair = readonly [before: string, after: string];

/**
 * The names of a view's columns on both sides, where they are all that differs.
 *
 * @param old its query as the engine has it
 * @param now the same, in which what it reads is called by other names
 */
function columnPairs(old: string, now: string, wanted: string): Pair[] | undefined {
  if (old !== now && keepsNamesInside(old)) return undefined;
  const [before, renamed, after] = [old, now, wanted].map(queryOf);
  if (before === undefined || renamed === undefined || after === undefined) return undefined;
  if (canonical(renamed.rest) !== canonical(after.rest) || before.names.length !== after.names.length) return undefined;
  const pairs = before.names.map((name, at): Pair => [name, after.names[at] ?? name]);
  // Two columns cannot have one name, not even for a moment.
  const isTaken = pairs.some(([name, other]) => name !== other && before.names.includes(other));
  return isTaken ? undefined : pairs;
}

/** Queries inside of it, and joins, go on calling a column as it was called when it was renamed, which only the engine can print. */
function keepsNamesInside(definition: string): boolean {
  return withDepths(tokens(definition)).some(
    ({ token, depth }) => isWord(token, "USING") || (depth > 0 && isWord(token, "SELECT")),
  );
}

interface Query {
  /** What its columns are called. */
  readonly names: readonly string[];
  /** All else that it says. */
  readonly rest: readonly string[];
}

/** What comes behind the list of a SELECT. */
const ENDS: readonly string[] =
  "FROM WHERE GROUP HAVING WINDOW UNION INTERSECT EXCEPT ORDER LIMIT OFFSET FETCH FOR".split(" ");

/** The first SELECT of a query gives the names; `undefined` where the engine's words are not understood. */
function queryOf(definition: string): Query | undefined {
  const list = withDepths(tokens(definition));
  const isAt = (at: number, word: string): boolean => list[at]?.depth === 0 && isWord(list[at].token, word);
  let start = list.findIndex((_, at) => isAt(at, "SELECT")) + 1;
  if (start === 0) return undefined;
  if (isAt(start, "DISTINCT")) start = isAt(start + 1, "ON") ? closing(list, start + 2) + 1 : start + 1;
  const rest = list.slice(0, start).map(textOf);
  const names: string[] = [];
  for (let at = start; at < list.length; ) {
    const end = list.findIndex((item, place) => place >= at && item.depth === 0 && isEnd(item.token));
    const item = list.slice(at, end === -1 ? list.length : end);
    const column = columnOf(item.map(({ token }) => token));
    if (column === undefined) return undefined;
    names.push(column.name);
    rest.push(...column.expression, ",");
    if (end === -1 || list[end]?.token.text !== ",") return { names, rest: [...rest, ...list.slice(end).map(textOf)] };
    at = end + 1;
  }
  return undefined;
}

interface Placed {
  readonly token: Token;
  /** How many parentheses are open. */
  readonly depth: number;
}

function textOf({ token }: Placed): string {
  return token.text;
}

function withDepths(list: readonly Token[]): Placed[] {
  let depth = 0;
  return list.map((token) => {
    if (token.text === ")" || token.text === "]") depth -= 1;
    const placed = { token, depth };
    if (token.text === "(" || token.text === "[") depth += 1;
    return placed;
  });
}

/** The place of the parenthesis that closes the one at a place. */
function closing(list: readonly Placed[], open: number): number {
  return list.findIndex(({ token, depth }, at) => at > open && depth === 0 && token.text === ")");
}

function isEnd(token: Token): boolean {
  return token.text === "," || token.text === ";" || ENDS.some((word) => isWord(token, word));
}

/** A column with `AS name`, or of the name that it has in what is read. */
function columnOf(item: readonly Token[]): { readonly name: string; readonly expression: string[] } | undefined {
  const last = item.at(-1);
  if (last === undefined || (last.kind !== "word" && last.kind !== "name")) return undefined;
  const before = item.at(-2);
  const isNamed = isWord(before, "AS");
  const isBare = item.every((token, at) =>
    at % 2 === 0 ? token.kind === "word" || token.kind === "name" : token.text === ".",
  );
  if (!isNamed && !isBare) return undefined;
  const expression = (isNamed ? item.slice(0, -2) : item).map(({ text }) => text);
  return { name: unquotedName(last.text), expression };
}
