/**
 * Formatting the files that migr writes, by the project's own formatter.
 *
 * @module
 */
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { MigrError, messageOf } from "../../core/mod.ts";

/** A command in which `{file}` is the path, or a function of the path. */
export type Formatter = string | ((path: string) => unknown);

/**
 * Formats a file that was just written. A formatter that fails takes the file with it: nobody wants a revision that the
 * next check refuses.
 *
 * @param folder where a command runs
 * @param shown what messages call the file
 * @throws MigrError `HOOK_FAILED` with what the formatter said
 */
export async function formatFile(
  path: string,
  formatter: Formatter | undefined,
  folder: string,
  shown: string,
): Promise<void> {
  if (formatter === undefined) return;
  try {
    if (typeof formatter === "function") await formatter(path);
    else await runCommand(formatter.replaceAll("{file}", quoted(path)), folder);
  } catch (error) {
    rmSync(path, { force: true });
    const what = typeof formatter === "function" ? "The function" : `The command "${formatter}"`;
    throw new MigrError("HOOK_FAILED", `${what} could not format ${shown}: ${messageOf(error)}`, {
      cause: error,
      hint: 'The file was removed. Correct "format" in migr.config.ts, or what it runs.',
      fields: { hook: "format" },
    });
  }
}

function quoted(path: string): string {
  return process.platform === "win32" ? `"${path}"` : `'${path.replaceAll("'", `'\\''`)}'`;
}

/** Runs a command line; when it fails, what it printed is the error. */
async function runCommand(line: string, folder: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const child = spawn(line, { cwd: folder, shell: true, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => {
        said += chunk.toString("utf8");
      });
    }
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`${said.trim() || "it said nothing"} (${signal ?? `exit code ${code}`})`));
    });
  });
}
