/**
 * The terminal: where text goes to and answers come from.
 *
 * @module
 */
import { Interrupt, interrupted } from "./interrupt.ts";

export interface Terminal {
  /** Standard output is a terminal. */
  readonly interactiveOutput: boolean;
  /** Someone can answer a question. */
  readonly canAsk: boolean;
  /** Columns of standard output. */
  readonly width: number;
  out(text: string): void;
  err(text: string): void;
  /**
   * The answer to a question; empty when the input ends.
   *
   * @throws MigrError `ABORTED` on Ctrl-C, and when the signal is
   */
  ask(question: string, signal: AbortSignal): Promise<string>;
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  const { stdin, stdout, stderr } = process;
  // `migr history | head` closes the pipe early; that is no failure.
  for (const stream of [stdout, stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
      process.exit(0);
    });
  }
  return {
    interactiveOutput: stdout.isTTY === true,
    canAsk: stdin.isTTY === true && stderr.isTTY === true,
    get width() {
      return stdout.columns ?? 80;
    },
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    ask,
  };
}

/** Asks on standard error, so that standard output stays clean. What is printed next begins a line. */
async function ask(question: string, signal: AbortSignal): Promise<string> {
  const { createInterface } = await import("node:readline/promises");
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  let isAnswered = false;
  const answer = lines.question(question).then((text) => {
    isAnswered = true;
    return text.trim();
  });
  const ended = new Promise<string>((resolve, reject) => {
    lines.once("close", () => resolve(""));
    // A terminal that is read letter by letter sends no signal for Ctrl-C.
    lines.once("SIGINT", () => reject(interrupted(new Interrupt("SIGINT"))));
  });
  const close = (): void => lines.close();
  signal.addEventListener("abort", close);
  try {
    const text = await Promise.race([answer, ended]);
    if (signal.aborted) throw interrupted(signal.reason);
    return text;
  } finally {
    if (!isAnswered) process.stderr.write("\n");
    signal.removeEventListener("abort", close);
    close();
  }
}
