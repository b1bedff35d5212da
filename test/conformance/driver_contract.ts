/**
 * What every driver must do.
 *
 * @module
 */
import { describe, expect, it } from "vitest";
import { DatabaseError, type DatabaseErrorFields } from "../../core/errors.ts";
import type { SqlValue } from "../../core/operations/operation.ts";
import type { TestDatabase } from "../support/targets.ts";

/** A column's type, a value, and the engine's own literal of that value. */
const VALUES: readonly (readonly [type: string, value: SqlValue, literal: string])[] = [
  ["text", 'it\'s \u{1F600} "quoted" \\ back', "'it''s \u{1F600} \"quoted\" \\ back'"],
  ["text", "", "''"],
  ["integer", 42, "42"],
  ["integer", -7, "-7"],
  ["double precision", 1.5, "1.5"],
  ["bigint", 9007199254740993n, "9007199254740993"],
  ["boolean", true, "true"],
  ["boolean", false, "false"],
  ["text", null, "NULL"],
];

async function failure(promise: Promise<unknown>): Promise<DatabaseError> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(DatabaseError);
  return error as DatabaseError;
}

/** Declares the tests of the contract in `core/drivers/driver.ts`. */
export function driverContract(open: () => TestDatabase): void {
  describe("the driver", () => {
    const query: TestDatabase["connection"]["query"] = (...args) => open().connection.query(...args);
    const parameter = (index: number): string => open().dialect.placeholder(index);

    it("query() returns rows by column name, and none for DDL", async () => {
      expect(await query("CREATE TABLE t (a integer, b text)")).toEqual([]);
      expect(await query("INSERT INTO t VALUES (1, 'x'), (2, NULL)")).toEqual([]);
      expect(await query("SELECT a, b FROM t ORDER BY a")).toEqual([
        { a: 1, b: "x" },
        { a: 2, b: null },
      ]);
    });

    it.each(VALUES)("query() binds a %s: %s", async (type, value, literal) => {
      await query(`CREATE TABLE t (v ${type})`);
      await query(`INSERT INTO t VALUES (${parameter(1)})`, [value]);
      const [row] = await query(`SELECT v ${value === null ? "IS" : "="} ${literal} AS same FROM t`);
      expect(Boolean(row?.same)).toBe(true);
    });

    it("query() binds bytes", async () => {
      const isPostgres = open().dialect.name === "postgres";
      await query(`CREATE TABLE t (v ${isPostgres ? "bytea" : "blob"})`);
      await query(`INSERT INTO t VALUES (${parameter(1)})`, [new Uint8Array([0, 255, 39])]);
      const [row] = await query(`SELECT v = ${isPostgres ? "'\\x00ff27'::bytea" : "x'00ff27'"} AS same FROM t`);
      expect(Boolean(row?.same)).toBe(true);
    });

    it("query() throws a DatabaseError with the statement and the engine's own code", async () => {
      const sql = "SELECT * FROM missing_table";
      const error = await failure(query(sql));
      expect(error.fields.sql).toBe(sql);
      expect(error.message).toContain("missing_table");
      expect(error.fields.engineCode).toMatch(open().dialect.name === "postgres" ? /^42P01$/ : /^SQLITE_ERROR|^1$/);
      expect(open().dialect.session.isMissingTable(error)).toBe(true);
      expect(await query("SELECT 1 AS one")).toEqual([{ one: 1 }]);
    });

    it("query() tells position and detail where the engine does", async (context) => {
      if (open().dialect.name !== "postgres") return context.skip("SQLite tells neither");
      const wrong = (await failure(query("SELECT 1 AS one, nothing"))).fields satisfies DatabaseErrorFields;
      expect(wrong.position).toBe(18);
      await query("CREATE TABLE t (a integer PRIMARY KEY)");
      await query("INSERT INTO t VALUES (1)");
      const { fields } = await failure(query("INSERT INTO t VALUES (1)"));
      expect(fields).toMatchObject({ engineCode: "23505", detail: "Key (a)=(1) already exists." });
    });

    it("batch() runs statements in order", async () => {
      await open().connection.batch([
        { sql: "CREATE TABLE t (a integer, b text)" },
        { sql: `INSERT INTO t VALUES (${parameter(1)}, ${parameter(2)})`, params: [1, "x"] },
        { sql: "UPDATE t SET a = a + 1" },
      ]);
      expect(await query("SELECT a, b FROM t")).toEqual([{ a: 2, b: "x" }]);
      await open().connection.batch([]);
    });

    it("batch() names the statement that failed, and a rollback takes everything back", async () => {
      await query("CREATE TABLE t (a integer)");
      const { atomicBatch = false } = open().connection;
      if (!atomicBatch) await query(open().dialect.session.begin);
      const error = await failure(
        open().connection.batch([
          { sql: "INSERT INTO t VALUES (1)" },
          { sql: "CREATE TABLE u (a integer)" },
          { sql: "INSERT INTO nowhere VALUES (1)" },
          { sql: "INSERT INTO t VALUES (2)" },
        ]),
      );
      if (!atomicBatch) await query("ROLLBACK");
      expect(error.fields).toMatchObject({ statementIndex: 2, sql: "INSERT INTO nowhere VALUES (1)" });
      expect(await query("SELECT a FROM t")).toEqual([]);
      expect(open().dialect.session.isMissingTable(await failure(query("SELECT 1 FROM u")))).toBe(true);
    });

    it("calls that are not awaited run in the order in which they were made", async () => {
      await query("CREATE TABLE t (a integer)");
      const calls = [query("INSERT INTO t VALUES (1)"), query("UPDATE t SET a = 5"), query("SELECT a FROM t")];
      expect((await Promise.all(calls))[2]).toEqual([{ a: 5 }]);
    });

    it("the session tells its version", async (context) => {
      if (open().connection.atomicBatch) return context.skip("nobody may ask there");
      expect(await open().dialect.session.version(open().connection)).toMatch(/^\d+\.\d+/);
    });
  });
}
