/**
 * Current: where a database stands, in one query.
 *
 * @module
 */
import type { Connection } from "../drivers/driver.ts";
import type { RevisionGraph } from "../revisions/graph.ts";
import { Ledger, ledgerName } from "./ledger.ts";
import type { RunOptions } from "./options.ts";
import { headsOf, readState, seenBy } from "./state.ts";

/** Where a database stands. */
export interface CurrentState {
  readonly heads: readonly string[];
  /** In an order in which they can have run; ids that no file has come last. */
  readonly applied: readonly string[];
  /** What `migr upgrade heads` would run, in order. */
  readonly pending: readonly string[];
  /** Applied ids that no file has. */
  readonly unknown: readonly string[];
  /** Revisions that were left half-way, with the direction. */
  readonly partial: readonly {
    readonly revision: string;
    readonly direction: "upgrade" | "downgrade";
    readonly statementsDone: number;
  }[];
}

/** @example const { heads } = await current(connection, graph, { dialect: sqlite }); */
export async function current(
  connection: Connection,
  graph: RevisionGraph,
  options: Pick<RunOptions, "dialect" | "ledger">,
): Promise<CurrentState> {
  const ledger = new Ledger(options.dialect, ledgerName(options.ledger));
  const state = await readState(connection, ledger, graph);
  const seen = seenBy(graph, state);
  const unknown = [...state.applied].filter((id) => !seen.has(id));
  const known = seen.order.filter((id) => state.applied.has(id));
  const pending = seen.order.filter((id) => !state.applied.has(id));
  const partial = [...state.entries.values()].flatMap(({ id, state: at, statementsDone }) =>
    at === "applied" ? [] : [{ revision: id, direction: at, statementsDone }],
  );
  return { heads: headsOf(graph, state), applied: [...known, ...unknown], pending, unknown, partial };
}
