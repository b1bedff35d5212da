/**
 * The story of the demo, played by every form of the program on every kind of database.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { PGlite } from "@electric-sql/pglite";
import postgres from "postgres";
import { describe, it } from "vitest";
import { playStory, type Stage } from "../../scripts/story.ts";
import { sharedPostgres } from "../support/servers.ts";
import { emptyFolder, PROGRAMS, type Program, run } from "./programs.ts";

/** Plays it in a folder of its own. */
async function play(program: Program, setUp: (folder: string) => Promise<Scene>): Promise<void> {
  const folder = emptyFolder();
  const { init, sql, env } = await setUp(folder);
  const migr: Stage["migr"] = (...args) => run(program, folder, args, env);
  try {
    await playStory({ folder, init, sql, migr, say: () => {} });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Scene extends Pick<Stage, "init" | "sql"> {
  readonly env: Readonly<Record<string, string>>;
}

async function onSqlite(folder: string): Promise<Scene> {
  const sql: Stage["sql"] = async (text) => {
    const database = new DatabaseSync(join(folder, "app.db"));
    try {
      return database.prepare(text).all();
    } finally {
      database.close();
    }
  };
  return { init: [], sql, env: {} };
}

async function onPglite(folder: string): Promise<Scene> {
  const sql: Stage["sql"] = async (text) => {
    const database = await PGlite.create(join(folder, "pgdata"));
    try {
      return (await database.query<Record<string, unknown>>(text)).rows;
    } finally {
      await database.close();
    }
  };
  return { init: ["--engine", "postgres"], sql, env: {} };
}

const server = await sharedPostgres(18);

async function onPostgres(): Promise<Scene> {
  const url = (await server?.createDatabase()) ?? "";
  const sql: Stage["sql"] = async (text) => {
    const client = postgres(url, { max: 1 });
    try {
      return await client.unsafe(text);
    } finally {
      await client.end();
    }
  };
  return { init: ["--engine", "postgres"], sql, env: { DATABASE_URL: url } };
}

describe.each(PROGRAMS)("$name", (program) => {
  it("plays the story on SQLite", { timeout: 120_000 }, () => play(program, onSqlite));
  it("plays the story on PGlite", { timeout: 300_000 }, () => play(program, onPglite));
  it.skipIf(server === undefined)("plays the story on PostgreSQL", { timeout: 300_000 }, () =>
    play(program, onPostgres),
  );
});
