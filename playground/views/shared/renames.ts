/**
 * Which of what went and came is one thing under two names. The catalogs alone cannot tell; the rows can: what was
 * renamed has kept its values.
 *
 * @module
 */
import { apply, type Catalog, type ObjectId, type RenameCandidate, renameCandidates } from "../../../core/mod.ts";
import type { Rows, TableRows } from "../../engine/protocol.ts";

/** One thing under two names. */
export interface Renamed {
  readonly from: ObjectId;
  readonly to: ObjectId;
}

/**
 * Tables and columns that have another name and the same values, of which there is at least one.
 *
 * @example findRenames(before, after, rows) // [{ from: users.name, to: users.full_name }]
 */
export function findRenames(before: Catalog, after: Catalog, rows: readonly TableRows[]): readonly Renamed[] {
  const tables = certain(renameCandidates(before, after).filter(({ from, to }) => isSameTable(from, to, rows)));
  const renamed = underNewNames(before, tables);
  const columns = renameCandidates(renamed, after).filter(({ from, to }) => isSameColumn(from, to, rows, tables));
  return [...tables, ...certain(columns)];
}

/** The earlier schema with the names of the later one. */
export function underNewNames(before: Catalog, renames: readonly Renamed[]): Catalog {
  return renames.reduce((catalog, { from, to }) => apply(catalog, { verb: "rename", from, to }), before);
}

/** Only where nothing else could be meant. */
function certain(candidates: readonly RenameCandidate[]): Renamed[] {
  const count = (pick: (item: RenameCandidate) => ObjectId, id: ObjectId): number =>
    candidates.filter((item) => pick(item).name === id.name && pick(item).table === id.table).length;
  return candidates
    .filter(({ from, to }) => count((item) => item.from, from) === 1 && count((item) => item.to, to) === 1)
    .map(({ from, to }) => ({ from, to }));
}

function around(id: Pick<ObjectId, "schema">, table: string, rows: readonly TableRows[]): TableRows | undefined {
  return rows.find((item) => item.table.schema === id.schema && item.table.name === table);
}

function isSameTable(from: ObjectId, to: ObjectId, rows: readonly TableRows[]): boolean {
  if (from.kind !== "table") return false;
  const [before, after] = [around(from, from.name, rows)?.before, around(to, to.name, rows)?.after];
  if (before === undefined || after === undefined || before.total !== after.total || before.rows.length === 0)
    return false;
  const key = before.key.length > 0 ? before.key : before.columns.filter((name) => after.columns.includes(name));
  return key.length > 0 && key.every((name) => sameText(valuesOf(before, name), valuesOf(after, name)));
}

function isSameColumn(from: ObjectId, to: ObjectId, rows: readonly TableRows[], tables: readonly Renamed[]): boolean {
  if (from.kind !== "column" || from.table === undefined) return false;
  const old = tables.find((item) => item.to.name === from.table && item.to.schema === from.schema)?.from.name;
  const [before, after] = [around(from, old ?? from.table, rows)?.before, around(to, from.table, rows)?.after];
  if (before === undefined || after === undefined || before.total !== after.total) return false;
  const values = valuesOf(before, from.name);
  return values.some((value) => value !== null) && sameText(values, valuesOf(after, to.name));
}

function valuesOf({ columns, rows }: Rows, column: string): (string | null)[] {
  const place = columns.indexOf(column);
  return place < 0 ? [] : rows.map((row) => row[place] ?? null);
}

function sameText(a: readonly (string | null)[], b: readonly (string | null)[]): boolean {
  return a.length === b.length && JSON.stringify(a) === JSON.stringify(b);
}
