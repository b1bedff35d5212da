/**
 * Files and folders. Every failure is a `FILE_ERROR` that names the path and says why.
 *
 * @module
 */
import {
  type Dirent,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
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

export function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

/** A text in UTF-8, or in UTF-16 with its mark, as some shells of Windows write what a command prints. */
export function readText(path: string): string {
  const bytes = attempt("read", path, () => readFileSync(path));
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: encoding === "utf-8" }).decode(bytes);
  } catch (error) {
    throw new MigrError("FILE_ERROR", `${path} is not a text in UTF-8.`, {
      hint: "Save it in UTF-8, for example with iconv -f latin1 -t utf-8.",
      cause: error,
    });
  }
}

/** Writes a new file, making its folder; an existing file is never overwritten. */
export function writeNewFile(path: string, text: string): void {
  makeFolder(dirname(path));
  attempt("write", path, () => writeFileSync(path, text, { flag: "wx" }));
}

/** Writes a file that migr makes again whenever it is asked to; whoever reads meanwhile sees the old or the new one. */
export function writeGenerated(path: string, text: string): void {
  makeFolder(dirname(path));
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.new`);
  attempt("write", path, () => {
    writeFileSync(beside, text);
    renameSync(beside, path);
  });
}

/** Removes a file, if it is there. */
export function removeFile(path: string): void {
  attempt("remove", path, () => rmSync(path, { force: true }));
}

export function makeFolder(path: string): void {
  attempt("create the folder", path, () => mkdirSync(path, { recursive: true }));
}

/** A file's new text. */
export interface Replacement {
  readonly path: string;
  readonly text: string;
}

/**
 * Gives several files new texts, all of them or none: the texts are written beside the files first, then moved over them;
 * when one cannot be moved, those that were are given their old texts back.
 */
export function replaceFiles(replacements: readonly Replacement[]): void {
  const staged = replacements.map(({ path, text }) => {
    // A name that begins with a dot is no revision, whatever happens to this process.
    return { path, text, beside: join(dirname(path), `.${basename(path)}.${process.pid}.new`), before: readText(path) };
  });
  const written: typeof staged = [];
  const moved: typeof staged = [];
  try {
    for (const one of staged) {
      attempt("write", one.path, () => writeFileSync(one.beside, one.text, { flag: "wx" }));
      written.push(one);
    }
    for (const one of staged) {
      attempt("write", one.path, () => renameSync(one.beside, one.path));
      moved.push(one);
    }
  } catch (error) {
    for (const { path, before } of moved) attempt("restore", path, () => writeFileSync(path, before));
    throw error;
  } finally {
    for (const { beside } of written) rmSync(beside, { force: true });
  }
}

/** Runs work with a folder of its own that is gone afterwards. */
export async function withTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const parent = tmpdir();
  const folder = attempt("create a folder in", parent, () => mkdtempSync(join(parent, "migr-")));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The names of the files in a folder, sorted; empty when the folder does not exist.
 *
 * @param recursive also in its folders; names are then paths below the folder. What links lead to is in it once.
 */
export function listFiles(folder: string, recursive = false): string[] {
  if (!existsSync(folder)) return [];
  if (recursive) return filesBelow(folder).sort();
  return entriesOf(folder).flatMap((entry) => (entry.isDirectory() ? [] : [entry.name]));
}

function entriesOf(folder: string): Dirent[] {
  const entries = attempt("read the folder", folder, () => readdirSync(folder, { withFileTypes: true }));
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Links are followed when everything else is known: they may lead to what has been seen, even to a folder around them. */
function filesBelow(root: string): string[] {
  /** The paths by which files are known, by what they are without links; folders have none. */
  const seen = new Map<string, string>();
  const waiting = [root];
  for (const path of waiting) {
    const real = existsSync(path) ? realpathSync(path) : path;
    if (isFolder(path)) waiting.push(...readTree(path, real, seen));
    else if (!seen.has(real)) seen.set(real, path);
  }
  return [...seen.values()].filter((path) => path !== "").map((path) => relative(root, path));
}

/** Takes down the files in a folder and its folders; the links in them are the answer. */
function readTree(folder: string, realFolder: string, seen: Map<string, string>): string[] {
  if (seen.has(realFolder)) return [];
  seen.set(realFolder, "");
  return entriesOf(folder).flatMap((entry) => {
    const [path, real] = [join(folder, entry.name), join(realFolder, entry.name)];
    if (entry.isSymbolicLink()) return [path];
    if (entry.isDirectory()) return readTree(path, real, seen);
    if (!seen.has(real)) seen.set(real, path);
    return [];
  });
}

/** The path has a wildcard in it, and is not a file that is called so. */
export function isPattern(path: string): boolean {
  return /[*?{]/.test(path) && !existsSync(path);
}

/**
 * The files that a pattern matches, sorted: `*` and `?` within a name, `**` over folders, `{a,b}` for either. Names that
 * begin with a dot are passed over, and installed packages.
 *
 * @example filesMatching("/app/schema/**\/*.{ts,sql}")
 */
export function filesMatching(pattern: string): string[] {
  const parts = pattern.replaceAll("\\", "/").split("/");
  const fixed = parts.findIndex((part) => /[*?{]/.test(part));
  const root = parts.slice(0, fixed).join("/") || "/";
  const wanted = new RegExp(`^${parts.slice(fixed).map(patternPart).join("").replace(/\/$/, "")}$`);
  return listFiles(root, true)
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => wanted.test(name) && !/(^|\/)(\.|node_modules\/)/.test(name))
    .map((name) => join(root, name));
}

function patternPart(part: string): string {
  if (part === "**") return "(?:[^/]+/)*";
  const text = part
    .replace(/[.+^$()|[\]\\]/g, "\\$&")
    .replaceAll("*", "[^/]*")
    .replaceAll("?", "[^/]");
  return `${text.replace(/\{([^{}]*)\}/g, (_, list: string) => `(?:${list.split(",").join("|")})`)}/`;
}

/** A path as people want to read it: relative to where they are when it lies below. */
export function shownPath(path: string, from: string): string {
  const shown = relative(from, resolve(from, path));
  return shown === "" || shown.startsWith("..") || isAbsolute(shown) ? path : shown.replaceAll("\\", "/");
}
