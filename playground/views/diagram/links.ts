/**
 * The lines of the diagram as SVG paths: a crow's foot where many may be, a bar where one is.
 *
 * @module
 */
import { type DiagramLayout, type Point, rowMiddle, sizeOf } from "./layout.ts";
import type { Card, Link } from "./model.ts";

interface Box {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

const FOOT = 11;
const BAR = 9;

/**
 * A link's path, from the row that refers to the row that is referred to. Paths without bends are made of the same
 * commands, so that one can turn smoothly into another.
 *
 * @returns `undefined` as long as a card has no place
 */
export function linkPath(link: Link, cards: ReadonlyMap<string, Card>, layout: DiagramLayout): string | undefined {
  const from = boxOf(cards.get(link.from), link.fromRow, layout);
  const to = boxOf(cards.get(link.to), link.toRow, layout);
  if (from === undefined || to === undefined) return undefined;
  const [start, end] = sides(from, to);
  const x1 = start > 0 ? from.right : from.left;
  const x2 = end > 0 ? to.right : to.left;
  const [footX, barX] = [x1 + start * FOOT, x2 + end * BAR];
  const bend =
    start === end ? 26 + Math.min(40, Math.abs(from.y - to.y) * 0.12) : Math.max(28, Math.abs(footX - barX) / 2);
  const reach = start === end ? Math.max(footX * start, barX * start) * start + start * bend : 0;
  const [c1, c2] = start === end ? [reach, reach] : [footX + start * bend, barX + end * bend];
  const bends = start < 0 && end > 0 ? (layout.routes[link.key] ?? []) : [];
  const curve =
    bends.length === 0
      ? `C ${c1} ${from.y} ${c2} ${to.y} ${barX} ${to.y}`
      : curveThrough([{ x: footX, y: from.y }, ...bends, { x: barX, y: to.y }]);
  return [
    `M ${x1} ${from.y - 5} L ${footX} ${from.y} L ${x1} ${from.y + 5} M ${x1} ${from.y} L ${footX} ${from.y}`,
    `${curve} L ${x2} ${to.y}`,
    `M ${barX} ${to.y - 4} L ${barX} ${to.y + 4}`,
  ].join(" ");
}

/** From point to point, level at each of them. */
function curveThrough(points: readonly Point[]): string {
  return points
    .slice(1)
    .map((point, index) => {
      const before = points[index] ?? point;
      const middle = (before.x + point.x) / 2;
      return `C ${middle} ${before.y} ${middle} ${point.y} ${point.x} ${point.y}`;
    })
    .join(" ");
}

function boxOf(card: Card | undefined, row: string | undefined, layout: DiagramLayout): Box | undefined {
  const place = card === undefined ? undefined : layout.positions[card.key];
  if (card === undefined || place === undefined) return undefined;
  return { left: place.x, right: place.x + sizeOf(card).width, y: place.y + rowMiddle(card, row) };
}

/** On which side a line leaves and arrives: 1 is right, −1 left. */
function sides(from: Box, to: Box): readonly [1 | -1, 1 | -1] {
  const room = 2 * (FOOT + BAR);
  if (from.left - to.right >= room) return [-1, 1];
  if (to.left - from.right >= room) return [1, -1];
  return Math.abs(from.left - to.left) < Math.abs(from.right - to.right) ? [-1, -1] : [1, 1];
}
