/**
 * Where a lesson is made: loaded when somebody makes one, and kept while they try it.
 *
 * @module
 */
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Workspace } from "../project/workspace.ts";
import type { Authoring } from "./authoring.ts";

interface Loaded {
  readonly authoring: Authoring;
  readonly Panel: typeof import("./authoring_panel.tsx").AuthoringPanel;
}

export interface AuthoringHostProps {
  readonly workspace: Workspace;
  onClose(): void;
}

export function AuthoringHost({ workspace, onClose }: AuthoringHostProps): JSX.Element | null {
  const { session } = workspace;
  const loaded = useSignal<Loaded | undefined>(undefined);
  const isTrying = useSignal(false);
  useEffect(() => {
    void Promise.all([import("./authoring.ts"), import("./authoring_panel.tsx")]).then(([state, panel]) => {
      loaded.value = { authoring: new state.Authoring(session), Panel: panel.AuthoringPanel };
    });
  }, [session, loaded]);
  if (loaded.value === undefined) return null;
  const { authoring, Panel } = loaded.value;
  if (isTrying.value) {
    const back = (): void => {
      isTrying.value = false;
      workspace.leaveLesson();
    };
    return (
      <p class="authoring-trying">
        This is what learners see.
        <button type="button" class="button" onClick={back}>
          Back to writing
        </button>
      </p>
    );
  }
  const isReady = session.engine.value.phase === "ready" && session.activity.value === undefined;
  return (
    <Panel
      authoring={authoring}
      busy={!isReady || session.edited.value.length > 0}
      onTry={(markdown) => {
        isTrying.value = true;
        void workspace.openLessonText(markdown, true);
      }}
      onClose={onClose}
    />
  );
}
