import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Input, protect } from "../../cli/arguments.ts";
import { VERSION } from "../../cli/version.ts";
import { parseDuration } from "../../core/revisions/duration.ts";
import { ROOT } from "../support/imports.ts";
import { migr } from "./fake_host.ts";

describe("the command line", () => {
  it("protect() leaves options alone and marks what a parser would take for a number or an option", () => {
    const marked = (word: string): boolean => protect([word])[0] !== word;
    expect(["-1", "+2", "007", "1e5", "", "-", "- a note", "-1foo"].filter((word) => !marked(word))).toEqual([]);
    expect(["-m", "--json", "--no-color", "upgrade", "ae10", "head", "billing@-1"].filter(marked)).toEqual([]);
  });

  it("protect() touches nothing behind --", () => {
    expect(protect(["downgrade", "--", "-1"])).toEqual(["downgrade", "--", "-1"]);
  });

  it("Input gives values back as they were typed", () => {
    const input = new Input(protect(["+2", "007"]), { revId: protect(["0042"])[0], x: protect(["a=1", "b=2"]) });
    expect(input.args).toEqual(["+2", "007"]);
    expect(input.text("rev-id")).toBe("0042");
    expect(input.list("x")).toEqual(["a=1", "b=2"]);
  });

  it.each([
    ["500ms", 500],
    ["30s", 30_000],
    ["2m", 120_000],
    ["250", 250],
    ["1.5s", 1500],
    ["soon", undefined],
  ])("parseDuration(%j) is %j", (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it("the version is that of package.json", () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
    expect(VERSION).toBe(version);
  });

  it.each([
    [["upgarde"], 'Did you mean "migr upgrade"?'],
    [["upgrade", "--dryrun"], "Did you mean --dry-run?"],
    [["current", "--verbos"], "Did you mean --verbose?"],
    [["downgrade"], "For example: migr downgrade -1"],
    [["upgrade", "a", "b"], "For example: migr upgrade"],
    [["revision", "--format", "yaml"], "It is one of ts, sql."],
  ])("%j is wrong usage, and the answer says what is right", async (args, hint) => {
    const { code, stderr, stdout } = await migr(args);
    expect(stderr).toContain(hint);
    expect(stdout).toBe("");
    expect(code).toBe(2);
  });

  it("--json turns every mistake into one document", async () => {
    const { code, stderr, stdout } = await migr(["--json", "hist"]);
    expect(JSON.parse(stdout)).toEqual({
      error: { code: "USAGE", message: 'There is no command "hist".', hint: 'Did you mean "migr history"?' },
    });
    expect(stderr).toBe("");
    expect(code).toBe(2);
  });
});
