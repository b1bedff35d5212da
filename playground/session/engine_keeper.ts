/**
 * Keeps the engine: started when it is first needed, one at a time, ended when another one is wanted.
 *
 * @module
 */
import { type ReadonlySignal, signal } from "@preact/signals";
import { type Engine, EngineError, type Problem } from "../engine/protocol.ts";
import type { EngineName } from "../project/project.ts";
import type { EngineStatus } from "./session.ts";

export class EngineKeeper {
  readonly #status = signal<EngineStatus>({ phase: "off" });
  #engine: { readonly name: EngineName; readonly started: Promise<Engine> } | undefined;

  get status(): ReadonlySignal<EngineStatus> {
    return this.#status;
  }

  /** Whether an engine runs or is about to. */
  get isOn(): boolean {
    return this.#engine !== undefined;
  }

  /** The engine of this name; another one is ended. @throws EngineError */
  async get(name: EngineName): Promise<Engine> {
    if (this.#engine?.name === name) return await this.#engine.started;
    this.stop();
    const started = this.#start(name);
    this.#engine = { name, started };
    return await started;
  }

  /** Ends the engine at once; everything that waits for it fails. */
  stop(): void {
    const engine = this.#engine;
    this.#engine = undefined;
    this.#status.value = { phase: "off" };
    engine?.started.then(
      (running) => running.stop(),
      () => {},
    );
  }

  async #start(name: EngineName): Promise<Engine> {
    const isCurrent = (): boolean => this.#engine?.name === name;
    this.#status.value = { phase: "loading", step: "Starting", progress: 0 };
    try {
      // The page paints before this is loaded.
      const { startEngine } = await import("../engine/client.ts");
      const { engine, cached, startMs } = await startEngine(name, ({ step, share }) => {
        if (isCurrent()) this.#status.value = { phase: "loading", step, progress: share };
      });
      if (isCurrent()) this.#status.value = { phase: "ready", version: engine.version, startMs, cached };
      return engine;
    } catch (error) {
      const problem = problemFrom(error);
      if (isCurrent()) {
        this.#engine = undefined;
        this.#status.value = { phase: "failed", problem };
      }
      throw error;
    }
  }
}

/** What an action that failed has to say. */
export function problemFrom(error: unknown): Problem {
  if (error instanceof EngineError) return error.problem;
  return { code: "PAGE_FAILED", message: error instanceof Error ? error.message : String(error) };
}
