/**
 * What the program needs from the machine it runs on. The files of this folder are the only ones that touch the
 * interfaces of Node, Deno and Bun.
 *
 * @module
 */
import { userInfo } from "node:os";
import { processTerminal, type Terminal } from "./terminal.ts";

export interface Host {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly terminal: Terminal;
  /** Who runs this, for the ledger. */
  readonly user: string;
  /** Fires when the person interrupts; a second interrupt ends the process. */
  readonly interrupted: AbortSignal;
}

/** The host of this process. */
export function processHost(): Host {
  return {
    cwd: process.cwd(),
    env: process.env,
    terminal: processTerminal(),
    user: userName(),
    interrupted: interruptSignal(),
  };
}

/** Containers may run as a user without a name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return process.env.USER ?? process.env.USERNAME ?? "";
  }
}

function interruptSignal(): AbortSignal {
  const controller = new AbortController();
  const interrupt = (): void => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, interrupt);
  return controller.signal;
}

export type Runtime = "node" | "bun" | "deno";

/** Which JavaScript host this is. */
export function runtime(): Runtime {
  if ("Bun" in globalThis) return "bun";
  return "Deno" in globalThis ? "deno" : "node";
}
