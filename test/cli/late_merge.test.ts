/**
 * What every other tool is complained about for: two people, two clones, two branches, merged late. Real git, real
 * SQLite. A database that has either branch, or both, or neither, ends with everything run exactly once.
 */
import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { TestProject } from "./project.ts";

const RUNS = "SELECT revision FROM migr_log WHERE action = 'upgrade' ORDER BY seq";
const TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'migr_%' ORDER BY name";

function git(project: TestProject, ...args: string[]): string {
  const identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main"];
  return execFileSync("git", [...identity, ...args], { cwd: project.folder, encoding: "utf8", stdio: "pipe" });
}

function commit(project: TestProject, message: string): void {
  git(project, "add", "migrations", "migr.config.ts");
  git(project, "commit", "-qm", message);
}

/** A clone of another one's repository. */
function clone(from: TestProject): TestProject {
  const copy = new TestProject();
  git(copy, "init", "-q");
  git(copy, "remote", "add", "origin", from.folder);
  git(copy, "fetch", "-q", "origin");
  git(copy, "checkout", "-qf", "-B", "main", "origin/main");
  return copy;
}

/** One writes ann1 → ann2, the other bob1 → bob2, both on top of base; neither knows of the other. */
function twoClones(): { ann: TestProject; bob: TestProject } {
  const ann = new TestProject();
  git(ann, "init", "-q");
  ann.revision("base0", "down-revision:", "CREATE TABLE base (id INTEGER);", "DROP TABLE base;");
  commit(ann, "base");
  const bob = clone(ann);
  for (const [project, name, parent] of [
    [ann, "ann1", "base0"],
    [ann, "ann2", "ann1"],
    [bob, "bob1", "base0"],
    [bob, "bob2", "bob1"],
  ] as const) {
    // It fails when it runs a second time, so nothing can hide.
    project.revision(name, `down-revision: ${parent}`, `CREATE TABLE ${name} (id INTEGER);`, `DROP TABLE ${name};`);
    commit(project, name);
  }
  return { ann, bob };
}

/** Bob's work arrives at Ann's. */
function pull(ann: TestProject, bob: TestProject): void {
  git(ann, "pull", "-q", "--no-rebase", "--no-edit", bob.folder, "main");
}

const ALL = ["ann1", "ann2", "base", "bob1", "bob2"];

describe.each([
  { has: "nothing", applied: [] },
  { has: "Ann's branch", applied: ["ann2"] },
  { has: "a part of Ann's branch", applied: ["ann1"] },
  { has: "Bob's branch", applied: ["bob2"] },
  { has: "both", applied: ["ann2", "bob2"] },
])("a database that has $has", ({ applied }) => {
  async function prepared(): Promise<{ ann: TestProject; bob: TestProject; url: string }> {
    const { ann, bob } = twoClones();
    const url = `sqlite:${ann.path("app.db")}`;
    const [both] = applied.length > 1 ? [true] : [false];
    for (const target of both ? [] : applied) {
      const owner = target.startsWith("ann") ? ann : bob;
      await owner.json("upgrade", target, "--url", url);
    }
    pull(ann, bob);
    if (both) for (const target of applied) await ann.json("upgrade", target, "--url", url);
    return { ann, bob, url };
  }

  it("runs what it lacks with upgrade heads, once, without a merge", async () => {
    const { ann } = await prepared();
    expect((await ann.error("upgrade")).code).toBe("AMBIGUOUS_IDENTIFIER");
    await ann.json("upgrade", "heads");
    expect(ann.column(TABLES)).toEqual(ALL);
    expect([...ann.column(RUNS)].sort()).toEqual(["ann1", "ann2", "base0", "bob1", "bob2"]);
    expect(await ann.json("upgrade", "heads")).toMatchObject({ ran: [], heads: ["ann2", "bob2"] });
  });

  it("runs what it lacks after a merge revision, in every clone", async () => {
    const { ann, bob, url } = await prepared();
    await ann.json("merge", "heads", "--rev-id", "both0");
    commit(ann, "merge");
    pull(bob, ann);
    expect(await bob.json("upgrade", "head", "--url", url)).toMatchObject({ heads: ["both0"] });
    expect(ann.column(TABLES)).toEqual(ALL);
    expect([...ann.column(RUNS)].sort()).toEqual(["ann1", "ann2", "base0", "bob1", "bob2", "both0"]);
    expect(await ann.json("current", "--check-heads")).toMatchObject({ heads: ["both0"] });
  });

  it("is protected from a rebase of what it has, and runs a rebased branch that it has not", async () => {
    const { ann } = await prepared();
    const hasBob = applied.some((id) => id.startsWith("bob"));
    if (hasBob) {
      expect((await ann.error("rebase", "bob1", "--onto", "ann2")).message).toContain("applied already");
      return;
    }
    await ann.json("rebase", "bob1", "--onto", "ann2");
    expect(await ann.json("upgrade")).toMatchObject({ heads: ["bob2"] });
    expect(ann.column(TABLES)).toEqual(ALL);
    expect(ann.column(RUNS)).toEqual(["base0", "ann1", "ann2", "bob1", "bob2"]);
  });
});
