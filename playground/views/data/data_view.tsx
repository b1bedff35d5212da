import "../shared/shared.css";
import "./data.css";
import type { ComponentChildren, JSX } from "preact";
import { useId, useMemo, useState } from "preact/hooks";
import type { TableName, TableRows } from "../../engine/protocol.ts";
import { ChangeMark, ChangeSummary } from "../shared/change_mark.tsx";
import type { Renamed } from "../shared/renames.ts";
import { TableScroll } from "../shared/table_scroll.tsx";
import {
  type ComparedRows,
  compareRows,
  type DataCell,
  type DataRow,
  isChanged,
  joinRenamed,
  renamedColumns,
} from "./rows.ts";

const NONE: readonly Renamed[] = [];

export interface RowsViewProps {
  readonly tables: readonly TableRows[];
  /** Something ran, so that before and after can be compared. */
  readonly compare: boolean;
  /** What has another name since the run. */
  readonly renames?: readonly Renamed[];
  readonly empty?: ComponentChildren;
}

/**
 * Rows of tables, with what a run added, removed and changed.
 *
 * @example <RowsView tables={session.data.value} compare={session.previous.value !== undefined} />
 */
export function RowsView({ tables, compare, renames = NONE, empty }: RowsViewProps): JSX.Element {
  const compared = useMemo(
    () =>
      joinRenamed(tables, renames).map((item) => ({
        ...item,
        name: nameOf(item.table),
        rows: compareRows(item.before, item.after, compare, renamedColumns(item.table, renames)),
      })),
    [tables, compare, renames],
  );
  const [chosen, choose] = useState<string | undefined>(undefined);
  const id = useId();
  const changed = compared.find(({ rows }) => isChanged(rows));
  const current = compared.find(({ name }) => name === chosen) ?? changed ?? compared[0];
  if (current === undefined) return <div class="view-empty">{empty ?? "No tables, so no rows."}</div>;
  return (
    <div class="data">
      <div class="data-tables" role="tablist" aria-label="Tables">
        {compared.map(({ name, rows }) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${name}`}
            aria-selected={name === current.name}
            aria-controls={`${id}-panel`}
            tabIndex={name === current.name ? 0 : -1}
            onClick={() => choose(name)}
            onKeyDown={(event) => {
              const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
              const next = compared[(compared.findIndex((item) => item.name === name) + step) % compared.length];
              if (step === 0 || next === undefined) return;
              choose(next.name);
              document.getElementById(`${id}-${next.name}`)?.focus();
            }}
          >
            {name}
            {isChanged(rows) && (
              <span class="data-dot">
                <span class="visually-hidden">changed</span>
              </span>
            )}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${current.name}`} class="data-panel">
        <Head item={current} />
        <Grid rows={current.rows} name={current.name} />
      </div>
    </div>
  );
}

function nameOf({ schema, name }: TableName): string {
  return schema === "" ? name : `${schema}.${name}`;
}

function Head({ item: { before, after, rows } }: { item: TableRows & { rows: ComparedRows } }): JSX.Element {
  const [total, shown] = [after?.total ?? before?.total ?? 0, rows.rows.length];
  return (
    <p class="data-head">
      <span>
        {after === undefined ? "The table is gone. It had " : ""}
        {total.toLocaleString("en")} {total === 1 ? "row" : "rows"}
        {shown < total ? `, the first ${shown} are shown` : ""}
      </span>
      <ChangeSummary changes={rows.rows.map((row) => row.change)} />
    </p>
  );
}

function Grid({ rows: { columns, rows }, name }: { rows: ComparedRows; name: string }): JSX.Element {
  return (
    <TableScroll class="data-table" label={`Rows of ${name}`}>
      <table>
        <thead>
          <tr>
            <th class="data-mark">
              <span class="visually-hidden">Change</span>
            </th>
            {columns.map((column) => (
              <th key={column.name} scope="col" data-diff={column.change}>
                {column.name}{" "}
                {column.was === undefined ? (
                  <ChangeMark change={column.change} word />
                ) : (
                  <span class="change-mark" data-change="changed">
                    was {column.was}
                  </span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.key} row={row} names={columns.map((column) => column.name)} />
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p class="data-none">No rows.</p>}
    </TableScroll>
  );
}

function Line({ row, names }: { row: DataRow; names: readonly string[] }): JSX.Element {
  const whole = row.change === "added" || row.change === "removed";
  return (
    <tr data-diff={row.change}>
      <td class="data-mark">
        <ChangeMark change={row.change} />
      </td>
      {row.cells.map((cell, place) => (
        <td key={names[place]} data-diff={whole ? undefined : cell.change}>
          <Value cell={cell} />
        </td>
      ))}
    </tr>
  );
}

function Value({ cell }: { cell: DataCell }): JSX.Element {
  if (cell.change !== "changed") return text(cell.value);
  return (
    <>
      <del>{text(cell.was)}</del> <ins>{text(cell.value)}</ins>
    </>
  );
}

function text(value: string | null | undefined): JSX.Element {
  if (value === null || value === undefined) return <span class="data-null">NULL</span>;
  return <span title={value.length > 60 ? value : undefined}>{value}</span>;
}
