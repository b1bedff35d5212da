/**
 * What a run has lost, in words.
 *
 * @module
 */
import type { JSX } from "preact";
import type { Loss } from "../engine/protocol.ts";

/** @example lossText({ table: "books", column: "shelf", count: 3 }) // "3 values of books.shelf" */
export function lossText({ table, column, count }: Loss): string {
  const what = column === undefined ? (count === 1 ? "row" : "rows") : count === 1 ? "value" : "values";
  return `${count} ${what} of ${column === undefined ? table : `${table}.${column}`}`;
}

export function Losses({ losses }: { readonly losses: readonly Loss[] }): JSX.Element | null {
  if (losses.length === 0) return null;
  return (
    <ul class="losses" aria-label="Lost">
      {losses.map((loss) => (
        <li key={lossText(loss)} class="badge bad">
          <span aria-hidden="true">−</span> {lossText(loss)} lost
        </li>
      ))}
    </ul>
  );
}
