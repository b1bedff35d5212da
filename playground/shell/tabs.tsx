/**
 * Tabs as the pattern for them asks: one stop for the Tab key, arrows between them.
 *
 * @module
 */
import type { ComponentChildren, JSX, TargetedKeyboardEvent } from "preact";
import { useRef } from "preact/hooks";

export interface Tab<K extends string> {
  readonly key: K;
  readonly label: ComponentChildren;
  /** A few characters beside the label: how many, or that something is there. */
  readonly note?: ComponentChildren;
  readonly title?: string;
}

export interface TabsProps<K extends string> {
  readonly name: string;
  readonly tabs: readonly Tab<K>[];
  readonly current: K;
  /** The id of the element that shows the current one. */
  readonly panel: string;
  readonly class?: string;
  onChoose(key: K): void;
}

const STEPS: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowRight: (index, count) => (index + 1) % count,
  ArrowLeft: (index, count) => (index + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

export function Tabs<K extends string>({
  name,
  tabs,
  current,
  panel,
  class: look = "",
  onChoose,
}: TabsProps<K>): JSX.Element {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>): void => {
    const index = tabs.findIndex(({ key }) => key === current);
    const next = STEPS[event.key]?.(index, tabs.length);
    const tab = next === undefined ? undefined : tabs[next];
    if (tab === undefined || next === undefined) return;
    event.preventDefault();
    onChoose(tab.key);
    list.current?.querySelectorAll<HTMLElement>("[role=tab]")[next]?.focus();
  };
  return (
    <div role="tablist" aria-label={name} class={`tabs ${look}`} ref={list} onKeyDown={onKeyDown}>
      {tabs.map(({ key, label, note, title }) => (
        <button
          key={key}
          type="button"
          role="tab"
          class="tab"
          id={`${panel}-${key}`}
          title={title}
          aria-selected={key === current}
          aria-controls={panel}
          tabIndex={key === current ? 0 : -1}
          onClick={() => onChoose(key)}
        >
          {label}
          {note !== undefined && <span class="tab-note">{note}</span>}
        </button>
      ))}
    </div>
  );
}
