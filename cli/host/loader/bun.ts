/**
 * Loading in Bun, and in the standalone binary that is built with it: Bun reads TypeScript itself, and a plugin gives
 * our own modules to the project's files.
 *
 * @module
 */
import { pathToFileURL } from "node:url";
import type { Importer, UserModule } from "./loader.ts";
import { OWN_MODULES } from "./own_modules.ts";

/** The part of Bun that is used here. */
interface BunRuntime {
  plugin(options: { name: string; setup(build: BunBuilder): void }): void;
}

interface BunBuilder {
  module(specifier: string, load: () => Promise<{ exports: object; loader: "object" }>): void;
}

/** Registers our modules, once. */
export function bunImporter(): Importer {
  const { Bun } = globalThis as unknown as { Bun: BunRuntime };
  Bun.plugin({
    name: "migr",
    setup(build) {
      for (const [specifier, load] of Object.entries(OWN_MODULES)) {
        build.module(specifier, async () => ({ exports: { ...(await load()) }, loader: "object" }));
      }
    },
  });
  return { load: async (path) => (await import(pathToFileURL(path).href)) as UserModule };
}
