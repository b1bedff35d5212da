/**
 * The project's TypeScript, run in the worker: types are stripped, and `migr` and its subpaths are the core that runs
 * there already. There is no network and no package; an import of anything else is an error that says so.
 *
 * @module
 */
import { transform } from "sucrase";
import * as migr from "../../core/mod.ts";
import { MigrError, messageOf } from "../../core/mod.ts";
import * as schema from "../../core/models/mod.ts";
import type { Place } from "./problem.ts";

/** Modules by the names under which they are imported. */
export type Modules = Readonly<Record<string, object>>;

/** What any project may import without having it as a file. */
const OWN_MODULES: Modules = { migr, "migr/schema": schema };

export type Exports = Record<string, unknown>;
/**
 * Imports the text of an ES module; how depends on where this runs. `tell` hears under which address it runs, which is
 * what stands in the stacks of errors where the browser does not heed the module's own name.
 */
export type ImportText = (text: string, tell: (url: string) => void) => Promise<Exports>;
type Body = (require: (name: string) => unknown, exports: Exports, module: { exports: Exports }) => Promise<void>;

/** Imports text in a worker. */
export const importBlob: ImportText = async (text, tell) => {
  const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  tell(url);
  try {
    return (await import(/* @vite-ignore */ url)) as Exports;
  } finally {
    URL.revokeObjectURL(url);
  }
};

/** The modules of one state of a project's files, each loaded once. */
export class ModuleLoader {
  readonly #files: Readonly<Record<string, string>>;
  readonly #importText: ImportText;
  readonly #modules: Modules;
  readonly #loading = new Map<string, Promise<void>>();
  readonly #exports = new Map<string, Exports>();
  /** The files by the addresses under which they run. */
  readonly #paths = new Map<string, string>();

  /** @param dialect the module of the dialect that runs here, which a project may import, too */
  constructor(files: Readonly<Record<string, string>>, importText: ImportText, dialect: Modules = {}) {
    this.#files = files;
    this.#importText = importText;
    this.#modules = { ...OWN_MODULES, ...dialect };
  }

  /**
   * Runs a file and gives what it exports.
   *
   * @throws MigrError `MODEL_ERROR` for a file that cannot be read or imports what is not there; whatever its code throws
   */
  async load(path: string): Promise<Exports> {
    return await this.#loaded(path, []);
  }

  /** The first line of the project's own files in the stack of an error. */
  placeIn(stack: string): Place | undefined {
    for (const frame of stack.split("\n")) {
      for (const [name, path] of this.#paths) {
        const at = frame.indexOf(`${name}:`);
        const line = at === -1 ? Number.NaN : Number.parseInt(frame.slice(at + name.length + 1), 10);
        if (line > 0) return { path, line };
      }
    }
    return undefined;
  }

  /** @param importers the files that are waiting for it */
  async #loaded(path: string, importers: readonly string[]): Promise<Exports> {
    // A circle gets what is there so far, as ES modules do.
    if (!importers.includes(path)) {
      const loading = this.#loading.get(path) ?? this.#run(path, importers);
      this.#loading.set(path, loading);
      await loading;
    }
    return this.#exports.get(path) ?? {};
  }

  async #run(path: string, importers: readonly string[]): Promise<void> {
    const exports: Exports = Object.defineProperty({}, "__esModule", { value: true });
    this.#exports.set(path, exports);
    const code = stripped(this.#files[path] ?? "", path);
    const found = new Map<string, unknown>();
    for (const name of importsIn(code)) found.set(name, await this.#resolve(name, path, [...importers, path]));
    // One line before the code and none of its own, so that lines of errors are lines of the file.
    const text = `export default async function (require, exports, module) {${code}\n}\n//# sourceURL=${path}`;
    this.#paths.set(path, path);
    const body = (await this.#importText(text, (url) => this.#paths.set(url, path))).default as Body;
    const module = { exports };
    await body((name) => found.get(name), exports, module);
    this.#exports.set(path, module.exports);
  }

  async #resolve(name: string, from: string, importers: readonly string[]): Promise<unknown> {
    if (Object.hasOwn(this.#modules, name)) return this.#modules[name];
    const path = name.startsWith(".") ? this.#fileAt(joined(from, name)) : undefined;
    if (path === undefined) throw missing(name, from, Object.keys(this.#modules));
    return await this.#loaded(path, importers);
  }

  #fileAt(path: string): string | undefined {
    const stem = path.replace(/\.js$/, "");
    const candidates = [path, `${stem}.ts`, `${path}.ts`, `${path}.js`, `${path}/index.ts`];
    return candidates.find((candidate) => this.#files[candidate] !== undefined);
  }
}

function stripped(text: string, path: string): string {
  try {
    return transform(text, { transforms: ["typescript", "imports"], production: true, filePath: path }).code;
  } catch (error) {
    const line = (error as { readonly loc?: { readonly line: number } }).loc?.line;
    const message = messageOf(error)
      .replace(/^Error transforming [^:]*: /, "")
      .replace(/ \(\d+:\d+\)$/, "");
    throw new MigrError("REVISION_INVALID", `${path} cannot be read: ${message}.`, {
      hint: "The playground reads TypeScript as browsers read JavaScript once the types are gone.",
      fields: { path, ...(line === undefined ? {} : { line }) },
      cause: error,
    });
  }
}

function importsIn(code: string): string[] {
  const names = [...code.matchAll(/\brequire\((["'])([^"'\n]+)\1\)/g)].map((match) => match[2] ?? "");
  return [...new Set(names)];
}

/** `./b.ts` as `models/a.ts` means it. */
function joined(from: string, name: string): string {
  const parts = from.split("/").slice(0, -1);
  for (const part of name.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}

function missing(name: string, from: string, known: readonly string[]): MigrError {
  const isFile = name.startsWith(".");
  return new MigrError("MODEL_ERROR", `${from} imports ${name}, which ${isFile ? "no file is" : "is not here"}.`, {
    hint: isFile
      ? "Check the path, or add the file to the project."
      : `Here are ${known.join(", ")} and the project's own files; packages need the command line.`,
    fields: { path: from },
  });
}
