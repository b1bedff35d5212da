/**
 * Waiting for others: with pauses that grow and differ, until a time is over or somebody says stop.
 *
 * @module
 */
import type { ClientLockOptions } from "./drivers/driver.ts";
import { MigrError } from "./errors.ts";

/**
 * How long to pause before the next attempt: twice as long each time, and never quite the same, so that those who failed
 * together do not come back together.
 *
 * @param attempt 0 for the first pause
 */
export function backoff(attempt: number, firstMs: number, longestMs: number): number {
  return Math.min(longestMs, firstMs * 2 ** attempt) * (0.5 + Math.random());
}

/** @throws MigrError `ABORTED` as soon as the signal fires */
export async function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(new MigrError("ABORTED", "The run was aborted while it waited.", { cause: signal?.reason }));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, ms);
    if (signal?.aborted === true) stop();
    else signal?.addEventListener("abort", stop, { once: true });
  });
}

/** What the runner is called that somebody waits for. */
export function otherRunner(holder: string | undefined): string {
  return holder === undefined ? "Another runner" : `Another runner (${holder})`;
}

/** One try to take a lock: the lock, or what is known about who has it. */
export type LockAttempt<T> =
  | { readonly lock: T }
  | {
      /** Who has it; `undefined` when nobody can tell. */
      holder(): Promise<string | undefined>;
      /** Who has it can be told a moment later. */
      readonly isTaking?: boolean;
      /** What to do when it is never given back. */
      readonly hint: string;
    };

/** The pauses between two attempts: the first, and the longest. */
export interface Pauses {
  readonly firstMs: number;
  readonly longestMs: number;
}

/**
 * Tries to take a lock until it succeeds or the time is over.
 *
 * @param attempt tries once, without waiting
 * @throws MigrError `LOCK_TIMEOUT` naming the holder, `ABORTED`; and whatever `attempt` throws
 *
 * @example
 * const release = await waitForLock(() => tryLock("app.lock"), options, { firstMs: 20, longestMs: 500 });
 */
export async function waitForLock<T>(
  attempt: () => Promise<LockAttempt<T>>,
  { timeoutMs, signal, onWait }: ClientLockOptions,
  { firstMs, longestMs }: Pauses,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  let isTold = false;
  for (let tries = 0; ; tries++) {
    const found = await attempt();
    if ("lock" in found) return found.lock;
    const left = deadline - Date.now();
    const holder = left <= 0 || !isTold ? await found.holder() : undefined;
    if (left <= 0) {
      throw new MigrError("LOCK_TIMEOUT", `${otherRunner(holder)} still holds the lock after ${timeoutMs / 1000} s.`, {
        hint: found.hint,
        fields: { holder },
      });
    }
    if (!isTold && found.isTaking !== true) {
      onWait?.(holder);
      isTold = true;
    }
    await sleep(Math.min(backoff(tries, firstMs, longestMs), left), signal);
  }
}
