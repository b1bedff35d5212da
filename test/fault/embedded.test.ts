/** A PostgreSQL server whose disk is full, and kills of runs on a PGlite folder. */
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import postgresClient from "postgres";
import { afterAll, describe, expect, it } from "vitest";
import { sharedPostgres } from "../support/servers.ts";
import { runMigr, startMigr } from "./cli.ts";

const server = await sharedPostgres(18);
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const PATIENCE_MS = 180_000;

/** A project of some revisions in SQL, each on top of the one before. */
function project(ups: readonly string[], options = "", transaction = "all"): string {
  const folder = mkdtempSync(join(tmpdir(), "migr-embedded-"));
  folders.push(folder);
  mkdirSync(join(folder, "versions"));
  const config = `export default { versionPaths: "./versions", transaction: "${transaction}" };\n`;
  writeFileSync(join(folder, "migr.config.ts"), config);
  for (const [at, up] of ups.entries()) {
    const [id, down] = [`aa0${at + 1}`, at === 0 ? "" : `aa0${at}`];
    const text = `-- Step.\n-- revision: ${id}\n-- down-revision: ${down}\n\n-- migr: upgrade${options}\n${up}\n`;
    writeFileSync(join(folder, `versions/${id}.sql`), text);
  }
  return folder;
}

describe.skipIf(server === undefined)("a PostgreSQL server whose disk is full", () => {
  /** A small file system in memory that the server may write to, where this process may make one. */
  function smallDisk(): string | undefined {
    const folder = mkdtempSync(join(tmpdir(), "migr-disk-"));
    chmodSync(folder, 0o711);
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=2m,mode=0777", "tmpfs", folder], { stdio: "ignore" });
      return folder;
    } catch {
      rmSync(folder, { recursive: true });
      console.log("A full disk is not tried: only root may mount a file system.");
      return undefined;
    }
  }
  const disk = server === undefined ? undefined : smallDisk();
  const admin = postgresClient(server?.url ?? "", { max: 1, onnotice: () => {} });
  afterAll(async () => {
    await admin.end({ timeout: 1 });
    if (disk === undefined) return;
    execFileSync("umount", ["-l", disk]);
    rmSync(disk, { recursive: true });
  });

  it.skipIf(disk === undefined).each(["", " no-transaction"])(
    "is told, and the run goes on at the statement when there is room (%s)",
    async (options) => {
      const space = `small${options.trim().replace("-", "_")}`;
      const location = join(disk ?? "", space);
      mkdirSync(location, { mode: 0o777 });
      chmodSync(location, 0o777);
      execFileSync("chown", ["--reference", await dataDirectory(), location]);
      await admin.unsafe(`CREATE TABLESPACE ${space} LOCATION '${location}'`);
      const url = (await server?.createDatabase()) ?? "";
      const folder = project(
        [
          `CREATE TABLE t (n integer, filler text) TABLESPACE ${space};\nINSERT INTO t VALUES (1, '');\nINSERT INTO t SELECT 2, repeat('x', 1000) FROM generate_series(1, 4000);\nINSERT INTO t VALUES (3, '');`,
        ],
        options,
      );
      const env = { DATABASE_URL: url };
      const first = await runMigr(folder, ["upgrade"], env);
      expect([first.code, first.stderr]).toEqual([1, expect.stringContaining("No space left on device")]);
      execFileSync("mount", ["-o", "remount,size=32m", disk ?? ""]);
      expect(await runMigr(folder, ["upgrade"], env)).toMatchObject({ code: 0 });
      const client = postgresClient(url, { max: 1, onnotice: () => {} });
      const counted = await client.unsafe("SELECT n, count(*)::int AS rows FROM t GROUP BY n ORDER BY n");
      expect([...counted]).toEqual([1, 2, 3].map((n) => ({ n, rows: n === 2 ? 4000 : 1 })));
      expect([...(await client.unsafe("SELECT id, state FROM migr_revisions"))]).toEqual([
        { id: "aa01", state: "applied" },
      ]);
      await client.unsafe("DROP TABLE t");
      await client.end();
      await admin.unsafe("CHECKPOINT");
      await admin.unsafe(`DROP TABLESPACE ${space}`);
      execFileSync("mount", ["-o", "remount,size=2m", disk ?? ""]);
    },
    PATIENCE_MS,
  );

  async function dataDirectory(): Promise<string> {
    const [row] = await admin.unsafe("SHOW data_directory");
    return String(row?.data_directory);
  }
});

describe("kill -9 of runs on a PGlite folder", () => {
  it(
    "at any moment loses nothing, and runs nothing twice",
    async () => {
      const step = (n: number): string =>
        `UPDATE counter SET n = n * 2 + 1;\nINSERT INTO rows SELECT ${n}, g FROM generate_series(1, 2000) AS g;\nCREATE INDEX i${n} ON rows (g) WHERE step = ${n};`;
      const start =
        "CREATE TABLE counter (n integer);\nINSERT INTO counter VALUES (1);\nCREATE TABLE rows (step integer, g integer);";
      const folder = project([start, ...[2, 3, 4, 5, 6].map(step)], " no-transaction", "each");
      const env = { DATABASE_URL: "pglite:./data" };
      let kills = 0;
      for (const wait of [700, 1200, 1700, 2200, 2700]) {
        const run = await startMigr(folder, ["upgrade", "heads"], env);
        await new Promise((resolve) => setTimeout(resolve, wait));
        try {
          process.kill(run.pid, "SIGKILL");
        } catch {}
        if ((await run.ended).signal === "SIGKILL") kills++;
      }
      expect(kills).toBeGreaterThan(0);
      const last = await runMigr(folder, ["upgrade", "heads"], env);
      expect([last.code, last.stderr]).toEqual([0, ""]);
      const database = await PGlite.create(join(folder, "data"));
      const all = async (sql: string): Promise<unknown[]> => (await database.query(sql)).rows;
      expect(await all("SELECT n FROM counter")).toEqual([{ n: 63 }]);
      expect(await all("SELECT count(*)::int AS n, count(DISTINCT (step, g))::int AS m FROM rows")).toEqual([
        { n: 10_000, m: 10_000 },
      ]);
      expect(
        await all(
          "SELECT count(*)::int AS n FROM pg_index JOIN pg_class ON oid = indexrelid WHERE relname ~ '^i[2-6]$' AND indisvalid",
        ),
      ).toEqual([{ n: 5 }]);
      expect(await all("SELECT revision FROM migr_log ORDER BY seq")).toEqual(
        [1, 2, 3, 4, 5, 6].map((n) => ({ revision: `aa0${n}` })),
      );
      await database.close();
    },
    PATIENCE_MS,
  );
});
