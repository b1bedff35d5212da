/**
 * Reading and comparing schemas of 10 to 10,000 tables: migr beside other tools, and beside what the engine's own program takes
 * to print one schema. See `schema.ts` for what the schemas have.
 *
 * @module
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import postgres from "postgres";
import { databases } from "../databases.ts";
import { median, runWithMemory } from "../measure.ts";
import type { Engine } from "../schema.ts";
import { type Row, table } from "../table.ts";
import { type Change, changeSql, schemaSql } from "./schema.ts";
import { type DiffTool, type Task, toolsFor } from "./tools.ts";

export interface DiffBenchOptions {
  readonly engines: readonly Engine[];
  readonly sizes: readonly number[];
  readonly rounds: number;
  /** Seconds after which a tool is stopped, and shown as too slow. */
  readonly limit: number;
}

/** What is compared, and up to how many tables: dropping and making all of them is beyond what people do. */
const CHANGES: readonly { change: Change; says: string; most: number }[] = [
  { change: "none", says: "unchanged", most: Number.POSITIVE_INFINITY },
  { change: "few", says: "1 % changed", most: Number.POSITIVE_INFINITY },
  { change: "every", says: "every table changed", most: 1000 },
  { change: "renamed", says: "every table under another name, as drops and creations", most: 1000 },
];

/** Measures everything and prints a table for each size. */
export async function measureDiffs(options: DiffBenchOptions): Promise<void> {
  for (const engine of options.engines) for (const size of options.sizes) await measureSize(engine, size, options);
}

async function measureSize(engine: Engine, size: number, options: DiffBenchOptions): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "migr-bench-"));
  try {
    const from = await makeDatabase(engine, size, "none", folder);
    const measure = async (task: Task, title: string, to: string): Promise<void> => {
      const tools = await toolsFor(task, engine, folder);
      const rows = await takeTurns(tools, from, to, options);
      console.log(`\n### ${title}, ${size} tables, ${engine}\n\n${table(rows)}`);
    };
    await measure("library", "introspect, without the start of a process", from);
    await measure("inspect", "print a schema, whole process", from);
    for (const { change, says, most } of CHANGES) {
      if (size > most) continue;
      await measure("diff", `compare two databases, ${says}`, await makeDatabase(engine, size, change, folder));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function takeTurns(
  tools: readonly DiffTool[],
  from: string,
  to: string,
  { rounds, limit }: DiffBenchOptions,
): Promise<Row[]> {
  const found = new Map(tools.map((tool) => [tool, { times: [] as number[], memory: 0, failure: tool.missing }]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [tool, result] of found) {
      if (result.failure !== undefined) continue;
      try {
        const { ms, memory, output } = await runWithMemory(tool.command(from, to), limit * 1000);
        result.times.push(tool.timed === true ? Number(output.trim().split("\n").at(-1)) : ms);
        result.memory = Math.max(result.memory, memory ?? 0);
      } catch (error) {
        result.failure = reasonOf(error);
      }
    }
  }
  return tools.map((tool) => {
    const { times = [], memory, failure } = found.get(tool) ?? {};
    const figures = { tool: tool.name, min: Math.min(...times), median: median(times), memory: memory || undefined };
    return failure === undefined ? figures : { ...figures, failure };
  });
}

/** The line of a tool's output that says why, fit for a table. */
function reasonOf(error: unknown): string {
  const lines = String(error instanceof Error ? error.message : error).split("\n");
  const said = lines.find((line) => /(error|memory|exceeded|not done)/i.test(line)) ?? lines[0] ?? "";
  return said.replaceAll("|", "/").trim().slice(0, 120);
}

/** A database with a schema, and the changes to it. */
async function makeDatabase(engine: Engine, size: number, change: Change, folder: string): Promise<string> {
  const statements = [...schemaSql(engine, size), ...changeSql(engine, size, change)];
  if (engine === "sqlite") {
    const file = join(folder, `${change}-${crypto.randomUUID()}.db`);
    const database = new DatabaseSync(file);
    database.exec(["BEGIN", ...statements, "COMMIT"].join(";\n"));
    database.close();
    return file;
  }
  const { address } = await databases.open(engine, folder);
  const sql = postgres(address, { max: 1, onnotice: () => {} });
  // A transaction may hold only so many locks.
  for (let at = 0; at < statements.length; at += 1000) await sql.unsafe(statements.slice(at, at + 1000).join(";\n"));
  await sql.unsafe("VACUUM ANALYZE");
  await sql.end();
  return address;
}
