/**
 * Programs in a terminal of their own, by the `script` of util-linux: for what only happens where somebody types.
 *
 * @module
 */
import { spawn, spawnSync } from "node:child_process";

/** Why there is none; undefined when there is. */
export function terminalMissing(): string | undefined {
  if (spawnSync("script", ["--version"], { encoding: "utf8" }).stdout?.includes("util-linux")) return undefined;
  if (process.env.CI === "true") throw new Error("script is missing: apt-get install bsdutils");
  return "apt-get install bsdutils";
}

/** What a terminal showed, and how the program ended. */
export interface Shown {
  readonly text: string;
  readonly code: number | null;
}

/** When the program has printed the first text since the last answer, the second is typed, or what a function gives. */
export type Typed = readonly [waitFor: string, keys: string | ((text: string) => string)];

/**
 * Runs a command line in a terminal of 80 columns.
 *
 * @example await inTerminal("migr diff a.sql b.sql", [["[y/n]", "y\r"]], { cwd: folder })
 */
export async function inTerminal(
  command: string,
  typed: readonly Typed[],
  options: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<Shown> {
  const child = spawn("script", ["--quiet", "--return", "--command", `stty cols 80; ${command}`, "/dev/null"], {
    cwd: options.cwd,
    env: { ...process.env, NO_COLOR: "1", TERM: "xterm", ...options.env },
    stdio: ["pipe", "pipe", "ignore"],
  });
  const waiting = [...typed];
  let text = "";
  let read = 0;
  child.stdout.on("data", (chunk: Buffer) => {
    text += chunk.toString();
    for (let at = next(); at >= 0; at = next()) {
      const [wanted = "", keys = ""] = waiting.shift() ?? [];
      read = at + wanted.length;
      child.stdin.write(typeof keys === "string" ? keys : keys(text));
    }
  });
  const next = (): number => (waiting[0] === undefined ? -1 : text.indexOf(waiting[0][0], read));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { text: text.replaceAll("\r\n", "\n"), code };
}
