/**
 * The terminal: where text goes to and answers come from.
 *
 * @module
 */
export interface Terminal {
  /** Standard output is a terminal. */
  readonly interactiveOutput: boolean;
  /** Someone can answer a question. */
  readonly canAsk: boolean;
  /** Columns of standard output. */
  readonly width: number;
  out(text: string): void;
  err(text: string): void;
  ask(question: string): Promise<string>;
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

/** Asks on standard error, so that standard output stays clean. An end of input is an empty answer. */
async function ask(question: string): Promise<string> {
  const { createInterface } = await import("node:readline/promises");
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new Promise<string>((resolve) => lines.once("close", () => resolve("")));
  try {
    return (await Promise.race([lines.question(question), ended])).trim();
  } finally {
    lines.close();
  }
}
