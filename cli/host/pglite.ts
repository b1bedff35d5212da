/**
 * Starting PGlite: from a prepared snapshot, because `initdb` takes three seconds, and with small buffers, because its
 * memory is mostly those.
 *
 * @module
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir, userInfo } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { PGlite } from "@electric-sql/pglite";
import { PGLITE_PARAMETERS } from "../../core/drivers/pglite.ts";
import { embeddedPglite, snapshotBlob } from "./embedded.ts";
import { ownFileUrl, runsFromSource } from "./own_url.ts";

/**
 * Opens PGlite.
 *
 * @param folder where it keeps its data; absent: in memory, empty
 * @param extensions names of extensions that come with PGlite, to be available
 */
export async function openPglite(folder?: string, extensions: readonly string[] = []): Promise<PGlite> {
  const { PGlite } = await import("@electric-sql/pglite");
  const isNew = folder === undefined || !existsSync(join(folder, "PG_VERSION"));
  const prepared = isNew ? await snapshot() : undefined;
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  return await PGlite.create({
    ...(folder === undefined ? {} : { dataDir: folder }),
    ...(prepared === undefined ? {} : { loadDataDir: prepared }),
    ...(await embeddedPglite()?.options()),
    extensions: Object.fromEntries(
      await Promise.all(extensions.map(async (name) => [name, await contribExtension(name)])),
    ),
    startParams: [...PGlite.defaultStartParams, ...PGLITE_PARAMETERS],
  });
}

/** An extension that comes with PGlite. */
export async function contribExtension(name: string): Promise<unknown> {
  const module = name.replaceAll("-", "_");
  if (!/^\w+$/.test(module)) return undefined;
  const embedded = embeddedPglite();
  if (embedded !== undefined) {
    const archive = embedded.extension(module);
    return archive === undefined ? undefined : { name, setup: async () => unpacked(archive) };
  }
  try {
    const loaded = (await import(`@electric-sql/pglite/contrib/${module}`)) as Record<string, unknown>;
    return loaded[module];
  } catch {
    return undefined;
  }
}

/** PGlite reads an extension's archive from a file, which is not needed once the database has started. */
function unpacked(archive: Uint8Array): { bundlePath: URL; init: () => Promise<void> } {
  const folder = mkdtempSync(join(tmpdir(), "migr-extension-"));
  const file = join(folder, "extension.tar.gz");
  writeFileSync(file, archive);
  return { bundlePath: pathToFileURL(file), init: async () => rmSync(folder, { recursive: true, force: true }) };
}

/** The name of the snapshot's file carries the version that made it, so a stale one is never found. */
export function snapshotName(version: string): string {
  return `pglite-${version}.tgz`;
}

/** The version of the installed PGlite. */
export function pgliteVersion(): string {
  const require = createRequire(import.meta.url);
  let folder = dirname(require.resolve("@electric-sql/pglite"));
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  return (JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string }).version;
}

/** An empty cluster, as small as it can be: no template databases, small WAL segments. */
export async function makeSnapshot(): Promise<Uint8Array> {
  const { PGlite } = await import("@electric-sql/pglite");
  const database = await PGlite.create({ initDbStartParams: ["--wal-segsize=1"] });
  await database.exec("UPDATE pg_database SET datistemplate = false WHERE datname LIKE 'template%'");
  await database.exec("DROP DATABASE template0");
  await database.exec("DROP DATABASE template1");
  await database.exec("CHECKPOINT");
  const dump = await database.dumpDataDir("gzip");
  await database.close();
  return new Uint8Array(await dump.arrayBuffer());
}

/** From the binary, from the package, from a cache that a run from source fills; `undefined`: PGlite runs initdb. */
async function snapshot(): Promise<Blob | undefined> {
  const embedded = embeddedPglite();
  if (embedded !== undefined) return embedded.snapshot();
  const name = snapshotName(pgliteVersion());
  const shipped = fileURLToPath(ownFileUrl(runsFromSource() ? `dist/${name}` : name));
  if (existsSync(shipped)) return snapshotBlob(readFileSync(shipped));
  return await cachedSnapshot(name);
}

async function cachedSnapshot(name: string): Promise<Blob | undefined> {
  const file = join(cacheFolder(), name);
  if (existsSync(file) && isOwn(dirname(file))) return snapshotBlob(readFileSync(file));
  const bytes = await makeSnapshot();
  if (existsSync(dirname(file)) && !isOwn(dirname(file))) return snapshotBlob(bytes);
  try {
    // Nobody else may put something there that this user would load.
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    // Written whole or not at all: another process may be looking for it.
    writeFileSync(`${file}.${process.pid}`, bytes);
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // A read-only folder: the next run makes it again.
  }
  return snapshotBlob(bytes);
}

/**
 * Anybody can make a folder among the temporary ones: there it must be this user's, and only he may write to it. Where
 * users have no numbers each has temporary folders of his own.
 */
function isOwn(folder: string): boolean {
  if (!folder.startsWith(tmpdir())) return true;
  const { uid, mode } = statSync(folder);
  const own = userInfo().uid;
  return own === -1 || ((uid === own || uid === 0) && (mode & 0o022) === 0);
}

function cacheFolder(): string {
  const modules = fileURLToPath(ownFileUrl("node_modules"));
  return existsSync(modules) ? join(modules, ".cache", "migr") : join(tmpdir(), `migr-cache-${userInfo().uid}`);
}
