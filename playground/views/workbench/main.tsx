/** The views on their own, with made-up data: `npm run dev`, then `/views/workbench/`. */
import "../../styles/tokens.css";
import "./workbench.css";
import { render } from "preact";
import { useState } from "preact/hooks";
import { postgres } from "../../../core/dialects/postgres/mod.ts";
import { diff } from "../../../core/mod.ts";
import { RowsView } from "../data/data_view.tsx";
import { DiagramView } from "../diagram/diagram_view.tsx";
import { EditorView } from "../editor/editor_view.tsx";
import { GraphView } from "../graph/graph_view.tsx";
import { ModelView } from "../model/model_view.tsx";
import { RoundTripBadge, RoundTripTable } from "../round_trip/round_trip_view.tsx";
import { SchemaDiffView } from "../schema_diff/schema_diff_view.tsx";
import { EARLIER, FORTY, FOUR, SMALL, TWELVE } from "./fixtures.ts";
import { PROPOSAL, QUESTIONS, REVISION, TABLES_CHANGED, TRIPS } from "./results.ts";

const GRAPHS = { forty: FORTY, four: FOUR };
const PARAMS = new URLSearchParams(location.search);
document.documentElement.dataset.theme = PARAMS.get("theme") ?? "light";

function Graph({ name }: { name: keyof typeof GRAPHS }) {
  const graph = GRAPHS[name];
  const [here, setHere] = useState<string>(graph.order[Math.floor(graph.order.length * 0.6)] ?? "base");
  const heads = here === "base" ? [] : [here];
  const state = {
    heads,
    applied: graph.ancestors(heads),
    forked: new Set(name === "four" ? graph.order.slice(2) : []),
  };
  return <GraphView graph={graph} state={state} selected={here} onRun={setHere} />;
}

function Edit() {
  const [text, setText] = useState(REVISION);
  const problems = [{ line: 12, message: 'column "country" of relation "users" does not exist' }];
  return (
    <EditorView
      path="migrations/versions/4d00.ts"
      text={text}
      engine="sqlite"
      catalog={TWELVE}
      problems={PARAMS.has("clean") ? [] : problems}
      original={PARAMS.has("merge") ? REVISION.replace("country", "land") : undefined}
      onChange={setText}
    />
  );
}

const nothing = (): void => undefined;

const SCENES = {
  editor: () => <Edit />,
  diff: () => <SchemaDiffView operations={diff(EARLIER, TWELVE, postgres.diffRules)} title="From 4d00 to the head" />,
  data: () => <RowsView tables={TABLES_CHANGED} compare={true} />,
  model: () => <ModelView proposal={PROPOSAL} working={false} onAnswer={nothing} onAccept={nothing} />,
  question: () => (
    <ModelView
      proposal={{ ...PROPOSAL, revision: undefined, upgrade: [], hazards: [], questions: QUESTIONS }}
      working={false}
      onAnswer={nothing}
      onAccept={nothing}
    />
  ),
  trips: () => <RoundTripTable rows={TRIPS} onOpen={nothing} />,
  small_parts: () => (
    <div style={{ padding: "2rem", display: "grid", gap: "1rem", justifyItems: "start" }}>
      {TRIPS.map(({ trip }) => trip !== undefined && <RoundTripBadge key={trip.revision} trip={trip} />)}
    </div>
  ),
  graph: () => <Graph name="forty" />,
  four: () => <Graph name="four" />,
  diagram: () => <DiagramView catalog={TWELVE} />,
  changes: () => <DiagramView catalog={TWELVE} previous={EARLIER} />,
  small: () => <DiagramView catalog={SMALL} />,
};

const scene = SCENES[(PARAMS.get("scene") ?? "diagram") as keyof typeof SCENES];
const root = document.getElementById("root");
if (root !== null) render(<main class="workbench">{scene()}</main>, root);
