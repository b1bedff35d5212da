/**
 * The playground's site: `vite --config vite.playground.config.ts`. The JSX is Vite's own.
 *
 * @module
 */
import { join } from "node:path";
import { defineConfig } from "vite";
import { engines } from "./playground/build/engines.ts";
import { cataloguePlugin } from "./playground/catalogue/plugin.ts";
import { embedPlugin } from "./playground/embed/plugin.ts";
import { offlinePlugin } from "./playground/offline/plugin.ts";

export default defineConfig({
  root: join(import.meta.dirname, "playground"),
  // Relative, so that the site works below any path of any static host.
  base: "./",
  plugins: [cataloguePlugin(), engines(), embedPlugin(), offlinePlugin()],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: join(import.meta.dirname, "dist/playground"),
    emptyOutDir: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: { host: "127.0.0.1", open: process.env.CI === undefined && process.env.DISPLAY !== undefined },
});
