/**
 * A table that scrolls under its head, and that keys can reach.
 *
 * @module
 */
import type { ComponentChildren, JSX } from "preact";

export interface TableScrollProps {
  /** What the table is, for those who do not see it. */
  readonly label: string;
  /** The class of the view that it belongs to. */
  readonly class: string;
  readonly children: ComponentChildren;
}

export function TableScroll({ label, class: own, children }: TableScrollProps): JSX.Element {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys
    <section class={`table-scroll ${own}`} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
