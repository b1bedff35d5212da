/**
 * `migr init`: makes a project in this folder.
 *
 * @module
 */
import { MigrError } from "../../core/mod.ts";
import type { Input } from "../arguments.ts";
import { CONFIG_NAMES } from "../config.ts";
import type { Context, Outcome } from "../context.ts";
import { fileExists, join, listFiles, writeNewFile } from "../host/files.ts";

const ENGINES = ["sqlite", "postgres"] as const;
type Engine = (typeof ENGINES)[number];

export async function run({ host, out }: Context, input: Input): Promise<Outcome> {
  const engine = input.choice("engine", ENGINES) ?? "sqlite";
  assertNoProject(host.cwd);
  const files: Readonly<Record<string, string>> = {
    "migr.config.ts": configText(engine),
    "schema.ts": SCHEMA,
    // Git keeps no empty folders; the folder must be there for whoever clones the project.
    "migrations/versions/.gitkeep": "",
  };
  for (const [name, text] of Object.entries(files)) {
    writeNewFile(join(host.cwd, name), text);
    out.note(`${out.style.green("wrote")} ${name}`);
  }
  out.note();
  for (const line of nextSteps(engine)) out.note(line);
  return { json: { files: Object.keys(files), engine } };
}

/** Nothing is ever overwritten. */
function assertNoProject(folder: string): void {
  const found = [...CONFIG_NAMES, "schema.ts"].filter((name) => fileExists(join(folder, name)));
  if (listFiles(join(folder, "migrations/versions")).length > 0) found.push("migrations/versions");
  if (found.length === 0) return;
  throw new MigrError("PROJECT_EXISTS", `This folder has a project already: ${found.join(", ")}.`, {
    hint: "Run migr init in another folder, or go on with this one: migr --help.",
  });
}

function nextSteps(engine: Engine): string[] {
  const where = engine === "sqlite" ? "the file app.db" : "an embedded PostgreSQL in ./pgdata";
  return [
    "Next:",
    "  1. Declare your tables in schema.ts.",
    '  2. migr revision --autogenerate -m "create users"   writes a revision from it; read it.',
    `  3. migr upgrade                                     runs it on ${where}.`,
  ];
}

const URLS: Readonly<Record<Engine, readonly string[]>> = {
  sqlite: ["  // The database. A PostgreSQL server: postgres://user@localhost:5432/app", '  url: "sqlite:./app.db",'],
  postgres: [
    "  // PostgreSQL inside of the migr process, kept in a folder; nothing to install.",
    "  // A server instead: postgres://user:password@localhost:5432/app",
    '  url: "pglite:./pgdata",',
  ],
};

function configText(engine: Engine): string {
  return `import { defineConfig } from "migr";

export default defineConfig({
${URLS[engine].join("\n")}
  // The environment's DATABASE_URL and --url win over it, so passwords need not be here.

  // What the schema should be.
  models: "./schema.ts",

  // Where revisions are kept, in versions/.
  migrations: "./migrations",
});
`;
}

const SCHEMA = `/**
 * What the database should look like. Change it, then write the difference into a revision:
 *
 *     migr revision --autogenerate -m "what changed"
 */
import { integer, table, text } from "migr/schema";

// An example; make it your own.
export const users = table("users", {
  // Numbered by the database.
  id: integer().primaryKey().generated("always"),
  // Columns may be null unless they say notNull().
  username: text().unique().index(),
  email: text().notNull().unique(),
});
`;
