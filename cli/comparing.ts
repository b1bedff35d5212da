/**
 * Comparing the models: with the database, or with the revisions alone.
 *
 * @module
 */
import {
  type AutogenerateOptions,
  type AutogenerateResult,
  autogenerate,
  autogenerateFromHistory,
  type Catalog,
  type Connection,
  comparedRoles,
  type Dialect,
  ledgerName,
} from "../core/mod.ts";
import type { Input } from "./arguments.ts";
import type { Database, Project } from "./project.ts";
import { differentVersions, watchedShadow } from "./sources.ts";

/** How questions about renames are answered, and what is compared besides the schema. */
export type Answers = Pick<AutogenerateOptions, "renames" | "noRename" | "askRename" | "roles">;

/** What was found, and what it was found in. */
export interface Comparison extends AutogenerateResult {
  readonly dialect: Dialect;
  /** The schema that the models were compared with. */
  schema(): Promise<Catalog>;
}

/** Whether `--from history` was said; the default is the database. */
export function isFromHistory(input: Input): boolean {
  return input.choice("from", ["database", "history"]) === "history";
}

/** Compares a database with the models. */
export async function compareLive(project: Project, database: Database, answers: Answers): Promise<Comparison> {
  const { connection, dialect } = database;
  const { catalog, complete } = await project.model(dialect, answers.roles);
  const options = await optionsFor(project, dialect, answers);
  const shadow = watchedShadow(options.openShadow, dialect);
  const result = await autogenerate(connection, catalog, { ...options, openShadow: shadow.open, complete });
  const note = shadow.version() === undefined ? undefined : await versionNote(connection, dialect, shadow.version());
  if (note !== undefined) project.context.out.warn(note);
  const roles = comparedRoles(catalog, answers.roles);
  const everything = { schemas: "all", roles, ledger: ledgerName(project.ledger) } as const;
  return { ...result, dialect, schema: async () => await dialect.introspect(connection, everything) };
}

/** Compares what the revisions make on an empty database with the models. */
export async function compareHistory(project: Project, answers: Answers): Promise<Comparison> {
  const dialect = await project.dialect();
  const { globals, host } = project.context;
  const { catalog, complete } = await project.model(dialect, answers.roles);
  const result = await autogenerateFromHistory(project.graph(), catalog, {
    ...(await optionsFor(project, dialect, answers)),
    complete,
    arguments: globals.x,
    signal: host.onInterrupt(),
  });
  return { ...result, dialect, schema: async () => result.schema };
}

/** Where the shadow is another version than the database, it may understand the models otherwise. */
async function versionNote(
  connection: Connection,
  dialect: Dialect,
  shadow: string | undefined,
): Promise<string | undefined> {
  return differentVersions(connection.label, await dialect.session.version(connection), shadow);
}

async function optionsFor(project: Project, dialect: Dialect, answers: Answers): Promise<AutogenerateOptions> {
  const { schemas, include } = project.config;
  return { dialect, openShadow: await project.shadow(dialect), ledger: project.ledger, schemas, include, ...answers };
}
