import postgres from "postgres";
import { describe, expect, it } from "vitest";
import { pgDump } from "./pg_dump.ts";
import { openPGlite } from "./pglite.ts";
import { POSTGRES_MAJORS } from "./postgres_server.ts";
import { sharedPostgres } from "./servers.ts";

const DDL = "CREATE TABLE users (id integer PRIMARY KEY, name text DEFAULT 'x');";

function expectDump(dump: string): void {
  expect(dump).toContain("CREATE TABLE public.users (\n    id integer NOT NULL,\n    name text DEFAULT 'x'::text\n);");
  expect(dump).toContain("ADD CONSTRAINT users_pkey PRIMARY KEY (id)");
}

describe("pgDump()", () => {
  it("dumps a PGlite", async () => {
    const client = await openPGlite();
    await client.exec(DDL);
    expectDump(await pgDump(client));
    await client.close();
  });

  for (const major of POSTGRES_MAJORS) {
    it(`dumps a PostgreSQL ${major}`, async (context) => {
      const url = await (await sharedPostgres(major))?.createDatabase();
      if (url === undefined) return context.skip();
      const sql = postgres(url, { max: 1 });
      await sql.unsafe(DDL);
      await sql.end();
      expectDump(await pgDump(url));
    });
  }
});
