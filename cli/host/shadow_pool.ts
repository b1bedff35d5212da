/**
 * The shadows of one command: opened when they are asked for, used again when they are given back, and gone when the
 * command ends, however it ends.
 *
 * @module
 */
import type { Connection, OpenShadow, Shadow } from "../../core/mod.ts";
import { interrupted } from "./interrupt.ts";

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
      const connection = outlives ? this.#interruptible(shadow.connection) : shadow.connection;
      return { connection, reset: () => shadow.reset(), close };
    };
  }

  /** What an interrupt takes away under somebody's hands fails for that reason. */
  #interruptible(connection: Connection): Connection {
    const told = async <T>(answer: Promise<T>): Promise<T> => {
      try {
        return await answer;
      } catch (error) {
        const signal = this.#interrupted();
        throw signal.aborted ? interrupted(signal.reason) : error;
      }
    };
    return {
      ...connection,
      query: (sql, params) => told(connection.query(sql, params)),
      batch: (queries) => told(connection.batch(queries)),
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
