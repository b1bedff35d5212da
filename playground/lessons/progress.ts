/**
 * The lesson that is open, and which of its checks hold: looked at again whenever the project or its database changes.
 *
 * @module
 */
import { batch, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { StatementRecord } from "../engine/protocol.ts";
import type { Session } from "../session/session.ts";
import { holds, type LessonState } from "./evaluate.ts";
import type { Lesson } from "./lesson.ts";
import { lessonState } from "./state.ts";

/** A check holds, does not, or has not been looked at since something changed. */
export type Tick = "held" | "open" | "unknown";

/** What several edits in a row wait for. */
const SETTLE_MS = 80;

/** Follows a lesson until {@link LessonProgress.end}. */
export class LessonProgress {
  readonly lesson: Lesson;
  readonly #ticks = signal<readonly Tick[]>([]);
  readonly #done = signal(false);
  readonly #session: Session;
  readonly #stop: () => void;
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(session: Session, lesson: Lesson) {
    this.#session = session;
    this.lesson = lesson;
    this.#ticks.value = lesson.checks.map(() => "unknown");
    this.#stop = effect(() => {
      // Whatever a check may look at.
      void session.database.value;
      void session.graph.value;
      void session.runs.value;
      const isReady = session.engine.value.phase === "ready" && session.activity.value === undefined;
      this.#turn++;
      clearTimeout(this.#timer);
      if (isReady && session.project.value.trusted) this.#timer = setTimeout(() => void this.#look(), SETTLE_MS);
    });
  }

  get ticks(): ReadonlySignal<readonly Tick[]> {
    return this.#ticks;
  }

  /** All checks hold. */
  get done(): ReadonlySignal<boolean> {
    return this.#done;
  }

  end(): void {
    this.#turn++;
    clearTimeout(this.#timer);
    this.#stop();
  }

  async #look(): Promise<void> {
    const turn = this.#turn;
    const state = this.#state();
    const ticks: Tick[] = [];
    for (const { condition } of this.lesson.checks) {
      // What the engine refuses does not hold.
      const held = await holds(condition, state).catch(() => false);
      if (turn !== this.#turn) return;
      ticks.push(held ? "held" : "open");
    }
    batch(() => {
      this.#ticks.value = ticks;
      this.#done.value = ticks.length > 0 && ticks.every((tick) => tick === "held");
    });
  }

  #state(): LessonState {
    const { graph, project, database, runs } = this.#session;
    const { heads, applied, catalog, rowCounts } = database.value;
    const watched = new Map<string, StatementRecord[]>();
    for (const run of runs.value) {
      const upgraded = run.statements.filter(
        ({ direction, impact }) => direction === "upgrade" && impact !== undefined,
      );
      // A later run of the same revision takes the place of an earlier one.
      for (const { revision } of upgraded) watched.set(revision, []);
      for (const record of upgraded) watched.get(record.revision)?.push(record);
    }
    return lessonState(
      {
        graph: graph.value,
        files: project.value.files,
        start: this.lesson.at,
        heads,
        applied,
        catalog,
        rowCounts,
        watched,
      },
      (name, params) => this.#session.ask(name, params),
    );
  }
}
