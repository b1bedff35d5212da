/**
 * How long a run bears with others that are in its way, and how it lets the process hear of signals.
 *
 * @module
 */
import { MigrError } from "../errors.ts";
import { backoff, sleep } from "../waiting.ts";
import type { RunOptions } from "./options.ts";

export const DEFAULT_LOCK_TIMEOUT_MS = 60_000;

const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 250;

/** Waits for another session that is in the way. */
export class Patience {
  readonly #options: Pick<RunOptions, "lockTimeoutMs" | "signal" | "onEvent">;
  readonly #deadline: number;
  #pauses = 0;

  constructor(options: Pick<RunOptions, "lockTimeoutMs" | "signal" | "onEvent">) {
    this.#options = options;
    this.#deadline = Date.now() + this.#timeoutMs;
  }

  get #timeoutMs(): number {
    return this.#options.lockTimeoutMs ?? DEFAULT_LOCK_TIMEOUT_MS;
  }

  /**
   * One pause.
   *
   * @throws MigrError `LOCK_TIMEOUT` when the time is over, `ABORTED` when the signal fires
   */
  async wait(): Promise<void> {
    const left = this.#deadline - Date.now();
    if (left <= 0) {
      throw new MigrError(
        "LOCK_TIMEOUT",
        `Another connection, which is no run of migr, still writes to the database after ${this.#timeoutMs / 1000} s.`,
        { hint: "Wait until it is done, or end the program that keeps a transaction open." },
      );
    }
    if (this.#pauses === 0) this.#options.onEvent?.({ type: "waiting", holder: undefined });
    const pause = backoff(this.#pauses++, FIRST_PAUSE_MS, LONGEST_PAUSE_MS);
    await sleep(Math.min(pause, left), this.#options.signal);
  }
}

const YIELD_AFTER_MS = 30;
let yielded = 0;

/**
 * Lets the process hear of signals now and then: a client that answers at once would keep it busy until the end of the
 * run.
 */
export async function yieldNow(signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined || performance.now() - yielded < YIELD_AFTER_MS) return;
  await new Promise((resolve) => setTimeout(resolve, 0));
  yielded = performance.now();
}
