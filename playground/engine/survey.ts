/**
 * What the rows of a database are, so that two moments can be compared: which values came through, and which are gone.
 *
 * @module
 */
import type { Catalog, Connection, Dialect } from "../../core/mod.ts";
import type { Loss, Rows, TableName } from "./protocol.ts";
import { readRows, tablesOf } from "./rows.ts";

/** A column's values, whatever their order. */
interface Values {
  /** Those that are not NULL. */
  readonly count: number;
  readonly digest: string;
}

export interface TableSurvey {
  readonly table: TableName;
  readonly count: number;
  readonly columns: ReadonlyMap<string, Values>;
  /** The first rows, for people. */
  readonly rows: Rows;
}

/** Tables by what people call them. */
export type Survey = ReadonlyMap<string, TableSurvey>;

/** Beyond this only the first rows are looked at. */
const MAX_ROWS = 50_000;
const SHOWN_ROWS = 100;

/** Reads all tables of a catalog. */
export async function surveyOf(connection: Connection, dialect: Dialect, catalog: Catalog): Promise<Survey> {
  const survey = new Map<string, TableSurvey>();
  for (const table of tablesOf(catalog)) {
    const rows = await readRows(connection, dialect, catalog, table, MAX_ROWS);
    const columns = new Map(rows.columns.map((name, index) => [name, valuesOf(rows, index)]));
    const shown = { ...rows, rows: rows.rows.slice(0, SHOWN_ROWS) };
    survey.set(labelOf(table), { table, count: rows.total, columns, rows: shown });
  }
  return survey;
}

export function labelOf({ schema, name }: TableName): string {
  return schema === "" ? name : `${schema}.${name}`;
}

function valuesOf({ rows }: Rows, index: number): Values {
  let [count, sum] = [0, 0];
  for (const row of rows) {
    const value = row[index];
    if (value === null || value === undefined) continue;
    count++;
    // A sum does not depend on the order of the rows.
    sum = (sum + hash(value)) % Number.MAX_SAFE_INTEGER;
  }
  return { count, digest: `${count}:${sum}` };
}

/** 53 bits of a text. */
function hash(text: string): number {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}

/**
 * What was there before and is nowhere now. A column or table that has another name but the same values is no loss.
 *
 * @example lossesBetween(before, after) // [{ table: "readers", column: "phone", count: 12 }]
 */
export function lossesBetween(before: Survey, after: Survey): Loss[] {
  const losses: Loss[] = [];
  const arrived = [...after].filter(([label]) => !before.has(label)).map(([, table]) => table);
  for (const [label, table] of before) {
    if (table.count === 0) continue;
    const now = after.get(label) ?? arrived.find((other) => holds(other, table));
    if (now === undefined) losses.push({ table: label, count: table.count });
    else losses.push(...lossesIn(label, table, now));
  }
  return losses;
}

/** Every column of one table is in another, under whatever name. */
function holds(other: TableSurvey, table: TableSurvey): boolean {
  const digests = new Set([...other.columns.values()].map(({ digest }) => digest));
  return (
    other.count >= table.count &&
    [...table.columns.values()].some(({ digest, count }) => count > 0 && digests.has(digest))
  );
}

function lossesIn(label: string, before: TableSurvey, now: TableSurvey): Loss[] {
  if (now.count < before.count) return [{ table: label, count: before.count - now.count }];
  const arrived = [...now.columns].filter(([name]) => !before.columns.has(name)).map(([, values]) => values.digest);
  return [...before.columns].flatMap(([column, values]): Loss[] => {
    const there = now.columns.get(column);
    if (there === undefined) {
      const moved = values.count === 0 || arrived.includes(values.digest);
      return moved ? [] : [{ table: label, column, count: values.count }];
    }
    return there.count < values.count ? [{ table: label, column, count: values.count - there.count }] : [];
  });
}

/** Whether two surveys have the same tables with the same values. */
export function sameRows(a: Survey, b: Survey): boolean {
  const text = (survey: Survey): string =>
    [...survey]
      .map(
        ([label, { count, columns }]) =>
          `${label} ${count} ${[...columns].map(([name, { digest }]) => `${name}=${digest}`).sort()}`,
      )
      .sort()
      .join("\n");
  return text(a) === text(b);
}

/** Tables that differ, with their rows then and now. */
export function changedTables(
  before: Survey,
  after: Survey,
): { readonly table: TableName; readonly before: Rows | undefined; readonly after: Rows | undefined }[] {
  const labels = [...new Set([...before.keys(), ...after.keys()])];
  return labels.flatMap((label) => {
    const [then, now] = [before.get(label), after.get(label)];
    const table = now?.table ?? then?.table;
    return table === undefined ? [] : [{ table, before: then?.rows, after: now?.rows }];
  });
}
