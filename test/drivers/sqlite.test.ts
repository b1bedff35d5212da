import { DatabaseSync } from "node:sqlite";
import initSqlJs from "sql.js";
import { describe, expect, it } from "vitest";
import type { Connection } from "../../core/drivers/driver.ts";
import { nodeSqlite } from "../../core/drivers/node_sqlite.ts";
import { sqlJs } from "../../core/drivers/sql_js.ts";

const SQL = await initSqlJs();

const DRIVERS: Readonly<Record<string, () => Connection>> = {
  nodeSqlite: () => nodeSqlite(new DatabaseSync(":memory:")),
  sqlJs: () => sqlJs(new SQL.Database()),
};

describe.each(Object.entries(DRIVERS))("%s()", (_name, open) => {
  it("binds and reads values of every kind", async () => {
    const connection = open();
    const bytes = new Uint8Array([1, 0, 255]);
    const [row] = await connection.query("SELECT ? AS a, ? AS b, ? AS c, ? AS d, ? AS e, ? AS f", [
      "é\n",
      1.5,
      true,
      null,
      bytes,
      7n,
    ]);
    expect({ ...row, f: Number(row?.f) }).toEqual({ a: "é\n", b: 1.5, c: 1, d: null, e: bytes, f: 7 });
    expect(await connection.query("SELECT 9007199254740993 AS big, 5 AS small")).toEqual([
      { big: 9007199254740993n, small: 5 },
    ]);
  });

  it("returns no rows for DDL, nor for a text without a statement", async () => {
    const connection = open();
    expect(await connection.query("CREATE TABLE t (a)")).toEqual([]);
    expect(await connection.query("-- nothing\n/* at all */ ;")).toEqual([]);
    expect(await connection.query("")).toEqual([]);
  });

  it("throws the engine's error with the statement and its code", async () => {
    const connection = open();
    await connection.query("CREATE TABLE t (a UNIQUE)");
    await connection.query("INSERT INTO t VALUES (1)");
    await expect(connection.query("INSERT INTO t VALUES (1)")).rejects.toMatchObject({
      name: "DatabaseError",
      message: "UNIQUE constraint failed: t.a",
      fields: { sql: "INSERT INTO t VALUES (1)", engineCode: "SQLITE_CONSTRAINT" },
    });
    await expect(connection.query("SELEC")).rejects.toMatchObject({ fields: { engineCode: "SQLITE_ERROR" } });
  });

  it("batch() names the first statement that fails", async () => {
    const connection = open();
    const queries = [{ sql: "CREATE TABLE t (a)" }, { sql: "INSERT INTO t VALUES (?)", params: [1] }, { sql: "nope" }];
    await expect(connection.batch(queries)).rejects.toMatchObject({ fields: { statementIndex: 2, sql: "nope" } });
    expect(await connection.query("SELECT a FROM t")).toEqual([{ a: 1 }]);
  });
});
