/**
 * The types of columns. Each function starts a column; on an engine without the type it becomes the nearest one that
 * keeps every value (in SQLite mostly `text`).
 *
 * @module
 */
import { type Column, column, type SequenceSettings, sequenceOptions } from "./column.ts";

type Integer = number | bigint;
/** Numbers beyond what JavaScript can hold exactly may be written as text. */
type Decimal = number | bigint | string;
type Instant = string | Date;

/** A whole number of 2 bytes. */
export const smallint = (): Column<Integer> => column("smallint", "number");
/** A whole number: 4 bytes in PostgreSQL, up to 8 in SQLite. */
export const integer = (): Column<Integer> => column("integer", "number");
/** A whole number of 8 bytes. */
export const bigint = (): Column<Integer> => column("bigint", "number");

const serialOf = (type: string, options: SequenceSettings): Column<Integer> =>
  column(type, "number", { notNull: true, identity: { generated: "serial", ...sequenceOptions(options) } });
/** PostgreSQL's older way to number rows; `integer().generated("always")` is the standard's. */
export const serial = (options: SequenceSettings = {}): Column<Integer> => serialOf("integer", options);
export const smallserial = (options: SequenceSettings = {}): Column<Integer> => serialOf("smallint", options);
export const bigserial = (options: SequenceSettings = {}): Column<Integer> => serialOf("bigint", options);

/** An exact decimal number: `numeric(10, 2)` has ten digits, two of them after the point. */
export const numeric = (precision?: number, scale?: number): Column<Decimal> =>
  column(withLength("numeric", precision === undefined ? undefined : `${precision},${scale ?? 0}`), "number");
/** A floating-point number of 4 bytes. */
export const real = (): Column<number> => column("real", "number");
/** A floating-point number of 8 bytes. */
export const doublePrecision = (): Column<number> => column("double precision", "number");
export const money = (): Column<Decimal> => column("money", "text");

/** A text of any length. */
export const text = (): Column<string> => column("text", "text");
/** A text of at most so many characters. */
export const varchar = (length?: number): Column<string> => column(withLength("character varying", length), "text");
/** A text of exactly so many characters, filled up with blanks. */
export const char = (length = 1): Column<string> => column(`character(${length})`, "text");
/** Bytes: `bytea` in PostgreSQL, `blob` in SQLite. */
export const bytea = (): Column<Uint8Array> => column("bytea", "bytes");
/** Bytes, by SQLite's name. The same as {@link bytea}. */
export const blob = (): Column<Uint8Array> => bytea();
export const boolean = (): Column<boolean> => column("boolean", "boolean");

export interface TimeOptions {
  /** Digits of the fraction of a second; 6 unless said otherwise. */
  readonly precision?: number;
  readonly withTimezone?: boolean;
}

/** A day. */
export const date = (): Column<Instant> => column("date", "date");
/** A time of day. */
export const time = (options: TimeOptions = {}): Column<string> => column(timeType("time", options), "text");
/** A day and time; without a time zone unless said otherwise. */
export const timestamp = (options: TimeOptions = {}): Column<Instant> => column(timeType("timestamp", options), "time");
/** A point in time. */
export const timestamptz = (options: Omit<TimeOptions, "withTimezone"> = {}): Column<Instant> =>
  timestamp({ ...options, withTimezone: true });
export const timetz = (options: Omit<TimeOptions, "withTimezone"> = {}): Column<string> =>
  time({ ...options, withTimezone: true });

export interface IntervalOptions {
  /** Which parts are kept: `"year to month"`, `"day to second"`. */
  readonly fields?: string;
  readonly precision?: number;
}
/** A span of time. */
export const interval = ({ fields, precision }: IntervalOptions = {}): Column<string> =>
  column(withLength(fields === undefined ? "interval" : `interval ${fields}`, precision), "text");

export const uuid = (): Column<string> => column("uuid", "text");
/** JSON as text. */
export const json = <T = unknown>(): Column<T> => column("json", "json");
/** JSON in binary form, which can be searched and indexed. */
export const jsonb = <T = unknown>(): Column<T> => column("jsonb", "json");
export const xml = (): Column<string> => column("xml", "text");

export const int4range = (): Column<string> => column("int4range", "text");
export const int8range = (): Column<string> => column("int8range", "text");
export const numrange = (): Column<string> => column("numrange", "text");
export const daterange = (): Column<string> => column("daterange", "text");
export const tsrange = (): Column<string> => column("tsrange", "text");
export const tstzrange = (): Column<string> => column("tstzrange", "text");
export const int4multirange = (): Column<string> => column("int4multirange", "text");
export const int8multirange = (): Column<string> => column("int8multirange", "text");
export const nummultirange = (): Column<string> => column("nummultirange", "text");
export const datemultirange = (): Column<string> => column("datemultirange", "text");
export const tsmultirange = (): Column<string> => column("tsmultirange", "text");
export const tstzmultirange = (): Column<string> => column("tstzmultirange", "text");

/** An address of a host or network. */
export const inet = (): Column<string> => column("inet", "text");
/** An address of a network. */
export const cidr = (): Column<string> => column("cidr", "text");
export const macaddr = (): Column<string> => column("macaddr", "text");
export const macaddr8 = (): Column<string> => column("macaddr8", "text");

export const point = (): Column<string> => column("point", "text");
export const line = (): Column<string> => column("line", "text");
export const lseg = (): Column<string> => column("lseg", "text");
export const box = (): Column<string> => column("box", "text");
export const path = (): Column<string> => column("path", "text");
export const polygon = (): Column<string> => column("polygon", "text");
export const circle = (): Column<string> => column("circle", "text");

/** Exactly so many bits, written as text: `"101"`. */
export const bit = (length = 1): Column<string> => column(`bit(${length})`, "text");
/** At most so many bits. */
export const varbit = (length?: number): Column<string> => column(withLength("bit varying", length), "text");

/** A document prepared for full-text search. */
export const tsvector = (): Column<string> => column("tsvector", "text");
export const tsquery = (): Column<string> => column("tsquery", "text");

export const oid = (): Column<Integer> => column("oid", "number");
export const regclass = (): Column<string> => column("regclass", "text");
export const pgLsn = (): Column<string> => column("pg_lsn", "text");
export const pgSnapshot = (): Column<string> => column("pg_snapshot", "text");
export const jsonpath = (): Column<string> => column("jsonpath", "text");

/** SQLite: a column of a STRICT table that takes values of every type. */
export const any = (): Column<string | number | bigint | boolean> => column("any", "other");

/**
 * A type by its name in the database: of an extension, a domain, or anything that migr has no function for.
 *
 * @example custom("citext")
 * @example custom<number[]>("vector(3)")
 */
export const custom = <T = unknown>(type: string): Column<T> => column(type, "other");

function withLength(type: string, length: number | string | undefined): string {
  return length === undefined ? type : `${type}(${length})`;
}

function timeType(type: string, { precision, withTimezone }: TimeOptions): string {
  return `${withLength(type, precision)} ${withTimezone === true ? "with" : "without"} time zone`;
}
