/** The views on their own, with made-up data: `npm run dev`, then `/views/workbench/`. */
import "../../styles/tokens.css";
import "./workbench.css";
import { render } from "preact";
import { useState } from "preact/hooks";
import { DiagramView } from "../diagram/diagram_view.tsx";
import { GraphView } from "../graph/graph_view.tsx";
import { EARLIER, FORTY, FOUR, SMALL, TWELVE } from "./fixtures.ts";

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

const SCENES = {
  graph: () => <Graph name="forty" />,
  four: () => <Graph name="four" />,
  diagram: () => <DiagramView catalog={TWELVE} />,
  changes: () => <DiagramView catalog={TWELVE} previous={EARLIER} />,
  small: () => <DiagramView catalog={SMALL} />,
};

const scene = SCENES[(PARAMS.get("scene") ?? "diagram") as keyof typeof SCENES];
const root = document.getElementById("root");
if (root !== null) render(<main class="workbench">{scene()}</main>, root);
