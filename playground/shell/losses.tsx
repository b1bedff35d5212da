/**
 * What a run has lost, in words.
 *
 * @module
 */
import type { JSX } from "preact";
import type { Loss } from "../engine/protocol.ts";
import { lossWords } from "../views/loss/words.ts";

export function Losses({ losses }: { readonly losses: readonly Loss[] }): JSX.Element | null {
  if (losses.length === 0) return null;
  return (
    <ul class="losses" aria-label="Lost">
      {losses.map((loss) => (
        <li key={lossWords(loss)} class="badge bad">
          <span aria-hidden="true">−</span> {lossWords(loss)} lost
        </li>
      ))}
    </ul>
  );
}
