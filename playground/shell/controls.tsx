/**
 * Up, down, to the head, and from the start: the four ways to move the database.
 *
 * @module
 */
import type { ComponentChildren, JSX } from "preact";
import type { Session } from "../session/session.ts";
import { Icon } from "./icons.tsx";

export interface ControlsProps {
  readonly session: Session;
  /** What stands beneath: what a downgrade would lose. */
  readonly children?: ComponentChildren;
}

export function Controls({ session, children }: ControlsProps): JSX.Element {
  const { graph, database, activity, project } = session;
  const busy = activity.value !== undefined || !project.value.trusted;
  const { applied } = database.value;
  const pending = graph.value.order.filter((id) => !applied.has(id)).length;
  const heads = graph.value.heads.length;
  return (
    <fieldset class="controls">
      <legend class="visually-hidden">Move the database</legend>
      <button type="button" class="button primary" disabled={busy || pending === 0} onClick={() => void session.up()}>
        <Icon name="up" />
        Upgrade
      </button>
      <button type="button" class="button" disabled={busy || applied.size === 0} onClick={() => void session.down()}>
        <Icon name="down" />
        Downgrade
      </button>
      <button
        type="button"
        class="button quiet"
        disabled={busy || pending === 0}
        title={pending === 0 ? "Everything has run" : `Run all ${pending} that have not run`}
        onClick={() => void session.toHead()}
      >
        <Icon name="head" />
        Head
      </button>
      <button
        type="button"
        class="button quiet"
        disabled={busy}
        title="An empty database"
        onClick={() => void session.reset()}
      >
        <Icon name="reset" />
        Reset
      </button>
      {heads > 1 && (
        <button type="button" class="button merge" disabled={busy} onClick={() => void session.mergeHeads()}>
          <Icon name="merge" />
          Merge {heads} heads
        </button>
      )}
      {children}
    </fieldset>
  );
}
