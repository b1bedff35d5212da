/**
 * The layout by dagre, which finds few crossings. Heavy, so it is loaded in a worker, or when the page is built.
 *
 * @module
 */
import { Graph, layout } from "@dagrejs/dagre";
import { arrange, type DiagramLayout, type LayoutInput, type PartLayout, type Point } from "./layout.ts";

/** Lays out a whole diagram. */
export function dagreLayout(input: LayoutInput): DiagramLayout {
  return arrange(input, dagrePart);
}

const dagrePart: PartLayout = ({ nodes, edges }, direction) => {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({
    rankdir: direction === "right" ? "LR" : "TB",
    nodesep: 36,
    ranksep: direction === "right" ? 84 : 56,
    edgesep: 16,
    ranker: "network-simplex",
  });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { key, width, height } of nodes) graph.setNode(key, { width, height });
  for (const { key, from, to } of edges) graph.setEdge(from, to, {}, key);
  layout(graph);
  const positions: Record<string, Point> = {};
  let [width, height] = [0, 0];
  for (const node of nodes) {
    const { x = 0, y = 0 } = graph.node(node.key) as { x?: number; y?: number };
    positions[node.key] = { x: Math.round(x - node.width / 2), y: Math.round(y - node.height / 2) };
    width = Math.max(width, x + node.width / 2);
    height = Math.max(height, y + node.height / 2);
  }
  return {
    flow: direction,
    positions,
    routes: routesOf(graph, edges),
    width: Math.round(width),
    height: Math.round(height),
  };
};

/** The bends of links over more than one rank, turned round. */
function routesOf(graph: Graph, edges: LayoutInput["edges"]): Record<string, readonly Point[]> {
  const routes: Record<string, readonly Point[]> = {};
  for (const { key, from, to } of edges) {
    const { points = [] } = (graph.edge(from, to, key) ?? {}) as { points?: readonly Point[] };
    if (points.length > 3)
      routes[key] = points
        .slice(1, -1)
        .map(({ x, y }) => ({ x, y }))
        .reverse();
  }
  return routes;
}
