/**
 * The lines of the diagram as SVG paths: a crow's foot where many may be, a bar where one is.
 *
 * @module
 */
import { type DiagramLayout, type Point, rowMiddle, sizeOf } from "./layout.ts";
import type { Card, Diagram, Link } from "./model.ts";

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly card: Card;
}

interface Ends {
  readonly link: Link;
  readonly from: Box;
  readonly to: Box;
}

const FOOT = 11;
const BAR = 9;

/**
 * The paths of all links, from what refers to what is referred to. Lines leave a card beside the row that they belong
 * to; where the drawing flows down, they go from the upper edge of a card to the lower edge of the one above.
 *
 * @returns by the links' keys
 */
export function linkPaths(diagram: Diagram, layout: DiagramLayout): ReadonlyMap<string, string> {
  const boxes = new Map(diagram.cards.flatMap((card) => boxOf(card, layout)));
  const ends = diagram.links.flatMap((link): Ends[] => {
    const [from, to] = [boxes.get(link.from), boxes.get(link.to)];
    return from === undefined || to === undefined ? [] : [{ link, from, to }];
  });
  const isUpward = ({ from, to }: Ends): boolean => layout.flow === "down" && from.top - to.bottom > 2 * (FOOT + BAR);
  const upward = ends.filter(isUpward);
  return new Map(
    ends.map((item) => [item.link.key, upward.includes(item) ? upPath(item, upward, layout) : sidePath(item, layout)]),
  );
}

function boxOf(card: Card, layout: DiagramLayout): [string, Box][] {
  const place = layout.positions[card.key];
  if (place === undefined) return [];
  const { width, height } = sizeOf(card);
  return [[card.key, { card, left: place.x, right: place.x + width, top: place.y, bottom: place.y + height }]];
}

/** Beside the rows. Without bends all paths are made of the same commands, so that one can turn into another. */
function sidePath({ link, from, to }: Ends, layout: DiagramLayout): string {
  const [y1, y2] = [from.top + rowMiddle(from.card, link.fromRow), to.top + rowMiddle(to.card, link.toRow)];
  const [start, end] = sides(from, to);
  const x1 = start > 0 ? from.right : from.left;
  const x2 = end > 0 ? to.right : to.left;
  const [footX, barX] = [x1 + start * FOOT, x2 + end * BAR];
  const bends = start < 0 && end > 0 ? (layout.routes[link.key] ?? []) : [];
  const points = [{ x: footX, y: y1 }, ...bends, { x: barX, y: y2 }];
  const curve = start === end ? around(footX, y1, barX, y2, start) : curveThrough(points, "right");
  return [
    `M ${x1} ${y1 - 5} L ${footX} ${y1} L ${x1} ${y1 + 5} M ${x1} ${y1} L ${footX} ${y1}`,
    `${curve} L ${x2} ${y2} M ${barX} ${y2 - 4} L ${barX} ${y2 + 4}`,
  ].join(" ");
}

/** From a card's upper edge to another's lower one. */
function upPath(item: Ends, all: readonly Ends[], layout: DiagramLayout): string {
  const { link, from, to } = item;
  const x1 = spread(
    item,
    all.filter((other) => other.from === from),
    from,
    ({ to: target }) => target.left + target.right,
  );
  const x2 = spread(
    item,
    all.filter((other) => other.to === to),
    to,
    ({ from: source }) => source.left + source.right,
  );
  const [footY, barY] = [from.top - FOOT, to.bottom + BAR];
  const curve = curveThrough([{ x: x1, y: footY }, ...(layout.routes[link.key] ?? []), { x: x2, y: barY }], "down");
  return [
    `M ${x1 - 5} ${from.top} L ${x1} ${footY} L ${x1 + 5} ${from.top} M ${x1} ${from.top} L ${x1} ${footY}`,
    `${curve} L ${x2} ${to.bottom} M ${x2 - 4} ${barY} L ${x2 + 4} ${barY}`,
  ].join(" ");
}

/** The place of a line on an edge that it shares with others: in the order of their other ends. */
function spread(item: Ends, sharing: readonly Ends[], box: Box, place: (ends: Ends) => number): number {
  const sorted = [...sharing].sort((a, b) => place(a) - place(b));
  const share = (sorted.indexOf(item) + 1) / (sorted.length + 1);
  return Math.round(box.left + (box.right - box.left) * share);
}

/** Out of one side and back into the same. */
function around(x1: number, y1: number, x2: number, y2: number, side: 1 | -1): string {
  const reach = side * (Math.max(x1 * side, x2 * side) + 26 + Math.min(40, Math.abs(y1 - y2) * 0.12));
  return `C ${reach} ${y1} ${reach} ${y2} ${x2} ${y2}`;
}

/** From point to point, along the flow at each of them. */
function curveThrough(points: readonly Point[], flow: "right" | "down"): string {
  return points
    .slice(1)
    .map((point, index) => {
      const before = points[index] ?? point;
      const [x, y] = [(before.x + point.x) / 2, (before.y + point.y) / 2];
      return flow === "right"
        ? `C ${x} ${before.y} ${x} ${point.y} ${point.x} ${point.y}`
        : `C ${before.x} ${y} ${point.x} ${y} ${point.x} ${point.y}`;
    })
    .join(" ");
}

/** On which side a line leaves and arrives: 1 is right, −1 left. */
function sides(from: Box, to: Box): readonly [1 | -1, 1 | -1] {
  const room = 2 * (FOOT + BAR);
  if (from.left - to.right >= room) return [-1, 1];
  if (to.left - from.right >= room) return [1, -1];
  return Math.abs(from.left - to.left) < Math.abs(from.right - to.right) ? [-1, -1] : [1, 1];
}
