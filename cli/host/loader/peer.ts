/**
 * Packages of the project that migr uses when the project has them.
 *
 * @module
 */
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { MigrError } from "../../../core/mod.ts";

/**
 * Imports a package as a file of the project would.
 *
 * @param from the file
 * @throws MigrError `MODEL_ERROR` when the project does not have it
 */
export async function loadPeer<T>(name: string, from: string): Promise<T> {
  let path: string;
  try {
    path = createRequire(from).resolve(name);
  } catch (error) {
    throw new MigrError("MODEL_ERROR", `The package ${name} cannot be found from ${from}.`, {
      hint: "Install it in the project.",
      cause: error,
    });
  }
  return (await import(pathToFileURL(path).href)) as T;
}
