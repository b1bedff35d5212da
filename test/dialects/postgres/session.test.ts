import postgresClient from "postgres";
import { afterEach, describe, expect, it } from "vitest";
import { postgres } from "../../../core/dialects/postgres/mod.ts";
import type { Connection } from "../../../core/drivers/driver.ts";
import { postgresJs } from "../../../core/drivers/postgres_js.ts";
import { sharedPostgres } from "../../support/servers.ts";

const LEDGER = { schema: "", revisions: "migr_revisions", log: "migr_log" };
const server = await sharedPostgres(18);

describe.skipIf(server === undefined)("the lock of PostgreSQL", () => {
  const opened: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of opened.splice(0)) await close();
  });

  function connect(url: string, name: string): Connection {
    const sql = postgresClient(url, { max: 1, onnotice: () => {}, connection: { application_name: name } });
    opened.push(() => sql.end({ timeout: 1 }));
    return postgresJs(sql);
  }

  it("lets one runner in at a time, and tells the other who it waits for", async () => {
    const url = (await server?.createDatabase()) ?? "";
    const [first, second] = [connect(url, "first runner"), connect(url, "second")];
    const unlock = await postgres.session.lock(first, LEDGER, { timeoutMs: 1000 });
    const holders: (string | undefined)[] = [];
    const waiting = postgres.session.lock(second, LEDGER, {
      timeoutMs: 20_000,
      onWait: (holder) => {
        holders.push(holder);
        void unlock();
      },
    });
    await (await waiting)();
    expect(holders).toHaveLength(1);
    expect(holders[0]).toMatch(/^pid \d+, first runner, from 127\.0\.0\.1, connected since \d{4}-/);
  });

  it("has one lock for each ledger", async () => {
    const url = (await server?.createDatabase()) ?? "";
    const [first, second] = [connect(url, "first"), connect(url, "second")];
    await postgres.session.lock(first, LEDGER, { timeoutMs: 1000 });
    await postgres.session.lock(second, { ...LEDGER, revisions: "other" }, { timeoutMs: 0 });
  });

  it("gives up after its time and names the holder, or at once when it is aborted", async () => {
    const url = (await server?.createDatabase()) ?? "";
    const [first, second] = [connect(url, "first"), connect(url, "second")];
    await postgres.session.lock(first, LEDGER, { timeoutMs: 1000 });
    await expect(postgres.session.lock(second, LEDGER, { timeoutMs: 120 })).rejects.toMatchObject({
      code: "LOCK_TIMEOUT",
      message: expect.stringMatching(/pid \d+, first/),
    });
    const controller = new AbortController();
    const options = { timeoutMs: 20_000, signal: controller.signal, onWait: () => controller.abort() };
    await expect(postgres.session.lock(second, LEDGER, options)).rejects.toMatchObject({ code: "ABORTED" });
  });
});
