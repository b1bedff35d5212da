import "../shared/shared.css";
import "./diagram.css";
import type { ComponentChildren, JSX, TargetedKeyboardEvent } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { type Catalog, KIND_LABELS } from "../../../core/mod.ts";
import { ChangeMark, ChangeSummary } from "../shared/change_mark.tsx";
import type { Renamed } from "../shared/renames.ts";
import { CardView } from "./card.tsx";
import type { Size } from "./layout.ts";
import { linkPaths } from "./links.ts";
import { type Diagram, diagramOf } from "./model.ts";
import { type PlacedDiagram, usePlaced } from "./use_layout.ts";
import { Viewport } from "./viewport.ts";

export interface DiagramViewProps {
  readonly catalog: Catalog;
  /** The schema before the last run: what differs from it is marked. */
  readonly previous?: Catalog | undefined;
  /** What has another name since then. */
  readonly renames?: readonly Renamed[];
  /** Shown where there is nothing to draw. */
  readonly empty?: ComponentChildren;
}

/**
 * The schema as a diagram that changes in place.
 *
 * @example <DiagramView catalog={database.catalog} previous={previous} />
 */
export function DiagramView({ catalog, previous, renames, empty }: DiagramViewProps): JSX.Element {
  const diagram = useMemo(() => diagramOf(previous, catalog, renames), [previous, catalog, renames]);
  const frame = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const viewport = useRef<Viewport>(undefined);
  const placed = usePlaced(diagram, useSize(frame));

  useLayoutEffect(() => {
    if (frame.current === null || content.current === null) return;
    const opened = new Viewport(frame.current, content.current);
    viewport.current = opened;
    const observer = new ResizeObserver(() => opened.resized());
    observer.observe(frame.current);
    return () => {
      observer.disconnect();
      opened.close();
    };
  }, []);
  useLayoutEffect(() => viewport.current?.show(placed.layout), [placed.layout]);

  return (
    <div class="diagram">
      <h2 class="visually-hidden">Schema diagram</h2>
      <section
        class="diagram-frame"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys move the drawing
        tabIndex={0}
        aria-label="Schema diagram. Arrow keys move it, plus and minus zoom, 0 shows all of it."
        ref={frame}
        onKeyDown={(event) => moveByKey(event, viewport.current)}
      >
        <div
          class="diagram-content"
          ref={content}
          style={{ width: `${placed.layout.width}px`, height: `${placed.layout.height}px` }}
        >
          <Drawing placed={placed} />
        </div>
        {diagram.cards.length === 0 && <div class="view-empty">{empty ?? "The schema is empty."}</div>}
      </section>
      <Foot catalog={catalog} diagram={diagram} viewport={viewport} />
    </div>
  );
}

function Drawing({ placed: { diagram, layout } }: { placed: PlacedDiagram }): JSX.Element {
  const [pointed, setPointed] = useState<string | undefined>(undefined);
  const paths = useMemo(() => linkPaths(diagram, layout), [diagram, layout]);
  return (
    <>
      <svg class="diagram-links" width={layout.width} height={layout.height} aria-hidden="true">
        {diagram.links.map((link) => {
          const path = paths.get(link.key);
          if (path === undefined) return null;
          const active = link.from === pointed || link.to === pointed;
          return (
            <path
              key={link.key}
              d={path}
              style={{ d: `path("${path}")` }}
              data-kind={link.kind}
              data-diff={link.change}
              data-active={active}
            >
              <title>{link.title}</title>
            </path>
          );
        })}
      </svg>
      {diagram.cards.map((card) => (
        <CardView
          key={card.key}
          card={card}
          place={layout.positions[card.key] ?? { x: 0, y: 0 }}
          onPoint={setPointed}
        />
      ))}
    </>
  );
}

interface FootProps {
  readonly catalog: Catalog;
  readonly diagram: Diagram;
  readonly viewport: { readonly current: Viewport | undefined };
}

function Foot({ catalog, diagram, viewport }: FootProps): JSX.Element {
  const changes = diagram.cards.flatMap((card) =>
    card.change === undefined ? [...card.rows, ...card.notes].map((row) => row.change) : [card.change],
  );
  return (
    <div class="diagram-foot">
      <div class="diagram-said" aria-live="polite">
        <ChangeSummary changes={[...changes, ...diagram.others.map((row) => row.change)]} />
        {diagram.others.map((row) => (
          <span class="diagram-other" key={row.key} title={row.title} data-diff={row.change}>
            <ChangeMark change={row.change} />
            {row.kind === "value" ? "" : KIND_LABELS[row.kind]} {row.name}
          </span>
        ))}
        {catalog.unmodelled.map(({ kind, name }) => (
          <span class="diagram-other" key={`${kind} ${name}`} title="Found in the database; migr leaves it alone.">
            {kind} {name}
          </span>
        ))}
      </div>
      <div class="diagram-controls" role="toolbar" aria-label="Zoom">
        <button type="button" aria-label="Zoom out" onClick={() => viewport.current?.zoomBy(1 / 1.3)}>
          −
        </button>
        <button type="button" onClick={() => viewport.current?.fit()}>
          Fit
        </button>
        <button type="button" aria-label="Zoom in" onClick={() => viewport.current?.zoomBy(1.3)}>
          +
        </button>
      </div>
    </div>
  );
}

const STEP = 60;

function moveByKey(event: TargetedKeyboardEvent<HTMLElement>, viewport: Viewport | undefined): void {
  if (viewport === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  const moves: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => viewport.panBy(STEP, 0),
    ArrowRight: () => viewport.panBy(-STEP, 0),
    ArrowUp: () => viewport.panBy(0, STEP),
    ArrowDown: () => viewport.panBy(0, -STEP),
    "+": () => viewport.zoomBy(1.3),
    "=": () => viewport.zoomBy(1.3),
    "-": () => viewport.zoomBy(1 / 1.3),
    "0": () => viewport.fit(),
  };
  const move = moves[event.key];
  if (move === undefined) return;
  event.preventDefault();
  move();
}

/** The size of an element; the same object as long as it has the same size. */
function useSize(frame: { readonly current: HTMLElement | null }): Size {
  const [size, setSize] = useState<Size>({ width: 600, height: 600 });
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = element;
      if (width === 0 || height === 0) return;
      setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return size;
}
