import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import postgres from "postgres";
import { describe, expect, it } from "vitest";
import { openPgliteShadow } from "../../cli/host/shadow_pglite.ts";
import { ShadowPool } from "../../cli/host/shadow_pool.ts";
import { openServerShadow } from "../../cli/host/shadow_server.ts";
import { pgDump } from "../support/pg_dump.ts";
import { sharedPostgres } from "../support/servers.ts";
import { TestProject } from "./project.ts";

describe("a PGlite shadow", () => {
  it("has the extensions that come with PGlite as soon as a statement asks for one", async () => {
    const { connection, reset, close } = await openPgliteShadow();
    await connection.query("BEGIN");
    await connection.query("CREATE TABLE before (a text)");
    await connection.query("CREATE EXTENSION pg_trgm");
    await connection.query("CREATE INDEX i ON before USING gin (a gin_trgm_ops)");
    await connection.query("COMMIT");
    await connection.query('CREATE EXTENSION "uuid-ossp"');
    const rows = await connection.query("SELECT extname FROM pg_extension ORDER BY 1");
    expect(rows.map(({ extname }) => extname)).toEqual(["pg_trgm", "plpgsql", "uuid-ossp"]);
    await reset();
    const left = await connection.query(
      "SELECT extname FROM pg_extension UNION ALL SELECT relname FROM pg_class WHERE oid >= 16384",
    );
    expect(left.map(({ extname }) => extname)).toEqual(["plpgsql"]);
    await close();
  });

  it("names an extension that it lacks", async () => {
    const project = new TestProject();
    project.write("schema.sql", "CREATE EXTENSION postgis;");
    const error = await project.error("inspect", "schema.sql", "--dialect", "postgres");
    expect(error.message).toContain('extension "postgis" is not available');
    expect(error.hint).toContain("shadow: { url }");
  });
});

describe("ShadowPool", () => {
  it("gives a shadow that was given back to the next, emptied, and closes all at the end", async () => {
    const seen: string[] = [];
    const shadow = {
      connection: {} as never,
      reset: async () => void seen.push("reset"),
      close: async () => void seen.push("close"),
    };
    const open = async () => {
      seen.push("open");
      return shadow;
    };
    const pool = new ShadowPool(() => new AbortController().signal);
    const opener = pool.opener("k", open, false);
    const first = await opener();
    await first.close();
    await (await opener()).close();
    await pool.close();
    expect(seen).toEqual(["open", "reset", "close"]);
  });

  it("closes those that would outlive the process when it is interrupted", async () => {
    const interrupt = new AbortController();
    let closed = false;
    const pool = new ShadowPool(() => interrupt.signal);
    const open = async () => ({
      connection: {} as never,
      reset: async () => {},
      close: async () => {
        closed = true;
      },
    });
    await pool.opener("k", open, true)();
    interrupt.abort();
    expect(closed).toBe(true);
  });
});

describe("a shadow on a server", () => {
  it("is a database of its own that is gone when it is closed, like those that killed processes left", async (context) => {
    const server = await sharedPostgres(18);
    if (server === undefined) return context.skip();
    const admin = postgres(server.url, { max: 1 });
    const shadows = async () => {
      const rows = await admin`SELECT datname FROM pg_database WHERE datname LIKE 'migr\_shadow\_%'`;
      return rows.length;
    };
    await admin.unsafe("CREATE DATABASE migr_shadow_0123456789ab");
    const first = await openServerShadow(server.url);
    const second = await openServerShadow(server.url);
    expect(await shadows()).toBe(2);
    await first.connection.query("CREATE EXTENSION plpgsql").catch(() => {});
    await first.connection.query("CREATE PUBLICATION p");
    await first.reset();
    expect(await first.connection.query("SELECT pubname FROM pg_publication")).toEqual([]);
    await second.close();
    await first.close();
    expect(await shadows()).toBe(0);
    await admin.end();
  });

  it("is what the configuration names, and leaves nothing behind when the command fails", async (context) => {
    const server = await sharedPostgres(14);
    if (server === undefined) return context.skip();
    const url = await server.createDatabase();
    const before = await pgDump(url);
    const project = new TestProject(`dialect: "postgres", shadow: { url: "${url}" }`);
    project.write("broken.sql", "CREATE TABLE t (a int); CREATE VIEW v AS SELECT b FROM t;");
    expect((await project.error("inspect", "broken.sql", "--dialect", "postgres")).message).toContain("does not exist");
    project.write("fine.sql", "CREATE TABLE t (a int);");
    expect(await project.json("inspect", "fine.sql", "--dialect", "postgres")).toMatchObject({ dialect: "postgres" });
    const admin = postgres(url, { max: 1 });
    expect(await admin`SELECT 1 FROM pg_database WHERE datname LIKE 'migr\_shadow\_%'`).toHaveLength(0);
    await admin.end();
    expect(await pgDump(url).then(withoutWords)).toBe(withoutWords(before));
  });
});

describe.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGKILL", null],
] as const)("%s while a statement runs in a shadow on a server", (signal, exitCode) => {
  it(`ends the command at once; ${exitCode === null ? "the next one drops the shadow" : "the shadow is gone"}`, async (context) => {
    const server = await sharedPostgres(14);
    if (server === undefined) return context.skip();
    const url = await server.createDatabase();
    const project = new TestProject(`dialect: "postgres", shadow: { url: "${url}" }`);
    const mark = `${signal}_${randomUUID()}`;
    project.write("slow.sql", `DO $$ BEGIN PERFORM pg_sleep(60), '${mark}'; END $$;`);
    project.write("fast.sql", "CREATE TABLE t (a integer);");
    const admin = postgres(url, { max: 1 });
    const running = async (): Promise<string | undefined> => {
      const [row] =
        await admin`SELECT datname FROM pg_stat_activity WHERE state = 'active' AND query LIKE ${`DO%${mark}%`}`;
      return row?.datname;
    };
    const main = join(import.meta.dirname, "../../cli/main.ts");
    const child = spawn(process.execPath, [main, "diff", "slow.sql", "fast.sql", "--dialect", "postgres"], {
      cwd: project.folder,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let shadow = await running();
    for (; shadow === undefined; shadow = await running()) {
      expect(child.exitCode).toBe(null);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    expect(await ended).toBe(exitCode);
    if (exitCode === null) await project.json("inspect", "fast.sql", "--dialect", "postgres");
    expect(await admin`SELECT datname FROM pg_database WHERE datname = ${shadow}`).toEqual([]);
    await admin.end();
  });
});

/** Dumps have a word of their own at both ends. */
function withoutWords(dump: string): string {
  return dump.replace(/^\\(un)?restrict .*$/gm, "");
}
