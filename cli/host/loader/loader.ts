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
type Importer = (path: string) => Promise<UserModule>;

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
  readText(path);
  importer ??= chooseImporter();
  const load = await importer;
  try {
    return await load(path);
  } catch (error) {
    throw loadError(error, path, code, noun);
  }
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
