/**
 * `embed.js` in one piece and under a name that stays, because it stands in other people's pages.
 *
 * @module
 */
import { join } from "node:path";
import { build } from "esbuild";
import type { Plugin } from "vite";

const FILE = "embed.js";

async function bundled(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, "embed.ts")],
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    legalComments: "none",
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
}

export function embedPlugin(): Plugin {
  return {
    name: "migr-embed",
    async generateBundle() {
      this.emitFile({ type: "asset", fileName: FILE, source: await bundled() });
    },
    configureServer(server) {
      server.middlewares.use(`/${FILE}`, (_, response, next) => {
        bundled().then((text) => {
          response.setHeader("Content-Type", "text/javascript");
          response.end(text);
        }, next);
      });
    },
  };
}
