/**
 * Progress of a run: the plan, then one line for each revision with its time. On a terminal the line of the revision
 * that is running is alive.
 *
 * @module
 */
import { type Direction, messageOf, type RunEvent } from "../../core/mod.ts";
import type { Output } from "./output.ts";
import { clipped, count, duration } from "./text.ts";

type Started = Extract<RunEvent, { type: "started" }>;

const SPINNER = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const FRAME_MS = 100;
const LISTED = 10;

export class Progress {
  readonly #out: Output;
  readonly #database: string;
  readonly #timer: ReturnType<typeof setInterval> | undefined;
  #running: Started | undefined;
  #startedAt = 0;
  #statements = 0;
  #frame = 0;
  #drawnAt = 0;

  /** @param database what the header calls it */
  constructor(out: Output, database: string) {
    this.#out = out;
    this.#database = database;
    if (out.live) {
      this.#timer = setInterval(() => this.#draw(), FRAME_MS);
      (this.#timer as { unref?: () => void }).unref?.();
    }
  }

  /** Shows an event. */
  show(event: RunEvent): void {
    switch (event.type) {
      case "planned":
        this.#planned(event.steps);
        break;
      case "adopted":
        this.#adopted(event.revision, event.replaces);
        break;
      case "waiting":
        this.#waiting(event.holder);
        break;
      case "retrying":
        this.#retrying(event);
        break;
      case "started":
        this.#start(event);
        break;
      case "statement":
        this.#statements++;
        this.#draw(FRAME_MS);
        break;
      case "finished":
        this.#finish(this.#out.style.green("✓"), event, duration(event.durationMs));
        break;
      case "failed":
        if (this.#running !== undefined) this.#finish(this.#out.style.red("✗"), this.#running, "failed");
        break;
      case "rolledBack":
        this.#rolledBack(event.revisions);
        break;
      case "hookFailed":
        this.#out.warn(messageOf(event.error));
    }
  }

  /** Ends the live line. */
  stop(): void {
    clearInterval(this.#timer);
    if (this.#running !== undefined) this.#erase();
    this.#running = undefined;
  }

  #planned(steps: Extract<RunEvent, { type: "planned" }>["steps"]): void {
    const [first] = steps;
    if (first === undefined) return;
    const { style } = this.#out;
    this.#out.note(`${style.bold(`${verb(first.direction)} ${this.#database}`)}: ${count(steps.length, "revision")}`);
    if (steps.length > LISTED) return;
    const ids = steps.map((step) => step.revision);
    if (steps.length > 1) this.#out.note(style.dim(`  plan: ${ids.join(" → ")}`));
  }

  #adopted(revision: string, replaces: readonly string[]): void {
    const { style } = this.#out;
    const originals = count(replaces.length, "revision");
    this.#out.note(
      `  ${style.green("✓")} ${style.cyan(revision)}  recorded in the place of ${originals} that it was squashed from`,
    );
  }

  #rolledBack(revisions: readonly string[]): void {
    const others = revisions.length === 0 ? "" : `, and with it ${revisions.join(", ")}`;
    this.#out.note(`  The transaction was rolled back${others}: nothing of it is left.`);
  }

  #waiting(holder: string | undefined): void {
    this.#out.note(`Waiting for another run to finish${holder === undefined ? "" : ` (${holder})`} …`);
  }

  #retrying({ attempt, retries, delayMs, reason, blocker }: Extract<RunEvent, { type: "retrying" }>): void {
    const who = blocker === undefined ? "" : ` The oldest open transaction: ${blocker}.`;
    this.#out.note(
      `  Others were in the way (${reason}).${who} Trying again in ${duration(delayMs)} (${attempt} of ${retries}) …`,
    );
  }

  #start(event: Started): void {
    this.#running = event;
    this.#startedAt = performance.now();
    this.#statements = 0;
    this.#draw();
  }

  #finish(mark: string, event: Pick<Started, "revision" | "message" | "direction">, time: string): void {
    this.#erase();
    this.#running = undefined;
    const { style } = this.#out;
    const arrow = event.direction === "upgrade" ? "up  " : "down";
    this.#out.note(`  ${mark} ${arrow} ${style.cyan(event.revision)}  ${event.message}  ${style.dim(time)}`);
  }

  /** Draws the live line, but not more often than `leastMs`, because terminals are slow. */
  #draw(leastMs = 0): void {
    if (!this.#out.live || this.#running === undefined) return;
    const now = performance.now();
    if (now - this.#drawnAt < leastMs) return;
    this.#drawnAt = now;
    const { revision, direction, message } = this.#running;
    const arrow = direction === "upgrade" ? "up  " : "down";
    const spin = SPINNER[this.#frame++ % SPINNER.length];
    const statements = this.#statements === 0 ? "" : `, ${count(this.#statements, "statement")}`;
    const start = `  ${spin} ${arrow} ${revision}  `;
    const end = `  ${duration(now - this.#startedAt)}${statements}`;
    // A line that wraps could not be rewritten, and the time is what moves: the message gives way.
    const { width } = this.#out.terminal;
    const line = clipped(
      `${start}${clipped(message, Math.max(8, width - 1 - start.length - end.length))}${end}`,
      width - 1,
    );
    this.#out.terminal.out(`\r\x1b[2K${this.#out.mask(line)}`);
  }

  #erase(): void {
    if (this.#out.live) this.#out.terminal.out("\r\x1b[2K");
  }
}

function verb(direction: Direction): string {
  return direction === "upgrade" ? "Upgrading" : "Downgrading";
}
