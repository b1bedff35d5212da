/**
 * What a role may not read of a database is not compared: neither is it missing there, nor has it gone.
 *
 * @module
 */
import type { Catalog, Unmodelled } from "./catalog.ts";
import type { SchemaObject } from "./object.ts";

/**
 * A catalog without what could not be read in another one.
 *
 * @example const [before, after] = [withoutUnread(from, to.unmodelled), withoutUnread(to, from.unmodelled)];
 */
export function withoutUnread(catalog: Catalog, others: readonly Unmodelled[]): Catalog {
  let left = catalog;
  for (const { unread } of others) {
    if (unread === undefined) continue;
    const object = left.get(unread.id);
    if (unread.entry === undefined) left = left.without([unread.id]);
    else if (object !== undefined) left = left.with(withoutEntry(object, unread.entry));
  }
  return left;
}

function withoutEntry(object: SchemaObject, [attribute, key]: readonly [string, string]): SchemaObject {
  const { [attribute]: entries, ...rest } = object.attributes as Readonly<Record<string, unknown>>;
  const { [key]: _, ...others } = (entries ?? {}) as Readonly<Record<string, unknown>>;
  const left = Object.keys(others).length === 0 ? {} : { [attribute]: others };
  return { ...object, attributes: { ...rest, ...left } as SchemaObject["attributes"] };
}
