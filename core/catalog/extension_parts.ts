/**
 * What joins or leaves an extension that stays is neither dropped nor made: it is there on both sides.
 *
 * @module
 */
import { MigrError } from "../errors.ts";
import type { Catalog } from "./catalog.ts";
import type { Change } from "./inherit.ts";
import { describe, keyOf, type ObjectId } from "./object.ts";

/**
 * Looks for such changes.
 *
 * @throws MigrError `OPERATION_UNSUPPORTED` when there is one, with what to do
 */
export function refuseParts(changes: ReadonlyMap<string, Change>, base: Catalog, to: Catalog): void {
  const [before, after] = [partsOf(base, to), partsOf(to, base)];
  if (before.size + after.size === 0) return;
  for (const [key, change] of changes) {
    const joined = change.after === undefined ? after.get(key) : undefined;
    const left = change.before === undefined ? before.get(key) : undefined;
    if (joined !== undefined) throw refusal(change.before?.id, "becomes", "ADD", joined);
    if (left !== undefined) throw refusal(change.after?.id, "is no longer", "DROP", left);
  }
}

/** The extensions that are on both sides, by what they have on the first one. */
function partsOf(catalog: Catalog, other: Catalog): Map<string, string> {
  const kept = catalog.ofKind("extension").filter(({ id }) => other.has(id));
  return new Map(kept.flatMap(({ id, parts = [] }) => parts.map((part) => [keyOf(part), id.name] as const)));
}

function refusal(id: ObjectId | undefined, verb: string, word: "ADD" | "DROP", extension: string): MigrError {
  const object = id === undefined ? "object" : describe(id);
  return new MigrError("OPERATION_UNSUPPORTED", `The ${object} ${verb} a part of the extension ${extension}.`, {
    hint: `Say so in a revision of your own: ALTER EXTENSION ${extension} ${word} ${object}.`,
  });
}
