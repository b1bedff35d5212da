/**
 * A button for what is not possible at every moment.
 *
 * A button that is `disabled` loses the keyboard's focus, and with it the place of whoever pressed it; this one keeps it,
 * says that it cannot be pressed now, and does nothing then.
 *
 * @module
 */
import type { ComponentChildren, JSX } from "preact";

export interface ActionProps {
  /** Whether it does something now. */
  readonly enabled: boolean;
  readonly onPress: () => void;
  /** What it looks like, beside `button`. */
  readonly class?: string;
  readonly title?: string;
  readonly children: ComponentChildren;
}

/** @example <Action enabled={!busy} onPress={() => void session.up()}>Upgrade</Action> */
export function Action({ enabled, onPress, class: look, title, children }: ActionProps): JSX.Element {
  return (
    <button
      type="button"
      class={look === undefined ? "button" : `button ${look}`}
      aria-disabled={enabled ? undefined : "true"}
      title={title}
      onClick={() => {
        if (enabled) onPress();
      }}
    >
      {children}
    </button>
  );
}
