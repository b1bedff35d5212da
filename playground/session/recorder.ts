/**
 * What the ledger and the log show of runs, as the engine's events come in.
 *
 * @module
 */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { EngineEvent, Loss, Problem, StatementRecord } from "../engine/protocol.ts";
import type { LedgerRun, LogLine } from "./session.ts";

/** More runs than one looks back at. */
const MAX_RUNS = 30;
const MAX_LINES = 400;

export class Recorder {
  readonly #runs = signal<readonly LedgerRun[]>([]);
  readonly #log = signal<readonly LogLine[]>([]);
  #next = 1;

  get runs(): ReadonlySignal<readonly LedgerRun[]> {
    return this.#runs;
  }

  get log(): ReadonlySignal<readonly LogLine[]> {
    return this.#log;
  }

  clear(): void {
    this.#runs.value = [];
    this.#log.value = [];
  }

  say(level: LogLine["level"], text: string, about: Pick<LogLine, "revision" | "direction"> = {}): void {
    this.#log.value = [...this.#log.value, { at: Date.now(), level, text, ...about }].slice(-MAX_LINES);
  }

  /** Opens a run; its statements are shown as they happen. */
  begin(title: string): OpenRun {
    const id = this.#next++;
    const statements: StatementRecord[] = [];
    let frame = 0;
    const show = (end: Omit<LedgerRun, "id" | "title" | "statements">): void => {
      cancelAnimationFrame(frame);
      frame = 0;
      const run: LedgerRun = { id, title, statements: [...statements], ...end };
      this.#runs.value = [...this.#runs.value.filter((other) => other.id !== id), run].slice(-MAX_RUNS);
    };
    const unfinished = { losses: [], durationMs: 0 };
    return {
      statements,
      hear: (event) => {
        this.#hear(event);
        if (event.type !== "statement") return;
        statements.push(event.record);
        // A revision of thousands of statements must not draw thousands of times.
        frame ||= requestAnimationFrame(() => show(unfinished));
      },
      end: (losses, durationMs, problem) => {
        const nothing = statements.length === 0 && problem === undefined;
        if (!nothing) show({ losses, durationMs, ...(problem === undefined ? {} : { problem }) });
      },
    };
  }

  #hear(event: EngineEvent): void {
    if (event.type === "finished") {
      const { revision, direction } = event;
      const way = direction === "upgrade" ? "up" : "down";
      this.say("done", `${way} ${revision}, ${event.durationMs.toFixed(1)} ms`, { revision, direction });
    } else if (event.type === "rolledBack" && event.revisions.length > 0) {
      this.say("warning", `rolled back: ${event.revisions.join(", ")}`);
    }
  }
}

export interface OpenRun {
  readonly statements: readonly StatementRecord[];
  hear(event: EngineEvent): void;
  end(losses: readonly Loss[], durationMs: number, problem: Problem | undefined): void;
}
