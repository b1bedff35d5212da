/**
 * What migr says of locks and rewrites, beside what a server tells of the same operations on tables that hold rows. What is
 * said was measured in another database, on empty tables; what is found is read here from `pg_locks` and from the files of
 * relations, in words of its own.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describe as describeObject } from "../../../core/catalog/object.ts";
import { compare } from "../../../core/migrator/autogenerate.ts";
import { type Operation, subjectOf } from "../../../core/operations/operation.ts";
import type { Impact } from "../../../core/proof/impact.ts";
import { measureChange } from "../../../core/proof/measure.ts";
import { introspect } from "../../support/migrate.ts";
import { type CaseDatabase, ENGINES } from "./engines.ts";
import { type Scenario, scenariosIn } from "./scenario.ts";

/** Scenarios of what has rows, or stands on it. */
const SUBJECTS =
  /^(check|column|exclusion|foreign_key|identity|index|inherit|key|materialized|partition|primary|storage)_/;

const engine = ENGINES.postgres18;
const unavailable = await engine.unavailable();
if (unavailable !== undefined && process.env.CI === "true") throw new Error(unavailable);

const isHere = ({ file, since, until, without, fails }: Scenario): boolean =>
  SUBJECTS.test(file) &&
  engine.major >= since &&
  engine.major <= until &&
  fails === undefined &&
  !without.some((name) => name.startsWith(engine.name));

/** By the name of a relation: the strongest lock, and whether its contents are in another file afterwards. */
type Found = Record<string, string>;

describe.skipIf(unavailable !== undefined)(`measureChange() beside ${engine.name}`, () => {
  let [changing, other] = [] as unknown as [CaseDatabase, CaseDatabase];
  beforeAll(async () => {
    [changing, other] = [await engine.open(), await engine.open()];
  });
  afterAll(async () => {
    await changing?.dispose();
    await other?.dispose();
  });

  it.each(scenariosIn(engine.folder).filter(isHere))(
    "$file: what is said is what happens to rows",
    async (scenario) => {
      const to = await build(other, scenario.setup, scenario.new);
      const from = await build(changing, scenario.setup, scenario.old);
      await runAll(changing, scenario.rows);
      const openShadow = async () => {
        await other.reset();
        return { connection: other.connection, reset: () => other.reset(), close: async () => {} };
      };
      const { dialect, connection } = changing;
      const options = { dialect, openShadow, complete: true, renames: scenario.renames, noRename: true };
      const { upgrade } = await compare(from, to, options);
      const said = await measureChange(from, upgrade, { dialect, openShadow });
      const restore = await dialect.session.open(connection);
      const found: (Found | undefined)[] = [];
      for (const operation of upgrade) found.push(await observed(changing, operation, upgrade.length > 1));
      await restore();
      const told = (at: number, what: Found | undefined): unknown => [
        nameOf(upgrade[at] as Operation),
        what ?? "outside",
      ];
      expect(said.map((impact, at) => told(at, impact.measured ? asFound(impact) : undefined))).toEqual(
        found.map((what, at) => told(at, what)),
      );
    },
  );
});

async function build(database: CaseDatabase, ...scripts: readonly string[]): ReturnType<typeof introspect> {
  await database.reset();
  for (const script of scripts) await runAll(database, script);
  return await introspect(database);
}

async function runAll({ connection, dialect }: CaseDatabase, script: string): Promise<void> {
  for (const { sql } of dialect.split(script)) await connection.query(sql);
}

/** The weakest lock disturbs nobody but those who drop or rewrite; who takes it depends on what is planned or cached. */
const WEAKEST = "AccessShare";

function asFound({ locks, rewrites }: Impact): Found {
  const found = locks.filter(({ mode }) => mode !== WEAKEST).map(({ relation, mode }) => [relation, mode] as const);
  return Object.fromEntries([...found, ...rewrites.map((name) => [`file of ${name}`, "another"] as const)].sort());
}

const RELATIONS = `SELECT c.oid::int AS oid, pg_relation_filenode(c.oid)::int AS file, c.relkind <> 'S' AS "hasRows",
  CASE WHEN c.relnamespace = 'public'::regnamespace THEN '' ELSE quote_ident(c.relnamespace::regnamespace::text) || '.' END
    || quote_ident(c.relname) AS name
FROM pg_class c WHERE c.oid >= 16384 AND c.relkind IN ('r', 'p', 'm', 'v', 'f', 'S')
  AND c.relnamespace::regnamespace::text NOT LIKE 'pg_%'`;

const LOCKS = `SELECT relation::int AS oid, mode FROM pg_locks WHERE pid = pg_backend_pid() AND locktype = 'relation'
ORDER BY array_position(ARRAY['RowShareLock', 'RowExclusiveLock', 'ShareUpdateExclusiveLock', 'ShareLock',
  'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock'], mode) NULLS FIRST`;

/** Runs an operation and says what it did to relations that were there; undefined when it cannot run in a transaction. */
async function observed(
  { connection, dialect }: CaseDatabase,
  operation: Operation,
  isPartial: boolean,
): Promise<Found | undefined> {
  const catalog = async () => await dialect.introspect(connection, { schemas: "all" });
  const statements = await dialect.compile([operation], { isPartial, catalog });
  const before = await connection.query(RELATIONS);
  await connection.query("BEGIN");
  for (const { sql, transactional } of statements) if (transactional) await connection.query(sql);
  const modes = new Map(
    (await connection.query(LOCKS)).map(({ oid, mode }) => [oid, String(mode).replace(/Lock$/, "")]),
  );
  const files = new Map((await connection.query(RELATIONS)).map(({ oid, file }) => [oid, file]));
  await connection.query("COMMIT");
  for (const { sql, transactional } of statements) if (!transactional) await connection.query(sql);
  if (statements.some(({ transactional }) => !transactional)) return undefined;
  const found = before.flatMap(({ oid, name, file, hasRows }): [string, string][] => {
    const mode = modes.get(oid);
    const isAnother = hasRows === true && files.has(oid) && files.get(oid) !== file;
    return [
      ...(mode === undefined || mode === WEAKEST ? [] : [[String(name), mode] as [string, string]]),
      ...(isAnother ? [[`file of ${name}`, "another"] as [string, string]] : []),
    ];
  });
  return Object.fromEntries(found.sort());
}

function nameOf(operation: Operation): string {
  if (operation.verb === "execute" || operation.verb === "insert") return operation.verb;
  return `${operation.verb} ${describeObject(subjectOf(operation))}`;
}
