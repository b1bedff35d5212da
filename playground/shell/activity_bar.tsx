/**
 * What goes on, and the button that ends it.
 *
 * @module
 */
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Session } from "../session/session.ts";
import { Icon } from "./icons.tsx";

/** What is over sooner needs no word. */
const QUIET_MS = 400;

export function ActivityBar({ session }: { readonly session: Session }): JSX.Element {
  const activity = session.activity.value;
  const status = session.engine.value;
  const shown = useSignal(false);
  useEffect(() => {
    shown.value = false;
    if (activity === undefined) return;
    const timer = setTimeout(() => {
      shown.value = true;
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, [activity?.startedAt]);
  const visible = activity !== undefined && shown.value;
  const step = status.phase === "loading" ? `${status.step} ${Math.round(status.progress * 100)} %` : activity?.label;
  return (
    <div class="activity" data-visible={visible} role="status">
      {visible && (
        <>
          <span class="spinner" aria-hidden="true" />
          <span>
            {step}
            {activity?.of !== undefined && ` ${activity.done ?? 0} of ${activity.of}`}
          </span>
          {status.phase !== "loading" && (
            <button type="button" class="button danger" onClick={() => void session.stop()}>
              <Icon name="stop" />
              Stop
            </button>
          )}
        </>
      )}
    </div>
  );
}
