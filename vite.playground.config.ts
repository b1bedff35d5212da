/**
 * The playground's site: `vite --config vite.playground.config.ts`. The JSX is Vite's own.
 *
 * @module
 */
import { join } from "node:path";
import { defineConfig } from "vite";
import { budgets } from "./playground/build/budgets.ts";
import { engines } from "./playground/build/engines.ts";
import { cataloguePlugin } from "./playground/catalogue/plugin.ts";
import { embedPlugin } from "./playground/embed/plugin.ts";
import { offlinePlugin } from "./playground/offline/plugin.ts";

/** What the parts weigh, on every build. */
function report(weights: Readonly<Record<string, number>>): void {
  const parts = Object.entries(weights).map(([part, bytes]) => `${part} ${(bytes / 1000).toFixed(1)} kB`);
  console.log(`playground, gzipped: ${parts.join(", ")}`);
}

/** Whether a browser can be opened here. */
function hasScreen(): boolean {
  const { CI, DISPLAY, WAYLAND_DISPLAY } = process.env;
  return CI === undefined && (process.platform !== "linux" || DISPLAY !== undefined || WAYLAND_DISPLAY !== undefined);
}

export default defineConfig({
  root: join(import.meta.dirname, "playground"),
  // Relative, so that the site works below any path of any static host.
  base: "./",
  plugins: [cataloguePlugin(), engines(), embedPlugin(), offlinePlugin(), budgets(report)],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: join(import.meta.dirname, "dist/playground"),
    emptyOutDir: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // The budgets say what is too large.
    chunkSizeWarningLimit: 1000,
  },
  server: { host: "127.0.0.1", open: hasScreen() },
});
