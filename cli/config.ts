/**
 * Finding and loading `migr.config.ts`.
 *
 * @module
 */
import { type Config, MigrError, parseDuration, resolveConfig } from "../core/mod.ts";
import { usage } from "./arguments.ts";
import type { Context, Globals } from "./context.ts";
import { dirname, fileExists, join, resolve, shownPath } from "./host/files.ts";
import { loadUserModule } from "./host/loader/loader.ts";

/** The names that a configuration may have, first found first served. */
export const CONFIG_NAMES: readonly string[] = ["ts", "mts", "js", "mjs"].map((ending) => `migr.config.${ending}`);

/** A configuration with the folder that its paths start from. */
export interface LoadedConfig {
  readonly config: Config;
  /** The folder of the file. */
  readonly root: string;
}

/**
 * Loads the configuration of the project in this folder, or the one that `--config` names.
 *
 * @throws MigrError `CONFIG_INVALID`
 */
export async function loadConfig(context: Context): Promise<LoadedConfig> {
  const known = loaded.get(context.globals);
  if (known !== undefined) return await known;
  const loading = load(context);
  loaded.set(context.globals, loading);
  return await loading;
}

/** By the command line that they were loaded for: a command that works on several databases loads one configuration. */
const loaded = new WeakMap<Globals, Promise<LoadedConfig>>();

async function load({ globals, host }: Context): Promise<LoadedConfig> {
  const path = globals.config === undefined ? findConfig(host.cwd) : namedConfig(resolve(host.cwd, globals.config));
  const shown = shownPath(path, host.cwd);
  const module = await loadUserModule(path, "CONFIG_INVALID", "configuration");
  const config = await resolveConfig(module.default, { x: globals.x, env: host.env }, shown);
  return { config, root: dirname(path) };
}

/** Whether this folder has a configuration, or `--config` names one. */
export function hasConfig({ globals, host }: Context): boolean {
  return globals.config !== undefined || CONFIG_NAMES.some((name) => fileExists(join(host.cwd, name)));
}

function findConfig(folder: string): string {
  const name = CONFIG_NAMES.find((candidate) => fileExists(join(folder, candidate)));
  if (name !== undefined) return join(folder, name);
  throw new MigrError("CONFIG_INVALID", "There is no migr.config.ts in this folder.", {
    hint: 'Go to the project\'s folder, name the file with --config, or make a project with "migr init".',
  });
}

function namedConfig(path: string): string {
  if (fileExists(path)) return path;
  throw new MigrError("CONFIG_INVALID", `The configuration ${path} does not exist.`, {
    hint: "Check the path that --config names.",
  });
}

/** A time from the command line, which goes before the configuration's; in milliseconds. */
export function milliseconds(
  typed: string | undefined,
  flag: string,
  configured: number | string | undefined,
): number | undefined {
  if (typed === undefined) return typeof configured === "string" ? parseDuration(configured) : configured;
  const ms = parseDuration(typed);
  if (ms !== undefined) return ms;
  throw usage(`${flag} cannot be "${typed}".`, "Write a time such as 500ms, 30s or 2m.");
}

/** A count from the command line. */
export function wholeNumber(typed: string | undefined, flag: string): number | undefined {
  if (typed === undefined || /^\d{1,6}$/.test(typed)) return typed === undefined ? undefined : Number(typed);
  throw usage(`${flag} cannot be "${typed}".`, "Write a whole number, such as 5.");
}
