import "../shared/shared.css";
import "./round_trip.css";
import type { ComponentChildren, JSX } from "preact";
import type { RoundTrip } from "../../engine/protocol.ts";
import { TableScroll } from "../shared/table_scroll.tsx";
import { locksOf, rewritesOf, VERDICT_GLYPHS, type Verdict, verdictOf } from "./words.ts";

/**
 * `schema ✓ rows ✗`: what remains after up, down and up again.
 *
 * @example <RoundTripBadge trip={trips.find(({ revision }) => revision === id)} />
 */
export function RoundTripBadge({ trip }: { trip: RoundTrip }): JSX.Element {
  const { schema, rows, sentence } = verdictOf(trip);
  return (
    <span class="round-trip-badge" title={sentence} data-schema={schema} data-rows={rows}>
      <Mark label="schema" verdict={schema} /> <Mark label="rows" verdict={rows} />
      <span class="visually-hidden">. {sentence}</span>
    </span>
  );
}

function Mark({ label, verdict }: { label: string; verdict: Verdict }): JSX.Element {
  return (
    <span class="round-trip-mark" data-verdict={verdict}>
      {label} {VERDICT_GLYPHS[verdict]}
    </span>
  );
}

/** A revision of the table. */
export interface RoundTripRow {
  readonly revision: string;
  readonly message: string;
  /** Absent: not tried yet. */
  readonly trip?: RoundTrip | undefined;
}

export interface RoundTripTableProps {
  readonly rows: readonly RoundTripRow[];
  readonly onOpen: (revision: string) => void;
  /** What to do when nothing was tried yet. */
  readonly action?: ComponentChildren;
}

/**
 * *Replay all, round-trip each* as a table.
 *
 * @example <RoundTripTable rows={rows} onOpen={(id) => open(id)} />
 */
export function RoundTripTable({ rows, onOpen, action }: RoundTripTableProps): JSX.Element {
  const tried = rows.filter((row) => row.trip !== undefined);
  const bad = tried.filter(({ trip }) => trip !== undefined && isBad(trip));
  return (
    <div class="round-trip">
      <div class="round-trip-head">
        <p aria-live="polite">{summary(rows.length, tried.length, bad.length)}</p>
        {action}
      </div>
      <TableScroll class="round-trip-table" label="Round trips">
        <table>
          <thead>
            <tr>
              {["Revision", "Reversible", "Schema", "Rows kept", "Strongest lock", "Rewrites"].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Line key={row.revision} row={row} onOpen={onOpen} />
            ))}
          </tbody>
        </table>
      </TableScroll>
    </div>
  );
}

function isBad(trip: RoundTrip): boolean {
  const { schema, rows } = verdictOf(trip);
  return schema === "bad" || rows === "bad" || !trip.reversible || trip.problem !== undefined;
}

function summary(all: number, tried: number, bad: number): string {
  const revisions = `${all} ${all === 1 ? "revision" : "revisions"}`;
  if (tried === 0)
    return `${revisions}. Each is run up, down and up again in a throw-away database with rows in its tables.`;
  if (tried < all) return `${tried} of ${revisions} tried, ${bad} with something to look at.`;
  return bad === 0 ? `${revisions}: all come back whole.` : `${revisions}, ${bad} with something to look at.`;
}

function Line({ row, onOpen }: { row: RoundTripRow; onOpen: (revision: string) => void }): JSX.Element {
  const { revision, message, trip } = row;
  return (
    <tr data-bad={trip !== undefined && isBad(trip)}>
      <th scope="row">
        <button type="button" class="round-trip-open" onClick={() => onOpen(revision)}>
          {message} <code>{revision.slice(0, 7)}</code>
        </button>
        {trip?.problem !== undefined && <span class="round-trip-problem">{trip.problem.message}</span>}
      </th>
      {trip === undefined ? <td colSpan={5} class="round-trip-waiting" /> : <Cells trip={trip} />}
    </tr>
  );
}

function Cells({ trip }: { trip: RoundTrip }): JSX.Element {
  const { schema, rows, sentence } = verdictOf(trip);
  const locks = locksOf(trip.statements);
  const rewrites = rewritesOf(trip.statements);
  return (
    <>
      <td data-label="reversible">
        {trip.reversible ? <Mark label="yes" verdict="good" /> : <Mark label="no" verdict="bad" />}
      </td>
      <td data-label="schema">
        <Mark label={trip.schema} verdict={schema} />
      </td>
      <td data-label="rows kept" title={sentence}>
        <Mark label={trip.rows === "same" ? "all" : trip.rows} verdict={rows} />
      </td>
      <td data-label="lock" title={locks.join(", ")}>
        <code>{locks[0] ?? "none"}</code>
      </td>
      <td data-label="rewrites">
        {rewrites.length === 0 ? <span class="round-trip-none">none</span> : <code>{rewrites.join(", ")}</code>}
      </td>
    </>
  );
}
