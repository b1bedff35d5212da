import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { inTerminal, type Shown, type Typed, terminalMissing } from "../support/terminal.ts";
import { TestProject } from "./project.ts";

const MAIN = join(import.meta.dirname, "../../cli/main.ts");
const CTRL_C = "\u0003";
const CTRL_D = "\u0004";

const missing = terminalMissing();
if (missing !== undefined) console.warn(`Questions in a terminal are not tested: ${missing}`);

describe.skipIf(missing !== undefined)("a question about a rename, in a terminal", () => {
  let project: TestProject;
  beforeEach(() => {
    project = new TestProject(`models: "./new.sql"`);
    project.write("old.sql", "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);");
    project.write("new.sql", "CREATE TABLE users (id INTEGER PRIMARY KEY, full_name TEXT);");
  });

  const diff = (typed: readonly Typed[]): Promise<Shown> =>
    inTerminal(`${process.execPath} ${MAIN} diff old.sql new.sql > out.sql`, typed, { cwd: project.folder });

  it("is asked again until the answer is yes or no, and the answer decides", async () => {
    const { text, code } = await diff([
      ["[y/n] ", "maybe\r"],
      ["[y/n] ", "y\r"],
    ]);
    expect(text).toContain("Is the column users.name now called users.full_name?");
    expect(code).toBe(0);
    expect(project.read("out.sql")).toContain("RENAME COLUMN name TO full_name");
  });

  it.each([
    ["Ctrl-C", CTRL_C, 130, "error: Interrupted: nothing is written."],
    ["the end of input", CTRL_D, 1, "error: No answer: nothing is written."],
    ["an empty answer", "\r", 1, "error: No answer: nothing is written."],
  ])("ends the command at %s, on a line of its own, and nothing is written", async (_, keys, code, message) => {
    const shown = await diff([["[y/n] ", keys]]);
    expect(shown.text.split("\n")).toContain(message);
    expect(shown.code).toBe(code);
    expect(project.read("out.sql")).toBe("");
  });

  it("ends when the process is told to", async () => {
    const terminate = (text: string): string => {
      process.kill(Number(/pid (\d+)/.exec(text)?.[1]), "SIGTERM");
      return "";
    };
    const command = `sh -c 'echo pid $$; exec ${process.execPath} ${MAIN} diff old.sql new.sql'`;
    const { text, code } = await inTerminal(command, [["[y/n] ", terminate]], { cwd: project.folder });
    expect(text.split("\n")).toContain("error: Interrupted: nothing is written.");
    expect(code).toBe(143);
  });
});

describe("--rename", () => {
  it.each([
    ["users.nme:users.full_name", "the old schema has no users.nme to rename", "Did you mean users.name?"],
    ["users.name:users.ful_name", "the new schema has no column users.ful_name", "Did you mean users.full_name?"],
    ["users.name:moods", "the new schema has no column moods", "Write --rename"],
    ["users.name=users.full_name", '"--rename users.name=users.full_name" is no rename', "Write --rename"],
    ["users.id:users.full_name", "column users.id exists on both sides", "no longer have"],
  ])("says what is wrong with %s", async (answer, message, hint) => {
    const project = new TestProject();
    project.write("old.sql", "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);");
    project.write(
      "new.sql",
      "CREATE TABLE users (id INTEGER PRIMARY KEY, full_name TEXT); CREATE TABLE moods (x INT);",
    );
    const error = await project.error("diff", "old.sql", "new.sql", "--rename", answer);
    expect(error.message).toContain(message);
    expect(error.hint).toContain(hint);
  });
});
