/**
 * The recorder: an `op` whose verbs only note operations. It holds no state of its own, so any number of revisions can
 * be recorded at the same time.
 *
 * @module
 */
import { constraintVerbs } from "./constraint_verbs.ts";
import type { Operations } from "./facade.ts";
import { nameOf, type Sink, sortExactly } from "./note.ts";
import { genericVerbs, objectVerbs } from "./object_verbs.ts";
import type { SqlValue } from "./operation.ts";
import { list, plainObject, type Reader, refuse, show, text } from "./read.ts";
import { tableVerbs } from "./table_verbs.ts";

/** What a revision may know and ask besides noting operations. */
export interface RecorderContext {
  /** The language of the database that the operations are for. */
  readonly dialect: Operations["dialect"];
  /** What the command line said with `-x key=value`. */
  readonly arguments?: Readonly<Record<string, string>>;
  /** Runs what has been noted so far, then this query. Throws where there is no database. */
  readonly query: (sql: string, params: readonly SqlValue[]) => Promise<readonly object[]>;
}

/**
 * An `op` that hands every operation to `sink` at once.
 *
 * @throws MigrError `REVISION_INVALID` from its verbs, naming the call and the argument that is wrong.
 * @example
 * const noted: Operation[] = [];
 * const op = createOperations((operation) => noted.push(operation), { dialect: "sqlite", query });
 * await revision.upgrade(op);
 */
export function createOperations(sink: Sink, context: RecorderContext): Operations {
  return Object.freeze({
    dialect: context.dialect,
    arguments: Object.freeze({ ...context.arguments }),
    ...tableVerbs(sink),
    ...constraintVerbs(sink),
    ...objectVerbs(sink),
    ...genericVerbs(sink),
    ...dataVerbs(sink, context),
  });
}

function dataVerbs(sink: Sink, context: RecorderContext): Pick<Operations, "execute" | "insert" | "query"> {
  return {
    execute(sql, params, options) {
      const place = "op.execute()";
      const { rest } = sortExactly(options, [], place, ["transactional"]);
      const outside = rest.transactional === false ? { transactional: false as const } : {};
      const bound = readParams(params, place);
      sink({ verb: "execute", sql: readSql(sql, place), ...(bound.length > 0 ? { params: bound } : {}), ...outside });
    },
    insert(table, rows, options) {
      const place = `op.insert(${show(table)})`;
      const { schema } = sortExactly(options, [], place);
      const name = nameOf(table, place, "the table");
      const read = list(readRow, 0)(rows, `${place}: rows`) ?? [];
      if (read.length > 0) sink({ verb: "insert", schema, table: name, rows: read });
    },
    async query<R extends object>(sql: string, params?: readonly SqlValue[]): Promise<readonly R[]> {
      const place = "op.query()";
      return (await context.query(readSql(sql, place), readParams(params, place))) as readonly R[];
    },
  };
}

const readSql = (sql: unknown, place: string): string => text(sql, `${place}: the SQL`) as string;

const readRow: Reader<Readonly<Record<string, SqlValue>>> = (value, place) =>
  Object.fromEntries(
    Object.entries(plainObject(value, place)).flatMap(([column, item]) =>
      item === undefined ? [] : [[column, readValue(item, `${place}.${column}`)]],
    ),
  );

function readParams(params: unknown, place: string): SqlValue[] {
  if (params === undefined) return [];
  if (!Array.isArray(params)) refuse(`${place}: the parameters`, `must be a list, not ${show(params)}`);
  return params.map((value, index) => readValue(value, `${place}: parameter ${index + 1}`));
}

const PRIMITIVES: readonly string[] = ["string", "number", "bigint", "boolean"];

function readValue(value: unknown, place: string): SqlValue {
  if (value === null || value instanceof Uint8Array || PRIMITIVES.includes(typeof value)) return value as SqlValue;
  return refuse(
    place,
    `must be a text, number, boolean, null or bytes, not ${show(value)}`,
    "Write a date as its ISO text and JSON as JSON.stringify(…).",
  );
}
