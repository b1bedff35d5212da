/**
 * `sw.js` with the list of the site's files, made when all of them are known.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { build } from "esbuild";
import type { Plugin } from "vite";

/** Not part of the page: it stands in other people's. */
const OTHERS: readonly string[] = ["embed.js", "sw.js"];

/** What each file of a bundle holds. */
type Files = readonly { readonly fileName: string; readonly content: string | Uint8Array }[];

async function serviceWorker(files: Files): Promise<string> {
  const own = files.filter(({ fileName }) => !OTHERS.includes(fileName) && !fileName.endsWith(".map"));
  const names = own.map(({ fileName }) => fileName).sort();
  const site = {
    version: versionOf(own),
    shell: names.filter((name) => !isEngine(name)),
    engines: names.filter(isEngine),
  };
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, "service_worker.ts")],
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    target: "es2022",
    define: { SITE: JSON.stringify(site) },
    legalComments: "none",
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
}

const isEngine = (name: string): boolean => name.startsWith("engine/");

function versionOf(files: Files): string {
  const hash = createHash("sha256");
  for (const { fileName, content } of [...files].sort((a, b) => (a.fileName < b.fileName ? -1 : 1))) {
    hash.update(`${fileName}\0`).update(content);
  }
  return hash.digest("hex").slice(0, 12);
}

/** Must stand behind all plugins that emit files. */
export function offlinePlugin(): Plugin {
  return {
    name: "migr-offline",
    apply: "build",
    enforce: "post",
    generateBundle: {
      order: "post",
      async handler(_, bundle) {
        const files = Object.values(bundle).map((item) => ({
          fileName: item.fileName,
          content: item.type === "chunk" ? item.code : item.source,
        }));
        this.emitFile({ type: "asset", fileName: "sw.js", source: await serviceWorker(files) });
      },
    },
  };
}
