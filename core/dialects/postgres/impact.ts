/**
 * What statements do to a PostgreSQL that is in use: which locks they hold until the end of the transaction, which
 * relations they write anew and which they read whole. The server's own views tell, also on empty tables.
 *
 * @module
 */
import type { Connection, Row } from "../../drivers/driver.ts";
import type { ImpactRules, Observation, Statement } from "../dialect.ts";
import { isWord, type Token, tokens } from "./lexer.ts";

/** Lock modes as `pg_locks` calls them without their last word, weakest first. */
const MODES = [
  "AccessShare",
  "RowShare",
  "RowExclusive",
  "ShareUpdateExclusive",
  "Share",
  "ShareRowExclusive",
  "Exclusive",
  "AccessExclusive",
] as const;

export const impact: ImpactRules = { modes: MODES, together: false, observe, documented };

/** The first OID that is not the server's own. */
const FIRST_OWN = 16384;

/** Relations of people, with where their contents are and how often this transaction has read them whole. */
const STATE = `SELECT c.oid::text AS oid, c.relkind AS kind, c.relfilenode::text AS file,
  CASE WHEN n.nspname = current_schema() THEN '' ELSE quote_ident(n.nspname) || '.' END || quote_ident(c.relname) AS name,
  pg_stat_get_xact_numscans(c.oid)::text AS scans,
  (SELECT array_to_json(array_agg(l.mode))::text FROM pg_locks l
    WHERE l.pid = pg_backend_pid() AND l.locktype = 'relation' AND l.relation = c.oid AND l.granted
      AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())) AS modes
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.oid >= ${FIRST_OWN} AND c.relkind IN ('r', 'p', 'm', 'v', 'f', 'S', 'i', 'I') AND n.nspname !~ '^pg_(toast|temp)'
ORDER BY n.nspname, c.relname`;

/** Locks on relations that are gone by the end, which `STATE` no longer lists. */
const HELD = `SELECT l.relation::text AS oid, l.mode FROM pg_locks l
WHERE l.pid = pg_backend_pid() AND l.locktype = 'relation' AND l.granted AND l.relation >= ${FIRST_OWN}
  AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

interface Relation {
  readonly kind: string;
  readonly name: string;
  readonly file: string;
  readonly scans: number;
  /** Rank of the strongest lock; -1: none. */
  readonly lock: number;
}

async function observe(connection: Connection, statements: readonly Statement[]): Promise<Observation> {
  const before = await readState(connection);
  for (const { sql, params } of statements) await connection.query(sql, params);
  const after = await readState(connection);
  const held = strongest(await connection.query(HELD));
  const isIndex = ({ kind }: Relation): boolean => kind === "i" || kind === "I";
  const remade = new Map([...after.values()].filter(isIndex).map((relation) => [relation.name, relation]));
  const found = { locks: [] as Observation["locks"][number][], rewrites: [] as string[] };
  const rebuilds: string[] = [];
  const scans: string[] = [];
  for (const [oid, relation] of before) {
    const { name } = relation;
    // An index of a retyped column is made again, which may leave its contents as they are.
    const now = after.get(oid) ?? (isIndex(relation) ? remade.get(name) : undefined);
    const rank = held.get(oid) ?? -1;
    const mode = MODES[rank];
    if (mode !== undefined && rank > relation.lock && !isIndex(relation)) found.locks.push({ relation: name, mode });
    if (now === undefined) continue;
    // A sequence that is written anew is one row.
    if (now.file !== relation.file && relation.kind !== "S") (isIndex(relation) ? rebuilds : found.rewrites).push(name);
    if (now.scans > relation.scans && !isIndex(relation)) scans.push(name);
  }
  return { ...found, rebuilds, scans };
}

async function readState(connection: Connection): Promise<Map<string, Relation>> {
  const rows = await connection.query(STATE);
  return new Map(
    rows.map((row): [string, Relation] => {
      const modes = row.modes === null ? [] : (JSON.parse(String(row.modes)) as string[]);
      const { kind, name, file, scans } = row;
      const lock = Math.max(-1, ...modes.map(rankOf));
      return [
        String(row.oid),
        { kind: String(kind), name: String(name), file: String(file), scans: Number(scans), lock },
      ];
    }),
  );
}

function strongest(rows: readonly Row[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const { oid, mode } of rows) {
    const key = String(oid);
    found.set(key, Math.max(found.get(key) ?? -1, rankOf(String(mode))));
  }
  return found;
}

function rankOf(mode: string): number {
  return (MODES as readonly string[]).indexOf(mode.replace(/Lock$/, ""));
}

/** A statement by its first words, and what the manual says of it. */
interface Known {
  readonly words: readonly string[];
  /** It is only this when it has the word anywhere. */
  readonly with?: string;
  readonly mode?: (typeof MODES)[number];
  /** What happens to the relation. */
  readonly does?: "scans" | "rewrites";
}

/**
 * Statements that cannot run in a transaction, from the manual's pages on explicit locking and on each command. The
 * first that fits is taken; what is not here locks no relation of people (`CREATE DATABASE`, `ALTER SYSTEM` …).
 */
const KNOWN: readonly Known[] = [
  { words: ["CREATE", "INDEX"], with: "CONCURRENTLY", mode: "ShareUpdateExclusive", does: "scans" },
  { words: ["CREATE", "UNIQUE", "INDEX"], with: "CONCURRENTLY", mode: "ShareUpdateExclusive", does: "scans" },
  { words: ["DROP", "INDEX"], with: "CONCURRENTLY", mode: "ShareUpdateExclusive" },
  { words: ["REINDEX"], with: "CONCURRENTLY", mode: "ShareUpdateExclusive", does: "scans" },
  { words: ["REINDEX"], mode: "Share", does: "scans" },
  { words: ["ALTER", "TABLE"], with: "DETACH", mode: "ShareUpdateExclusive" },
  { words: ["VACUUM"], with: "FULL", mode: "AccessExclusive", does: "rewrites" },
  { words: ["VACUUM"], mode: "ShareUpdateExclusive", does: "scans" },
  { words: ["CLUSTER"], mode: "AccessExclusive", does: "rewrites" },
];

function documented(sql: string): Observation {
  const read = tokens(sql);
  const known = KNOWN.find(
    ({ words, with: word }) =>
      words.every((keyword, at) => isWord(read[at], keyword)) &&
      (word === undefined || read.some((token) => isWord(token, word))),
  );
  if (known?.mode === undefined) return { locks: [], rewrites: [], rebuilds: [], scans: [] };
  const relation = relationOf(read) ?? "every table";
  const touched = (does: Known["does"]): string[] => (known.does === does ? [relation] : []);
  return {
    locks: [{ relation, mode: known.mode }],
    rewrites: touched("rewrites"),
    rebuilds: [],
    scans: touched("scans"),
  };
}

/** Words between the command and the name of what it is about. */
const NOISE = new Set(
  "CREATE UNIQUE DROP REINDEX ALTER VACUUM CLUSTER INDEX TABLE SCHEMA DATABASE SYSTEM CONCURRENTLY IF NOT EXISTS ONLY FULL VERBOSE ANALYZE FREEZE".split(
    " ",
  ),
);

/** The relation behind ON, else the first name; an index that is dropped stands for itself. */
function relationOf(read: readonly Token[]): string | undefined {
  const on = read.findIndex((token) => isWord(token, "ON"));
  const [first, dot, second] = outside(read.slice(on + 1)).filter(
    ({ kind, text }) => kind !== "word" || !NOISE.has(text.toUpperCase()),
  );
  if (first === undefined || (first.kind !== "word" && first.kind !== "name")) return undefined;
  return dot?.text === "." && second !== undefined ? `${first.text}.${second.text}` : first.text;
}

/** The tokens that no parentheses are around, such as those of options. */
function outside(read: readonly Token[]): Token[] {
  let depth = 0;
  return read.filter(({ text }) => {
    if (text === "(") depth++;
    else if (text === ")") return depth-- < 0;
    return depth === 0;
  });
}
