/**
 * The playground's site as files: from the build's folder, or from the one file that the standalone binary carries.
 *
 * @module
 */
import { existsSync, readFileSync, statSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { MigrError } from "../../core/mod.ts";
import { ownFileUrl, runsFromSource } from "./own_url.ts";

/** Gives a file of the site by its path; `undefined`: there is none. */
export type Site = (path: string) => Uint8Array | undefined;

let embedded: (() => Uint8Array) | undefined;

/** Called by the entry of the binary, with how to read the packed site. */
export function embedSite(read: () => Uint8Array): void {
  embedded = read;
}

/**
 * The site that belongs to this program.
 *
 * @throws MigrError `FILE_ERROR` when it was never built
 */
export function openSite(): Site {
  if (embedded !== undefined) return unpackSite(embedded());
  const folder = fileURLToPath(ownFileUrl(runsFromSource() ? "dist/playground" : "playground"));
  if (!existsSync(join(folder, "index.html"))) {
    throw new MigrError("FILE_ERROR", `The playground's site is not in ${folder}.`, {
      hint: runsFromSource() ? "Build it: npm run build -- --playground." : "Install migr again.",
    });
  }
  return (path) => {
    const file = join(folder, normalize(`/${path}`));
    return existsSync(file) && statSync(file).isFile() ? readFileSync(file) : undefined;
  };
}

interface PackedFile {
  readonly path: string;
  readonly size: number;
}

const HEADER = 4;

/** Joins the files of a site: the length of a list, the list, and the contents in its order. */
export function packSite(files: readonly { readonly path: string; readonly bytes: Uint8Array }[]): Uint8Array {
  const list: PackedFile[] = files.map(({ path, bytes }) => ({ path, size: bytes.length }));
  const head = new TextEncoder().encode(JSON.stringify(list));
  const packed = new Uint8Array(HEADER + head.length + files.reduce((sum, { bytes }) => sum + bytes.length, 0));
  new DataView(packed.buffer).setUint32(0, head.length);
  packed.set(head, HEADER);
  let offset = HEADER + head.length;
  for (const { bytes } of files) {
    packed.set(bytes, offset);
    offset += bytes.length;
  }
  return packed;
}

/** Reads {@link packSite}. */
export function unpackSite(packed: Uint8Array): Site {
  const length = new DataView(packed.buffer, packed.byteOffset).getUint32(0);
  const list = JSON.parse(new TextDecoder().decode(packed.subarray(HEADER, HEADER + length))) as PackedFile[];
  const places = new Map<string, Uint8Array>();
  let offset = HEADER + length;
  for (const { path, size } of list) {
    places.set(path, packed.subarray(offset, offset + size));
    offset += size;
  }
  return (path) => places.get(path);
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
};

/** The type under which a file is served. */
export function typeOf(path: string): string {
  return TYPES[extname(path)] ?? "application/octet-stream";
}
