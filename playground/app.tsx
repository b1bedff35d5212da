/**
 * The page: the top bar, three columns and a drawer; on a phone one of three at a time.
 *
 * @module
 */
import { type Signal, signal } from "@preact/signals";
import type { JSX } from "preact";
import type { Host } from "./host/host.ts";
import type { Workspace } from "./project/workspace.ts";
import { ActivityBar } from "./shell/activity_bar.tsx";
import { Banners } from "./shell/banners.tsx";
import { Drawer } from "./shell/drawer.tsx";
import { ActivityLine } from "./shell/engine_switch.tsx";
import { FilesPane } from "./shell/files_pane.tsx";
import { GraphPane } from "./shell/graph_pane.tsx";
import { Ledger } from "./shell/ledger.tsx";
import { ResultPane } from "./shell/result_pane.tsx";
import { TopBar } from "./shell/top_bar.tsx";

const PLACES = [
  ["graph", "Graph"],
  ["code", "Code"],
  ["result", "Result"],
] as const;
type Place = (typeof PLACES)[number][0];

/** Which column a phone shows. */
const place: Signal<Place> = signal("graph");

export interface AppProps {
  readonly workspace: Workspace;
  /** The program that serves the page, when one does. */
  readonly host: Host | undefined;
}

export function App({ workspace, host }: AppProps): JSX.Element {
  const { session } = workspace;
  return (
    <div class="page" data-place={place.value}>
      <TopBar workspace={workspace} host={host} />
      <ActivityLine session={session} />
      <Banners workspace={workspace} />
      <main class="columns">
        <GraphPane workspace={workspace} />
        <div class="centre">
          <FilesPane session={session} />
          <section class="ledger-pane" aria-label="Statement ledger">
            <h2 class="pane-title">What ran</h2>
            <Ledger session={session} />
          </section>
        </div>
        <ResultPane session={session} />
      </main>
      <Drawer session={session} />
      <nav class="places" aria-label="Part of the page">
        {PLACES.map(([key, label]) => (
          <button
            key={key}
            type="button"
            aria-current={place.value === key ? "true" : undefined}
            onClick={() => {
              place.value = key;
            }}
          >
            {label}
          </button>
        ))}
      </nav>
      <ActivityBar session={session} />
    </div>
  );
}
