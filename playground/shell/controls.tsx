/**
 * Up, down, to the head, and from the start: the four ways to move the database.
 *
 * @module
 */
import type { ComponentChildren, JSX } from "preact";
import type { Session } from "../session/session.ts";
import { Action } from "./action.tsx";
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
      <Action class="primary" enabled={!busy && pending > 0} onPress={() => void session.up()}>
        <Icon name="up" />
        Upgrade
      </Action>
      <Action enabled={!busy && applied.size > 0} onPress={() => void session.down()}>
        <Icon name="down" />
        Downgrade
      </Action>
      <Action
        class="quiet"
        enabled={!busy && pending > 0}
        title={pending === 0 ? "Everything has run" : `Run all ${pending} that have not run`}
        onPress={() => void session.toHead()}
      >
        <Icon name="head" />
        Head
      </Action>
      <Action class="quiet" enabled={!busy} title="An empty database" onPress={() => void session.reset()}>
        <Icon name="reset" />
        Reset
      </Action>
      {heads > 1 && (
        <Action class="merge" enabled={!busy} onPress={() => void session.mergeHeads()}>
          <Icon name="merge" />
          Merge {heads} heads
        </Action>
      )}
      {children}
    </fieldset>
  );
}
