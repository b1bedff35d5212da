/**
 * The bytes of an engine: fetched once, then kept unpacked in this browser, so that the second start is quick and works
 * offline.
 *
 * @module
 */
import type { EngineFile, EngineFiles } from "./manifest.ts";

const CACHE = "migr-engines";

export interface Assets {
  /** The worker's program. */
  readonly worker: string;
  readonly binaries: Readonly<Record<string, ArrayBuffer>>;
  /** Nothing had to be fetched. */
  readonly cached: boolean;
}

/**
 * Loads an engine's files.
 *
 * @param onProgress from 0 to 1, by bytes
 * @throws Error that names the file that could not be fetched
 */
export async function loadAssets(files: EngineFiles, onProgress: (share: number) => void): Promise<Assets> {
  const cache = await openCache();
  const total = files.reduce((sum, { packedSize }) => sum + packedSize, 0);
  let [done, cached] = [0, true];
  const advance = (bytes: number): void => {
    done += bytes;
    onProgress(Math.min(1, done / total));
  };
  const loaded = await Promise.all(
    files.map(async (file): Promise<[string, ArrayBuffer]> => {
      const kept = await cache?.match(urlOf(file));
      if (kept !== undefined) {
        advance(file.packedSize);
        return [file.name, await kept.arrayBuffer()];
      }
      cached = false;
      const bytes = await fetchFile(file, advance);
      return [file.name, bytes];
    }),
  );
  const all = new Map(loaded);
  // The next visit's business, not this one's.
  if (cache !== undefined && !cached) void keep(cache, files, all).catch(() => {});
  const worker = new TextDecoder().decode(all.get("worker.js"));
  all.delete("worker.js");
  return { worker, binaries: Object.fromEntries(all), cached };
}

function urlOf({ path }: EngineFile): string {
  return new URL(path, document.baseURI).href;
}

/** Absent in pages that are neither https nor on this machine, and where the visitor has switched storage off. */
async function openCache(): Promise<Cache | undefined> {
  try {
    return await caches.open(CACHE);
  } catch {
    return undefined;
  }
}

async function fetchFile(file: EngineFile, advance: (bytes: number) => void): Promise<ArrayBuffer> {
  const response = await fetch(urlOf(file)).catch(() => undefined);
  if (response?.ok !== true || response.body === null) {
    throw new Error(`${file.path} could not be fetched${response === undefined ? "" : ` (${response.status})`}.`);
  }
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let seen = 0;
  for await (const chunk of response.body) {
    chunks.push(chunk);
    // A server that unpacks on the way sends more than was packed.
    const counted = Math.min(chunk.length, Math.max(0, file.packedSize - seen));
    seen += counted;
    advance(counted);
  }
  return await unpacked(new Blob(chunks));
}

/** Some servers unpack on the way. */
async function unpacked(blob: Blob): Promise<ArrayBuffer> {
  const [first, second] = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  if (first !== 0x1f || second !== 0x8b) return await blob.arrayBuffer();
  return await new Response(blob.stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

async function keep(cache: Cache, files: EngineFiles, all: ReadonlyMap<string, ArrayBuffer>): Promise<void> {
  for (const file of files) {
    const bytes = all.get(file.name);
    if (bytes !== undefined) await cache.put(urlOf(file), new Response(bytes));
  }
}

/** Forgets files of earlier versions of the page. */
export async function forgetOld(files: EngineFiles): Promise<void> {
  const cache = await openCache();
  const current = new Set(files.map(urlOf));
  for (const request of (await cache?.keys()) ?? []) if (!current.has(request.url)) await cache?.delete(request);
}
