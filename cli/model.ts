/**
 * Loading the models of a project.
 *
 * @module
 */
import { type Catalog, type Dialect, MigrError, toCatalog } from "../core/mod.ts";
import { extname, fileExists, resolve } from "./host/files.ts";
import { loadUserModule } from "./host/loader/loader.ts";
import type { Project } from "./project.ts";

/**
 * Imports the files that the configuration names and makes a catalog of what they export.
 *
 * @throws MigrError `MODEL_ERROR`
 */
export async function loadModel(project: Project, dialect: Dialect): Promise<Catalog> {
  const { models = "./schema.ts", naming } = project.config;
  const exported = new Set<unknown>();
  for (const file of typeof models === "string" ? [models] : models) {
    const path = resolve(project.root, file);
    assertLoadable(path, project.shown(path));
    const module = await loadUserModule(path, "MODEL_ERROR", "model");
    // A file that only passes on what another one declares gives the same objects again.
    for (const value of Object.values(module)) exported.add(value);
  }
  return toCatalog([...exported], dialect, naming === undefined ? {} : { naming });
}

function assertLoadable(path: string, shown: string): void {
  if (!fileExists(path)) {
    throw new MigrError("MODEL_ERROR", `The model ${shown} does not exist.`, {
      hint: 'Check "models" in migr.config.ts.',
    });
  }
  if (!/^\.[cm]?[jt]s$/.test(extname(path))) {
    throw new MigrError("MODEL_ERROR", `The model ${shown} is no TypeScript or JavaScript file.`, {
      hint: "Models are declared with table() of migr/schema.",
    });
  }
}
