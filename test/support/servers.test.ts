import postgres from "postgres";
import { describe, expect, it } from "vitest";
import { POSTGRES_MAJORS } from "./postgres_server.ts";
import { sharedPostgres } from "./servers.ts";

for (const major of POSTGRES_MAJORS) {
  const server = await sharedPostgres(major);

  describe.skipIf(server === undefined)(`sharedPostgres(${major})`, () => {
    it("lends a server of that major, with an empty database for each that asks", async () => {
      const urls = await Promise.all([server?.createDatabase(), server?.createDatabase()]);
      expect(new Set(urls).size).toBe(2);
      const sql = postgres(urls[0] ?? "", { max: 1 });
      const [row] = await sql`SELECT current_setting('server_version') AS version,
        (SELECT count(*)::int FROM pg_class WHERE relnamespace = 'public'::regnamespace) AS relations`;
      await sql.end();
      expect(row?.version).toMatch(new RegExp(`^${major}\\.`));
      expect(row?.relations).toBe(0);
    });
  });
}
