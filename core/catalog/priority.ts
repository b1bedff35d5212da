/**
 * Which operation runs earlier where the graph leaves a choice: renames come first, default privileges go, then creations and
 * alterations come in the order of kinds and declarations, then drops in the reverse of that order.
 *
 * @module
 */
import { type ObjectOperation, resultOf } from "../operations/operation.ts";
import type { Catalog } from "./catalog.ts";
import { KINDS, keyOf, type ObjectId, parentOf } from "./object.ts";

/** Smaller runs earlier, where the graph allows. */
type Priority = readonly [group: number, kind: number, place: number, within: number];

/** Compares two of these operations: less than zero when the first one rather runs earlier. */
export function byPriority(
  nodes: readonly ObjectOperation[],
  catalogs: { readonly base: Catalog; readonly to: Catalog },
): (a: ObjectOperation, b: ObjectOperation) => number {
  const priority = priorities(nodes, catalogs);
  return (a, b) => compare(priority.get(a), priority.get(b));
}

function compare(a: Priority | undefined, b: Priority | undefined): number {
  for (let i = 0; i < 4; i++) {
    const difference = (a?.[i] ?? 0) - (b?.[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function priorities(
  nodes: readonly ObjectOperation[],
  catalogs: { readonly base: Catalog; readonly to: Catalog },
): Map<ObjectOperation, Priority> {
  let [to, base]: (Places | undefined)[] = [];
  const result = new Map<ObjectOperation, Priority>();
  nodes.forEach((node, index) => {
    const id = resultOf(node);
    const rank = KINDS.indexOf(id.kind);
    // Renames were given in an order in which each finds the names that those before it made.
    // Default privileges that go shall not be what an extension comes with.
    if (node.verb === "rename" || (node.verb === "drop" && id.kind === "defaultPrivilege"))
      result.set(node, [0, index, 0, 0]);
    else if (node.verb === "drop") {
      base ??= places(catalogs.base);
      const [place, within] = base.get(keyOf(id)) ?? [0, index];
      result.set(node, [2, -rank, -place, -within]);
    } else {
      to ??= places(catalogs.to);
      const [place, within] = to.get(keyOf(id)) ?? [0, index];
      result.set(node, [1, rank, place, within]);
    }
  });
  return result;
}

type Places = ReadonlyMap<string, readonly [number, number]>;

/** Each object's place: that of its table, then its own. Tables stand behind the tables that they refer to. */
function places(catalog: Catalog): Places {
  const tables = new Map(tablesByReference(catalog).map((key, place) => [key, place]));
  const result = new Map<string, readonly [number, number]>();
  let index = 0;
  for (const object of catalog) {
    const home =
      object.id.table === undefined
        ? object.id
        : { kind: "table" as const, schema: object.id.schema, name: object.id.table };
    result.set(keyOf(object.id), [tables.get(keyOf(home)) ?? tables.size, index++]);
  }
  return result;
}

/** Tables in declaration order, but referenced ones before those that refer to them; cycles are broken anywhere. */
function tablesByReference(catalog: Catalog): string[] {
  const done = new Set<string>();
  const references = new Map<string, string[]>();
  for (const key of catalog.ofKind("foreignKey")) {
    const { schema, table } = key.attributes.references;
    const from = keyOf(parentOf(key.id) as ObjectId);
    references.set(from, [...(references.get(from) ?? []), keyOf({ kind: "table", schema, name: table })]);
  }
  const result: string[] = [];
  for (const table of catalog.ofKind("table")) visit(keyOf(table.id));
  return result;

  function visit(start: string): void {
    const stack = [{ key: start, entered: false }];
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      if (top.entered) result.push(top.key);
      else if (!done.has(top.key) && catalog.getByKey(top.key) !== undefined) {
        done.add(top.key);
        stack.push({ key: top.key, entered: true });
        for (const need of [...(references.get(top.key) ?? [])].reverse()) stack.push({ key: need, entered: false });
      }
    }
  }
}
