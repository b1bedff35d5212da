/**
 * The engines as files of the site: each engine's worker in one piece, because nothing can be imported in a sandbox, and
 * its binaries, compressed here, because few hosts compress what they do not know.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { build } from "esbuild";
import type { Plugin } from "vite";
import { writeSnapshot } from "../../scripts/snapshot.ts";
import type { EngineFile, EngineFiles, EngineManifest } from "../engine/manifest.ts";
import { withoutSpareWal } from "./snapshot_tar.ts";

const ROOT = join(import.meta.dirname, "../..");
const MODULES = join(ROOT, "node_modules");
const VIRTUAL = "virtual:engines";
const LEVEL = 9;

/** A file of the site. */
interface Built extends EngineFile {
  readonly bytes: Uint8Array;
}

/** What an engine is made of: the binaries by the names under which its host asks for them. */
const BINARIES = {
  sqlite: async () => ({ "sqlite.wasm": readFileSync(join(MODULES, "sql.js/dist/sql-wasm-browser.wasm")) }),
  postgres: async () => ({
    "pglite.wasm": readFileSync(join(MODULES, "@electric-sql/pglite/dist/pglite.wasm")),
    "pglite.data": readFileSync(join(MODULES, "@electric-sql/pglite/dist/pglite.data")),
    "snapshot.tar": withoutSpareWal(gunzipSync(readFileSync(await writeSnapshot(join(ROOT, "dist"))))),
  }),
} as const;

type EngineName = keyof typeof BINARIES;
const ENGINES = Object.keys(BINARIES) as EngineName[];

async function workerOf(engine: EngineName, minify: boolean): Promise<Uint8Array> {
  const result = await build({
    entryPoints: [join(ROOT, `playground/engine/worker_${engine}.ts`)],
    bundle: true,
    write: false,
    minify,
    format: "iife",
    platform: "browser",
    target: "es2022",
    // Files beside the module are handed over as bytes; a blob has nothing beside it.
    define: { "import.meta.url": '"https://engine.invalid/worker.js"', "process.env.NODE_ENV": '"production"' },
    // Imported only in Node.
    external: ["fs", "path", "module", "url", "crypto", "util", "fs/promises", "node:*", "ws"],
    legalComments: "none",
    logLevel: "error",
  });
  return result.outputFiles[0]?.contents ?? new Uint8Array();
}

function fileOf(engine: EngineName, name: string, bytes: Uint8Array): Built {
  const packed = gzipSync(bytes, { level: LEVEL });
  const hash = createHash("sha256").update(packed).digest("hex").slice(0, 10);
  // No name that a server would take for something that it decompresses on the way.
  const path = `engine/${engine}-${name.replaceAll(".", "-")}-${hash}.bin`;
  return { name, path, size: bytes.length, packedSize: packed.length, bytes: packed };
}

/** Builds all engines; binaries only once per process. */
class EngineBuilder {
  readonly #minify: boolean;
  readonly #binaries = new Map<EngineName, readonly Built[]>();

  constructor(minify: boolean) {
    this.#minify = minify;
  }

  async files(engine: EngineName): Promise<readonly Built[]> {
    return [fileOf(engine, "worker.js", await workerOf(engine, this.#minify)), ...(await this.#binariesOf(engine))];
  }

  async #binariesOf(engine: EngineName): Promise<readonly Built[]> {
    const known = this.#binaries.get(engine);
    if (known !== undefined) return known;
    const made = Object.entries(await BINARIES[engine]()).map(([name, bytes]) => fileOf(engine, name, bytes));
    this.#binaries.set(engine, made);
    return made;
  }
}

async function buildAll(builder: EngineBuilder): Promise<{ manifest: EngineManifest; files: Map<string, Uint8Array> }> {
  const manifest: Partial<Record<EngineName, EngineFiles>> = {};
  const files = new Map<string, Uint8Array>();
  for (const engine of ENGINES) {
    const built = await builder.files(engine);
    for (const { path, bytes } of built) files.set(path, bytes);
    manifest[engine] = built.map(({ bytes: _, ...file }) => file);
  }
  return { manifest: manifest as EngineManifest, files };
}

/** Vite's plugin: the module `virtual:engines` is the manifest, and the files are served or emitted. */
export function engines(): Plugin {
  const builder = new EngineBuilder(process.env.NODE_ENV !== "development");
  let latest: ReturnType<typeof buildAll> | undefined;
  return {
    name: "migr-engines",
    resolveId: (id) => (id === VIRTUAL ? `\0${VIRTUAL}` : undefined),
    async load(id) {
      if (id !== `\0${VIRTUAL}`) return undefined;
      latest = buildAll(builder);
      const { manifest, files } = await latest;
      if (this.meta.watchMode !== true && this.environment?.mode !== "dev") {
        for (const [fileName, source] of files) this.emitFile({ type: "asset", fileName, source });
      }
      return `export default ${JSON.stringify(manifest)}`;
    },
    handleHotUpdate({ file, server }) {
      // The core and the engine's part of the page are inside of the worker.
      if (!/\/(?:core|playground\/engine)\//.test(file)) return;
      const module = server.moduleGraph.getModuleById(`\0${VIRTUAL}`);
      if (module !== undefined) server.moduleGraph.invalidateModule(module);
    },
    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        const path = /\/(engine\/[^?]+\.bin)/.exec(request.url ?? "")?.[1];
        const bytes = path === undefined ? undefined : (await latest)?.files.get(path);
        if (bytes === undefined) return next();
        response.setHeader("Content-Type", "application/octet-stream");
        response.end(bytes);
      });
    },
  };
}
