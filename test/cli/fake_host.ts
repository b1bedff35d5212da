/**
 * Runs the program inside of this process, with a terminal that only collects.
 *
 * @module
 */
import { tmpdir } from "node:os";
import type { Host } from "../../cli/host/host.ts";
import { runProgram } from "../../cli/program.ts";
import type { Finished } from "../../scripts/story.ts";

export interface FakeOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Standard output is a terminal. */
  readonly interactive?: boolean;
}

/** Runs one command line. */
export async function migr(args: readonly string[], options: FakeOptions = {}): Promise<Finished> {
  const texts = { stdout: "", stderr: "" };
  const host: Host = {
    cwd: options.cwd ?? tmpdir(),
    env: options.env ?? {},
    user: "tester",
    onInterrupt: () => new AbortController().signal,
    terminal: {
      interactiveOutput: options.interactive ?? false,
      canAsk: false,
      width: 80,
      out: (text) => {
        texts.stdout += text;
      },
      err: (text) => {
        texts.stderr += text;
      },
      ask: async () => "",
    },
  };
  const code = await runProgram(args, host);
  return { code, ...texts };
}
