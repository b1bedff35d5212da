/** Many runners at once, one that is stopped, and a disk that is full: the real program, as processes. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import postgresClient from "postgres";
import { afterAll, describe, expect, it } from "vitest";
import { tryLock } from "../../cli/host/file_lock.ts";
import { sharedPostgres } from "../support/servers.ts";
import { type Ended, runMigr, startMigr } from "./cli.ts";
import { type FaultProject, PROJECTS, writeProject } from "./projects.ts";

const server = await sharedPostgres(18);
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const RUNNERS = 20;
const LOG = "SELECT revision FROM migr_log ORDER BY seq";

function folderOf(project: FaultProject | undefined): string {
  const folder = project === undefined ? mkdtempSync(join(tmpdir(), "migr-runners-")) : writeProject(project);
  folders.push(folder);
  return folder;
}

function projectNamed(name: string, engine: string): FaultProject | undefined {
  return PROJECTS.find((project) => project.name === name && project.engine === engine);
}

/** A project of one revision. */
function single(up: string, options = ""): string {
  const folder = folderOf(undefined);
  mkdirSync(join(folder, "versions"));
  writeFileSync(join(folder, "migr.config.ts"), 'export default { versionPaths: "./versions" };\n');
  const text = `-- One.\n-- revision: aaaa\n-- down-revision:\n\n-- migr: upgrade${options}\n${up}\n`;
  writeFileSync(join(folder, "versions/aaaa.sql"), text);
  return folder;
}

async function many(folder: string, url: string, count = RUNNERS): Promise<Ended[]> {
  const runs = Array.from({ length: count }, () => runMigr(folder, ["upgrade", "heads"], { DATABASE_URL: url }));
  return await Promise.all(runs);
}

const until = async (isTrue: () => Promise<boolean> | boolean): Promise<void> => {
  for (let attempt = 0; attempt < 400; attempt++) {
    if (await isTrue()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("It never came true.");
};

describe("twenty processes at once", () => {
  it.skipIf(server === undefined)("run each revision once on PostgreSQL, with indexes built concurrently", async () => {
    const url = (await server?.createDatabase()) ?? "";
    const runs = await many(folderOf(projectNamed("no transaction", "postgres")), url);
    expect(runs.map(({ code, stderr }) => `${code}${stderr}`)).toEqual(Array(RUNNERS).fill("0"));
    expect(
      runs.some(({ stdout }) => /Waiting for another run to finish \(pid \d+, migr, pid \d+ on /.test(stdout)),
    ).toBe(true);
    const client = postgresClient(url, { max: 1 });
    expect((await client.unsafe(LOG)).map(({ revision }) => revision)).toEqual(["cc01", "cc02", "cc03"]);
    await client.end();
  });

  it("run each revision once on a SQLite file, and leave no lock behind", async () => {
    const folder = folderOf(projectNamed("no transaction", "sqlite"));
    const runs = await many(folder, "sqlite:./app.db");
    expect(runs.map(({ code, stderr }) => `${code}${stderr}`)).toEqual(Array(RUNNERS).fill("0"));
    const db = new DatabaseSync(join(folder, "app.db"));
    expect(
      db
        .prepare(LOG)
        .all()
        .map(({ revision }) => revision),
    ).toEqual(["ff01", "ff02", "ff03"]);
    db.close();
    expect(readdirSync(folder).filter((name) => name.includes("lock"))).toEqual([]);
  });

  it("are refused but for one on a PGlite folder, with the name of who has it", async () => {
    const folder = single("CREATE TABLE t (id integer);");
    const runs = await many(folder, "pglite:./data", 4);
    expect(runs.filter(({ code }) => code === 0).length).toBeGreaterThan(0);
    for (const { stderr } of runs.filter(({ code }) => code !== 0)) {
      expect(stderr).toMatch(/pglite:\.\/data is open in another process/);
    }
    expect(runs.some(({ stderr }) => /another process \(pid \d+ on .+, since .+ UTC\)/.test(stderr))).toBe(true);
    // The lock of one that was killed is free.
    const killed = await startMigr(folder, ["upgrade"], { DATABASE_URL: "pglite:./data" });
    await until(() => readdirSync(folder).includes("data-migr-lock"));
    process.kill(killed.pid, "SIGKILL");
    await killed.ended;
    expect(await runMigr(folder, ["current"], { DATABASE_URL: "pglite:./data" })).toMatchObject({ code: 0 });
  });
});

describe("--lock-timeout", () => {
  it("names the holder of a SQLite file: its pid, its host, since when", async () => {
    const folder = single("CREATE TABLE t (id integer);");
    const lock = tryLock(join(folder, "app.db-migr-lock"));
    const { code, stderr } = await runMigr(folder, ["upgrade", "--lock-timeout", "300ms"], {
      DATABASE_URL: "sqlite:./app.db",
    });
    lock.release?.();
    expect(code).toBe(1);
    expect(stderr).toMatch(
      new RegExp(`Another runner \\(pid ${process.pid} on .+, since .+ UTC\\) still holds the lock after 0.3 s`),
    );
  });

  it("tells a writer that is no run of migr from one that is", async () => {
    const folder = single("CREATE TABLE t (id integer);");
    const db = new DatabaseSync(join(folder, "app.db"));
    db.exec("BEGIN IMMEDIATE");
    const { code, stderr } = await runMigr(folder, ["upgrade", "--lock-timeout", "300ms"], {
      DATABASE_URL: "sqlite:./app.db",
    });
    db.close();
    expect([code, stderr]).toEqual([1, expect.stringContaining("Another connection, which is no run of migr")]);
  });
});

describe.skipIf(server === undefined)("a signal", () => {
  const seen = async (url: string, sql: string): Promise<Record<string, unknown>[]> => {
    const client = postgresClient(url, { max: 1, onnotice: () => {} });
    try {
      return [...(await client.unsafe(sql))];
    } finally {
      await client.end();
    }
  };

  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)(
    "%s stops the statement that runs, rolls back, lets go of the lock, and ends with %i",
    async (signal, exit) => {
      const url = (await server?.createDatabase()) ?? "";
      const folder = single("CREATE TABLE t (id integer);\nSELECT pg_sleep(60);");
      const run = await startMigr(folder, ["upgrade"], { DATABASE_URL: url });
      const busy =
        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'SELECT pg_sleep%' AND state = 'active'";
      await until(async () => (await seen(url, busy)).length > 0);
      const started = performance.now();
      process.kill(run.pid, signal);
      const { code, stdout, stderr } = await run.ended;
      expect([code, stderr]).toEqual([exit, expect.stringContaining("The run was aborted")]);
      expect(stdout).toContain("rolled back");
      expect(performance.now() - started).toBeLessThan(4_500);
      expect(
        await seen(
          url,
          "SELECT to_regclass('t') AS t, (SELECT count(*)::int FROM pg_locks WHERE locktype = 'advisory') AS locks",
        ),
      ).toEqual([{ t: null, locks: 0 }]);
    },
  );

  it("in the middle of CREATE INDEX CONCURRENTLY leaves an index that the next run builds", async () => {
    const url = (await server?.createDatabase()) ?? "";
    const folder = single(
      "CREATE TABLE t (id integer);\nCREATE INDEX CONCURRENTLY t_idx ON t (id);",
      " no-transaction",
    );
    const old = postgresClient(url, { max: 1 });
    await old.unsafe("BEGIN ISOLATION LEVEL REPEATABLE READ");
    await old.unsafe("SELECT 1");
    const run = await startMigr(folder, ["upgrade"], { DATABASE_URL: url });
    await until(
      async () => (await seen(url, "SELECT 1 FROM pg_index WHERE indexrelid = to_regclass('t_idx')")).length > 0,
    );
    process.kill(run.pid, "SIGTERM");
    expect((await run.ended).code).toBe(143);
    await old.end({ timeout: 0 });
    const valid = "SELECT indisvalid AS valid FROM pg_index WHERE indexrelid = to_regclass('t_idx')";
    expect(await seen(url, valid)).toEqual([{ valid: false }]);
    expect((await runMigr(folder, ["upgrade"], { DATABASE_URL: url })).code).toBe(0);
    expect(await seen(url, valid)).toEqual([{ valid: true }]);
  });

  it("is seen between two statements on SQLite", async () => {
    const rows = "INSERT INTO t SELECT value FROM generate_series(1, 150000);".repeat(1);
    const many = Array.from({ length: 400 }, () =>
      rows.replace(
        "generate_series(1, 150000)",
        "(WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n LIMIT 20000) SELECT value FROM n)",
      ),
    ).join("\n");
    const folder = single(`CREATE TABLE t (id integer);\n${many}`);
    const run = await startMigr(folder, ["upgrade"], { DATABASE_URL: "sqlite:./app.db" });
    await until(() => readdirSync(folder).includes("app.db-journal"));
    process.kill(run.pid, "SIGINT");
    expect((await run.ended).code).toBe(130);
    const db = new DatabaseSync(join(folder, "app.db"));
    expect(db.prepare("SELECT name FROM sqlite_master").all()).toEqual([]);
    db.close();
  });
});

describe("a password on the command line", () => {
  it.runIf(process.platform === "linux").each(["node", "bun"] as const)(
    "is taken out of the list of processes by %s",
    async (runtime) => {
      const deaf = createServer(() => {});
      await new Promise<void>((resolve) => deaf.listen(0, "127.0.0.1", resolve));
      const { port } = deaf.address() as AddressInfo;
      const folder = single("CREATE TABLE t (id integer);");
      const args = ["upgrade", "--url", `postgres://me:topsecret@127.0.0.1:${port}/app`];
      const run = await startMigr(folder, args, {}, runtime);
      const line = (): string => readFileSync(`/proc/${run.pid}/cmdline`, "utf8");
      await until(() => line().includes("***"));
      expect(line()).not.toContain("topsecret");
      process.kill(run.pid, "SIGKILL");
      const { stdout, stderr } = await run.ended;
      expect(stdout + stderr).not.toContain("topsecret");
      deaf.close();
    },
  );
});

describe("a disk that is full", () => {
  /** A small file system in memory, where this process may make one. */
  function smallDisk(): string | undefined {
    const folder = mkdtempSync(join(tmpdir(), "migr-disk-"));
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], { stdio: "ignore" });
      return folder;
    } catch {
      rmSync(folder, { recursive: true });
      return undefined;
    }
  }
  const disk = smallDisk();
  afterAll(() => {
    if (disk === undefined) return;
    execFileSync("umount", [disk]);
    rmSync(disk, { recursive: true });
  });

  it.skipIf(disk === undefined).each(["", " no-transaction"])(
    "is told, and the run goes on when there is room (%s)",
    async (options) => {
      const fill = "INSERT INTO t SELECT zeroblob(1500000);";
      const folder = single(
        `CREATE TABLE t (b blob);\nINSERT INTO t VALUES (1);\n${fill}\nINSERT INTO t VALUES (2);`,
        options,
      );
      const file = join(disk ?? "", `app${options.trim()}.db`);
      const env = { DATABASE_URL: `sqlite:${file}` };
      const first = await runMigr(folder, ["upgrade"], env);
      expect([first.code, first.stderr]).toEqual([1, expect.stringMatching(/disk is full|full|I\/O error/i)]);
      execFileSync("mount", ["-o", "remount,size=16m", disk ?? ""]);
      expect(await runMigr(folder, ["upgrade"], env)).toMatchObject({ code: 0 });
      execFileSync("mount", ["-o", "remount,size=16m", disk ?? ""]);
      const db = new DatabaseSync(file);
      expect(db.prepare("SELECT count(*) AS n FROM t").get()).toEqual({ n: 3 });
      expect(db.prepare("PRAGMA integrity_check").get()).toEqual({ integrity_check: "ok" });
      db.close();
      rmSync(file);
      execFileSync("mount", ["-o", "remount,size=1m", disk ?? ""]);
    },
  );
});
