/**
 * What the examples' databases look like where they open, asked of the engines while the page is built.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { postgres } from "../../core/dialects/postgres/mod.ts";
import { pglite } from "../../core/drivers/pglite.ts";
import type { StartHost } from "../engine/host.ts";
import { startSqlite } from "../engine/host_sqlite.ts";
import type { ImportText } from "../engine/modules.ts";
import { Workbench } from "../engine/workbench.ts";
import { DEFAULT_LAYOUT, type EngineName } from "../project/project.ts";
import type { ExampleData, Preview } from "./entries.ts";
import { filesBelow } from "./read.ts";

const ROOT: string = join(import.meta.dirname, "../..");

/** Imports text in Node. */
export const importText: ImportText = async (text) =>
  (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(text)}`)) as Record<string, unknown>;

const ENGINES: readonly EngineName[] = ["sqlite", "postgres"];

/** The examples with a preview for each engine; made once for each state of the sources. */
export async function withPreviews(examples: readonly ExampleData[]): Promise<ExampleData[]> {
  const cache = join(ROOT, "node_modules/.cache/migr-playground", `previews-${fingerprint()}.json`);
  if (existsSync(cache)) {
    const kept = JSON.parse(readFileSync(cache, "utf8")) as Record<string, ExampleData["previews"]>;
    return examples.map((example) => ({ ...example, previews: kept[example.id] ?? {} }));
  }
  const previews: Record<string, Record<string, Preview>> = {};
  for (const engine of ENGINES) {
    const close = await eachOn(engine, examples, (id, preview) => {
      previews[id] = { ...previews[id], [engine]: preview };
    });
    await close();
  }
  mkdirSync(join(cache, ".."), { recursive: true });
  writeFileSync(cache, JSON.stringify(previews));
  return examples.map((example) => ({ ...example, previews: previews[example.id] ?? {} }));
}

async function eachOn(
  engine: EngineName,
  examples: readonly ExampleData[],
  found: (id: string, preview: Preview) => void,
): Promise<() => Promise<void>> {
  const { start, assets, close } = hostFor(engine);
  const workbench = new Workbench(start, importText);
  await workbench.answer("open", { assets });
  for (const example of examples) {
    await workbench.answer("load", { files: example.files, layout: DEFAULT_LAYOUT });
    const { state, problem } = await workbench.answer("reset", { position: example.position });
    if (problem !== undefined) throw new Error(`The example ${example.id} fails on ${engine}: ${problem.message}`);
    const { heads, applied, catalog, rowCounts } = state;
    found(example.id, { heads, applied, catalog, rowCounts });
  }
  return close;
}

interface BuildHost {
  readonly start: StartHost;
  readonly assets: Readonly<Record<string, ArrayBuffer>>;
  close(): Promise<void>;
}

function hostFor(engine: EngineName): BuildHost {
  if (engine === "sqlite") return { start: startSqlite, assets: sqliteAssets(), close: async () => {} };
  let database: Promise<PGlite> | undefined;
  const emptied = async (): Promise<PGlite> => {
    // Starting one takes seconds; the examples use the default schema only.
    database ??= PGlite.create();
    const open = await database;
    await open.exec("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    return open;
  };
  const start: StartHost = async () => ({
    dialect: postgres,
    open: async () => ({ connection: pglite(await emptied(), "build"), close: async () => {} }),
  });
  return { start, assets: {}, close: async () => await (await database)?.close() };
}

/** What `startSqlite` needs. */
export function sqliteAssets(): Readonly<Record<string, ArrayBuffer>> {
  const path = createRequire(import.meta.url).resolve("sql.js/dist/sql-wasm.wasm");
  return { "sqlite.wasm": new Uint8Array(readFileSync(path)).buffer as ArrayBuffer };
}

/** Of everything that a preview depends on. */
function fingerprint(): string {
  const hash = createHash("sha256");
  for (const folder of ["core", "playground/engine", "playground/examples", "playground/catalogue"]) {
    for (const [path, text] of Object.entries(filesBelow(join(ROOT, folder)))) hash.update(`${path}\0${text}\0`);
  }
  hash.update(readdirSync(join(ROOT, "node_modules/@electric-sql")).join());
  return hash.digest("hex").slice(0, 16);
}
