/**
 * The repository's example projects, read from their folders.
 *
 * @module
 */
import { join } from "node:path";
import { EXAMPLES_FOLDER, filesBelow } from "../../playground/catalogue/read.ts";
import type { Project } from "../../playground/project/project.ts";

/** An example as the page would open it. */
export function exampleProject(name: string): Project {
  const files = filesBelow(join(EXAMPLES_FOLDER, name));
  return { id: name, name, engine: "sqlite", files, position: [], origin: "example", trusted: true };
}
