import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { NODE_SOURCE, run } from "../e2e/programs.ts";

const root = mkdtempSync(join(tmpdir(), "migr-bundle-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let folder = "";
let count = 0;

beforeEach(() => {
  folder = join(root, String(count++));
  mkdirSync(join(folder, "migrations/versions"), { recursive: true });
  writeFileSync(join(folder, "migr.config.ts"), 'export default { url: "sqlite:./app.db" };\n');
  revision(
    "aaaa_users.sql",
    "-- users\n-- revision: aaaa\n-- down-revision:\n\n-- migr: upgrade\nCREATE TABLE users (id integer);\n",
  );
});

function revision(name: string, text: string): void {
  writeFileSync(join(folder, "migrations/versions", name), text);
}

const migr = (...args: string[]): ReturnType<typeof run> => run(NODE_SOURCE, folder, args);

describe("migr bundle", () => {
  it("writes a module, replaces its own, tells when it is stale, and leaves other files alone", async () => {
    expect(await migr("bundle", "--out", "src/revisions.js")).toMatchObject({ code: 0, stderr: "" });
    const first = readFileSync(join(folder, "src/revisions.js"), "utf8");
    expect(first).toContain("CREATE TABLE users");
    expect((await migr("bundle", "--out", "src/revisions.js", "--check")).code).toBe(0);
    revision(
      "bbbb.js",
      'export const revision = "bbbb";\nexport const downRevision = "aaaa";\nexport function upgrade(op) {}\n',
    );
    expect(await migr("bundle", "--out", "src/revisions.js", "--check", "--json")).toMatchObject({ code: 1 });
    expect(readFileSync(join(folder, "src/revisions.js"), "utf8")).toBe(first);
    expect((await migr("bundle", "--out", "src/revisions.js")).code).toBe(0);
    expect(readFileSync(join(folder, "src/revisions.js"), "utf8")).toContain('"bbbb"');
    writeFileSync(join(folder, "mine.js"), "mine");
    const refused = await migr("bundle", "--out", "mine.js");
    expect(refused.code).not.toBe(0);
    expect(refused.stderr).toContain("mine.js exists, and is no bundle");
    expect(existsSync(join(folder, "app.db"))).toBe(false);
  });

  it("names the revision that it cannot hold, and the way out", async () => {
    revision(
      "bbbb.ts",
      'import { x } from "./other.ts";\nexport const revision = "bbbb";\nexport const downRevision = "aaaa";\nexport async function upgrade(op) { x(op); }\n',
    );
    const { code, stderr } = await migr("bundle");
    expect(code).not.toBe(0);
    expect(stderr).toContain("migrations/versions/bbbb.ts:1");
    expect(stderr).toContain("revisionsFrom");
  });
});

describe("migr bundle --runner", () => {
  const code = (body: string): string =>
    `export const revision = "bbbb";\nexport const downRevision = "aaaa";\nexport function upgrade(op) { ${body} }\n`;
  const runner = async (url: string): Promise<readonly [modules: string[], kinds: string[] | null]> => {
    const { stdout } = await migr("bundle", "--runner", "--url", url, "--out", "r.js", "--json");
    const { modules, kinds } = (JSON.parse(stdout) as { runner: { modules: string[]; kinds: string[] | null } }).runner;
    return [modules, kinds];
  };
  const POSTGRES = "postgres://nobody@127.0.0.1:1/none";

  it("needs no operations for revisions in SQL", async () => {
    expect(await runner(POSTGRES)).toEqual([["migr/edge/sql", "migr/postgres/run"], null]);
    expect(await runner("sqlite:./app.db")).toEqual([["migr/edge/sql", "migr/sqlite/run"], null]);
  });

  it("takes the rules of what the revisions may be about, and table rebuilds only where they may be needed", async () => {
    revision(
      "bbbb.js",
      code('op.createIndex("i", "users", ["id"]); if (op.arguments.x) op.comment("table", "users", "x");'),
    );
    const [modules, kinds] = await runner(POSTGRES);
    expect([modules, kinds]).toEqual([
      ["migr/edge", "migr/postgres/rules"],
      ["index", "comment"],
    ]);
    expect(readFileSync(join(folder, "r.js"), "utf8")).toContain(
      "postgresWith({\n  index: indexRule,\n  comment: commentRule,",
    );
    expect((await runner("sqlite:./app.db"))[0]).toEqual(["migr/edge", "migr/sqlite"]);
    revision("bbbb.js", code('op.createIndex("i", "users", ["id"]);'));
    expect((await runner("sqlite:./app.db"))[0]).toEqual(["migr/edge", "migr/sqlite/code"]);
  });

  it("takes everything where it cannot tell, and names the line", async () => {
    revision("bbbb.js", code('for (const kind of ["view"]) op.drop(kind, "v");'));
    expect(await runner(POSTGRES)).toEqual([["migr/edge", "migr/postgres/code"], null]);
    const { stdout } = await migr("bundle", "--runner", "--url", POSTGRES, "--out", "r.js");
    expect(stdout).toContain("migrations/versions/bbbb.js:3 does not tell the kind that drop() is given.");
  });
});

describe("migr upgrade --lock table", () => {
  it("names this process as the holder, and waits for a lock that is taken", async () => {
    expect(await migr("upgrade", "--lock", "table")).toMatchObject({ code: 0 });
    const db = new DatabaseSync(join(folder, "app.db"));
    const [row] = db.prepare("SELECT holder, expires_at FROM migr_lock").all();
    expect(row).toMatchObject({ holder: expect.stringMatching(/^pid \d+ on \S+$/), expires_at: 0 });
    db.exec("UPDATE migr_lock SET expires_at = 4102444800000, holder = 'pid 9 on elsewhere'");
    db.close();
    const waiting = await migr("downgrade", "base", "--lock", "table", "--lock-timeout", "200ms");
    expect(waiting.code).not.toBe(0);
    expect(waiting.stderr).toContain("pid 9 on elsewhere");
  });
});
