/**
 * Help: the program's page and a page for each command.
 *
 * @module
 */
import { COMMANDS, type CommandSpec, GLOBAL_OPTIONS, type OptionSpec } from "../commands/mod.ts";
import type { Style } from "./style.ts";
import { columns, wrapped } from "./text.ts";

const WIDTH = 100;

/** The page of `migr --help`. */
export function programHelp(style: Style, version: string): string {
  return [
    `${style.bold("migr")} ${version}: schema migrations for TypeScript, proved before they run`,
    `${style.bold("Usage:")} migr <command> [options]`,
    ...commandGroups(style),
    section(style, "Options", optionLines(GLOBAL_OPTIONS, style)),
    section(style, "Databases", [
      "  sqlite:./app.db          a file (so is a bare path that ends in .db, .sqlite or .sqlite3)",
      "  postgres://me@host/app   a server",
      "  pglite:./dir             PostgreSQL inside of this process, kept in a folder",
      "  sqlite::memory:, pglite:memory",
    ]),
    section(style, "Examples", [
      example("migr init", "make a project", style),
      example('migr revision --autogenerate -m "create users"', "write a revision from schema.ts", style),
      example("migr upgrade", "run it", style),
    ]),
    '"migr <command> --help" explains a command.',
  ].join("\n\n");
}

/** The page of one command. */
export function commandHelp(spec: CommandSpec, style: Style): string {
  const usage = `migr ${spec.name}${spec.args === "" ? "" : ` ${spec.args}`}`;
  const sections = [
    `${spec.summary}.`,
    `${style.bold("Usage:")} ${usage}${spec.options.length > 0 ? " [options]" : ""}`,
  ];
  if (spec.details !== undefined) sections.push(wrapped(spec.details, WIDTH));
  if (spec.options.length > 0) sections.push(section(style, "Options", optionLines(spec.options, style)));
  sections.push(section(style, "Options of every command", optionLines(GLOBAL_OPTIONS, style)));
  sections.push(
    section(
      style,
      "Examples",
      spec.examples.map(([line, meaning]) => example(line, meaning, style)),
    ),
  );
  return sections.join("\n\n");
}

function commandGroups(style: Style): string[] {
  const groups = [...new Set(COMMANDS.map((spec) => spec.group))];
  const names = COMMANDS.map((spec) => `${spec.name} ${spec.args}`.trim());
  const width = Math.max(...names.map((name) => name.length));
  return groups.map((group) =>
    section(
      style,
      group,
      COMMANDS.filter((spec) => spec.group === group).map(
        (spec) => `  ${style.cyan(`${spec.name} ${spec.args}`.trim().padEnd(width))}  ${spec.summary}`,
      ),
    ),
  );
}

function section(style: Style, title: string, lines: readonly string[]): string {
  return [style.bold(`${title}:`), ...lines].join("\n");
}

/** Long forms stand under each other, whether there is a short one or not. */
function optionLines(options: readonly OptionSpec[], style: Style): string[] {
  const flags = options.map((item) => (/^-[a-z](,| )/.test(item.flags) ? item.flags : `    ${item.flags}`));
  const lines = columns(flags.map((flag, index) => [`  ${flag}`, options[index]?.description ?? ""]));
  return lines.map((line, index) => line.replace(flags[index] ?? "", style.cyan(flags[index] ?? "")));
}

function example(line: string, meaning: string, style: Style): string {
  return `  ${style.cyan(line)}\n      ${style.dim(meaning)}`;
}
