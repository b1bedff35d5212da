/**
 * What statements do to a SQLite database that is in use. Whatever writes keeps all other writers out, so the lock is
 * always the same; which tables are written anew or read whole, SQLite's own programs (EXPLAIN) and the places of the
 * tables in the file tell.
 *
 * @module
 */
import { foldName } from "../../catalog/identifiers.ts";
import type { Connection, Row } from "../../drivers/driver.ts";
import type { ImpactRules, Observation, Statement } from "../dialect.ts";

/** The locks of a database file, weakest first. */
const MODES = ["Shared", "Reserved", "Exclusive"] as const;

/** One rebuild makes all changes of a table at once. */
export const impact: ImpactRules = { modes: MODES, together: true, observe, documented };

/** A table or index of the database, by the page at which its tree begins. */
interface Place {
  readonly type: string;
  readonly name: string;
  readonly page: number;
}

interface Found {
  writes: boolean;
  readonly scans: Set<string>;
  readonly rewrites: Set<string>;
  readonly rebuilds: Set<string>;
}

async function observe(connection: Connection, statements: readonly Statement[]): Promise<Observation> {
  const before = await places(connection);
  const found: Found = { writes: false, scans: new Set(), rewrites: new Set(), rebuilds: new Set() };
  for (const statement of statements) await observeOne(connection, statement, found);
  const after = new Map((await places(connection)).map((place) => [placeKey(place), place.page]));
  for (const place of before) {
    const page = after.get(placeKey(place));
    if (page === undefined || page === place.page) continue;
    (place.type === "table" ? found.rewrites : found.rebuilds).add(place.name);
  }
  const existed = new Map(before.map(({ name }) => [foldName(name), name]));
  const known = (names: Iterable<string>): string[] =>
    [...new Set([...names].flatMap((name) => existed.get(foldName(name)) ?? []))].sort();
  return {
    locks: found.writes ? [{ relation: "main", mode: "Exclusive" }] : [],
    rewrites: known(found.rewrites),
    rebuilds: known(found.rebuilds),
    scans: known(found.scans),
  };
}

async function places(connection: Connection): Promise<Place[]> {
  const rows = await connection.query(
    `SELECT type, name, rootpage AS page FROM main.sqlite_schema
WHERE rootpage > 0 AND NOT (type = 'table' AND name LIKE 'sqlite\\_%' ESCAPE '\\') ORDER BY rowid`,
  );
  return rows.map(({ type, name, page }) => ({ type: String(type), name: String(name), page: Number(page) }));
}

function placeKey({ type, name }: Place): string {
  return `${type}:${name}`;
}

/** SQLite's program of a statement is read before it runs: afterwards its tables may be elsewhere. */
async function observeOne(connection: Connection, { sql, params }: Statement, found: Found): Promise<void> {
  const now = new Map((await places(connection)).map((place) => [place.page, place]));
  // Pragmas and the like have programs, too; only what cannot be explained is run without having been looked at.
  const program = await connection.query(`EXPLAIN ${sql}`, params).catch(() => []);
  const isDdl = /^\s*ALTER\b/i.test(sql);
  readProgram(program, now, isDdl, found);
  await connection.query(sql, params);
}

/** The number of the database `main` in a program. */
const MAIN = 0;
/** The page of `sqlite_schema`. */
const SCHEMA_PAGE = 1;

function readProgram(program: readonly Row[], now: ReadonlyMap<number, Place>, isDdl: boolean, found: Found): void {
  const cursors = new Map<number, Place>();
  for (const { opcode, p1, p2, p3, p4 } of program) {
    const place = now.get(Number(p2));
    const cursor = cursors.get(Number(p1));
    if (opcode === "Transaction" && Number(p1) === MAIN && Number(p2) > 0) found.writes = true;
    if ((opcode === "OpenRead" || opcode === "OpenWrite") && Number(p3) === MAIN && Number(p2) !== SCHEMA_PAGE) {
      if (place !== undefined) cursors.set(Number(p1), place);
    }
    if ((opcode === "Rewind" || opcode === "Last") && cursor?.type === "table") found.scans.add(cursor.name);
    if (opcode === "Insert" && isDdl && cursor?.type === "table") found.rewrites.add(cursor.name);
    // What checks the rows of a new column's constraint is a pragma, of which the program only has the table's name.
    if (opcode === "String8" && isDdl && isChecked(program)) found.scans.add(String(p4));
  }
}

function isChecked(program: readonly Row[]): boolean {
  return program.some(({ opcode }) => opcode === "VOpen");
}

/** Only VACUUM and ATTACH cannot run in a transaction; VACUUM writes the whole file anew. */
function documented(sql: string): Observation {
  const writes = /^\s*VACUUM\b/i.test(sql);
  const all = writes ? ["main"] : [];
  return {
    locks: all.map((relation) => ({ relation, mode: "Exclusive" })),
    rewrites: all,
    rebuilds: [],
    scans: [],
  };
}
