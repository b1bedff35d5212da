/**
 * What the program needs from the machine it runs on. The files of this folder are the only ones that touch the
 * interfaces of Node, Deno and Bun.
 *
 * @module
 */
import { interruptSignal } from "./interrupt.ts";
import { processTerminal, type Terminal } from "./terminal.ts";

export interface Host {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly terminal: Terminal;
  /** Who runs this, for the ledger. */
  readonly user: string;
  /**
   * Who asks for it takes interrupts upon himself: from then on one is a wish, told by the signal, so that what is open
   * can be rolled back. A second one, or a few seconds without an end, ends the process.
   */
  onInterrupt(): AbortSignal;
}

/** The host of this process. */
export function processHost(): Host {
  let signal: AbortSignal | undefined;
  return {
    cwd: process.cwd(),
    env: process.env,
    terminal: processTerminal(),
    get user() {
      return userName();
    },
    onInterrupt: () => {
      signal ??= interruptSignal();
      return signal;
    },
  };
}

/** Containers may run as a user without a name. */
function userName(): string {
  try {
    return process.getBuiltinModule("node:os").userInfo().username;
  } catch {
    return process.env.USER ?? process.env.USERNAME ?? "";
  }
}

export type Runtime = "node" | "bun" | "deno";

/** Which JavaScript host this is. */
export function runtime(): Runtime {
  if ("Bun" in globalThis) return "bun";
  return "Deno" in globalThis ? "deno" : "node";
}
