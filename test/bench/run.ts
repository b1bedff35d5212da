/**
 * `npm run bench`: migr beside other tools and beside the floor, as a table.
 *
 *     npm run bench                                     everything; an hour
 *     npm run bench -- --only upgrade --engine sqlite   one part
 *     npm run bench -- --size 10,100 --rounds 3         smaller
 *     npm run bench -- --only playground                the page in Chromium
 *     npm run bench -- --only diff --engine postgres --size 10,1000 --limit 60
 *                                                       reading and comparing schemas; who takes longer is stopped
 *
 * The tools take turns, round by round, so that a noisy moment hits all of them. Beside each median stands the minimum,
 * and the ratio of the minima to migr's.
 *
 * @module
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { databases } from "./databases.ts";
import { measureDiffs } from "./diff/run.ts";
import { median, peakMemory, runCommand } from "./measure.ts";
import { measurePlayground } from "./playground.ts";
import type { Engine } from "./schema.ts";
import { type Row, table } from "./table.ts";
import { alembic } from "./tools/alembic.ts";
import { dbmate } from "./tools/dbmate.ts";
import { drizzle } from "./tools/drizzle.ts";
import { floor } from "./tools/floor.ts";
import { migr } from "./tools/migr.ts";
import type { Job, Scenario, Tool } from "./tools/tool.ts";

const TOOLS: readonly Tool[] = [migr("sql"), migr("ts"), dbmate, drizzle, alembic, floor];

const { values: options } = parseArgs({
  options: {
    only: { type: "string" },
    engine: { type: "string" },
    size: { type: "string" },
    rounds: { type: "string", default: "5" },
    limit: { type: "string", default: "120" },
  },
});

const sizes = (defaults: readonly number[]): readonly number[] => options.size?.split(",").map(Number) ?? defaults;
const engines = (["sqlite", "postgres"] as const).filter((engine) => (options.engine ?? engine) === engine);

function scenarios(): Scenario[] {
  const forEngine = (engine: Engine): Scenario[] => [
    ...sizes([1, 100, 1000]).map((size): Scenario => ({ kind: "current", engine, size })),
    ...sizes([10, 100, 1000]).map((size): Scenario => ({ kind: "upgrade", engine, size })),
    ...sizes([10, 100, 1000]).flatMap((size) =>
      [false, true].map((changed): Scenario => ({ kind: "autogenerate", engine, size, changed })),
    ),
  ];
  const all: Scenario[] = [{ kind: "version" }, ...engines.flatMap(forEngine)];
  return all.filter(({ kind }) => (options.only ?? kind) === kind);
}

function title(scenario: Scenario): string {
  switch (scenario.kind) {
    case "version":
      return "--version";
    case "current":
      return `state of a database with ${scenario.size} revisions applied, ${scenario.engine}`;
    case "upgrade":
      return `upgrade from empty, ${scenario.size} revisions, ${scenario.engine}`;
    case "autogenerate":
      return `autogenerate, ${scenario.size} tables, ${scenario.changed ? "5 % changed" : "unchanged"}, ${scenario.engine}`;
  }
}

/** Prepares every tool, lets them take turns, and gives a row for each. */
async function measure(scenario: Scenario, tools: readonly Tool[], folder: string): Promise<Row[]> {
  const jobs = await prepareAll(scenario, tools, folder);
  const times = new Map(jobs.map(({ tool }) => [tool, [] as number[]]));
  for (let round = 0; round < Number(options.rounds); round += 1) {
    for (const { tool, job } of jobs) {
      await job.before?.();
      times.get(tool)?.push((await runCommand(job.command)).ms);
    }
  }
  const rows: Row[] = [];
  for (const { tool, job } of jobs) {
    const samples = times.get(tool) ?? [];
    await job.before?.();
    const memory = await peakMemory(job.command);
    rows.push({ tool: tool.name, min: Math.min(...samples), median: median(samples), memory });
  }
  return rows;
}

async function prepareAll(
  scenario: Scenario,
  tools: readonly Tool[],
  folder: string,
): Promise<{ readonly tool: Tool; readonly job: Job }[]> {
  const jobs: { tool: Tool; job: Job }[] = [];
  for (const [index, tool] of tools.entries()) {
    const place = join(folder, String(index));
    await mkdir(place, { recursive: true });
    const database = await databases.open("engine" in scenario ? scenario.engine : "sqlite", place);
    try {
      const job = await tool.prepare(scenario, { folder: place, database });
      if (job !== undefined) jobs.push({ tool, job });
    } catch (error) {
      console.error(`${tool.name} failed at "${title(scenario)}": ${String(error).slice(0, 500)}`);
    }
  }
  return jobs;
}

/** Installs the tools from npm beside the benchmark, once. */
function installTools(): void {
  const cwd = import.meta.dirname;
  if (existsSync(join(cwd, "node_modules"))) return;
  console.error("Installing the other tools into test/bench/node_modules …");
  spawnSync("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error"], { cwd, stdio: "inherit" });
}

async function main(): Promise<void> {
  if ((options.only ?? "playground") === "playground") {
    const rows = await measurePlayground(Number(options.rounds));
    if (rows !== undefined)
      console.log(`\n### visits of the playground, over loopback\n\n${table(rows, "visit", "to the first")}`);
  }
  if (options.only === "playground") return;
  installTools();
  if ((options.only ?? "diff") === "diff") {
    const [rounds, limit] = [Number(options.rounds), Number(options.limit)];
    await measureDiffs({ engines, sizes: sizes([10, 100, 1000, 10_000]), rounds, limit });
  }
  if (options.only === "diff") return;
  const present = TOOLS.filter((tool) => {
    const missing = tool.missing();
    if (missing !== undefined) console.error(`Without ${missing}.`);
    return missing === undefined;
  });
  for (const scenario of scenarios()) {
    const folder = await mkdtemp(join(tmpdir(), "migr-bench-"));
    try {
      console.log(`\n### ${title(scenario)}\n\n${table(await measure(scenario, present, folder))}`);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

await main().finally(() => databases.close());
