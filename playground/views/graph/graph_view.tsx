import "./graph.css";
import type { JSX, TargetedKeyboardEvent } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { RevisionGraph } from "../../../core/mod.ts";
import { useMedia } from "../shared/media.ts";
import { type GraphMetrics, laneX, pathOf, rowY } from "./lines.ts";
import { BASE, drawGraph, type GraphDrawing, type GraphRow, type GraphState, rowAside } from "./model.ts";
import { nextRow } from "./navigation.ts";

export interface GraphViewProps {
  readonly graph: RevisionGraph;
  readonly state: GraphState;
  /** The revision whose file is open. */
  readonly selected?: string | undefined;
  /** A click or Enter: runs to the revision (`base`: takes everything back). */
  readonly onRun: (id: string) => void;
  /** A revision was chosen, to be shown; comes before `onRun`. */
  readonly onSelect?: (id: string) => void;
}

/** From this many revisions on the rows are single lines. */
const COMPACT_FROM = 14;

/**
 * The revision graph: lanes, and beside them a list that is an accessible tree.
 *
 * @example <GraphView graph={graph} state={{ applied, heads }} onRun={(id) => session.runTo(id)} />
 */
export function GraphView({ graph, state, selected, onRun, onSelect }: GraphViewProps): JSX.Element {
  const drawing = useMemo(() => drawGraph(graph, state), [graph, state]);
  const coarse = useMedia("(pointer: coarse)");
  const compact = drawing.rows.length > COMPACT_FROM;
  const metrics: GraphMetrics = { rowHeight: compact ? (coarse ? 44 : 36) : 56, laneWidth: 18, inset: 20 };
  const [focused, setFocused] = useState<string | undefined>(undefined);
  const tree = useRef<HTMLDivElement>(null);
  const current = currentRow(drawing, focused);

  useEffect(() => scrollToRow(tree.current, drawing.rows.find((row) => row.here)?.id), [state.heads.join()]);

  const run = (id: string): void => {
    setFocused(id);
    if (id.endsWith("~fork")) return;
    onSelect?.(id);
    onRun(id);
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      run(current);
      return;
    }
    const next = nextRow(drawing.rows, current, event.key);
    if (next === undefined) return;
    event.preventDefault();
    setFocused(next);
    itemOf(tree.current, next)?.focus();
  };
  return (
    <div
      class="graph"
      data-density={compact ? "compact" : "roomy"}
      style={{ "--row": `${metrics.rowHeight}px`, "--lanes": `${laneX(drawing.columns - 1, metrics) + 20}px` }}
    >
      <Lanes drawing={drawing} metrics={metrics} />
      <div class="graph-rows" role="tree" aria-label="Revisions, newest first" ref={tree} onKeyDown={onKeyDown}>
        {drawing.rows.map((row) => (
          <Row
            key={row.id}
            row={row}
            tabbable={row.id === current}
            selected={row.id === selected}
            onRun={run}
            onFocus={setFocused}
          />
        ))}
      </div>
    </div>
  );
}

/** The row that Tab leads to: the last focused one, else where the database stands. */
function currentRow({ rows }: GraphDrawing, focused: string | undefined): string {
  if (rows.some((row) => row.id === focused)) return focused ?? BASE;
  return (rows.find((row) => row.here) ?? rows[0])?.id ?? BASE;
}

function itemOf(tree: HTMLElement | null, id: string): HTMLElement | undefined {
  return tree?.querySelector<HTMLElement>(`[data-revision="${CSS.escape(id)}"]`) ?? undefined;
}

/** Keeps where the database stands in sight, without moving the page. */
function scrollToRow(tree: HTMLElement | null, id: string | undefined): void {
  const [item, scroller] = [
    id === undefined ? undefined : itemOf(tree, id),
    tree?.closest<HTMLElement>("[data-scroll]"),
  ];
  if (item === undefined || scroller === null || scroller === undefined) return;
  const [box, frame] = [item.getBoundingClientRect(), scroller.getBoundingClientRect()];
  if (box.top < frame.top || box.bottom > frame.bottom) {
    scroller.scrollBy({ top: box.top - frame.top - frame.height / 2, behavior: "smooth" });
  }
}

interface RowProps {
  readonly row: GraphRow;
  readonly tabbable: boolean;
  readonly selected: boolean;
  readonly onRun: (id: string) => void;
  readonly onFocus: (id: string) => void;
}

function Row({ row, tabbable, selected, onRun, onFocus }: RowProps): JSX.Element {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree handles the keys of all its items
    <div
      class="graph-row"
      role="treeitem"
      aria-level={row.column + 1}
      aria-selected={selected}
      aria-current={row.here ? "true" : undefined}
      data-revision={row.id}
      data-state={row.state}
      data-here={row.here}
      tabIndex={tabbable ? 0 : -1}
      title={row.id === BASE ? "Take everything back" : undefined}
      onClick={() => onRun(row.id)}
      onFocus={() => onFocus(row.id)}
    >
      <span class="graph-message">{row.id === BASE ? "base" : row.message}</span>
      <span class="visually-hidden">, </span>
      <span class="graph-meta">
        {row.id === BASE ? <span class="graph-aside">empty database</span> : <code>{shortId(row.id)}</code>}
        {row.labels.map((label) => (
          <span class="graph-chip" key={label} data-kind="label">
            {label}
          </span>
        ))}
        {row.head && <span class="graph-chip">head</span>}
        {row.merge && <span class="graph-chip">merge</span>}
        {row.dependsOn.length > 0 && <span class="graph-chip">needs {row.dependsOn.map(shortId).join(", ")}</span>}
        {row.edited && (
          <span class="graph-chip" data-kind="edited">
            edited
          </span>
        )}
        {row.state === "missing" && (
          <span class="graph-chip" data-kind="missing">
            no file
          </span>
        )}
        {row.state === "ghost" && <span class="graph-chip">what if</span>}
      </span>
      {row.here && <span class="graph-here">here</span>}
      <span class="visually-hidden">, {rowAside(row)}</span>
    </div>
  );
}

function shortId(id: string): string {
  return id.replace("~fork", "").slice(0, 7);
}

interface LanesProps {
  readonly drawing: GraphDrawing;
  readonly metrics: GraphMetrics;
}

/** The drawing beside the list, which says the same in words. */
function Lanes({ drawing: { rows, lines, columns }, metrics }: LanesProps): JSX.Element {
  const width = laneX(columns, metrics);
  // What has run lies over what has not.
  const ordered = [...lines].sort((a, b) => Number(a.state === "applied") - Number(b.state === "applied"));
  return (
    <svg class="graph-lanes" width={width} height={rows.length * metrics.rowHeight} aria-hidden="true">
      {ordered.map((line) => (
        <path
          key={line.key}
          d={pathOf(line, metrics)}
          data-kind={line.kind}
          data-state={line.state}
          data-lane={(line.lane % 6) + 1}
        />
      ))}
      {rows.map((row, index) => {
        const place = { transform: `translate(${laneX(row.column, metrics)}px, ${rowY(index, metrics)}px)` };
        return (
          <g key={row.id} style={place} data-state={row.state} data-lane={(row.column % 6) + 1}>
            {row.here && <circle class="graph-halo" r="10.5" />}
            {row.id === BASE ? (
              <rect x="-5" y="-5" width="10" height="10" rx="2.5" />
            ) : (
              <circle r={row.merge ? 4.5 : 5.5} />
            )}
          </g>
        );
      })}
    </svg>
  );
}
