import type { JSX } from "preact";
import { CHANGE_GLYPHS, type Change } from "./changes.ts";

/** The glyph of a change for the eye, its word for the ear. */
export function ChangeMark({
  change,
  word = false,
}: {
  change: Change | undefined;
  word?: boolean;
}): JSX.Element | null {
  if (change === undefined) return null;
  return (
    <span class="change-mark" data-change={change}>
      <span aria-hidden="true">{CHANGE_GLYPHS[change]}</span>
      <span class={word ? "change-word" : "visually-hidden"}>{change}</span>
    </span>
  );
}

/** `+2 added, −1 removed`; nothing when nothing changed. */
export function ChangeSummary({ changes }: { changes: readonly (Change | undefined)[] }): JSX.Element | null {
  const counts = (["added", "changed", "removed"] as const)
    .map((change) => ({ change, count: changes.filter((item) => item === change).length }))
    .filter(({ count }) => count > 0);
  if (counts.length === 0) return null;
  return (
    <span class="change-summary">
      {counts.map(({ change, count }) => (
        <span key={change} class="change-mark" data-change={change}>
          <span aria-hidden="true">{CHANGE_GLYPHS[change]}</span>
          {count} <span class="change-word">{change}</span>
        </span>
      ))}
    </span>
  );
}
