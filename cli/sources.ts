/**
 * Where a schema can come from: a database, the models of a file, or the revisions.
 *
 * @module
 */
import {
  type AutogenerateOptions,
  type Catalog,
  comparedRoles,
  type Dialect,
  type DialectName,
  type IgnoredStatement,
  ledgerName,
  MigrError,
  nearest,
  type OpenShadow,
  schemaOfHistory,
  schemasOf,
} from "../core/mod.ts";
import { usage } from "./arguments.ts";
import { connect, dialectNameOf, loadDialect, parseTarget, secretsOf, type Target } from "./connect.ts";
import { dirname, fileExists, isPattern, join, listFiles, resolve, shownPath } from "./host/files.ts";
import type { ModelFiles } from "./model.ts";
import { ignoredNotes } from "./output/ignored.ts";
import type { Project } from "./project.ts";
import { noteWaits } from "./waits.ts";

/** A source as it was named, with what is known before anything is opened. */
export type Source =
  | { readonly kind: "database"; readonly label: string; readonly dialect: DialectName; readonly target: Target }
  | {
      readonly kind: "models";
      readonly label: string;
      readonly dialect: DialectName | undefined;
      readonly files: ModelFiles;
    }
  | { readonly kind: "history"; readonly label: string; readonly dialect: DialectName | undefined };

/** A schema that was read. */
export interface ReadSource {
  readonly label: string;
  readonly catalog: Catalog;
  /** How much it says; see `AutogenerateOptions`. */
  readonly complete: AutogenerateOptions["complete"];
  /** Statements of SQL models that are about rows. */
  readonly ignored: readonly IgnoredStatement[];
  /** The version of the engine, for databases. */
  readonly version?: string;
}

const FORMS = [
  "A source is a database (postgres://user@host/name, sqlite:./app.db, pglite:./folder, or database for the project's),",
  "a .sql file or a folder of them, a .ts module of models or of Drizzle's tables, models for the project's,",
  "or history for its revisions.",
].join(" ");

/** What a word on the command line names. @throws MigrError `USAGE` */
export async function namedSource(project: Project, word: string): Promise<Source> {
  if (word === "history") return { kind: "history", label: "history", dialect: await ownDialect(project) };
  if (word === "database") return databaseSource(project, project.target());
  if (word === "models") {
    const { models = "./schema.ts" } = project.config;
    return await modelSource(
      project,
      [models].flat().map((path) => resolve(project.root, path)),
      word,
    );
  }
  const { cwd } = project.context.host;
  if (/^[a-z][a-z0-9+.-]+:/i.test(word) || /\.(db|sqlite3?)$/i.test(word)) {
    return databaseSource(project, parseTarget(word, cwd));
  }
  const path = resolve(cwd, word);
  if (fileExists(path) || isPattern(path)) return await modelSource(project, [path], project.shown(path));
  const [suggestion] = nearest(word, [...WORDS, ...neighboursOf(path).map((other) => shownPath(other, cwd))]);
  const hint = suggestion === undefined ? FORMS : `Did you mean ${suggestion}?`;
  throw usage(`There is no file or folder ${word}, and it names no database.`, hint);
}

const WORDS = ["history", "database", "models"];

/** The files beside one that is not there. */
function neighboursOf(path: string): string[] {
  const folder = dirname(path);
  return listFiles(folder).map((name) => join(folder, name));
}

function databaseSource(project: Project, target: Target): Source {
  for (const secret of secretsOf(target)) if (!target.label.includes(secret)) project.context.out.hide(secret);
  return { kind: "database", label: target.label, dialect: dialectNameOf(target), target };
}

async function modelSource(project: Project, paths: readonly string[], label: string): Promise<Source> {
  const { readModelFiles } = await import("./model.ts");
  const files = await readModelFiles(paths, (path) => project.shown(path));
  return { kind: "models", label, files, dialect: files.dialect };
}

async function ownDialect(project: Project): Promise<DialectName | undefined> {
  return project.knowsDialect ? (await project.dialect()).name : undefined;
}

/**
 * The one dialect of some sources: what they say, else `--dialect`, else the project's.
 *
 * @throws MigrError `USAGE` when they speak different ones, or none is known
 */
export async function commonDialect(
  project: Project,
  sources: readonly Source[],
  wanted: DialectName | undefined,
): Promise<Dialect> {
  const known = sources.filter((source) => source.dialect !== undefined);
  const [first] = known;
  const other = known.find(({ dialect }) => dialect !== (wanted ?? first?.dialect));
  if (other !== undefined) {
    const against = wanted === undefined ? `${first?.label} is ${first?.dialect}` : `--dialect says ${wanted}`;
    throw usage(`${against}, and ${other.label} is ${other.dialect}.`, "Both must speak the same language.");
  }
  const name = wanted ?? first?.dialect ?? (await ownDialect(project));
  if (name !== undefined) return await loadDialect(name);
  throw usage("Nothing says which language the models are written for.", "Say --dialect postgres or --dialect sqlite.");
}

/** How sources are read. */
export interface ReadOptions {
  readonly dialect: Dialect;
  readonly openShadow: OpenShadow;
  readonly roles?: readonly string[] | undefined;
}

/**
 * Reads sources: the models first, because of a database only the schemas are read that they mention. Between
 * databases and revisions, everything is.
 */
export async function readSources(
  project: Project,
  sources: readonly Source[],
  options: ReadOptions,
): Promise<ReadSource[]> {
  const found = new Map<Source, ReadSource>();
  for (const source of sources)
    if (source.kind !== "database") found.set(source, await readOne(project, source, options));
  const models = sources.filter(({ kind }) => kind === "models").flatMap((source) => found.get(source)?.catalog ?? []);
  const mentioned = models.flatMap((catalog) => schemasOf(catalog).schemas);
  const roles = models.map((catalog) => comparedRoles(catalog, options.roles)).find((found) => found !== undefined);
  const schemas = models.length === 0 ? "all" : [...new Set([...mentioned, ...(project.config.schemas ?? [])])];
  const read = async (source: Source): Promise<void> => {
    if (source.kind !== "database") return;
    found.set(source, await readDatabase(project, source, { ...options, roles: roles ?? options.roles }, schemas));
  };
  // Two servers, or two sessions of one, work at the same time; a file or folder is opened by one at a time.
  const isServer = (source: Source): boolean => source.kind === "database" && source.target.client === "postgres";
  await Promise.all(sources.filter(isServer).map(read));
  for (const source of sources) if (!isServer(source)) await read(source);
  return sources.flatMap((source) => found.get(source) ?? []);
}

async function readOne(
  project: Project,
  source: Exclude<Source, { kind: "database" }>,
  { dialect, openShadow, roles }: ReadOptions,
): Promise<ReadSource> {
  const { label } = source;
  if (source.kind === "models") {
    const { catalogOfModels } = await import("./model.ts");
    const { naming, drizzle } = project.config;
    const options = { dialect, openShadow, roles, naming, casing: drizzle?.casing };
    return { label, ...(await catalogOfModels(source.files, options)) };
  }
  const { globals, host } = project.context;
  const options = { dialect, openShadow, roles, arguments: globals.x, signal: host.onInterrupt() };
  return { label, catalog: await schemaOfHistory(project.graph(), options), complete: true, ignored: [] };
}

async function readDatabase(
  project: Project,
  { target, label }: Extract<Source, { kind: "database" }>,
  { dialect, roles }: ReadOptions,
  schemas: readonly string[] | "all",
): Promise<ReadSource> {
  if (target.client === "sqlite" && target.file !== undefined && !fileExists(target.file)) {
    throw new MigrError("CONNECTION_FAILED", `There is no file ${target.file}.`, { hint: "Check the path." });
  }
  const connection = await connect(target, "read");
  const options = { schemas, roles, ledger: ledgerName(project.ledger) };
  try {
    const read = async (): Promise<Catalog> => await dialect.introspect(connection, options);
    const catalog = await noteWaits(target, project.context.out, read);
    return { label, catalog, complete: true, ignored: [], version: await dialect.session.version(connection) };
  } finally {
    await connection.close();
  }
}

/** Opens shadows and remembers what they are, so that a difference of versions can be told. */
export function watchedShadow(open: OpenShadow, dialect: Dialect): { open: OpenShadow; version(): string | undefined } {
  let version: string | undefined;
  return {
    open: async () => {
      const shadow = await open();
      version ??= await dialect.session.version(shadow.connection);
      return shadow;
    },
    version: () => version,
  };
}

/** What should be known about sources besides their objects: printed as warnings. */
export function sourceNotes(sources: readonly ReadSource[], shadowVersion: string | undefined): string[] {
  const notes = sources.flatMap(({ ignored }) => ignoredNotes(ignored));
  return [...notes, ...sources.flatMap(({ label, version }) => differentVersions(label, version, shadowVersion) ?? [])];
}

/** A sentence where a database and the shadow are of different versions. */
export function differentVersions(
  label: string,
  version: string | undefined,
  shadow: string | undefined,
): string | undefined {
  if (version === undefined || shadow === undefined || majorOf(version) === majorOf(shadow)) return undefined;
  return `${label} is version ${version}, and the shadow database ${shadow}: shadow: { url } names another.`;
}

function majorOf(version: string): string {
  return version.split(".")[0] ?? version;
}
