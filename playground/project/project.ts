/**
 * A project as the playground holds it: files by path, an engine, and where its database stands.
 *
 * @module
 */

/** The engines that run in the page. */
export type EngineName = "sqlite" | "postgres";

/** Whose files these are, which decides what the page may do with them unasked. */
export type Origin = "example" | "lesson" | "saved" | "imported" | "shared" | "disk";

/** Where a project keeps what; the CLI reads it from the configuration. */
export interface Layout {
  /** Folders of revisions, without a slash at the end. */
  readonly versions: readonly string[];
  /** Files that declare the models. */
  readonly models: readonly string[];
  /** Rows for the tables, inserted when the database is made; see `playground/engine/seed.ts`. */
  readonly seed: string;
}

export const DEFAULT_LAYOUT: Layout = { versions: ["migrations/versions"], models: ["schema.ts"], seed: "seed.sql" };

/** A project. Immutable: every change makes a new one. */
export interface Project {
  /** The key under which it is saved in this browser. */
  readonly id: string;
  readonly name: string;
  readonly engine: EngineName;
  /** Text files by their path below the project's root, with `/` between folders. */
  readonly files: Readonly<Record<string, string>>;
  /** Files that are no text, or that would not come back byte for byte as text: kept for the export. */
  readonly binaries?: Readonly<Record<string, Uint8Array>>;
  readonly layout?: Layout;
  /** The heads at which the database stands; empty: base. */
  readonly position: readonly string[];
  /** The lesson that it belongs to. */
  readonly lesson?: string;
  readonly origin: Origin;
  /** Its code may run: it is ours, or its visitor has pressed Run. */
  readonly trusted: boolean;
}

export function layoutOf(project: Pick<Project, "layout">): Layout {
  return project.layout ?? DEFAULT_LAYOUT;
}

const REVISION_FILE = /\.(ts|mts|js|mjs|sql)$/;

/** The paths of a project's revision files, in alphabetical order. */
export function revisionPaths(project: Pick<Project, "files" | "layout">): string[] {
  const { versions } = layoutOf(project);
  const inside = (path: string): boolean =>
    versions.some((folder) => path.startsWith(`${folder}/`) && !path.slice(folder.length + 1).includes("/"));
  return Object.keys(project.files)
    .filter((path) => inside(path) && REVISION_FILE.test(path) && !path.endsWith(".d.ts"))
    .sort();
}

/** A project with some files changed; `undefined` removes a file. */
export function withFiles(project: Project, changes: Readonly<Record<string, string | undefined>>): Project {
  const files: Record<string, string> = { ...project.files };
  for (const [path, text] of Object.entries(changes)) {
    if (text === undefined) delete files[path];
    else files[path] = text;
  }
  return { ...project, files };
}
