/**
 * The two engines, one of them chosen, and how far it is.
 *
 * @module
 */
import type { JSX } from "preact";
import type { EngineName } from "../project/project.ts";
import type { EngineStatus, Session } from "../session/session.ts";

const ENGINES: readonly (readonly [name: EngineName, label: string])[] = [
  ["sqlite", "SQLite"],
  ["postgres", "Postgres"],
];

export function EngineSwitch({ session }: { readonly session: Session }): JSX.Element {
  const { engine } = session.project.value;
  const status = session.engine.value;
  return (
    <fieldset class="engine-switch">
      <legend class="visually-hidden">Engine</legend>
      {ENGINES.map(([name, label]) => (
        <label key={name} class="engine-choice">
          <input
            type="radio"
            name="engine"
            value={name}
            checked={engine === name}
            onChange={() => void session.switchEngine(name)}
          />
          <span title={engine === name ? statusText(status) : undefined}>
            {engine === name && <i class="engine-light" data-phase={status.phase} aria-hidden="true" />}
            {label}
          </span>
        </label>
      ))}
      <span class="visually-hidden" role="status">
        {statusText(status)}
      </span>
    </fieldset>
  );
}

function statusText(status: EngineStatus): string {
  switch (status.phase) {
    case "off":
      return "Not started";
    case "loading":
      return status.step;
    case "ready":
      return `${status.version}, started in ${(status.startMs / 1000).toFixed(1)} s${status.cached ? " from this browser's store" : ""}`;
    case "failed":
      return "The engine has failed";
  }
}

/** A line under the top bar while an engine loads, and while something runs. */
export function ActivityLine({ session }: { readonly session: Session }): JSX.Element {
  const status = session.engine.value;
  if (status.phase !== "loading") return <div class="activity-line" data-on={session.activity.value !== undefined} />;
  const percent = Math.round(status.progress * 100);
  return (
    <div
      class="activity-line loading"
      role="progressbar"
      aria-label={status.step}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <i style={{ inlineSize: `${Math.max(3, percent)}%` }} />
    </div>
  );
}
