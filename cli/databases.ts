/**
 * Several databases in one configuration: which of them a command works on, and one outcome made of several.
 *
 * @module
 */
import { type Config, configOf, ledgerName, MigrError } from "../core/mod.ts";
import { type Input, usage } from "./arguments.ts";
import type { CommandSpec } from "./commands/mod.ts";
import { loadConfig } from "./config.ts";
import type { Context, Outcome } from "./context.ts";
import { closeShadows } from "./shadows.ts";

/**
 * Runs a command: once, or once for each database that it is for.
 *
 * @returns for several databases `{ "databases": { <name>: <document> } }`, and the worst exit code
 */
export async function runCommand(spec: CommandSpec, context: Context, input: Input): Promise<Outcome> {
  try {
    return await runOnDatabases(spec, context, input);
  } finally {
    await closeShadows(context.globals);
  }
}

async function runOnDatabases(spec: CommandSpec, context: Context, input: Input): Promise<Outcome> {
  const { run } = await spec.load();
  const names = isForEach(spec, input) ? await databasesOf(context) : context.globals.databases;
  if (names.length === 0) return await run(context, input);
  const [only] = names;
  if (names.length === 1 && only !== undefined) return await run({ ...context, database: only }, input);
  if (!isForEach(spec, input)) throw usage(`migr ${spec.name} works on one database.`, "Give --database once.");
  if (context.globals.url !== undefined) {
    throw usage(
      "--url names one database, but the configuration has several.",
      `Say which, as in "--database ${only}".`,
    );
  }
  return await runForEach(names, async (database) => await run({ ...context, database }, input), context);
}

function isForEach({ forEachDatabase = false }: CommandSpec, input: Input): boolean {
  return typeof forEachDatabase === "function" ? forEachDatabase(input) : forEachDatabase;
}

/** Those that `--database` names, else all; none when the configuration has just one database. */
async function databasesOf(context: Context): Promise<readonly string[]> {
  const { config } = await loadConfig(context);
  assertApart(config);
  const { databases } = context.globals;
  for (const name of databases) configOf(config, name);
  return databases.length > 0 ? [...new Set(databases)] : Object.keys(config.databases ?? {});
}

/** Two databases that are one, with one ledger, would take each other's revisions for unknown ones. */
function assertApart(config: Config): void {
  const seen = new Map<string, string>();
  for (const name of Object.keys(config.databases ?? {})) {
    const { url, ledger } = configOf(config, name);
    const place = JSON.stringify([url, ledgerName(ledger)]);
    const other = url === undefined ? undefined : seen.get(place);
    if (other !== undefined) {
      throw new MigrError(
        "CONFIG_INVALID",
        `The databases ${other} and ${name} have the same url and the same ledger.`,
        {
          hint: `Give one of them a ledger of its own: ledger: { revisions: "migr_${name}", log: "migr_${name}_log" }.`,
        },
      );
    }
    seen.set(place, name);
  }
}

async function runForEach(
  names: readonly string[],
  run: (name: string) => Promise<Outcome>,
  { out }: Context,
): Promise<Outcome> {
  const documents: Record<string, unknown> = {};
  let exitCode: 0 | 1 = 0;
  for (const name of names) {
    out.note(out.style.bold(`${name}:`));
    try {
      const outcome = await run(name);
      documents[name] = outcome.json;
      if (outcome.exitCode === 1) exitCode = 1;
    } catch (error) {
      throw inDatabase(name, Object.keys(documents), error);
    }
    out.note();
  }
  return { json: { databases: documents }, exitCode };
}

/** The error says which database it is about, and that those before it are done. */
function inDatabase(name: string, done: readonly string[], error: unknown): unknown {
  if (!(error instanceof MigrError)) return error;
  const before = done.length === 0 ? "" : ` (${done.join(", ")} ${done.length === 1 ? "is" : "are"} done)`;
  return new MigrError(error.code, `Database ${name}${before}: ${error.message}`, {
    hint: error.hint,
    fields: { ...error.fields, database: name, done },
    cause: error,
  });
}
