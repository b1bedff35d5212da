/**
 * Where the cards of the diagram stand: sizes, the input and the result of a layout, and a quick one that needs nothing,
 * for the first paint.
 *
 * @module
 */
import type { Card, Diagram } from "./model.ts";

export const HEADER_HEIGHT = 36;
export const ROW_HEIGHT = 26;
export const NOTE_HEIGHT = 24;
const PADDING = 6;
const MIN_WIDTH = 172;
const MAX_WIDTH = 340;
/** Average widths of a character of the card's fonts, generously. */
const NAME_WIDTH = 7.8;
const TYPE_WIDTH = 7.1;

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface LayoutNode extends Size {
  readonly key: string;
}

/** A line for the layout: from what is referred to, to what refers to it. */
export interface LayoutEdge {
  readonly key: string;
  readonly from: string;
  readonly to: string;
}

export interface LayoutInput {
  readonly nodes: readonly LayoutNode[];
  readonly edges: readonly LayoutEdge[];
  /** The place that it should fill. */
  readonly frame: Size;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface DiagramLayout extends Size {
  /** The direction from what is referred to, to what refers to it. */
  readonly flow: FlowDirection;
  /** The upper left corner of each card. */
  readonly positions: Readonly<Record<string, Point>>;
  /** Of links that pass other cards: where they go between them, from the card that refers to the other one. */
  readonly routes: Readonly<Record<string, readonly Point[]>>;
}

export type FlowDirection = "right" | "down";

/** Places the nodes of one connected part; its upper left corner is at 0, 0. */
export type PartLayout = (input: Omit<LayoutInput, "frame">, direction: FlowDirection) => DiagramLayout;

/** The size of a card, as the style sheet draws it. */
export function sizeOf(card: Card): Size {
  const widths = card.rows.map(({ name, text, change, was }) => {
    const mark = change === undefined ? 0 : change === card.change ? 18 : 74;
    const line = 68 + mark + name.length * NAME_WIDTH + text.length * TYPE_WIDTH;
    return Math.max(line, was === undefined ? 0 : 52 + was.length * 6.4);
  });
  const header = 64 + card.title.length * 8 + (card.change === undefined ? 0 : 64);
  const width = Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, header, ...widths));
  const extra = card.rows.filter(({ was }) => was !== undefined).length * NOTE_HEIGHT;
  const notes = card.notes.length * NOTE_HEIGHT + (card.notes.length > 0 ? PADDING : 0);
  const height = HEADER_HEIGHT + card.rows.length * ROW_HEIGHT + extra + notes + PADDING;
  return { width: Math.round(width), height };
}

/** The vertical middle of a row within its card; of the title when there is no such row. */
export function rowMiddle(card: Card, row: string | undefined): number {
  let y = HEADER_HEIGHT;
  for (const item of card.rows) {
    if (item.key === row) return y + ROW_HEIGHT / 2;
    y += ROW_HEIGHT + (item.was === undefined ? 0 : NOTE_HEIGHT);
  }
  return HEADER_HEIGHT / 2;
}

/**
 * What a layout needs to know of a diagram.
 *
 * @param frame is rounded, so that small changes of the window's size do not move everything
 */
export function layoutInput(diagram: Diagram, frame: Size): LayoutInput {
  return {
    nodes: diagram.cards.map((card) => ({ key: card.key, ...sizeOf(card) })),
    edges: diagram.links.map(({ key, from, to }) => ({ key, from: to, to: from })),
    frame: { width: inSteps(frame.width), height: inSteps(frame.height) },
  };
}

const STEP = 120;
const FEW = 4;

function inSteps(pixels: number): number {
  return Math.max(STEP, Math.round(pixels / STEP) * STEP);
}

/** The same for inputs with the same layout. */
export function layoutKey({ nodes, edges, frame }: LayoutInput): string {
  const boxes = nodes.map(({ key, width, height }) => `${key}@${width}x${height}`);
  return [frame.width, frame.height, ...boxes, ...edges.map(({ from, to }) => `${from}>${to}`)].join(" ");
}

const GAP = 56;
/** What the frame keeps free around the drawing. */
const MARGIN = 40;
/** Lines beside rows say more than lines between cards: the flow goes down only where that shows all much larger. */
const WORTH_TURNING = 1.2;

/**
 * Lays out the connected parts of a diagram and puts them beside and beneath each other, in the direction in which all
 * of it is shown largest.
 */
export function arrange(input: LayoutInput, part: PartLayout): DiagramLayout {
  const parts = connectedParts(input);
  const candidates = (["right", "down"] as const).map((direction) =>
    pack(
      parts.map((nodes) => part(partOf(input, nodes), direction)),
      input.frame,
      direction,
    ),
  );
  const score = (size: Size): number => fitness(size, input.frame);
  return candidates.reduce((best, next) => (score(next) > score(best) * WORTH_TURNING ? next : best));
}

/** How large a drawing is shown in a frame, which is never larger than life; among these the roomier one is better. */
function fitness({ width, height }: Size, frame: Size): number {
  const scale = Math.min((frame.width - MARGIN) / width, (frame.height - MARGIN) / height);
  return Math.min(1, scale) + scale / 100;
}

function partOf(input: LayoutInput, nodes: readonly LayoutNode[]): Omit<LayoutInput, "frame"> {
  const keys = new Set(nodes.map((node) => node.key));
  return { nodes, edges: input.edges.filter(({ from, to }) => from !== to && keys.has(from) && keys.has(to)) };
}

function connectedParts({ nodes, edges }: LayoutInput): LayoutNode[][] {
  const leader = new Map(nodes.map(({ key }) => [key, key]));
  const find = (key: string): string => {
    const next = leader.get(key) ?? key;
    return next === key ? key : find(next);
  };
  for (const { from, to } of edges) if (leader.has(from) && leader.has(to)) leader.set(find(from), find(to));
  const parts = new Map<string, LayoutNode[]>();
  for (const node of nodes) parts.set(find(node.key), [...(parts.get(find(node.key)) ?? []), node]);
  // The largest part first, what stands alone last, each in the order of the schema.
  return [...parts.values()].sort((a, b) => b.length - a.length);
}

/** Puts boxes on shelves; of several widths for the shelves the one is taken that fits the frame best. */
function pack(parts: readonly DiagramLayout[], frame: Size, flow: FlowDirection): DiagramLayout {
  const total = parts.reduce((sum, { width }) => sum + width + GAP, 0);
  const widest = Math.max(0, ...parts.map(({ width }) => width));
  const steps = [0, 0.15, 0.3, 0.45, 0.6, 0.8, 1];
  const shelves = steps.map((step) => shelve(parts, widest + (total - widest) * step, flow));
  return shelves.reduce((best, next) => (fitness(next, frame) > fitness(best, frame) ? next : best));
}

function shelve(parts: readonly DiagramLayout[], width: number, flow: FlowDirection): DiagramLayout {
  const positions: Record<string, Point> = {};
  const routes: Record<string, readonly Point[]> = {};
  let [x, y, shelf, right] = [0, 0, 0, 0];
  for (const part of parts) {
    if (x > 0 && x + part.width > width) [x, y, shelf] = [0, y + shelf + GAP, 0];
    const move = (point: Point): Point => ({ x: point.x + x, y: point.y + y });
    for (const [key, point] of Object.entries(part.positions)) positions[key] = move(point);
    for (const [key, points] of Object.entries(part.routes)) routes[key] = points.map(move);
    right = Math.max(right, x + part.width);
    x += part.width + GAP;
    shelf = Math.max(shelf, part.height);
  }
  return { flow, positions, routes, width: right, height: y + shelf };
}

/**
 * A layered layout without any search: good enough for a few tables, and at once.
 *
 * @example arrange(layoutInput(diagram, { width: 600, height: 400 }), quickPart)
 */
export const quickPart: PartLayout = ({ nodes, edges }, direction) => {
  const layers: LayoutNode[][] = [];
  const depths = depthsOf(nodes, edges);
  for (const node of nodes) {
    const depth = depths.get(node.key) ?? 0;
    while (layers.length <= depth) layers.push([]);
    layers[depth]?.push(node);
  }
  const along = (size: Size): number => (direction === "right" ? size.width : size.height);
  const across = (size: Size): number => (direction === "right" ? size.height : size.width);
  const breadths = layers.map((layer) => layer.reduce((sum, node) => sum + across(node) + 36, -36));
  const breadth = Math.max(0, ...breadths);
  const positions: Record<string, Point> = {};
  let start = 0;
  for (const [index, layer] of layers.entries()) {
    let offset = (breadth - (breadths[index] ?? 0)) / 2;
    for (const node of layer) {
      positions[node.key] = direction === "right" ? { x: start, y: offset } : { x: offset, y: start };
      offset += across(node) + 36;
    }
    start += Math.max(0, ...layer.map(along)) + (direction === "right" ? 72 : 48);
  }
  const length = Math.max(0, start - (direction === "right" ? 72 : 48));
  return direction === "right"
    ? { flow: direction, positions, routes: {}, width: length, height: breadth }
    : { flow: direction, positions, routes: {}, width: breadth, height: length };
};

/**
 * Whether the quick layout is as good as any: there are few cards, and no line has to pass one.
 *
 * @example isEasy(layoutInput(diagram, frame)) // true for two tables and what joins them
 */
export function isEasy({ nodes, edges }: LayoutInput): boolean {
  if (nodes.length > FEW) return false;
  const depths = depthsOf(nodes, edges);
  const span = ({ from, to }: LayoutEdge): number => Math.abs((depths.get(to) ?? 0) - (depths.get(from) ?? 0));
  return edges.every((edge) => span(edge) <= 1);
}

/** The longest way from a node that refers to nothing; a circle is cut where it closes. */
function depthsOf(nodes: readonly LayoutNode[], edges: readonly LayoutEdge[]): ReadonlyMap<string, number> {
  const parents = new Map<string, string[]>();
  for (const { from, to } of edges) parents.set(to, [...(parents.get(to) ?? []), from]);
  const depths = new Map<string, number>();
  const visit = (key: string, path: ReadonlySet<string>): number => {
    const known = depths.get(key);
    if (known !== undefined) return known;
    if (path.has(key)) return -1;
    const inner = new Set(path).add(key);
    const depth = 1 + Math.max(-1, ...(parents.get(key) ?? []).map((parent) => visit(parent, inner)));
    depths.set(key, depth);
    return depth;
  };
  for (const { key } of nodes) visit(key, new Set());
  return depths;
}
