import "../shared/shared.css";
import "./model.css";
import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import type { Proposal, RenameAnswers, RenameQuestion } from "../../engine/protocol.ts";
import { SchemaDiffView } from "../schema_diff/schema_diff_view.tsx";
import { CodeText } from "../shared/code_text.tsx";

export interface ModelViewProps {
  /** Absent: not known yet. */
  readonly proposal: Proposal | undefined;
  /** A newer one is being made. */
  readonly working: boolean;
  readonly onAnswer: (answers: RenameAnswers) => void;
  /** Writes the revision into the project. */
  readonly onAccept: (message: string) => void;
  /** Shows the file and line of a problem. */
  readonly onOpen?: (path: string, line: number | undefined) => void;
}

/**
 * The revision that the models need, as it would be written, while they are edited.
 *
 * @example <ModelView proposal={proposal} working={false} onAnswer={propose} onAccept={accept} />
 */
export function ModelView({ proposal, working, onAnswer, onAccept, onOpen }: ModelViewProps): JSX.Element {
  const [answers, setAnswers] = useState<RenameAnswers>({});
  // Answered questions leave the proposal; they stay here, so that an answer can be taken back.
  const [asked, setAsked] = useState<readonly RenameQuestion[]>([]);
  const fresh = (proposal?.questions ?? []).filter((question) => !asked.some(({ key }) => key === question.key));
  if (fresh.length > 0) setAsked([...asked, ...fresh]);
  if (proposal?.empty === true && asked.length > 0) {
    setAsked([]);
    setAnswers({});
  }
  const answer = (key: string, rename: boolean): void => {
    const next = { ...answers, [key]: rename };
    setAnswers(next);
    onAnswer(next);
  };
  return (
    <div class="model" aria-busy={working}>
      <p class="model-status" aria-live="polite">
        {statusOf(proposal, working)}
      </p>
      {proposal?.problem !== undefined && <Fault proposal={proposal} onOpen={onOpen} />}
      {asked.map((question) => (
        <Question key={question.key} question={question} answer={answers[question.key]} onAnswer={answer} />
      ))}
      {proposal !== undefined && <Found proposal={proposal} onAccept={onAccept} />}
    </div>
  );
}

function statusOf(proposal: Proposal | undefined, working: boolean): string {
  if (working || proposal === undefined) return "Comparing the models with what the revisions make…";
  if (proposal.problem !== undefined) return "The models cannot be read as they are.";
  if (proposal.questions.length > 0) return "One thing only you can know:";
  if (proposal.empty)
    return "The models and the revisions agree. Edit schema.ts, and the revision it needs appears here.";
  return "The revision that the models need:";
}

function Fault({ proposal, onOpen }: { proposal: Proposal; onOpen: ModelViewProps["onOpen"] }): JSX.Element | null {
  const { problem } = proposal;
  if (problem === undefined) return null;
  const { path, line } = problem;
  return (
    <div class="model-fault" role="alert">
      <p>{problem.message}</p>
      {problem.hint !== undefined && <p class="model-hint">{problem.hint}</p>}
      {path !== undefined && onOpen !== undefined && (
        <button type="button" class="view-button" title={path} onClick={() => onOpen(path, line)}>
          Open {path.slice(path.lastIndexOf("/") + 1)}
          {line === undefined ? "" : `, line ${line}`}
        </button>
      )}
    </div>
  );
}

interface QuestionProps {
  readonly question: RenameQuestion;
  readonly answer: boolean | undefined;
  readonly onAnswer: (key: string, rename: boolean) => void;
}

function Question({ question, answer, onAnswer }: QuestionProps): JSX.Element {
  const name = useId();
  const { key, fromLabel, to } = question;
  const choices = [
    { value: true, label: "Renamed", text: `It is now called ${to.name} and keeps its values.` },
    { value: false, label: "Dropped and added", text: "They have nothing to do with each other; its values are lost." },
  ];
  return (
    <fieldset class="model-question">
      <legend>
        Was the {fromLabel} renamed to <strong>{to.name}</strong>?
      </legend>
      {choices.map(({ value, label, text }) => (
        <label key={label}>
          <input type="radio" name={name} checked={answer === value} onChange={() => onAnswer(key, value)} />
          <span>
            <strong>{label}</strong>
            <span>{text}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Found({ proposal, onAccept }: { proposal: Proposal; onAccept: ModelViewProps["onAccept"] }): JSX.Element {
  const { hazards, upgrade, revision, unmodelled } = proposal;
  return (
    <>
      {hazards.length > 0 && (
        <ul class="model-hazards" aria-label="What to know before running it">
          {hazards.map(({ level, message }) => (
            <li key={message} data-level={level}>
              <strong>{level}</strong> {message}
            </li>
          ))}
        </ul>
      )}
      {upgrade.length > 0 && <SchemaDiffView operations={upgrade} />}
      {revision !== undefined && (
        <>
          <Accept key={revision.path} onAccept={onAccept} />
          <CodeText text={revision.text} language="ts" label={revision.path} />
        </>
      )}
      {unmodelled.length > 0 && (
        <p class="model-hint">
          Also in the database, left alone: {unmodelled.map(({ kind, name }) => `${kind} ${name}`).join(", ")}.
        </p>
      )}
    </>
  );
}

function Accept({ onAccept }: { onAccept: ModelViewProps["onAccept"] }): JSX.Element {
  const [message, setMessage] = useState("");
  const id = useId();
  return (
    <form
      class="model-accept"
      onSubmit={(event) => {
        event.preventDefault();
        onAccept(message.trim());
      }}
    >
      <label for={id}>Message</label>
      <input
        id={id}
        type="text"
        value={message}
        placeholder="what it is for"
        autocomplete="off"
        onInput={(event) => setMessage(event.currentTarget.value)}
      />
      <button type="submit" class="view-button" data-kind="primary">
        Write revision
      </button>
    </form>
  );
}
