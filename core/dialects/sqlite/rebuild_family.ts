/**
 * The rebuild of a table where foreign keys stay on (D1, Durable Objects, libSQL).
 *
 * Dropping a table there deletes its rows first, and with them, silently, the rows of other tables that refer to them. So
 * the tables that refer to it are made anew together with it, and those that refer to them: all rows are set aside, all
 * tables dropped and created, all rows put back. Rows are counted before and after; a count that differs, or a row that
 * points nowhere, fails the statement and with it the transaction.
 *
 * @module
 */
import type { Catalog } from "../../catalog/catalog.ts";
import { foldName } from "../../catalog/identifiers.ts";
import type { ObjectId, SchemaObject } from "../../catalog/object.ts";
import type { Statement } from "../dialect.ts";
import { createIndexes, createTriggers } from "./create_whole.ts";
import { literal, quote } from "./quote.ts";
import { checkTexts, copyRows, hasRowid, isNumbered, keepStatistics, type Rebuild, rowidName } from "./rebuild.ts";
import { refuseLoss } from "./refuse_loss.ts";
import { createTable } from "./rules/table.ts";

/** Holds the rowids of rows that are set aside. */
const ROWID = "migr_rowid";

/**
 * The statements of a rebuild.
 *
 * @param children the tables that refer to the table, as they are and stay, and all that refer to them
 * @param census a free name, for the table in which rows are counted
 * @throws MigrError `OPERATION_UNSUPPORTED` when something in a table's definition would be lost.
 */
export function rebuildFamily(change: Rebuild, children: readonly Rebuild[], census: string): Statement[] {
  const family = [change, ...children];
  for (const { before, after, table } of family) for (const catalog of [before, after]) refuseLoss(catalog, table);
  const texts = [
    // Rows may point nowhere until the end.
    "PRAGMA defer_foreign_keys=ON",
    createCensus(census),
    ...family.map(({ before, table }) => count(census, table, before)),
    ...family.map(setAside),
    ...family.flatMap((one) => keepStatistics(one).before),
    // Those that refer to others go first; each is there again, empty, before one that it refers to goes.
    ...[...family]
      .reverse()
      .flatMap(({ after, table }) => [
        `DROP TABLE ${quote(table.name)}`,
        create(after, table),
        ...createIndexes(after, table),
      ]),
    ...family.flatMap((one) => [putBack(one), ...keepSequence(one, census), ...keepStatistics(one).after]),
    ...family.flatMap(({ after, table }) => createTriggers(after, table)),
    ...family.map(({ temporaryName }) => `DROP TABLE ${quote(temporaryName)}`),
    ...checkCensus(census, family),
    ...checkTexts(change),
  ];
  return texts.map((sql) => ({ sql, transactional: true }));
}

/** The tables whose rows refer to a table's, with those that refer to them, and so on. */
export function familyOf(catalog: Catalog, table: ObjectId<"table">): ObjectId<"table">[] {
  const found = new Map([[foldName(table.name), table]]);
  for (const parent of found.keys()) {
    for (const { id, attributes } of catalog.ofKind("foreignKey")) {
      const child = foldName(id.table ?? "");
      if (foldName(attributes.references.table) !== parent || found.has(child)) continue;
      found.set(child, { kind: "table", schema: "", name: id.table ?? "" });
    }
  }
  return [...found.values()].slice(1);
}

/** The statements, which must leave the rows of some tables alone. */
export function countedAround(
  statements: readonly Statement[],
  tables: readonly ObjectId<"table">[],
  census: string,
): Statement[] {
  const before = [createCensus(census), ...tables.map((table) => count(census, table))];
  const after = checkCensus(
    census,
    tables.map((table) => ({ table })),
  );
  const checked = (sql: string): Statement => ({ sql, transactional: true });
  return [...before.map(checked), ...statements, ...after.map(checked)];
}

/** SQLite shows the name of a constraint that fails. */
function createCensus(census: string): string {
  const [lost, dangling] = ["rows of another table would be lost", "rows would point nowhere"].map(quote);
  return `CREATE TABLE ${quote(census)} (name, rows, seq, kept CONSTRAINT ${lost} CHECK (kept), sound CONSTRAINT ${dangling} CHECK (sound))`;
}

function count(census: string, table: ObjectId<"table">, catalog?: Catalog): string {
  const name = literal(table.name);
  const isCounted = catalog !== undefined && isNumbered(catalog, table);
  const sequence = isCounted ? `(SELECT max(seq) FROM sqlite_sequence WHERE name = ${name})` : "NULL";
  return `INSERT INTO ${quote(census)} VALUES (${name}, (SELECT count(*) FROM ${quote(table.name)}), ${sequence}, 1, 1)`;
}

function checkCensus(census: string, family: readonly { readonly table: ObjectId<"table"> }[]): string[] {
  const table = quote(census);
  return [
    ...family.map(({ table: { name } }) => {
      const rows = `(SELECT count(*) FROM ${quote(name)})`;
      const sound = `NOT EXISTS (SELECT 1 FROM pragma_foreign_key_check(${literal(name)}))`;
      return `UPDATE ${table} SET kept = rows = ${rows}, sound = ${sound} WHERE name = ${literal(name)}`;
    }),
    `DROP TABLE ${table}`,
  ];
}

/** Also what is computed: it may become a value. */
function setAside({ before, table, temporaryName }: Rebuild): string {
  const rowid = hasRowid(before, table) ? rowidName(before, table) : undefined;
  const columns = before.membersOfKind(table, "column").map(({ id }) => quote(id.name));
  const all = [...(rowid === undefined ? [] : [`${rowid} AS ${ROWID}`]), ...columns];
  return `CREATE TABLE ${quote(temporaryName)} AS SELECT ${all.join(", ")} FROM ${quote(table.name)}`;
}

function create(catalog: Catalog, table: ObjectId<"table">): string {
  return createTable(catalog.get(table) as SchemaObject<"table">, catalog.members(table) as readonly SchemaObject[]);
}

/** Expressions that convert values may say `users.age`. */
function putBack(one: Rebuild): string {
  const name = quote(one.table.name);
  return copyRows(one, { into: one.table.name, from: `${quote(one.temporaryName)} AS ${name}`, rowid: ROWID });
}

/** AUTOINCREMENT goes on where it was, even when the highest rows are gone. */
function keepSequence({ before, after, table }: Rebuild, census: string): string[] {
  if (!isNumbered(before, table) || !isNumbered(after, table)) return [];
  const name = literal(table.name);
  return [
    `DELETE FROM sqlite_sequence WHERE name = ${name}`,
    `INSERT INTO sqlite_sequence (name, seq) SELECT name, seq FROM ${quote(census)} WHERE name = ${name} AND seq IS NOT NULL`,
  ];
}
