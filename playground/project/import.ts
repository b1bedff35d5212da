/**
 * Files from a visitor's disk as a project: where its root is, which of them belong to it, which engine it is for. All of
 * it is read, nothing is run.
 *
 * @module
 */
import { readHeader } from "../../core/mod.ts";
import { DEFAULT_LAYOUT, type EngineName, type Layout, type Origin, type Project } from "./project.ts";

/** A file as it came, by its path below what was picked. */
export interface GivenFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A project, and what was left out of it. */
export interface Imported {
  readonly project: Project;
  /** Folders and files that were not taken, as a person calls them. */
  readonly ignored: readonly string[];
}

/** Files that make no project, with what to do about it. */
export class ImportError extends Error {
  override readonly name = "ImportError";
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

/** What is no part of a project's schema, and may be huge. */
const IGNORED =
  /^(?:node_modules|\.git|\.hg|\.svn|__MACOSX|\.DS_Store|Thumbs\.db|dist|coverage|\.next|\.turbo|\.cache)$/;
const DATABASES = /\.(?:db|sqlite3?)(?:-journal|-wal|-shm)?$/;
/** A PostgreSQL data directory has this file at its root. */
const DATA_DIRECTORY = /(?:^|\/)PG_VERSION$/;

const MAX_FILES = 3000;
const MAX_BYTES = 20_000_000;
const CONFIG = /(?:^|\/)migr\.config\.(?:ts|mts|js|mjs)$/;
const REVISION = /\.(?:ts|mts|js|mjs|sql)$/;

/** Whether a path is worth reading at all; asked before its bytes are. */
export function isWanted(path: string): boolean {
  return !path.split("/").some((part) => IGNORED.test(part)) && !DATABASES.test(path);
}

/**
 * Makes a project of files.
 *
 * @param name what it is called unless its folder has a name: the zip's, the folder's
 * @throws ImportError when there is no revision among them, or far too much
 */
export function importProject(given: readonly GivenFile[], name: string, origin: Origin = "imported"): Imported {
  const ignored = new Set<string>();
  const dataFolders = given.filter(({ path }) => DATA_DIRECTORY.test(path)).map(({ path }) => folderOf(path));
  const wanted = given.filter(({ path }) => {
    const inData = dataFolders.find((folder) => folder !== "" && path.startsWith(`${folder}/`));
    if (inData === undefined && isWanted(path)) return true;
    ignored.add(inData ?? shortName(path));
    return false;
  });
  assertSize(wanted);
  const root = rootOf(wanted);
  const inside = wanted.filter(({ path }) => {
    if (path.startsWith(root)) return true;
    ignored.add(path);
    return false;
  });
  const { files, binaries } = contents(inside, root);
  const layout = layoutIn(files);
  assertRevisions(files, layout);
  const folder = root
    .split("/")
    .filter((part) => part !== "")
    .at(-1);
  const project: Project = {
    id: crypto.randomUUID(),
    name: folder ?? name,
    engine: engineIn(files, layout),
    files,
    ...(Object.keys(binaries).length === 0 ? {} : { binaries }),
    ...(layout === DEFAULT_LAYOUT ? {} : { layout }),
    position: [],
    origin,
    trusted: false,
  };
  return { project, ignored: [...ignored].sort() };
}

function assertSize(files: readonly GivenFile[]): void {
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  if (files.length <= MAX_FILES && bytes <= MAX_BYTES) return;
  throw new ImportError(
    `This is more than a project: ${files.length} files, ${Math.ceil(bytes / 1e6)} MB.`,
    "Take the folder that has migr.config.ts in it, without the application around it.",
  );
}

const folderOf = (path: string): string => path.split("/").slice(0, -1).join("/");

/** `app/node_modules` for anything below it. */
function shortName(path: string): string {
  const parts = path.split("/");
  const at = parts.findIndex((part) => IGNORED.test(part));
  return at < 0 ? path : parts.slice(0, at + 1).join("/");
}

/** The folder that has the configuration, else the one above `migrations/versions`, else what all files share. */
function rootOf(files: readonly GivenFile[]): string {
  const paths = files.map(({ path }) => path);
  const byDepth = (a: string, b: string): number => a.split("/").length - b.split("/").length || (a < b ? -1 : 1);
  const config = paths.filter((path) => CONFIG.test(path)).sort(byDepth)[0];
  if (config !== undefined) return withSlash(folderOf(config));
  const version = paths.filter((path) => /(?:^|\/)migrations\/versions\//.test(path)).sort(byDepth)[0];
  if (version !== undefined) return version.slice(0, version.indexOf("migrations/versions/"));
  const first = paths[0]?.split("/")[0];
  const isShared = first !== undefined && paths.every((path) => path.startsWith(`${first}/`));
  return isShared ? `${first}/` : "";
}

const withSlash = (folder: string): string => (folder === "" ? "" : `${folder}/`);

/** Text where it would come back byte for byte, else bytes. */
function contents(
  given: readonly GivenFile[],
  root: string,
): { files: Record<string, string>; binaries: Record<string, Uint8Array> } {
  const files: Record<string, string> = {};
  const binaries: Record<string, Uint8Array> = {};
  for (const { path, bytes } of given) {
    const text = textOf(bytes);
    if (text === undefined) binaries[path.slice(root.length)] = bytes;
    else files[path.slice(root.length)] = text;
  }
  return { files, binaries };
}

/** Bytes as text; `undefined` where they are none. A byte order mark stays, so that the way back gives the same bytes. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes("\0") ? undefined : text;
  } catch {
    return undefined;
  }
}

/**
 * Where the configuration says that things are, as far as it says so in plain words; it is not run.
 *
 * @example layoutIn({ "migr.config.ts": 'export default { migrations: "./db" }' }).versions // ["db/versions"]
 */
export function layoutIn(files: Readonly<Record<string, string>>): Layout {
  const config = configText(files);
  const paths = (key: string): string[] | undefined => stringsAfter(config, key)?.map(cleanPath);
  const migrations = paths("migrations")?.[0];
  const said = paths("versionPaths") ?? (migrations === undefined ? undefined : [`${migrations}/versions`]);
  const versions = said ?? foldersOfRevisions(files);
  const models = paths("models") ?? DEFAULT_LAYOUT.models;
  const layout: Layout = { versions, models, seed: DEFAULT_LAYOUT.seed };
  return JSON.stringify(layout) === JSON.stringify(DEFAULT_LAYOUT) ? DEFAULT_LAYOUT : layout;
}

function configText(files: Readonly<Record<string, string>>): string {
  const path = Object.keys(files).find((name) => CONFIG.test(name) && !name.includes("/"));
  return (path === undefined ? "" : (files[path] ?? "")).replace(/^\s*\/\/.*$|\/\*[\s\S]*?\*\//gm, "");
}

/** The text, or list of texts, that a key has. */
function stringsAfter(text: string, key: string): string[] | undefined {
  const match = new RegExp(`\\b${key}\\s*:\\s*(\\[[^\\]]*\\]|"[^"]*"|'[^']*')`).exec(text);
  const found = [...(match?.[1] ?? "").matchAll(/"([^"]*)"|'([^']*)'/g)].map((item) => item[1] ?? item[2] ?? "");
  return found.length === 0 ? undefined : found;
}

const cleanPath = (path: string): string => path.replace(/^\.\//, "").replace(/\/+$/, "");

/** Without a configuration: wherever there are files with a revision's header. */
function foldersOfRevisions(files: Readonly<Record<string, string>>): readonly string[] {
  if (Object.keys(files).some((path) => path.startsWith("migrations/versions/"))) return DEFAULT_LAYOUT.versions;
  const folders = Object.entries(files)
    .filter(([path, text]) => REVISION.test(path) && hasHeader(path, text))
    .map(([path]) => folderOf(path));
  const found = [...new Set(folders)].filter((folder) => folder !== "").sort();
  return found.length === 0 ? DEFAULT_LAYOUT.versions : found;
}

function hasHeader(path: string, text: string): boolean {
  try {
    readHeader({ path, text });
    return true;
  } catch {
    return false;
  }
}

function assertRevisions(files: Readonly<Record<string, string>>, { versions }: Layout): void {
  if (Object.keys(files).some((path) => CONFIG.test(path))) return;
  const isRevision = (path: string): boolean => versions.some((folder) => path.startsWith(`${folder}/`));
  if (Object.keys(files).some((path) => isRevision(path) && REVISION.test(path))) return;
  throw new ImportError(
    "There is no migr project in this: neither a migr.config.ts nor a folder migrations/versions.",
    'Take the folder of a project. "migr init" makes one.',
  );
}

/** What the configuration's URL says, else what the revisions look like. */
function engineIn(files: Readonly<Record<string, string>>, layout: Layout): EngineName {
  const config = configText(files);
  const said = stringsAfter(config, "dialect")?.[0] ?? stringsAfter(config, "url")?.[0];
  if (said !== undefined) return /^(?:postgres|pglite)/.test(said) ? "postgres" : "sqlite";
  const revisions = Object.entries(files).filter(([path]) => layout.versions.some((folder) => path.startsWith(folder)));
  const looksLikePostgres =
    /\b(?:SERIAL|JSONB|TIMESTAMPTZ|CONCURRENTLY|CREATE EXTENSION|GENERATED (?:ALWAYS|BY DEFAULT) AS IDENTITY)\b/i;
  return /postgres|pglite/.test(config) || revisions.some(([, text]) => looksLikePostgres.test(text))
    ? "postgres"
    : "sqlite";
}
