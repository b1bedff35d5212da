/**
 * Loading in Node and Deno: natively where the file allows it; what the runtime's own TypeScript cannot do (enums,
 * decorators, imports without an extension, tsconfig paths) goes through jiti.
 *
 * @module
 */
import { pathToFileURL } from "node:url";
import { ownUrl } from "../own_url.ts";
import type { Importer, UserModule } from "./loader.ts";
import { OWN_MODULES } from "./own_modules.ts";

/** Where the file of each of our modules is, relative to the package's root and without its extension. */
const OWN_FILES: Readonly<Record<string, string>> = {
  migr: "core/mod",
  "migr/schema": "core/models/mod",
  "migr/postgres": "core/dialects/postgres/mod",
  "migr/sqlite": "core/dialects/sqlite/mod",
  "migr/drivers/pglite": "core/drivers/pglite",
  "migr/drivers/postgres-js": "core/drivers/postgres_js",
  "migr/drivers/node-sqlite": "core/drivers/node_sqlite",
  "migr/drivers/sql-js": "core/drivers/sql_js",
};

/** Makes `migr` importable where the project has not installed it. */
export async function nodeImporter(): Promise<Importer> {
  // Bun lacks it, and a static import of a missing name would keep the binary from starting.
  const { registerHooks } = await import("node:module");
  registerHooks({
    resolve(specifier, context, nextResolve) {
      const own = OWN_FILES[specifier];
      if (own === undefined) return nextResolve(specifier, context);
      try {
        return nextResolve(specifier, context);
      } catch {
        return { url: ownUrl(own), shortCircuit: true };
      }
    },
  });
  return {
    load: async (path) => (await import(pathToFileURL(path).href)) as UserModule,
    other: { load: importWithJiti, takes: isBeyondTheRuntime },
  };
}

const CODES: ReadonlySet<unknown> = new Set([
  "ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX",
  "ERR_INVALID_TYPESCRIPT_SYNTAX",
  "ERR_MODULE_NOT_FOUND",
  "MODULE_NOT_FOUND",
  "ERR_UNSUPPORTED_DIR_IMPORT",
  "ERR_UNKNOWN_FILE_EXTENSION",
  "ERR_IMPORT_ATTRIBUTE_MISSING",
  "ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING",
  "ERR_PACKAGE_PATH_NOT_EXPORTED",
]);

/** The file did not link, so none of its code has run and it can be loaded in another way. */
function isBeyondTheRuntime(error: unknown): boolean {
  return error instanceof SyntaxError || CODES.has((error as { code?: unknown } | null)?.code);
}

async function importWithJiti(path: string): Promise<UserModule> {
  const { createJiti } = await import("jiti");
  const jiti = createJiti(pathToFileURL(path).href, {
    fsCache: false,
    interopDefault: false,
    tsconfigPaths: true,
    virtualModules: await ownModules(),
  });
  return await jiti.import<UserModule>(path);
}

async function ownModules(): Promise<Record<string, Record<string, unknown>>> {
  const loaded = Object.entries(OWN_MODULES).map(async ([name, load]) => [name, { ...(await load()) }]);
  return Object.fromEntries(await Promise.all(loaded));
}
