/**
 * The rows of a table before and after a run, cell by cell.
 *
 * @module
 */
import type { Rows, TableName, TableRows } from "../../engine/protocol.ts";
import { type Change, mergeOrder } from "../shared/changes.ts";
import type { Renamed } from "../shared/renames.ts";

export interface DataColumn {
  readonly name: string;
  readonly change?: Change;
  /** Its earlier name, when it was renamed. */
  readonly was?: string;
}

export interface DataCell {
  /** `null`: NULL; `undefined`: the column is not there. */
  readonly value: string | null | undefined;
  readonly change?: Change;
  /** What it was, of a changed one. */
  readonly was?: string | null | undefined;
}

export interface DataRow {
  readonly key: string;
  readonly cells: readonly DataCell[];
  readonly change?: Change;
}

export interface ComparedRows {
  readonly columns: readonly DataColumn[];
  readonly rows: readonly DataRow[];
}

/**
 * Compares two reads of one table. Rows are the same when their key is; without a key when all that both have is equal.
 *
 * @param before absent: the table is new
 * @param after absent: the table is gone
 * @param compare `false`: shows the later state alone
 * @param renames columns that have another name, by the earlier one
 */
export function compareRows(
  before: Rows | undefined,
  after: Rows | undefined,
  compare = true,
  renames: ReadonlyMap<string, string> = new Map(),
): ComparedRows {
  const [old, fresh] = [underNew(before ?? EMPTY, renames), after ?? EMPTY];
  if (!compare) return plain(after ?? old);
  const names = mergeOrder(old.columns, fresh.columns, (name) => name);
  const olds = new Map([...renames].map(([from, to]) => [to, from]));
  const columns = names.map((name) => columnOf(name, before && old, after, olds.get(name)));
  const shared = names.filter((name) => old.columns.includes(name) && fresh.columns.includes(name));
  const identity = identityOf(old, fresh, shared);
  const [left, right] = [index(old, identity), index(fresh, identity)];
  const keys = mergeOrder([...left.keys()], [...right.keys()], (key) => key);
  const rows = keys.map((key) => rowOf(key, names, left.get(key), right.get(key)));
  return { columns, rows };
}

/** One entry for a table that was renamed, and not two. */
export function joinRenamed(tables: readonly TableRows[], renames: readonly Renamed[]): readonly TableRows[] {
  const moved = renames.filter(({ from }) => from.kind === "table");
  if (moved.length === 0) return tables;
  const find = ({ schema, name }: TableName): TableRows | undefined =>
    tables.find(({ table }) => table.schema === schema && table.name === name);
  const gone = new Set(moved.map(({ from }) => find(from)));
  return tables
    .filter((item) => !gone.has(item))
    .map((item) => {
      const old = moved.find(({ to }) => to.schema === item.table.schema && to.name === item.table.name);
      return old === undefined ? item : { ...item, before: find(old.from)?.before };
    });
}

/** The earlier names of a table's columns, with the later ones. */
export function renamedColumns({ schema, name }: TableName, renames: readonly Renamed[]): ReadonlyMap<string, string> {
  const own = renames.filter(({ to }) => to.kind === "column" && to.schema === schema && to.table === name);
  return new Map(own.map(({ from, to }) => [from.name, to.name]));
}

const EMPTY: Rows = { columns: [], rows: [], total: 0, key: [] };

type Values = ReadonlyMap<string, string | null>;

function plain(rows: Rows): ComparedRows {
  const lines = rows.rows.map((values, place) => ({ key: String(place), cells: values.map((value) => ({ value })) }));
  return { columns: rows.columns.map((name) => ({ name })), rows: lines };
}

function underNew(rows: Rows, renames: ReadonlyMap<string, string>): Rows {
  const rename = (name: string): string => renames.get(name) ?? name;
  return renames.size === 0 ? rows : { ...rows, columns: rows.columns.map(rename), key: rows.key.map(rename) };
}

function columnOf(
  name: string,
  before: Rows | undefined,
  after: Rows | undefined,
  was: string | undefined,
): DataColumn {
  if (was !== undefined) return { name, change: "changed", was };
  if (before === undefined || after === undefined) return { name };
  if (!before.columns.includes(name)) return { name, change: "added" };
  return after.columns.includes(name) ? { name } : { name, change: "removed" };
}

/** Something differs, be it rows or columns. */
export function isChanged({ columns, rows }: ComparedRows): boolean {
  return columns.some(({ change }) => change !== undefined) || rows.some(({ change }) => change !== undefined);
}

/** The columns by which rows are told apart. */
function identityOf(before: Rows, after: Rows, shared: readonly string[]): readonly string[] {
  const key = after.key.length > 0 ? after.key : before.key;
  return key.length > 0 && key.every((name) => shared.includes(name)) ? key : shared;
}

/** Rows by their identity; those that look the same are counted. */
function index(rows: Rows, identity: readonly string[]): ReadonlyMap<string, Values> {
  const found = new Map<string, Values>();
  const seen = new Map<string, number>();
  for (const values of rows.rows) {
    const row = new Map(rows.columns.map((name, place) => [name, values[place] ?? null] as const));
    const text = JSON.stringify(identity.map((name) => row.get(name) ?? null));
    const count = seen.get(text) ?? 0;
    seen.set(text, count + 1);
    found.set(`${text} ${count}`, row);
  }
  return found;
}

function rowOf(key: string, names: readonly string[], before: Values | undefined, after: Values | undefined): DataRow {
  const cells = names.map((name) => cellOf(name, before, after));
  if (before === undefined) return { key, cells, change: "added" };
  if (after === undefined) return { key, cells, change: "removed" };
  // A column that came or went is said once, at its head.
  return cells.some((cell) => cell.change === "changed") ? { key, cells, change: "changed" } : { key, cells };
}

function cellOf(name: string, before: Values | undefined, after: Values | undefined): DataCell {
  const [was, value] = [before?.get(name), after?.get(name)];
  if (before === undefined || after === undefined) return { value: after === undefined ? was : value };
  if (was === undefined) return { value, change: "added" };
  if (value === undefined) return { value: was, change: "removed" };
  return was === value ? { value } : { value, was, change: "changed" };
}
