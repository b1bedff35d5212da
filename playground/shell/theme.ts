/**
 * Light, dark, or what the system has.
 *
 * @module
 */
import { effect, type Signal, signal } from "@preact/signals";

export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];
const KEY = "migr-theme";

/** The visitor's choice; kept where the browser allows it. */
export const theme: Signal<Theme> = signal(kept());

function kept(): Theme {
  try {
    const value = localStorage.getItem(KEY);
    return THEMES.find((name) => name === value) ?? "auto";
  } catch {
    return "auto";
  }
}

/** Lets the page follow the choice. */
export function followTheme(): void {
  effect(() => {
    const { value } = theme;
    if (value === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = value;
    try {
      localStorage.setItem(KEY, value);
    } catch {
      // It holds for this visit.
    }
  });
}
