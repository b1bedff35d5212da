/**
 * The graph as a database sees it: which squashed revisions it has, needs, or is in the middle of.
 *
 * @module
 */
import type { RevisionGraph } from "./graph.ts";
import type { Revision } from "./revision.ts";
import { compareText } from "./walk.ts";

/** A squashed revision that a database has in the form of its originals. */
export interface Adoption {
  readonly revision: Revision;
  /** Rows of the ledger that it takes the place of. */
  readonly rows: readonly string[];
}

/** The graph and the applied revisions of one database, in the same terms. */
export interface DatabaseView {
  readonly graph: RevisionGraph;
  readonly applied: ReadonlySet<string>;
  /** What the ledger should say differently. */
  readonly adoptions: readonly Adoption[];
}

/**
 * Puts a graph and a database into the same terms. A database that has all that a squashed revision replaces has the
 * squashed revision; one that has a part of it sees the originals; one that has nothing sees the squashed revision only.
 *
 * @param graph folded: as it is made from files
 * @param applied the applied revisions, as the ledger says
 * @param started revisions that are in the middle of their upgrade
 * @example viewFor(graph, new Set(["b", "c"]), new Set()).adoptions // the squashed revision of b and c
 */
export function viewFor(
  graph: RevisionGraph,
  applied: ReadonlySet<string>,
  started: ReadonlySet<string> = new Set(),
): DatabaseView {
  if (graph.squashed.size === 0 || graph.faults.length > 0) return { graph, applied, adoptions: [] };
  const census = new Census(graph, applied, started);
  const unfolded = new Set([...graph.squashed.keys()].filter((id) => census.needsOriginals(id)));
  const view = unfolded.size === 0 ? graph : graph.unfold(unfolded);
  const adoptions = [...graph.squashed.values()]
    .filter((revision) => view.has(revision.id) && census.shareOf(revision.id) === "all")
    .map((revision) => ({ revision, rows: census.rowsBeneath(revision) }))
    .filter(({ rows }) => rows.length > 0);
  const gone = new Set(adoptions.flatMap(({ rows }) => rows));
  const seen = [...applied].filter((id) => !gone.has(id));
  return { graph: view, applied: new Set([...seen, ...adoptions.map(({ revision }) => revision.id)]), adoptions };
}

type Share = "all" | "some" | "none";

/** How much of each squashed revision a database has. */
class Census {
  readonly #graph: RevisionGraph;
  readonly #applied: ReadonlySet<string>;
  readonly #started: ReadonlySet<string>;

  constructor(graph: RevisionGraph, applied: ReadonlySet<string>, started: ReadonlySet<string>) {
    this.#graph = graph;
    this.#applied = applied;
    this.#started = started;
  }

  /** How much of a revision a database has; of a squashed one also by what it replaces. */
  shareOf(id: string): Share {
    if (this.#applied.has(id)) return "all";
    if (this.#started.has(id)) return "some";
    const replaced = this.#graph.squashed.get(id)?.replaces ?? [];
    const shares = new Set(replaced.map((other) => this.shareOf(other)));
    if (shares.size === 0) return "none";
    return shares.size === 1 ? ([...shares][0] ?? "none") : "some";
  }

  /** The database has begun with the originals, and their files are there to go on with. */
  needsOriginals(id: string): boolean {
    if (this.#applied.has(id) || this.#started.has(id) || this.shareOf(id) !== "some") return false;
    const replaced = this.#graph.squashed.get(id)?.replaces ?? [];
    return replaced.every((other) => this.#graph.original(other) !== undefined);
  }

  /** The applied revisions that a squashed one stands for, at any depth. */
  rowsBeneath({ replaces }: Revision): string[] {
    const deeper = replaces.flatMap((id) => {
      const inner = this.#graph.squashed.get(id);
      return inner === undefined ? [] : this.rowsBeneath(inner);
    });
    return [...new Set([...replaces, ...deeper])].filter((id) => this.#applied.has(id)).sort(compareText);
  }
}
