/**
 * The revision graph as data: one row per revision, newest first, and the lines between them.
 *
 * @module
 */
import { drawLanes, type LaneNode, type RevisionGraph } from "../../../core/mod.ts";

/** `missing`: the database has it, no file does. `ghost`: a revision of a what-if fork. */
export type RevisionState = "applied" | "pending" | "missing" | "ghost";

/** The id of the empty database, at the foot of the graph. */
export const BASE = "base";

export interface GraphRow {
  readonly id: string;
  readonly message: string;
  readonly state: RevisionState;
  /** No other revision has it as its down revision. */
  readonly head: boolean;
  /** The database stands here. */
  readonly here: boolean;
  readonly merge: boolean;
  /** It has edits that the database does not know. */
  readonly edited: boolean;
  readonly labels: readonly string[];
  readonly dependsOn: readonly string[];
  readonly parents: readonly string[];
  readonly column: number;
}

/** A line from a revision down to one of its parents. Rows and columns are whole numbers. */
export interface GraphLine {
  readonly key: string;
  readonly from: { readonly row: number; readonly column: number };
  readonly to: { readonly row: number; readonly column: number };
  /** The column in which it runs. */
  readonly lane: number;
  readonly kind: "lineage" | "dependency";
  readonly state: RevisionState;
}

export interface GraphDrawing {
  readonly rows: readonly GraphRow[];
  readonly lines: readonly GraphLine[];
  readonly columns: number;
}

/** The database beside the files. */
export interface GraphState {
  readonly applied: ReadonlySet<string>;
  /** Where the database stands; empty: at the base. */
  readonly heads: readonly string[];
  /** Applied ids that no file has. */
  readonly unknown?: readonly string[];
  /** Revisions whose files were edited since they ran. */
  readonly edited?: ReadonlySet<string>;
  /** Revisions that are replayed in another form beside the originals. */
  readonly forked?: ReadonlySet<string>;
}

/** The id of the ghost beside a revision. */
export function ghostOf(id: string): string {
  return `${id}~fork`;
}

/**
 * Arranges a graph for drawing.
 *
 * @example drawGraph(graph, { applied: new Set(["a"]), heads: ["a"] }).rows.map((row) => row.id) // ["b", "a", "base"]
 */
export function drawGraph(graph: RevisionGraph, state: GraphState): GraphDrawing {
  const nodes = laneNodes(graph, state);
  const lanes = drawLanes(nodes, { maxLanes: Number.POSITIVE_INFINITY });
  const places = new Map(lanes.map((lane, row) => [lane.id, { row, column: lane.column }]));
  const rows = lanes.map((lane, index) => rowOf(graph, state, nodes[index] as LaneNode, lane.column));
  const lineage = lanes.flatMap((lane, row) =>
    lane.links.map(({ parent, column }): GraphLine => {
      const [from, to] = [{ row, column: lane.column }, places.get(parent) ?? { row, column }];
      const own = rows[row]?.state ?? "pending";
      return { key: `${lane.id} ${parent}`, from, to, lane: column, kind: "lineage", state: own };
    }),
  );
  const columns =
    1 + Math.max(0, ...lanes.flatMap(({ column, links }) => [column, ...links.map((link) => link.column)]));
  return { rows, lines: [...lineage, ...dependencyLines(graph, rows, places)], columns };
}

/** Newest first; what no file has stands on top, ghosts right beneath what they are ghosts of, the base at the foot. */
function laneNodes(graph: RevisionGraph, { unknown = [], forked = new Set() }: GraphState): LaneNode[] {
  const parentsOf = (id: string): readonly string[] => {
    const parents = graph.parentsOf(id);
    return parents.length === 0 ? [BASE] : parents;
  };
  const known = [...graph.order].reverse().flatMap((id) => {
    const node = { id, parents: parentsOf(id) };
    if (!forked.has(id)) return [node];
    const parents = parentsOf(id).map((parent) => (forked.has(parent) ? ghostOf(parent) : parent));
    return [node, { id: ghostOf(id), parents }];
  });
  return [...unknown.map((id) => ({ id, parents: [] })), ...known, { id: BASE, parents: [] }];
}

function rowOf(graph: RevisionGraph, state: GraphState, node: LaneNode, column: number): GraphRow {
  const { id, parents } = node;
  const original = id.endsWith("~fork") ? id.slice(0, -"~fork".length) : id;
  const revision = graph.get(original);
  const ghost = original !== id;
  return {
    id,
    parents,
    column,
    message: id === BASE ? "empty database" : messageOf(revision?.message, ghost),
    state: ghost ? "ghost" : stateOf(id, graph, state),
    head: revision !== undefined && !ghost && graph.childrenOf(id).length === 0,
    here: id === BASE ? state.heads.length === 0 : state.heads.includes(id),
    merge: parents.length > 1,
    edited: !ghost && (state.edited?.has(id) ?? false),
    labels: ghost ? [] : (revision?.branchLabels ?? []),
    dependsOn: ghost ? [] : graph.dependenciesOf(id),
  };
}

function messageOf(message: string | undefined, ghost: boolean): string {
  if (message === undefined) return "no file has this revision";
  const text = message === "" ? "no message" : message;
  return ghost ? `${text}, as edited` : text;
}

function stateOf(id: string, graph: RevisionGraph, state: GraphState): RevisionState {
  if (id === BASE) return "applied";
  if (!graph.has(id)) return "missing";
  return state.applied.has(id) ? "applied" : "pending";
}

function dependencyLines(
  graph: RevisionGraph,
  rows: readonly GraphRow[],
  places: ReadonlyMap<string, { readonly row: number; readonly column: number }>,
): GraphLine[] {
  return rows.flatMap((row) =>
    row.dependsOn.flatMap((id): GraphLine[] => {
      const [from, to] = [places.get(row.id), places.get(id)];
      if (from === undefined || to === undefined || !graph.has(id)) return [];
      const lane = Math.max(from.column, to.column);
      return [{ key: `${row.id} needs ${id}`, from, to, lane, kind: "dependency", state: row.state }];
    }),
  );
}

/** What a screen reader says of a row besides its text. */
export function rowAside(row: GraphRow): string {
  const words: string[] = row.id === BASE ? [] : [row.state === "ghost" ? "what-if" : row.state];
  if (row.merge) words.push(`merges ${row.parents.join(" and ")}`);
  if (row.dependsOn.length > 0) words.push(`depends on ${row.dependsOn.join(", ")}`);
  if (row.here) words.push("the database is here");
  return words.join(", ");
}
