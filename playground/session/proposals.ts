/**
 * What the models need and the revisions lack: asked for a moment after the last keystroke.
 *
 * @module
 */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Proposal, RenameAnswers } from "../engine/protocol.ts";
import { problemFrom } from "./engine_keeper.ts";

/** After the last keystroke, how long until the models are compared. */
const AFTER_MS = 200;

const NOTHING: Proposal = { empty: false, questions: [], upgrade: [], downgrade: [], hazards: [], unmodelled: [] };

/** What proposals need of the session. */
export interface Asking {
  /** Compares the models with the revisions. */
  ask(answers: RenameAnswers, message: string): Promise<Proposal>;
  /** Whether the engine runs and may run the project's code. */
  isReady(): boolean;
  /** Another number: what was asked before is about another project or worker. */
  epoch(): number;
}

/** The proposal of the open project. */
export class Proposals {
  readonly #current = signal<Proposal | undefined>(undefined);
  readonly #asking: Asking;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #answers: RenameAnswers = {};

  constructor(asking: Asking) {
    this.#asking = asking;
  }

  get current(): ReadonlySignal<Proposal | undefined> {
    return this.#current;
  }

  /** Another project: nothing is known of it. */
  forget(): void {
    this.clear();
    this.#answers = {};
  }

  /** Another engine will say it in its own way; the answers stand. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#current.value = undefined;
  }

  /** Asks when nothing has been typed for a moment, or after another time. */
  soon(delay = AFTER_MS): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.ask({}), delay);
  }

  /** Asks now, with answers to the questions; what goes wrong is part of the proposal. */
  async ask(answers: RenameAnswers): Promise<void> {
    this.#answers = { ...this.#answers, ...answers };
    if (!this.#asking.isReady()) return;
    const epoch = this.#asking.epoch();
    let found: Proposal;
    try {
      found = await this.#asking.ask(this.#answers, "");
    } catch (error) {
      found = { ...NOTHING, problem: problemFrom(error) };
    }
    if (epoch === this.#asking.epoch()) this.#current.value = found;
  }

  /** The proposed revision, under a message of the visitor's own where there is one; the answers are used up. */
  async take(message: string): Promise<Proposal["revision"]> {
    if (message !== "") this.#current.value = await this.#asking.ask(this.#answers, message);
    const revision = this.#current.value?.revision;
    if (revision !== undefined) this.#answers = {};
    return revision;
  }
}
