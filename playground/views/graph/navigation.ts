/**
 * Moving through the revision graph with the keyboard: rows up and down, lines left and right.
 *
 * @module
 */
import type { GraphRow } from "./model.ts";

/**
 * The row that a key leads to. Up and Down go from row to row, Left to the down revision, Right to a revision that
 * builds on it, Home and End to the ends; a letter or digit to the next row whose message or id begins with it.
 *
 * @returns `undefined` when the key means nothing here
 * @example nextRow(rows, "head1", "ArrowLeft") // its down revision
 */
export function nextRow(rows: readonly GraphRow[], current: string, key: string): string | undefined {
  const index = Math.max(
    0,
    rows.findIndex((row) => row.id === current),
  );
  const at = (place: number): string | undefined => rows[Math.min(rows.length - 1, Math.max(0, place))]?.id;
  switch (key) {
    case "ArrowUp":
      return at(index - 1);
    case "ArrowDown":
      return at(index + 1);
    case "Home":
      return at(0);
    case "End":
      return at(rows.length - 1);
    case "ArrowLeft":
      return rows[index]?.parents.find((parent) => rows.some((row) => row.id === parent));
    case "ArrowRight":
      // The nearest one above, which is the one whose line is shortest.
      return rows.slice(0, index).findLast((row) => row.parents.includes(current))?.id;
    default:
      return key.length === 1 && /\S/.test(key) ? startingWith(rows, index, key.toLowerCase()) : undefined;
  }
}

function startingWith(rows: readonly GraphRow[], index: number, letter: string): string | undefined {
  const round = [...rows.slice(index + 1), ...rows.slice(0, index + 1)];
  return round.find(({ id, message }) => message.toLowerCase().startsWith(letter) || id.startsWith(letter))?.id;
}
