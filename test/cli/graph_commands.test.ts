/**
 * The commands that look at the graph of revisions and write it, on files and a SQLite database.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { TestProject } from "./project.ts";

const PROGRAM = join(import.meta.dirname, "../../cli/main.ts");
const LEDGER = "SELECT id FROM migr_revisions ORDER BY id";

/** aaaa → bbbb → { cc11 → dd11, cc22 (label billing) → dd22 } */
function forked(config = ""): TestProject {
  const project = new TestProject(config);
  project.revision("aaaa", "down-revision:", "CREATE TABLE a (id INTEGER PRIMARY KEY);", "DROP TABLE a;");
  project.revision("bbbb", "down-revision: aaaa", "CREATE TABLE b (id INTEGER PRIMARY KEY);", "DROP TABLE b;");
  project.revision("cc11", "down-revision: bbbb", "CREATE TABLE c1 (id INTEGER);", "DROP TABLE c1;");
  project.revision("dd11", "down-revision: cc11", "CREATE TABLE d1 (id INTEGER);", "DROP TABLE d1;");
  const billing = "down-revision: bbbb\nbranch-labels: billing";
  project.revision("cc22", billing, "CREATE TABLE c2 (id INTEGER);", "DROP TABLE c2;");
  project.revision("dd22", "down-revision: cc22", "CREATE TABLE d2 (id INTEGER);", "DROP TABLE d2;");
  return project;
}

describe("migr history", () => {
  it("draws the branches, marks where the database is, and leaves open what has not run", async () => {
    const project = forked();
    await project.json("upgrade", "dd11");
    const { stdout } = await project.run(["history", "--graph", "--indicate-current"], { env: { LANG: "C.UTF-8" } });
    expect(stdout.split("\n").slice(0, -1)).toEqual([
      "○    dd22  Revision dd22 (pending) (head)",
      "○    cc22  Revision cc22 (pending) [billing]",
      "│ ●  dd11  Revision dd11 (current) (head)",
      "│ ●  cc11  Revision cc11",
      "●─┘  bbbb  Revision bbbb (branch point)",
      "●    aaaa  Revision aaaa",
    ]);
  });

  it("limits to the newest, turns the order around, and uses plain characters where there are no others", async () => {
    const project = forked();
    const limited = await project.run(["history", "--limit", "2", "--reverse"]);
    expect(limited.stdout).toBe("cc22  Revision cc22 [billing]\ndd22  Revision dd22 (head)\n");
    for (const { args, env } of [
      { args: ["--ascii"], env: { LANG: "C.UTF-8" } },
      { args: [], env: { LANG: "C" } },
    ]) {
      const drawn = await project.run(["history", "--graph", "--reverse", ...args], { env });
      expect(drawn.stdout).toContain("*-.  bbbb");
    }
    expect((await project.run(["history", "--limit", "0"])).code).toBe(2);
  });

  it("shows ranges, verbosely too, with the drawing beside the details", async () => {
    const project = forked();
    const { revisions } = await project.json<{ revisions: { revision: string }[] }>("history", "bbbb:dd11");
    expect(revisions.map((item) => item.revision)).toEqual(["dd11", "cc11", "bbbb"]);
    const { stdout } = await project.run(["history", "--graph", "--verbose"], { env: { LANG: "C.UTF-8" } });
    expect(stdout).toContain("│        file: migrations/versions/dd22.sql");
  });
});

describe("migr history --json", () => {
  it("tells the revisions also when the configured database cannot be asked, unless the answer needs it", async () => {
    const project = forked();
    project.write("migr.config.ts", `export default { url: "postgres://me@127.0.0.1:1/app" };\n`);
    const { code, stdout, stderr } = await project.run(["history", "--json", "--limit", "1"]);
    expect(JSON.parse(stdout)).toMatchObject({ revisions: [{ revision: "dd22", applied: null }] });
    expect(stderr).toContain("127.0.0.1:1");
    expect(code).toBe(0);
    expect(await project.error("history", "current:")).toMatchObject({ code: "CONNECTION_FAILED" });
  });
});

describe("migr current --check-heads", () => {
  it("is content only when everything has run, also what others depend on", async () => {
    const project = new TestProject();
    project.revision("aaaa", "down-revision:", "CREATE TABLE a (id INTEGER);");
    project.revision("bbbb", "down-revision:\ndepends-on: aaaa", "CREATE TABLE b (id INTEGER);");
    await project.json("upgrade", "aaaa");
    expect((await project.run(["current", "--check-heads"])).code).toBe(1);
    await project.json("upgrade", "bbbb");
    // Of two heads of the files the database has one head: the other one is beneath it.
    expect(await project.json("heads")).toEqual({ heads: ["aaaa", "bbbb"] });
    expect(await project.json("current", "--check-heads")).toMatchObject({
      heads: ["bbbb"],
      applied: ["aaaa", "bbbb"],
    });
  });
});

describe("migr revision", () => {
  it("says for each fault of a broken graph what to do about it", async () => {
    const project = forked();
    project.revision("eeee", "down-revision: nowhere", "SELECT 1;");
    project.revision("ffff", "down-revision: ffff", "SELECT 1;");
    const { message } = await project.error("revision", "-m", "x");
    expect(message).toMatch(/nowhere, which no file has.*\n {4}Restore the file of nowhere.*\n {2}- .*\n {4}Correct/);
  });

  it("writes what was asked for: head, label, dependency, id, format", async () => {
    const project = forked();
    const written = await project.json<{ file: string }>(
      ...[
        "revision",
        "-m",
        "New branch",
        "--head",
        "bbbb",
        "--splice",
        "--branch-label",
        "shop",
        "--depends-on",
        "billing",
      ],
      ...["--rev-id", "ee33", "--format", "sql"],
    );
    expect(written).toEqual({
      revision: "ee33",
      downRevisions: ["bbbb"],
      file: "migrations/versions/ee33_new_branch.sql",
    });
    const [header] = project.read(written.file).split("\n\n");
    expect(header).toBe(
      "-- New branch\n-- revision: ee33\n-- down-revision: bbbb\n-- branch-labels: shop\n-- depends-on: billing",
    );
  });

  it.each([
    { args: ["--head", "bbbb"], says: "is not a head" },
    { args: [], says: "several heads" },
    { args: ["--head", "dd11", "--rev-id", "aaaa"], says: "exists already" },
    { args: ["--head", "dd11", "--branch-label", "billing"], says: "declared already" },
    { args: ["--head", "dd11", "--depends-on", "zzzz"], says: "zzzz" },
    { args: ["--head", "dd11", "--version-path", "elsewhere"], says: "not looked for in elsewhere" },
  ])("with $args is refused before anything is written: $says", async ({ args, says }) => {
    const project = forked();
    const before = project.files();
    expect((await project.error("revision", "-m", "x", ...args)).message).toContain(says);
    expect(project.files()).toEqual(before);
  });

  it("finds revisions in several folders, and writes into that of what it builds on, or the one that is named", async () => {
    const project = new TestProject(`versionPaths: ["./db/core", "./db/shop"]`);
    const write = async (...args: string[]): Promise<string> =>
      (await project.json<{ file: string }>("revision", "-m", "x", ...args)).file;
    expect(await write("--rev-id", "aaaa")).toBe("db/core/aaaa_x.ts");
    expect(await write("--rev-id", "bbbb", "--head", "base", "--version-path", "db/shop")).toBe("db/shop/bbbb_x.ts");
    expect(await write("--rev-id", "cccc", "--head", "bbbb")).toBe("db/shop/cccc_x.ts");
    expect(await project.json("heads")).toEqual({ heads: ["aaaa", "cccc"] });
  });

  it("finds the folder of what it builds on below the configured ones, too", async () => {
    const folders = `versionPaths: ["./db/core", "./db/shop"], recursiveVersions: true`;
    for (const [template, expected] of [
      ["<id>", "db/shop/2025/bbbb.ts"],
      ["x/<id>", "db/shop/x/bbbb.ts"],
    ]) {
      const project = new TestProject(`${folders}, fileTemplate: "${template}"`);
      project.revision("aaaa", "down-revision:", "SELECT 1;", "", "db/shop/2025");
      expect(await project.json("revision", "-m", "x", "--rev-id", "bbbb")).toMatchObject({ file: expected });
    }
  });

  it("looks into folders of folders when it is told to, and names files by the template", async () => {
    const config = `recursiveVersions: true, fileTemplate: "<year>/<slug>-<id>", timezone: "Pacific/Auckland"`;
    const project = new TestProject(config);
    const { file } = await project.json<{ file: string }>("revision", "-m", "first one", "--rev-id", "aaaa");
    expect(file).toMatch(/^migrations\/versions\/\d{4}\/first_one-aaaa\.ts$/);
    expect(await project.json("heads")).toEqual({ heads: ["aaaa"] });
    expect(await new TestProject(`fileTemplate: "<slug>"`).error("heads")).toMatchObject({ code: "CONFIG_INVALID" });
    expect((await new TestProject(`timezone: "Atlantis"`).error("heads")).message).toContain("Europe/Berlin");
  });
});

describe("migr merge", () => {
  it("joins heads, and refuses what is pointless", async () => {
    const project = forked();
    expect(await project.error("merge", "bbbb", "dd11")).toMatchObject({ code: "INVALID_TARGET" });
    expect((await project.error("merge", "dd11")).message).toContain("only dd11");
    await project.json("merge", "heads", "--rev-id", "eeee");
    expect(await project.json("heads")).toEqual({ heads: ["eeee"] });
    expect((await project.error("merge", "dd11", "dd22")).message).toContain("joined already, by eeee");
  });
});

describe("migr rebase", () => {
  it("makes one line of two branches, and the database runs what it has not run", async () => {
    const project = forked();
    await project.json("upgrade", "dd11");
    const before = project.files();
    const document = await project.json("rebase", "billing");
    expect(document).toEqual({
      onto: "dd11",
      moved: ["cc22", "dd22"],
      files: [{ revision: "cc22", file: "migrations/versions/cc22.sql", from: "bbbb", to: "dd11" }],
      heads: ["dd22"],
    });
    const changed = Object.entries(project.files()).filter(([path, text]) => before[path] !== text);
    expect(changed.map(([path, text]) => [path.slice(-8), text])).toEqual([
      [
        "cc22.sql",
        before[project.path("migrations/versions/cc22.sql")]?.replace("down-revision: bbbb", "down-revision: dd11"),
      ],
    ]);
    expect(await project.json("upgrade")).toMatchObject({ ran: [{ revision: "cc22" }, { revision: "dd22" }] });
  });

  it("refuses when the database has it applied, unless it is not to be asked", async () => {
    const project = forked();
    await project.json("upgrade", "heads");
    const before = project.files();
    const error = await project.error("rebase", "cc22", "--onto", "dd11");
    expect(error.message).toContain("has cc22, dd22 applied already");
    expect(error.hint).toContain("migr merge dd11 dd22");
    expect(project.files()).toEqual(before);
    await project.json("rebase", "cc22", "--onto", "dd11", "--skip-database");
    expect(await project.json("heads")).toEqual({ heads: ["dd22"] });
  });

  it("leaves the folder as it was when it is only tried, and when a file cannot be written", async () => {
    const project = forked();
    project.revision("ee33", "down-revision: bbbb", "SELECT 1;");
    const before = project.files();
    await project.json("rebase", "cc22", "--onto", "dd11", "--dry-run");
    expect(project.files()).toEqual(before);
    // The place beside the second file is taken, so the first one must not stay changed.
    const taken = project.path(`migrations/versions/.ee33.sql.${process.pid}.new`);
    mkdirSync(taken);
    expect(await project.error("rebase", "cc22", "ee33", "--onto", "dd11")).toMatchObject({ code: "FILE_ERROR" });
    rmSync(taken, { recursive: true, force: true });
    expect(project.files()).toEqual(before);
  });
});

describe("migr edit", () => {
  it("opens the file in the editor and says what was broken", async () => {
    const project = forked();
    const env = { EDITOR: "sed -i s/bbbb/nowhere/" };
    const { code, stdout, stderr } = await project.run(["edit", "cc11"], { env });
    expect(stdout).toContain("edited migrations/versions/cc11.sql");
    expect(stderr).toContain("down revision nowhere");
    expect(code).toBe(1);
    expect((await project.error("edit", "cc22")).hint).toContain("EDITOR=");
  });

  it("keeps what the editor prints out of the JSON document", () => {
    const project = forked();
    const { stdout } = spawnSync(process.execPath, [PROGRAM, "edit", "cc11", "--json"], {
      cwd: project.folder,
      env: { ...process.env, VISUAL: "", EDITOR: "echo opening" },
      encoding: "utf8",
    });
    expect(JSON.parse(stdout)).toMatchObject({ revision: "cc11", changed: false });
  });
});

describe("migr stamp", () => {
  it("is not proposed for a revision that was moved on top of what has not run", async () => {
    const project = forked();
    await project.json("upgrade", "cc22");
    const path = "migrations/versions/cc22.sql";
    project.write(path, project.read(path).replace("down-revision: bbbb", "down-revision: dd11"));
    const { code, hint } = await project.error("upgrade", "heads");
    expect(code).toBe("CHECKSUM_MISMATCH");
    expect(hint).toContain("cc22 would stand on cc11, dd11");
    expect(hint).not.toContain("stamp");
  });

  it("accepts an edited revision as the error says, and what has not run still runs", async () => {
    const project = forked();
    await project.json("upgrade", "cc11");
    await project.json("upgrade", "cc22");
    project.write("migrations/versions/aaaa.sql", `${project.read("migrations/versions/aaaa.sql")}-- edited\n`);
    const { code, hint } = await project.error("upgrade", "heads");
    expect(code).toBe("CHECKSUM_MISMATCH");
    const said = /migr (repair .*)\.$/.exec(hint ?? "")?.[1] ?? "";
    await project.json(...said.split(" "));
    expect(await project.json("upgrade", "heads")).toMatchObject({ ran: [{ revision: "dd11" }, { revision: "dd22" }] });
  });

  it("takes several targets, and forgets with --purge what has no file", async () => {
    const project = forked();
    expect(await project.json("stamp", "dd11", "cc22")).toMatchObject({ heads: ["cc22", "dd11"] });
    expect(project.column(LEDGER)).toEqual(["aaaa", "bbbb", "cc11", "cc22", "dd11"]);
    rmSync(project.path("migrations/versions/dd11.sql"));
    expect(await project.error("upgrade", "heads")).toMatchObject({ code: "UNKNOWN_APPLIED" });
    expect(await project.json("stamp", "--purge", "cc11", "bbbb")).toMatchObject({ heads: ["cc11"] });
    expect(project.column(LEDGER)).toEqual(["aaaa", "bbbb", "cc11"]);
  });
});
