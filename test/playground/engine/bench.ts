/**
 * Engines of the playground without a page: what the tests of its worker start from.
 *
 * @module
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { onTestFinished } from "vitest";
import { withoutSpareWal } from "../../../playground/build/snapshot_tar.ts";
import { sqliteAssets } from "../../../playground/catalogue/preview.ts";
import type { EngineHost } from "../../../playground/engine/host.ts";
import { startPostgres } from "../../../playground/engine/host_postgres.ts";
import { startSqlite } from "../../../playground/engine/host_sqlite.ts";
import type { ImportText } from "../../../playground/engine/modules.ts";
import { Workbench } from "../../../playground/engine/workbench.ts";
import { DEFAULT_LAYOUT, type EngineName } from "../../../playground/project/project.ts";
import { writeSnapshot } from "../../../scripts/snapshot.ts";

const DIST = join(import.meta.dirname, "../../../dist");

function buffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

async function postgresAssets(): Promise<Record<string, ArrayBuffer>> {
  const folder = dirname(createRequire(import.meta.url).resolve("@electric-sql/pglite"));
  const part = (name: string): ArrayBuffer => buffer(readFileSync(join(folder, name)));
  // As the build ships it: what is taken out of the snapshot must not be missed.
  const snapshot = withoutSpareWal(gunzipSync(readFileSync(await writeSnapshot(DIST))));
  return {
    "pglite.wasm": part("pglite.wasm"),
    "pglite.data": part("pglite.data"),
    "snapshot.tar": buffer(snapshot),
  };
}

/** As the browser does it: the module's address stands in the stacks of its errors. */
export const importText: ImportText = async (text, tell) => {
  const url = `data:text/javascript,${encodeURIComponent(text)}`;
  tell(url);
  return await import(/* @vite-ignore */ url);
};

/** An engine's program is compiled once for all tests of a file. */
const hosts = new Map<EngineName, Promise<EngineHost>>();

function hostOf(engine: EngineName): Promise<EngineHost> {
  const known = hosts.get(engine);
  const host = known ?? (engine === "sqlite" ? startSqlite(sqliteAssets()) : postgresAssets().then(startPostgres));
  hosts.set(engine, host);
  return host;
}

/** An open engine with a project's files, at base. */
export async function openBench(
  engine: EngineName,
  files: Readonly<Record<string, string>>,
): Promise<{ readonly bench: Workbench; readonly load: (files: Readonly<Record<string, string>>) => Promise<void> }> {
  const bench = new Workbench(() => hostOf(engine), importText);
  await bench.answer("open", { assets: {} });
  const load = async (some: Readonly<Record<string, string>>): Promise<void> => {
    await bench.answer("load", { files: some, layout: DEFAULT_LAYOUT });
  };
  await load(files);
  onTestFinished(() => bench.close());
  return { bench, load };
}

/** A revision in SQL. */
export function sqlRevision(id: string, down: string, upgrade: string, downgrade: string): Record<string, string> {
  const text = `-- ${id}\n-- revision: ${id}\n-- down-revision: ${down}\n\n-- migr: upgrade\n${upgrade}\n\n-- migr: downgrade\n${downgrade}\n`;
  return { [`migrations/versions/${id}.sql`]: text };
}

/** A revision in TypeScript, whose bodies begin on lines 7 and the one after the upgrade's end and two more. */
export function tsRevision(id: string, down: string | null, upgrade: string, downgrade = ""): Record<string, string> {
  const text = `/** ${id} */
import type { Operations } from "migr";
export const revision = "${id}";
export const downRevision = ${JSON.stringify(down)};

export async function upgrade(op: Operations) {
${upgrade}
}

export async function downgrade(op: Operations) {
${downgrade}
}
`;
  return { [`migrations/versions/${id}.ts`]: text };
}
