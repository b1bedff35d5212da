/**
 * `npm run demo`: plays the story on the embedded default, SQLite in a file, in a temporary folder. Every command is
 * really run; nothing is recorded. `npm run demo -- postgres` plays it on embedded PostgreSQL.
 *
 * @module
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Finished, playStory, type Stage } from "./story.ts";

const PROGRAM = join(import.meta.dirname, "../cli/main.ts");

const engine = process.argv[2] ?? "sqlite";
const folder = mkdtempSync(join(tmpdir(), "migr-demo-"));
const { sql, name } = await observer(engine);

const stage: Stage = {
  folder,
  init: engine === "sqlite" ? [] : ["--engine", engine],
  sql,
  say: (text) => console.log(`\n\x1b[2m${text.trimEnd().replaceAll("\n", "\n  ")}\x1b[22m\n`),
  migr: async (...args) => {
    console.log(
      `\x1b[1m$ migr ${args.map((arg) => (/[^\w+:=.-]/.test(arg) ? JSON.stringify(arg) : arg)).join(" ")}\x1b[22m`,
    );
    return await run(args);
  },
};

try {
  await playStory(stage);
  console.log(`\nAll as told, on ${name}.`);
} catch (error) {
  console.error(`\nThe demo went wrong: ${(error as Error).message}`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Runs the program and lets its output through while it is collected. */
function run(args: readonly string[]): Promise<Finished> {
  const { DATABASE_URL: _, ...env } = process.env;
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    cwd: folder,
    env: { ...env, ...(process.stdout.isTTY ? { FORCE_COLOR: "1" } : {}) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const texts = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].setEncoding("utf8").on("data", (text: string) => {
      texts[stream] += text;
      process.stdout.write(text);
    });
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, ...texts }));
  });
}

/** Asks the database of the story without migr. */
async function observer(name: string): Promise<{ sql: Stage["sql"]; name: string }> {
  if (name === "sqlite") {
    const { DatabaseSync } = await import("node:sqlite");
    const ask: Stage["sql"] = async (text) => {
      const database = new DatabaseSync(join(folder, "app.db"));
      try {
        return database.prepare(text).all();
      } finally {
        database.close();
      }
    };
    return { sql: ask, name: "SQLite in a file" };
  }
  const { PGlite } = await import("@electric-sql/pglite");
  const ask: Stage["sql"] = async (text) => {
    const database = await PGlite.create(join(folder, "pgdata"));
    try {
      return (await database.query<Record<string, unknown>>(text)).rows;
    } finally {
      await database.close();
    }
  };
  return { sql: ask, name: "embedded PostgreSQL" };
}
