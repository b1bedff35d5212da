/**
 * What takes part in comparing schemas: whole programs, and libraries called from a process that is up.
 *
 * @module
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "../measure.ts";
import type { Engine } from "../schema.ts";
import { hasProgram } from "../tools/floor.ts";
import { findPgDump } from "./pg_dump.ts";

const ROOT = join(import.meta.dirname, "../../..");
const MODULES = join(import.meta.dirname, "../node_modules");
const LIBRARY = join(import.meta.dirname, "library.ts");
const BINARY = join(ROOT, "dist/migr");

/** What is measured: reading one database, or comparing two. */
export type Task = "library" | "inspect" | "diff";

export interface DiffTool {
  readonly name: string;
  /** Why it cannot take part on this machine. */
  readonly missing?: string;
  /** It prints the milliseconds itself. */
  readonly timed?: boolean;
  command(from: string, to: string): Command;
}

/** The tools for a task, migr first. */
export async function toolsFor(task: Task, engine: Engine, folder: string): Promise<DiffTool[]> {
  const dump = engine === "sqlite" ? sqliteDump(folder) : await postgresDump(folder);
  const rivals = engine === "sqlite" ? [] : RIVALS;
  switch (task) {
    case "library":
      return [library("migr", folder), ...rivals.map(({ name }) => library(name, folder)), dump];
    case "inspect":
      return [migr(folder, (from) => ["inspect", from]), dump];
    case "diff":
      return [
        migr(folder, (from, to) => ["diff", from, to, "--no-rename"]),
        ...rivals.map((rival) => program(rival, folder)),
        dump,
      ];
  }
}

/** The other tools of npm: the script that each starts, and the words that compare two databases. */
const RIVALS: readonly { name: string; script: string; words(from: string, to: string): string[] }[] = [
  {
    name: "pg-delta",
    script: "@supabase/pg-delta/dist/cli/main.js",
    words: (from, to) => ["plan", "--source", from, "--desired", to, "--renames", "off", "--out", "plan.json"],
  },
  { name: "migra", script: "@pgkit/migra/dist/command.js", words: (from, to) => [from, to, "--unsafe"] },
];

function migr(cwd: string, words: (from: string, to: string) => string[]): DiffTool {
  return {
    name: "migr",
    ...(existsSync(BINARY) ? {} : { missing: "dist/migr: run npm run build" }),
    command: (from, to) => ({ file: BINARY, args: words(from, to), cwd }),
  };
}

function program({ name, script, words }: (typeof RIVALS)[number], cwd: string): DiffTool {
  return {
    name,
    ...absent(script, name),
    command: (from, to) => ({ file: process.execPath, args: [join(MODULES, script), ...words(from, to)], cwd }),
  };
}

function library(name: string, cwd: string): DiffTool {
  const script = RIVALS.find((rival) => rival.name === name)?.script;
  return {
    name: name === "migr" ? "migr (library)" : `${name} (library)`,
    ...(script === undefined ? {} : absent(script, name)),
    timed: true,
    command: (from) => ({ file: process.execPath, args: [LIBRARY, name, from], cwd }),
  };
}

function absent(script: string, name: string): { missing: string } | undefined {
  return existsSync(join(MODULES, script)) ? undefined : { missing: `${name}: run npm install in test/bench` };
}

function sqliteDump(cwd: string): DiffTool {
  return {
    name: "sqlite3 .schema",
    ...(hasProgram("sqlite3") ? {} : { missing: "sqlite3: apt-get install sqlite3" }),
    command: (from) => ({ file: "sqlite3", args: [from, ".schema"], cwd }),
  };
}

async function postgresDump(cwd: string): Promise<DiffTool> {
  const found = await findPgDump(18);
  return {
    name: "pg_dump -s",
    ...(found === undefined ? { missing: "a pg_dump of PostgreSQL 18: run npm install in test/bench on Linux" } : {}),
    command: (from) => ({ file: found ?? "pg_dump", args: ["--schema-only", "--file=dump.sql", from], cwd }),
  };
}
