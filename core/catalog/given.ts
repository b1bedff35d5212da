/**
 * What new objects have without being given it: default privileges. What they shall not have is taken from them.
 *
 * @module
 */
import type { AlterOperation } from "../operations/operation.ts";
import type { Catalog } from "./catalog.ts";
import type { Change } from "./inherit.ts";
import type { GrantAttributes, ObjectId, SchemaObject } from "./object.ts";

/** What somebody gets of a new object by itself. */
export interface Given {
  readonly grant: SchemaObject<"grant">;
  /** What it comes with. */
  readonly of: ObjectId;
}

/** Tells what comes with what a change makes. */
export type GivenWith = (change: Change) => readonly Given[];

/** Takes from new objects what the target does not say that they have. */
export function takenFromNew(
  changes: Iterable<Change>,
  to: Catalog,
  givenWith: GivenWith,
): { readonly operation: AlterOperation<"grant">; readonly of: ObjectId }[] {
  return [...changes].flatMap((change) =>
    givenWith(change).flatMap(({ grant, of }) => {
      const from = without(grant.attributes, to.get(grant.id)?.attributes ?? {});
      if (Object.keys(from).length === 0) return [];
      return [{ operation: { verb: "alter" as const, id: grant.id, from, to: {} }, of }];
    }),
  );
}

function without(given: GrantAttributes, wanted: GrantAttributes): GrantAttributes {
  const entries = (["privileges", "grantable", "revoked"] as const).map((key) => {
    return [key, (given[key] ?? []).filter((name) => wanted[key]?.includes(name) !== true)] as const;
  });
  return Object.fromEntries(entries.filter(([, names]) => names.length > 0));
}
