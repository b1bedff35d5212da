/**
 * Interrupts: signals that ask the process to end.
 *
 * @module
 */
import { MigrError } from "../../core/mod.ts";

/** What a shell says of a process that a signal ended: 128 and the signal's number. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

const GRACE_MS = 5_000;

/** Why a run was aborted: somebody sent a signal to the process, or typed Ctrl-C. */
export class Interrupt extends Error {
  readonly exitCode: number;

  constructor(signal: keyof typeof EXIT_CODES) {
    super(`The process was sent ${signal}.`);
    this.exitCode = EXIT_CODES[signal];
  }
}

/** Aborted by the first signal; a second one, or a few seconds without an end, ends the process. */
export function interruptSignal(): AbortSignal {
  const controller = new AbortController();
  const interrupt = (signal: keyof typeof EXIT_CODES): void => {
    if (controller.signal.aborted) process.exit(EXIT_CODES[signal]);
    controller.abort(new Interrupt(signal));
    setTimeout(() => process.exit(EXIT_CODES[signal]), GRACE_MS).unref();
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, interrupt);
  return controller.signal;
}

/** The error of a question that an interrupt ended. */
export function interrupted(reason: unknown): MigrError {
  return new MigrError("ABORTED", "Interrupted: nothing is written.", { cause: reason });
}

/** The interrupt that an error comes from. */
export function interruptOf(error: MigrError, signal: () => AbortSignal): Interrupt | undefined {
  if (error.code !== "ABORTED") return undefined;
  return [error.cause, signal().reason].find((reason): reason is Interrupt => reason instanceof Interrupt);
}
