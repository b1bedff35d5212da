/**
 * Imports a project's own files: the configuration, models, revisions. They may be TypeScript of any kind, and import
 * `migr` whether it is installed or not.
 *
 * @module
 */
import { type ErrorCode, MigrError, messageOf } from "../../../core/mod.ts";
import { readText } from "../files.ts";
import { runtime } from "../host.ts";
import { placeOf } from "./place.ts";

export type UserModule = Readonly<Record<string, unknown>>;

/** Imports one file by its absolute path. */
type Load = (path: string) => Promise<UserModule>;

/** How a runtime imports files. */
export interface Importer {
  readonly load: Load;
  /** Another way, for what the runtime itself cannot read. A file that is loaded in both is there twice. */
  readonly other?: { readonly load: Load; takes(error: unknown): boolean };
}

let importer: Promise<Importer> | undefined;

/**
 * Imports a file of the user's.
 *
 * @param path absolute
 * @param code what a failure is called
 * @param noun what the file is, in a sentence: `configuration`, `model`, `revision`
 * @throws MigrError with the file and line when it cannot be read, does not parse, or its code throws.
 */
export async function loadUserModule(path: string, code: ErrorCode, noun: string): Promise<UserModule> {
  const [module] = await loadUserModules([path], code, noun);
  return module as UserModule;
}

/**
 * Imports files that may import each other: all in one way, so that what one passes on from another is the same thing.
 *
 * @throws MigrError like {@link loadUserModule}
 */
export async function loadUserModules(paths: readonly string[], code: ErrorCode, noun: string): Promise<UserModule[]> {
  for (const path of paths) readText(path);
  importer ??= chooseImporter();
  const { load, other } = await importer;
  try {
    return await loadEach(paths, load).catch(async (failure: Failure) => {
      if (other?.takes(failure.error) !== true) throw failure;
      return await loadEach(paths, other.load);
    });
  } catch (failure) {
    const { error, path } = failure as Failure;
    throw loadError(error, path, code, noun);
  }
}

/** Which file could not be imported, and why. */
interface Failure {
  readonly path: string;
  readonly error: unknown;
}

async function loadEach(paths: readonly string[], load: Load): Promise<UserModule[]> {
  const modules: UserModule[] = [];
  for (const path of paths) {
    modules.push(
      await load(path).catch((error: unknown) => {
        throw { path, error } satisfies Failure;
      }),
    );
  }
  return modules;
}

async function chooseImporter(): Promise<Importer> {
  if (runtime() === "bun") return (await import("./bun.ts")).bunImporter();
  return (await import("./node.ts")).nodeImporter();
}

function loadError(error: unknown, path: string, code: ErrorCode, noun: string): MigrError {
  const place = placeOf(error, path);
  const where = { file: place.file, line: place.line };
  if (isMigrError(error)) {
    const { hint, fields } = error;
    return new MigrError(error.code, error.message, { hint, fields: { ...where, ...fields }, cause: error });
  }
  return new MigrError(code, `The ${noun} cannot be loaded: ${sentenceOf(place.message)}`, {
    hint: place.syntax ? "Correct the syntax and run it again." : hintFor(messageOf(error)),
    fields: where,
    cause: error,
  });
}

/** The compiler's own words for a call of what was imported, put as what they mean. */
function sentenceOf(message: string): string {
  return message.replace(
    /^\(0 ?, ?[\w$]+\.([\w$]+)\) is not a function$/,
    "$1 is not a function, or is not exported where it is imported from",
  );
}

/** Also of another copy of migr: the one that the project has installed. */
function isMigrError(error: unknown): error is MigrError {
  return error instanceof MigrError || (error instanceof Error && error.name === "MigrError" && "fields" in error);
}

function hintFor(message: string): string | undefined {
  if (!/cannot find (module|package)|not a dependency|module not found/i.test(message)) return undefined;
  return "Check the path of the import, and that the package is installed.";
}
