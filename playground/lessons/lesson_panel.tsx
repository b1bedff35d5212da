/**
 * A lesson beside its project: prose, checks that tick as one works, hints, and the way on.
 *
 * @module
 */
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useId } from "preact/hooks";
import { Icon } from "../shell/icons.tsx";
import "./lesson.css";
import type { Check, Lesson } from "./lesson.ts";
import type { Tick } from "./progress.ts";

export interface LessonPanelProps {
  readonly lesson: Lesson;
  readonly ticks: readonly Tick[];
  readonly done: boolean;
  /** Which lesson of how many; absent for one that is not bundled. */
  readonly place?: { readonly number: number; readonly of: number } | undefined;
  readonly next?: { readonly title: string } | undefined;
  onReset(): void;
  onNext(): void;
  /** Writes the solution's files into the project. */
  onSolution(): void;
  onClose(): void;
}

type Render = typeof import("./markdown.ts");

/** The panel. Its checks say aloud when one begins to hold. */
export function LessonPanel(props: LessonPanelProps): JSX.Element {
  const { lesson, ticks, done, place, next, onReset, onNext, onClose } = props;
  const render = useMarkdown();
  const heading = useId();
  return (
    <section class="lesson" aria-labelledby={heading}>
      <header class="lesson-head">
        <p class="lesson-place">{place === undefined ? "Lesson" : `Lesson ${place.number} of ${place.of}`}</p>
        <button
          type="button"
          class="button quiet icon"
          aria-label="Leave the lesson"
          title="Leave the lesson"
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
        <h2 id={heading}>{lesson.title}</h2>
        <Dots checks={lesson.checks} ticks={ticks} />
      </header>
      <Prose class="lesson-prose" text={lesson.prose} render={render} />
      <Checks checks={lesson.checks} ticks={ticks} render={render} done={done} />
      {done && (
        <div class="lesson-done">
          <p>{lesson.goal === "" ? "You did it." : `Done: ${lowerFirst(lesson.goal)}`}</p>
          {next !== undefined && (
            <button type="button" class="button primary" onClick={onNext}>
              Next: {next.title}
            </button>
          )}
        </div>
      )}
      <Hints hints={lesson.hints} render={render} />
      {lesson.solution !== undefined && <SolutionPart {...props} render={render} />}
      <footer class="lesson-foot">
        <button type="button" class="button" onClick={onReset}>
          Reset to the start
        </button>
        {!done && next !== undefined && (
          <button type="button" class="button quiet" onClick={onNext}>
            Skip to the next
          </button>
        )}
      </footer>
    </section>
  );
}

/** The checks at a glance, in sight while one reads. The list of checks says the same in words. */
function Dots({ checks, ticks }: Pick<ChecksProps, "checks" | "ticks">): JSX.Element {
  const held = ticks.filter((tick) => tick === "held").length;
  return (
    <p class="lesson-dots" aria-hidden="true">
      {checks.map(({ line }, index) => (
        <i key={line} data-tick={ticks[index] ?? "unknown"} />
      ))}
      <span>
        {held} of {checks.length}
      </span>
    </p>
  );
}

const lowerFirst = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;

/** Loads what renders Markdown; until then texts are shown as they are written. */
export function useMarkdown(): Render | undefined {
  const render = useSignal<Render | undefined>(undefined);
  useEffect(() => {
    let isHere = true;
    void import("./markdown.ts").then((module) => {
      if (isHere) render.value = module;
    });
    return () => {
      isHere = false;
    };
  }, [render]);
  return render.value;
}

interface TextProps {
  readonly class: string;
  readonly text: string;
  readonly render: Render | undefined;
}

/** Paragraphs of Markdown. */
export function Prose({ text, render, class: name }: TextProps): JSX.Element {
  if (render === undefined) return <div class={`${name} lesson-plain`}>{text}</div>;
  // Raw HTML is dropped by the renderer.
  return <div class={name} dangerouslySetInnerHTML={{ __html: render.renderProse(text) }} />;
}

/** One line of Markdown; raw HTML is dropped by the renderer. */
function Line({ text, render }: Pick<TextProps, "text" | "render">): JSX.Element {
  if (render === undefined) return <span>{text}</span>;
  return <span dangerouslySetInnerHTML={{ __html: render.renderLine(text) }} />;
}

interface ChecksProps {
  readonly checks: readonly Check[];
  readonly ticks: readonly Tick[];
  readonly done: boolean;
  readonly render: Render | undefined;
}

const WORDS: Readonly<Record<Tick, string>> = { held: "Done: ", open: "To do: ", unknown: "To do: " };

function Checks({ checks, ticks, done, render }: ChecksProps): JSX.Element {
  const held = ticks.filter((tick) => tick === "held").length;
  return (
    <div class="lesson-checks">
      <h3>Checks</h3>
      <ul>
        {checks.map(({ text, line }, index) => {
          const tick = ticks[index] ?? "unknown";
          return (
            <li key={line} data-tick={tick}>
              <span class="lesson-tick" aria-hidden="true">
                {tick === "held" ? "✓" : ""}
              </span>
              <span class="visually-hidden">{WORDS[tick]}</span>
              <Line text={text} render={render} />
            </li>
          );
        })}
      </ul>
      <p class="visually-hidden" aria-live="polite" role="status">
        {done ? "All checks hold. The lesson is done." : `${held} of ${checks.length} checks hold.`}
      </p>
    </div>
  );
}

function Hints({
  hints,
  render,
}: {
  readonly hints: readonly string[];
  readonly render: Render | undefined;
}): JSX.Element | null {
  const shown = useSignal(0);
  if (hints.length === 0) return null;
  return (
    <div class="lesson-hints">
      {hints.slice(0, shown.value).map((hint, index) => (
        <div class="lesson-hint" key={hint}>
          <span class="lesson-hint-number">Hint {index + 1}</span>
          <Prose class="lesson-hint-text" text={hint} render={render} />
        </div>
      ))}
      {shown.value < hints.length && (
        <button type="button" class="button quiet" onClick={() => shown.value++}>
          {shown.value === 0 ? "Show a hint" : "Another hint"}
        </button>
      )}
    </div>
  );
}

function SolutionPart({
  lesson,
  onSolution,
  render,
}: LessonPanelProps & { readonly render: Render | undefined }): JSX.Element | null {
  const { solution } = lesson;
  if (solution === undefined) return null;
  const paths = Object.keys(solution.files);
  return (
    <details class="lesson-solution">
      <summary>Solution</summary>
      {solution.prose !== "" && <Prose class="lesson-prose" text={solution.prose} render={render} />}
      {paths.map((path) => (
        <details key={path}>
          <summary>{path.slice(path.lastIndexOf("/") + 1)}</summary>
          <pre>{solution.files[path]}</pre>
        </details>
      ))}
      {solution.commands.length > 0 && (
        <>
          <p>With the command line:</p>
          <pre>{solution.commands.map((command) => `migr ${command}\n`).join("")}</pre>
        </>
      )}
      {paths.length > 0 && (
        <button type="button" class="button" onClick={onSolution}>
          Put it into the files
        </button>
      )}
    </details>
  );
}
