import "../shared/shared.css";
import "./loss.css";
import type { JSX } from "preact";
import type { Loss } from "../../engine/protocol.ts";
import { lossSentence, lossWords } from "./words.ts";

export interface LossViewProps {
  readonly losses: readonly Loss[];
  /** `before`: nothing has run yet; `after`: it is gone. */
  readonly when: "before" | "after";
  /** Why the losses could not be counted. */
  readonly note?: string | undefined;
  /** What the buttons say and do; absent: there are none. */
  readonly confirm?: { readonly label: string; readonly onConfirm: () => void; readonly onCancel: () => void };
}

/**
 * What a run loses, in numbers, before or after it. Nothing is shown where nothing is lost and nobody asks.
 *
 * @example <LossView losses={report.losses} when="before" confirm={{ label: "Downgrade", onConfirm, onCancel }} />
 */
export function LossView({ losses, when, note, confirm }: LossViewProps): JSX.Element | null {
  if (losses.length === 0 && note === undefined && confirm === undefined) return null;
  return (
    <div class="loss" data-lossy={losses.length > 0} role={when === "before" ? "alert" : "status"}>
      <p class="loss-sentence">{lossSentence(losses, when)}</p>
      {losses.length > 1 && (
        <ul>
          {losses.map((loss) => (
            <li key={`${loss.table} ${loss.column ?? ""}`}>{lossWords(loss)}</li>
          ))}
        </ul>
      )}
      {note !== undefined && <p class="loss-note">{note}</p>}
      {confirm !== undefined && (
        <p class="loss-buttons">
          <button
            type="button"
            class="view-button"
            data-kind={losses.length > 0 ? "danger" : "primary"}
            onClick={confirm.onConfirm}
          >
            {confirm.label}
          </button>
          <button type="button" class="view-button" onClick={confirm.onCancel}>
            Cancel
          </button>
        </p>
      )}
    </div>
  );
}
