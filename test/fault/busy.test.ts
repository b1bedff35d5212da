/** Databases that are busy: the application goes on while a change waits for its turn. */
import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import postgresClient from "postgres";
import { describe, expect, it } from "vitest";
import { postgres } from "../../core/dialects/postgres/mod.ts";
import { postgresJs } from "../../core/drivers/postgres_js.ts";
import type { RunEvent } from "../../core/migrator/options.ts";
import { upgrade } from "../../core/migrator/run.ts";
import { RevisionGraph } from "../../core/revisions/graph.ts";
import { sqlFile } from "../migrator/support.ts";
import { sharedPostgres } from "../support/servers.ts";

const server = await sharedPostgres(18);
const hasPgbench = found("pgbench");
if (!hasPgbench && !process.env.CI) console.warn("Skipped: pgbench is missing (Debian: postgresql-contrib).");

function found(program: string): boolean {
  try {
    execFileSync(program, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

const client = (url: string) => postgresClient(url, { max: 1, onnotice: () => {} });

/** Milliseconds of pgbench's transactions, from its own log. */
function latencies(folder: string): number[] {
  const logs = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
  return logs.flatMap((log) => log.trim().split("\n")).map((line) => Number(line.split(" ")[2]) / 1000);
}

describe.skipIf(server === undefined)("upgrade() on a busy PostgreSQL", () => {
  const alter = sqlFile("bbbb", "", "ALTER TABLE pgbench_accounts ADD COLUMN note text;");
  const graph = RevisionGraph.fromFiles([alter]);
  const LOCK_TIMEOUT_MS = 300;

  /** The application at work, while a long transaction holds a lock for a while and a change wants a stronger one. */
  async function underLoad(
    ddlLockTimeoutMs: number,
  ): Promise<{ slowest: number; events: RunEvent[]; heads: readonly string[] }> {
    const url = (await server?.createDatabase()) ?? "";
    const folder = mkdtempSync(join(tmpdir(), "migr-pgbench-"));
    const [long, own] = [client(url), client(url)];
    const events: RunEvent[] = [];
    try {
      await promisify(execFile)("pgbench", ["-i", "-q", "-s", "1", url]);
      await long.unsafe("BEGIN");
      await long.unsafe("SELECT count(*) FROM pgbench_accounts");
      const load = promisify(execFile)("pgbench", ["-S", "-n", "-c", "2", "-R", "100", "-T", "5", "-l", url], {
        cwd: folder,
      });
      await new Promise((resolve) => setTimeout(resolve, 500));
      const running = upgrade(postgresJs(own), graph, "head", {
        dialect: postgres,
        ddlLockTimeoutMs,
        lockRetries: 20,
        onEvent: (event) => events.push(event),
      });
      setTimeout(() => void long.unsafe("COMMIT").execute(), 3000);
      const { heads } = await running;
      await load;
      return { slowest: Math.max(...latencies(folder)), events, heads };
    } finally {
      await Promise.all([long, own].map((one) => one.end({ timeout: 0 })));
      rmSync(folder, { recursive: true });
    }
  }

  it.skipIf(!hasPgbench && !process.env.CI)("never lets the application queue behind a change that waits", async () => {
    const { slowest, events, heads } = await underLoad(LOCK_TIMEOUT_MS);
    expect(heads).toEqual(["bbbb"]);
    const retries = events.filter((event) => event.type === "retrying");
    expect(retries.length).toBeGreaterThan(0);
    expect(retries[0]).toMatchObject({ blocker: expect.stringMatching(/^pid \d+, .*idle in transaction, since /) });
    // What it would be without the limit; machines differ, so the two are held against each other.
    const unlimited = await underLoad(0);
    expect(unlimited.events.filter((event) => event.type === "retrying")).toEqual([]);
    console.info(`The slowest query: ${Math.round(slowest)} ms; without a limit ${Math.round(unlimited.slowest)} ms.`);
    expect(slowest).toBeLessThan(unlimited.slowest / 2);
  });

  it("gives up after the last try, and names whose transaction is in the way", async () => {
    const url = (await server?.createDatabase()) ?? "";
    const [long, own] = [client(url), client(url)];
    await long.unsafe("CREATE TABLE t (id integer)");
    await long.unsafe("BEGIN");
    await long.unsafe("SELECT * FROM t");
    const files = [
      sqlFile("aaaa", "", "CREATE TABLE kept (id integer);"),
      sqlFile("bbbb", "aaaa", "ALTER TABLE t ADD COLUMN a integer;"),
    ];
    const run = upgrade(postgresJs(own), RevisionGraph.fromFiles(files), "head", {
      dialect: postgres,
      transaction: "each",
      ddlLockTimeoutMs: 50,
      lockRetries: 1,
    });
    await expect(run).rejects.toMatchObject({
      code: "REVISION_FAILED",
      hint: expect.stringMatching(/each of 2 times\. The oldest open transaction is that of pid \d+/),
      fields: { engineCode: "55P03", ran: [expect.objectContaining({ revision: "aaaa" })] },
    });
    await Promise.all([long, own].map((one) => one.end({ timeout: 0 })));
  });

  it("takes the limits of a revision before those of the run, and leaves those of the role alone", async () => {
    const url = (await server?.createDatabase()) ?? "";
    const own = client(url);
    const show = "INSERT INTO seen SELECT current_setting('lock_timeout'), current_setting('statement_timeout');";
    const plain = sqlFile("aaaa", "", `CREATE TABLE seen (lock text, statement text);\n${show}`);
    const limited = sqlFile("bbbb", "aaaa", show);
    const text = limited.text.replace("\n\n", "\n-- ddl-lock-timeout: 7s\n-- statement-timeout: 2min\n\n");
    const last = sqlFile("cccc", "bbbb", show);
    const graph = RevisionGraph.fromFiles([plain, { ...limited, text }, last]);
    const connection = postgresJs(own);
    await upgrade(connection, graph, "head", { dialect: postgres });
    const seen = client(url);
    expect([...(await seen.unsafe("SELECT lock, statement FROM seen"))]).toEqual([
      { lock: "2s", statement: "0" },
      { lock: "7s", statement: "2min" },
      { lock: "2s", statement: "0" },
    ]);
    await seen.unsafe("SET lock_timeout = '9s'");
    const other = RevisionGraph.fromFiles([plain, { ...limited, text }, last, sqlFile("dddd", "cccc", show)]);
    await upgrade(postgresJs(seen), other, "head", { dialect: postgres });
    const rows = await connection.query("SELECT lock FROM seen OFFSET 3");
    expect(rows).toEqual([{ lock: "9s" }]);
    await Promise.all([seen, own].map((one) => one.end({ timeout: 0 })));
  });
});
