/**
 * The repository's example projects, read from their folders.
 *
 * @module
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Project } from "../../playground/project/project.ts";
import { ROOT } from "../support/imports.ts";

export const EXAMPLES_FOLDER: string = join(ROOT, "playground/examples");

/** The files of a folder by their paths below it. */
export function filesBelow(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [relative(folder, path), readFileSync(path, "utf8")]));
}

/** An example as the page would open it. */
export function exampleProject(name: string): Project {
  const files = filesBelow(join(EXAMPLES_FOLDER, name));
  return { id: name, name, engine: "sqlite", files, position: [], origin: "example", trusted: true };
}
