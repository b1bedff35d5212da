/** Lays diagrams out beside the page. One request, one answer, with the same number. */
import { dagreLayout } from "./dagre_layout.ts";
import type { DiagramLayout, LayoutInput } from "./layout.ts";

/** What the page sends. */
export interface LayoutRequest {
  readonly id: number;
  readonly input: LayoutInput;
}

/** What it gets. */
export interface LayoutAnswer {
  readonly id: number;
  readonly layout: DiagramLayout;
}

addEventListener("message", ({ data }: MessageEvent<LayoutRequest>) => {
  postMessage({ id: data.id, layout: dagreLayout(data.input) } satisfies LayoutAnswer);
});
