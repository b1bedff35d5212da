/**
 * The story that migr is for, from an empty folder to rows that survive: played by `npm run demo` for people, and by the
 * end-to-end tests on every runtime and engine.
 *
 * @module
 */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** How a command ended. */
export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where the story is played. */
export interface Stage {
  /** An empty folder. */
  readonly folder: string;
  /** Options of `migr init`. */
  readonly init: readonly string[];
  /** Runs the program in the folder. */
  migr(...args: string[]): Promise<Finished>;
  /** Asks the database itself; independent of migr. */
  sql(text: string): Promise<readonly Record<string, unknown>[]>;
  /** Tells the audience. */
  say(text: string): void;
}

const FIRST = `import { integer, table, text } from "migr/schema";

export const users = table("users", {
  id: integer().primaryKey().generated("always"),
  username: text().unique().index(),
  email: text().notNull().unique(),
});
`;

const WITH_AGE = FIRST.replace("  email:", "  age: integer(),\n  email:");
const WITH_CITY = WITH_AGE.replace("  email:", "  city: text(),\n  email:");

const ROWS = [
  { username: "ada", email: "ada@example.org" },
  { username: "grace", email: "grace@example.org" },
];

/** Plays the whole story; throws where it does not go as told. */
export async function playStory(stage: Stage): Promise<void> {
  await begin(stage);
  await createUsers(stage);
  await addAge(stage);
  await keepRows(stage);
  await noticeChanges(stage);
}

async function begin(stage: Stage): Promise<void> {
  stage.say("A new project, in an empty folder.");
  await succeed(stage, "init", ...stage.init);
  const again = await stage.migr("init");
  assert.equal(again.code, 1, "init refuses a folder that has a project");
  declare(stage, "The schema that we want.", FIRST);
}

async function createUsers(stage: Stage): Promise<void> {
  await succeed(stage, "revision", "--autogenerate", "-m", "create users");
  const [file = ""] = revisionFiles(stage);
  const text = readFileSync(file, "utf8");
  stage.say(`It wrote this revision:\n\n${text}`);
  assert.match(text, /op\.createTable\(\s*"users"/);
  assert.match(text, /op\.dropTable\(\s*"users"/);
  await succeed(stage, "upgrade", "head");
  stage.say("Two rows, put there by someone else.");
  for (const { username, email } of ROWS) {
    await stage.sql(`INSERT INTO users (username, email) VALUES ('${username}', '${email}')`);
  }
}

async function addAge(stage: Stage): Promise<void> {
  declare(stage, "The model gets a column.", WITH_AGE);
  const before = revisionFiles(stage);
  await succeed(stage, "revision", "--autogenerate", "-m", "add age to users");
  const [file = ""] = revisionFiles(stage).filter((path) => !before.includes(path));
  const text = readFileSync(file, "utf8");
  stage.say(`The difference is one operation:\n\n${text}`);
  assert.equal(text.match(/op\.\w+\(/g)?.filter((call) => call === "op.addColumn(").length, 1);
  assert.equal(text.match(/op\.\w+\(/g)?.length, 2, "one operation up and one down");
  await succeed(stage, "upgrade", "head");
  assert.deepEqual(await columnsOf(stage), ["age", "email", "id", "username"]);
}

async function keepRows(stage: Stage): Promise<void> {
  await succeed(stage, "downgrade", "-1");
  assert.deepEqual(await columnsOf(stage), ["email", "id", "username"]);
  await succeed(stage, "upgrade");
  const rows = await stage.sql("SELECT username, email FROM users ORDER BY username");
  assert.deepEqual(
    rows.map((row) => ({ ...row })),
    ROWS,
    "the rows are still there",
  );
  stage.say(`The rows are still there:\n${rows.map((row) => `  ${row.username}  ${row.email}`).join("\n")}`);
}

async function noticeChanges(stage: Stage): Promise<void> {
  await succeed(stage, "check");
  const before = revisionFiles(stage);
  await succeed(stage, "revision", "--autogenerate", "-m", "nothing");
  assert.deepEqual(revisionFiles(stage), before, "no change, no file");
  declare(stage, "Somebody edits the model and forgets the revision.", WITH_CITY);
  const check = await stage.migr("check");
  assert.equal(check.code, 1, "check finds the difference");
  await succeed(stage, "history", "--indicate-current");
}

function declare(stage: Stage, why: string, text: string): void {
  const path = join(stage.folder, "schema.ts");
  assert.ok(existsSync(path), "init wrote schema.ts");
  writeFileSync(path, text);
  stage.say(`${why} schema.ts:\n\n${text}`);
}

async function succeed(stage: Stage, ...args: string[]): Promise<Finished> {
  const finished = await stage.migr(...args);
  assert.equal(finished.code, 0, `migr ${args.join(" ")}:\n${finished.stdout}${finished.stderr}`);
  return finished;
}

function revisionFiles({ folder }: Stage): string[] {
  const versions = join(folder, "migrations/versions");
  return readdirSync(versions)
    .filter((name) => !name.startsWith("."))
    .map((name) => join(versions, name));
}

/** The columns that a query of everything gives, in alphabetical order: PostgreSQL appends new ones. */
async function columnsOf(stage: Stage): Promise<string[]> {
  const [row = {}] = await stage.sql("SELECT * FROM users");
  return Object.keys(row).sort();
}
