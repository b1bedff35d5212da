/**
 * Which hazards are worth saying.
 *
 * @module
 */
import { keyOf, type ObjectId } from "../catalog/object.ts";
import type { Hazard } from "../dialects/dialect.ts";
import type { Operation } from "../operations/operation.ts";

/**
 * The hazards of each operation: each is said once, and none about the rows of a table that has none yet, because the
 * same operations have just created it.
 *
 * @example hazardsOf([createUsers, addUniqueEmail], dialect.hazards) // [[], []]
 */
export function hazardsOf(
  operations: readonly Operation[],
  hazards: (operation: Operation) => readonly Hazard[],
): Hazard[][] {
  const said = new Set<string>();
  const empty = new Set<string>();
  return operations.map((operation) => {
    if (operation.verb === "execute" || operation.verb === "insert") empty.clear();
    if (operation.verb === "create" && operation.object.kind === "table") empty.add(keyOf(operation.object.id));
    if (operation.verb === "create" && empty.has(tableKey(operation.object.id))) return [];
    const fresh = hazards(operation).filter(({ message }) => !said.has(message));
    for (const { message } of fresh) said.add(message);
    return [...fresh];
  });
}

/** The key of the table that something lives in; a materialized view is none, and has rows when it is made. */
function tableKey({ schema, table }: ObjectId): string {
  return table === undefined ? "" : keyOf({ kind: "table", schema, name: table });
}
