/**
 * The configuration of a project: what `migr.config.ts` may say, and its validation.
 *
 * @module
 */
import type { Include } from "./catalog/include.ts";
import { KINDS, type ObjectKind } from "./catalog/object.ts";
import type { LedgerName } from "./dialects/dialect.ts";
import type { DialectName } from "./drivers/driver.ts";
import { MigrError, messageOf, nearest } from "./errors.ts";
import type { ProcessRevision } from "./migrator/draft.ts";
import type { RunHooks } from "./migrator/hooks.ts";
import type { LockKind, TransactionMode } from "./migrator/options.ts";
import type { NamingConvention } from "./models/naming.ts";
import { parseDuration } from "./revisions/duration.ts";
import { revisionFileName } from "./revisions/file_name.ts";

/** What a project says about one database. Paths are relative to the configuration's file. */
export interface DatabaseConfig extends RunHooks {
  /**
   * The database: `postgres://me@host/app`, `sqlite:./app.db` (or a bare path that ends in `.db`, `.sqlite` or
   * `.sqlite3`), `sqlite::memory:`, `pglite:./dir`, `pglite:memory`. `--url` wins over it, and so does the environment's
   * `DATABASE_URL`, where there is one database only.
   */
  readonly url?: string | undefined;
  /** The language of the database, for commands that need no database when no URL names one. */
  readonly dialect?: DialectName | undefined;
  /** The files that declare the schema: modules, SQL, folders of SQL, or patterns such as `./db/**\/*.ts`. Default `./schema.ts`. */
  readonly models?: string | readonly string[] | undefined;
  /** The folder that holds `versions/`. Default `./migrations`. */
  readonly migrations?: string | undefined;
  /**
   * The folders that hold revisions. Default: `versions` in the folder of `migrations`. A new revision goes to the folder
   * of the one that it builds on, else to the first; `--version-path` says otherwise.
   */
  readonly versionPaths?: string | readonly string[] | undefined;
  /** Look for revisions in the folders' folders, too. Default `false`. */
  readonly recursiveVersions?: boolean | undefined;
  /**
   * How files of new revisions are called: text with `<id>`, `<slug>`, `<year>`, `<month>`, `<day>`, `<hour>`, `<minute>`,
   * `<second>`, `<epoch>`. With `recursiveVersions` it may have folders. Default `<id>_<slug>`.
   */
  readonly fileTemplate?: string | undefined;
  /** The time zone of dates in file names, such as `Europe/Berlin`. Default `UTC`, the same on every machine. */
  readonly timezone?: string | undefined;
  /** Where the ledger's tables are. Default: `migr_revisions` and `migr_log` in the default schema. */
  readonly ledger?: Partial<LedgerName> | undefined;
  /** How far one transaction reaches. Default `all`: the whole run. */
  readonly transaction?: TransactionMode | undefined;
  /**
   * What keeps other runners out: a lock of the session (default), or a row in the table `migr_lock`, which also works
   * behind a proxy that pools transactions (pgbouncer).
   */
  readonly lock?: LockKind | undefined;
  /** How long a lock in a table lasts when its holder has died: milliseconds or text. Default `"30s"`. */
  readonly lease?: number | string | undefined;
  /** How long to wait for another runner: milliseconds, or text such as `"30s"`. Default one minute. */
  readonly lockTimeout?: number | string | undefined;
  /**
   * PostgreSQL: how long a statement may wait for a table's lock before what is open is rolled back and tried again, so
   * that the application never queues behind a change that waits. Milliseconds or text; 0: for ever. Default `"2s"`,
   * unless the role or the URL sets `lock_timeout`. A revision may say it for itself.
   */
  readonly ddlLockTimeout?: number | string | undefined;
  /** PostgreSQL: how long one statement may run. Milliseconds or text; 0: for ever. Default: as the server says. */
  readonly statementTimeout?: number | string | undefined;
  /** How often a run that gave way to others starts again, with growing pauses. Default 10. */
  readonly lockRetries?: number | undefined;
  /** How constraints and indexes without a name of their own are called. Default: PostgreSQL's way. */
  readonly naming?: NamingConvention | undefined;
  /** Of models that are Drizzle's: the `casing` that the project gives to `drizzle()`. */
  readonly drizzle?: { readonly casing: "snake_case" | "camelCase" } | undefined;
  /** Schemas to compare besides the default one and those that the models mention. */
  readonly schemas?: readonly string[] | undefined;
  /**
   * PostgreSQL: roles of the server that are compared, by names that may hold `*` and begin with `!`: `["app_*"]`. No other
   * role is ever touched. Default: those that the models declare.
   */
  readonly roles?: readonly string[] | undefined;
  /**
   * What is compared at all. The rest is neither compared nor dropped: `{ kinds: ["!view"], tables: ["!legacy_*"] }`, or
   * a function of an object.
   */
  readonly include?: Include | undefined;
  /** Edits, splits or drops what autogenerate found, before it is written. */
  readonly processRevision?: ProcessRevision | undefined;
  /**
   * Formats files that migr has written: a command in which `{file}` is the path, or a function. When it fails, the file
   * is removed and the failure is shown.
   */
  readonly format?: string | ((path: string) => unknown) | undefined;
  /** A real server for the shadow database, where an extension or a version matters. Default: embedded. */
  readonly shadow?: { readonly url: string } | undefined;
}

/** What a project's `migr.config.ts` says. */
export interface Config extends DatabaseConfig {
  /**
   * Several databases, each with its own URL and, mostly, its own `migrations`. What stands beside `databases` holds for
   * all of them. Commands work on all in this order, or on those that `--database` names.
   */
  readonly databases?: Readonly<Record<string, DatabaseConfig>> | undefined;
}

/** What a configuration function is told. */
export interface ConfigContext {
  /** The arguments of `-x key=value`. */
  readonly x: Readonly<Record<string, string>>;
  /** The environment. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** A configuration, or a function that makes one when it is needed. */
export type ConfigExport = Config | ((context: ConfigContext) => Config | Promise<Config>);

/**
 * Gives a configuration its type; returns it unchanged.
 *
 * @example
 * export default defineConfig({ url: "sqlite:./app.db", models: "./schema.ts" });
 * @example
 * export default defineConfig(({ x, env }) => ({ url: x.tenant ? `sqlite:./${x.tenant}.db` : env.APP_DATABASE }));
 */
export function defineConfig<S extends ConfigExport>(config: S): S {
  return config;
}

/** Says what is wrong with a value, or `undefined`. */
type Check = (value: unknown) => string | undefined;

const text: Check = (value) => (typeof value === "string" && value !== "" ? undefined : "must be a text");
const textList: Check = (value) =>
  Array.isArray(value) && value.length > 0 && value.every((item) => text(item) === undefined)
    ? undefined
    : "must be a text or a list of texts";

const duration: Check = (value) => {
  const isTime =
    typeof value === "number" ? value >= 0 : typeof value === "string" && parseDuration(value) !== undefined;
  return isTime ? undefined : 'must be milliseconds or a text such as "30s"';
};

const callable: Check = (value) => (typeof value === "function" ? undefined : "must be a function");
const oneOf =
  (words: readonly string[]): Check =>
  (value) =>
    words.includes(value as string) ? undefined : `must be ${words.map((word) => `"${word}"`).join(", ")}`;

const kindList: Check = (value) => {
  const fault = textList(value);
  if (fault !== undefined) return fault;
  const unknown = (value as string[]).find((item) => !KINDS.includes(item.replace(/^!/, "") as ObjectKind));
  return unknown === undefined ? undefined : `holds "${unknown}", which is no kind${suggested(unknown, KINDS)}`;
};

/** What each key of a database's configuration must be. A new key is missing here until it is checked. */
const DATABASE_CHECKS: Readonly<Record<keyof DatabaseConfig, Check>> = {
  url: text,
  dialect: oneOf(["postgres", "sqlite"]),
  models: (value) => (typeof value === "string" ? text(value) : textList(value)),
  migrations: text,
  versionPaths: (value) => (typeof value === "string" ? text(value) : textList(value)),
  recursiveVersions: (value) => (typeof value === "boolean" ? undefined : "must be true or false"),
  fileTemplate: (value) => text(value) ?? templateProblem(value as string),
  timezone: timeZoneProblem,
  ledger: (value) => record(value, { schema: text, revisions: text, log: text, lock: text }),
  transaction: oneOf(["all", "each", "none"]),
  lock: oneOf(["session", "table"]),
  lease: duration,
  lockTimeout: duration,
  ddlLockTimeout: duration,
  statementTimeout: duration,
  lockRetries: (value) => (Number.isInteger(value) && Number(value) >= 0 ? undefined : "must be a whole number"),
  naming: (value) => (typeof value === "object" && value !== null ? undefined : "must be an object of templates"),
  drizzle: (value) => record(value, { casing: oneOf(["snake_case", "camelCase"]) }),
  schemas: textList,
  roles: textList,
  include: (value) =>
    typeof value === "function"
      ? undefined
      : record(value, { schemas: textList, tables: textList, kinds: kindList, object: callable }),
  processRevision: callable,
  format: (value) => {
    if (typeof value === "function") return undefined;
    if (typeof value !== "string") return "must be a command with {file} in it, or a function";
    return value.includes("{file}") ? undefined : "must say where the file goes: {file}";
  },
  shadow: (value) => record(value, { url: text }),
  beforeRun: callable,
  afterRun: callable,
  beforeRevision: callable,
  afterRevision: callable,
  onError: callable,
};

/** What each key of a configuration must be. */
const CHECKS: Readonly<Record<keyof Config, Check>> = { ...DATABASE_CHECKS, databases: databaseRecord };

function databaseRecord(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value) || Object.keys(value).length === 0) {
    return "must be an object of databases by their names";
  }
  for (const [name, item] of Object.entries(value)) {
    if (!/^[A-Za-z][\w-]*$/.test(name)) return `has a name "${name}"; names are letters, digits, _ and -`;
    const fault = record(item, DATABASE_CHECKS);
    if (fault !== undefined) return `has a database "${name}" that ${fault}`;
  }
  return undefined;
}

function templateProblem(template: string): string | undefined {
  try {
    revisionFileName(template, { id: "id", slug: "slug", date: new Date(0) }, { folders: true });
    return undefined;
  } catch (error) {
    if (!(error instanceof MigrError)) throw error;
    return `cannot be used: ${error.message} ${error.hint ?? ""}`.trim().replace(/\.$/, "");
  }
}

function timeZoneProblem(value: unknown): string | undefined {
  try {
    if (typeof value === "string" && value !== "" && new Intl.DateTimeFormat("en", { timeZone: value }))
      return undefined;
  } catch {
    // An unknown name: said below.
  }
  return 'must be the name of a time zone, such as "UTC" or "Europe/Berlin"';
}

function record(value: unknown, checks: Readonly<Record<string, Check>>): string | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return `must be an object with ${Object.keys(checks).join(", ")}`;
  }
  for (const [key, item] of Object.entries(value)) {
    // Objects inherit names such as "valueOf", which are no keys.
    const check = Object.hasOwn(checks, key) ? checks[key] : undefined;
    if (check === undefined) return `has an unknown key "${key}"${suggested(key, Object.keys(checks))}`;
    const fault = item === undefined ? undefined : check(item);
    if (fault !== undefined) return `has a key "${key}" that ${fault}`;
  }
  return undefined;
}

function suggested(word: string, known: readonly string[]): string {
  const [suggestion] = nearest(word.replace(/^!/, ""), known);
  return suggestion === undefined ? ` (it knows ${known.join(", ")})` : ` (did you mean "${suggestion}"?)`;
}

/**
 * Makes a checked configuration of what a file exports.
 *
 * @param exported the file's default export: a {@link ConfigExport}
 * @param place what messages call it: the file's path
 * @throws MigrError `CONFIG_INVALID`, naming the key and the nearest known one.
 * @example await resolveConfig({ url: "sqlite:./app.db" }, { x: {}, env: {} }, "migr.config.ts")
 */
export async function resolveConfig(exported: unknown, context: ConfigContext, place: string): Promise<Config> {
  return validated(typeof exported === "function" ? await called(exported, context, place) : exported, place);
}

async function called(make: unknown, context: ConfigContext, place: string): Promise<unknown> {
  try {
    return await (make as (context: ConfigContext) => unknown)(context);
  } catch (error) {
    if (error instanceof MigrError) throw error;
    throw new MigrError("CONFIG_INVALID", `The function that ${place} exports threw: ${messageOf(error)}`, {
      cause: error,
    });
  }
}

function validated(value: unknown, place: string): Config {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new MigrError("CONFIG_INVALID", `${place} exports no configuration.`, {
      hint: 'Write "export default defineConfig({ … })" with defineConfig from "migr".',
    });
  }
  for (const [key, item] of Object.entries(value)) {
    const check = Object.hasOwn(CHECKS, key) ? CHECKS[key as keyof Config] : undefined;
    if (check === undefined) throw unknownKey(place, key);
    const fault = item === undefined ? undefined : check(item);
    if (fault !== undefined)
      throw new MigrError("CONFIG_INVALID", `${place}: "${key}" ${fault}${fault.endsWith("?") ? "" : "."}`);
  }
  const config = value as Config;
  if (config.databases !== undefined && config.url !== undefined) {
    throw new MigrError("CONFIG_INVALID", `${place}: "url" stands beside "databases", so it is nobody's.`, {
      hint: "Give each of the databases its own url.",
    });
  }
  return config;
}

/**
 * The settings of one database: its own, and for the rest what stands beside `databases`.
 *
 * @param name as in `databases`; leave it out where the configuration has no `databases`
 * @throws MigrError `USAGE` for a name that is not there, or for no name where there are several
 * @example configOf({ transaction: "each", databases: { main: { url: "sqlite:./main.db" } } }, "main").transaction // "each"
 */
export function configOf(config: Config, name: string | undefined): DatabaseConfig {
  const { databases, ...shared } = config;
  const names = Object.keys(databases ?? {});
  const chosen = name ?? (names.length === 1 ? names[0] : undefined);
  if (chosen === undefined) {
    if (names.length === 0) return shared;
    throw new MigrError("USAGE", `There are several databases: ${names.join(", ")}.`, {
      hint: `Name one, as in "--database ${names[0]}".`,
    });
  }
  const own = databases?.[chosen];
  if (own !== undefined) return { ...shared, ...own };
  const [suggestion] = nearest(chosen, names);
  throw new MigrError("USAGE", `The configuration has no database "${chosen}".`, {
    hint:
      names.length === 0
        ? 'It has only one, without a name. Several stand under "databases".'
        : suggestion === undefined
          ? `The databases are ${names.join(", ")}.`
          : `Did you mean "${suggestion}"?`,
  });
}

function unknownKey(place: string, key: string): MigrError {
  const keys = Object.keys(CHECKS);
  const [suggestion] = nearest(key, keys);
  return new MigrError("CONFIG_INVALID", `${place}: there is no setting "${key}".`, {
    hint: suggestion === undefined ? `The settings are ${keys.join(", ")}.` : `Did you mean "${suggestion}"?`,
  });
}
