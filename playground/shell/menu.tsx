/**
 * A menu that opens beneath its button. The browser closes it on Escape and on a click elsewhere.
 *
 * @module
 */
import type { ComponentChildren, JSX, TargetedToggleEvent } from "preact";
import { useId, useRef } from "preact/hooks";
import { Icon, type IconName } from "./icons.tsx";

const GAP = 6;
const MARGIN = 8;

export interface MenuProps {
  /** The button's words. */
  readonly label: ComponentChildren;
  /** What it is called where its words do not say it. */
  readonly name?: string;
  readonly icon?: IconName;
  readonly class?: string;
  /** It is about to open. */
  readonly onOpen?: () => void;
  readonly children: (close: () => void) => ComponentChildren;
}

export function Menu({ label, name, icon, class: look = "quiet", onOpen, children }: MenuProps): JSX.Element {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const close = (): void => panel.current?.hidePopover();
  const place = (event: TargetedToggleEvent<HTMLDivElement>): void => {
    if (event.newState === "open") onOpen?.();
    if (event.newState !== "open" || button.current === null || panel.current === null) return;
    const { bottom, left } = button.current.getBoundingClientRect();
    const { style } = panel.current;
    style.top = `${bottom + GAP}px`;
    // Never beyond the window's edge, whatever it is as wide as.
    style.left = `max(${MARGIN}px, min(${left}px, 100vw - var(--menu-width) - ${MARGIN}px))`;
    style.maxHeight = `calc(100dvh - ${bottom + GAP + MARGIN}px)`;
  };
  return (
    <>
      <button type="button" ref={button} class={`button ${look}`} popovertarget={id} aria-label={name}>
        {icon !== undefined && <Icon name={icon} />}
        {label}
        <Icon name="caret" />
      </button>
      <div id={id} ref={panel} popover="auto" class="menu" onBeforeToggle={place}>
        {children(close)}
      </div>
    </>
  );
}

export interface MenuItemProps {
  readonly icon?: IconName;
  readonly title: string;
  readonly detail?: string | undefined;
  readonly current?: boolean;
  readonly disabled?: boolean;
  onChoose(): void;
}

export function MenuItem({ icon, title, detail, current, disabled, onChoose }: MenuItemProps): JSX.Element {
  return (
    <button
      type="button"
      class="menu-item"
      disabled={disabled}
      aria-current={current === true ? "true" : undefined}
      onClick={onChoose}
    >
      {icon !== undefined && <Icon name={icon} />}
      <span>
        <span class="menu-title">{title}</span>
        {detail !== undefined && <span class="menu-detail">{detail}</span>}
      </span>
    </button>
  );
}

export function MenuGroup({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  const id = useId();
  return (
    <section class="menu-group" aria-labelledby={id}>
      <p id={id} class="menu-heading">
        {title}
      </p>
      {children}
    </section>
  );
}
