/**
 * Loading models: what TypeScript modules export (objects of `migr/schema`, or Drizzle's), and what files of SQL declare.
 *
 * @module
 */
import {
  type AutogenerateOptions,
  Catalog,
  catalogOfSql,
  type Dialect,
  type DialectName,
  type IgnoredStatement,
  MigrError,
  type ModelOptions,
  type OpenShadow,
  type SqlFile,
  toCatalog,
} from "../core/mod.ts";
import { extname, fileExists, filesMatching, isFolder, isPattern, join, listFiles, readText } from "./host/files.ts";
import { loadUserModules } from "./host/loader/loader.ts";

/** Files of models, read: modules have run, SQL has not. */
export interface ModelFiles {
  /** The modules. */
  readonly modules: readonly string[];
  /** What they export. */
  readonly exported: readonly unknown[];
  /** The first module that exports Drizzle's objects. */
  readonly drizzle: string | undefined;
  readonly sql: readonly SqlFile[];
  /** The language that the models are written for, where they say it. */
  readonly dialect: DialectName | undefined;
}

/** What models declare. */
export interface LoadedModel {
  readonly catalog: Catalog;
  /** How much they say; see `AutogenerateOptions`. */
  readonly complete: AutogenerateOptions["complete"];
  /** Statements in SQL that are no part of a model, and were not run. */
  readonly ignored: readonly IgnoredStatement[];
}

export interface LoadOptions {
  readonly dialect: Dialect;
  readonly openShadow: OpenShadow;
  readonly naming?: ModelOptions["naming"];
  /** How Drizzle's models spell names. */
  readonly casing?: "snake_case" | "camelCase" | undefined;
  /** Roles that SQL may declare. */
  readonly roles?: readonly string[] | undefined;
}

/**
 * Reads the files that models are in.
 *
 * @param paths absolute; a folder stands for the SQL files in it
 * @param shown what messages call a path
 * @throws MigrError `MODEL_ERROR`
 */
export async function readModelFiles(paths: readonly string[], shown: (path: string) => string): Promise<ModelFiles> {
  const files = paths.flatMap((path) => filesAt(path, shown(path)));
  const sql = files.filter(isSql).map((path) => ({ path: shown(path), text: readText(path) }));
  const exported = new Set<unknown>();
  let found: { module: string; dialect: DialectName } | undefined;
  const modules = files.filter((file) => !isSql(file));
  for (const [at, module] of (await loadUserModules(modules, "MODEL_ERROR", "model")).entries()) {
    // A file that only passes on what another one declares gives the same objects again.
    for (const value of Object.values(module)) exported.add(value);
    const { drizzleDialect } = await import("./drizzle/detect.ts");
    const dialect = drizzleDialect(Object.values(module));
    if (dialect !== undefined) found ??= { module: modules[at] as string, dialect };
  }
  return { modules: modules.map(shown), exported: [...exported], drizzle: found?.module, sql, dialect: found?.dialect };
}

/** Makes a catalog of what was read. */
export async function catalogOfModels(files: ModelFiles, options: LoadOptions): Promise<LoadedModel> {
  const { dialect, openShadow, naming, roles, casing } = options;
  const declared = toCatalog([...files.exported], dialect, naming === undefined ? {} : { naming });
  const own = files.drizzle === undefined ? declared : await withDrizzle(declared, files, dialect, casing);
  assertSomething(own, files);
  if (files.sql.length === 0) return { catalog: own, complete: undefined, ignored: [] };
  const { catalog, ignored } = await catalogOfSql(files.sql, { dialect, openShadow, roles, base: own });
  return { catalog, complete: "schema", ignored };
}

/** A module of which nothing was meant to be a model would drop every table. An empty list is meant. */
function assertSomething(declared: Catalog, { modules, exported, sql }: ModelFiles): void {
  if (declared.size > 0 || modules.length === 0 || sql.length > 0 || exported.some(Array.isArray)) return;
  throw new MigrError("MODEL_ERROR", `${modules.join(", ")} ${modules.length === 1 ? "exports" : "export"} no model.`, {
    hint: "Export what table() of migr/schema gives, or Drizzle's tables. For an empty schema: export default [].",
  });
}

async function withDrizzle(
  declared: Catalog,
  { exported, drizzle = "" }: ModelFiles,
  dialect: Dialect,
  casing: LoadOptions["casing"],
): Promise<Catalog> {
  const { drizzleObjects } = await import("./drizzle/mod.ts");
  return Catalog.of([...declared, ...(await drizzleObjects(exported, dialect, drizzle, casing))]);
}

function isSql(path: string): boolean {
  return extname(path).toLowerCase() === ".sql";
}

function isModule(path: string): boolean {
  return /^\.[cm]?[jt]s$/.test(extname(path)) && !/\.d\.[cm]?ts$/.test(path);
}

function filesAt(path: string, shown: string): string[] {
  if (isPattern(path)) {
    const files = filesMatching(path).filter((file) => isSql(file) || isModule(file));
    if (files.length > 0) return files;
    throw new MigrError("MODEL_ERROR", `No model matches ${shown}.`, {
      hint: "* stands for a part of a name, ** for any folders; models end in .ts, .js or .sql.",
    });
  }
  if (!fileExists(path)) {
    throw new MigrError("MODEL_ERROR", `The model ${shown} does not exist.`, {
      hint: 'Check the path, or "models" in migr.config.ts.',
    });
  }
  if (isFolder(path)) {
    const files = listFiles(path, true).filter(isSql);
    if (files.length > 0) return files.map((name) => join(path, name));
    throw new MigrError("MODEL_ERROR", `There is no file of SQL in ${shown}.`, {
      hint: `A folder stands for the .sql files in it. For modules, write "${shown}/*.ts".`,
    });
  }
  if (isSql(path) || isModule(path)) return [path];
  throw new MigrError("MODEL_ERROR", `The model ${shown} is neither TypeScript, JavaScript nor SQL.`, {
    hint: "Models are declared with table() of migr/schema, with Drizzle, or in .sql files.",
  });
}
