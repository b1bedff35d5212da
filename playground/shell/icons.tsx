/**
 * The icons, drawn on sixteen by sixteen.
 *
 * @module
 */
import type { JSX } from "preact";

const PATHS = {
  up: "M8 13V3M3.5 7.5 8 3l4.5 4.5",
  down: "M8 3v10M3.5 8.5 8 13l4.5-4.5",
  head: "M8 14V6.5M4 10l4-4 4 4M3.5 2.5h9",
  reset: "M3 8a5 5 0 1 0 1.6-3.7M3 2.5V5h2.6",
  share: "M6.5 9.5 13 3M9 3h4v4M11 9.5V13H3V5h3.5",
  export: "M8 2.5v7.5M4.5 6.5 8 10l3.5-3.5M3 13.5h10",
  sun: "M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6M8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M3.4 12.6l.7-.7M11.9 4.1l.7-.7",
  moon: "M13 9.6A5.5 5.5 0 0 1 6.4 3 5.5 5.5 0 1 0 13 9.6Z",
  auto: "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM8 2.5v11M8 5h3.6M8 8h5.4M8 11h3.6",
  caret: "M4.5 6.5 8 10l3.5-3.5",
  close: "M4 4l8 8M12 4l-8 8",
  plus: "M8 3v10M3 8h10",
  merge: "M4 3v3c0 2 4 2 4 5v2.5M12 3v3c0 2-4 2-4 5",
  check: "M3 8.5 6.5 12 13 4.5",
  loop: "M3 6.5A5 5 0 0 1 12 5M13 9.5A5 5 0 0 1 4 11M12 2v3H9M4 14v-3h3",
  stop: "M4 4h8v8H4Z",
  folder: "M2 4.5h4l1.5 1.5H14v7H2Z",
  file: "M4 1.5h5l3 3v10H4ZM9 1.5v3h3",
  lesson: "M2 4.5 8 2l6 2.5L8 7ZM4.5 6v4c2 1.6 5 1.6 7 0V6M14 4.5v4",
  warning: "M8 2 14.5 13.5H1.5ZM8 6.5v3.2M8 11.6v.2",
  play: "M5 3l8 5-8 5Z",
  console: "M2.5 3h11v10h-11ZM5 6l2 2-2 2M8.5 10H11",
} as const;

export type IconName = keyof typeof PATHS;

/** An icon beside a word, which says the same: it is nothing to a screen reader. */
export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false" class="glyph">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        stroke-width="1.4"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
