/** Expected values: what the engine itself makes of values when they are converted there and back. */
import { expect, it } from "vitest";
import { lostBy } from "../../../core/dialects/postgres/lost_values.ts";
import { onEveryPostgres } from "./engines.ts";

/** Values that show what a conversion loses. Text can be read as everything, so what it loses nobody knows beforehand. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  smallint: ["-12345"],
  integer: ["70001", "-2147483647"],
  bigint: ["9007199254740993"],
  numeric: ["1.55", "12345678901234567890.123456789"],
  "numeric(10,2)": ["12345678.25"],
  "numeric(8,0)": ["12345678"],
  real: ["1.5", "3.4028235e+38"],
  "double precision": ["0.1", "123456789.12345679"],
  money: ["12.34"],
  name: ["abc"],
  '"char"': ["a"],
  boolean: ["true"],
  date: ["2024-05-05"],
  "time without time zone": ["10:20:30.123456"],
  "time(0) without time zone": ["10:20:30"],
  "time with time zone": ["10:20:30.123456+02"],
  "timestamp without time zone": ["2024-05-05 10:20:30.123456"],
  "timestamp with time zone": ["2024-05-05 10:20:30.123456+00"],
  "timestamp(3) with time zone": ["2024-05-05 10:20:30.123+00"],
  interval: ["1 year 3 days 04:05:06.789", "-1 day +25:00"],
  "interval day": ["3 days"],
  "bit(4)": ["1010"],
  inet: ["10.1.2.3/8"],
  cidr: ["10.0.0.0/8"],
  macaddr: ["08:00:2b:01:02:03"],
  point: ["(1,2)"],
  lseg: ["[(0,0),(1,1)]"],
  box: ["(3,4),(1,2)"],
  polygon: ["((0,0),(1,1),(2,0))"],
  circle: ["<(1,2),3>"],
  "bigint[]": ["{1,9007199254740993}"],
  "double precision[]": ["{0.1,123456789.12345679}"],
};

/** These spell the same value in another way. */
const SAME = [/^(smallint|integer|bigint)>money$/, /^box>lseg$/, /^smallint>oid$/];

/** A value before and after a conversion, and when it has come back: converted, or else read from its text. */
const CONVERTED = `CREATE FUNCTION converted(value text, before text, after text) RETURNS text[] LANGUAGE plpgsql AS $$
DECLARE found text[]; back text := 'unlike';
BEGIN
  EXECUTE format('SELECT ARRAY[x::text, x::%2$s::text] FROM (SELECT %3$L::text::%1$s AS x) AS s', before, after, value) INTO found;
  BEGIN
    EXECUTE format('SELECT (%3$L::text::%1$s::%2$s::%1$s)::text', before, after, value) INTO back;
  EXCEPTION WHEN others THEN
    BEGIN
      EXECUTE format('SELECT %2$L::text::%1$s::text', before, found[2]) INTO back;
    EXCEPTION WHEN others THEN NULL;
    END;
  END;
  RETURN found || back;
EXCEPTION WHEN others THEN
  RETURN NULL;
END $$`;

await onEveryPostgres((engine) => {
  it("lostBy() tells every conversion that changes a value without an error", async () => {
    await engine.run("SET lc_monetary = 'C'", CONVERTED);
    const samples = Object.entries(VALUES).flatMap(([type, values]) => values.map((value) => ({ type, value })));
    const rows = await engine.connection.query(
      `SELECT s->>'type' AS before, t #>> '{}' AS after, array_to_json(converted(s->>'value', s->>'type', t #>> '{}'))::text AS found
       FROM jsonb_array_elements('${JSON.stringify(samples)}') AS s, jsonb_array_elements('${JSON.stringify(Object.keys(VALUES))}') AS t
       WHERE s->>'type' <> t #>> '{}'`,
    );
    const silent = rows.flatMap(({ before, after, found }) => {
      if (found === null) return []; // The engine refuses it.
      const [value, converted, back] = JSON.parse(String(found)) as readonly string[];
      const isKnown = lostBy(String(before), String(after)) !== undefined;
      if (value === back || isKnown || SAME.some((form) => form.test(`${before}>${after}`))) return [];
      return `${before} to ${after}: ${value} is ${converted}`;
    });
    expect(rows.length).toBeGreaterThan(900);
    expect(silent).toEqual([]);
  });
});

it.each([
  ["integer", "bigint"],
  ["smallint", "real"],
  ["integer", "double precision"],
  ["numeric(10,0)", "bigint"],
  ["numeric(10,2)", "numeric(12,3)"],
  ["numeric(10,2)", "double precision"],
  ["date", "timestamp(0) without time zone"],
  ["character varying(20)", "name"],
  ["time(0) without time zone", "time without time zone"],
  ["text", "integer"],
  ["integer", "integer[]"],
])("lostBy() knows that nothing is lost from %s to %s", (from, to) => {
  expect(lostBy(from, to)).toBeUndefined();
});
