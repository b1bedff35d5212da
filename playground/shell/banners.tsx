/**
 * What the visitor must know before anything else: a foreign project that has not run, something that went wrong,
 * an edit that the database does not have.
 *
 * @module
 */
import type { ComponentChildren, JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Problem } from "../engine/protocol.ts";
import type { Notice, Workspace } from "../project/workspace.ts";
import { fileName } from "../session/about_project.ts";
import type { Session } from "../session/session.ts";
import { Icon, type IconName } from "./icons.tsx";
import { openAt } from "./place.ts";

export function Banners({ workspace }: { readonly workspace: Workspace }): JSX.Element {
  const { session, notice } = workspace;
  const { project, problem, edited, activity } = session;
  const showsEdited = edited.value.length > 0 && activity.value === undefined;
  return (
    <div class="banners">
      {notice.value !== undefined && <NoticeBanner notice={notice.value} onClose={() => workspace.dismissNotice()} />}
      {!project.value.trusted && <RunBanner session={session} />}
      {problem.value !== undefined && problem.value.code !== "EDITED" && (
        <ProblemBanner problem={problem.value} session={session} />
      )}
      {showsEdited && <EditedBanner session={session} />}
    </div>
  );
}

interface BannerProps {
  readonly kind: "info" | "error" | "notice";
  readonly icon: IconName;
  readonly children: ComponentChildren;
  readonly actions?: ComponentChildren;
  readonly onClose?: () => void;
}

function Banner({ kind, icon, children, actions, onClose }: BannerProps): JSX.Element {
  const self = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => () => handOverFocus(self.current), []);
  return (
    <div ref={self} class={`banner ${kind}`} role={kind === "error" ? "alert" : "status"}>
      <Icon name={icon} />
      <div class="banner-text">{children}</div>
      <div class="banner-actions">
        {actions}
        {onClose !== undefined && (
          <button type="button" class="button quiet icon" aria-label="Dismiss" onClick={onClose}>
            <Icon name="close" />
          </button>
        )}
      </div>
    </div>
  );
}

/** Whoever pressed a button in a banner that goes with it, goes on where the database stands. */
function handOverFocus(banner: HTMLElement | null): void {
  if (banner?.contains(document.activeElement) !== true) return;
  document.querySelector<HTMLElement>('.history [role="treeitem"][tabindex="0"]')?.focus();
}

function NoticeBanner({ notice, onClose }: { readonly notice: Notice; readonly onClose: () => void }): JSX.Element {
  return (
    <Banner
      kind={notice.level === "error" ? "error" : "notice"}
      icon={notice.level === "error" ? "warning" : "check"}
      onClose={onClose}
    >
      <p>{notice.message}</p>
      {notice.hint !== undefined && <p class="hint">{notice.hint}</p>}
    </Banner>
  );
}

function RunBanner({ session }: { readonly session: Session }): JSX.Element {
  return (
    <Banner
      kind="info"
      icon="play"
      actions={
        <button type="button" class="button primary" onClick={() => void session.trust()}>
          <Icon name="play" />
          Run
        </button>
      }
    >
      <p>This project is somebody else’s, and none of its code has run.</p>
      <p class="hint">Run it when you have looked at it: in a sandbox, without network, cut off from this page.</p>
    </Banner>
  );
}

function ProblemBanner({ problem, session }: { readonly problem: Problem; readonly session: Session }): JSX.Element {
  const { path, line, message, hint, code } = problem;
  const known = path !== undefined && session.project.value.files[path] !== undefined;
  const ambiguous = code === "AMBIGUOUS_IDENTIFIER" && session.graph.value.heads.length > 1;
  return (
    <Banner
      kind={code === "STOPPED" ? "notice" : "error"}
      icon={code === "STOPPED" ? "stop" : "warning"}
      onClose={() => session.dismiss()}
      actions={
        <>
          {ambiguous && (
            <>
              <button type="button" class="button primary" onClick={() => void session.mergeHeads()}>
                <Icon name="merge" />
                Merge heads
              </button>
              <button type="button" class="button" onClick={() => void session.runTo("heads", "upgrade")}>
                Upgrade to both
              </button>
            </>
          )}
          {known && line !== undefined && (
            <button type="button" class="button" onClick={() => openAt(session, path, line)}>
              {fileName(path)}, line {line}
            </button>
          )}
        </>
      }
    >
      <p>{message}</p>
      {hint !== undefined && <p class="hint">{hint}</p>}
    </Banner>
  );
}

function EditedBanner({ session }: { readonly session: Session }): JSX.Element {
  const { edited, graph } = session;
  const [first] = edited.value;
  const names = edited.value.map(fileName).join(", ");
  const revision = graph.value.files.find((file) => file.path === first);
  const id = graph.value.ids.find((item) => graph.value.get(item)?.file.path === revision?.path);
  return (
    <Banner
      kind="notice"
      icon="loop"
      actions={
        <>
          <button type="button" class="button primary" onClick={() => void session.adoptEdits()}>
            <Icon name="play" />
            Run again
          </button>
          {id !== undefined && (
            <button type="button" class="button" onClick={() => void session.replayFork(id).catch(() => {})}>
              Compare
            </button>
          )}
          <button type="button" class="button quiet" onClick={() => session.discardEdits()}>
            Undo
          </button>
        </>
      }
    >
      <p>
        <b>{names}</b> has changed since this database ran it.
      </p>
      <p class="hint">Run again makes the database anew with the edit; Compare replays both side by side.</p>
    </Banner>
  );
}
