/**
 * The real program as a process that can be killed.
 *
 * @module
 */
import { spawn } from "node:child_process";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "esbuild";

const ROOT = join(import.meta.dirname, "../..");
const BIN = join(ROOT, "node_modules/.bin");
const PRELOAD = join(import.meta.dirname, "kill_sqlite.ts");

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly pid: number;
  readonly ended: Promise<Ended>;
}

const STUCK_MS = 90_000;

/** Where a run keeps the program: beside the packages that it imports, and apart from what others build. */
const HOME = join(ROOT, "node_modules/.cache", `migr-fault-${process.pid}`);
let program: Promise<string> | undefined;

/** What runs left that were killed. */
function removeThoseOfTheDead(): void {
  const cache = dirname(HOME);
  for (const name of existsSync(cache) ? readdirSync(cache) : []) {
    const pid = Number(/^migr-fault-(\d+)$/.exec(name)?.[1] ?? process.pid);
    try {
      process.kill(pid, 0);
    } catch {
      rmSync(join(cache, name), { recursive: true, force: true });
    }
  }
}

/** The program as the package has it: bundled, which starts in a tenth of a second, and stays as it is during a run. */
export async function bundledProgram(): Promise<string> {
  program ??= (async () => {
    process.on("exit", () => rmSync(HOME, { recursive: true, force: true }));
    removeThoseOfTheDead();
    await build({
      entryPoints: [join(ROOT, "cli/main.ts")],
      outdir: join(HOME, "cli"),
      bundle: true,
      splitting: true,
      platform: "node",
      format: "esm",
      packages: "external",
      logLevel: "error",
    });
    return join(HOME, "cli/main.js");
  })();
  return await program;
}

/** Starts `migr` in a folder. */
export async function startMigr(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  runtime: "node" | "bun" = "node",
): Promise<Running> {
  const main = await bundledProgram();
  const preload = env.FAULT_POINT === undefined && env.FAULT_COUNT === undefined ? [] : ["--import", PRELOAD];
  const { DATABASE_URL: _url, ...inherited } = process.env;
  const child = spawn(join(BIN, runtime), [...preload, main, ...args], {
    cwd: folder,
    env: { ...inherited, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const texts = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => (texts.stdout += chunk));
  child.stderr.on("data", (chunk) => (texts.stderr += chunk));
  const timer = setTimeout(() => child.kill("SIGKILL"), STUCK_MS);
  const ended = new Promise<Ended>((resolve) => {
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      resolve({ code, signal, ...texts });
    });
  });
  return { pid: child.pid ?? 0, ended };
}

/** Runs `migr` to its end. */
export async function runMigr(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Ended> {
  return await (await startMigr(folder, args, env)).ended;
}
