/**
 * The user's project as the playground takes it, and the way back: only files that it was given or that belong beside
 * them, only when nobody else has changed them.
 *
 * @module
 */
import { MigrError } from "../core/mod.ts";
import { dialectNameOf } from "./connect.ts";
import {
  basename,
  dirname,
  fileExists,
  join,
  listFiles,
  readText,
  removeFile,
  replaceFiles,
  resolve,
  writeNewFile,
} from "./host/files.ts";
import type { Project } from "./project.ts";

/** The project in transit. */
export interface ServedProject {
  readonly name: string;
  readonly engine: "sqlite" | "postgres";
  readonly files: Readonly<Record<string, string>>;
  readonly layout: { readonly versions: readonly string[]; readonly models: readonly string[]; readonly seed: string };
}

/** Files to write, with the text on which each of them stands; `null`: there was none, or it goes. */
export interface WriteRequest {
  readonly changes: readonly { readonly path: string; readonly before: string | null; readonly after: string | null }[];
}

const REVISION = /\.(ts|mts|js|mjs|sql)$/;
const SEED = "seed.sql";

/** The folder of a project that is served. */
export class PlaygroundProject {
  readonly #project: Project;

  constructor(project: Project) {
    this.#project = project;
  }

  /** Reads everything anew; no code of the project runs but its configuration, which has. */
  read(): ServedProject {
    const { config, root } = this.#project;
    const models = [config.models ?? "./schema.ts"].flat().map((path) => this.#shown(resolve(root, path)));
    const versions = this.#project.versionFolders.map((folder) => this.#shown(folder));
    const recursive = config.recursiveVersions === true;
    const revisions = this.#project.versionFolders.flatMap((folder) =>
      listFiles(folder, recursive)
        .filter((name) => REVISION.test(name) && !name.endsWith(".d.ts"))
        .map((name) => this.#shown(join(folder, name))),
    );
    const files: Record<string, string> = {};
    for (const path of [...revisions, ...models, SEED]) this.#add(files, path);
    for (const path of models) this.#follow(files, path);
    const folders = recursive ? [...new Set(revisions.map((path) => dirname(path)))] : versions;
    return { name: basename(root), engine: this.#engine(), files, layout: { versions: folders, models, seed: SEED } };
  }

  /**
   * Writes files: all changed ones or none, then new ones, then those that go.
   *
   * @throws MigrError `USAGE` for a path that is not the playground's to write, `FILE_ERROR` when a file is not what it
   * was when the page read it
   */
  write({ changes }: WriteRequest): string[] {
    const served = this.read();
    for (const { path, before } of changes) {
      this.#assertOurs(served, path);
      const now = served.files[path] ?? null;
      if (now !== before) throw changed(path);
    }
    const place = (path: string): string => resolve(this.#project.root, path);
    const kept = changes.flatMap(({ path, before, after }) =>
      before === null || after === null ? [] : [{ path: place(path), text: after }],
    );
    replaceFiles(kept);
    for (const { path, before, after } of changes) {
      if (before === null && after !== null) writeNewFile(place(path), after);
      if (before !== null && after === null) removeFile(place(path));
    }
    return changes.map(({ path }) => path);
  }

  #assertOurs({ files, layout }: ServedProject, path: string): void {
    const inFolder = layout.versions.includes(dirname(path)) && REVISION.test(path);
    if (path in files || inFolder || path === layout.seed) return;
    throw new MigrError("USAGE", `The playground does not write ${path}.`, {
      hint: "It writes revisions, models and the seed of the project that it was started in.",
    });
  }

  #engine(): ServedProject["engine"] {
    const { config, knowsDialect, namesDatabase } = this.#project;
    if (!knowsDialect) return "sqlite";
    const name = namesDatabase ? dialectNameOf(this.#project.target()) : config.dialect;
    return name === "postgres" ? "postgres" : "sqlite";
  }

  #add(files: Record<string, string>, path: string): void {
    const file = resolve(this.#project.root, path);
    if (fileExists(file) && !path.startsWith("..")) files[path] = readText(file);
  }

  /** Models import each other. */
  #follow(files: Record<string, string>, path: string): void {
    for (const [, name = ""] of (files[path] ?? "").matchAll(/\bfrom\s*["'](\.[^"']+)["']/g)) {
      const target = join(dirname(path), name).replaceAll("\\", "/");
      const found = [target, `${target}.ts`, target.replace(/\.js$/, ".ts"), `${target}/index.ts`].find(
        (candidate) => /\.[cm]?[jt]s$/.test(candidate) && fileExists(resolve(this.#project.root, candidate)),
      );
      if (found === undefined || found in files) continue;
      this.#add(files, found);
      this.#follow(files, found);
    }
  }

  /** Relative to the project's root, with the slashes of the page. */
  #shown(path: string): string {
    const { root } = this.#project;
    return path.startsWith(`${root}/`) || path.startsWith(`${root}\\`)
      ? path.slice(root.length + 1).replaceAll("\\", "/")
      : path.replaceAll("\\", "/");
  }
}

function changed(path: string): MigrError {
  return new MigrError("FILE_ERROR", `${path} has changed on disk since the playground read it. Nothing was written.`, {
    hint: "Export what you have, reload the page, and bring the change in again.",
  });
}
