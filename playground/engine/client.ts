/**
 * The page's side of the conversation with an engine.
 *
 * @module
 */
import engines from "virtual:engines";
import type { EngineName } from "../project/project.ts";
import { forgetOld, loadAssets } from "./assets.ts";
import { openSandbox, type Sandbox } from "./frame.ts";
import {
  type Engine,
  EngineError,
  type EngineEvent,
  type Params,
  type Problem,
  type RequestMessage,
  type RequestName,
  type Result,
  type WorkerMessage,
} from "./protocol.ts";

interface Waiting {
  readonly resolve: (result: never) => void;
  readonly reject: (error: unknown) => void;
  readonly onEvent: ((event: EngineEvent) => void) | undefined;
}

/** How far the start is. */
export interface Progress {
  readonly step: string;
  /** From 0 to 1. */
  readonly share: number;
}

/** Of the whole start, how much is the download. */
const DOWNLOAD = 0.8;
/** How long an engine may take to answer for the first time. */
const OPEN_TIMEOUT_MS = 90_000;

/** An engine with how it started. */
export interface StartedEngine {
  readonly engine: Engine;
  readonly cached: boolean;
  readonly startMs: number;
}

/**
 * Starts an engine in a sandbox of its own.
 *
 * @throws EngineError when its files cannot be fetched or it does not start
 */
export async function startEngine(name: EngineName, onProgress: (progress: Progress) => void): Promise<StartedEngine> {
  const start = performance.now();
  const label = name === "sqlite" ? "SQLite" : "PostgreSQL";
  onProgress({ step: `Fetching ${label}`, share: 0 });
  const fetching = loadAssets(engines[name], (share) =>
    onProgress({ step: `Fetching ${label}`, share: share * DOWNLOAD }),
  );
  const [sandbox, assets] = await Promise.all([openSandbox(), fetching.catch(fetchFailed)]);
  onProgress({ step: `Starting ${label}`, share: DOWNLOAD });
  const client = new Client(name, sandbox, assets.worker);
  try {
    await client.open(assets.binaries);
  } catch (error) {
    client.stop();
    throw error;
  }
  void forgetOld([...engines.sqlite, ...engines.postgres]);
  return { engine: client, cached: assets.cached, startMs: performance.now() - start };
}

function fetchFailed(error: unknown): never {
  throw new EngineError({
    code: "ENGINE_UNREACHABLE",
    message: `The engine could not be loaded: ${error instanceof Error ? error.message : String(error)}`,
    hint: "Check the connection and reload the page. Files and graph can be read and edited meanwhile.",
  });
}

class Client implements Engine {
  readonly name: EngineName;
  version = "";
  readonly #sandbox: Sandbox;
  readonly #port: MessagePort;
  readonly #waiting = new Map<number, Waiting>();
  #next = 1;
  #ended: Problem | undefined;

  constructor(name: EngineName, sandbox: Sandbox, program: string) {
    this.name = name;
    this.#sandbox = sandbox;
    this.#port = sandbox.start(program, (message) =>
      this.#end({
        code: "ENGINE_FAILED",
        message: `The engine has stopped working${message === "" ? "" : `: ${message}`}.`,
        hint: "Start it again with Reset.",
      }),
    );
    this.#port.onmessage = ({ data }: MessageEvent<WorkerMessage>) => this.#receive(data);
  }

  async open(assets: Readonly<Record<string, ArrayBuffer>>): Promise<void> {
    const timer = setTimeout(
      () =>
        this.#end({
          code: "ENGINE_FAILED",
          message: "The engine does not start in this browser.",
          hint: "It needs WebAssembly, workers and blobs, which this browser or its settings may forbid.",
        }),
      OPEN_TIMEOUT_MS,
    );
    try {
      const { version } = await this.#ask("open", { assets }, undefined);
      this.version = version;
    } finally {
      clearTimeout(timer);
    }
  }

  async request<N extends RequestName>(
    name: N,
    params: Params<N>,
    onEvent?: (event: EngineEvent) => void,
  ): Promise<Result<N>> {
    return await this.#ask(name, params, onEvent);
  }

  stop(): void {
    this.#end({ code: "STOPPED", message: "Stopped." });
  }

  #ask<N extends RequestName>(
    name: N,
    params: Params<N>,
    onEvent: ((event: EngineEvent) => void) | undefined,
  ): Promise<Result<N>> {
    if (this.#ended !== undefined) return Promise.reject(new EngineError(this.#ended));
    const id = this.#next++;
    const message: RequestMessage<N> = { id, name, params };
    return new Promise<Result<N>>((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as (result: never) => void, reject, onEvent });
      this.#port.postMessage(message);
    });
  }

  #receive(message: WorkerMessage): void {
    const waiting = this.#waiting.get(message.id);
    if (waiting === undefined) return;
    if (message.type === "event") {
      waiting.onEvent?.(message.event);
      return;
    }
    this.#waiting.delete(message.id);
    if (message.type === "result") waiting.resolve(message.result as never);
    else waiting.reject(new EngineError(message.problem));
  }

  #end(problem: Problem): void {
    if (this.#ended !== undefined) return;
    this.#ended = problem;
    this.#sandbox.stop();
    this.#sandbox.close();
    this.#port.close();
    for (const { reject } of this.#waiting.values()) reject(new EngineError(problem));
    this.#waiting.clear();
  }
}
