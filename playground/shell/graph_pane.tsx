/**
 * The left side: a lesson's prose when there is one, the revisions, and the ways to move the database.
 *
 * @module
 */
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { AuthoringHost } from "../authoring/authoring_host.tsx";
import { LESSONS } from "../catalogue/catalogue.ts";
import type { Loss } from "../engine/protocol.ts";
import { LessonPanel } from "../lessons/lesson_panel.tsx";
import type { Workspace } from "../project/workspace.ts";
import type { Session } from "../session/session.ts";
import { GraphView } from "../views/graph/graph_view.tsx";
import { lossWords } from "../views/loss/words.ts";
import { RoundTripBadge } from "../views/round_trip/round_trip_view.tsx";
import { Action } from "./action.tsx";
import { authoring } from "./authoring_state.ts";
import { Controls } from "./controls.tsx";

export function GraphPane({ workspace }: { readonly workspace: Workspace }): JSX.Element {
  const { session } = workspace;
  const hasGuide = authoring.value || workspace.lesson.value !== undefined;
  return (
    <section class="history" aria-label="Revisions" data-guide={hasGuide ? "" : undefined}>
      {hasGuide && (
        <div class="guide" key={workspace.session.project.value.lesson}>
          {authoring.value && (
            <AuthoringHost
              workspace={workspace}
              onClose={() => {
                authoring.value = false;
              }}
            />
          )}
          <OpenLesson workspace={workspace} />
        </div>
      )}
      <div class="history-scroll">
        <Faults session={session} />
        <Graph session={session} />
      </div>
      <Controls session={session}>
        <NextDowngrade session={session} />
      </Controls>
    </section>
  );
}

function Graph({ session }: { readonly session: Session }): JSX.Element {
  const { graph, database, openFile, edited, fork } = session;
  const state = useMemo(() => {
    const { applied, heads, unknown } = database.value;
    const byPath = new Map(graph.value.ids.map((id) => [graph.value.get(id)?.file.path, id]));
    const changed = new Set(edited.value.flatMap((path) => byPath.get(path) ?? []));
    const first = fork.value?.revision;
    const forked = first === undefined ? undefined : graph.value.descendants([...changed, first]);
    return { applied, heads, unknown, edited: changed, ...(forked === undefined ? {} : { forked }) };
  }, [graph.value, database.value, edited.value, fork.value]);
  const selected = graph.value.ids.find((id) => graph.value.get(id)?.file.path === openFile.value);
  return (
    <GraphView
      graph={graph.value}
      state={state}
      selected={selected}
      onRun={(id) => void session.runTo(id)}
      onSelect={(id) => {
        const path = graph.value.get(id)?.file.path;
        if (path !== undefined) openFile.value = path;
      }}
    />
  );
}

function Faults({ session }: { readonly session: Session }): JSX.Element | null {
  const { faults } = session.graph.value;
  if (faults.length === 0) return null;
  return (
    <ul class="faults" aria-label="What is wrong with the files">
      {faults.map(({ message, hint, files }) => (
        <li key={message}>
          <p>{message}</p>
          <p class="hint">{hint}</p>
          {files.map((path) => (
            <button
              key={path}
              type="button"
              class="button quiet small"
              onClick={() => {
                session.openFile.value = path;
              }}
            >
              {path}
            </button>
          ))}
        </li>
      ))}
    </ul>
  );
}

function OpenLesson({ workspace }: { readonly workspace: Workspace }): JSX.Element | null {
  const open = workspace.lesson.value;
  if (open === undefined) return null;
  const { lesson, progress, entry, next } = open;
  const number = entry === undefined ? 0 : LESSONS.indexOf(entry) + 1;
  return (
    <LessonPanel
      lesson={lesson}
      ticks={progress.ticks.value}
      done={progress.done.value}
      place={number > 0 ? { number, of: LESSONS.length } : undefined}
      next={next}
      onReset={() => void workspace.resetLesson()}
      onNext={() => void (next !== undefined && workspace.openLesson(next.id))}
      onSolution={() => workspace.applySolution()}
      onClose={() => workspace.leaveLesson()}
    />
  );
}

/** How long after a run one looks ahead. */
const LOOK_AFTER_MS = 350;

/** What the next step down would lose, and how the revision where the database stands came through its round trip. */
function NextDowngrade({ session }: { readonly session: Session }): JSX.Element | null {
  const losses = useSignal<readonly Loss[]>([]);
  const { database, engine, activity, project, roundTrips, edited, graph } = session;
  const [here] = database.value.heads;
  const ready = engine.value.phase === "ready" && activity.value === undefined && project.value.trusted;
  const sound = edited.value.length === 0 && graph.value.faults.length === 0 && database.value.heads.length === 1;
  useEffect(() => {
    losses.value = [];
    if (!ready || !sound) return;
    let current = true;
    const timer = setTimeout(() => {
      session.preview("-1", "downgrade").then(
        (report) => {
          if (current) losses.value = report.losses;
        },
        () => {},
      );
    }, LOOK_AFTER_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [database.value, ready, sound]);
  const trip = roundTrips.value.find(({ revision }) => revision === here);
  return (
    <div class="ahead">
      {losses.value.length > 0 && (
        <p class="ahead-loss">
          <span aria-hidden="true">−</span> Downgrade would lose {losses.value.map(lossWords).join(", ")}
        </p>
      )}
      {trip !== undefined && <RoundTripBadge trip={trip} />}
      {here !== undefined && trip === undefined && (
        <Action
          class="quiet small"
          enabled={ready}
          title="Up, down and up again, in a database of its own"
          onPress={() => void session.roundTrip([here]).catch(() => {})}
        >
          Test the round trip
        </Action>
      )}
    </div>
  );
}
