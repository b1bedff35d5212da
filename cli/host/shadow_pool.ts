/**
 * The shadows of one command: opened when they are asked for, used again when they are given back, and gone when the
 * command ends, however it ends.
 *
 * @module
 */
import type { OpenShadow, Shadow } from "../../core/mod.ts";

export class ShadowPool {
  readonly #idle = new Map<string, Shadow[]>();
  readonly #all = new Set<Shadow>();
  readonly #interrupted: () => AbortSignal;

  /** @param interrupted asked for when the first shadow opens, because who asks takes interrupts upon himself */
  constructor(interrupted: () => AbortSignal) {
    this.#interrupted = interrupted;
  }

  /**
   * Pools what a function opens.
   *
   * @param key shadows that stand for each other have the same
   * @param outlives something of it would be left behind if the process just ended
   */
  opener(key: string, open: OpenShadow, outlives: boolean): OpenShadow {
    return async () => {
      const shadow = (await this.#reused(key)) ?? (await this.#opened(open, outlives));
      let isOut = true;
      const close = async (): Promise<void> => {
        if (isOut) this.#idle.set(key, [...(this.#idle.get(key) ?? []), shadow]);
        isOut = false;
      };
      return { connection: shadow.connection, reset: () => shadow.reset(), close };
    };
  }

  /** Made empty only now: most are not used twice. */
  async #reused(key: string): Promise<Shadow | undefined> {
    const shadow = this.#idle.get(key)?.pop();
    await shadow?.reset();
    return shadow;
  }

  async #opened(open: OpenShadow, outlives: boolean): Promise<Shadow> {
    if (outlives && this.#all.size === 0) this.#interrupted().addEventListener("abort", () => void this.close());
    const shadow = await open();
    this.#all.add(shadow);
    return shadow;
  }

  /** Closes all of them, those in use, too. Idempotent. */
  async close(): Promise<void> {
    const all = [...this.#all];
    this.#all.clear();
    this.#idle.clear();
    await Promise.allSettled(all.map((shadow) => shadow.close()));
  }
}
