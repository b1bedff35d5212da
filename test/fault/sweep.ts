/**
 * Sweeps: a project is run once undisturbed, then once for each point and each way of disturbing it, and each time again
 * until it ends; what is there in the end must be what the undisturbed run left.
 *
 * @module
 */
import { rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import postgres from "postgres";
import type { PostgresServer } from "../support/postgres_server.ts";
import { type Ended, runMigr, startMigr } from "./cli.ts";
import { observePostgres, observeSqlite } from "./observe.ts";
import { type FaultProject, writeProject } from "./projects.ts";
import { type Point, startProxy } from "./proxy.ts";

/**
 * - `kill`: `kill -9` of migr
 * - `cut`: the connection breaks, migr lives
 * - `crash`: `kill -9` of the server's process, on which the server throws everybody out and recovers
 * - `SIGTERM`, `SIGINT`: migr is asked to stop
 */
export type Fault = "kill" | "cut" | "crash" | "SIGTERM" | "SIGINT";

export interface Verdict {
  readonly point: Point;
  readonly fault: Fault;
  /**
   * `converged`: running again was enough. `explained`: migr said what a person must find out, and went on when it was
   * told. `lost`: anything else.
   */
  readonly verdict: "converged" | "explained" | "lost";
  /** Of what is lost: what was there instead. */
  readonly detail?: string;
}

export interface Sweep {
  readonly points: number;
  readonly verdicts: readonly Verdict[];
}

/** Which points are tried: all, or every so many. */
export interface Selection {
  readonly faults: readonly Fault[];
  readonly every: number;
}

const SIDES: readonly Point["side"][] = ["before", "after"];

/** One disturbed run and what follows it, on a database of its own. */
interface Case {
  disturb(): Promise<void>;
  again(args: readonly string[]): Promise<Ended>;
  observe(): Promise<string>;
  /** Whether the statement that nobody can tell about took effect, as a person would find out. */
  happened(): Promise<boolean>;
}

const UPGRADE = ["upgrade", "heads", "--json"];

/** Runs again, as often as it takes, and follows what migr says. */
async function judge(
  { disturb, again, observe, happened }: Case,
  wanted: string,
): Promise<Omit<Verdict, "point" | "fault">> {
  await disturb();
  let told = false;
  const said: string[] = [];
  for (let attempt = 0; attempt < 8; attempt++) {
    const { code, stdout, stderr } = await again(UPGRADE);
    said.push(stdout + stderr);
    if (code === 0) break;
    const { error } = JSON.parse(stdout || "{}") as { error?: { code: string; hint: string } };
    const revision = /migr repair --done (\S+?)\./.exec(error?.hint ?? "")?.[1];
    if (error?.code === "REVISION_PARTIAL" && revision !== undefined) {
      told = true;
      await again(["repair", (await happened()) ? "--done" : "--redo", revision]);
    } else await new Promise((resolve) => setTimeout(resolve, 300)); // the server may be recovering
  }
  const found = await observe().catch((error: unknown) => `It cannot be read: ${error}`);
  if (found === wanted) return { verdict: told ? "explained" : "converged" };
  return { verdict: "lost", detail: `${said.join("\n")}\n--- wanted\n${wanted}\n--- found\n${found}` };
}

/** Sweeps a project on a PostgreSQL server. */
export async function sweepPostgres(
  project: FaultProject,
  server: Pick<PostgresServer, "url" | "createDatabase">,
  selection: Selection,
): Promise<Sweep> {
  const folder = writeProject(project);
  const proxy = await startProxy(server.url);
  const admin = postgres(server.url, { max: 1, onnotice: () => {} });
  try {
    const url = await server.createDatabase();
    proxy.arm(undefined);
    const first = await runMigr(folder, UPGRADE, { DATABASE_URL: proxy.through(url) });
    if (first.code !== 0) throw new Error(`The undisturbed run failed: ${first.stdout}${first.stderr}`);
    const points = proxy.sent.length;
    const wanted = await observePostgres(url);
    const verdicts: Verdict[] = [];
    for (const fault of selection.faults) {
      for (const point of pointsOf(points, selection.every)) {
        const database = await server.createDatabase();
        const one = postgresCase(folder, database, point, fault, proxy, admin);
        verdicts.push({ point, fault, ...(await judge(one, wanted)) });
        await admin
          .unsafe(`DROP DATABASE IF EXISTS ${new URL(database).pathname.slice(1)} WITH (FORCE)`)
          .catch(() => {});
      }
    }
    return { points: points * SIDES.length, verdicts };
  } finally {
    await admin.end({ timeout: 5 });
    await proxy.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function postgresCase(
  folder: string,
  url: string,
  point: Point,
  fault: Fault,
  proxy: Awaited<ReturnType<typeof startProxy>>,
  admin: postgres.Sql,
): Case {
  const name = new URL(url).pathname.slice(1);
  return {
    async disturb() {
      let pid = 0;
      proxy.arm(point, async (cut) => {
        if (fault === "kill") {
          process.kill(pid, "SIGKILL");
          cut();
        } else if (fault === "cut") cut();
        else if (fault === "crash") await crash(admin, name);
        else process.kill(pid, fault);
      });
      const run = await startMigr(folder, UPGRADE, { DATABASE_URL: proxy.through(url) });
      pid = run.pid;
      await run.ended;
    },
    again: async (args) => await runMigr(folder, args, { DATABASE_URL: url }),
    observe: async () => await observePostgres(url),
    async happened() {
      const client = postgres(url, { max: 1, onnotice: () => {} });
      const [row] = await client`SELECT n FROM counter WHERE name = 'a'`;
      await client.end();
      return Number(row?.n) >= 5;
    },
  };
}

/** Kills the process of the server that works for migr; the server ends all others and replays its log. */
async function crash(admin: postgres.Sql, database: string): Promise<void> {
  const rows = await admin`SELECT pid FROM pg_stat_activity WHERE datname = ${database}`;
  for (const { pid } of rows) process.kill(Number(pid), "SIGKILL");
  await new Promise((resolve) => setTimeout(resolve, 100));
}

/** Sweeps a project on SQLite in a file; only `kill` makes sense there. */
export async function sweepSqlite(project: FaultProject, selection: Selection): Promise<Sweep> {
  const folder = writeProject(project);
  const count = join(folder, "count");
  try {
    const env = (file: string): Record<string, string> => ({ DATABASE_URL: `sqlite:./${file}` });
    const first = await runMigr(folder, UPGRADE, { ...env("wanted.db"), FAULT_COUNT: count });
    if (first.code !== 0) throw new Error(`The undisturbed run failed: ${first.stdout}${first.stderr}`);
    const points = Number(await readFile(count, "utf8"));
    const wanted = observeSqlite(join(folder, "wanted.db"));
    const verdicts: Verdict[] = [];
    for (const point of pointsOf(points, selection.every)) {
      const file = `${point.side}${point.index}.db`;
      const verdict = await judge(
        {
          disturb: async () => {
            const FAULT_POINT = `${point.index}:${point.side}`;
            const { signal } = await runMigr(folder, UPGRADE, { ...env(file), FAULT_POINT });
            if (signal !== "SIGKILL") throw new Error(`Nothing was killed at ${FAULT_POINT}.`);
          },
          again: async (args) => await runMigr(folder, args, env(file)),
          observe: async () => observeSqlite(join(folder, file)),
          happened: async () => false,
        },
        wanted,
      );
      verdicts.push({ point, fault: "kill", ...verdict });
    }
    return { points: points * SIDES.length, verdicts };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The points on both sides, thinned out evenly. */
function pointsOf(count: number, every: number): Point[] {
  const all = Array.from({ length: count }, (_, at) => SIDES.map((side): Point => ({ index: at + 1, side }))).flat();
  return all.filter((_, at) => at % every === 0);
}
