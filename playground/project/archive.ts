/**
 * Projects as zip files.
 *
 * @module
 */
import { type GivenFile, ImportError, isWanted } from "./import.ts";
import type { Project } from "./project.ts";

/** Beyond this a zip is an attack or a mistake. */
const MAX_UNPACKED = 50_000_000;

/** All files of a project as bytes; those that nobody touched have the bytes with which they came. */
export function bytesOf(project: Pick<Project, "files" | "binaries">): Record<string, Uint8Array> {
  const encoder = new TextEncoder();
  const texts = Object.entries(project.files).map(([path, text]) => [path, encoder.encode(text)] as const);
  return Object.fromEntries([...texts, ...Object.entries(project.binaries ?? {})]);
}

/**
 * A project as a zip, in a folder of its name.
 *
 * @example download(await zipOf(project), `${fileName(project.name)}.zip`)
 */
export async function zipOf(project: Project): Promise<Uint8Array<ArrayBuffer>> {
  const { zipSync } = await import("fflate");
  const folder = fileName(project.name);
  const entries = Object.entries(bytesOf(project)).map(([path, bytes]) => [`${folder}/${path}`, bytes] as const);
  return zipSync(Object.fromEntries(entries), { level: 6 });
}

/**
 * The files of a zip.
 *
 * @throws ImportError when it is none
 */
export async function unzip(bytes: Uint8Array): Promise<GivenFile[]> {
  const { unzipSync } = await import("fflate");
  let total = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (name.endsWith("/") || !isWanted(name)) return false;
        total += originalSize;
        if (total > MAX_UNPACKED) throw tooLarge();
        return true;
      },
    });
    return Object.entries(files).map(([path, content]) => ({ path: safe(path), bytes: content }));
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError("This is no zip file, or it is damaged.", "Make it again, or take the folder itself.");
  }
}

function tooLarge(): ImportError {
  return new ImportError(
    `This zip unpacks to more than ${MAX_UNPACKED / 1e6} MB.`,
    "Take the folder that has migr.config.ts in it, without the application around it.",
  );
}

/** No path leaves the project, whatever a zip says. */
function safe(path: string): string {
  return path
    .replaceAll("\\", "/")
    .split("/")
    .filter((part) => part !== "" && part !== "." && part !== "..")
    .join("/");
}

/** A name for a file or folder. */
export function fileName(name: string): string {
  const plain = name
    .trim()
    .replace(/[^\p{L}\p{N}._-]+/gu, "-")
    .replace(/^[-.]+|-+$/g, "");
  return plain === "" ? "project" : plain.slice(0, 80);
}
