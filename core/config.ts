/**
 * The configuration of a project: what `migr.config.ts` may say, and its validation.
 *
 * @module
 */
import type { LedgerName } from "./dialects/dialect.ts";
import { MigrError, messageOf, nearest } from "./errors.ts";
import type { TransactionMode } from "./migrator/options.ts";
import type { NamingConvention } from "./models/naming.ts";

/** What a project's `migr.config.ts` says. Paths are relative to that file. */
export interface Config {
  /**
   * The database: `postgres://me@host/app`, `sqlite:./app.db` (or a bare path that ends in `.db`, `.sqlite` or
   * `.sqlite3`), `sqlite::memory:`, `pglite:./dir`, `pglite:memory`. `--url` and the environment's `DATABASE_URL` win
   * over it.
   */
  readonly url?: string | undefined;
  /** The files that declare the schema. Default `./schema.ts`. */
  readonly models?: string | readonly string[] | undefined;
  /** The folder that holds `versions/`. Default `./migrations`. */
  readonly migrations?: string | undefined;
  /** Where the ledger's tables are. Default: `migr_revisions` and `migr_log` in the default schema. */
  readonly ledger?: Partial<LedgerName> | undefined;
  /** How far one transaction reaches. Default `all`: the whole run. */
  readonly transaction?: TransactionMode | undefined;
  /** How long to wait for another runner: milliseconds, or text such as `"30s"`. Default one minute. */
  readonly lockTimeout?: number | string | undefined;
  /** How constraints and indexes without a name of their own are called. Default: PostgreSQL's way. */
  readonly naming?: NamingConvention | undefined;
  /** Schemas to compare besides the default one and those that the models mention. */
  readonly schemas?: readonly string[] | undefined;
  /** A real server for the shadow database, where an extension or a version matters. Default: embedded. */
  readonly shadow?: { readonly url: string } | undefined;
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

/** What each key of a configuration must be. A new key of {@link Config} is missing here until it is checked. */
const CHECKS: Readonly<Record<keyof Config, Check>> = {
  url: text,
  models: (value) => (typeof value === "string" ? text(value) : textList(value)),
  migrations: text,
  ledger: (value) => record(value, { schema: text, revisions: text, log: text }),
  transaction: (value) =>
    ["all", "each", "none"].includes(value as string) ? undefined : 'must be "all", "each" or "none"',
  lockTimeout: (value) =>
    (typeof value === "number" && value >= 0) || typeof value === "string"
      ? undefined
      : 'must be milliseconds or a text such as "30s"',
  naming: (value) => (typeof value === "object" && value !== null ? undefined : "must be an object of templates"),
  schemas: textList,
  shadow: (value) => record(value, { url: text }),
};

function record(value: unknown, checks: Readonly<Record<string, Check>>): string | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return `must be an object with ${Object.keys(checks).join(", ")}`;
  }
  for (const [key, item] of Object.entries(value)) {
    const check = checks[key];
    if (check === undefined) return `has an unknown key "${key}" (it knows ${Object.keys(checks).join(", ")})`;
    const fault = item === undefined ? undefined : check(item);
    if (fault !== undefined) return `has a key "${key}" that ${fault}`;
  }
  return undefined;
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
    const check = (CHECKS as Readonly<Record<string, Check>>)[key];
    if (check === undefined) throw unknownKey(place, key);
    const fault = item === undefined ? undefined : check(item);
    if (fault !== undefined) throw new MigrError("CONFIG_INVALID", `${place}: "${key}" ${fault}.`);
  }
  return value as Config;
}

function unknownKey(place: string, key: string): MigrError {
  const keys = Object.keys(CHECKS);
  const [suggestion] = nearest(key, keys);
  return new MigrError("CONFIG_INVALID", `${place}: there is no setting "${key}".`, {
    hint: suggestion === undefined ? `The settings are ${keys.join(", ")}.` : `Did you mean "${suggestion}"?`,
  });
}
