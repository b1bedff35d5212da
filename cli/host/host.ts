/**
 * What the program needs from the machine it runs on. The files of this folder are the only ones that touch the
 * interfaces of Node, Deno and Bun.
 *
 * @module
 */
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

const GRACE_MS = 5_000;

/** Why a run was aborted: somebody sent a signal to the process. */
export class Interrupt extends Error {
  /** What a shell says of a process that a signal ended: 128 and the signal's number. */
  readonly exitCode: number;

  constructor(signal: string, exitCode: number) {
    super(`The process was sent ${signal}.`);
    this.exitCode = exitCode;
  }
}

const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

function interruptSignal(): AbortSignal {
  const controller = new AbortController();
  const interrupt = (signal: keyof typeof EXIT_CODES): void => {
    if (controller.signal.aborted) process.exit(EXIT_CODES[signal]);
    controller.abort(new Interrupt(signal, EXIT_CODES[signal]));
    setTimeout(() => process.exit(EXIT_CODES[signal]), GRACE_MS).unref();
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
