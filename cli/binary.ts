/**
 * The entry of the standalone binary, which carries PGlite's files and the playground inside. Only `bun build --compile`
 * can build it; the build puts `snapshot.tgz`, `extensions.pack` and `playground.pack` into dist/ meanwhile.
 *
 * @module
 */
import { readFileSync } from "node:fs";
// @ts-expect-error Bun gives the path of the embedded file; the build makes it
import extensions from "../dist/extensions.pack" with { type: "file" };
// @ts-expect-error Bun gives the path of the embedded file; the build makes it
import site from "../dist/playground.pack" with { type: "file" };
// @ts-expect-error Bun gives the path of the embedded file; the build makes it
import snapshot from "../dist/snapshot.tgz" with { type: "file" };
// @ts-expect-error Bun gives the path of the embedded file
import initdbWasm from "../node_modules/@electric-sql/pglite/dist/initdb.wasm" with { type: "file" };
// @ts-expect-error Bun gives the path of the embedded file
import data from "../node_modules/@electric-sql/pglite/dist/pglite.data" with { type: "file" };
// @ts-expect-error Bun gives the path of the embedded file
import pgliteWasm from "../node_modules/@electric-sql/pglite/dist/pglite.wasm" with { type: "file" };
import { embedPglite, snapshotBlob } from "./host/embedded.ts";
import { processHost } from "./host/host.ts";
import { setEntryUrl } from "./host/own_url.ts";
import { embedSite, unpackSite } from "./host/site.ts";
import { hideSecretsOfCommandLine } from "./host/title.ts";
import { runProgram } from "./program.ts";

/** Compiled once, however many databases are opened. */
let modules: Promise<{ pgliteWasmModule: WebAssembly.Module; initdbWasmModule: WebAssembly.Module }> | undefined;

async function compiled(): Promise<{ pgliteWasmModule: WebAssembly.Module; initdbWasmModule: WebAssembly.Module }> {
  const [pgliteWasmModule, initdbWasmModule] = await Promise.all(
    [pgliteWasm, initdbWasm].map((path: string) => WebAssembly.compile(readFileSync(path))),
  );
  return { pgliteWasmModule, initdbWasmModule } as {
    pgliteWasmModule: WebAssembly.Module;
    initdbWasmModule: WebAssembly.Module;
  };
}

setEntryUrl(import.meta.url);
hideSecretsOfCommandLine();
embedSite(() => readFileSync(site));
embedPglite({
  snapshot: () => snapshotBlob(readFileSync(snapshot)),
  extension: (module) => unpackSite(readFileSync(extensions))(module),
  options: async () => {
    modules ??= compiled();
    return { ...(await modules), fsBundle: new Blob([readFileSync(data)]) };
  },
});
process.exitCode = await runProgram(process.argv.slice(2), processHost());
