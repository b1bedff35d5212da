/**
 * Files and folders. Every failure is a `FILE_ERROR` that names the path and says why.
 *
 * @module
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, isAbsolute, relative, resolve } from "node:path";
import { MigrError, messageOf } from "../../core/mod.ts";

export { basename, dirname, extname, join, resolve } from "node:path";
export { pathToFileURL } from "node:url";

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the file system is read-only",
  ENOENT: "it does not exist",
  ENOTDIR: "a part of its path is not a folder",
  EISDIR: "it is a folder",
  EEXIST: "it exists already",
  ENOSPC: "the disk is full",
};

/** Runs file system work; a failure names the path. */
function attempt<T>(verb: string, path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    throw new MigrError("FILE_ERROR", `Cannot ${verb} ${path}: ${REASONS[code] ?? messageOf(error)}.`, {
      hint: code === "EACCES" || code === "EPERM" ? "Check who owns it and its permissions." : undefined,
      fields: { reason: code },
      cause: error,
    });
  }
}

export function fileExists(path: string): boolean {
  return existsSync(path);
}

export function readText(path: string): string {
  return attempt("read", path, () => readFileSync(path, "utf8"));
}

/** Writes a new file, making its folder; an existing file is never overwritten. */
export function writeNewFile(path: string, text: string): void {
  makeFolder(dirname(path));
  attempt("write", path, () => writeFileSync(path, text, { flag: "wx" }));
}

export function makeFolder(path: string): void {
  attempt("create the folder", path, () => mkdirSync(path, { recursive: true }));
}

/** The names of the files in a folder, sorted; empty when the folder does not exist. */
export function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = attempt("read the folder", folder, () => readdirSync(folder, { withFileTypes: true }));
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** A path as people want to read it: relative to where they are when it lies below. */
export function shownPath(path: string, from: string): string {
  const shown = relative(from, resolve(from, path));
  return shown === "" || shown.startsWith("..") || isAbsolute(shown) ? path : shown.replaceAll("\\", "/");
}
