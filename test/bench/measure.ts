/**
 * Runs commands and measures them.
 *
 * @module
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** One measured run. */
export interface Sample {
  readonly ms: number;
  readonly output: string;
}

const GNU_TIME = "/usr/bin/time";

/**
 * Runs a command to its end.
 *
 * @param limit milliseconds after which it is killed
 * @throws Error with the command's own words when it fails.
 */
export async function runCommand(command: Command, limit?: number): Promise<Sample> {
  const started = performance.now();
  const child = spawn(command.file, command.args, {
    cwd: command.cwd,
    env: { ...process.env, NO_COLOR: "1", ...command.env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: limit !== undefined,
  });
  // With all that it has started.
  const timer = setTimeout(() => process.kill(-(child.pid ?? 0), "SIGKILL"), limit ?? 2 ** 30);
  const output: string[] = [];
  child.stdout.on("data", (chunk) => output.push(String(chunk)));
  child.stderr.on("data", (chunk) => output.push(String(chunk)));
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  const ms = performance.now() - started;
  clearTimeout(timer);
  if (code === 0) return { ms, output: output.join("") };
  if (limit !== undefined && ms >= limit) throw new Error(`not done after ${Math.round(limit / 1000)} s`);
  throw new Error(`${command.file} ${command.args.join(" ")} ended with ${code}:\n${output.join("").slice(-2000)}`);
}

/** The peak of a command's resident memory in MB, the largest of its processes; undefined without GNU time. */
export async function peakMemory(command: Command): Promise<number | undefined> {
  return (await runWithMemory(command)).memory;
}

/** {@link runCommand} and {@link peakMemory} in one. */
export async function runWithMemory(
  command: Command,
  limit?: number,
): Promise<Sample & { memory: number | undefined }> {
  if (!existsSync(GNU_TIME)) return { ...(await runCommand(command, limit)), memory: undefined };
  const report = join(tmpdir(), `migr-bench-${process.pid}-rss`);
  const args = ["-q", "-f", "%M", "-o", report, command.file, ...command.args];
  const sample = await runCommand({ ...command, file: GNU_TIME, args }, limit);
  const kilobytes = Number((await readFile(report, "utf8")).trim());
  await rm(report);
  return { ...sample, memory: kilobytes / 1024 };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
