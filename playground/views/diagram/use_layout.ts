/**
 * The layout of a diagram: at once for the first paint and for a few cards, else from dagre in a worker.
 *
 * @module
 */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { arrange, type DiagramLayout, isEasy, layoutInput, layoutKey, quickPart, type Size } from "./layout.ts";
import type { LayoutAnswer, LayoutRequest } from "./layout_worker.ts";
import type { Diagram } from "./model.ts";

/** A diagram with the places of its cards. */
export interface PlacedDiagram {
  readonly diagram: Diagram;
  readonly layout: DiagramLayout;
}

/** Milliseconds after which a diagram is shown in the quick layout, until the good one comes. */
const PATIENCE = 300;

/** Gives the diagram that can be shown now; the one before stays until the next one has its places. */
export function usePlaced(diagram: Diagram, frame: Size): PlacedDiagram {
  const input = useMemo(() => layoutInput(diagram, frame), [diagram, frame]);
  const key = layoutKey(input);
  const known = useRef(new Map<string, DiagramLayout>());
  const worker = useRef<LayoutWorker>(undefined);
  const [, answered] = useState(0);
  const shown = useRef<PlacedDiagram>(undefined);
  const easy = useMemo(() => isEasy(input), [input]);
  const [impatient, setImpatient] = useState<string | undefined>(undefined);

  useEffect(() => {
    if (easy || known.current.has(key)) return;
    worker.current ??= new LayoutWorker();
    let current = true;
    const timer = setTimeout(() => setImpatient(key), PATIENCE);
    worker.current.request(input, (layout) => {
      clearTimeout(timer);
      known.current.set(key, layout);
      if (current) answered((count) => count + 1);
    });
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [key]);
  useEffect(() => () => worker.current?.close(), []);

  const good = known.current.get(key);
  const quick = good === undefined && (easy || impatient === key || shown.current === undefined);
  const layout = good ?? (quick ? arrange(input, quickPart) : undefined);
  if (layout !== undefined && (easy || good !== undefined)) known.current.set(key, layout);
  if (layout !== undefined) shown.current = { diagram, layout };
  return shown.current ?? { diagram, layout: arrange(input, quickPart) };
}

/** The worker with dagre in it, started by the first request. */
class LayoutWorker {
  readonly #waiting = new Map<number, (layout: DiagramLayout) => void>();
  readonly #worker: Worker;
  #count = 0;

  constructor() {
    this.#worker = new Worker(new URL("./layout_worker.ts", import.meta.url), { type: "module" });
    this.#worker.addEventListener("message", ({ data }: MessageEvent<LayoutAnswer>) => {
      this.#waiting.get(data.id)?.(data.layout);
      this.#waiting.delete(data.id);
    });
  }

  request(input: LayoutRequest["input"], done: (layout: DiagramLayout) => void): void {
    const id = ++this.#count;
    this.#waiting.set(id, done);
    this.#worker.postMessage({ id, input } satisfies LayoutRequest);
  }

  close(): void {
    this.#worker.terminate();
  }
}
