/** Kills of runs on a libSQL file, whose lock is a lease. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "migr-libsql-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SCRIPT = `
import { createClient } from "@libsql/client";
import { sqlite } from "./core/dialects/sqlite/mod.ts";
import { libsql } from "./core/drivers/libsql.ts";
import { RevisionGraph, upgrade } from "./core/mod.ts";
const file = (n, up) => ({ path: "a" + n + ".sql", text: "-- S.\\n-- revision: aaa" + n + "\\n-- down-revision: " + (n === 1 ? "" : "aaa" + (n - 1)) + "\\n\\n-- migr: upgrade\\n" + up + "\\n" });
const steps = [2, 3, 4, 5, 6].map((n) => file(n, "UPDATE counter SET n = n * 2 + 1;\\nCREATE TABLE t" + n + " AS WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r LIMIT 300000) SELECT i FROM r;"));
const graph = RevisionGraph.fromFiles([file(1, "CREATE TABLE counter (n integer);\\nINSERT INTO counter VALUES (1);"), ...steps]);
console.log("begins");
await upgrade(libsql(createClient({ url: process.argv[1] })), graph, "head", { dialect: sqlite, transaction: "each", leaseMs: 500 });`;

/** Runs the program, and kills it some time after it has begun to migrate. */
async function run(killAfter?: number): Promise<number | string | null> {
  const args = ["--input-type=module", "--eval", SCRIPT, `file:${join(folder, "app.db")}`];
  const child = spawn(join(ROOT, "node_modules/.bin/node"), args, { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
  child.stdout.once("data", () => {
    if (killAfter !== undefined) setTimeout(() => child.kill("SIGKILL"), killAfter);
  });
  return await new Promise((resolve) => child.once("exit", (code, signal) => resolve(signal ?? code)));
}

it("a run on libSQL that is killed goes on where it was, once its lease is over", async () => {
  const ends = [];
  for (const wait of [40, 150, 250]) ends.push(await run(wait));
  expect(ends).toContain("SIGKILL");
  expect(await run()).toBe(0);
  const db = new DatabaseSync(join(folder, "app.db"));
  expect({ ...db.prepare("SELECT n FROM counter").get() }).toEqual({ n: 63 });
  const log = db.prepare("SELECT revision FROM migr_log ORDER BY seq").all();
  expect(log.map(({ revision }) => revision)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `aaa${n}`));
  expect({ ...db.prepare("SELECT count(*) AS n FROM t6").get() }).toEqual({ n: 300_000 });
  db.close();
}, 60_000);
