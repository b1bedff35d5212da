/**
 * Which lessons this visitor has finished; kept in this browser only.
 *
 * @module
 */
import { type ReadonlySignal, signal } from "@preact/signals";

const KEY = "migr-lessons";

const completed = signal<ReadonlySet<string>>(new Set(read()));

function read(): string[] {
  try {
    return (localStorage.getItem(KEY) ?? "").split(" ").filter((id) => id !== "");
  } catch {
    return [];
  }
}

/** Names of bundled lessons. */
export const completedLessons: ReadonlySignal<ReadonlySet<string>> = completed;

/** Remembers that a lesson is done. */
export function complete(id: string): void {
  if (completed.value.has(id)) return;
  completed.value = new Set([...completed.value, id]);
  try {
    localStorage.setItem(KEY, [...completed.value].join(" "));
  } catch {
    // Storage is switched off: it is remembered until the page is left.
  }
}
