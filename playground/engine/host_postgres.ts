/**
 * PostgreSQL: PGlite, from a snapshot of an empty cluster, because `initdb` takes seconds.
 *
 * @module
 */
import { PGlite } from "@electric-sql/pglite";
import { postgres } from "../../core/dialects/postgres/mod.ts";
import { PGLITE_PARAMETERS, pglite } from "../../core/drivers/pglite.ts";
import { MigrError } from "../../core/mod.ts";
import type { EngineHost } from "./host.ts";

/** The cluster exists already, so its maker is not needed; without one PGlite would try to fetch it. */
const NO_INITDB = new WebAssembly.Module(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]));

/** PGlite neither starts nor fails where WebAssembly is forbidden. */
const START_TIMEOUT_MS = 60_000;

/** @param assets `pglite.wasm`, `pglite.data`, `snapshot.tar` */
export async function startPostgres(assets: Readonly<Record<string, ArrayBuffer>>): Promise<EngineHost> {
  const part = (name: string): ArrayBuffer => {
    const bytes = assets[name];
    if (bytes === undefined) throw new MigrError("SHADOW_FAILED", `PostgreSQL's ${name} is missing.`);
    return bytes;
  };
  const pgliteWasmModule = await WebAssembly.compile(part("pglite.wasm"));
  const [data, snapshot] = [part("pglite.data"), part("snapshot.tar")];
  const open = async (): Promise<PGlite> =>
    await PGlite.create({
      pgliteWasmModule,
      initdbWasmModule: NO_INITDB,
      fsBundle: new Blob([data]),
      loadDataDir: new Blob([snapshot], { type: "application/x-tar" }),
      startParams: [...PGlite.defaultStartParams, ...PGLITE_PARAMETERS],
    });
  return {
    dialect: postgres,
    open: async () => {
      const database = await inTime(open());
      return { connection: pglite(database, "postgres in this page"), close: () => database.close() };
    },
  };
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new MigrError("SHADOW_FAILED", "PostgreSQL has not started within a minute.", {
      hint: "The page's server may forbid WebAssembly: its Content-Security-Policy needs 'wasm-unsafe-eval'. SQLite may still work.",
    });
    timer = setTimeout(() => reject(error), START_TIMEOUT_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
