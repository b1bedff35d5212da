/**
 * The engine says how it prints a type or a default; ours must say the same.
 */
import { expect, it } from "vitest";
import { schemaObject } from "../../../core/catalog/object.ts";
import { postgres } from "../../../core/dialects/postgres/mod.ts";
import { normalizeType } from "../../../core/dialects/postgres/types.ts";
import { onEveryPostgres } from "./engines.ts";

const TYPES =
  `int|int4|int2|int8|INTEGER|bigint|smallint|decimal|dec|numeric|numeric(10)|numeric(10,2)|decimal( 5 , 1 )|
float|float(10)|float(24)|float(25)|float4|float8|real|double  precision|bool|boolean|varchar|varchar(50)|
character varying(3)|char varying (4)|national character varying(5)|nchar(3)|nchar varying(4)|char|char(5)|character|
bpchar|bpchar(5)|"char"|bit|bit(3)|bit varying|bit varying(5)|varbit(4)|time|timetz|time(3)|timetz(3)|
time(2) with time zone|timestamp|timestamp(0)|timestamptz|timestamptz(3)|timestamp with time zone|
timestamp (3) without time zone|interval|interval(3)|interval year to month|interval day to second(3)|int[]|int[3]|
int[][]|int array|int array[4]|varchar(50)[]|timestamptz(3)[]|numeric(4,2)[]|char[]|TEXT|uuid|json|jsonb|jsonpath|xml|
money|bytea|inet|cidr|macaddr|macaddr8|point|line|lseg|box|path|polygon|circle|tsvector|tsquery|int4range|
int8multirange|tstzrange|daterange|oid|name|regclass|pg_lsn|pg_catalog.int4|pg_catalog.varchar|date|"Mood"|"Mood"[]|
mood|Mood|"mood"|s2."T x"|s2."T x"[]|"order"`
    .split("|")
    .map((type) => type.trim());

/** Defaults by type. What only the engine can say (`'{"a":1}'::jsonb`, `1e3`) is not here. */
const DEFAULTS: Readonly<Record<string, readonly string[]>> = {
  int: ["1", "-1", "0", "NULL", "-2147483648", "nextval('sq')", "NEXTVAL ( 'sq'::regclass )", "(5)"],
  bigint: ["12345678901", "-12345678901", "-9223372036854775808", "2147483648"],
  numeric: ["1.5", "-1.5", "99999999999999999999", "-99999999999999999999", "NULL"],
  "numeric(10,2)": ["NULL", "-1"],
  text: ["'x'", "'it''s'", "''", "null", "CURRENT_USER", "'x'::text", "'x'::varchar", "session_user"],
  "varchar(50)": ["'x'", "NULL", "'x'::character varying"],
  "char(5)": ["'x'", "NULL"],
  "bit(3)": ["'101'", "NULL"],
  boolean: ["TRUE", "false"],
  jsonb: ["'{}'", "'[]'", "'{}'::jsonb"],
  json: ["'{\"a\":1}'"],
  uuid: ["gen_random_uuid()", "'00000000-0000-0000-0000-000000000000'"],
  date: ["current_date", "'2020-01-01'", "now()"],
  timestamptz: ["now()", "NOW()", "current_timestamp", "'2020-01-01 00:00:00+00'"],
  "timestamptz(3)": ["NULL", "CURRENT_TIMESTAMP"],
  timestamp: ["localtimestamp", "'2020-01-01 00:00:00'"],
  interval: ["'1 day'", "NULL"],
  "interval day to second(3)": ["'1 day'", "NULL"],
  "int[]": ["'{}'", "NULL", "'{}'::int[]"],
  "varchar(10)[]": ["'{}'", "NULL"],
  "text[]": ["'{a,b}'"],
  mood: ["'sad'", "'sad'::mood"],
  "mood[]": ["'{sad}'"],
  bytea: ["'\\x01ff'"],
};

await onEveryPostgres((engine) => {
  const setup = (): Promise<void> =>
    engine.run(
      "CREATE SCHEMA s2",
      `CREATE TYPE "Mood" AS ENUM ('a')`,
      "CREATE TYPE mood AS ENUM ('sad')",
      `CREATE TYPE "order" AS ENUM ('a')`,
      `CREATE TYPE s2."T x" AS ENUM ('a')`,
      "CREATE SEQUENCE sq",
    );
  const columns = (rows: readonly string[]): string => `CREATE TABLE t (${rows.map((row, at) => `c${at} ${row}`)})`;

  it("normalizeType() spells every type as the engine prints it, and leaves that as it is", async () => {
    await setup();
    await engine.run(columns(TYPES));
    const rows = await engine.connection.query(
      "SELECT format_type(atttypid, atttypmod) AS type FROM pg_attribute WHERE attrelid = 't'::regclass AND attnum > 0 ORDER BY attnum",
    );
    const printed = rows.map((row) => row.type);
    expect(TYPES.map(normalizeType)).toEqual(printed);
    expect(printed.map((type) => normalizeType(String(type)))).toEqual(printed);
  });

  it("normalize() writes defaults as the engine prints them, and leaves those as they are", async () => {
    await setup();
    const all = Object.entries(DEFAULTS).flatMap(([type, list]) => list.map((text) => [type, text] as const));
    await engine.run("SET TimeZone = 'UTC'", columns(all.map(([type, text]) => `${type} DEFAULT ${text}`)));
    const rows = await engine.connection.query(
      `SELECT pg_get_expr(d.adbin, d.adrelid) AS text FROM pg_attribute a
       LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
       WHERE a.attrelid = 't'::regclass AND a.attnum > 0 ORDER BY a.attnum`,
    );
    for (const [at, [type, text]] of all.entries()) {
      const printed = (rows[at]?.text ?? undefined) as string | undefined;
      expect(normalizedDefault(type, text), `${type} DEFAULT ${text}`).toBe(printed);
      if (printed !== undefined) expect(normalizedDefault(type, printed), printed).toBe(printed);
    }
  });
});

function normalizedDefault(type: string, text: string): string | undefined {
  const id = { kind: "column", schema: "", table: "t", name: "c" } as const;
  return postgres.normalize(schemaObject(id, { type, default: text })).attributes.default;
}
