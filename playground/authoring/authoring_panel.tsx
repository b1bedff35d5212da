/**
 * The authoring mode: a lesson is made by doing it once. Stands where a lesson's prose stands.
 *
 * @module
 */
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { CONDITION_EXAMPLES } from "../lessons/condition.ts";
import { Prose, useMarkdown } from "../lessons/lesson_panel.tsx";
import { download } from "../project/disk.ts";
import { lessonLink, pageAddress } from "../project/link.ts";
import { Icon } from "../shell/icons.tsx";
import "../lessons/lesson.css";
import "./authoring.css";
import { type Authoring, type DraftCheck, faultOf, type Step } from "./authoring.ts";
import { embedCode } from "./embed_code.ts";

export interface AuthoringPanelProps {
  readonly authoring: Authoring;
  /** The database cannot be marked while something runs. */
  readonly busy: boolean;
  /** Opens the lesson as a learner would see it. */
  onTry(markdown: string): void;
  onClose(): void;
}

const STEPS: readonly { readonly key: Step; readonly label: string }[] = [
  { key: "start", label: "Set up" },
  { key: "solve", label: "Solve" },
  { key: "write", label: "Write" },
];

export function AuthoringPanel({ authoring, busy, onTry, onClose }: AuthoringPanelProps): JSX.Element {
  const heading = useId();
  const step = authoring.step.value;
  return (
    <section class="lesson authoring" aria-labelledby={heading}>
      <header class="lesson-head">
        <ol class="authoring-steps">
          {STEPS.map(({ key, label }) => (
            <li key={key} aria-current={key === step ? "step" : undefined}>
              {label}
            </li>
          ))}
        </ol>
        <button type="button" class="button quiet icon" aria-label="Leave the new lesson" onClick={onClose}>
          <Icon name="close" />
        </button>
        <h2 id={heading}>New lesson</h2>
      </header>
      {step === "start" && <Start authoring={authoring} busy={busy} />}
      {step === "solve" && <Solve authoring={authoring} busy={busy} />}
      {step === "write" && <Write authoring={authoring} onTry={onTry} />}
    </section>
  );
}

type PartProps = Pick<AuthoringPanelProps, "authoring" | "busy">;

function Start({ authoring, busy }: PartProps): JSX.Element {
  return (
    <>
      <p>
        Bring the project and its database to where your lesson begins: edit the files, run revisions up or down. Begin
        with an example, or with a folder of your own.
      </p>
      <button type="button" class="button primary" disabled={busy} onClick={() => authoring.markStart()}>
        This is the start
      </button>
    </>
  );
}

function Solve({ authoring, busy }: PartProps): JSX.Element {
  return (
    <>
      <p>
        Now do what your learners are to do. When you have arrived, mark the goal: from what is different then, the
        checks are proposed.
      </p>
      <button type="button" class="button primary" disabled={busy} onClick={() => authoring.markGoal()}>
        This is the goal
      </button>
      <button type="button" class="button quiet" onClick={() => authoring.again("start")}>
        Mark another start
      </button>
    </>
  );
}

function Write({ authoring, onTry }: Pick<AuthoringPanelProps, "authoring" | "onTry">): JSX.Element {
  const { title, goalText, hints, withSolution } = authoring;
  return (
    <>
      <Field label="Title" value={title.value} onInput={(text) => (title.value = text)} />
      <Field label="What is reached at the end" value={goalText.value} onInput={(text) => (goalText.value = text)} />
      <ProseField authoring={authoring} />
      <fieldset class="authoring-checks">
        <legend>Done when</legend>
        {authoring.checks.value.map((check) => (
          <CheckField key={check.id} check={check} authoring={authoring} />
        ))}
        <button type="button" class="button quiet" onClick={() => authoring.addCheck()}>
          <Icon name="plus" />
          Another check
        </button>
      </fieldset>
      <Field
        label="Hints, a blank line between them"
        value={hints.value}
        onInput={(text) => (hints.value = text)}
        rows={3}
      />
      <label class="authoring-choice">
        <input
          type="checkbox"
          checked={withSolution.value}
          onChange={(event) => (withSolution.value = event.currentTarget.checked)}
        />
        Put what I wrote into it as the solution
      </label>
      <HandOut authoring={authoring} onTry={onTry} />
      <button type="button" class="button quiet" onClick={() => authoring.again("solve")}>
        Mark another goal
      </button>
    </>
  );
}

interface FieldProps {
  readonly label: string;
  readonly value: string;
  /** More than one line. */
  readonly rows?: number;
  onInput(text: string): void;
}

function Field({ label, value, rows, onInput }: FieldProps): JSX.Element {
  const id = useId();
  return (
    <div class="authoring-field">
      <label for={id}>{label}</label>
      {rows === undefined ? (
        <input id={id} value={value} onInput={(event) => onInput(event.currentTarget.value)} />
      ) : (
        <textarea id={id} rows={rows} value={value} onInput={(event) => onInput(event.currentTarget.value)} />
      )}
    </div>
  );
}

function ProseField({ authoring }: { readonly authoring: Authoring }): JSX.Element {
  const isPreview = useSignal(false);
  const render = useMarkdown();
  const { prose } = authoring;
  return (
    <div class="authoring-prose">
      <button
        type="button"
        class="button quiet"
        aria-pressed={isPreview.value}
        onClick={() => (isPreview.value = !isPreview.value)}
      >
        {isPreview.value ? "Edit" : "Preview"}
      </button>
      {isPreview.value ? (
        <Prose class="lesson-prose" text={prose.value} render={render} />
      ) : (
        <Field label="Text, in Markdown" value={prose.value} onInput={(text) => (prose.value = text)} rows={9} />
      )}
    </div>
  );
}

function CheckField({ check, authoring }: { readonly check: DraftCheck; readonly authoring: Authoring }): JSX.Element {
  const id = useId();
  const fault = check.wanted ? faultOf(check) : undefined;
  return (
    <div class="authoring-check" data-wanted={check.wanted}>
      <input
        type="checkbox"
        checked={check.wanted}
        aria-label={`Check: ${check.text || "new"}`}
        onChange={(event) => authoring.changeCheck(check.id, { wanted: event.currentTarget.checked })}
      />
      <input
        value={check.text}
        aria-label="What learners read"
        placeholder="What learners read"
        onInput={(event) => authoring.changeCheck(check.id, { text: event.currentTarget.value })}
      />
      <input
        class="authoring-condition"
        value={check.condition}
        aria-label="Condition"
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? undefined : id}
        placeholder="table users exists"
        list="lesson-conditions"
        spellcheck={false}
        onInput={(event) => authoring.changeCheck(check.id, { condition: event.currentTarget.value })}
      />
      <datalist id="lesson-conditions">
        {CONDITION_EXAMPLES.map((example) => (
          <option key={example} value={example} />
        ))}
      </datalist>
      {fault !== undefined && (
        <p id={id} class="authoring-fault">
          {fault}
        </p>
      )}
    </div>
  );
}

function HandOut({ authoring, onTry }: Pick<AuthoringPanelProps, "authoring" | "onTry">): JSX.Element {
  const said = useSignal("");
  const faults = authoring.faults.value;
  const copy = async (what: string, text: string): Promise<void> => {
    await navigator.clipboard.writeText(text);
    said.value = `${what} copied.`;
  };
  const { markdown, title } = authoring;
  const name = `${
    title.value
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "_") || "lesson"
  }.md`;
  const disabled = faults.length > 0;
  const page = pageAddress(location);
  return (
    <div class="authoring-out">
      {faults.map((fault) => (
        <p key={fault} class="authoring-fault">
          {fault}
        </p>
      ))}
      <button type="button" class="button primary" disabled={disabled} onClick={() => onTry(markdown.value)}>
        <Icon name="play" />
        Try it
      </button>
      <button
        type="button"
        class="button"
        disabled={disabled}
        onClick={async () => await copy("Link", await lessonLink(markdown.value, page))}
      >
        Copy link
      </button>
      <button
        type="button"
        class="button"
        disabled={disabled}
        onClick={async () => await copy("Embed", embedCode(await lessonLink(markdown.value, page), page))}
      >
        Copy embed
      </button>
      <button
        type="button"
        class="button"
        disabled={disabled}
        onClick={() => download(markdown.value, name, "text/markdown")}
      >
        Save .md
      </button>
      <p class="visually-hidden" role="status">
        {said.value}
      </p>
      {said.value !== "" && <p class="authoring-said">{said.value}</p>}
    </div>
  );
}
