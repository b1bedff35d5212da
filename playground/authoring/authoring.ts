/**
 * A lesson in the making: mark the start, solve it, mark the goal, and write. What the author types is here; the lesson's
 * Markdown is made of it at any time.
 *
 * @module
 */
import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { isCondition, printCondition, readCondition } from "../lessons/condition.ts";
import type { Check, Lesson } from "../lessons/lesson.ts";
import { writeLesson } from "../lessons/write.ts";
import type { Session } from "../session/session.ts";
import { changedFiles, type Mark, proposeChecks } from "./propose.ts";

/** A check as its author sees it: two lines of text, and whether it counts. */
export interface DraftCheck {
  readonly id: number;
  readonly text: string;
  /** As in the lesson's file. */
  readonly condition: string;
  readonly wanted: boolean;
}

export type Step = "start" | "solve" | "write";

const PROSE = `Say what this is about, in a sentence or two.

1. What to do first.
2. And then.
`;

export class Authoring {
  readonly title: Signal<string> = signal("");
  readonly goalText: Signal<string> = signal("");
  readonly prose: Signal<string> = signal(PROSE);
  /** One in each paragraph. */
  readonly hints: Signal<string> = signal("");
  readonly checks: Signal<readonly DraftCheck[]> = signal([]);
  readonly withSolution: Signal<boolean> = signal(true);
  readonly step: ReadonlySignal<Step>;
  /** What keeps the lesson from being handed out; empty: nothing. */
  readonly faults: ReadonlySignal<readonly string[]>;
  readonly markdown: ReadonlySignal<string>;
  readonly #session: Session;
  readonly #start = signal<Mark | undefined>(undefined);
  readonly #goal = signal<Mark | undefined>(undefined);
  readonly #engine = signal<Lesson["engine"]>("sqlite");
  #nextId = 1;

  constructor(session: Session) {
    this.#session = session;
    this.step = computed(() => {
      if (this.#start.value === undefined) return "start";
      return this.#goal.value === undefined ? "solve" : "write";
    });
    this.faults = computed(() => this.#faults());
    this.markdown = computed(() => writeLesson(this.#lesson()));
  }

  get start(): ReadonlySignal<Mark | undefined> {
    return this.#start;
  }

  markStart(): void {
    this.#start.value = this.#mark();
    this.#engine.value = this.#session.project.value.engine;
    this.#goal.value = undefined;
  }

  /** Also proposes the checks; those that were written before stay. */
  markGoal(): void {
    const start = this.#start.value;
    if (start === undefined) return;
    const goal = this.#mark();
    this.#goal.value = goal;
    const own = new Set(this.checks.value.map(({ condition }) => condition));
    const proposed = proposeChecks(start, goal).map(({ text, condition, wanted }) => ({
      id: this.#nextId++,
      text,
      condition: printCondition(condition),
      wanted,
    }));
    this.checks.value = [...this.checks.value, ...proposed.filter(({ condition }) => !own.has(condition))];
  }

  /** Back to an earlier step; what was written stays. */
  again(step: "start" | "solve"): void {
    this.#goal.value = undefined;
    if (step === "start") this.#start.value = undefined;
  }

  addCheck(): void {
    this.checks.value = [...this.checks.value, { id: this.#nextId++, text: "", condition: "", wanted: true }];
  }

  changeCheck(id: number, change: Partial<Omit<DraftCheck, "id">>): void {
    this.checks.value = this.checks.value.map((check) => (check.id === id ? { ...check, ...change } : check));
  }

  #mark(): Mark {
    const { project, graph, database } = this.#session;
    const { heads, catalog, rowCounts } = database.value;
    const { heads: graphHeads, size: revisions } = graph.value;
    return { files: project.value.files, heads, graphHeads, revisions, catalog, rowCounts };
  }

  #faults(): string[] {
    const faults: string[] = [];
    if (this.title.value.trim() === "") faults.push("The lesson has no title.");
    const wanted = this.checks.value.filter((check) => check.wanted);
    if (wanted.length === 0) faults.push("No check is chosen, so the lesson would never be done.");
    for (const check of wanted) {
      const fault = faultOf(check);
      if (fault !== undefined) faults.push(`${check.text || "A check"}: ${fault}`);
    }
    return faults;
  }

  #lesson(): Lesson {
    const [start, goal] = [this.#start.value, this.#goal.value];
    const files = start?.files ?? {};
    const solution = start === undefined || goal === undefined ? {} : changedFiles(start, goal);
    const withSolution = this.withSolution.value && Object.keys(solution).length > 0;
    return {
      title: this.title.value.trim() || "Untitled lesson",
      goal: this.goalText.value,
      engine: this.#engine.value,
      at: start?.heads ?? [],
      open: openFile(files, this.#session.openFile.value),
      prose: this.prose.value,
      files,
      checks: this.#checks(),
      hints: this.hints.value
        .split(/\n\s*\n/)
        .map((hint) => hint.trim())
        .filter((hint) => hint !== ""),
      solution: withSolution ? { prose: "", files: solution, commands: ["upgrade"] } : undefined,
    };
  }

  #checks(): Check[] {
    return this.checks.value.flatMap(({ text, condition, wanted }) => {
      const read = readCondition(condition);
      return wanted && isCondition(read) ? [{ text: text.trim() || condition, condition: read, line: 0 }] : [];
    });
  }
}

/** What is wrong with a check; `undefined`: nothing. */
export function faultOf({ condition }: Pick<DraftCheck, "condition">): string | undefined {
  const read = readCondition(condition);
  return isCondition(read) ? undefined : read.hint;
}

const openFile = (files: Readonly<Record<string, string>>, path: string): string | undefined =>
  files[path] === undefined ? undefined : path;
