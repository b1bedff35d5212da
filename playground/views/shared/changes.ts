/**
 * What came, went and changed between two states, in the same words wherever the page shows it.
 *
 * @module
 */
import { type AnyObject, type Catalog, canonical, keyOf } from "../../../core/mod.ts";
import { type Renamed, underNewNames } from "./renames.ts";

export type Change = "added" | "removed" | "changed";

/** Colour is never alone: each change has a glyph, and a word for those who see neither. */
export const CHANGE_GLYPHS: Readonly<Record<Change, string>> = { added: "+", removed: "−", changed: "~" };

/** An object of either side. */
export interface ComparedObject {
  readonly object: AnyObject;
  /** As it was, when it is on both sides. */
  readonly before?: AnyObject;
  readonly change?: Change;
  /** Its earlier name, when it was renamed. */
  readonly oldName?: string;
}

/**
 * All objects of two schemas by their keys, in the order of the later one; what is gone stays where it was.
 *
 * @param before absent: nothing is compared, and nothing has a change
 * @param renames what is the same under another name
 * @example compareCatalogs(before, after).get("column:users.age")?.change // "added"
 */
export function compareCatalogs(
  before: Catalog | undefined,
  after: Catalog,
  renames: readonly Renamed[] = [],
): ReadonlyMap<string, ComparedObject> {
  const compared = new Map<string, ComparedObject>();
  if (before === undefined) {
    for (const object of after) compared.set(keyOf(object.id), { object });
    return compared;
  }
  const renamed = underNewNames(before, renames);
  for (const object of mergeOrder([...renamed], [...after], ({ id }) => keyOf(id))) {
    const old = renamed.get(object.id) as AnyObject | undefined;
    compared.set(keyOf(object.id), comparison(old, after.get(object.id) as AnyObject | undefined) ?? { object });
  }
  for (const { from, to } of renames) {
    const item = compared.get(keyOf(to));
    if (item !== undefined) compared.set(keyOf(to), { ...item, change: "changed", oldName: from.name });
  }
  return compared;
}

function comparison(before: AnyObject | undefined, after: AnyObject | undefined): ComparedObject | undefined {
  if (after === undefined) return before === undefined ? undefined : { object: before, change: "removed" };
  if (before === undefined) return { object: after, change: "added" };
  const same = canonical(before.attributes) === canonical(after.attributes);
  return same ? { object: after, before } : { object: after, before, change: "changed" };
}

/**
 * Two lists as one: the later list's items in its order, and what only the earlier one has behind its old neighbour.
 *
 * @example mergeOrder(["a", "b", "c"], ["a", "c", "d"], (item) => item) // ["a", "b", "c", "d"]
 */
export function mergeOrder<T>(before: readonly T[], after: readonly T[], keyFor: (item: T) => string): T[] {
  const kept = new Set(after.map(keyFor));
  const following = new Map<string | undefined, T[]>();
  let neighbour: string | undefined;
  for (const item of before) {
    const key = keyFor(item);
    if (kept.has(key)) {
      neighbour = key;
      continue;
    }
    const list = following.get(neighbour);
    if (list === undefined) following.set(neighbour, [item]);
    else list.push(item);
  }
  return [
    ...(following.get(undefined) ?? []),
    ...after.flatMap((item) => [item, ...(following.get(keyFor(item)) ?? [])]),
  ];
}
