/**
 * The right side: the database as a diagram, its rows, what the last run changed, what the models need, and the proof.
 *
 * @module
 */
import { type Signal, signal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { Catalog, type Dialect, diff } from "../../core/mod.ts";
import type { Session } from "../session/session.ts";
import { RowsView } from "../views/data/data_view.tsx";
import { DiagramView } from "../views/diagram/diagram_view.tsx";
import { ModelView } from "../views/model/model_view.tsx";
import { RoundTripTable } from "../views/round_trip/round_trip_view.tsx";
import { SchemaDiffView } from "../views/schema_diff/schema_diff_view.tsx";
import { findRenames, type Renamed } from "../views/shared/renames.ts";
import { Action } from "./action.tsx";
import { Icon } from "./icons.tsx";
import { openAt } from "./place.ts";
import { Tabs } from "./tabs.tsx";

export type ResultTab = "diagram" | "data" | "diff" | "model" | "proof";

/** Which one is shown. */
export const resultTab: Signal<ResultTab> = signal("diagram");

export function ResultPane({ session }: { readonly session: Session }): JSX.Element {
  const { proposal, roundTrips } = session;
  const questions = proposal.value?.questions.length ?? 0;
  const waiting = questions > 0 || (proposal.value?.upgrade.length ?? 0) > 0;
  const bad = roundTrips.value.filter(({ schema, rows }) => schema === "different" || rows === "lost").length;
  return (
    <section class="results" aria-label="Result">
      <div class="pane-head">
        <Tabs<ResultTab>
          name="Result"
          panel="result-panel"
          current={resultTab.value}
          tabs={[
            { key: "diagram", label: "Diagram" },
            { key: "data", label: "Data" },
            { key: "diff", label: "Schema diff" },
            { key: "model", label: "Model", ...(waiting ? { note: questions > 0 ? "?" : "new" } : {}) },
            { key: "proof", label: "Round trip", ...(bad > 0 ? { note: `✗ ${bad}` } : {}) },
          ]}
          onChoose={(key) => {
            resultTab.value = key;
          }}
        />
      </div>
      <div class="result-panel" role="tabpanel" id="result-panel" aria-labelledby={`result-panel-${resultTab.value}`}>
        {VIEWS[resultTab.value](session)}
      </div>
    </section>
  );
}

const VIEWS: Readonly<Record<ResultTab, (session: Session) => JSX.Element>> = {
  diagram: (session) => <Diagram session={session} />,
  data: (session) => <Data session={session} />,
  diff: (session) => <Difference session={session} />,
  model: (session) => (
    <ModelView
      proposal={session.proposal.value}
      working={session.engine.value.phase === "loading"}
      onAnswer={(answers) => void session.propose(answers)}
      onAccept={(message) => void session.acceptProposal(message)}
      onOpen={(path, line) => openAt(session, path, line)}
    />
  ),
  proof: (session) => <Proof session={session} />,
};

/** What the last run gave another name, as far as its rows tell. */
function useRenames({ previous, database, data }: Session): readonly Renamed[] {
  const [before, after, rows] = [previous.value, database.value.catalog, data.value];
  return useMemo(() => (before === undefined ? [] : findRenames(before, after, rows)), [before, after, rows]);
}

function Data({ session }: { readonly session: Session }): JSX.Element {
  return (
    <RowsView
      tables={session.data.value}
      compare={session.previous.value !== undefined}
      renames={useRenames(session)}
      empty="No table has rows yet. Press Upgrade."
    />
  );
}

function Diagram({ session }: { readonly session: Session }): JSX.Element {
  const { fork, database, previous } = session;
  const { value } = fork;
  const renames = useRenames(session);
  const shown = useMemo(
    () =>
      value === undefined
        ? undefined
        : {
            original: Catalog.of(value.original.objects, value.original.unmodelled),
            edited: Catalog.of(value.edited.objects, value.edited.unmodelled),
          },
    [value],
  );
  if (shown !== undefined) return <DiagramView catalog={shown.edited} previous={shown.original} />;
  return (
    <DiagramView
      catalog={database.value.catalog}
      previous={previous.value}
      renames={renames}
      empty={
        session.project.value.trusted
          ? "The database is empty. Press Upgrade and watch."
          : "Nothing has run yet. The files and the graph can be read."
      }
    />
  );
}

/** Loaded with the engine's name; the page paints without it. */
const dialects = {
  sqlite: async () => (await import("../../core/dialects/sqlite/mod.ts")).sqlite,
  postgres: async () => (await import("../../core/dialects/postgres/mod.ts")).postgres,
};
const dialect: Signal<Dialect | undefined> = signal(undefined);

function Difference({ session }: { readonly session: Session }): JSX.Element {
  const { engine } = session.project.value;
  const { fork, previous, database } = session;
  useMemo(() => {
    dialect.value = undefined;
    void dialects[engine]().then((loaded) => {
      dialect.value = loaded;
    });
  }, [engine]);
  const rules = dialect.value?.diffRules;
  const renames = useRenames(session);
  const operations = useMemo(() => {
    if (fork.value !== undefined) return fork.value.operations;
    if (previous.value === undefined || rules === undefined) return [];
    return diff(previous.value, database.value.catalog, rules, { renames });
  }, [fork.value, previous.value, database.value.catalog, rules, renames]);
  return (
    <SchemaDiffView
      operations={operations}
      title={fork.value === undefined ? "What the last run changed" : "The edit beside the original"}
      empty="The last run changed nothing in the schema."
    />
  );
}

function Proof({ session }: { readonly session: Session }): JSX.Element {
  const { graph, roundTrips, activity, project } = session;
  const trips = new Map(roundTrips.value.map((trip) => [trip.revision, trip]));
  const rows = [...graph.value.order].map((revision) => ({
    revision,
    message: graph.value.get(revision)?.message ?? "",
    trip: trips.get(revision),
  }));
  return (
    <RoundTripTable
      rows={rows}
      onOpen={(revision) => {
        const path = graph.value.get(revision)?.file.path;
        if (path !== undefined) session.openFile.value = path;
      }}
      action={
        <Action
          enabled={activity.value === undefined && project.value.trusted && rows.length > 0}
          onPress={() => void session.roundTrip(graph.value.order).catch(() => {})}
        >
          <Icon name="loop" />
          Replay all, round-trip each
        </Action>
      }
    />
  );
}
