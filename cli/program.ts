/**
 * The program: reads the command line with cac, runs one command, prints its document or its error, and gives the exit
 * code: 0 done, 1 failed or differences found, 2 wrong usage, 130 and 143 interrupted by SIGINT and SIGTERM.
 *
 * @module
 */
import { type CAC, type Command, cac } from "cac";
import { MigrError, nearest } from "../core/mod.ts";
import { Input, protect, usage } from "./arguments.ts";
import { COMMANDS, type CommandSpec, GLOBAL_OPTIONS } from "./commands/mod.ts";
import type { Context, Globals, Outcome } from "./context.ts";
import { runCommand } from "./databases.ts";
import type { Host } from "./host/host.ts";
import { interruptOf } from "./host/interrupt.ts";
import { errorDocument, errorText } from "./output/errors.ts";
import { commandHelp, programHelp } from "./output/help.ts";
import { Output } from "./output/output.ts";
import { wantsColour } from "./output/style.ts";
import { VERSION } from "./version.ts";

/** Runs one command line (without the program's own name) and returns the exit code. */
export async function runProgram(argv: readonly string[], host: Host): Promise<number> {
  const out = outputFor(argv, host);
  try {
    const outcome = await dispatch(argv, host, out);
    // A command that goes on for long has printed its document at the start.
    if (out.json && outcome.json !== undefined) out.document(outcome.json, outcome.verbatim);
    return outcome.exitCode ?? 0;
  } catch (error) {
    if (out.json) out.document(errorDocument(error));
    else out.fail(errorText(error, out.style, host.cwd));
    return exitCodeOf(error, host);
  }
}

function exitCodeOf(error: unknown, host: Host): number {
  if (!(error instanceof MigrError)) return 1;
  if (error.code === "USAGE") return 2;
  return interruptOf(error, () => host.onInterrupt())?.exitCode ?? 1;
}

/** Decided before anything is parsed, so that a mistake on the command line is reported in the right form. */
function outputFor(argv: readonly string[], host: Host): Output {
  const words = argv.slice(0, argv.includes("--") ? argv.indexOf("--") : argv.length);
  const { interactiveOutput } = host.terminal;
  return new Output(host.terminal, {
    json: words.includes("--json"),
    quiet: words.includes("--quiet") || words.includes("-q"),
    colour: wantsColour(host.env, interactiveOutput, words.includes("--no-color")),
  });
}

async function dispatch(argv: readonly string[], host: Host, out: Output): Promise<Outcome> {
  const cli = makeCli(argv);
  const { args, options } = cli.parse(["", "", ...protect(argv)], { run: false });
  const words = [...args, ...((options["--"] as string[] | undefined) ?? [])];
  const input = new Input(words, options);
  const spec = COMMANDS.find((item) => item.name === cli.matchedCommand?.name);
  if (input.flag("help") || input.args[0] === "help") return help(out, spec ?? findCommand(input.args[1]));
  if (input.flag("version")) return version(out);
  if (spec === undefined || cli.matchedCommand === undefined) return noCommand(out, cli, input, argv);
  assertKnownOptions(cli, cli.matchedCommand, argv);
  assertArguments(cli.matchedCommand, spec, input);
  const context: Context = { host, out, globals: readGlobals(input) };
  return await runCommand(spec, context, input);
}

/** Declares the commands that the line can mean; cac parses the line once for each. */
function makeCli(argv: readonly string[]): CAC {
  const cli = cac("migr");
  for (const { flags, description } of GLOBAL_OPTIONS) cli.option(flags, description);
  for (const spec of COMMANDS.filter(({ name }) => argv.includes(name))) {
    const command = cli.command(`${spec.name} ${spec.args}`.trim(), spec.summary);
    for (const { flags, description } of spec.options) {
      // A declared default keeps cac from giving `--rename` the value `true` because `--no-rename` exists.
      command.option(flags, description, flags === "--no-rename" ? { default: [] } : {});
    }
  }
  return cli;
}

function help(out: Output, spec: CommandSpec | undefined): Outcome {
  const text = spec === undefined ? programHelp(out.style, VERSION) : commandHelp(spec, out.style);
  out.print(text);
  return { json: { help: text } };
}

function version(out: Output): Outcome {
  out.print(`migr ${VERSION}`);
  return { json: { version: VERSION } };
}

function noCommand(out: Output, cli: CAC, input: Input, argv: readonly string[]): Outcome {
  const [name] = input.args;
  if (name !== undefined) findCommand(name);
  assertKnownOptions(cli, cli.globalCommand, argv);
  if (out.json) throw usage("No command is given.", 'Run "migr --help" for the commands.');
  help(out, undefined);
  return { json: undefined };
}

/** @throws MigrError `USAGE` with the nearest command. */
function findCommand(name: string | undefined): CommandSpec | undefined {
  const found = COMMANDS.find((item) => item.name === name);
  if (found !== undefined || name === undefined) return found;
  const names = COMMANDS.map((item) => item.name);
  const [suggestion] = nearest(name, names);
  const hint =
    suggestion === undefined ? `The commands are ${names.join(", ")}.` : `Did you mean "migr ${suggestion}"?`;
  throw usage(`There is no command "${name}".`, hint);
}

/** Looks at the words as they were typed, because a parser's names are not what people wrote. */
function assertKnownOptions(cli: CAC, command: Command, argv: readonly string[]): void {
  const known = [...cli.globalCommand.options, ...command.options].flatMap((item) => flagsOf(item.rawName));
  for (const word of argv) {
    if (word === "--") return;
    const [flag = ""] = /^--?[a-zA-Z][^=]*/.exec(word) ?? [];
    if (flag === "" || known.includes(flag)) continue;
    if (/^-[^-]/.test(flag) && [...flag.slice(1)].every((letter) => known.includes(`-${letter}`))) continue;
    const [suggestion] = nearest(flag, known);
    const where = command.name === "" || command === cli.globalCommand ? "migr" : `migr ${command.name}`;
    throw usage(
      `${where} has no option ${flag}.`,
      suggestion === undefined ? `"${where} --help" lists its options.` : `Did you mean ${suggestion}?`,
    );
  }
}

/** `-m, --message <text>` → `-m`, `--message`. */
function flagsOf(rawName: string): string[] {
  return rawName
    .replace(/[<[].*/, "")
    .split(",")
    .map((flag) => flag.trim());
}

function assertArguments(command: Command, spec: CommandSpec, input: Input): void {
  const required = command.args.filter((arg) => arg.required).length;
  const most = command.args.some((arg) => arg.variadic) ? Number.POSITIVE_INFINITY : command.args.length;
  const [example] = spec.examples[0] ?? [`migr ${spec.name}`];
  if (input.args.length < required) {
    const missing = command.args[input.args.length]?.value ?? "argument";
    throw usage(`migr ${spec.name} needs ${article(missing)}.`, `For example: ${example}`);
  }
  if (input.args.length > most) {
    throw usage(`migr ${spec.name} cannot use "${input.args[most]}".`, `For example: ${example}`);
  }
}

const article = (noun: string): string =>
  noun === "from" || noun === "to" ? `<${noun}>` : noun.endsWith("s") ? noun : `a ${noun}`;

function readGlobals(input: Input): Globals {
  const x: Record<string, string> = {};
  for (const pair of input.list("x")) {
    const at = pair.indexOf("=");
    if (at < 1) throw usage(`-x ${pair} is not key=value.`, "For example: -x tenant=acme");
    x[pair.slice(0, at)] = pair.slice(at + 1);
  }
  return { config: input.text("config"), url: input.text("url"), databases: input.list("database"), x };
}
