import postgres from "postgres";
import { expect, it } from "vitest";
import { connect, parseTarget } from "../../cli/connect.ts";
import type { Output } from "../../cli/output/output.ts";
import { noteWaits } from "../../cli/waits.ts";
import { sharedPostgres } from "../support/servers.ts";

it("noteWaits() says who has the lock that reading waits for, once", async (context) => {
  const server = await sharedPostgres(18);
  if (server === undefined) return context.skip();
  const url = await server.createDatabase();
  const holder = postgres(url, { max: 1, connection: { application_name: "nightly job" } });
  await holder.unsafe("CREATE TABLE t (a integer)");
  await holder.unsafe("BEGIN");
  await holder.unsafe("LOCK TABLE t -- for long");
  const target = parseTarget(url, "/");
  const connection = await connect(target, "read");
  const notes: string[] = [];
  const warn = (line: string): void => {
    notes.push(line);
    void holder.unsafe("COMMIT").execute();
  };
  const rows = await noteWaits(target, { warn } as Output, () => connection.query("SELECT count(*)::text AS n FROM t"));
  expect(rows).toEqual([{ n: "0" }]);
  expect(notes).toEqual([expect.stringContaining("waiting for a lock on t, which another session has (pid ")]);
  expect(notes[0]).toContain("nightly job; its last statement: LOCK TABLE t -- for long)");
  expect(notes[0]).not.toContain("postgres:postgres@");
  await connection.close();
  await holder.end();
});
