import postgresClient from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Connection } from "../../core/drivers/driver.ts";
import { pglite } from "../../core/drivers/pglite.ts";
import { postgresJs } from "../../core/drivers/postgres_js.ts";
import type { SqlValue } from "../../core/operations/operation.ts";
import { openPGlite } from "../support/pglite.ts";
import { sharedPostgres } from "../support/servers.ts";

const server = await sharedPostgres(18);

/** A connection, and how to end its client. */
type Opened = readonly [Connection, () => Promise<void>];

const DRIVERS: readonly (readonly [string, boolean, () => Promise<Opened>])[] = [
  [
    "pglite()",
    true,
    async () => {
      const client = await openPGlite();
      return [pglite(client), () => client.close()];
    },
  ],
  [
    "postgresJs()",
    server !== undefined,
    async () => {
      const sql = postgresClient(server?.url ?? "", { max: 1, onnotice: () => {} });
      return [postgresJs(sql), () => sql.end({ timeout: 1 })];
    },
  ],
  [
    "postgresJs() of a pool that fetches no types",
    server !== undefined,
    async () => {
      const sql = postgresClient(server?.url ?? "", { max: 2, fetch_types: false, onnotice: () => {} });
      return [postgresJs(sql), () => sql.end({ timeout: 1 })];
    },
  ],
];

describe.each(DRIVERS)("%s", (_, available, open) => {
  let [connection, end]: Opened = [undefined as never, async () => {}];
  beforeAll(async () => {
    if (available) [connection, end] = await open();
  });
  afterAll(() => end());

  it.skipIf(!available)(
    "binds every value to columns of every type, text that looks like another included",
    async () => {
      const bound: readonly (readonly [type: string, value: SqlValue, stored: string | null])[] = [
        ["text", "true", "true"],
        ["text", 5, "5"],
        ["boolean", false, "false"],
        ["boolean", "f", "false"],
        ["integer", 7, "7"],
        ["integer", "8", "8"],
        ["bigint", 9223372036854775807n, "9223372036854775807"],
        ["double precision", -1.5, "-1.5"],
        ["bytea", new Uint8Array([0, 255]), "\\x00ff"],
        ["jsonb", '{"a": 1}', '{"a": 1}'],
        ["json", '"s"', '"s"'],
        ["timestamp", "2020-01-01 10:00:00.123456", "2020-01-01 10:00:00.123456"],
        ["date", "2020-01-01", "2020-01-01"],
        ["integer[]", "{1,2}", "{1,2}"],
        ["text", null, null],
      ];
      await connection.query(`CREATE TEMP TABLE bound (${bound.map(([type], at) => `c${at} ${type}`)})`);
      const places = bound.map((_, at) => `$${at + 1}`);
      await connection.query(
        `INSERT INTO bound VALUES (${places})`,
        bound.map(([, value]) => value),
      );
      const [row] = await connection.query(`SELECT ${bound.map((_, at) => `c${at}::text AS c${at}`)} FROM bound`);
      expect(Object.values(row ?? {})).toEqual(bound.map(([, , stored]) => stored));
    },
  );

  it.skipIf(!available)("throws the server's own code, position, detail and hint", async () => {
    await connection.query("CREATE TEMP TABLE one (id int PRIMARY KEY)");
    await expect(connection.query("SELECT ident FROM one WHERE true")).rejects.toMatchObject({
      code: "DATABASE_ERROR",
      message: expect.stringContaining("ident"),
      fields: { sql: "SELECT ident FROM one WHERE true", engineCode: "42703", position: 8 },
    });
    await expect(connection.query("INSERT INTO one VALUES ($1), ($1)", [1])).rejects.toMatchObject({
      fields: { engineCode: "23505", detail: "Key (id)=(1) already exists." },
    });
  });

  it.skipIf(!available)("batch() blames the first statement that failed, not those that failed after it", async () => {
    await connection.query("BEGIN");
    const batch = connection.batch([
      { sql: "CREATE TEMP TABLE two (id int)" },
      { sql: "INSERT INTO two VALUES ($1)", params: [1] },
      { sql: "INSERT INTO three VALUES (1)" },
      { sql: "INSERT INTO two VALUES (2)" },
    ]);
    await expect(batch).rejects.toMatchObject({ fields: { statementIndex: 2, engineCode: "42P01" } });
    await connection.query("ROLLBACK");
  });
});

describe("postgresJs() without a server", () => {
  it("says where it looked, without the password, and what to check", async () => {
    const sql = postgresClient("postgres://me:secret@127.0.0.1:1/app", { max: 1, connect_timeout: 2 });
    const connection = postgresJs(sql);
    expect(connection.label).toBe("postgres://me@127.0.0.1:1/app");
    const failure = await connection.query("SELECT 1").catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: "CONNECTION_FAILED", hint: expect.stringContaining("host and the port") });
    expect(String((failure as Error).message)).not.toContain("secret");
    await connection.close();
    await sql.end({ timeout: 1 });
  });

  it.skipIf(server === undefined)("names a database that does not exist", async () => {
    const url = new URL(server?.url ?? "");
    url.pathname = "/absent";
    const sql = postgresClient(url.href, { max: 1 });
    await expect(postgresJs(sql).query("SELECT 1")).rejects.toMatchObject({
      code: "CONNECTION_FAILED",
      hint: expect.stringContaining("Create the database"),
    });
    await sql.end({ timeout: 1 });
  });
});
