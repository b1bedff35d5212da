/**
 * The lines of the revision graph as SVG paths.
 *
 * @module
 */
import type { GraphLine } from "./model.ts";

export interface GraphMetrics {
  readonly rowHeight: number;
  readonly laneWidth: number;
  /** From the left edge to the middle of the first lane. */
  readonly inset: number;
}

export function laneX(column: number, { laneWidth, inset }: GraphMetrics): number {
  return inset + column * laneWidth;
}

export function rowY(row: number, { rowHeight }: GraphMetrics): number {
  return (row + 0.5) * rowHeight;
}

/**
 * A line from a revision down to its parent: a turn into the lane, straight down, a turn to the parent.
 *
 * @example pathOf(line, metrics) // "M 14 20 V 60"
 */
export function pathOf({ from, to, lane, kind }: GraphLine, metrics: GraphMetrics): string {
  const [x1, y1] = [laneX(from.column, metrics), rowY(from.row, metrics)];
  const [x2, y2] = [laneX(to.column, metrics), rowY(to.row, metrics)];
  if (kind === "dependency") {
    const bow = laneX(lane, metrics) + metrics.laneWidth * 0.8;
    return `M ${x1} ${y1} C ${bow} ${y1 + metrics.rowHeight * 0.4} ${bow} ${y2 - metrics.rowHeight * 0.4} ${x2} ${y2}`;
  }
  const x = laneX(lane, metrics);
  const turn = metrics.rowHeight;
  const start = x === x1 ? `M ${x1} ${y1}` : `M ${x1} ${y1} ${turned(x1, y1, x, Math.min(y1 + turn, y2))}`;
  const straight = x === x2 ? ` V ${y2}` : ` V ${Math.max(y1, y2 - turn)}`;
  return x === x2 ? `${start}${straight}` : `${start}${straight} ${turned(x, Math.max(y1, y2 - turn), x2, y2)}`;
}

function turned(x1: number, y1: number, x2: number, y2: number): string {
  const middle = (y1 + y2) / 2;
  return `C ${x1} ${middle} ${x2} ${middle} ${x2} ${y2}`;
}
