/**
 * Makes the snapshot that PGlite starts from, into dist/: `node scripts/snapshot.ts`.
 *
 * @module
 */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeSnapshot, pgliteVersion, snapshotName } from "../cli/host/pglite.ts";

/** Writes the snapshot of the installed PGlite unless it is there; returns its path. */
export async function writeSnapshot(folder: string): Promise<string> {
  const file = join(folder, snapshotName(pgliteVersion()));
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, await makeSnapshot());
  return file;
}

if (import.meta.main) console.log(await writeSnapshot(join(import.meta.dirname, "../dist")));
