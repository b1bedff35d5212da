/**
 * Reads a schema from PostgreSQL's own catalogs: one consistent snapshot, a fixed number of queries, one round trip
 * for all of them where the driver can pipeline.
 *
 * @module
 */
import { Catalog, type Unmodelled } from "../../../catalog/catalog.ts";
import type { SchemaObject } from "../../../catalog/object.ts";
import { withoutUnread } from "../../../catalog/unread.ts";
import type { Connection, Row } from "../../../drivers/driver.ts";
import type { IntrospectOptions } from "../../dialect.ts";
import { quote, text } from "../quote.ts";
import { constraints, indexes } from "./constraints.ts";
import { definitions } from "./definitions.ts";
import { type Hidden, hiddenSql, unhide } from "./hidden.ts";
import { PRESENCE_SQL, type Presence, presentKinds } from "./presence.ts";
import { privilegesOf } from "./privileges.ts";
import { referencesSql, resolver } from "./references.ts";
import { memberships, roles } from "./roles.ts";
import { routines } from "./routines.ts";
import { asJson, type Scope, type Section } from "./scope.ts";
import { columns, tables } from "./tables.ts";
import { enums, schemas, sequences } from "./types.ts";
import { type UnmodelledRow, unmodelledOf, unmodelledSql } from "./unmodelled.ts";
import { UNREAD_SQL, type UnreadRow, unreadOf } from "./unread.ts";
import { comments, securityLabels, triggers, views } from "./views.ts";

/** A section of whatever rows. */
type AnySection = Omit<Section<never>, "unpack"> & { unpack?(packed: never): Iterable<unknown> };

/** In the order of kinds. */
const SECTIONS: readonly AnySection[] = [
  roles,
  memberships,
  schemas,
  enums,
  sequences,
  routines,
  tables,
  columns,
  constraints,
  views,
  indexes,
  triggers,
  definitions,
  privilegesOf,
  comments,
  securityLabels,
];

/**
 * Settings that decide how expressions print, the compiler and the helpers that would take longer to start than queries take, and
 * memory, so that the columns of thousands of tables are sorted in it. Joins are written in a good order, and to look for a
 * better one would take as long as the queries of a small schema. Limits are for statements of applications.
 * Besides these, `search_path` makes the names of the default schema bare.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  DateStyle: "ISO, MDY",
  IntervalStyle: "postgres",
  TimeZone: "UTC",
  bytea_output: "hex",
  extra_float_digits: "1",
  jit: "off",
  quote_all_identifiers: "off",
  work_mem: "32MB",
  max_parallel_workers_per_gather: "0",
  statement_timeout: "0",
  join_collapse_limit: "1",
  from_collapse_limit: "1",
};

/** A setting that lives as long as a transaction: whoever still sees it afterwards is in one. */
const MARK = "migr.in_transaction";

/**
 * Reads the schema of a database. In a transaction of the caller it sees what that sees and leaves its settings as
 * they were; otherwise it reads in a transaction of its own.
 *
 * @throws DatabaseError when the server refuses a query.
 * @example const catalog = await introspect(connection, { schemas: ["audit"] });
 */
export async function introspect(connection: Connection, options: IntrospectOptions = {}): Promise<Catalog> {
  const session = await readSession(connection);
  const scope: Scope = {
    defaultSchema: session.schema,
    schemas: options.schemas ?? [],
    roles: options.roles ?? [],
    version: session.version,
    ledger: options.ledger ?? { schema: "", revisions: "migr_revisions", log: "migr_log", lock: "migr_lock" },
    has: new Set([...session.has].filter((kind) => kind !== "roles" || options.roles !== undefined)),
  };
  const sections = SECTIONS.filter(({ when }) => isNeeded(when, scope.has));
  const queries = sections.map((section) => asJson(section.sql(scope), section.unpack !== undefined));
  let resolve: ReturnType<typeof resolver> = () => {};
  const objects: SchemaObject[] = [];
  const unmodelled: Unmodelled[] = [];
  let hidden: readonly Hidden[] = [];
  // Rows become objects as soon as they are there, while the server is at the next query.
  await readAll(connection, session, [
    { sql: referencesSql(scope, queries), read: (rows) => (resolve = resolver(rows as never)) },
    ...sections.map((section, at) => ({
      sql: queries[at] ?? "",
      read: (rows: unknown[]) => readSection(section, rows, scope, resolve, objects),
    })),
    {
      sql: asJson(unmodelledSql(scope)),
      read: (rows) => unmodelled.push(...(rows as UnmodelledRow[]).map(unmodelledOf)),
    },
    ...(scope.has.has("unread")
      ? [
          {
            sql: asJson(UNREAD_SQL),
            read: (rows: unknown[]) => unmodelled.push(...(rows as UnreadRow[]).map(unreadOf)),
          },
        ]
      : []),
    { sql: asJson(hiddenSql(scope)), read: (rows) => (hidden = rows as Hidden[]) },
  ]);
  const named = hidden.length === 0 ? objects : unhide(objects, hidden, session.schema ?? "");
  // Its words are not those that a shadow, or another role, has for the same thing.
  const catalog = Catalog.of(inOrder(named), unmodelled, session.isForbidden ? undefined : session.version);
  return scope.has.has("unread") ? withoutUnread(catalog, unmodelled) : catalog;
}

function isNeeded(when: Section<never>["when"], has: ReadonlySet<Presence>): boolean {
  return typeof when === "function" ? when(has) : when === undefined || has.has(when);
}

interface Session {
  readonly inTransaction: boolean;
  readonly schema: string | undefined;
  /** The role may not use that schema, so its names are printed with it. */
  readonly isForbidden: boolean;
  readonly has: ReadonlySet<Presence>;
  readonly version: number;
  /** The settings that introspection changes, as they are. */
  readonly settings: Readonly<Record<string, string>>;
}

/** The first schema of the path, though the role may not use it: its names are as short for everybody. */
const FORBIDDEN_SCHEMA = `(SELECT n.nspname FROM unnest(string_to_array(current_setting('search_path'), ','))
    WITH ORDINALITY AS entry(name, place)
  JOIN pg_namespace n ON n.nspname = replace(trim(entry.name, ' "'), '$user', current_user) ORDER BY entry.place LIMIT 1)`;

async function readSession(connection: Connection): Promise<Session> {
  const names = [...Object.keys(SETTINGS), "search_path"];
  const [, [row]] = (await settled([
    connection.query(`SELECT set_config(${text(MARK)}, 'on', true)`),
    connection.query(
      `SELECT coalesce(current_schema(), ${FORBIDDEN_SCHEMA})::text AS schema, current_schema() IS NULL AS forbidden, current_setting(${text(MARK)}, true) AS mark, ` +
        `current_setting('server_version_num')::int / 10000 AS version, ` +
        `json_build_object(${names.map((name) => `${text(name)}, current_setting(${text(name)})`).join(", ")})::text AS settings, ${PRESENCE_SQL}::text AS has`,
    ),
  ])) as [readonly Row[], readonly Row[]];
  return {
    inTransaction: row?.mark === "on",
    schema: (row?.schema as string | null) ?? undefined,
    version: Number(row?.version),
    isForbidden: row?.forbidden === true && row.schema !== null,
    has: presentKinds(String(row?.has)),
    settings: JSON.parse(String(row?.settings)),
  };
}

/** A query of one JSON text, and what becomes of its rows. */
interface Reading {
  readonly sql: string;
  read(rows: unknown[]): unknown;
}

/** Runs the queries in one transaction, with settings that make what they print the same everywhere. */
async function readAll(connection: Connection, session: Session, readings: readonly Reading[]): Promise<void> {
  const path = session.schema === undefined ? "" : quote(session.schema);
  const before = session.inTransaction ? [] : ["BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"];
  before.push(setLocally({ ...SETTINGS, search_path: path }));
  // Answers need not come in the order of the questions, but are taken in it.
  let last: Promise<unknown> = Promise.resolve();
  const read = ({ sql, read: take }: Reading): Promise<readonly Row[]> => {
    const [answer, turn] = [connection.query(sql), last];
    const taken = Promise.allSettled([answer, turn]).then(async () => {
      const [row] = await answer;
      take(JSON.parse(String(row?.rows)));
      return [];
    });
    last = taken;
    return taken;
  };
  await settled([
    ...before.map((sql) => connection.query(sql)),
    ...readings.map(read),
    connection.query(session.inTransaction ? setLocally(session.settings) : "COMMIT"),
  ]);
}

function setLocally(settings: Readonly<Record<string, string>>): string {
  const calls = Object.entries(settings).map(([name, value]) => `set_config(${text(name)}, ${text(value)}, true)`);
  return `SELECT ${calls.join(", ")}`;
}

/** All results when every query has ended; the first failure is the one that says why. */
async function settled(queries: readonly Promise<readonly Row[]>[]): Promise<(readonly Row[])[]> {
  const results = await Promise.allSettled(queries);
  return results.map((result) => {
    if (result.status === "rejected") throw result.reason;
    return result.value;
  });
}

function readSection(
  section: AnySection,
  rows: readonly unknown[],
  scope: Scope,
  resolve: ReturnType<typeof resolver>,
  objects: SchemaObject[],
): void {
  for (const packed of rows) {
    for (const row of section.unpack?.(packed as never) ?? [packed]) {
      resolve(row as { needs?: unknown });
      for (const object of section.read(row as never, scope)) objects.push(object);
    }
  }
}

/** Owners of sequences come after the columns that they name. */
function inOrder(objects: readonly SchemaObject[]): SchemaObject[] {
  const isOwner = (object: SchemaObject): boolean => object.kind === "sequenceOwner";
  return [...objects.filter((object) => !isOwner(object)), ...objects.filter(isOwner)];
}
