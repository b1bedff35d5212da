/**
 * The program in all its forms: from source and from the package under Node, Deno and Bun, and as the binary. What is
 * not built yet is built once per test run.
 *
 * @module
 */
import { execFile, execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { Finished } from "../../scripts/story.ts";
import { ROOT, sourcesOf } from "../support/imports.ts";

const BIN = join(ROOT, "node_modules/.bin");
export const NODE: string = join(BIN, "node");

/** One form of the program. */
export interface Program {
  readonly name: string;
  /** The words in front of the arguments; may build what it needs. */
  command(): readonly string[];
}

const fromSource = (name: string, ...runtime: string[]): Program => {
  return { name: `${name} from source`, command: () => [...runtime, join(ROOT, "cli/main.ts")] };
};
const fromPackage = (name: string, ...runtime: string[]): Program => {
  return {
    name: `${name} from the package`,
    command: () => [...runtime, join(installedPackage(), "dist/cli/main.js")],
  };
};

export const NODE_SOURCE: Program = fromSource("Node", NODE);
export const BINARY: Program = {
  name: "the binary",
  command: () => [built("--binary", "dist/migr")],
};

export const PROGRAMS: readonly Program[] = [
  NODE_SOURCE,
  fromSource("Bun", join(BIN, "bun")),
  fromSource("Deno", join(BIN, "deno"), "run", "-A", "--config", join(ROOT, "deno.json")),
  fromPackage("Node", NODE),
  fromPackage("Bun", join(BIN, "bun")),
  fromPackage("Deno", join(BIN, "deno"), "run", "-A"),
  BINARY,
];

/**
 * The program where permissions hold: to root no file is read-only, unless that capability is taken away. Another user
 * would do, too, but cannot read a checkout that is root's alone.
 */
export function bound(program: Program): Program {
  if (process.getuid?.() !== 0) return program;
  return { ...program, command: () => ["setpriv", "--bounding-set=-dac_override", ...program.command()] };
}

/** Runs a program in a folder, with nothing of this process's environment that it would listen to. */
export function run(
  program: Program,
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Finished> {
  const [file = "", ...words] = program.command();
  const { DATABASE_URL: _url, FORCE_COLOR: _force, NO_COLOR: _no, ...inherited } = process.env;
  return new Promise((resolve) => {
    const options = { cwd: folder, env: { ...inherited, ...env }, maxBuffer: 1e8 };
    execFile(file, [...words, ...args], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === "number" ? error.code : 1;
      resolve({ code, stdout, stderr });
    }).stdin?.end();
  });
}

/** A folder of its own outside of the repository, so that nothing of it can be resolved. */
export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), "migr-e2e-"));
}

/** Builds a part of dist/ unless it is younger than every source; returns its path. */
function built(part: "--binary" | "--package", file: string): string {
  const path = join(ROOT, file);
  const isCurrent = (): boolean => existsSync(path) && statSync(path).mtimeMs >= newestSource();
  if (isCurrent()) return path;
  withBuildLock(() => {
    if (isCurrent()) return;
    execFileSync(NODE, [join(ROOT, "scripts/build.ts"), part], { cwd: ROOT, stdio: ["ignore", "ignore", "inherit"] });
  });
  return path;
}

function newestSource(): number {
  const sources = [...sourcesOf("core"), ...sourcesOf("cli"), join("scripts", "build.ts")];
  return Math.max(...sources.map((source) => statSync(join(ROOT, source)).mtimeMs));
}

const STALE_LOCK_MS = 120_000;

/** Test files run in parallel, and two builds must not write to dist/ at once. */
export function withBuildLock(work: () => void): void {
  const lock = join(tmpdir(), "migr-e2e-build.lock");
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if (age > STALE_LOCK_MS) rmSync(lock, { recursive: true, force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
  try {
    work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

let installed: string | undefined;
const homes: string[] = [];
afterAll(() => {
  for (const home of homes) rmSync(home, { recursive: true, force: true });
});

/** The package as npm would install it: only its files, beside its dependencies. */
export function installedPackage(): string {
  if (installed !== undefined) return installed;
  built("--package", "dist/cli/main.js");
  const home = mkdtempSync(join(tmpdir(), "migr-package-"));
  homes.push(home);
  const list = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: ROOT,
    encoding: "utf8",
  });
  const packed = Object.values(JSON.parse(list))[0] as { files: { path: string }[] };
  const target = join(home, "node_modules/migr");
  for (const { path } of packed.files) cpSync(join(ROOT, path), join(target, path));
  for (const dependency of ["@electric-sql", "cac", "jiti", "postgres"]) {
    symlinkSync(join(ROOT, "node_modules", dependency), join(home, "node_modules", dependency));
  }
  // Deno looks into node_modules only where a package.json says so.
  writeFileSync(join(home, "package.json"), JSON.stringify({ dependencies: { migr: "*" } }));
  installed = target;
  return installed;
}
