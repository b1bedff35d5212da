/**
 * Expected values: PostgreSQL's manual (Explicit Locking, and the notes of ALTER TABLE on rewrites), and SQLite's page on
 * file locking and ALTER TABLE.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { postgres } from "../../core/dialects/postgres/mod.ts";
import { sqlite } from "../../core/dialects/sqlite/mod.ts";
import type { Connection } from "../../core/drivers/driver.ts";
import { type Impact, measureImpact } from "../../core/proof/impact.ts";
import { onEveryPostgres } from "../dialects/postgres/engines.ts";
import { type TestDatabase, targetNamed } from "../support/targets.ts";

const statement = (sql: string, transactional = true) => ({ sql, transactional });

/** Measures statements in a transaction that is rolled back. */
async function measured(connection: Connection, ...statements: readonly string[]): Promise<Impact> {
  const dialect = connection.dialect === "postgres" ? postgres : sqlite;
  await connection.query("BEGIN");
  try {
    return await measureImpact(
      connection,
      dialect,
      statements.map((sql) => statement(sql)),
    );
  } finally {
    await connection.query("ROLLBACK");
  }
}

function locksOf({ locks }: Impact): Record<string, string> {
  return Object.fromEntries(locks.map(({ relation, mode }) => [relation, mode]));
}

await onEveryPostgres((engine) => {
  beforeEach(() =>
    engine.run(
      "CREATE TABLE par (id int PRIMARY KEY)",
      "CREATE TABLE t (id int PRIMARY KEY, a int, b varchar(50), pid int)",
      "CREATE INDEX t_b ON t (b)",
      "CREATE VIEW vw AS SELECT id FROM t",
      "CREATE MATERIALIZED VIEW mv AS SELECT id FROM t",
    ),
  );

  it.each([
    ["ALTER TABLE t ADD COLUMN c int DEFAULT 5", "metadata", { t: "AccessExclusive" }],
    ["ALTER TABLE t ALTER a SET NOT NULL", "scan", { t: "AccessExclusive" }],
    ["ALTER TABLE t ALTER a TYPE bigint", "rewrite", { t: "AccessExclusive" }],
    ["ALTER TABLE t ADD CHECK (a > 0) NOT VALID", "metadata", { t: "AccessExclusive" }],
    [
      "ALTER TABLE t ADD FOREIGN KEY (pid) REFERENCES par",
      "scan",
      { par: "ShareRowExclusive", t: "ShareRowExclusive" },
    ],
    ["ALTER TABLE t SET (fillfactor = 80)", "metadata", { t: "ShareUpdateExclusive" }],
    ["CREATE INDEX ON t (a)", "scan", { t: "Share" }],
    ["CREATE TABLE n (id int REFERENCES t)", "metadata", { t: "ShareRowExclusive" }],
    ["DROP VIEW vw", "metadata", { vw: "AccessExclusive" }],
    ["CREATE TYPE mood AS ENUM ('a')", "metadata", {}],
    ["REFRESH MATERIALIZED VIEW mv", "rewrite", { mv: "AccessExclusive", t: "AccessShare" }],
  ])("measureImpact() finds what %s does", async (sql, impactClass, locks) => {
    const impact = await measured(engine.connection, sql);
    expect(impact.class).toBe(impactClass);
    expect(locksOf(impact)).toEqual(locks);
    expect(impact.measured).toBe(true);
  });

  it("measureImpact() names what is written anew, and the indexes with it", async () => {
    const impact = await measured(engine.connection, "ALTER TABLE t ALTER b TYPE varchar(20)");
    expect(impact).toMatchObject({ rewrites: ["t"], scans: ["t"] });
    expect(impact.rebuilds).toContain("t_b");
  });

  it("measureImpact() qualifies names outside of the default schema", async () => {
    await engine.run('CREATE SCHEMA "Odd one"', 'CREATE TABLE "Odd one".t (a int)');
    const impact = await measured(engine.connection, 'ALTER TABLE "Odd one".t ADD b int');
    expect(locksOf(impact)).toEqual({ '"Odd one".t': "AccessExclusive" });
  });

  it("measureImpact() does not see a lock that the transaction has already", async () => {
    await engine.run("BEGIN", "LOCK TABLE t IN ACCESS EXCLUSIVE MODE");
    const impact = await measureImpact(engine.connection, postgres, [statement("ALTER TABLE t ADD c int")]);
    await engine.run("ROLLBACK");
    expect(impact.locks).toEqual([]);
  });
});

describe("measureImpact() of what cannot run in a transaction", () => {
  it.each([
    ["CREATE UNIQUE INDEX CONCURRENTLY i ON x.t (a)", "scan", { "x.t": "ShareUpdateExclusive" }],
    ["DROP INDEX CONCURRENTLY IF EXISTS x.i", "metadata", { "x.i": "ShareUpdateExclusive" }],
    ["REINDEX (VERBOSE) TABLE CONCURRENTLY t", "scan", { t: "ShareUpdateExclusive" }],
    ["ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY", "metadata", { p: "ShareUpdateExclusive" }],
    ["VACUUM (FULL, ANALYZE) t", "rewrite", { t: "AccessExclusive" }],
    ["VACUUM", "scan", { "every table": "ShareUpdateExclusive" }],
    ["CREATE DATABASE d", "metadata", {}],
  ])("says what the manual does: %s", async (sql, impactClass, locks) => {
    const never = { query: () => Promise.reject(new Error("It must not run.")) } as unknown as Connection;
    const impact = await measureImpact(never, postgres, [statement(sql, false)]);
    expect(impact).toMatchObject({ class: impactClass, measured: false, note: expect.stringContaining("manual") });
    expect(locksOf(impact)).toEqual(locks);
  });
});

describe("measureImpact() on SQLite", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await targetNamed("node:sqlite in memory").open();
    await database.connection.query("CREATE TABLE p (id INTEGER PRIMARY KEY)");
    await database.connection.query("CREATE TABLE t (id INTEGER PRIMARY KEY, a INT, b TEXT)");
  });
  afterAll(() => database.dispose());

  it.each([
    ["ALTER TABLE t ADD COLUMN c INT", { class: "metadata", scans: [], rewrites: [] }],
    ["ALTER TABLE t ADD COLUMN c INT CHECK (c > 0)", { class: "scan", scans: ["t"], rewrites: [] }],
    ["ALTER TABLE t RENAME COLUMN b TO c", { class: "metadata", scans: [], rewrites: [] }],
    ["ALTER TABLE t DROP COLUMN b", { class: "rewrite", scans: ["t"], rewrites: ["t"] }],
    ["CREATE INDEX i ON t (a)", { class: "scan", scans: ["t"], rewrites: [] }],
    ["UPDATE t SET a = 1", { class: "scan", scans: ["t"], rewrites: [] }],
    ["DROP TABLE p", { class: "metadata", scans: [], rewrites: [] }],
  ])("finds what %s does", async (sql, expected) => {
    const impact = await measured(database.connection, sql);
    expect(impact).toMatchObject(expected);
    expect(locksOf(impact)).toEqual({ main: "Exclusive" });
  });

  it("sees a rebuild of several statements as one rewrite of the table", async () => {
    const impact = await measured(
      database.connection,
      "CREATE TABLE t_new (id INTEGER PRIMARY KEY, a TEXT NOT NULL)",
      "INSERT INTO t_new SELECT id, a FROM t",
      "DROP TABLE t",
      "ALTER TABLE t_new RENAME TO t",
    );
    expect(impact).toMatchObject({ class: "rewrite", rewrites: ["t"], scans: ["t"] });
  });

  it("says that a query locks nothing against writers", async () => {
    expect((await measured(database.connection, "SELECT count(*) FROM t")).locks).toEqual([]);
  });
});
